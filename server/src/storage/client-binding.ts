/** Which user's edits a Yjs client id stands for; forged ids are found by it (F54). */
export interface ClientBinding {
  readonly clientId: number;
  readonly user: string;
}
