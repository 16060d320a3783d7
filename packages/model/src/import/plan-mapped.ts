import { set, type Patch } from '../patch.js';
import type { Snapshot } from '../snapshot.js';
import { MappedContext, type AmbiguousName, type MappedEnv } from './mapped-context.js';
import { claimContact, contactPatches, productPatches } from './mapped-directory.js';
import { knownBySource, opportunityPatches } from './mapped-opportunities.js';
import type { ImportMapping } from './mapping.js';
import type { ImportPlan, PlanImportOptions } from './plan-import.js';
import type { FileTable } from './read-file.js';

export interface MappedPlan extends ImportPlan {
  /** Names that several contacts bear, the most frequent first. */
  readonly ambiguous: readonly AmbiguousName[];
}

const SLICE = 200;

/**
 * Plans what a file adds and changes as its mapping understands it. Nothing is written, so it serves for trying, too. Every row is created,
 * updated, existing or rejected, and each rejected one has a problem with its line. `null` when aborted.
 */
export async function planMapped(
  table: FileTable,
  mapping: ImportMapping,
  snapshot: Snapshot,
  env: MappedEnv,
  { signal, pause, onProgress }: PlanImportOptions,
): Promise<MappedPlan | null> {
  const context = new MappedContext(table, mapping, snapshot, env);
  const patches: Patch[] = [];
  const steps = stepsOf(table, context, (more) => patches.push(...more));
  for (const { code, line } of table.warnings)
    if (code !== 'one-column') context.report.problem({ file: table.name, line, code, value: '' });
  let done = 0;
  const total = steps.length * table.rows.length;
  for (const step of steps) {
    for (let from = 0; from < table.rows.length; from += SLICE) {
      const rows = table.rows.slice(from, from + SLICE);
      for (const [index] of rows.entries()) step(from + index);
      done += rows.length;
      onProgress?.(done, total);
      await pause();
      if (signal?.aborted) return null;
    }
  }
  context.report.rows = table.rows.length;
  // S2 also for companies that the workspace knew as prospects.
  patches.push(...newCustomers(patches, snapshot));
  const ambiguous = [...context.ambiguous.values()].sort((a, b) => b.count - a.count);
  return { patches, report: context.report.finish(), ambiguous };
}

type Step = (index: number) => void;

function stepsOf(
  { rows }: FileTable,
  context: MappedContext,
  add: (patches: readonly Patch[]) => void,
): readonly Step[] {
  const read = (index: number) => context.read(rows[index] ?? { line: 0, cells: [] });
  switch (context.mapping.kind) {
    case 'opportunities': {
      const known = knownBySource(context);
      return [
        (index) => {
          add(opportunityPatches(read(index), context, known));
        },
      ];
    }
    case 'products':
      return [
        (index) => {
          add(productPatches(read(index), context));
        },
      ];
    case 'contacts': {
      const claims = rows.map((): ReturnType<typeof claimContact> => null);
      return [
        (index) => {
          claims[index] = claimContact(read(index), context);
        },
        (index) => {
          const claim = claims[index];
          if (claim) add(contactPatches(claim, context));
        },
      ];
    }
  }
}

function newCustomers(patches: readonly Patch[], snapshot: Snapshot): readonly Patch[] {
  const ids = new Set<string>();
  for (const patch of patches) {
    const status = patch.kind === 'create' && patch.collection === 'opportunities' ? patch.fields : null;
    if (status?.status?.code !== 'won' || !status.customerId) continue;
    if (snapshot.get('contacts', status.customerId)?.relation === 'prospect') ids.add(status.customerId);
  }
  return [...ids].map((id) => set('contacts', id, 'relation', 'customer'));
}
