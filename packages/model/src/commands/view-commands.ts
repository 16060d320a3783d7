import * as z from 'zod/mini';
import { sameTitle } from '../collate.js';
import { readFilter, writeFilter } from '../filter/read-filter.js';
import type { MemberId } from '../ids.js';
import type { Json } from '../json.js';
import { create, remove, restore, setEntry } from '../patch.js';
import { DENSITIES, type SavedView } from '../records/saved-view.js';
import type { Snapshot } from '../snapshot.js';
import { Checks } from './checks.js';
import type { CommandEnv } from './command.js';
import type { ViewFields } from './command-map.js';
import { defineCommand } from './define-command.js';
import { refuse, subject } from './refuse.js';
import { setChanged } from './same.js';
import { anyJson, id, maybeId } from './shapes.js';

const viewFields = {
  name: z.optional(z.string()),
  shared: z.optional(z.boolean()),
  filter: z.optional(anyJson),
  columns: z.optional(anyJson),
  sort: z.optional(anyJson),
  density: z.optional(z.enum(DENSITIES)),
};

/** The views that a member may choose: shared ones and their own. */
export function viewsOf(snapshot: Pick<Snapshot, 'list'>, memberId: MemberId): readonly SavedView[] {
  return [...snapshot.list('views')].filter((view) => view.shared || view.ownerId === memberId);
}

/** The view that a member begins with; the smallest id where two devices chose at once. */
export function defaultView(snapshot: Pick<Snapshot, 'list'>, memberId: MemberId): SavedView | undefined {
  return viewsOf(snapshot, memberId)
    .filter((view) => view.defaultFor[memberId] === true)
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

/** Filters are stored as this version writes them; what it cannot read of a newer one is kept. */
const filterOf = (json: Json): Json => writeFilter(readFilter(json).filter);

function checkView(
  snapshot: Snapshot,
  given: Partial<ViewFields>,
  own: SavedView | null,
  env: CommandEnv,
  checks: Checks,
): Partial<ViewFields> {
  const name = given.name === undefined ? undefined : checks.title(given.name, 'name');
  if (name !== undefined) {
    const taken = viewsOf(snapshot, env.actor).some(
      (view) => view.id !== own?.id && sameTitle(view.name, name, 'tr'),
    );
    if (taken) checks.add('not-unique', 'name');
  }
  return {
    ...given,
    ...(name !== undefined && { name }),
    ...(given.filter !== undefined && { filter: filterOf(given.filter) }),
  };
}

/** S116: what somebody looks at, by a name that they can tell from the others that they see. */
export const viewCreate = defineCommand(
  'view-create',
  z.object({ ...viewFields, name: z.string(), id: z.optional(id) }),
  (snapshot, { id: givenId, ...given }, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'views', givenId);
    const fields = checkView(snapshot, given, null, env, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = givenId ?? env.newId();
    return {
      ok: true,
      patches: [create('views', newId, { ...fields, ownerId: env.actor })],
      value: { id: newId },
    };
  },
);

/** Shared views are everybody's to change, others their owner's. An order of the interface, not security (D74). */
export const viewEdit = defineCommand(
  'view-edit',
  z.object({ id, changes: z.object(viewFields) }),
  (snapshot, input, env) => {
    const { record, refusal } = subject(snapshot, 'views', input.id);
    if (refusal) return refusal;
    if (!record.shared && record.ownerId !== env.actor) return refuse('read-only', 'id');
    const checks = new Checks();
    const fields = checkView(snapshot, input.changes, record, env, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    return { ok: true, patches: setChanged('views', record, fields), value: null };
  },
);

export const viewDelete = defineCommand('view-delete', z.object({ id }), (snapshot, input, env) => {
  const { record, refusal } = subject(snapshot, 'views', input.id);
  if (refusal) return refusal;
  if (!record.shared && record.ownerId !== env.actor) return refuse('read-only', 'id');
  return { ok: true, patches: [remove('views', record.id, { at: env.now, by: env.actor })], value: null };
});

export const viewRestore = defineCommand('view-restore', z.object({ id }), (snapshot, input) => {
  const record = snapshot.get('views', input.id);
  if (!record) return refuse('unknown-record', 'id');
  return { ok: true, patches: record.removed ? [restore('views', record.id)] : [], value: null };
});

export const viewSetDefault = defineCommand(
  'view-set-default',
  z.object({ id: maybeId, memberId: z.optional(id) }),
  (snapshot, input, env) => {
    const memberId = input.memberId ?? env.actor;
    if (input.id !== null) {
      const { refusal } = subject(snapshot, 'views', input.id);
      if (refusal) return refusal;
    }
    const patches = [...snapshot.list('views')]
      .filter((view) => (view.defaultFor[memberId] === true) !== (view.id === input.id))
      .map((view) => setEntry('views', view.id, 'defaultFor', memberId, view.id === input.id ? true : null));
    return { ok: true, patches, value: null };
  },
);
