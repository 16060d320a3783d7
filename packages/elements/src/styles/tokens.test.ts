import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { looksScene } from '../testing/looks-scene.js';

/** The token with the values that a page may give it, none of which is its default. */
const VALUES: Readonly<Record<string, string>> = {
  '--firsat-radius': '1px',
  '--firsat-font': 'monospace',
  '--firsat-font-size': '19px',
  '--firsat-space': '3px',
  '--firsat-shadow': 'none',
  '--firsat-board-height': '333px',
  '--firsat-list-height': '333px',
  '--firsat-directory-height': '333px',
  '--firsat-drawer-width': '111px',
};
const A_COLOR = 'rgb(1, 2, 3)';

interface Report {
  /** By tag. */
  readonly tokens: ReadonlyMap<string, readonly string[]>;
  readonly all: readonly string[];
}

/** What the committed report says: each token of each element. */
async function reported(): Promise<Report> {
  const lines = (await (await fetch('/packages/firsat/api/elements.json')).json()) as Record<string, string>;
  const tokens = new Map<string, string[]>();
  for (const line of Object.keys(lines)) {
    const [, tag, token] = /^<(.+)> token (.+)$/.exec(line) ?? [];
    if (tag && token) tokens.set(tag, [...(tokens.get(tag) ?? []), token]);
  }
  return { tokens, all: [...new Set([...tokens.values()].flat())] };
}

/** Everything that is computed for an element and what is in it. */
function looks(element: Element): string {
  const nodes = [element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])];
  return nodes
    .map((node) => {
      const style = getComputedStyle(node);
      return [
        style.color,
        style.backgroundColor,
        style.borderColor,
        style.borderRadius,
        style.outlineColor,
        style.boxShadow,
        style.fontFamily,
        style.fontSize,
        style.padding,
        style.blockSize,
        style.inlineSize,
        style.stroke,
      ].join();
    })
    .join('\n');
}

const TAGS = ['opportunity-board', 'opportunity-list', 'contact-directory', 'opportunity-detail'];

describe('tokens', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('LKS1 there are at most twenty, and each changes what is computed somewhere', async () => {
    const { all } = await reported();
    expect(all.length).to.be.within(10, 20);
    const changed = new Set<string>();
    const { workspace, elements } = await looksScene(TAGS, {
      prepare: (element) => {
        if (element.localName === 'opportunity-detail') element.setAttribute('presentation', 'drawer');
      },
    });
    for (const element of elements) {
      // What the keyboard is on has a ring.
      element.shadowRoot?.querySelector<HTMLElement>('button, input')?.focus();
      const before = looks(element);
      for (const token of all) {
        workspace.style.setProperty(token, VALUES[token] ?? A_COLOR);
        if (looks(element) !== before) changed.add(token);
        workspace.style.removeProperty(token);
      }
      expect(looks(element)).to.equal(before);
    }
    expect(all.filter((token) => !changed.has(token))).to.deep.equal([]);
  });

  it('LKS1 no style sheet of an element reads another, and none writes one', async () => {
    const { tokens } = await reported();
    const wrong: string[] = [];
    for (const [tag, known] of tokens) {
      const element = document.createElement(tag) as LitElement;
      document.body.append(element);
      await element.updateComplete;
      for (const { cssRules } of element.shadowRoot?.adoptedStyleSheets ?? []) {
        const text = [...cssRules].map((rule) => rule.cssText).join('\n');
        for (const [, name = ''] of text.matchAll(/var\(\s*(--(?!_)[\w-]+)/g))
          if (!known.includes(name)) wrong.push(`${tag} reads ${name}`);
        for (const [, name = ''] of text.matchAll(/[{;]\s*(--(?!_)[\w-]+)\s*:/g))
          wrong.push(`${tag} writes ${name}`);
        for (const [, name = '', rest = ''] of text.matchAll(/var\(\s*(--firsat-[\w-]+)\s*([,)])/g))
          if (rest !== ',') wrong.push(`${tag} reads ${name} without a fallback`);
      }
      element.remove();
    }
    expect([...new Set(wrong)]).to.deep.equal([]);
  });
});
