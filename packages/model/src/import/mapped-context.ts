import type { CommandEnv } from '../commands/command.js';
import { orderSequence } from '../order/order-key.js';
import { create, type Patch } from '../patch.js';
import type { UnitPrice } from '../pricing/values.js';
import type { CustomField } from '../records/custom-field.js';
import type { Snapshot } from '../snapshot.js';
import { ContactFinder, type ContactClues, type Known } from './contact-finder.js';
import { Interpreter, type CellReading, type CellValue } from './interpret.js';
import type { ImportMapping } from './mapping.js';
import { Names } from './names.js';
import type { FileTable } from './read-file.js';
import type { TableRow } from './read-table.js';
import { ReportBuilder, type ImportKind, type ImportNoteCode, type ImportProblemCode } from './report.js';
import { nameKey, sourceId, textHash } from '../source-ids.js';

export type MappedEnv = Pick<CommandEnv, 'now' | 'today' | 'actor' | 'newId'>;

/** A customer's name that several contacts bear: somebody says which is meant. */
export interface AmbiguousName {
  readonly name: string;
  readonly contacts: readonly Known[];
  readonly count: number;
}

/** Creates a contact of its own for an ambiguous name. */
export const NEW_CONTACT = 'new';

/** What the rows of one mapped file share: who is known already, what was reported, where the next card goes. */
export class MappedContext {
  readonly mapping: ImportMapping;
  readonly snapshot: Snapshot;
  readonly env: MappedEnv;
  readonly report = new ReportBuilder();
  readonly contacts: ContactFinder;
  readonly members: Names;
  readonly products: Names;
  readonly prices = new Map<string, UnitPrice | null>();
  readonly ambiguous = new Map<string, AmbiguousName>();
  readonly timeZone: string;
  readonly ownFields: readonly CustomField[];
  readonly #table: FileTable;
  readonly #interpreter: Interpreter;
  readonly #seen = new Map<string, number>();
  /** Contacts that this file makes, by name. */
  readonly #fresh = new Map<string, Known>();
  readonly #lastOrders = new Map<string, string | null>();

  constructor(table: FileTable, mapping: ImportMapping, snapshot: Snapshot, env: MappedEnv) {
    this.#table = table;
    this.mapping = mapping;
    this.snapshot = snapshot;
    this.env = env;
    this.timeZone = snapshot.settings?.timeZone ?? 'Europe/Istanbul';
    this.ownFields = [...snapshot.list('customFields')];
    this.#interpreter = new Interpreter(mapping, snapshot);
    this.contacts = new ContactFinder(snapshot);
    this.members = new Names(snapshot, 'members', 'member');
    this.products = new Names(snapshot, 'products', 'product');
    for (const { id, price } of snapshot.list('products')) this.prices.set(id, price);
  }

