import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { SETTINGS } from './config.js';

describe('README', () => {
  it('CF3 its table of settings is the one of the program', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\|\s*`([A-Z_]+)`\s*\|\s*`([^`]+)`\s*\|/gm)].map((match) => [
      match[1],
      match[2],
    ]);
    assert.deepEqual(
      rows,
      Object.entries(SETTINGS).map(([name, { fallback }]) => [name, fallback]),
    );
  });
});
