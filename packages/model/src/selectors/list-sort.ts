import type { Json } from '../json.js';
import { isClosed, moneyOf } from '../filter/compile-filter.js';
import type { CustomFieldKind } from '../records/custom-field.js';
import { STATUSES, type Opportunity } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import { effectiveProbability } from './opportunity-facts.js';
import { ASSUMED_MONTHS } from './price-values.js';
import { resolveContact } from './contact-resolution.js';
import { stageOf } from './stage-resolution.js';
import { effectivePrice } from './effective-price.js';
import { contributionOf } from './totals.js';

export const SORT_FIELDS = [
  'description',
  'customer',
  'owner',
  'schema',
  'stage',
  'status',
  'price',
  'weighted',
  'probability',
  'period',
  'startDate',
  'expectedClose',
  'created',
  'closed',
  'inStage',
  'priority',
] as const;
export type SortField = (typeof SORT_FIELDS)[number] | `custom:${string}`;

/** One key of an order; several are asked in turn. */
export interface SortKey {
  readonly by: SortField;
  readonly desc: boolean;
}

/** S115: by effect, the greatest first. */
export const BY_IMPACT: readonly SortKey[] = Object.freeze([Object.freeze({ by: 'weighted', desc: true })]);

export interface SortEnv {
  readonly get: Snapshot['get'];
  readonly settings: Snapshot['settings'];
  /** Order of names in the reader's language (D69). */
  readonly compareNames: (a: string, b: string) => number;
}

/** An amount to be compared with others of its currency only (D39); numbers until they are too great to be exact. */
interface Amount {
  readonly currency: string;
  readonly value: number | bigint;
}

/** What a record is sorted by, worked out once: `null` = it has none of it. */
export type SortValue = string | number | Amount | null;

type Compare = (a: SortValue, b: SortValue, sign: 1 | -1) => number;

interface Column {
  valueOf(row: Opportunity): SortValue;
  readonly compare: Compare;
}

const plain: Compare = (a, b, sign) => (a === b ? 0 : (a as number) < (b as number) ? -sign : sign);

/** Records of one order: their sort values, and how two of them compare. */
export interface ListOrder {
  valuesOf(row: Opportunity): readonly SortValue[];
  /** What has none of a key stands last, whichever way it is sorted; ties are broken by id, so that every replica sorts alike. */
  compare(a: Sorted, b: Sorted): number;
}

export interface Sorted {
  readonly id: string;
  readonly values: readonly SortValue[];
}

/** The order that the keys ask for. Good for one state of stages, schemas, settings and custom fields. */
export function listOrder(keys: readonly SortKey[], env: SortEnv): ListOrder {
  const columns = keys.map(({ by, desc }) => ({
    ...columnOf(by, env),
    sign: desc ? (-1 as const) : (1 as const),
  }));
  return {
    valuesOf: (row) => columns.map((column) => column.valueOf(row)),
    compare(a, b) {
      for (let index = 0; index < columns.length; index++) {
        const [left, right] = [a.values[index] ?? null, b.values[index] ?? null];
        const column = columns[index];
        if (!column || (left === null && right === null)) continue;
        if (left === null) return 1;
        if (right === null) return -1;
        const order = column.compare(left, right, column.sign);
        if (order !== 0) return order;
      }
      return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
    },
  };
}