  /** The cells of a row; what cannot be read is reported and counts as empty. */
  read(row: TableRow): MappedRow {
    return new MappedRow(this, row, this.#interpreter.read(row));
  }

  problem(row: TableRow, target: string, code: ImportProblemCode, value: string): void {
    this.report.problem({ file: this.#table.name, line: row.line, column: this.column(target), code, value });
  }

  note(row: TableRow, target: string, code: ImportNoteCode, value: string): void {
    this.report.note({ file: this.#table.name, line: row.line, column: this.column(target), code, value });
  }

  /** What the column of a target is called in the file. */
  column(target: string): string {
    return this.#table.header[this.mapping.columns[target] ?? -1] ?? '';
  }

  /** The same for the same row of the same file, so that a second import finds what the first has made; equal rows are counted. */
  rowId(prefix: string, row: TableRow): string {
    const key = textHash(
      Object.values(this.mapping.columns)
        .map((column) => row.cells[column] ?? '')
        .join('\u0000'),
    );
    return this.#counted(`${prefix}-${key}`);
  }

  /** Whether an external id comes for the first time in this file. */
  isFirst(externalId: string): boolean {
    const known = this.#seen.has(`id ${externalId}`);
    this.#seen.set(`id ${externalId}`, 1);
    return !known;
  }

  /** The next order key at the end of a stage's column. */
  nextOrder(schemaId: string, stageId: string): string {
    const last = this.#lastOrders.has(stageId)
      ? (this.#lastOrders.get(stageId) ?? null)
      : (this.snapshot.column(schemaId, stageId).at(-1)?.position.order ?? null);
    const [order = 'a0'] = orderSequence(1, last);
    this.#lastOrders.set(stageId, order);
    return order;
  }

  /** The representative or product that a cell names; one that nobody knows is made of its name. */
  named(kind: 'members' | 'products', row: MappedRow, target: string, patches: Patch[]): Known | null {
    const name = row.text(target);
    if (name === null) return null;
    const known = this[kind].find(name);
    if (known) {
      if (known.name !== name) this.note(row.row, target, 'name-matched', name);
      return known;
    }
    const named = this[kind].add(name);
    this.note(row.row, target, 'created-from-name', name);
    this.report.count(named.existing ? 'existing' : 'created', kind);
    if (!named.existing) patches.push(create(kind, named.id, { name }));
    return named;
  }

  /** The contact that a row means, a new one when nobody knows it; `undefined` when several could be meant and nobody has said which. */
  customer(row: MappedRow, target: string, clues: ContactClues, patches: Patch[]): Known | null | undefined {
    const name = clues.name ?? clues.email;
    if (name === null) return null;
    const found = this.contacts.find(clues);
    if (found.kind === 'one') {
      if (clues.name !== null && found.contact.name !== clues.name)
        this.note(row.row, target, 'name-matched', clues.name);
      return found.contact;
    }
    if (found.kind === 'several') {
      const key = nameKey(name);
      const told = this.mapping.words[target]?.[key];
      const count = (this.ambiguous.get(key)?.count ?? 0) + 1;
      this.ambiguous.set(key, { name, contacts: found.contacts, count });
      const chosen = found.contacts.find(({ id }) => id === told);
      if (chosen) return chosen;
      const fresh = this.#fresh.get(key);
      if (fresh) return fresh;
      if (told !== NEW_CONTACT) {
        this.problem(row.row, target, told === '' ? 'left-out' : 'ambiguous-name', name);
        return undefined;
      }
    }
    const fresh = this.#newCustomer(row, target, { ...clues, name }, patches);
    this.#fresh.set(nameKey(name), fresh);
    return fresh;
  }

  #newCustomer(
    row: MappedRow,
    target: string,
    clues: ContactClues & { readonly name: string },
    patches: Patch[],
  ): Known {
    const { name, email, taxNumber } = clues;
    const id = this.freeContactId('company', nameKey(name) || name);
    patches.push(
      create('contacts', id, {
        name,
        email,
        phone: row.text('phone'),
        taxNumber,
        relation: row.choice('status') === 'won' ? 'customer' : 'prospect',
        createdAt: this.env.now,
      }),
    );
    this.contacts.add({ id, name, email, taxNumber });
    this.note(row.row, target, 'created-from-name', name);
    this.report.count('created', 'contacts');
    return { id, name };
  }

  /** Made from the source, so that two who import at once make one; another when that contact exists, renamed or in the bin. */
  freeContactId(prefix: string, text: string): string {
    const id = sourceId(prefix, text);
    return this.snapshot.get('contacts', id) || this.#counted(id) !== id ? this.env.newId() : id;
  }

  #counted(key: string): string {
    const count = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, count);
    return count === 1 ? key : `${key}-${String(count)}`;
  }
}

/** A row as its mapping understands it. */
export class MappedRow {
  readonly row: TableRow;
  readonly #readings: ReadonlyMap<string, CellReading>;

  constructor(context: MappedContext, row: TableRow, readings: ReadonlyMap<string, CellReading>) {
    this.row = row;
    this.#readings = readings;
    for (const { target, text, problem } of readings.values())
      if (problem) context.problem(row, target, problem, text);
  }

  /** Whether a cell has something in it that could not be understood. */
  isBroken(target: string): boolean {
    return this.#readings.get(target)?.problem !== undefined;
  }

  get<T extends CellValue['type']>(target: string, type: T): Extract<CellValue, { readonly type: T }> | null {
    const value = this.#readings.get(target)?.value;
    return value?.type === type ? (value as Extract<CellValue, { readonly type: T }>) : null;
  }

  text(target: string): string | null {
    return this.get(target, 'text')?.text ?? null;
  }

  choice(target: string): string | null {
    return this.get(target, 'choice')?.text ?? null;
  }

  /** What it says of a target, whatever that is. */
  value(target: string): CellValue | null {
    return this.#readings.get(target)?.value ?? null;
  }

  clues(nameTarget: string): ContactClues {
    return { name: this.text(nameTarget), email: this.text('email'), taxNumber: this.text('taxNumber') };
  }
}

export function countRow(
  context: MappedContext,
  what: 'created' | 'existing' | 'updated' | 'rejected',
): void {
  context.report.count(what, context.mapping.kind satisfies ImportKind);
}
