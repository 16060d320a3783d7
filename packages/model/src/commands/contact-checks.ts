import { fold } from '../fold.js';
import { problem, type Problem } from '../problems.js';
import type { Snapshot } from '../snapshot.js';
import { MAX_NOTE, type Checks } from './checks.js';
import type { ContactFields } from './command-map.js';

/** Checks the given fields of a contact and returns them cleaned; `id` is the contact's own. */
export function checkContactFields(
  snapshot: Snapshot,
  id: string,
  given: Partial<ContactFields>,
  checks: Checks,
): Partial<ContactFields> {
  const fields: { -readonly [K in keyof ContactFields]?: ContactFields[K] } = { ...given };
  if (given.name !== undefined) fields.name = checks.title(given.name, 'name');
  for (const name of ['email', 'phone', 'taxNumber', 'sector'] as const) {
    if (given[name] !== undefined) fields[name] = checks.text(given[name], name);
  }
  if (given.location !== undefined) fields.location = checks.text(given.location, 'location', MAX_NOTE);
  if (given.parentId !== undefined && given.parentId !== null) {
    checks.live(snapshot, 'contacts', given.parentId, 'parentId', 'unknown-record');
    if (isAncestor(snapshot, id, given.parentId)) checks.add('invalid-input', 'parentId');
  }
  return fields;
}

/** D78: a contact of the same name is legal (two people may be called alike) but worth a word. */
export function nameWarnings(snapshot: Snapshot, id: string, name: string): Problem[] {
  const folded = fold(name);
  for (const other of snapshot.list('contacts')) {
    if (other.id !== id && fold(other.name) === folded)
      return [problem('not-unique', 'name', { id: other.id })];
  }
  return [];
}

function isAncestor(snapshot: Snapshot, id: string, parentId: string): boolean {
  const seen = new Set<string>();
  let at: string | null = parentId;
  while (at !== null && !seen.has(at)) {
    if (at === id) return true;
    seen.add(at);
    at = snapshot.get('contacts', at)?.parentId ?? null;
  }
  return false;
}
