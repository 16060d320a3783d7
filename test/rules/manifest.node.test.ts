import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import Ajv from 'ajv';
import type { CustomElement, Package } from 'custom-elements-manifest';
import { root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';
import { builtTree, type BuiltTree } from './support/built.js';
import { componentTags } from './support/registration.js';

interface Described {
  readonly name: string;
  readonly description?: string;
}
interface HtmlData {
  readonly tags: readonly (Described & { readonly attributes: readonly Described[] })[];
}
interface WebTypes {
  readonly contributions: {
    readonly html: {
      readonly elements: readonly (Described & { readonly attributes: readonly Described[] })[];
    };
  };
}

const languages = ['', '.tr'] as const;

const elementsOf = (manifest: Package): CustomElement[] =>
  manifest.modules.flatMap(({ declarations = [] }) => declarations as unknown as CustomElement[]);

/** Everything of an element that has words. */
const partsOf = (element: CustomElement): Described[] =>
  [
    element.attributes,
    element.members,
    element.events,
    element.slots,
    element.cssParts,
    element.cssProperties,
    element.cssStates,
  ].flatMap((items) => (items ?? []) as Described[]);

describe('the custom elements manifest', () => {
  let built: BuiltTree;
  const dist = (name: string): string => path.join(built.tree, 'packages/firsat/dist', name);
  const read = (name: string): unknown => JSON.parse(readFileSync(dist(name), 'utf8'));
  before(() => {
    built = builtTree();
  });
  after(() => {
    built.remove();
  });

  it('MAN1 is valid by the schema of the standard, and names what exists', () => {
    const schema = createRequire(import.meta.url)('custom-elements-manifest/schema.json') as object;
    const validate = new Ajv({ allErrors: true }).compile(schema);
    assert.equal(validate({ schemaVersion: '2.1.0', modules: [{ kind: 'nothing' }] }), false);
    for (const language of languages) {
      const manifest = read(`custom-elements${language}.json`) as Package;
      assert.equal(validate(manifest), true, JSON.stringify(validate.errors, null, 2));
      assertNone(
        manifest.modules
          .map((module) => module.path)
          .filter((file) => !existsSync(path.join(built.tree, 'packages/firsat', file))),
      );
    }
  });

  it('MAN1 has every tag with all that it inherits', () => {
    const elements = elementsOf(read('custom-elements.json') as Package);
    assert.deepEqual(
      elements.map(({ tagName }) => tagName),
      componentTags(root)
        .map(({ tag }) => tag)
        .sort(),
    );
    const funnel = elements.find(({ tagName }) => tagName === 'pipeline-funnel');
    const names = funnel?.attributes?.map(
      ({ name, inheritedFrom }) => `${name} < ${inheritedFrom?.name ?? ''}`,
    );
    assert.ok(
      names?.includes('as-of < ReportElement') && names.includes('for < FirsatElement'),
      names?.join(),
    );
  });

  it('MAN2 has words for everything, in each language, and those of one are not those of the other', () => {
    const [english = [], turkish = []] = languages.map((language) =>
      elementsOf(read(`custom-elements${language}.json`) as Package),
    );
    for (const elements of [english, turkish])
      assertNone(
        elements.flatMap((element) =>
          [{ name: '', description: element.description ?? '' }, ...partsOf(element)]
            .filter(({ description }) => !description)
            .map(({ name }) => `<${element.tagName ?? ''}> ${name}`),
        ),
      );
    const words = (elements: readonly CustomElement[]) =>
      elements.flatMap((element) => [
        element.description,
        ...partsOf(element).map(({ description }) => description),
      ]);
    const other = words(turkish);
    assertNone(
      words(english).flatMap((text, at) => (text !== undefined && text === other[at] ? [text] : [])),
    );
  });

  it('MAN4 the data of editors have every tag and attribute, in each language', () => {
    for (const language of languages) {
      const expected = elementsOf(read(`custom-elements${language}.json`) as Package).map(
        ({ tagName = '', attributes = [] }) => [tagName, ...attributes.map(({ name }) => name)].join(' '),
      );
      const shape = (tags: HtmlData['tags']) =>
        tags.map(({ name, attributes }) =>
          [name, ...attributes.map((attribute) => attribute.name)].join(' '),
        );
      assert.deepEqual(shape((read(`vscode.html-custom-data${language}.json`) as HtmlData).tags), expected);
      const { html } = (read(`web-types${language}.json`) as WebTypes).contributions;
      assert.deepEqual(shape(html.elements), expected);
      const css = readFileSync(dist(`vscode.css-custom-data${language}.json`), 'utf8');
      for (const name of ['--firsat-accent', '::part(card)', ':state(empty)'])
        assert.ok(css.includes(name), name);
    }
    const llms = readFileSync(dist('llms.txt'), 'utf8');
    assertNone(
      componentTags(root)
        .map(({ tag }) => tag)
        .filter((tag) => !llms.includes(`### <${tag}>`)),
    );
  });
});
