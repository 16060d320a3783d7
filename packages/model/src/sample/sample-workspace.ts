import { addDays, type CalendarDate } from '../calendar-date.js';
import { orderSequence } from '../order/order-key.js';
import { create, type Patch } from '../patch.js';
import type { TemplateKey } from '../commands/command-map.js';
import { currencyDigits, type Money } from '../money.js';
import { unitPriceOf } from '../pricing/values.js';
import { BLANK_OPPORTUNITY, initialFields } from '../records/blank.js';
import { NOWHERE, type Opportunity } from '../records/opportunity.js';
import { stageKind, type Stage } from '../records/stage-schema.js';
import { seeded } from '../seeded.js';
import type { Snapshot } from '../snapshot.js';
import { DEFAULT_TEMPLATE, templateStages } from '../templates/templates.js';
import { Cast, Dice, wordsOf } from './cast.js';
import { drawExpectedClose, drawPlot, tell, type Plot } from './plot.js';
import { Deeds } from './deeds.js';
import { sampleContacts, sampleMembers, type SampleContact } from './sample-people.js';
import { Clock, Story } from './story.js';
import type { SampleProduct, SampleWords } from './words.js';

export interface SampleWorkspaceOptions {
  readonly seed: number;
  /** Opportunities. */
  readonly rows: number;
  /** Turkish for `tr…`, English otherwise. */
  readonly language: string;
  /** Everything is relative to it; nothing has happened on it yet. */
  readonly today: CalendarDate;
  /** Which seeded schema they stand in. Default: that of a new workspace. */
  readonly template?: TemplateKey;
  /** Default: the usual one of the language. The amounts are the same numbers. */
  readonly currency?: string;
  readonly timeZone?: string;
}

/**
 * A lively pipeline for a workspace that has its seeded schemas: representatives, customers, products, quotas and opportunities of all
 * statuses and periods, overdue and to come, with their histories, and with what was done for them and is planned. Creates only; ids are fixed, so two windows that fill the same
 * workspace at once end with one sample.
 */
export function sampleWorkspace(options: SampleWorkspaceOptions): Patch[] {
  const { seed, rows, language, today, template = DEFAULT_TEMPLATE, timeZone = 'Europe/Istanbul' } = options;
  const words = wordsOf(language);
  const currency = options.currency ?? words.currency;
  const dice = new Dice(seeded(seed));
  const cast = new Cast(words, dice);
  const stages = seededStages(template, language);
  const lookup = lookupOf(stages);
  const clock = new Clock(timeZone, dice);
  const members = sampleMembers(Math.max(3, Math.min(24, Math.ceil(rows / 30))), words, cast);
  const contacts = sampleContacts(
    Math.max(4, Math.min(3000, Math.ceil(rows / 2.5))),
    words,
    cast,
    dice,
    addDays(today, -400),
  );
  const quotas = sampleQuotas(members.ids, {
    today,
    language,
    dice,
    volume: (share) =>
      toMoney(even((share * rows * usualValue(words.products)) / members.ids.length), currency),
  });

  const deeds = new Deeds({ seed, words, language, currency, timeZone, today, names: members.names });

  const stories: { readonly story: Story; readonly lines: readonly Patch[] }[] = [];
  for (let index = 1; index <= rows; index++) {
    const plot = drawPlot(dice);
    const customer = dice.pick(contacts.customers);
    if (plot.outcome === 'won') customer.bought = true;
    const product = dice.pick(words.products);
    const first = beginning(`sample-o${String(index)}`, {
      plot,
      customer,
      product,
      today,
      currency,
      dice,
      words,
    });
    const owner = dice.pick(members.ids);
    // S56, D22: what is expected today was expected earlier, here and there.
    const slip = first.expectedClose !== null && dice.chance(0.18) ? dice.between(3, 25) : 0;
    const opportunity = {
      ...first,
      expectedClose: earlier(first, slip),
      ownerId: owner,
      createdBy: owner,
      quotaId: dice.chance(0.5) ? `sample-q-${owner}` : null,
      position: { ...NOWHERE, schemaId: template, stageId: stages[0]?.id ?? '' },
    };
    const story = new Story(opportunity, lookup, clock, addDays(today, -plot.age));
    changeMind(story, first.expectedClose, plot, { dice, today, members: members.ids });
    tell(story, plot, stages, today, dice, words);
    deeds.tell(story.opportunity, customer, {
      reached: stages.findIndex(({ id }) => id === story.opportunity.position.stageId),
      product: { name: product.name, id: productId(words.products.indexOf(product)) },
    });
    stories.push({ story, lines: linesOf(opportunity.id, product, { words, currency, dice }) });
  }
  return [
    ...members.patches,
    ...words.products.map(({ name, series, price }, index) =>
      create('products', productId(index), { name, series, price: unitPriceOf(toMoney(price, currency)) }),
    ),
    ...quotas,
    ...contacts.patches(),
    ...stories.flatMap(({ story, lines }) => [...story.events, ...lines]),
    ...deeds.patches(),
    ...inColumns(stories.map(({ story }) => story.opportunity)),
  ];
}

const productId = (index: number): string => `sample-k${String(index + 1)}`;

function toMoney(units: number, currency: string): Money {
  return { minor: Math.round(units) * 10 ** currencyDigits(currency), currency };
}

