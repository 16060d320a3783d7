import {
  backgroundOf,
  daysBetween,
  daysInStage,
  effectivePrice,
  isDueToday,
  isOverdue,
  resolveContact,
  type CalendarDate,
  type Contact,
  type Instant,
  type Member,
  type Opportunity,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';

/** The one icon of a card: what needs attention while it is open (D8), else how it ended. */
export type CardMark =
  | 'overdue'
  | 'today'
  | 'planned'
  | 'unplanned'
  | 'won'
  | 'lost'
  | 'abandoned'
  | 'suspended';

/** Everything that a card shows, in words. The same object until something of it changes. */
export interface CardFacts {
  readonly row: Opportunity;
  readonly title: string;
  /** S82. */
  readonly background: string;
  readonly customer: string;
  readonly amount: string;
  /** Abbreviated, for the card of one row. */
  readonly brief: string;
  readonly period: string;
  readonly date: string;
  readonly age: string;
  readonly initials: string;
  readonly mark: CardMark;
  readonly markText: string;
  /** What the face shows too briefly, in full words: for those who do not see it. */
  readonly details: string;
}

/** What the words of all cards depend on; replaced as a whole when one of them changes. */
export interface FactsContext {
  readonly store: PipelineStore;
  readonly l: Localizer;
  readonly today: CalendarDate;
  readonly now: Instant;
}

interface Entry {
  readonly customer: Contact | undefined;
  readonly owner: Member | undefined;
  readonly facts: CardFacts;
}

const KEPT = 2000;
/** As much as a tooltip can say. */
const MOST = 400;

/** Words of cards by the identity of what they are made of: one changed record makes one card again. */
export class FactsCache {
  #context: FactsContext | undefined;
  #entries = new Map<string, Entry>();

  use(context: FactsContext): void {
    const old = this.#context;
    if (
      old &&
      old.store === context.store &&
      old.l === context.l &&
      old.today === context.today &&
      old.now === context.now
    )
      return;
    this.#context = context;
    this.#entries.clear();
  }

  get(id: string): CardFacts | undefined {
    const context = this.#context;
    const row = context?.store.get('opportunities', id);
    if (!context || !row) return undefined;
    const customer = resolveContact(context.store, row.customerId);
    const owner = row.ownerId === null ? undefined : context.store.get('members', row.ownerId);
    const known = this.#entries.get(id);
    if (known?.facts.row === row && known.customer === customer && known.owner === owner) return known.facts;
    const facts = factsOf(context, row, customer, owner);
    if (this.#entries.size >= KEPT) this.#entries.clear();
    this.#entries.set(id, { customer, owner, facts });
    return facts;
  }
}

function factsOf(
  { l, today, now }: FactsContext,
  row: Opportunity,
  customer: Contact | undefined,
  owner: Member | undefined,
): CardFacts {
  const { common, board } = l.t;
  const words = board.card;
  const title = row.description || words.untitled;
  const background = backgroundOf(row).slice(0, MOST).replaceAll('\n', ' · ');
  const customerName = customer?.name ?? common.noCustomer;
  const price = effectivePrice(row);
  const amount = price ? l.money(price, { short: true }) : '';
  const period = price ? words.period[row.period] : '';
  const days = daysInStage(row, now);
  const { mark, markText } = markOf(l, row, today);
  const ownerName = owner?.name ?? (row.ownerId === null ? '' : common.unknownPerson);
  const closes = row.expectedClose === null ? '' : words.planned(l.date(row.expectedClose, 'full'));
  const details = [
    price ? '' : words.noPrice,
    mark === 'planned' ? '' : closes,
    words.inStage(common.days(days)),
    ownerName ? words.owner(ownerName) : words.noOwner,
    background,
  ]
    .filter(Boolean)
    .join(', ');
  return {
    row,
    title,
    background,
    customer: customerName,
    amount,
    brief: price ? l.money(price, { abbreviate: true }) : '',
    period,
    date: row.expectedClose === null ? '' : l.nearDate(row.expectedClose, today),
    age: common.daysShort(days),
    initials: initialsOf(ownerName, l.locale),
    mark,
    markText,
    details,
  };
}

function markOf(
  l: Localizer,
  row: Opportunity,
  today: CalendarDate,
): { readonly mark: CardMark; readonly markText: string } {
  const words = l.t.board.card;
  const { status, expectedClose } = row;
  if (status.code === 'suspended') {
    const name = l.t.common.status.suspended;
    return {
      mark: 'suspended',
      markText:
        status.resumeOn === null ? name : `${name}, ${words.resumes(l.nearDate(status.resumeOn, today))}`,
    };
  }
  if (status.code !== 'open') {
    const on = status.on === null ? '' : ` ${l.nearDate(status.on, today)}`;
    return { mark: status.code, markText: `${l.t.common.status[status.code]}${on}` };
  }
  if (expectedClose === null) return { mark: 'unplanned', markText: words.nothingPlanned };
  if (isOverdue(row, today))
    return { mark: 'overdue', markText: words.overdue(l.t.common.days(daysBetween(expectedClose, today))) };
  if (isDueToday(row, today)) return { mark: 'today', markText: words.dueToday };
  return { mark: 'planned', markText: words.planned(l.date(expectedClose, 'full')) };
}

/** First letters of the first and the last word; a name of one word gives one letter. */
export function initialsOf(name: string, locale: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0];
  const last = words.length > 1 ? words.at(-1) : undefined;
  const letter = (word: string | undefined): string => (word ? ([...word][0] ?? '') : '');
  return `${letter(first)}${letter(last)}`.toLocaleUpperCase(locale);
}
