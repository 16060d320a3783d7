import type { MemberId, OpportunityId } from '@firsat/model';

/** What one connected client shows of itself; ephemeral, never stored (schema-checked on read: it comes from others). */
export interface PresenceState {
  readonly user: { readonly id: MemberId; readonly name: string; readonly color: string };
  /** Which opportunity is open in the detail, and which of its fields is being edited. */
  readonly opportunityId: OpportunityId | null;
  readonly field: string | null;
  readonly dragging: OpportunityId | null;
}

export interface Peer extends PresenceState {
  readonly clientId: number;
}

/** Who is here now. `peers` never contains this client; two tabs of one user are two peers with one user id. */
export interface Presence {
  readonly self: PresenceState;
  readonly peers: readonly Peer[];
  update(change: Partial<Omit<PresenceState, 'user'>>): void;
  /** Peers whose open, edited or dragged opportunity is this one. */
  at(opportunityId: OpportunityId): readonly Peer[];
  subscribe(listener: () => void): () => void;
}