function seededStages(template: TemplateKey, language: string): readonly Stage[] {
  return templateStages(template, language).map((stage, index) => ({
    ...initialFields(stageKind),
    ...stage,
    id: `${template}-${String(index + 1)}`,
    schemaId: template,
    removed: null,
  }));
}

function lookupOf(stages: readonly Stage[]): Pick<Snapshot, 'get'> {
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  return {
    get: ((collection, id) => (collection === 'stages' ? byId.get(id) : undefined)) as Snapshot['get'],
  };
}

interface BeginningOf {
  readonly plot: Plot;
  readonly customer: SampleContact;
  readonly product: SampleProduct;
  readonly today: CalendarDate;
  readonly currency: string;
  readonly dice: Dice;
  readonly words: SampleWords;
}

function beginning(
  id: string,
  { plot, customer, product, today, currency, dice, words }: BeginningOf,
): Opportunity {
  const startDate = addDays(today, -plot.age);
  const units = product.price * (0.4 + dice.between(0, 32) / 10);
  const round = 10 ** Math.max(0, Math.floor(Math.log10(units)) - 1);
  const even = toMoney(Math.max(1, Math.round(units / round)) * round, currency);
  // Now and then somebody knows it to the penny.
  const price = dice.chance(0.08) ? { ...even, minor: even.minor + dice.between(1, 99) } : even;
  return {
    ...BLANK_OPPORTUNITY,
    id,
    removed: null,
    customerId: customer.id,
    description: `${product.name}, ${dice.pick(words.details)}`,
    price: dice.chance(0.06) ? null : price,
    period: product.period,
    startDate,
    expectedClose:
      plot.outcome === 'open' ? drawExpectedClose(dice, today) : addDays(startDate, dice.between(20, 120)),
  };
}

function earlier({ startDate, expectedClose }: Opportunity, days: number): CalendarDate | null {
  if (expectedClose === null || days === 0) return expectedClose;
  const date = addDays(expectedClose, -days);
  return startDate !== null && date <= startDate ? expectedClose : date;
}

/** Early changes of price, expected close and representative, as life brings them. */
function changeMind(
  story: Story,
  expectedClose: CalendarDate | null,
  { age }: Plot,
  {
    dice,
    today,
    members,
  }: { readonly dice: Dice; readonly today: CalendarDate; readonly members: readonly string[] },
): void {
  const day = addDays(today, -Math.max(1, age - 1));
  const { price } = story.opportunity;
  if (price && dice.chance(0.2)) {
    const minor = Math.round((price.minor * dice.between(80, 130)) / 10_000) * 100;
    if (minor !== price.minor) story.edit('price', { ...price, minor }, day);
  }
  story.edit('expectedClose', expectedClose, day);
  if (dice.chance(0.08)) story.edit('ownerId', dice.pick(members), day);
}

function linesOf(
  id: string,
  product: SampleProduct,
  { words, currency, dice }: { readonly words: SampleWords; readonly currency: string; readonly dice: Dice },
): Patch[] {
  const items = dice.chance(0.25) ? [product, dice.pick(words.products)] : [product];
  return items.map((item, index) =>
    create('lines', `${id}-l${String(index + 1)}`, {
      opportunityId: id,
      productId: productId(words.products.indexOf(item)),
      name: item.name,
      quantity: dice.between(1, 4) * 1000,
      unitPrice: unitPriceOf(toMoney(item.price, currency)),
    }),
  );
}

/** What a sale usually brings in its first year. */
function usualValue(products: readonly SampleProduct[]): number {
  const perYear = products.map(({ price, period }) => price * (period === 'monthly' ? 12 : 1));
  return (2 * perYear.reduce((sum, value) => sum + value, 0)) / Math.max(1, perYear.length);
}

/** To two digits, as people set volumes. */
function even(units: number): number {
  const round = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, units))) - 1);
  return Math.max(1, Math.round(units / round)) * round;
}

interface QuotasOf {
  readonly today: CalendarDate;
  readonly language: string;
  readonly dice: Dice;
  /** For a share of all that somebody has to do with. */
  readonly volume: (share: number) => Money;
}

/** S49: each representative's volume of the quarter. */
function sampleQuotas(members: readonly string[], { today, language, dice, volume }: QuotasOf): Patch[] {
  const year = today.slice(0, 4);
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3);
  const start = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
  const end =
    quarter === 4 ? `${year}-12-31` : addDays(`${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`, -1);
  const name = /^tr\b/i.test(language) ? `${year} ${String(quarter)}. çeyrek` : `Q${String(quarter)} ${year}`;
  return members.map((ownerId) =>
    create('quotas', `sample-q-${ownerId}`, {
      name,
      ownerId,
      startDate: start,
      endDate: end,
      target: volume(dice.between(10, 40) / 250),
    }),
  );
}

/** The newest on top of each column. */
function inColumns(opportunities: readonly Opportunity[]): Patch[] {
  const columns = new Map<string, Opportunity[]>();
  for (const opportunity of opportunities) {
    const { stageId } = opportunity.position;
    const column = columns.get(stageId);
    if (column) column.push(opportunity);
    else columns.set(stageId, [opportunity]);
  }
  return [...columns.values()].flatMap((column) => {
    const orders = orderSequence(column.length);
    column.sort((a, b) => b.position.at - a.position.at || (a.id < b.id ? -1 : 1));
    return column.map(({ id, removed: _, ...base }, index) =>
      create('opportunities', id, { ...base, position: { ...base.position, order: orders[index] ?? 'a0' } }),
    );
  });
}
