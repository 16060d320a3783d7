/** An extension message of a newer peer. It is ignored by both sides (PV2) and cannot be written. */
export interface UnknownMessage {
  readonly type: 'unknown';
  readonly subtype: number;
}
