import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';
import { leavesOf, localeProblems } from './support/messages.js';

const folder = `${root}/packages/elements/src/locales`;
const tags = existsSync(folder)
  ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  : [];

async function load(tag: string): Promise<object> {
  const module = (await import(`${folder}/${tag}/index.ts`)) as Record<string, unknown>;
  const messages = module[tag];
  assert.ok(
    typeof messages === 'object' && messages !== null,
    `locales/${tag}/index.ts exports no \`${tag}\``,
  );
  return messages;
}

describe('locales', () => {
  it('RUL7 Turkish and English are there, and not empty', async () => {
    assert.ok(tags.includes('en') && tags.includes('tr'), `found: ${tags.join(', ')}`);
    assert.ok(leavesOf(await load('en')).size > 50);
  });

  for (const tag of tags.filter((name) => name !== 'en'))
    it(`RUL7 ${tag} says all that en says, with the same parameters`, async () => {
      assertNone(localeProblems(await load('en'), await load(tag)));
    });
});

describe('the check itself', () => {
  const first = {
    a: 'x',
    empty: '',
    b: { c: (n: number) => `${n} days`, d: ({ max }: { max: number }) => `at most ${max}` },
    e: 'to {name}',
  };

  it('RUL7 an equal locale passes, with other words and parameter names', () => {
    const other = {
      a: 'y',
      empty: '',
      b: { c: (gün: number) => `${gün} gün`, d: ({ max: most }: { max: number }) => `en çok ${most}` },
      e: '{name} için',
    };
    assert.deepEqual(localeProblems(first, other), []);
  });

  it('RUL7 a missing key, an added key, an empty word and a lost parameter are reported', () => {
    const other = {
      a: ' ',
      empty: '',
      b: { c: () => 'gün', d: (_: unknown) => 'en çok' },
      more: 'z',
      e: 'için',
    };
    assert.deepEqual(localeProblems(first, other), [
      'more is not in the first locale',
      'a is empty in one language only',
      'b.c uses the parameters (), not (0)',
      'b.d uses the parameters (), not (0.max)',
      'e uses the parameters (), not (name)',
    ]);
    assert.deepEqual(localeProblems({ a: 'x' }, {}), ['a is missing']);
  });
});
