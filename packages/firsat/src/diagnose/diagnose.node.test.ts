import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ALL_ELEMENTS } from '@firsat/elements/all';
import { localizerFor } from '@firsat/elements/inspection';
import { KIT_TAGS, WORKSPACE_TAG } from './kit-tags.js';

const here = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

describe('the words of the examination', () => {
  it('DGN11 the README has a paragraph for each code, and for no other', () => {
    const headings = [...here('README.md').matchAll(/^### (.+)$/gm)].map(([, code]) => code);
    const codes = Object.keys(localizerFor('en').t.diagnosis.findings);
    assert.deepEqual(headings.sort(), codes.sort());
  });

  it('DVT6 the version of Yjs that the tools tell is the one that is built with', () => {
    const { devDependencies } = JSON.parse(here('../../package.json')) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    assert.match(
      here('../firsat-devtools.ts'),
      new RegExp(`YJS_VERSION = '${devDependencies['yjs'] ?? ''}'`),
    );
  });

  it('DGN3 DVT9 every tag of the kit is known, and the loader knows the same', () => {
    assert.deepEqual(
      [...KIT_TAGS].sort(),
      [...Object.keys(ALL_ELEMENTS), WORKSPACE_TAG, 'workspace-devtools'].sort(),
    );
    assert.ok(!Object.keys(ALL_ELEMENTS).includes('workspace-devtools'));
    const loaded = [...here('../loader.ts').matchAll(/'\.\/define\/([\w-]+)\.js'/g)].map(([, tag]) => tag);
    assert.deepEqual(loaded.sort(), [...KIT_TAGS].sort());
  });
});
