import { nearestName } from '../locales/nearest-name.js';
import type { Kind } from './property.js';
import { DOCS } from './docs-of-findings.js';

/** What is expected where `typeof` says all. */
const NAMES: Readonly<Record<string, string>> = {
  String: 'text',
  Boolean: 'true or false',
  Object: 'an object',
  Function: 'a function',
};

const told = new Set<string>();

/** No more of a text than says what is meant, and nothing of an object: what a page gives may be nobody's business. */
function shown(given: unknown): string {
  if (typeof given === 'string') return JSON.stringify(given.length > 60 ? `${given.slice(0, 60)}…` : given);
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'object') return 'an object';
  return typeof given === 'function' ? 'a function' : `${given as number | boolean}`;
}

/** Tells of a value that a property or an attribute cannot have: once for each tag, name and value. */
export function tellValue(element: Element, name: string, given: unknown, kind: Kind): void {
  const tag = `<${element.localName}>`;
  const value = shown(given);
  const key = `${tag} ${name} ${value}`;
  if (told.has(key)) return;
  told.add(key);
  const expected = 'name' in kind ? (NAMES[kind.name] ?? kind.name) : kind[1];
  const words = expected.split(' | ');
  const meant =
    words.length > 1 && typeof given === 'string' ? nearestName(given, words.filter(Boolean)) : undefined;
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  console.warn(
    `[firsat] bad-value: ${name} of ${tag} is ${value}, and has to be ${expected}; the default is taken.${hint} ${DOCS}#bad-value`,
  );
}
