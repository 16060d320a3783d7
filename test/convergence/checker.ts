import {
  BoardIndex,
  COLLECTION_NAMES,
  COLLECTIONS,
  effectivePrice,
  resolveStage,
  STATUSES,
  TEMPLATE_KEYS,
  templateStages,
  type BoardState,
  type BoardTotals,
  type CommandInput,
  type Opportunity,
} from '@firsat/model';
import { createStoreOfParts, type Docs, type StoreParts, type WorkspaceStore } from '@firsat/store/testing';
import { checkContacts } from './contact-checks.js';
import { checkHosted } from './host-checks.js';
import { checkPrices } from './check-prices.js';
import { checkOffers, type SentLedger } from './offer-checks.js';
import { checkNotes } from './check-notes.js';
import type { Replica } from './replica.js';
import { violated } from './violation.js';

export interface Ledger {
  /** Every opportunity that was ever created and has reached anyone else. */
  readonly opportunities: ReadonlySet<string>;
  /** Every position that anyone ever gave to an opportunity, as JSON. */
  readonly positions: ReadonlySet<string>;
  /** Schemas that somebody created, the templates apart. */
  readonly schemas: ReadonlySet<string>;
  /** Who created the workspace, as far as known. */
  readonly creators: ReadonlySet<string>;
  /** What was sent of offers. */
  readonly sent: SentLedger;
}

/** The keys and values of a document's registers, in one order. */
export function registersOf(docs: Docs, doc: 'core' | 'work'): string {
  return COLLECTION_NAMES.filter((name) => COLLECTIONS[name].doc === doc)
    .map((name) => {
      const root = docs[doc].getMap(COLLECTIONS[name].root);
      return JSON.stringify([name, [...root.entries()].sort(([a], [b]) => (a < b ? -1 : 1))]);
    })
    .join('\n');
}

/** What must hold on all replicas after `core` has reached everyone; with `work` also what the history says. */
export function check(replicas: readonly Replica[], ledger: Ledger, withWork: boolean): void {
  const [first, ...others] = replicas as [Replica, ...Replica[]];
  for (const doc of withWork ? (['core', 'work'] as const) : (['core'] as const)) {
    const expected = registersOf(first.docs, doc);
    for (const other of others) {
      if (registersOf(other.docs, doc) !== expected)
        violated('documents-equal', `${doc} of ${first.name} and ${other.name}`);
    }
  }
  const seen = replicas.map((replica) => checkOne(replica, ledger, withWork));
  for (const [index, boards] of seen.entries()) {
    if (boards !== seen[0])
      violated('same-order', `boards of ${first.name} and ${replicas[index]?.name ?? ''} differ`);
  }
}

function checkOne(replica: Replica, ledger: Ledger, withWork: boolean): string {
  const { store } = replica;
  if (store.phase !== 'ready') {
    if (ledger.creators.size > 0) violated('phase', `${replica.name} is ${store.phase}`);
    return '';
  }
  if (store.quarantine.length > 0) violated('nothing-unreadable', JSON.stringify(store.quarantine));
  const rows = [...store.list('opportunities')];
  const removed = [...store.removed('opportunities')];
  const all = new Set([...rows, ...removed].map(({ id }) => id));
  for (const id of ledger.opportunities)
    if (!all.has(id)) violated('no-card-lost', `${id} on ${replica.name}`);
  for (const row of [...rows, ...removed]) {
    if (!ledger.positions.has(JSON.stringify([row.id, row.position]))) {
      violated('position-is-whole', `${row.id} stands where nobody put it: ${JSON.stringify(row.position)}`);
    }
  }
  checkSeeds(replica, ledger);
  checkContacts(replica);
  checkHosted(replica);
  const boards = checkBoards(replica, rows);
  if (withWork) for (const row of [...rows, ...removed]) checkPath(replica, row);
  if (withWork) checkNotes(replica);
  checkPrices(replica);
  const offers = withWork ? checkOffers(replica, ledger.sent) : '';
  checkIncremental(replica);
  return boards + offers;
}

