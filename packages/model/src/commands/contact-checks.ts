import type { ContactFields } from './command-map.js';
import { isEmail } from '../contacts/email.js';
import { isPhone } from '../contacts/phone.js';
import { duplicateEvidence, evidenceOf } from '../contacts/duplicate-evidence.js';
import { taxNumberShape } from '../contacts/tax-number.js';
import type { Contact } from '../records/contact.js';
import { problem, type Problem, type ProblemCode } from '../problems.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import { parentOf } from '../selectors/contact-family.js';
import type { Snapshot } from '../snapshot.js';
import { MAX_NOTE, MAX_TITLE, type Checks } from './checks.js';
import { refuse } from './refuse.js';

/** Checks the given fields of a contact and returns them cleaned; `id` is the contact's own. */
export function checkContactFields(
  snapshot: Snapshot,
  id: string,
  given: Partial<ContactFields>,
  checks: Checks,
): Partial<ContactFields> {
  const fields: { -readonly [K in keyof ContactFields]?: ContactFields[K] } = { ...given };
  if (given.name !== undefined) fields.name = checks.title(given.name, 'name');
  for (const name of ['email', 'phone', 'taxNumber', 'sector', 'source', 'segment'] as const) {
    if (given[name] !== undefined) fields[name] = checks.text(given[name], name);
  }
  for (const name of ['location', 'strategy'] as const) {
    if (given[name] !== undefined) fields[name] = checks.text(given[name], name, MAX_NOTE);
  }
  if (fields.email) checkChannel('email', fields.email, 'email', checks);
  if (fields.phone) checkChannel('phone', fields.phone, 'phone', checks);
  if (given.preferred?.length === 0) fields.preferred = null;
  checkCount(given.foundedYear, 'foundedYear', 1, 9999, checks);
  checkCount(given.employees, 'employees', 0, Number.MAX_SAFE_INTEGER, checks);
  if (given.revenue !== undefined) fields.revenue = checks.money(given.revenue, 'revenue');
  if (given.parentId !== undefined && given.parentId !== null) {
    checks.live(snapshot, 'contacts', given.parentId, 'parentId', 'unknown-record');
    const parent = resolveContact(snapshot, given.parentId);
    if (parent) fields.parentId = parent.id;
    if (isAncestor(snapshot, id, parent)) checks.add('invalid-input', 'parentId');
  }
  return fields;
}

/** A value that cannot be dialled or written to is refused: the one-click links would lead nowhere. */
export function checkChannel(kind: 'phone' | 'email', value: string, field: string, checks: Checks): void {
  if ([...value].length > MAX_TITLE) return; // has been told already
  if (kind === 'email' && !isEmail(value)) checks.add('not-an-email', field);
  if (kind === 'phone' && !isPhone(value)) checks.add('not-a-phone', field);
}

function checkCount(
  value: number | null | undefined,
  field: string,
  min: number,
  max: number,
  checks: Checks,
): void {
  if (value === null || value === undefined) return;
  if (!Number.isInteger(value)) checks.add('not-a-number', field);
  else if (value < min || value > max) checks.add('out-of-range', field, { min, max });
}

/**
 * What is legal but worth a word about the values that are new: a tax number of odd shape, and another contact that has the same (D78). Two
 * people may be called alike, and several reps may serve one customer: nothing here blocks (S6).
 */
export function contactWarnings(
  snapshot: Snapshot,
  contact: Pick<Contact, 'id' | 'type' | 'name' | 'email' | 'phone' | 'taxNumber' | 'parentId' | 'channels'>,
  given: Partial<ContactFields>,
): Problem[] {
  const warnings: Problem[] = [];
  if (given.taxNumber) {
    const { kind, valid } = taxNumberShape(given.taxNumber);
    if (!valid) warnings.push(problem(kind === 'other' ? 'odd-tax-number' : 'check-digit', 'taxNumber'));
  }
  const told = new Set<string>();
  const own = evidenceOf(contact);
  for (const other of snapshot.list('contacts')) {
    if (other.id === contact.id) continue;
    for (const kind of duplicateEvidence(own, evidenceOf(other))) {
      if (told.has(kind) || given[kind] === undefined) continue;
      told.add(kind);
      warnings.push(problem('not-unique', kind, { id: other.id }));
    }
  }
  return warnings;
}

/** The contact that a command is about, merges followed, or the refusal when it is missing or in the bin. */
export function contactSubject(snapshot: Snapshot, id: string, field = 'id') {
  const record = resolveContact(snapshot, id);
  const code: ProblemCode | null = !record ? 'unknown-record' : record.removed ? 'deleted' : null;
  return code === null
    ? { record: record as Contact, refusal: undefined }
    : { record: undefined, refusal: refuse(code, field) };
}

function isAncestor(snapshot: Snapshot, id: string, parent: Contact | undefined): boolean {
  const seen = new Set<string>();
  let at = parent;
  while (at && !seen.has(at.id)) {
    if (at.id === id) return true;
    seen.add(at.id);
    at = parentOf(snapshot, at);
  }
  return false;
}
