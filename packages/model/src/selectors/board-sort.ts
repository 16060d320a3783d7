import type { Json } from '../json.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Stage } from '../records/stage-schema.js';
import type { Snapshot } from '../snapshot.js';
import type { BoardOrder } from './board-types.js';
import { listOrder } from './list-sort.js';
import { TouchedWork } from './touched-work.js';
import { workFacts } from './work-sources.js';

const FIELDS = ['weighted', 'price', 'expectedClose', 'priority', 'lastTouched'] as const;
export type BoardSortField = (typeof FIELDS)[number];

/** D82: what the cards of a column stand by instead of by hand. */
export interface BoardSort {
  readonly by: BoardSortField;
  readonly desc: boolean;
}

/** All there are, each the way it begins with: what matters most, is due first, or has waited longest. */
export const BOARD_SORTS: readonly BoardSort[] = FIELDS.map((by) => ({
  by,
  desc: by === 'weighted' || by === 'price' || by === 'priority',
}));

export interface BoardSortEnv {
  readonly source: Snapshot;
  /** Of the workspace. */
  readonly zone: string;
  /** Of the order that is made: another one whenever what it is made of is another. */
  readonly key: string;
}

/**
 * The order of a board that is not sorted by hand. What has no value of it stands last; ties stand by id, so that every replica shows the same.
 * Good for one currency of the workspace.
 */
export function boardOrder({ by, desc }: BoardSort, { source, zone, key }: BoardSortEnv): BoardOrder {
  const { settings } = source;
  if (by === 'lastTouched') {
    const sign = desc ? -1 : 1;
    const work = new TouchedWork(source);
    return {
      key,
      valuesOf: ({ id, position }) => [Math.max(workFacts(source, id, zone).lastAct.at, position.at)],
      compare: (a, b) =>
        sign * ((a.values[0] as number) - (b.values[0] as number)) ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
      touched: (changes) => work.by(changes),
    };
  }
  const get: Snapshot['get'] = (collection, id) => source.get(collection, id);
  // No name is among what a board is sorted by.
  const order = listOrder([{ by, desc }], { get, settings, compareNames: () => 0 });
  return { key, ...order };
}

/** Where a card would stand among `ids`, itself not counted, if it were in `stage`: what it stands by may depend on that. */
export function placeBy(
  order: BoardOrder,
  ids: readonly string[],
  opportunity: Opportunity,
  stage: Stage,
  get: Snapshot['get'],
): number {
  const position = { ...opportunity.position, schemaId: stage.schemaId, stageId: stage.id };
  const own = { id: opportunity.id, values: order.valuesOf({ ...opportunity, position }) };
  const others = ids.filter((id) => id !== opportunity.id);
  let [low, high] = [0, others.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const id = others[middle] as string;
    const row = get('opportunities', id);
    if (row && order.compare({ id, values: order.valuesOf(row) }, own) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order of a view as stored, if a board can be sorted by it. */
export function readBoardSort(json: Json): BoardSort | null {
  const [first] = Array.isArray(json) ? (json as readonly Json[]) : [];
  if (!Array.isArray(first)) return null;
  const by = FIELDS.find((name) => name === first[0]);
  return by ? { by, desc: first[1] === -1 } : null;
}

export function writeBoardSort(sort: BoardSort | null): Json {
  return sort && [[sort.by, sort.desc ? -1 : 1]];
}
