import type { ChildCollection } from '@firsat/model';
import { WORK_LAYOUTS } from './layouts.js';
import { WorkIndex } from './work-index.js';
import { createWriter } from './workspace-writer.js';
import { WRITE_PARTS, type WriteParts } from './write-parts.js';
import type { LateHalf } from './writer.js';

export function lateHalf(parts: WriteParts = WRITE_PARTS): LateHalf {
  return {
    createWriter: (host) => createWriter(host, parts),
    workLayouts: WORK_LAYOUTS,
    createWorkIndex: () => new WorkIndex(WORK_LAYOUTS.map(({ collection }) => collection as ChildCollection)),
  };
}
