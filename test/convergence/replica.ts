import {
  thenCurrent,
  type BoardQuery,
  type CommandName,
  type HistoryEvent,
  type Opportunity,
} from '@firsat/model';
import {
  TEST_NOW,
  createStoreOfParts,
  type WorkspaceStore,
  jsonEqual,
  type Docs,
  type StoreParts,
  type TestPeer,
} from '@firsat/store/testing';
import type { BoardView } from '@firsat/store';
import * as Y from 'yjs';
import { Chance } from './chance.js';
import { ContactWatch } from './contact-watch.js';
import { ListWatch } from './list-watch.js';
import { QueueWatch } from './queue-watch.js';
import { violated } from './violation.js';

const ALL = ['open', 'won', 'lost', 'abandoned', 'suspended'] as const;
const MINUTES = 60_000;

export interface ReplicaOptions {
  readonly name: string;
  readonly seed: number;
  /** How far this device's clock is off, in milliseconds. */
  readonly skew: number;
  readonly parts: StoreParts;
  /** The true time. */
  readonly time: () => number;
  /** Told of every position that this device gives to an opportunity. */
  readonly placed: (opportunity: Opportunity) => void;
}

/**
 * One device of the fuzz: a store over its own two documents, boards that stay open all the time, and a mirror of the opportunities from before
 * each act, against which the act is judged.
 */
export class Replica implements TestPeer {
  readonly name: string;
  readonly options: ReplicaOptions;
  readonly chance: Chance;
  docs!: Docs;
  store!: WorkspaceStore;
  boards: { readonly query: BoardQuery; readonly view: BoardView }[] = [];
  queue: QueueWatch | undefined;
  contacts: ContactWatch | undefined;
  lists: ListWatch | undefined;
  #lives = 0;
  #ids = 0;
  #before = new Map<string, Opportunity>();
  #changed = new Map<string, Set<string>>();

  constructor(options: ReplicaOptions) {
    this.options = options;
    this.name = options.name;
    this.chance = new Chance(options.seed);
    this.open();
  }