/** D81, D83: a card dropped after another stands right after it, or after those that share its order key. */
export function checkPlaced(
  { store }: Replica,
  { id, stageId, afterId }: CommandInput<'opportunity-move'>,
): void {
  const stage = store.get('stages', stageId);
  const column = store.column(stage?.schemaId ?? '', stageId);
  const own = column.findIndex((row) => row.id === id);
  if (own < 0) violated('one-column', `${id} is not where it was moved to`);
  const above = column.findIndex((row) => row.id === afterId);
  if (above < 0 || afterId === id) return;
  const key = column[above]?.position.order;
  const between = column.slice(above + 1, Math.max(own, above + 1));
  if (own < above || between.some((row) => row.position.order !== key)) {
    violated(
      'lands-where-dropped',
      `${id} dropped after ${String(afterId)}: ${column.map((row) => `${row.id}=${row.position.order}`).join(' ')}`,
    );
  }
}

/** F38: however many created the workspace, there is one set of stages, one settings record and one owner. */
function checkSeeds({ store }: Replica, ledger: Ledger): void {
  const schemas = [...store.list('schemas'), ...store.removed('schemas')];
  for (const { id } of schemas) {
    const seed = (TEMPLATE_KEYS as readonly string[]).includes(id);
    if (!seed && !ledger.schemas.has(id)) violated('one-set-of-stages', `schema ${id} came from nowhere`);
  }
  for (const key of TEMPLATE_KEYS) {
    const stages = [...store.list('stages'), ...store.removed('stages')].filter(
      ({ schemaId }) => schemaId === key,
    );
    const seeded = stages.filter(({ id }) => id.startsWith(`${key}-`));
    if (seeded.length !== templateStages(key, 'tr').length)
      violated('one-set-of-stages', `${key} has ${String(seeded.length)}`);
  }
  if (!ledger.creators.has(store.settings?.createdBy ?? ''))
    violated('one-owner', String(store.settings?.createdBy));
}

/** D9, D10, D84: each live card in exactly one column of exactly one board, in the order of the column, with exact totals. */
function checkBoards({ store, name }: Replica, rows: readonly Opportunity[]): string {
  const defaultId = store.settings?.defaultSchemaId ?? '';
  const schemaIds = new Set([defaultId, ...[...store.list('schemas')].map(({ id }) => id)]);
  const times = new Map<string, number>();
  const seen: (readonly [string, string, string, readonly string[]])[] = [];
  for (const schemaId of [...schemaIds].sort()) {
    const view = store.board({ schemaId, statuses: STATUSES, text: '' });
    for (const column of view.state.columns) {
      const cards = column.ids.map((id) => {
        times.set(id, (times.get(id) ?? 0) + 1);
        const card = store.get('opportunities', id);
        if (!card || card.removed) violated('no-ghosts', `${id} on the board of ${name}`);
        if (view.columnOf(id) !== column.id)
          violated('one-column', `${id} says ${String(view.columnOf(id))}`);
        return card;
      });
      sameTotals(
        column.totals,
        cards,
        ({ position }) => resolveStage(store, position.stageId).stage,
        column.kind,
      );
      seen.push([schemaId, column.id, column.kind, column.ids]);
    }
    view.release();
  }
  for (const { id, position } of rows) {
    const count = times.get(id) ?? 0;
    if (count !== 1)
      violated(
        'one-column',
        `${id} (${position.schemaId} ${position.stageId}) stands in ${String(count)} columns on ${name}`,
      );
  }
  for (const [schemaId, columnId, kind, ids] of seen) {
    if (kind === 'unplaced') continue;
    const listed = store.column(schemaId, columnId).map(({ id }) => id);
    if (listed.join() !== ids.join()) violated('same-order', `column() and board of ${columnId} on ${name}`);
  }
  return JSON.stringify(seen);
}

