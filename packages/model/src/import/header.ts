import { nameKey } from '../source-ids.js';
import type { TableRow } from './read-table.js';

const VALUE = /^[\p{Sc}\s]*[-+]?\d[\d.,:/\s-]*(?:%|TL|TRY|USD|EUR)?[\p{Sc}\s]*$|@/u;

/** Whether the first row names the columns: words, each another, above rows. A file of one row is a header. */
export function looksLikeHeader(first: readonly string[], rest: readonly TableRow[]): boolean {
  const names = first.filter((cell) => cell !== '');
  if (names.length === 0 || names.some((name) => VALUE.test(name))) return false;
  if (rest.length === 0) return true;
  return new Set(names.map(nameKey)).size === names.length;
}
