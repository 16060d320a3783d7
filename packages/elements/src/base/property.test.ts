import { expect } from '@open-wc/testing';
import type { LitElement, PropertyDeclaration } from 'lit';
import { createTestStore } from '@firsat/store/testing';
import { ALL_ELEMENTS } from '../all-elements.js';
import { TestWorkspace } from '../testing/fixture.js';
import { defineElement } from './define-element.js';

type Values = LitElement & Record<string, unknown>;

const all: readonly (readonly [string, CustomElementConstructor])[] = [
  ...Object.entries(ALL_ELEMENTS),
  ['test-workspace', TestWorkspace],
];

/** What a page can set. */
const settable = (element: Values): [string, PropertyDeclaration][] =>
  [...(element.constructor as typeof LitElement).elementProperties]
    .filter(([, { state }]) => !state)
    .map(([name, options]) => [String(name), options]);

const something = ({ type, attribute }: PropertyDeclaration): unknown =>
  attribute === false ? {} : type === Boolean ? true : type === Number ? 42 : 'something';

describe('what a page sets, and sets no more', () => {
  before(() => {
    for (const [tag, constructor] of all) defineElement(tag, constructor);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  for (const [tag] of all) {
    it(`ELM16 <${tag}>: a property that is undefined, null or '' again is what it was before it was set`, () => {
      const element = document.createElement(tag) as Values;
      const properties = settable(element);
      expect(properties.length).to.be.above(0);
      for (const [name, options] of properties) {
        const before = element[name];
        for (const nothing of [undefined, null, '']) {
          const given = something(options);
          element[name] = given;
          expect(element[name], name).to.equal(given);
          element[name] = nothing;
          expect(element[name], `${name} = ${String(nothing)}`).to.equal(before);
        }
      }
    });

    it(`ELM16 <${tag}>: an attribute that is removed leaves the default, and "false" is off`, () => {
      const element = document.createElement(tag) as Values;
      for (const [name, { attribute, type }] of settable(element)) {
        if (attribute === false) continue;
        const written = typeof attribute === 'string' ? attribute : name.toLowerCase();
        const before = element[name];
        element.setAttribute(written, type === Number ? '42' : 'something');
        expect(element[name], name).to.equal(type === Boolean ? true : type === Number ? 42 : 'something');
        if (type === Boolean) {
          element.setAttribute(written, 'false');
          expect(element[name], `${name}="false"`).to.equal(false);
        }
        element.removeAttribute(written);
        expect(element[name], `without ${written}`).to.equal(before);
      }
    });

    it(`ELM16 <${tag}>: what the page does not say does not stand in its attributes`, async () => {
      const element = document.createElement(tag) as Values;
      if (element instanceof TestWorkspace) element.testStore = createTestStore().store;
      document.body.append(element);
      await element.updateComplete;
      expect(element.getAttributeNames()).to.deep.equal([]);
      for (const [name, { reflect, type }] of settable(element)) {
        if (!reflect || type === Boolean || element[name] !== '') continue;
        element[name] = 'something';
        await element.updateComplete;
        element[name] = undefined;
      }
      await element.updateComplete;
      expect(element.getAttributeNames()).to.deep.equal([]);
    });
  }
});
