import type { HeldRow, SafeHeldStore } from '@firsat/sync';
import type { Session } from '../session.js';
import type { ForkHost } from './fork-host.js';
import { replayable, textOf } from './held-rows.js';
import { nameOf } from './places.js';

export interface ReplayOwner {
  /** The session on whose documents may be played; `undefined` while they are being replaced. */
  session(): Session | undefined;
  /** Rows have gone or changed. */
  changed(): Promise<void>;
}

/** How long the server is waited for, after a change that it may refuse. */
const ANSWER_MS = 10_000;

/** Plays held changes again, in their order, by the same way by which they were made. */
export class Replay {
  readonly #host: ForkHost;
  readonly #store: SafeHeldStore;
  readonly #owner: ReplayOwner;
  #interrupt: () => void = () => undefined;
  #interrupted = Promise.resolve();
  #isInterrupted = false;
  /** Rows that are being played: they are on their way, not held. */
  playing: ReadonlySet<string> = new Set();

  constructor(host: ForkHost, store: SafeHeldStore, owner: ReplayOwner) {
    this.#host = host;
    this.#store = store;
    this.#owner = owner;
  }

  /** Whether a change that is played now can be saved. */
  get isPossible(): boolean {
    const { access } = this.#host.port.status;
    return this.#owner.session() !== undefined && (access === 'owner' || access === 'editor');
  }

  /** The documents are about to be replaced: the rest is played on the next ones. */
  interrupt(): void {
    this.#isInterrupted = true;
    this.#interrupt();
  }

  /** Plays what waits for it, or the rows that somebody asks for. */
  async run(asked?: ReadonlySet<string>): Promise<void> {
    this.#isInterrupted = false;
    this.#interrupted = new Promise((resolve) => (this.#interrupt = resolve));
    if (!this.isPossible) return;
    await this.#alone(async () => {
      const session = this.#owner.session();
      if (session === undefined) return;
      // What was made on these very documents is in them, and would be taken for done.
      const here = nameOf(session.place);
      const rows = (await this.#store.all()).filter(({ place }) => place !== here);
      await this.#play(
        rows.filter(({ id, pending }) => (asked ? asked.has(id) : pending)),
        asked !== undefined,
      );
    });
    this.playing = new Set();
    await this.#owner.changed();
  }

  async #play(rows: readonly HeldRow[], asked: boolean): Promise<void> {
    if (rows.length === 0) return;
    this.playing = new Set(rows.map(({ id }) => id));
    const played: HeldRow[] = [];
    for (const row of rows) {
      const session = this.#owner.session();
      if (this.#isInterrupted || session === undefined) break;
      const outcome = await this.#playOne(row);
      if (outcome === 'later') continue;
      if (outcome === 'never') {
        await this.#store.put([{ ...row, pending: false, suspect: false, reason: 'conflict' }]);
        continue;
      }
      if (!row.suspect && !asked) {
        played.push(row);
        continue;
      }
      // Alone, so that a refusal can only mean this one.
      if (await this.#answered(session)) await this.#store.settle([row]);
      else if (this.#stopped()) break;
      else played.push(row);
    }
    await this.#settle(played);
  }

  async #playOne(row: HeldRow): Promise<'done' | 'later' | 'never'> {
    const text = textOf(row);
    if (text) return (await this.#host.texts()).replay(text);
    const problems = await this.#host.store.replay(replayable(row));
    return problems.length > 0 ? 'never' : 'done';
  }

  #stopped(): boolean {
    return this.#isInterrupted;
  }

  /** What was played is in the outbox, hence on this device, before it is forgotten here. */
  async #settle(played: readonly HeldRow[]): Promise<void> {
    const session = this.#owner.session();
    if (played.length === 0 || session === undefined) return;
    try {
      if (this.#host.device) await session.sync.whenDurable('device');
      await this.#store.settle(played);
    } catch {
      // The session ended first: they are still held, under the same names.
    }
  }

  /** True when the server has it; false when it was refused, or says nothing in time (then it is in the outbox like any other change). */
  async #answered({ sync }: Session): Promise<boolean> {
    const saved = sync.whenDurable('server').then(
      () => true,
      () => false,
    );
    const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), ANSWER_MS));
    return Promise.race([saved, late, this.#interrupted.then(() => false)]);
  }

  /** One tab at a time: two would play the same rows. */
  async #alone(work: () => Promise<void>): Promise<void> {
    const { locks } = navigator as { readonly locks?: LockManager };
    if (!this.#host.device || locks === undefined) await work();
    else await locks.request(`${this.#host.key}:replay`, work);
  }
}
