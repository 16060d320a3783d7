import { compareNames, ListIndex, type ListEnv, type ListQuery, type ListState } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { violated } from './violation.js';

const ENV: ListEnv = {
  today: '2026-06-15',
  timeZone: 'Europe/Istanbul',
  compareNames: (a, b) => compareNames(a, b, 'tr'),
};

const QUERIES: readonly ListQuery[] = [
  { filter: {}, sort: [{ by: 'weighted', desc: true }] },
  {
    filter: { text: 'is', statuses: ['open', 'won'], tags: ['vip'] },
    sort: [
      { by: 'stage', desc: false },
      { by: 'customer', desc: true },
    ],
  },
];

/** Lists that stay open: kept up to date by every transaction, and compared with those that are built now. */
export class ListWatch {
  readonly #store: PipelineStore;
  readonly #indexes: readonly ListIndex[];

  constructor(store: PipelineStore) {
    this.#store = store;
    this.#indexes = QUERIES.map((query) => new ListIndex(store, query, ENV));
    store.subscribe(({ changed }) => {
      for (const index of this.#indexes) index.apply(changed);
    });
  }

  check(name: string): void {
    const { fiscalStart = 1 } = this.#store.settings ?? {};
    if (!Number.isInteger(fiscalStart) || fiscalStart < 1 || fiscalStart > 12)
      violated('incremental', `${name}: the fiscal year begins in month ${String(fiscalStart)}`);
    for (const [at, query] of QUERIES.entries()) {
      const [kept, built] = [this.#indexes[at]?.state, new ListIndex(this.#store, query, ENV).state].map(
        json,
      );
      if (kept !== built)
        violated('incremental', `list ${String(at)} of ${name}: ${kept ?? ''} is not ${built ?? ''}`);
    }
  }
}

const json = (state: ListState | undefined): string =>
  JSON.stringify(state, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
