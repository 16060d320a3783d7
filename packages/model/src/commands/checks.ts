import { isCalendarDate, type CalendarDate } from '../calendar-date.js';
import { unturned } from '../fields/kinds.js';
import { ID_PATTERN } from '../ids.js';
import { isMoney, type Money } from '../money.js';
import { problem, type Problem } from '../problems.js';
import type { CollectionName } from '../records/collections.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import type { Snapshot } from '../snapshot.js';

/** S35: titles and names are one line of at most this many characters. */
export const MAX_TITLE = 300;
/** Longest note, guidance and other text of several lines. */
export const MAX_NOTE = 10_000;

export const MAX_DAYS = 3650;

/** Collects problems of one input; the checks return the cleaned value in any case, so that all problems are told at once. */
export class Checks {
  readonly problems: Problem[] = [];

  add(code: Problem['code'], field?: string, params?: Problem['params']): void {
    this.problems.push(problem(code, field, params));
  }

  /** A required single line: blanks at the ends are cut, line breaks of a paste become blanks. */
  title(text: string, field: string): string {
    const line = unturned(text)
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .normalize('NFC')
      .trim();
    if (line === '') this.add('required', field);
    else if ([...line].length > MAX_TITLE) this.add('too-long', field, { max: MAX_TITLE });
    return line;
  }

  /** An optional text; empty is `null`. */
  text(text: string | null, field: string, max = MAX_TITLE): string | null {
    const trimmed = text?.normalize('NFC').trim() ?? '';
    if ([...trimmed].length > max) this.add('too-long', field, { max });
    return trimmed === '' ? null : trimmed;
  }

  date(date: CalendarDate | null, field: string): CalendarDate | null {
    if (date !== null && !isCalendarDate(date)) this.add('not-a-date', field);
    return date;
  }

  /** An ISO 4217 code. */
  currency(code: string, field: string): void {
    if (!/^[A-Z]{3}$/.test(code)) this.add('invalid-input', field);
  }

  /** An amount of 0 or more; 0 is a price, `null` is none (D29). */
  money(money: Money | null, field: string): Money | null {
    if (money === null) return null;
    if (!isMoney(money)) this.add('not-an-amount', field);
    else if (money.minor < 0) this.add('out-of-range', field, { min: 0 });
    return { minor: money.minor, currency: money.currency };
  }

  basisPoints(value: number, field: string): number {
    if (!Number.isInteger(value) || value < 0 || value > 10_000) {
      this.add('out-of-range', field, { min: 0, max: 10_000 });
    }
    return value;
  }

  /** A whole number of days, at most ten years of them. */
  days(value: number, field: string): number {
    if (!Number.isInteger(value) || value < 0 || value > MAX_DAYS) {
      this.add('out-of-range', field, { min: 0, max: MAX_DAYS });
    }
    return value;
  }

  /** That a record exists and is not removed; a merged contact counts as the one that stands for it (D78). */
  live(
    snapshot: Snapshot,
    collection: CollectionName,
    id: string | null,
    field: string,
    code: Problem['code'],
  ): void {
    if (id === null) return;
    const record = collection === 'contacts' ? resolveContact(snapshot, id) : snapshot.get(collection, id);
    if (!record) this.add(code, field);
    else if (record.removed) this.add('deleted', field);
  }

  /** That a given id of a new record may be one and is free. */
  newId(snapshot: Snapshot, collection: CollectionName, id: string | undefined): void {
    if (id === undefined) return;
    if (!ID_PATTERN.test(id)) this.add('invalid-input', 'id');
    else if (snapshot.get(collection, id)) this.add('already-exists', 'id');
  }

  get failed(): boolean {
    return this.problems.length > 0;
  }
}
