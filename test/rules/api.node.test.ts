import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import Ajv from 'ajv';
import type { CollectionName, ProblemCode } from '@firsat/model';
import { sampleWorkspace } from '@firsat/model/sample';
import { createTestSnapshot } from '@firsat/model/testing';
import { COLLECTION_NAMES } from '../../packages/model/src/records/collections.js';
import { seedPatches } from '../../packages/model/src/templates/seeds.js';
import { filesUnder, root } from '../setup/files.mjs';
import { apiDifference } from '../setup/manifest/api.js';
import { compareApi, type ApiReport } from '../setup/manifest/api-report.js';
import type { ElementDoc } from '../setup/manifest/collect.js';
import { readEverything, type Everything } from '../setup/manifest/everything.js';
import { inTurkish } from '../setup/manifest/translate.js';
import { assertNone } from './support/assert-none.js';

describe('what the sources offer', () => {
  let everything: Everything;
  let docs: readonly ElementDoc[];
  const doc = (tag: string): ElementDoc => {
    const found = docs.find((each) => each.tag === tag);
    assert.ok(found, tag);
    return found;
  };
  before(() => {
    everything = readEverything();
    ({ docs } = everything);
  });

  it('MAN2 everything has words in English and in Turkish (test/setup/manifest/turkish*.ts)', () => {
    assertNone(inTurkish(docs).problems);
    const named = (element: ElementDoc) => [
      { name: '', description: element.description },
      ...[element.properties, element.methods, element.events, element.slots].flat(),
      ...[element.parts, element.cssProperties, element.states].flat(),
    ];
    assertNone(
      docs.flatMap((element) =>
        named(element)
          .filter(({ description }) => description === '')
          .map(({ name }) => `<${element.tag}> ${name}`),
      ),
    );
  });

  it('MAN2 what has no Turkish words, and words for what is no more, are told by name', () => {
    const board = doc('opportunity-board');
    const withPart = { ...board, parts: [...board.parts, { name: 'sticker', description: 'A sticker.' }] };
    assert.deepEqual(inTurkish([withPart]).problems, ['<opportunity-board> parts: sticker']);
    const withoutPart = { ...board, parts: board.parts.filter(({ name }) => name !== 'card') };
    assert.deepEqual(inTurkish([withoutPart]).problems, ['<opportunity-board> parts: card is no more']);
    assert.ok(
      inTurkish([{ ...board, tag: 'opportunity-sticker' }]).problems.includes('<opportunity-sticker>'),
    );
  });

  it('MAN3 every part of a template is documented at its element, and each that is documented is there', () => {
    const folder = 'packages/elements/src';
    const partIn = (file: string): string[] =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/part="([^"$]+)"/g)].flatMap(
        ([, names = '']) => names.split(' '),
      );
    const sources = filesUnder(folder, /(?<!\.test)\.ts$/).filter((file) => !file.includes('/testing/'));
    const documented = (tag: string): string[] => doc(tag).parts.map(({ name }) => name);
    const everywhere = new Set(docs.flatMap(({ parts }) => parts.map(({ name }) => name)));
    assertNone(
      sources.flatMap((file) => {
        const tag = /\/components\/([^/]+)\//.exec(file)?.[1];
        return partIn(file)
          .filter((name) => (tag === undefined ? !everywhere.has(name) : !documented(tag).includes(name)))
          .map((name) => `${file}: part="${name}" has no @csspart`);
      }),
    );
    const used = new Set(sources.flatMap(partIn));
    assertNone([...everywhere].filter((name) => !used.has(name)));
  });

  it('MAN3 every token that a style reads is documented, and each that is documented is read', () => {
    const read = new Set(
      filesUnder('packages/elements/src', /(?<!\.test)\.ts$/)
        .flatMap((file) => [
          ...readFileSync(path.join(root, file), 'utf8').matchAll(/var\((--firsat-[a-z-]+)/g),
        ])
        .map(([, name = '']) => name),
    );
    // Written by the kit itself for the length of a print.
    read.delete('--firsat-print-name');
    const documented = new Set(docs.flatMap(({ cssProperties }) => cssProperties.map(({ name }) => name)));
    assert.deepEqual([...documented].sort(), [...read].sort());
    assert.ok(documented.size <= 20, `${documented.size} tokens are more than a page wants to set`);
  });

  it('MAN5 a request stands at each element whose modules ask for its command, and at no other', () => {
    const events = (tag: string): string[] => doc(tag).events.map(({ name }) => name);
    assert.ok(events('opportunity-board').includes('firsat-opportunity-move-request'));
    assert.ok(events('opportunity-tasks').includes('firsat-task-create-request'));
    assert.ok(events('stage-schema-editor').includes('firsat-stage-archive-request'));
    assert.deepEqual(
      events('sync-status').filter((name) => name.endsWith('-request')),
      [],
    );
    const move = doc('opportunity-board').events.find(({ name }) => name.endsWith('-move-request'));
    assert.equal(move?.type, "CommandRequestEvent<'opportunity-move'>");
    assert.deepEqual([move.bubbles, move.cancelable], [true, true]);
    const close = doc('opportunity-detail').events.find(({ name }) => name === 'firsat-detail-close');
    assert.deepEqual([close?.bubbles, close?.cancelable], [false, false]);
  });

  it('MAN7 is as the committed report says', () => {
    const difference = apiDifference(everything.report);
    assert.equal(difference, '', difference);
  });

  it('MAN6 the schema fits every record of a lively workspace, and not one that lacks a field', () => {
    const { schema } = everything;
    const ajv = new Ajv({ allErrors: true });
    const snapshot = createTestSnapshot(seedPatches('en'));
    snapshot.apply(sampleWorkspace({ seed: 1, rows: 40, language: 'en', today: '2026-11-22' }));
    const wrong: string[] = [];
    let seen = 0;
    const check = (name: CollectionName) => ajv.compile({ ...schema.records[name], $defs: schema.$defs });
    for (const name of COLLECTION_NAMES) {
      const validate = check(name);
      for (const record of snapshot.all(name)) {
        seen += 1;
        if (!validate(record)) wrong.push(`${name}/${record.id}: ${ajv.errorsText(validate.errors)}`);
      }
    }
    assert.ok(seen > 300, `${seen} records`);
    assertNone(wrong);
    const [opportunity] = snapshot.all('opportunities');
    assert.ok(opportunity);
    const validate = check('opportunities');
    assert.equal(validate({ ...opportunity, price: { minor: '12' } }), false);
    assert.equal(validate({ ...opportunity, position: undefined }), false);
  });

  it('MAN6 every code of a refusal is listed, with words in both languages', () => {
    const { problems, closes } = everything.errors;
    const codes: ProblemCode[] = ['required', 'stage-gate', 'read-only', 'failed'];
    for (const code of codes)
      assert.ok(
        problems.some((problem) => problem.code === code),
        code,
      );
    assertNone(
      problems.filter(({ words }) => !words.en || !words.tr || words.en === words.tr).map(({ code }) => code),
    );
    assert.deepEqual(problems.find(({ code }) => code === 'too-long')?.params, ['max']);
    assert.ok(closes.some(({ code, action }) => code === 4401 && action === 'reauth'));
  });
});