function sameTotals(
  totals: BoardTotals,
  cards: readonly Opportunity[],
  stageOf: (
    card: Opportunity,
  ) => { readonly probability: number; readonly phase: string; readonly schemaId: string } | undefined,
  kind: string,
): void {
  const sums = new Map<
    string,
    { fixed: number; monthly: number; yearly: number; one: bigint; rate: bigint }
  >();
  let unpriced = 0;
  for (const card of cards) {
    const { period, status, probability } = card;
    const price = effectivePrice(card);
    if (!price) {
      unpriced++;
      continue;
    }
    const sum = sums.get(price.currency) ?? { fixed: 0, monthly: 0, yearly: 0, one: 0n, rate: 0n };
    sums.set(price.currency, sum);
    sum[period] += price.minor;
    const stage = kind === 'unplaced' ? undefined : stageOf(card);
    if (status.code !== 'open' || stage?.phase === 'post') continue;
    const weight = BigInt(probability ?? stage?.probability ?? 0);
    if (period === 'fixed') sum.one += BigInt(price.minor) * weight;
    else sum.rate += BigInt(price.minor) * (period === 'monthly' ? 12n : 1n) * weight;
  }
  const told = totals.byCurrency.map((sum) => [
    sum.currency,
    sum.fixed,
    sum.monthly,
    sum.yearly,
    String(sum.weightedFixed),
    String(sum.weightedYearlyRate),
  ]);
  const expected = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => [
      currency,
      sum.fixed,
      sum.monthly,
      sum.yearly,
      String(sum.one),
      String(sum.rate),
    ]);
  const right = JSON.stringify([cards.length, unpriced, expected]);
  const shown = JSON.stringify([totals.count, totals.unpriced, told]);
  if (right !== shown) violated('totals', `${shown} should be ${right}`);
}

/** The effective stage path leads from the position back to the creation, through events that are there. */
function checkPath({ store, name }: Replica, { id, position }: Opportunity): void {
  const events = new Map(store.history(id).map((event) => [event.id, event]));
  let event = events.get(position.moveId);
  const path = new Set<string>();
  if (event && (event.then.stageId !== position.stageId || event.then.schemaId !== position.schemaId)) {
    violated('path', `${id} on ${name}: ${event.id} did not bring it to ${position.stageId}`);
  }
  while (event) {
    if (path.has(event.id)) violated('path', `${id} on ${name} runs in a circle`);
    path.add(event.id);
    if (event.type === 'created') return;
    event = events.get(event.prev ?? '');
  }
  violated('path', `${id} on ${name} breaks off after ${[...path].join(' ')} (${position.moveId})`);
}

/** Boards, queues and lists that were kept up to date change by change show what those built now show. */
function checkIncremental({ store, boards, queue, lists, contacts, name }: Replica): void {
  queue?.check(name);
  lists?.check(name);
  contacts?.check(name);
  for (const { query, view } of boards) {
    const [kept, built] = [view.state, new BoardIndex(store, query).state].map(json);
    if (kept !== built)
      violated('incremental', `board of ${name} (${query.text}) from ${difference(kept, built)}`);
  }
}

const json = (state: BoardState): string =>
  JSON.stringify(state, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

function difference(a = '', b = ''): string {
  let at = 0;
  while (a[at] === b[at]) at++;
  return `${a.slice(at - 60, at + 60)} should be ${b.slice(at - 60, at + 60)}`;
}

/** A store that is opened now reads what the running one has kept up to date. */
export function checkReopened({ docs, store, name }: Replica, parts: StoreParts): void {
  const reopened = createStoreOfParts(
    {
      workspaceId: 'fuzz',
      user: { id: 'reader', name: 'Reader' },
      ...docs,
      now: () => 0,
      newId: () => violated('reading-writes-nothing', 'an id was asked for'),
      random: () => 0,
    },
    parts,
  );
  if (store.workLoaded) reopened.markLoaded('work');
  for (const collection of COLLECTION_NAMES) {
    const rows = (from: WorkspaceStore) =>
      JSON.stringify(
        [...from.list(collection), ...from.removed(collection)].sort((a, b) => (a.id < b.id ? -1 : 1)),
        // Entries of a set field have no order of their own.
        (_key, value: unknown) =>
          typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null
            ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
            : value,
      );
    if (rows(reopened) !== rows(store))
      violated(
        'incremental',
        `${collection} of ${name}, read anew, differ: ${difference(rows(store), rows(reopened))}`,
      );
  }
  for (const { id } of store.list('opportunities')) {
    if (JSON.stringify(reopened.history(id)) !== JSON.stringify(store.history(id)))
      violated('incremental', `history of ${id}`);
  }
  reopened.close();
}
