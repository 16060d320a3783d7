import type { AccessState, HeldChanges, RetryOutcome, SyncStatus } from '@firsat/store';
import { loadHeld, type ForkDemand, type HeldRow, type SafeHeldStore } from '@firsat/sync';
import * as Y from 'yjs';
import type { ArrivalsWatch } from '../arrivals/arrivals-watch.js';
import { readPlace } from '../place.js';
import { endSession, type Session } from '../session.js';
import { gatherTexts } from '../texts/texts.js';
import type { ForkHost } from './fork-host.js';
import { asJson, heldChange, rowsOf } from './held-rows.js';
import { isSame, nameOf, nextPlace, writePlace } from './places.js';
import { Replay } from './replay.js';
import { emptyLeftCopies } from './left-copies.js';
import { TabNews } from './tab-news.js';

type Held = Awaited<ReturnType<typeof loadHeld>>;

/** So often in a minute a refusal is answered by playing on; after that a person has to decide. */
const REFUSALS = 3;
const MINUTE_MS = 60_000;

export async function startForking(host: ForkHost): Promise<Forking> {
  const held = await loadHeld();
  const { user, workspace, device } = host;
  const disk = device ? new held.DeviceHeldStore(user, workspace) : new held.MemoryHeldStore();
  return new Forking(host, held, new held.SafeHeldStore(disk));
}

/**
 * What happens when the server does not take what the documents hold (sync.md 4.7): what it does not have is put aside, the documents are
 * replaced by the server's, and what was put aside is played again as soon as that makes sense. One thing after the other.
 *
 * ```text
 *  demand ─▶ put aside ─▶ note the next place ─▶ open it ─▶ exchanged with the server ─▶ the store goes over ─▶ play
 * ```
 */
export class Forking implements Pick<HeldChanges, 'retry' | 'exportJson' | 'discard'> {
  readonly #host: ForkHost;
  readonly #held: Held;
  readonly #store: SafeHeldStore;
  readonly #replay: Replay;
  readonly #news: TabNews;
  #rows: readonly HeldRow[] = [];
  /** Joined to the server (or trying). */
  #session: Session;
  /** What the store shows; until the new documents have been exchanged, the old ones. */
  #shown: Session;
  #placeKept = true;
  #work: Promise<unknown> = Promise.resolve();
  #refusals: number[] = [];
  #access: AccessState = 'unknown';
  #network: SyncStatus['network'] = 'none';
  #following: Session | undefined;
  /** Its documents are not taken by the server: nothing is played on them any more. */
  #leaving: Session | undefined;
  readonly #leaveStatus: () => void;
  #closed = false;
  /** Code that cannot be fetched: nothing is known of what came late. */
  readonly #arrivals: Promise<ArrivalsWatch | undefined>;

