import type { MemberId, OfferId } from '../ids.js';
import type { CalendarDate } from '../calendar-date.js';
import { MAX_SERIES, type OfferNumber } from '../records/offer.js';
import type { Snapshot } from '../snapshot.js';

/** One number that was given, where and when. */
interface GivenNumber {
  readonly offerId: OfferId;
  /** Key of the issue. */
  readonly key: string;
  readonly number: OfferNumber;
  readonly at: number;
  readonly by: MemberId;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `A-0042`, with a year `2026-A-0042`; whoever got a number that had been given before is told by `/2`, `/3` … (D53). */
export function numberText({ series, year, count }: OfferNumber, ordinal = 1): string {
  const plain = `${series}-${String(count).padStart(4, '0')}`;
  const full = year === null ? plain : `${String(year)}-${plain}`;
  return ordinal === 1 ? full : `${full}/${String(ordinal)}`;
}

/** D53: what a draft is called by, in the capitals and digits that nobody mistakes for one another: `TASLAK-7F3K`. */
export function draftCode(id: OfferId): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return Array.from({ length: 4 }, (_, at) => alphabet.charAt((hash >>> (at * 5)) & 31)).join('');
}

/** Every number that was ever given; one of a deleted offer is not given again. First to last, as all devices see it. */
function givenNumbers(snapshot: Pick<Snapshot, 'list' | 'removed'>): readonly GivenNumber[] {
  const given: GivenNumber[] = [];
  for (const offers of [snapshot.list('offers'), snapshot.removed('offers')])
    for (const { id, issues } of offers)
      for (const [key, { number, at, by }] of Object.entries(issues))
        given.push({ offerId: id, key, number, at, by });
  return given.sort((a, b) => a.at - b.at || compare(a.offerId, b.offerId) || compare(a.key, b.key));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Which of several equal numbers one is: 1, or 2 and more for those that were given later (D53). By offer and key of its issue. */
export class OfferNumbers {
  readonly #ordinals = new Map<string, number>();

  constructor(snapshot: Pick<Snapshot, 'list' | 'removed'>) {
    const seen = new Map<string, number>();
    for (const { offerId, key, number } of givenNumbers(snapshot)) {
      const text = numberText(number);
      const ordinal = (seen.get(text) ?? 0) + 1;
      seen.set(text, ordinal);
      this.#ordinals.set(`${offerId} ${key}`, ordinal);
    }
  }

  ordinal(offerId: OfferId, key: string): number {
    return this.#ordinals.get(`${offerId} ${key}`) ?? 1;
  }
}

/** A name that a series may have: it is read aloud and typed. */
export const isSeries = (series: string): boolean =>
  new RegExp(`^[A-Z0-9]{1,${String(MAX_SERIES)}}$`).test(series);

/** How the next number of a member is made, unless they say otherwise: as their last one; the first time with a letter that nobody has. */
export function usualNumbering(
  snapshot: Pick<Snapshot, 'list' | 'removed'>,
  actor: MemberId,
): { readonly series: string; readonly byYear: boolean } {
  const given = givenNumbers(snapshot);
  const owners = new Map<string, MemberId>();
  for (const { number, by } of given) if (!owners.has(number.series)) owners.set(number.series, by);
  const byYear = given.at(-1)?.number.year != null;
  // Two who began one series without knowing of each other: it stays with who was first.
  const own = given.findLast(({ number, by }) => by === actor && owners.get(number.series) === actor);
  if (own) return { series: own.number.series, byYear };
  // Each begins at another letter, so that devices that have not met yet rarely choose the same.
  const members = [...snapshot.list('members')].map(({ id }) => id).sort(compare);
  const first = Math.max(0, members.indexOf(actor));
  for (let at = 0; at < LETTERS.length * (LETTERS.length + 1); at++) {
    const index = (first + at) % LETTERS.length;
    const round = Math.floor((first + at) / LETTERS.length);
    const series = `${round === 0 ? '' : LETTERS.charAt((round - 1) % LETTERS.length)}${LETTERS.charAt(index)}`;
    if (!owners.has(series)) return { series, byYear };
  }
  return { series: 'A', byYear };
}

/** The next number of a series as far as this device knows; the one after the greatest, never one that was given before. */
export function nextNumber(
  snapshot: Pick<Snapshot, 'list' | 'removed'>,
  series: string,
  byYear: boolean,
  today: CalendarDate,
): OfferNumber {
  const year = byYear ? Number(today.slice(0, 4)) : null;
  let last = 0;
  for (const { number } of givenNumbers(snapshot))
    if (number.series === series && number.year === year) last = Math.max(last, number.count);
  return { series, year, count: last + 1 };
}
