import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEMPLATE_KEYS, templateSchema, templateStages, templateTitle } from './templates.js';

/** Texts of a stage or a schema; what is shorter is a key. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return /\p{L}{3}/u.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((each: unknown) => textsOf(each))
    : [];
}

const said = (language: string): string[] =>
  TEMPLATE_KEYS.flatMap((key) => [
    templateTitle(key, language),
    ...templateStages(key, language).flatMap(({ name, guidance, checklist, touches }) =>
      textsOf([name, guidance, checklist, touches]).filter((text) => text !== 'task' && text !== 'reminder'),
    ),
    ...textsOf(templateSchema(key, language)),
  ]);

describe('templates in German', () => {
  it('LOC24 every title, stage, guidance, line, touch and criterion is said in German, whatever the region', () => {
    const [english, german] = [said('en'), said('de-AT')];
    assert.equal(german.length, english.length);
    assert.ok(german.length > 60, String(german.length));
    assert.deepEqual(
      german.filter((text, at) => text === english[at]),
      [],
    );
    assert.equal(german[1], 'Erstgespräch');
  });
});
