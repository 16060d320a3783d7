import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { filesUnder, packageFolders, root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';

const names = new Set(
  [...packageFolders(), 'server'].map(
    (folder) =>
      (JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as { readonly name: string })
        .name,
  ),
);

/** What is wrong with the text of a changeset. */
function problemsOf(text: string): string[] {
  const found = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  if (!found) return ['it has no list of packages between two lines of ---'];
  const [, head = '', words = ''] = found;
  return [
    ...head.split('\n').flatMap((line) => {
      const [, name = '', bump = ''] = /^'([^']+)': (\w+)$/.exec(line) ?? [];
      if (!names.has(name)) return [`"${line}" names no package of ours`];
      return ['major', 'minor', 'patch'].includes(bump)
        ? []
        : [`"${line}" says neither major nor minor nor patch`];
    }),
    ...(words.trim() === '' ? ['it says nothing to the users'] : []),
  ];
}

describe('changesets', () => {
  it('TYP4 name packages of ours, with a bump and words', () => {
    assertNone(
      filesUnder('.changeset', /(?<!README)\.md$/).flatMap((file) =>
        problemsOf(readFileSync(path.join(root, file), 'utf8')).map((problem) => `${file}: ${problem}`),
      ),
    );
    assert.equal(problemsOf("---\n'firsat': minor\n---\n\nWords.\n").length, 0);
    assert.equal(problemsOf("---\n'fırsat': minor\n---\n\nWords.\n").length, 1);
    assert.equal(problemsOf("---\n'firsat': small\n---\n\n").length, 2);
    assert.equal(problemsOf('Words.').length, 1);
  });
});
