import {
  linesOf,
  type CommandInput,
  type CommandMap,
  type LineFields,
  type ProductFields,
} from '@firsat/model';
import { anyId, everKnown, maybe, money, neighbours, words, type Ask } from './ask.js';

/** The commands of lines, their prices and the catalogue. */
type LineCommand = Exclude<
  Extract<
    keyof CommandMap,
    `line${string}` | `product-${string}` | 'opportunity-set-price-source' | 'pricing-settings-edit'
  >,
  'product-upsert'
>;

const RATES = [2000, 1000, 100, 0, 10_001];

/** Few opportunities, so that people meet on the same lines. */
function someOpportunity({ replica, chance }: Ask): string {
  const [...rows] = replica.store.list('opportunities');
  return rows.length === 0 ? 'nobody' : (rows[chance.below(Math.min(4, rows.length))]?.id ?? 'nobody');
}

function discount({ chance }: Ask) {
  return chance.happens(0.5)
    ? ({ kind: 'percent', basisPoints: chance.below(10_100) } as const)
    : ({ kind: 'amount', minor: chance.below(50_000) } as const);
}

function lineFields(ask: Ask): Partial<LineFields> {
  const { chance } = ask;
  const all: { readonly [K in keyof LineFields]: () => LineFields[K] } = {
    name: () => (chance.happens(0.05) ? ' ' : words(ask)),
    code: () => maybe(ask, () => `K-${String(chance.below(50))}`),
    unit: () => maybe(ask, () => chance.of(['adet', 'saat', 'ay'])),
    description: () => maybe(ask, () => words(ask)),
    specification: () => maybe(ask, () => words(ask)),
    quantity: () => chance.below(20_000) - 200,
    unitPrice: () =>
      maybe(ask, () => ({
        amount: chance.below(9_000_000),
        scale: chance.of([0, 2, 2, 2, 4, 7]),
        currency: chance.of(['TRY', 'TRY', 'TRY', 'EUR']),
      })),
    discount: () => maybe(ask, () => discount(ask)),
    vat: () => ({ rate: chance.of(RATES), exemption: maybe(ask, () => words(ask)) }),
  };
  const names = (Object.keys(all) as (keyof LineFields)[]).filter(() => chance.happens(0.4));
  return Object.fromEntries(names.map((name) => [name, all[name]()]));
}

function productFields(ask: Ask): Partial<ProductFields> {
  const { chance } = ask;
  return {
    ...(chance.happens(0.6) ? { price: maybe(ask, () => money(ask)) } : {}),
    ...(chance.happens(0.3) ? { code: maybe(ask, () => `K-${String(chance.below(50))}`) } : {}),
    ...(chance.happens(0.3) ? { unit: chance.of(['adet', 'saat']) } : {}),
    ...(chance.happens(0.3) ? { vatRate: maybe(ask, () => chance.of(RATES)) } : {}),
  };
}

const placeIn = (ask: Ask, opportunityId: string) =>
  neighbours(
    ask,
    linesOf(ask.replica.store, { opportunityId, offerId: null }).map(({ id }) => id),
  );

export const LINE_INPUTS: { readonly [N in LineCommand]: (ask: Ask) => CommandInput<N> } = {
  'line-add': (ask) => {
    const opportunityId = someOpportunity(ask);
    return {
      ...lineFields(ask),
      ...(ask.chance.happens(0.5) ? { name: words(ask) } : { productId: anyId(ask, 'products') }),
      ...placeIn(ask, opportunityId),
      opportunityId,
    };
  },
  'lines-paste': (ask) => {
    const opportunityId = someOpportunity(ask);
    return {
      opportunityId,
      ...placeIn(ask, opportunityId),
      rows: Array.from({ length: ask.chance.below(4) }, () => ({
        name: words(ask),
        ...lineFields(ask),
        ...(ask.chance.happens(0.3) ? { id: anyId(ask, 'lines') } : {}),
      })),
    };
  },
  'line-edit': (ask) => ({
    id: anyId(ask, 'lines'),
    changes: {
      ...lineFields(ask),
      ...(ask.chance.happens(0.1) ? { productId: maybe(ask, () => anyId(ask, 'products')) } : {}),
    },
  }),
  'line-move': (ask) => {
    const id = anyId(ask, 'lines');
    return { id, ...placeIn(ask, ask.replica.store.get('lines', id)?.opportunityId ?? '') };
  },
  'line-delete': (ask) => ({ id: anyId(ask, 'lines') }),
  'line-restore': (ask) => ({ id: everKnown(ask, 'lines') }),
  'lines-update-from-catalogue': (ask) => {
    const lines = linesOf(ask.replica.store, { opportunityId: someOpportunity(ask), offerId: null });
    return { ids: lines.length > 0 ? lines.map(({ id }) => id) : [anyId(ask, 'lines')] };
  },
  'line-terms-set': (ask) => ({
    opportunityId: someOpportunity(ask),
    changes: {
      ...(ask.chance.happens(0.5) ? { entry: ask.chance.of(['exclusive', 'inclusive']) } : {}),
      ...(ask.chance.happens(0.5) ? { rounding: ask.chance.of(['line', 'rateGroup']) } : {}),
      ...(ask.chance.happens(0.5) ? { discount: maybe(ask, () => discount(ask)) } : {}),
    },
  }),
  'opportunity-set-price-source': (ask) => ({
    id: someOpportunity(ask),
    source: ask.chance.of(['estimate', 'items', 'items']),
  }),
  'pricing-settings-edit': (ask) => ({ entry: ask.chance.of(['exclusive', 'inclusive']) }),
  'product-create': (ask) => ({ ...productFields(ask), name: words(ask) }),
  'product-edit': (ask) => ({
    id: anyId(ask, 'products'),
    changes: { ...productFields(ask), ...(ask.chance.happens(0.3) ? { name: words(ask) } : {}) },
  }),
  'product-archive': (ask) => ({ id: anyId(ask, 'products') }),
  'product-restore': (ask) => ({ id: everKnown(ask, 'products') }),
};

export const LINE_WEIGHTS: { readonly [N in LineCommand]: number } = {
  'line-add': 6,
  'lines-paste': 1.5,
  'line-edit': 5,
  'line-move': 1.5,
  'line-delete': 2.5,
  'line-restore': 1,
  'lines-update-from-catalogue': 0.8,
  'line-terms-set': 0.8,
  'opportunity-set-price-source': 1,
  'pricing-settings-edit': 0.2,
  'product-create': 0.8,
  'product-edit': 1,
  'product-archive': 0.3,
  'product-restore': 0.3,
};
