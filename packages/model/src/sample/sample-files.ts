import { addDays, type CalendarDate } from '../calendar-date.js';
import { seeded } from '../seeded.js';
import { Cast, Dice, wordsOf } from './cast.js';

export interface SampleFilesOptions {
  readonly seed: number;
  /** Opportunities. */
  readonly rows: number;
  readonly language: string;
}

/** Shares of a real export. */
const STAGES = [
  ['Prospecting', 500],
  ['Engaging', 1589],
  ['Won', 4238],
  ['Lost', 2473],
] as const;
const NO_ACCOUNT = 0.16;
const FIRST_DAY = '2024-10-20';

/**
 * Four files in the shape of a CRM export and with its kinds of dirt: American dates, opportunities without an account (only open ones), a
 * product spelled otherwise than in the catalogue, a misspelled sector, open ones without date and value, representatives without any.
 */
export function sampleFiles({ seed, rows, language }: SampleFilesOptions): { name: string; text: string }[] {
  const dice = new Dice(seeded(seed));
  const words = wordsOf(language);
  const cast = new Cast(words, dice);
  const agents = Array.from({ length: Math.max(3, Math.min(35, Math.ceil(rows / 40))) }, () => cast.person());
  const managers = Array.from({ length: Math.ceil(agents.length / 6) }, () => cast.person());
  const companies = Array.from({ length: Math.max(5, Math.min(2000, Math.ceil(rows / 100))) }, () =>
    cast.company(),
  );
  // The last representatives have no opportunity yet.
  const busy = agents.slice(0, Math.max(1, agents.length - Math.floor(agents.length / 7)));
  const odd = words.products[1];

  const pipeline = Array.from({ length: rows }, (_, index) => {
    const stage = dice.weighted(STAGES);
    const closed = stage === 'Won' || stage === 'Lost';
    const product = dice.pick(words.products);
    const account = !closed && dice.chance(NO_ACCOUNT * 4.2) ? '' : dice.pick(companies).name;
    const engaged = addDays(FIRST_DAY, dice.between(0, 420));
    return [
      `S${String(index + 1).padStart(7, '0')}`,
      dice.pick(busy),
      product === odd ? product.name.replace(' ', '') : product.name,
      account,
      stage,
      stage === 'Prospecting' ? '' : american(engaged),
      closed ? american(addDays(engaged, dice.between(1, 140))) : '',
      stage === 'Won'
        ? String(Math.round(product.price * (0.8 + dice.between(0, 40) / 100)))
        : stage === 'Lost'
          ? '0'
          : '',
    ];
  });
  return [
    table('sales_pipeline.csv', [
      [
        'opportunity_id',
        'sales_agent',
        'product',
        'account',
        'deal_stage',
        'engage_date',
        'close_date',
        'close_value',
      ],
      ...pipeline,
    ]),
    table('accounts.csv', [
      ['account', 'sector', 'year_established', 'revenue', 'employees', 'office_location', 'subsidiary_of'],
      ...companies.map(({ name, sector, city }, index) => [
        name,
        misspelled(sector),
        String(dice.between(1955, 2022)),
        (dice.between(100, 500_000) / 100).toFixed(2),
        String(dice.between(5, 9000)),
        city,
        index > 3 && dice.chance(0.15) ? (companies[index % 3]?.name ?? '') : '',
      ]),
    ]),
    table('products.csv', [
      ['product', 'series', 'sales_price'],
      ...words.products.map(({ name, series, price }) => [name, series, String(price)]),
    ]),
    table('sales_teams.csv', [
      ['sales_agent', 'manager', 'regional_office'],
      ...agents.map((agent, index) => [
        agent,
        managers[index % managers.length] ?? '',
        words.teams[index % words.teams.length] ?? '',
      ]),
    ]),
  ];
}

function table(name: string, rows: readonly (readonly string[])[]): { name: string; text: string } {
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  return { name, text: `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n` };
}

/** Month/day/year without leading zeros, as American exports write it. */
function american(date: CalendarDate): string {
  return [date.slice(5, 7), date.slice(8, 10), date.slice(0, 4)].map(Number).join('/');
}

function misspelled(sector: string): string {
  return sector.replace(/^technology$/, 'technolgy').replace(/^teknoloji$/, 'teknolji');
}
