import {
  historyPatch,
  type CommandEnv,
  type HistoryEvent,
  type HistoryType,
  type Keyed,
  type Patch,
  type Snapshot,
  withEntry,
} from '@firsat/model';
import { BASE, decodeTombstone, entryOf, registerKey, splitKey, TOMBSTONE } from './doc-layout.js';
import { layout } from './layouts.js';
import { nameOf, type Reversal } from './undo.js';

const OPPOSITE: Partial<Record<HistoryType, HistoryType>> = {
  created: 'deleted',
  deleted: 'restored',
  restored: 'deleted',
};

/** The register whose change an event tells of. */
function suffixOf(event: HistoryEvent): string | undefined {
  const { byName, codes } = layout('opportunities');
  // `tags.vip`: one entry of a set field.
  const code = (name: string | null) => {
    const { id, suffix } = splitKey(name ?? '');
    const own = codes[byName.get(id) ?? -1];
    return own === undefined || suffix === BASE ? own : registerKey(own, suffix);
  };
  switch (event.type) {
    case 'created':
    case 'deleted':
    case 'restored':
      return TOMBSTONE;
    case 'stage-changed':
    case 'schema-changed':
      return code('position');
    case 'status-changed':
      return code('status');
    case 'field-changed':
      return code(event.field);
  }
}

/** The records as they will be when the plan has been written: a merge that is undone gives a stage its own probability back, too. */
function afterwards(snapshot: Pick<Snapshot, 'get'>, { registers }: Reversal): Pick<Snapshot, 'get'> {
  const changes = new Map<string, Reversal['registers'][number][]>();
  for (const register of registers) {
    const key = `${register.collection} ${register.id}`;
    const known = changes.get(key);
    if (known) known.push(register);
    else changes.set(key, [register]);
  }
  return {
    get(collection, id) {
      const row = snapshot.get(collection, id);
      const changed = row && changes.get(`${collection} ${id}`);
      if (!changed) return row;
      const { byCode, names, kinds } = layout(collection);
      const values: Record<string, unknown> = {};
      for (const { suffix, value } of changed) {
        const index = byCode.get(suffix);
        const entry = entryOf(layout(collection), suffix);
        if (entry) {
          const name = names[entry.index] as string;
          const entries = (values[name] ??
            (row as unknown as Record<string, unknown>)[name]) as Keyed<unknown>;
          const one = value === null ? null : entry.kind.decode(value);
          if (one !== undefined) values[name] = withEntry(entries, entry.key, one);
        } else if (suffix === TOMBSTONE) values['removed'] = decodeTombstone(value);
        else if (index !== undefined) values[names[index] as string] = kinds[index]?.decode(value);
      }
      return { ...row, ...values };
    },
  };
}

/**
 * Events that take back (`revertOf`, D17) the events of a step, for those changes that are really taken back. The position gets its old
 * register with its old `moveId`, so the effective path is what it was, and the pair stays in the log beside it.
 */
export function revertingEvents(
  snapshot: Pick<Snapshot, 'get'>,
  env: Pick<CommandEnv, 'now' | 'actor' | 'via' | 'newId'>,
  reversal: Reversal,
): readonly Patch[] {
  const { step, registers } = reversal;
  if (registers.length === 0) return [];
  const reverted = new Set(registers.map(nameOf));
  const then = afterwards(snapshot, reversal);
  return step.events.flatMap((eventId) => {
    const event = snapshot.get('history', eventId);
    const row = event && then.get('opportunities', event.opportunityId);
    if (!event || !row) return [];
    const name = (suffix: string) => nameOf({ collection: 'opportunities', id: event.opportunityId, suffix });
    const own = name(suffixOf(event) ?? '');
    // What is said by the creation of the record (its first status) is taken back with the record.
    const withRecord = !step.entries.has(own) && step.entries.has(name(TOMBSTONE));
    if (withRecord || (step.entries.has(own) && !reverted.has(own))) return [];
    return [
      historyPatch(then, env, env.newId(), row, {
        type: OPPOSITE[event.type] ?? event.type,
        field: event.field,
        from: event.to,
        to: event.from,
        prev: event.type === 'stage-changed' || event.type === 'schema-changed' ? event.id : null,
        revertOf: event.id,
      }),
    ];
  });
}