  /** Starts the device, from what its disk holds. `workLater`: the `work` document is not read yet. */
  open(core?: Uint8Array, work?: Uint8Array): void {
    const client = (this.options.seed % 100_000) * 1000 + ++this.#lives;
    this.docs = { core: docOf(client), work: docOf(client + 500) };
    const { parts, time, skew } = this.options;
    this.store = createStoreOfParts(
      {
        workspaceId: 'fuzz',
        user: { id: `user-${this.name}`, name: `Kişi ${this.name}` },
        core: this.docs.core,
        work: this.docs.work,
        now: () => TEST_NOW + time() + skew,
        newId: () => `${this.name}${String(++this.#ids)}`,
        random: this.chance.random,
      },
      parts,
    );
    if (core) Y.applyUpdate(this.docs.core, core, { kind: 'persistence' });
    this.store.markLoaded('core');
    if (work) this.readWork(work);
    this.#before = new Map();
    for (const row of this.#rows()) this.#before.set(row.id, row);
    this.store.subscribe(({ changed }) => {
      for (const [collection, ids] of changed) {
        const known = this.#changed.get(collection);
        if (known) for (const id of ids) known.add(id);
        else this.#changed.set(collection, new Set(ids));
      }
    });
    this.docs.core.on('afterTransaction', (transaction: Y.Transaction) => this.#checkUndo(transaction));
    this.boards = [];
    this.queue = undefined;
    this.contacts = undefined;
    this.lists = undefined;
  }

  readWork(bytes: Uint8Array): void {
    Y.applyUpdate(this.docs.work, bytes, { kind: 'persistence' });
    this.store.markLoaded('work');
  }

  /** Looks at boards from now on: they are kept up to date by every later transaction. */
  watch(): void {
    if (this.boards.length > 0 || this.store.phase !== 'ready') return;
    const schemaId = this.store.settings?.defaultSchemaId ?? '';
    const queries: BoardQuery[] = [
      { schemaId, statuses: ALL, text: '' },
      { schemaId, statuses: ['open', 'suspended', 'won'], text: 'isik' },
      { schemaId, statuses: ['open'], text: '', ownerId: `user-${this.name}` },
    ];
    this.queue = new QueueWatch(this.store);
    this.contacts = new ContactWatch(this.store);
    this.lists = new ListWatch(this.store);
    this.boards = queries.map((query) => ({ query, view: this.store.board(query) }));
  }

  /** Does one thing and judges what it wrote. Returns whether it was accepted. */
  act(what: CommandName | 'undo' | 'redo', run: () => boolean): boolean {
    this.#settle();
    const accepted = run();
    const opportunities = this.#changed.get('opportunities') ?? new Set();
    const events = [...(this.#changed.get('history') ?? [])].flatMap(
      (id) => this.store.get('history', id) ?? [],
    );
    if (!accepted && this.#changed.size > 0)
      violated('refused-writes-nothing', `${what} was refused and wrote`);
    for (const id of opportunities) {
      const after = this.store.get('opportunities', id);
      if (!after) violated('no-card-lost', `${what} lost ${id}`);
      this.#judge(
        what,
        this.#before.get(id),
        after,
        events.filter((event) => event.opportunityId === id),
      );
      this.options.placed(after);
    }
    if ((what === 'opportunity-move' || what === 'opportunity-change-schema') && opportunities.size > 1) {
      violated('a-move-writes-one-card', `${what} wrote ${[...opportunities].join(' ')}`);
    }
    this.#settle();
    return accepted;
  }

  /** D14: every change of an opportunity is told by an event with the values after it. */
  #judge(
    what: string,
    before: Opportunity | undefined,
    after: Opportunity,
    events: readonly HistoryEvent[],
  ): void {
    const told = (type: HistoryEvent['type'], field: string | null = null): void => {
      if (!events.some((event) => event.type === type && event.field === field)) {
        violated('history-complete', `${what} of ${after.id}: no event ${type} ${field ?? ''}`);
      }
    };
    // Decision 0016: the price of lines is derived. Where a colleague has written the sum since, an undo of lines changes it without an event.
    // With two acceptances of parted devices, the price is that of the one that counts, whichever is decided about.
    const decides = what === 'offer-decide' || what === 'offer-cancel';
    const walks = what === 'undo' || what === 'redo';
    const follows = decides || (walks && after.priceSource !== 'estimate');
    // Back at the estimate there is no derived price; the event of the source says so, whoever had written the sum.
    const isLeft =
      walks && after.sourcePrice === null && before !== undefined && before.priceSource !== 'estimate';
    if (!before) {
      told('created');
    } else {
      if (before.removed === null && after.removed !== null) told('deleted');
      if (before.removed !== null && after.removed === null) told('restored');
      const [from, to] = [before.position, after.position];
      if (from.schemaId !== to.schemaId) told('schema-changed');
      else if (from.stageId !== to.stageId) told('stage-changed');
      if (!jsonEqual(before.status, after.status)) told('status-changed');
      for (const name of Object.keys(after) as (keyof Opportunity)[]) {
        if (name === 'removed' || name === 'position' || name === 'status') continue;
        if ((follows || isLeft) && name === 'sourcePrice') continue;
        const [was, is] = [entriesOf(before[name]), entriesOf(after[name])];
        for (const key of new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]))
          if (!jsonEqual(was?.[key], is?.[key])) told('field-changed', `${name}.${key}`);
        if (!was && !jsonEqual(before[name], after[name])) told('field-changed', name);
      }
    }
    const current = thenCurrent(this.store, after);
    const last = events.filter((event) => event.type !== 'created' || events.length === 1);
    for (const event of last) {
      const now = follows ? { ...current, price: event.then.price } : current;
      if (!jsonEqual(event.then, now)) {
        violated(
          'then-current',
          `${what} of ${after.id}: ${JSON.stringify(event.then)} is not ${JSON.stringify(now)}`,
        );
      }
      const prev = event.prev === null ? undefined : this.store.get('history', event.prev);
      const ownNow = TEST_NOW + this.options.time() + this.options.skew;
      if (prev && prev.at <= ownNow + 10 * MINUTES && event.at <= prev.at) {
        violated(
          'effect-after-cause',
          `${what} of ${after.id} is stamped ${String(event.at)}, before its cause`,
        );
      }
    }
  }

  /** F51: whatever an undo overwrites was written by this device. */
  #checkUndo(transaction: Y.Transaction): void {
    if ((transaction.origin as { kind?: string } | null)?.kind !== 'undo') return;
    for (const [type, keys] of transaction.changed) {
      for (const key of keys) {
        if (key === null) continue;
        // What a stage gave until it is taken back is kept beside it (D23).
        const stage = /^(.+)\.W\.\d+$/.exec(key)?.[1];
        if (stage !== undefined && keys.has(`${stage}.w`)) continue;
        const item = type._map.get(key);
        if (item?.left && item.left.id.client !== this.docs.core.clientID) {
          violated(
            'undo-touches-only-own',
            `undo overwrote ${key}, last written by ${String(item.left.id.client)}`,
          );
        }
        if (item && !item.left) {
          const base = key.endsWith('.X') ? type._map.get(key.slice(0, -2)) : undefined;
          const makers = new Set<number>();
          // An erasure writes the base again, behind the one that it knows; whoever made the record knew of none.
          for (let item = base ?? null; item; item = item.left)
            if (item.origin === null) makers.add(item.id.client);
          if (makers.size !== 1 || !makers.has(this.docs.core.clientID))
            violated('undo-touches-only-own', `undo made ${key}`);
        }
      }
    }
  }

  #settle(): void {
    for (const id of this.#changed.get('opportunities') ?? []) {
      const row = this.store.get('opportunities', id);
      if (row) this.#before.set(id, row);
    }
    this.#changed = new Map();
  }

  *#rows(): Iterable<Opportunity> {
    yield* this.store.list('opportunities');
    yield* this.store.removed('opportunities');
  }
}

/** The entries of a set field: they have no prototype. */
function entriesOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== null) return undefined;
  return value as Readonly<Record<string, unknown>>;
}

function docOf(client: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  return doc;
}
