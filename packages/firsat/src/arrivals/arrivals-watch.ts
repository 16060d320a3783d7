import { isTimeZone } from '@firsat/model';
import type { StoreChange } from '@firsat/store';
import { noteArrivals, type ArrivalNotes } from '@firsat/store/binding';
import { loadNotes, type Exchange, type LateDocuments, type Notes } from '@firsat/sync';
import type { ForkHost } from '../fork/fork-host.js';
import type { Session } from '../session.js';
import { readArrivals, sameArrivals } from './read-arrivals.js';

/** While nothing comes, so often is noted that the device is in step: less than the tolerance of what is late. */
const AGAIN_MS = 300_000;
/** Of what is noted. */
const KEY = 'arrivals';

export interface ArrivalsHost extends Pick<ForkHost, 'user' | 'workspace' | 'device' | 'store' | 'port'> {
  /** Whose documents the store shows. */
  session(): Session;
}

export async function watchArrivals(host: ArrivalsHost): Promise<ArrivalsWatch> {
  const { DeviceNotes, MemoryNotes } = await loadNotes();
  const { user, workspace, device } = host;
  return new ArrivalsWatch(host, device ? new DeviceNotes(user, workspace) : new MemoryNotes());
}

/**
 * Finds out which events come to this device late (D23), for whoever tells of a past day. It compares what is there with what was there when it was last looked, in this
 * session or an earlier one: so nothing is missed that comes before this code does, and nothing is judged twice when several tabs look.
 */
export class ArrivalsWatch {
  readonly #host: ArrivalsHost;
  readonly #notes: Notes;
  readonly #leave: readonly (() => void)[];
  readonly #timer: ReturnType<typeof setInterval>;
  #documents: { readonly of: Session; readonly late: LateDocuments } | undefined;
  /** Something has come since; when, by the server's clock, if that was known. */
  #heard: { readonly at: number | undefined } | undefined;
  #last: Exchange | undefined;
  #isSoon = false;
  #looks: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(host: ArrivalsHost, notes: Notes) {
    this.#host = host;
    this.#notes = notes;
    this.#leave = [host.store.subscribe(this.#changed), host.port.subscribe(this.#soon)];
    this.#timer = setInterval(this.#soon, AGAIN_MS);
    void notes.read().then((noted) => {
      this.#show(readArrivals(noted.get(KEY)));
      this.#soon();
    });
  }

  close(): void {
    this.#closed = true;
    for (const leave of this.#leave) leave();
    clearInterval(this.#timer);
  }

  readonly #changed = ({ origin, changed }: StoreChange): void => {
    const isOthers = (origin === 'peer' || origin === 'load') && changed.has('history');
    if (isOthers) this.#heard ??= { at: this.#exchange?.now };
    if (isOthers || changed.size === 0) this.#soon(); // without ids: the documents have been read
  };

  get #exchange(): Exchange | undefined {
    return this.#documents?.of === this.#host.session() ? this.#documents.late.exchange('work') : undefined;
  }

  /** When the page has nothing else to do, once for all that has come until then; one look after the other. */
  readonly #soon = (): void => {
    if (this.#isSoon || this.#closed) return;
    this.#isSoon = true;
    this.#looks = this.#looks
      .then(whenIdle)
      .then(() => {
        this.#isSoon = false;
        return this.#look();
      })
      .catch(() => undefined); // code that cannot be fetched now: the network is away, and nothing comes
  };

  async #look(): Promise<void> {
    const { store } = this.#host;
    const session = this.#host.session();
    if (this.#documents?.of !== session) {
      this.#documents = { of: session, late: await session.sync.late() };
      this.#last = undefined;
    }
    if (this.#closed || !store.workLoaded || store.phase !== 'ready' || !this.#isDue()) return;
    const noted = await this.#notes.change((known) => {
      const before = readArrivals(known.get(KEY));
      const next = this.#judge(session, before);
      return next === before ? new Map() : new Map([[KEY, next]]);
    });
    this.#show(readArrivals(noted.get(KEY)));
  }

  #isDue(): boolean {
    const [exchange, last] = [this.#exchange, this.#last];
    if (!exchange) return false;
    if (this.#heard || !last) return true;
    return exchange.now - last.now >= AGAIN_MS || (exchange.isInStep && !last.isInStep);
  }

  /** Within the transaction. Signing out may have come before it: who is not connected writes nothing. */
  #judge(session: Session, before: ArrivalNotes | null): ArrivalNotes | null {
    const { store } = this.#host;
    const exchange = this.#exchange;
    if (!exchange || this.#closed || session !== this.#host.session()) return before;
    const zone = store.settings?.timeZone ?? '';
    // At the first look what has come may have come since the session began.
    const since = this.#last ? this.#heard?.at : undefined;
    this.#heard = undefined;
    this.#last = exchange;
    return noteArrivals(before, {
      ...exchange,
      before: { ...exchange.before, at: since ?? exchange.before.at },
      work: session.work,
      epoch: session.place.epoch,
      timeZone: isTimeZone(zone) ? zone : 'UTC',
      event: (id) => store.get('history', id),
    });
  }

  #show(noted: ArrivalNotes | null): void {
    const { port } = this.#host;
    if (!noted || this.#closed || sameArrivals(port.arrivals, noted)) return;
    port.arrivals = noted;
    port.tell();
  }
}

function whenIdle(): Promise<void> {
  const { requestIdleCallback } = globalThis as {
    readonly requestIdleCallback?: (run: () => void, options: { readonly timeout: number }) => void;
  };
  return new Promise((resolve) => {
    if (requestIdleCallback) requestIdleCallback(() => resolve(), { timeout: 2_000 });
    else setTimeout(resolve);
  });
}
