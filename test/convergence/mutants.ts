import { COMMANDS, type CommandName, type Opportunity, type Patch } from '@firsat/model';
import {
  CollectionReader,
  STORE_PARTS,
  registerKey,
  splitKey,
  type Layout,
  type Root,
  type RowChange,
  type StoreParts,
} from '@firsat/store/testing';

/** A store with one deliberate mistake, and the rule that must notice. */
export interface Mutant {
  readonly name: string;
  readonly caughtBy: string;
  /** New for each world. */
  readonly parts: () => StoreParts;
}

const ORDER_KEY = 'Q.order';

/** A patch of every plan of some commands is put through `change`. */
function withPlans(
  names: readonly CommandName[],
  change: (patches: readonly Patch[], newId: () => string) => readonly Patch[],
) {
  const commands: Record<string, unknown> = { ...COMMANDS };
  for (const name of names) {
    const command = COMMANDS[name];
    commands[name] = {
      ...command,
      plan: (...[snapshot, input, env]: Parameters<typeof command.plan>) => {
        const plan = command.plan(snapshot, input as never, env);
        return plan.ok ? { ...plan, patches: change(plan.patches, env.newId) } : plan;
      },
    };
  }
  return commands as unknown as typeof COMMANDS;
}

/** Reads the order of a card from a key of its own. */
class SplitReader extends CollectionReader {
  readonly #own: Root;

  constructor(layout: Layout, root: Root) {
    super(layout, root);
    this.#own = root;
  }

  override readAll(): readonly RowChange[] {
    return this.#merged(super.readAll(), this.#own.keys());
  }

  override refresh(keys: ReadonlySet<string | null>): readonly RowChange[] {
    return this.#merged(super.refresh(keys), keys);
  }

  #merged(read: readonly RowChange[], keys: Iterable<string | null>): readonly RowChange[] {
    const changes = new Map(read.map((change) => [change.id, change]));
    for (const id of new Set([...keys].map((key) => splitKey(key ?? '').id))) {
      const known = changes.get(id);
      const before = known ? known.before : this.rows.get(id);
      const row = this.rows.get(id) as unknown as Opportunity | undefined;
      const order = this.#own.get(registerKey(id, ORDER_KEY)) as string | undefined;
      if (!row || order === undefined || row.position.order === order) continue;
      const after = Object.freeze({ ...row, position: Object.freeze({ ...row.position, order }) });
      this.rows.set(id, after);
      changes.set(id, { id, before, after: after });
    }
    return [...changes.values()];
  }
}

const splitKeys: StoreParts = {
  ...STORE_PARTS,
  createReader: (layout, root) =>
    layout.collection === 'opportunities'
      ? new SplitReader(layout, root)
      : new CollectionReader(layout, root),
  writePatch: (docs, patch) => {
    if (patch.kind !== 'set' || patch.collection !== 'opportunities' || patch.field !== 'position') {
      return STORE_PARTS.writePatch(docs, patch);
    }
    const root = docs.core.getMap<unknown>('o');
    const { order, stageId } = patch.value;
    const before = (root.get(registerKey(patch.id, 'P')) ??
      (root.get(patch.id) as { P?: unknown }).P) as readonly unknown[];
    root.set(registerKey(patch.id, ORDER_KEY), order);
    return before[1] === stageId ? undefined : STORE_PARTS.writePatch(docs, patch);
  },
};

export const MUTANTS: readonly Mutant[] = [
  { name: 'stage and order under separate keys', caughtBy: 'position-is-whole', parts: () => splitKeys },
  {
    name: 'no tie-break by id',
    caughtBy: 'same-order',
    parts: () => ({
      ...STORE_PARTS,
      compareRows: (a, b) =>
        a.position.order === b.position.order ? 0 : a.position.order < b.position.order ? -1 : 1,
    }),
  },
  {
    name: 'the rank is the index in the column',
    caughtBy: 'lands-where-dropped',
    parts: () => {
      let next = 0;
      const ranked = withPlans(['opportunity-move'], (patches) =>
        patches.map((patch) =>
          patch.kind === 'set' && patch.field === 'position'
            ? ({ ...patch, value: { ...(patch.value as object), order: String(next++ % 7) } } as Patch)
            : patch,
        ),
      );
      return { ...STORE_PARTS, commands: ranked };
    },
  },
  {
    name: 'seeds with random ids',
    caughtBy: 'one-set-of-stages',
    parts: () => ({
      ...STORE_PARTS,
      commands: withPlans(['workspace-create'], (patches, newId) =>
        patches.map((patch) =>
          patch.collection === 'schemas' || patch.collection === 'stages' ? { ...patch, id: newId() } : patch,
        ),
      ),
    }),
  },
  {
    name: 'undo writes the old value blindly',
    caughtBy: 'undo-touches-only-own',
    parts: () => ({ ...STORE_PARTS, mayTakeBack: () => true }),
  },
  {
    name: 'the board leaves out cards without a live stage',
    caughtBy: 'one-column',
    parts: () => ({
      ...STORE_PARTS,
      boardSource: (snapshot) => ({
        get: (collection, id) => snapshot.get(collection, id),
        get settings() {
          return snapshot.settings;
        },
        *list(collection) {
          for (const record of snapshot.list(collection)) {
            const stageId = (record as Partial<Opportunity>).position?.stageId;
            if (stageId === undefined || snapshot.get('stages', stageId)?.removed === null) yield record;
          }
        },
      }),
    }),
  },
  {
    name: 'a change without its history event',
    caughtBy: 'history-complete',
    parts: () => ({
      ...STORE_PARTS,
      commands: withPlans(['opportunity-set-status'], (patches) =>
        patches.filter(({ collection }) => collection !== 'history'),
      ),
    }),
  },
  {
    name: 'an event whose then-current values are not the current ones',
    caughtBy: 'then-current',
    parts: () => ({
      ...STORE_PARTS,
      commands: withPlans(['opportunity-edit'], (patches) =>
        patches.map((patch) =>
          patch.kind === 'create' && patch.collection === 'history'
            ? {
                ...patch,
                fields: {
                  ...patch.fields,
                  then: {
                    ...(patch.fields.then as NonNullable<typeof patch.fields.then>),
                    price: null,
                    ownerId: null,
                  },
                },
              }
            : patch,
        ),
      ),
    }),
  },
];