  constructor(host: ForkHost, held: Held, store: SafeHeldStore) {
    this.#host = host;
    this.#held = held;
    this.#store = store;
    this.#session = this.#shown = host.first;
    this.#news = new TabNews(host.device ? `${host.key}:news` : undefined, {
      held: () => void this.#queue(() => this.#read()),
      moved: () => this.#follow(),
    });
    this.#replay = new Replay(host, store, {
      session: () => (this.#isSettled() ? this.#session : undefined),
      changed: () => this.#read(),
    });
    this.#leaveStatus = host.port.subscribe(() => this.#onStatus());
    void this.#queue(() => this.#read());
    this.#settle(this.#session);
    this.#arrivals = import('../arrivals/arrivals-watch.js')
      .then(({ watchArrivals }) => watchArrivals({ ...host, session: () => this.#shown }))
      .catch(() => undefined);
  }

  get session(): Session {
    return this.#session;
  }

  /** The server demands other documents. The store is frozen already. */
  demanded(session: Session, demand: ForkDemand): void {
    this.#leaving = session; // runs that wait in the queue come before the fork
    this.#replay.interrupt();
    void this.#host.openedTexts()?.then((texts) => texts.freeze());
    void this.#queue(() => this.#fork(session, demand));
  }

  async retry(ids?: readonly string[]): Promise<RetryOutcome> {
    const asked = ids ?? this.#rows.map(({ id }) => id);
    this.#refusals = [];
    this.#host.port.problem = null;
    // Who was put out, or has no token, asks again.
    if (!this.#replay.isPossible) this.#session.sync.connect();
    await this.#queue(() => this.#replay.run(new Set(asked)));
    await this.#idle();
    const left = new Set(this.#rows.map(({ id }) => id));
    const stillHeld = asked.filter((id) => left.has(id)).length;
    return { applied: asked.length - stillHeld, stillHeld };
  }

  async exportJson(): Promise<string> {
    const { user, workspace } = this.#host;
    await this.#idle();
    const [rows, states] = [await this.#store.all(), await this.#store.states()];
    return asJson({ workspace, user }, rows, states, this.#session.sync.unsaved());
  }

  discard(ids: readonly string[]): Promise<void> {
    return this.#queue(async () => {
      await this.#store.remove(ids);
      await this.#read();
      this.#news.held();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#leaveStatus();
    this.#replay.interrupt();
    (await this.#arrivals)?.close();
    await this.#idle();
    this.#news.close();
    this.#store.close();
    await endSession(this.#session);
    if (this.#shown !== this.#session) await endSession(this.#shown);
  }

  async #fork(session: Session, demand: ForkDemand): Promise<void> {
    const host = this.#host;
    if (session !== this.#session || this.#closed) return;
    // The other document may still be read; what it holds unsaved is meant as well.
    await session.sync.whenAllLoaded;
    const texts = await gatherTexts(session);
    const record = readPlace(host.key);
    const { user, workspace } = host;
    const isLeft = record.left.some((place) => isSame(place, session.place));
    const isAlone =
      !host.device || (!isLeft && (await this.#held.tabsAt({ user, workspace, ...session.place })) <= 1);
    // What was a suspect before has been played alone since.
    const played = new Set((await this.#store.all()).flatMap(({ id, suspect }) => (suspect ? [id] : [])));
    const unsaved = rowsOf(this.#held, session, demand, (id) => isAlone || played.has(id));
    const rows = await this.#judged(unsaved, demand);
    const next = nextPlace(session.place, record, demand);
    // Noted first: whoever finds the old copy among those that were left finds in it what is not kept yet.
    if (host.device) this.#placeKept = writePlace(host.key, next, [...record.left, record, session.place]);
    if (await this.#keep(rows, session, texts)) await session.sync.release();
    this.#news.moved();
    const fresh = host.join(next);
    this.#session = fresh;
    host.port.use(fresh.sync);
    await this.#read();
    this.#settle(fresh);
    const gone = session === this.#shown ? session.sync.close() : endSession(session);
    if (demand.reason === 'removed' && demand.forget) void gone.then(() => this.#emptyLeft());
  }

  /** When a copy has been exchanged with the server it is shown, and what waits is played on it. */
  #settle(session: Session): void {
    void session.sync.whenSynced.then(() =>
      this.#queue(async () => {
        if (session !== this.#session || this.#closed) return;
        const old = this.#shown;
        if (old !== session) {
          this.#host.store.rebase(session);
          this.#shown = session;
          await (await this.#host.openedTexts())?.rebase();
          await endSession(old);
        }
        await this.#read();
        await this.#replay.run();
        void this.#sendTexts();
        this.#follow(); // news may have come before anybody listened
        void this.#emptyLeft();
      }),
    );
  }

  /** What earlier sessions typed into texts that nobody has open now. */
  async #sendTexts(): Promise<void> {
    try {
      const late = await this.#session.sync.late();
      if ((await late.withUnsent()).length > 0) await (await this.#host.texts()).sendLeft();
    } catch {
      // Code that cannot be fetched now: sent when the text is opened, or at the next start.
    }
  }

  /** Whether the documents on show are those that the server knows, and the newest that this browser knows of. */
  #isSettled(): boolean {
    const { device, key } = this.#host;
    const { place, sync } = this.#session;
    return (
      this.#shown === this.#session &&
      this.#leaving !== this.#session &&
      sync.hasSynced('core') &&
      (!device || !this.#placeKept || isSame(readPlace(key), place))
    );
  }

  async #judged(rows: readonly HeldRow[], { reason }: ForkDemand): Promise<readonly HeldRow[]> {
    // Where nothing of its own is suspected, another tab will answer for it.
    if (reason !== 'refused' || !rows.some(({ suspect }) => suspect)) return rows;
    const now = performance.now();
    this.#refusals = [...this.#refusals.filter((at) => now - at < MINUTE_MS), now];
    if (this.#refusals.length < REFUSALS) return rows;
    this.#host.port.problem = 'server-refused';
    const waiting = (await this.#store.all()).filter(({ pending }) => pending);
    await this.#store.put(waiting.map((row) => ({ ...row, pending: false })));
    return rows.map((row) => ({ ...row, pending: false, reason: 'refused' }));
  }

  /** Resolves to false when the disk does not take them: then they stay where they are as well, in the outbox of the old copy. */
  async #keep(
    rows: readonly HeldRow[],
    { place, core, work }: Session,
    texts: ReadonlyMap<string, Y.Doc>,
  ): Promise<boolean> {
    if (rows.length === 0) return true;
    const all = { core, work, ...Object.fromEntries(texts) };
    const docs = Object.fromEntries(
      Object.entries(all).map(([name, doc]) => [name, Y.encodeStateAsUpdate(doc)]),
    );
    const kept = await this.#store.put(rows, { place: nameOf(place), docs });
    this.#news.held();
    return kept;
  }

  /**
   * Another tab of this browser has gone on to another copy. Followed by who is connected: the new documents come from the server, and whoever
   * works offline goes on working until then.
   */
  #follow(): void {
    const { place: here, sync } = this.#session;
    const record = readPlace(this.#host.key);
    if (this.#host.port.status.network !== 'online' || this.#following === this.#session) return;
    if (!record.left.some((left) => isSame(left, here))) return;
    this.#following = this.#session;
    this.#host.store.freeze();
    sync.disconnect();
    this.demanded(this.#session, { reason: 'epoch', doc: '', epoch: record.epoch });
  }

  #onStatus(): void {
    const { access, network } = this.#host.port.status;
    if (network !== this.#network) {
      this.#network = network;
      this.#follow();
    }
    if (access === this.#access) return;
    this.#access = access;
    this.#publish();
    // Somebody may write again: what waited for that is played without being asked for.
    if (this.#replay.isPossible && this.#rows.some(({ pending }) => pending))
      void this.#queue(() => this.#replay.run());
  }

  async #read(): Promise<void> {
    this.#rows = await this.#store.all();
    this.#publish();
  }

  #publish(): void {
    const possible = this.#replay.isPossible;
    const playing = this.#replay.playing;
    // What is about to be played is on its way; so is, while the old documents still show it, what waits for the new ones.
    const isMoving = this.#shown !== this.#session || this.#leaving === this.#session;
    const onItsWay = ({ id, pending, reason }: HeldRow): boolean =>
      playing.has(id) ||
      (pending && (possible || (isMoving && (reason === 'epoch' || reason === 'refused'))));
    const visible = this.#rows.filter((row) => !onItsWay(row));
    this.#host.port.show(Object.freeze(visible.map((row) => heldChange(row, possible))));
  }

  async #emptyLeft(): Promise<void> {
    if (!this.#host.device || this.#closed) return;
    await emptyLeftCopies(this.#host, this.#held, (...left) => this.#keep(...left));
    await this.#read();
    if (this.#rows.some(({ pending }) => pending)) await this.#queue(() => this.#replay.run());
  }

  /** One thing after the other; a fault ends that thing only. */
  #queue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }

  async #idle(): Promise<void> {
    for (let last; last !== this.#work;) {
      last = this.#work;
      await last;
    }
  }
}
