import { fold } from '../fold.js';
import type { Contact } from '../records/contact.js';
import { channelsOf } from './channels.js';
import { emailKey } from './email.js';
import { phoneKey } from './phone.js';
import { taxNumberKey, taxNumberShape } from './tax-number.js';

/** What two contacts may have in common, the surest first (D78). */
export const EVIDENCE_KINDS = ['taxNumber', 'email', 'phone', 'name'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A contact as it is compared. */
export interface Evidence {
  readonly id: string;
  readonly type: Contact['type'];
  readonly parentId: string | null;
  /** `null` when the name says nothing. */
  readonly name: string | null;
  readonly taxNumber: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

type Compared = Pick<
  Contact,
  'id' | 'type' | 'name' | 'email' | 'phone' | 'taxNumber' | 'parentId' | 'channels'
>;

/** Rows keep their identity until they change, so what was worked out for one is right as long as it is there. */
const known = new WeakMap<Compared, Evidence>();

export function evidenceOf(contact: Compared): Evidence {
  const before = known.get(contact);
  if (before) return before;
  const channels = channelsOf(contact);
  const keys = (kind: 'phone' | 'email', keyOf: (value: string) => string) =>
    [...new Set(channels.flatMap((channel) => (channel.kind === kind ? [keyOf(channel.value)] : [])))].filter(
      Boolean,
    );
  const evidence: Evidence = {
    id: contact.id,
    type: contact.type,
    parentId: contact.parentId,
    name: comparedName(contact.name, contact.type),
    taxNumber: (contact.taxNumber && taxNumberKey(contact.taxNumber)) || null,
    emails: keys('email', emailKey),
    phones: keys('phone', phoneKey),
  };
  known.set(contact, evidence);
  return evidence;
}

/** Forms of companies, and the usual words before them: `Işık Yapı San. ve Tic. Ltd. Şti.` is `Işık Yapı`. */
const COMPANY_WORDS = new Set(
  'as a s anonim sirketi sirket ltd limited sti san sanayi tic ticaret ve inc llc gmbh ag co corp plc bv sa'.split(
    ' ',
  ),
);
const TITLES = new Set('bay bayan bey hanim sn sayin dr prof doc av mr mrs ms'.split(' '));

/** A name as it is compared: folded words without punctuation, company forms and titles, in no order. */
export function comparedName(name: string, type: Contact['type']): string | null {
  const words = fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const left = words.filter((word) => !(type === 'company' ? COMPANY_WORDS : TITLES).has(word));
  return (left.length > 0 ? left : words).sort().join(' ') || null;
}

/**
 * Why two contacts may be one, the surest first. A person is no duplicate of a company but by tax number (a sole trader); colleagues and a company
 * with its people share numbers and addresses; two different valid tax numbers are two contacts, whatever else is the same.
 */
export function duplicateEvidence(a: Evidence, b: Evidence): readonly EvidenceKind[] {
  if (a.taxNumber !== null && b.taxNumber !== null) {
    if (a.taxNumber === b.taxNumber) return EVIDENCE_KINDS.filter((kind) => shares(a, b, kind));
    if (taxNumberShape(a.taxNumber).valid && taxNumberShape(b.taxNumber).valid) return [];
  }
  if (a.type !== b.type) return [];
  const shared = EVIDENCE_KINDS.filter((kind) => shares(a, b, kind));
  const colleagues = a.parentId !== null && a.parentId === b.parentId;
  return colleagues && !shared.includes('name') ? [] : shared;
}

function shares(a: Evidence, b: Evidence, kind: EvidenceKind): boolean {
  if (kind === 'email') return a.emails.some((email) => b.emails.includes(email));
  if (kind === 'phone') return a.phones.some((phone) => b.phones.includes(phone));
  return a[kind] !== null && a[kind] === b[kind];
}
