import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Peer, PipelineStore } from '@firsat/store';
import { beforeNextPaint, cancelBeforeNextPaint } from '../../base/frame.js';

const NOBODY: readonly Peer[] = [];

/** Who is on which card: has it open, edits it or carries it. A card's list keeps its identity while nothing about it changes. */
export class CardPeers implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #store: PipelineStore | undefined;
  #unsubscribe: (() => void) | undefined;
  #byCard = new Map<string, readonly Peer[]>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  of(id: string): readonly Peer[] {
    return this.#byCard.get(id) ?? NOBODY;
  }

  watch(store: PipelineStore | undefined): void {
    if (store === this.#store) return;
    this.#unsubscribe?.();
    this.#store = store;
    this.#unsubscribe = store?.presence.subscribe(() => {
      beforeNextPaint(this.#changed);
    });
    this.#read();
  }

  hostDisconnected(): void {
    this.watch(undefined);
    cancelBeforeNextPaint(this.#changed);
  }

  readonly #changed = (): void => {
    this.#read();
    this.#host.requestUpdate();
  };

  #read(): void {
    const found = new Map<string, Peer[]>();
    for (const peer of this.#store?.presence.peers ?? []) {
      for (const id of new Set([peer.opportunityId, peer.dragging])) {
        if (id === null) continue;
        const others = found.get(id) ?? [];
        // Two windows of one person are one person.
        if (!others.some((other) => other.user.id === peer.user.id)) found.set(id, [...others, peer]);
      }
    }
    const before = this.#byCard;
    this.#byCard = new Map([...found].map(([id, peers]) => [id, sameFaces(before.get(id), peers) ?? peers]));
  }
}

function sameFaces(before: readonly Peer[] | undefined, now: readonly Peer[]): readonly Peer[] | undefined {
  const same =
    before?.length === now.length &&
    now.every(({ user }, at) => user.name === before[at]?.user.name && user.color === before[at].user.color);
  return same ? before : undefined;
}
