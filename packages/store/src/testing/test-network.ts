import * as Y from 'yjs';
import type { DocName } from '@firsat/model';
import type { Docs } from '../doc-layout.js';
import type { Origin } from '../origins.js';

export interface TestFaults {
  /** Chance that a message is lost; the gap is filled when the link is joined anew. */
  readonly drop: number;
  /** Chance that a message arrives twice. */
  readonly duplicate: number;
  /** Chance that a later message overtakes an earlier one. */
  readonly reorder: number;
}

interface Link {
  readonly from: TestPeer;
  readonly to: TestPeer;
  readonly doc: DocName;
  up: boolean;
  readonly queue: Uint8Array[];
}

/** One device: its two documents and how it hangs on the network. */
export interface TestPeer {
  readonly name: string;
  readonly docs: Docs;
}

const NAMES: readonly DocName[] = ['core', 'work'];
const NETWORK: Origin = { kind: 'network' };

/**
 * Devices that send each other their updates through queues: nothing arrives before `deliver`, and messages may be lost, doubled and overtaken. `core`
 * and `work` travel on links of their own, so that one may lag behind the other.
 */
export class TestNetwork {
  readonly #random: () => number;
  readonly #faults: TestFaults;
  readonly #peers: TestPeer[] = [];
  #links: Link[] = [];
  readonly #offs = new Map<TestPeer, () => void>();

  constructor(random: () => number, faults: Partial<TestFaults> = {}) {
    this.#random = random;
    this.#faults = { drop: 0, duplicate: 0, reorder: 0, ...faults };
  }

  /** A new device, offline. */
  join(peer: TestPeer): void {
    for (const other of this.#peers) {
      for (const doc of NAMES) {
        this.#links.push({ from: peer, to: other, doc, up: false, queue: [] });
        this.#links.push({ from: other, to: peer, doc, up: false, queue: [] });
      }
    }
    this.#peers.push(peer);
    const offs = NAMES.map((doc) => {
      const send = (update: Uint8Array, origin: unknown): void => {
        if (origin !== NETWORK) this.#send(peer, doc, update);
      };
      peer.docs[doc].on('update', send);
      return () => peer.docs[doc].off('update', send);
    });
    this.#offs.set(peer, () => {
      for (const off of offs) off();
    });
  }

  leave(peer: TestPeer): void {
    this.#offs.get(peer)?.();
    this.#offs.delete(peer);
    this.#peers.splice(this.#peers.indexOf(peer), 1);
    this.#links = this.#links.filter((link) => link.from !== peer && link.to !== peer);
  }

  /** Joins or parts two devices, for one document or both. Joining sends what the other lacks. */
  connect(a: TestPeer, b: TestPeer, up: boolean, docs: readonly DocName[] = NAMES): void {
    for (const link of this.#links) {
      const between = (link.from === a && link.to === b) || (link.from === b && link.to === a);
      if (!between || !docs.includes(link.doc) || link.up === up) continue;
      link.up = up;
      link.queue.length = 0;
      if (up) link.queue.push(missing(link));
    }
  }

  /** Whether anything of this device can leave it now. */
  isolated(peer: TestPeer): boolean {
    return !this.#links.some((link) => link.from === peer && link.up);
  }

  /** Delivers up to `count` messages, link by link at random. Returns how many there were. */
  deliver(count: number): number {
    for (let done = 0; done < count; done++) {
      const waiting = this.#links.filter((link) => link.queue.length > 0);
      const link = waiting[Math.floor(this.#random() * waiting.length)];
      if (!link) return done;
      const overtaken =
        this.#random() < this.#faults.reorder ? Math.floor(this.#random() * link.queue.length) : 0;
      const [message] = link.queue.splice(overtaken, 1);
      if (message) Y.applyUpdate(link.to.docs[link.doc], message, NETWORK);
    }
    return count;
  }

  /** Everyone gets everything (of the named documents); afterwards all are connected. */
  heal(docs: readonly DocName[] = NAMES): void {
    const [hub, ...others] = this.#peers;
    if (!hub) return;
    const links = this.#links.filter((link) => docs.includes(link.doc));
    for (const link of links) {
      link.up = true;
      link.queue.length = 0;
    }
    for (const doc of docs) {
      for (const peer of others) transfer(peer, hub, doc);
      for (const peer of others) transfer(hub, peer, doc);
    }
  }

  #send(from: TestPeer, doc: DocName, update: Uint8Array): void {
    for (const link of this.#links) {
      if (link.from !== from || link.doc !== doc || !link.up) continue;
      if (this.#random() < this.#faults.drop) continue;
      link.queue.push(update);
      if (this.#random() < this.#faults.duplicate) link.queue.push(update);
    }
  }
}

function missing({ from, to, doc }: Pick<Link, 'from' | 'to' | 'doc'>): Uint8Array {
  return Y.encodeStateAsUpdate(from.docs[doc], Y.encodeStateVector(to.docs[doc]));
}

function transfer(from: TestPeer, to: TestPeer, doc: DocName): void {
  Y.applyUpdate(to.docs[doc], missing({ from, to, doc }), NETWORK);
}
