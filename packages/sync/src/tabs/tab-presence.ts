import {
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
  type Awareness,
} from 'y-protocols/awareness';
import { originKind, tabOrigin } from '../origins.js';

interface AwarenessChange {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

export interface TabPresenceOwner {
  /** Whether there is anybody to tell. */
  isHeard(): boolean;
  send(update: Uint8Array, to?: string): void;
}

/** One awareness among the tabs of a user. Each tab tells of itself only: what it heard about others (or stopped hearing) is no news. */
export class TabPresence {
  readonly #awareness: Awareness;
  readonly #owner: TabPresenceOwner;

  constructor(awareness: Awareness, owner: TabPresenceOwner) {
    this.#awareness = awareness;
    this.#owner = owner;
    awareness.on('update', this.#onUpdate);
  }

  tell(to?: string): void {
    const { clientID, meta } = this.#awareness;
    if (meta.has(clientID)) this.#owner.send(encodeAwarenessUpdate(this.#awareness, [clientID]), to);
  }

  apply(update: Uint8Array): void {
    try {
      applyAwarenessUpdate(this.#awareness, update, tabOrigin);
    } catch {
      // Another program on this origin, or another version; presence heals by itself.
    }
  }

  /** Another client is known to be gone: a closed window must not stand there for the half minute of a heartbeat. */
  forget(client: number): void {
    const { clientID, states } = this.#awareness;
    if (client !== clientID && states.has(client))
      removeAwarenessStates(this.#awareness, [client], tabOrigin);
  }

  leave(): void {
    const { clientID, meta } = this.#awareness;
    this.#awareness.off('update', this.#onUpdate);
    if (meta.has(clientID)) this.#owner.send(encodeAwarenessUpdate(this.#awareness, [clientID], new Map()));
  }

  readonly #onUpdate = ({ added, updated, removed }: AwarenessChange, origin: unknown): void => {
    if (!this.#owner.isHeard() || originKind(origin) === 'tab') return;
    if ([...added, ...updated, ...removed].includes(this.#awareness.clientID)) this.tell();
  };
}