describe('the comparison itself', () => {
  const none: ApiReport = { elements: {}, data: {}, errors: {}, exports: {} };
  const of = (before: Partial<ApiReport>, now: Partial<ApiReport>) =>
    compareApi({ ...none, ...before }, { ...none, ...now });

  it('MAN7 what is gone or is another thing is breaking, what is new an addition', () => {
    const line = '<opportunity-board> part card';
    assert.deepEqual(of({ elements: { [line]: '' } }, {}).breaking, [`elements: "${line}" is gone`]);
    assert.deepEqual(of({ exports: { f: '() => void' } }, { exports: { f: '() => 1' } }).breaking.length, 1);
    assert.deepEqual(of({}, { errors: { 'problem new': '' } }), {
      breaking: [],
      additions: ['errors: "problem new" is new'],
    });
    assert.deepEqual(of({ errors: { a: '' } }, { errors: { a: '' } }), { breaking: [], additions: [] });
  });

  it('MAN7 an input that a command wants from now on is breaking, one that it may get is not, nor is a new command', () => {
    const before = { data: { 'command task-create title': 'string' } };
    const now = (line: string) => ({ data: { ...before.data, [line]: 'string' } });
    assert.equal(of(before, now('command task-create owner')).breaking.length, 1);
    assert.deepEqual(of(before, now('command task-create owner?')).breaking, []);
    assert.deepEqual(of(before, now('command task-paint colour')).breaking, []);
  });
});
