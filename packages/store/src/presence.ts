import { ID_PATTERN, unturned, type OpportunityId } from '@firsat/model';
import type { Awareness } from 'y-protocols/awareness';
import type { Peer, Presence, PresenceState } from './presence-types.js';

/** What others may make us show: names are cut, everything else must fit or the peer is ignored. */
const MAX_NAME = 100;
const MAX_PEERS = 200;
const COLOR = /^#[0-9a-f]{6}$/i;

/** Distinguishable on light and dark ground, with 3:1 against both. */
const COLORS = [
  '#c2410c',
  '#a16207',
  '#4d7c0f',
  '#0f766e',
  '#0369a1',
  '#4f46e5',
  '#9333ea',
  '#be185d',
] as const;

/** The same colour for one user on every screen. */
export function colorOf(userId: string): string {
  let hash = 0;
  for (let index = 0; index < userId.length; index++) hash = (hash * 31 + userId.charCodeAt(index)) >>> 0;
  return COLORS[hash % COLORS.length] as string;
}

/** Who says to be here, in a state that came from someone else; `undefined` when nobody can be made out. */
export function presentedUser(state: unknown): PresenceState['user'] | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { user } = state as Readonly<Record<string, unknown>>;
  if (typeof user !== 'object' || user === null) return undefined;
  const { id, name, color } = user as Readonly<Record<string, unknown>>;
  if (!isId(id) || typeof name !== 'string' || unturned(name).trim() === '') return undefined;
  return Object.freeze({
    id,
    name: unturned(name).slice(0, MAX_NAME),
    color: typeof color === 'string' && COLOR.test(color) ? color : colorOf(id),
  });
}

/** A state as it came from someone else; `undefined` when it is not one of ours. */
function readState(state: unknown): PresenceState | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { opportunityId, field, dragging } = state as Readonly<Record<string, unknown>>;
  const user = presentedUser(state);
  if (!user) return undefined;
  if (!isIdOrNothing(opportunityId) || !isIdOrNothing(field) || !isIdOrNothing(dragging)) return undefined;
  return Object.freeze({
    user,
    opportunityId: opportunityId ?? null,
    field: field ?? null,
    dragging: dragging ?? null,
  });
}

const isId = (value: unknown): value is string => typeof value === 'string' && ID_PATTERN.test(value);
const isIdOrNothing = (value: unknown): value is string | null | undefined =>
  value === null || value === undefined || isId(value);

const samePeer = (a: Peer | undefined, b: Peer): boolean =>
  a?.clientId === b.clientId &&
  a.user.id === b.user.id &&
  a.user.name === b.user.name &&
  a.user.color === b.user.color &&
  a.opportunityId === b.opportunityId &&
  a.field === b.field &&
  a.dragging === b.dragging;

const NOBODY: readonly Peer[] = Object.freeze([]);

/** Presence over an awareness; without one, only this client is here. */
export class AwarenessPresence implements Presence {
  #awareness: Awareness | undefined;
  readonly #listeners = new Set<() => void>();
  #self: PresenceState;
  #peers: readonly Peer[] = NOBODY;
  #byOpportunity: Map<OpportunityId, readonly Peer[]> | undefined;

  constructor(user: PresenceState['user'], awareness?: Awareness) {
    this.#awareness = awareness;
    this.#self = Object.freeze({
      user: Object.freeze({ ...user }),
      opportunityId: null,
      field: null,
      dragging: null,
    });
    this.#publish();
    this.#readPeers();
    awareness?.on('change', this.#changed);
  }

  get self(): PresenceState {
    return this.#self;
  }

  get peers(): readonly Peer[] {
    return this.#peers;
  }

  update(change: Partial<Omit<PresenceState, 'user'>>): void {
    const { opportunityId, field, dragging } = { ...this.#self, ...change };
    const before = this.#self;
    if (before.opportunityId === opportunityId && before.field === field && before.dragging === dragging)
      return;
    this.#self = Object.freeze({ user: before.user, opportunityId, field, dragging });
    this.#publish();
    this.#tell();
  }

  at(opportunityId: OpportunityId): readonly Peer[] {
    if (!this.#byOpportunity) {
      this.#byOpportunity = new Map();
      for (const peer of this.#peers) {
        for (const id of new Set([peer.opportunityId, peer.dragging])) {
          if (id !== null) this.#byOpportunity.set(id, [...(this.#byOpportunity.get(id) ?? []), peer]);
        }
      }
    }
    return this.#byOpportunity.get(opportunityId) ?? NOBODY;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Goes over to the awareness of other documents: the old one's owner ends it. */
  rebase(awareness: Awareness | undefined): void {
    this.#awareness?.off('change', this.#changed);
    this.#awareness = awareness;
    awareness?.on('change', this.#changed);
    this.#publish();
    this.#changed();
  }

  /** Leaves: others no longer see this client. */
  close(): void {
    this.#awareness?.off('change', this.#changed);
    this.#awareness?.setLocalState(null);
    this.#listeners.clear();
  }

  #publish(): void {
    const { user, opportunityId, field, dragging } = this.#self;
    this.#awareness?.setLocalState({ user: { ...user }, opportunityId, field, dragging });
  }

  readonly #changed = (): void => {
    if (this.#readPeers()) this.#tell();
  };

  #readPeers(): boolean {
    if (!this.#awareness) return false;
    const peers: Peer[] = [];
    for (const [clientId, raw] of this.#awareness.getStates()) {
      if (clientId === this.#awareness.clientID || peers.length >= MAX_PEERS) continue;
      const state = readState(raw);
      if (state) peers.push(Object.freeze({ clientId, ...state }));
    }
    peers.sort((a, b) => a.clientId - b.clientId);
    if (
      peers.length === this.#peers.length &&
      peers.every((peer, index) => samePeer(this.#peers[index], peer))
    ) {
      return false;
    }
    this.#peers = Object.freeze(peers);
    this.#byOpportunity = undefined;
    return true;
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
