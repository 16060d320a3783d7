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

describe('what a page does not say', () => {
  before(() => {
    for (const [tag, constructor] of all) defineElement(tag, constructor);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  for (const [tag] of all) {
    it(`ELM16 <${tag}>: what the page does not say does not stand in its attributes`, async () => {
      const element = document.createElement(tag) as Values;
      if (element instanceof TestWorkspace) element.testStore = createTestStore().store;
      document.body.append(element);
      await element.updateComplete;
      expect(element.getAttributeNames()).to.deep.equal([]);
      for (const [name, { reflect, type }] of settable(element)) {
        if (!reflect || type) continue;
        element[name] = 'something';
        await element.updateComplete;
        element[name] = undefined;
      }
      await element.updateComplete;
      expect(element.getAttributeNames()).to.deep.equal([]);
    });
  }
});
