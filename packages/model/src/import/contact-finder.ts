import { emailKey } from '../contacts/email.js';
import { taxNumberKey } from '../contacts/tax-number.js';
import type { Contact } from '../records/contact.js';
import type { Snapshot } from '../snapshot.js';
import { nameKey } from '../source-ids.js';

/** What a row says of a customer. */
export interface ContactClues {
  readonly name: string | null;
  readonly email: string | null;
  readonly taxNumber: string | null;
}

/** A contact that rows may mean. */
export interface Known {
  readonly id: string;
  readonly name: string;
}

/** `several`: the name alone does not tell which. */
export type Found =
  | { readonly kind: 'one'; readonly contact: Known }
  | { readonly kind: 'several'; readonly contacts: readonly Known[] }
  | { readonly kind: 'none' };

/**
 * Contacts by what identifies them, the surest first: e-mail, tax number, name. Names are compared as Turkish readers do (D67): `IŞIK YAPI`
 * is `Işık Yapı`.
 */
export class ContactFinder {
  readonly #byEmail = new Map<string, Known>();
  readonly #byTax = new Map<string, Known>();
  readonly #byName = new Map<string, Known[]>();

  constructor(snapshot: Snapshot) {
    for (const contact of snapshot.list('contacts')) this.add(contact);
  }

  add({ id, name, email, taxNumber }: Pick<Contact, 'id' | 'name' | 'email' | 'taxNumber'>): void {
    const known = { id, name };
    if (email !== null) setOnce(this.#byEmail, emailKey(email), known);
    if (taxNumber !== null) setOnce(this.#byTax, taxNumberKey(taxNumber), known);
    const key = nameKey(name);
    const same = this.#byName.get(key);
    if (same) same.push(known);
    else this.#byName.set(key, [known]);
  }

  find({ name, email, taxNumber }: ContactClues): Found {
    const sure =
      (email === null ? undefined : this.#byEmail.get(emailKey(email))) ??
      (taxNumber === null ? undefined : this.#byTax.get(taxNumberKey(taxNumber)));
    if (sure) return { kind: 'one', contact: sure };
    const named = name === null ? [] : (this.#byName.get(nameKey(name)) ?? []);
    const [contact] = named;
    if (!contact) return { kind: 'none' };
    return named.length > 1 ? { kind: 'several', contacts: named } : { kind: 'one', contact };
  }
}

function setOnce(map: Map<string, Known>, key: string, known: Known): void {
  if (key !== '' && !map.has(key)) map.set(key, known);
}
