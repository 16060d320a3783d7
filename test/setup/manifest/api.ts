// `npm run api`: what the sources offer compared with the report in packages/firsat/api. `npm run api -- --write` makes the report anew.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../files.mjs';
import { compareApi, type ApiReport, type Lines } from './api-report.js';
import { readEverything } from './everything.js';

const folder = path.join(root, 'packages/firsat/api');
const parts = ['elements', 'data', 'errors', 'exports'] as const;

/** The committed report. */
export function committedApi(): ApiReport {
  const read = (part: string): Lines => {
    const file = path.join(folder, `${part}.json`);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Lines) : {};
  };
  return Object.fromEntries(parts.map((part) => [part, read(part)])) as ApiReport;
}

/** What to say of a difference; empty without one. */
export function apiDifference(now: ApiReport): string {
  const { breaking, additions } = compareApi(committedApi(), now);
  if (breaking.length + additions.length === 0) return '';
  return [
    breaking.length > 0 ? `BREAKING, needs a major version:\n  ${breaking.join('\n  ')}` : '',
    additions.length > 0 ? `Additions, need a minor version:\n  ${additions.join('\n  ')}` : '',
    'If it is meant so: `npm run api -- --write`, commit packages/firsat/api with a changeset (CONTRIBUTING.md).',
  ]
    .filter((text) => text !== '')
    .join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { report } = readEverything();
  const difference = apiDifference(report);
  console.log(difference || 'The API is as the report says.');
  if (process.argv.includes('--write')) {
    mkdirSync(folder, { recursive: true });
    for (const part of parts)
      writeFileSync(path.join(folder, `${part}.json`), `${JSON.stringify(report[part], null, 2)}\n`);
  } else if (difference) process.exitCode = 1;
}