function columnOf(by: SortField, env: SortEnv): Column {
  const { get } = env;
  const names: Compare = (a, b, sign) => sign * env.compareNames(a as string, b as string);
  const amounts = amountsFrom(env.settings?.currency ?? '');
  const text = (valueOf: (row: Opportunity) => string | null | undefined): Column => ({
    valueOf: (row) => valueOf(row) || null,
    compare: names,
  });
  const value = (valueOf: Column['valueOf']): Column => ({ valueOf, compare: plain });
  switch (by) {
    case 'description':
      return text((row) => row.description);
    case 'customer':
      return text((row) => resolveContact(env, row.customerId)?.name);
    case 'owner':
      return text((row) => row.ownerId && get('members', row.ownerId)?.name);
    case 'schema':
      return text((row) => get('schemas', row.position.schemaId)?.title);
    case 'stage':
      return value(stagePlaces(env));
    case 'status':
      return value((row) => STATUSES.indexOf(row.status.code));
    case 'price':
      return {
        valueOf: (row) => {
          const price = effectivePrice(row);
          return price && { currency: price.currency, value: price.minor };
        },
        compare: amounts,
      };
    case 'weighted':
      return { valueOf: (row) => impactOf(row, get), compare: amounts };
    case 'probability':
      return value((row) => effectiveProbability({ get }, row));
    case 'period':
      return value(({ period }) => ['fixed', 'monthly', 'yearly'].indexOf(period));
    case 'startDate':
    case 'expectedClose':
      return value((row) => row[by]);
    case 'created':
      return value((row) => row.createdAt);
    case 'closed':
      return value((row) => (isClosed(row) ? row.status.on : null));
    case 'inStage':
      return value((row) => row.position.at);
    case 'priority':
      return value((row) => row.priority || null);
    default:
      return customColumn(by.slice('custom:'.length), env, text, value, amounts);
  }
}

/** S115: the first year of the price (D26) × probability, exactly, in twelfths and basis points; open ones before their win only. */
export function impactOf(row: Opportunity, get: Snapshot['get']): Amount | null {
  const { period, termMonths } = row;
  const price = effectivePrice(row);
  const { weight } = contributionOf(row, stageOf({ get }, row.position));
  if (price === null || weight === null) return null;
  const months = Math.min(termMonths ?? ASSUMED_MONTHS, ASSUMED_MONTHS);
  const factor = weight * (period === 'fixed' ? 12 : period === 'monthly' ? 12 * months : months);
  const value = price.minor * factor;
  return {
    currency: price.currency,
    value: Number.isSafeInteger(value) ? value : BigInt(price.minor) * BigInt(factor),
  };
}

/** Currencies stand apart, the workspace's own first, whichever way amounts are sorted. */
function amountsFrom(home: string): Compare {
  const rank = (currency: string): string => (currency === home ? '' : currency);
  return (a, b, sign) => {
    const [left, right] = [a as Amount, b as Amount];
    if (left.currency !== right.currency) return rank(left.currency) < rank(right.currency) ? -1 : 1;
    return left.value === right.value ? 0 : left.value < right.value ? -sign : sign;
  };
}

/** By the order of schemas, then of stages: as the board shows them. */
function stagePlaces({ get }: SortEnv): (row: Opportunity) => string | null {
  const known = new Map<string, string | null>();
  return ({ position }) => {
    const key = `${position.schemaId} ${position.stageId}`;
    let place = known.get(key);
    if (place === undefined) {
      const { stage } = stageOf({ get }, position);
      const schema = get('schemas', position.schemaId);
      place = stage ? `${schema?.order ?? ''} ${position.schemaId} ${stage.order} ${stage.id}` : null;
      known.set(key, place);
    }
    return place;
  };
}

function customColumn(
  id: string,
  { get }: SortEnv,
  text: (valueOf: (row: Opportunity) => string | null | undefined) => Column,
  value: (valueOf: Column['valueOf']) => Column,
  amounts: Compare,
): Column {
  const field = get('customFields', id);
  const own = (row: Opportunity): Json | undefined => row.custom[id];
  const word = (json: Json | undefined): string | null => (typeof json === 'string' ? json : null);
  const kind: CustomFieldKind = field?.kind ?? 'text';
  switch (kind) {
    case 'text':
      return text((row) => word(own(row)));
    case 'number':
      return value((row) => {
        const json = own(row);
        return typeof json === 'number' ? json : null;
      });
    case 'money':
      return {
        valueOf: (row) => {
          const money = moneyOf(own(row));
          return money && { currency: money.currency, value: money.minor };
        },
        compare: amounts,
      };
    case 'date':
      return value((row) => word(own(row)));
    case 'choice':
      return value((row) => {
        const chosen = word(own(row));
        return chosen === null ? null : (field?.options[chosen]?.order ?? null);
      });
    case 'person':
      return text((row) => get('members', word(own(row)) ?? '')?.name);
    case 'flag':
      return value((row) => (own(row) === true ? 0 : null));
  }
}
