import path from 'node:path';

/** Where `page` finds another page of its language; both from the language's folder. */
export function relative(page: string, to: string): string {
  const way = path.posix.relative(path.posix.dirname(page), to);
  return way.startsWith('.') ? way : `./${way}`;
}
