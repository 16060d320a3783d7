import type { ChildCollection } from '@firsat/model';
import { DerivedPrices } from './derived-prices.js';
import { WORK_LAYOUTS } from './layouts.js';
import { WorkIndex } from './work-index.js';
import { createWriter } from './workspace-writer.js';
import { WRITE_PARTS, type WriteParts } from './write-parts.js';
import type { LateHalf } from './writer.js';

const CHILDREN = WORK_LAYOUTS.filter(({ byName }) => byName.has('opportunityId')).map(
  ({ collection }) => collection as ChildCollection,
);

export function lateHalf(parts: WriteParts = WRITE_PARTS): LateHalf {
  return {
    createWriter: (host) => createWriter(host, parts),
    workLayouts: WORK_LAYOUTS,
    createDerivedPrices: (snapshot, opportunities) => new DerivedPrices(snapshot, opportunities),
    createWorkIndex: () => new WorkIndex(CHILDREN),
  };
}
