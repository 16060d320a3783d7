/** What a page may give to every property of every element, by the report of the API: what is added there and has no row here fails the test. */
import { NO_FILTER } from '@firsat/model';

export interface GivenProperty {
  readonly tag: string;
  readonly name: string;
  /** Undefined: it has none. */
  readonly attribute: string | undefined;
  readonly kind: 'boolean' | 'words' | 'number' | 'text' | 'object';
  /** As the report has it: source text; undefined: no initial value, or a long one. */
  readonly standard: string | undefined;
  /** Values that it takes, as an attribute says them where it has one. */
  readonly good: readonly unknown[];
  /** Values that it does not take. */
  readonly bad: readonly unknown[];
}

type Row = Pick<GivenProperty, 'good' | 'bad'>;

const OTHER_KINDS = [7, true, {}, [], () => 1];

const FREE: Row = { good: ['a1', 'İş 7'], bad: OTHER_KINDS };
const form = (good: readonly string[], bad: readonly string[]): Row => ({
  good,
  bad: [...bad, ...OTHER_KINDS],
});

/** Texts, by attribute; `tag attribute` where it differs between elements. */
const TEXTS: Readonly<Record<string, Row>> = {
  for: FREE,
  opportunity: FREE,
  offer: FREE,
  schema: FREE,
  view: FREE,
  member: FREE,
  by: FREE,
  omit: FREE,
  workspace: FREE,
  server: FREE,
  'contact-id': FREE,
  'opportunity-id': FREE,
  'user-id': FREE,
  'user-name': FREE,
  'workspace-name': FREE,
  'as-of': form(['2026-01-31'], ['31.01.2026', '2026-02-30', 'yesterday', '2026-1-1', '0000-00-00']),
  period: form(
    ['all', 'month', 'quarter -1', 'last 30', '2026-01-01..', '2026-01-01..2026-01-31'],
    ['century', 'quarter x', 'last', '2026-13-01..', '..2026-02-30', 'last -3'],
  ),
  statuses: form(['lost', 'open won'], ['opne', 'open closed', '   ']),
  report: form(['losses', 'win-rate'], ['loses', 'constructor']),
  currency: form(['TRY'], ['try', 'lira', '₺', 'EURO']),
  'time-zone': form(['Europe/Berlin', 'UTC'], ['Mars/Phobos', '+99:00', 'İstanbul']),
};

/** Numbers: as text, since an attribute is one. */
const NUMBERS: Readonly<Record<string, Row>> = {
  max: {
    good: ['1', '7'],
    bad: ['abc', 'NaN', '-1', '0', '1.5', '1e99', 'Infinity', Number.NaN, -3, {}, true],
  },
  rows: { good: ['1', '500'], bad: ['abc', 'NaN', '-1', '0', '1.5', '1e99', 'Infinity', Number.NaN, -3, {}] },
  seed: { good: ['2', '99'], bad: ['abc', 'NaN', '-1', '1.5', '1e99', 'Infinity', Number.NaN, -3, {}] },
};

const SOURCE: Row = { good: [async () => []], bad: ['text', 7, true, {}, []] };

/** What has no attribute. */
const OBJECTS: Readonly<Record<string, Row>> = {
  strings: { good: [{ en: {} }], bad: ['text', 7, true, () => 1] },
  filter: {
    good: [NO_FILTER, { text: 'a', statuses: ['open'] }, { rest: { newer: 1 } }],
    bad: ['text', 7, [], { statuses: 'open' }, { dates: 5 }, { nonsense: 1 }, { amounts: [null] }],
  },
  layout: {
    good: [{ columns: [{ name: 'description', width: 0 }], sort: [], density: '' }],
    bad: [
      'text',
      7,
      [],
      {},
      { columns: null, sort: null, density: '' },
      { columns: [null], sort: [], density: '' },
    ],
  },
  look: {
    good: [{ columns: null, sort: null, density: 'compact' }],
    bad: ['text', 7, [], { columns: null, sort: null, density: 'wide' }],
  },
  terms: {
    good: [{ entry: 'exclusive', rounding: 'rateGroup', discount: null, currency: 'TRY', withholding: null }],
    bad: ['text', 7, [], {}, { currency: 5 }],
  },
  draft: { good: [{}, { schemaId: 's1' }], bad: ['text', 7, true] },
  user: {
    good: [{ id: 'u1', name: 'Ayşe' }],
    bad: ['text', 7, [], {}, { id: 5, name: 'x' }, { id: 'u1' }],
  },
  getToken: { good: [async () => 'token'], bad: ['token', 7, {}] },
  sampleSource: SOURCE,
  contactSource: SOURCE,
  productSource: SOURCE,
  userSource: SOURCE,
  rateSource: SOURCE,
};

const wordsOf = (type: string): string[] | undefined => {
  const parts = type.split(' | ');
  return parts.every((part) => /^'.*'$/.test(part)) ? parts.map((part) => part.slice(1, -1)) : undefined;
};

function rowOf(
  tag: string,
  name: string,
  type: string,
  attribute: string | undefined,
): Omit<GivenProperty, 'tag' | 'name' | 'attribute' | 'standard'> {
  const missing = (): never => {
    throw new Error(`test/embed/given-values.ts has no row for ${name} of <${tag}>: ${type}`);
  };
  if (attribute === undefined) return { kind: 'object', ...(OBJECTS[name] ?? missing()) };
  if (type === 'boolean') return { kind: 'boolean', good: [true], bad: [] };
  const words = wordsOf(type);
  if (words)
    return {
      kind: 'words',
      good: words.filter(Boolean),
      bad: ['no such word', 'AUTO', 'toString', ...OTHER_KINDS],
    };
  if (type === 'number') return { kind: 'number', ...(NUMBERS[name] ?? missing()) };
  return { kind: 'text', ...(TEXTS[attribute] ?? missing()) };
}

/** `"<tag> property name": "type = standard; attribute name"`, the readonly ones apart. */
export function givenProperties(report: Readonly<Record<string, string>>): GivenProperty[] {
  return Object.entries(report).flatMap(([key, text]) => {
    const [, tag = '', name = ''] = /^<(.+)> property (.+)$/.exec(key) ?? [];
    if (!tag || text.startsWith('readonly ')) return [];
    const [, type = '', standard, attribute] = /^(.*?)(?: = (.*?))?(?:; attribute (\S+))?$/.exec(text) ?? [];
    return [{ tag, name, attribute, standard, ...rowOf(tag, name, type, attribute) }];
  });
}

/** Every row, so that one for what is no more is found. */
export const ROW_NAMES: readonly string[] = [TEXTS, NUMBERS, OBJECTS].flatMap((rows) => Object.keys(rows));
