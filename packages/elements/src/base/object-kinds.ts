import { DENSITIES, readFilter, writeFilter, type OpportunityFilter } from '@firsat/model';
import type { Check } from './property.js';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (given: unknown): given is Fields =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

const isDensity = (given: unknown): boolean =>
  given === undefined || given === '' || DENSITIES.some((density) => density === given);

const isListWith = (key: string, given: unknown): boolean =>
  Array.isArray(given) && given.every((item) => isObject(item) && typeof item[key] === 'string');

function isFilter(given: unknown): boolean {
  if (!isObject(given)) return false;
  const { rest = {}, ...known } = given as OpportunityFilter;
  return isObject(rest) && readFilter(writeFilter(known)).ignored.length === 0;
}

/** An `OpportunityFilter`, of this version or a newer one. */
export const aFilter: Check = [isFilter, 'a filter: an object with conditions'];

/** The layout of a list. */
export const aLayout: Check = [
  (given) =>
    isObject(given) &&
    isListWith('name', given['columns']) &&
    isListWith('by', given['sort']) &&
    isDensity(given['density']),
  'a layout: an object with columns, sort, density',
];

/** What a saved view keeps beside its filter. */
export const aLook: Check = [
  (given) => isObject(given) && isDensity(given['density']),
  'a look: an object with columns, sort, density',
];

/** What is said of all lines of an offer. */
export const someTerms: Check = [
  (given) =>
    isObject(given) && ['currency', 'entry', 'rounding'].every((key) => typeof given[key] === 'string'),
  'terms: an object with entry, rounding, discount, currency',
];
