/** Reads a page as somebody does who hears it: from Chromium's accessibility tree, never from the document. */
import type { CDPSession, Page } from 'playwright-core';

interface Value {
  readonly value?: unknown;
  readonly relatedNodes?: readonly { readonly backendDOMNodeId: number }[];
}

interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly description?: Value;
  readonly value?: Value;
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
  readonly childIds?: readonly string[];
  readonly backendDOMNodeId?: number;
}

/** What is said of a control beside its name, when it is so. */
const TOLD = [
  'expanded',
  'checked',
  'pressed',
  'selected',
  'invalid',
  'required',
  'disabled',
  'modal',
  'readonly',
];
/** Of these only the parts are heard. */
const SILENT = new Set([
  'generic',
  'none',
  'InlineTextBox',
  'StaticText',
  'RootWebArea',
  'LineBreak',
  'Iframe',
  'SvgRoot',
]);

/** As text: it runs in the page. */
const LISTEN = `window.said = [];
Object.defineProperty(Element.prototype, 'ariaNotify', { configurable: true, value(words) { window.said.push(words); } });`;

const text = (value: Value | undefined): string =>
  typeof value?.value === 'string' ? value.value.replaceAll(/\s+/g, ' ').trim() : '';

/** Chromium hands it out as bytes that were taken for letters. */
const roleDescription = ({ properties = [] }: Node): string =>
  Buffer.from(text(properties.find(({ name }) => name === 'roledescription')?.value), 'latin1').toString(
    'utf8',
  );

function spoken(node: Node): string {
  const states = (node.properties ?? [])
    .filter(({ name, value }) => TOLD.includes(name) && value.value !== false && value.value !== 'false')
    .map(({ name, value }) =>
      value.value === true || value.value === 'true' ? name : `${name} ${String(value.value)}`,
    );
  const value = text(node.value);
  const kind = roleDescription(node) || text(node.role);
  return [kind, text(node.name), value && `“${value}”`, ...states, text(node.description)]
    .filter((part) => part !== '')
    .join(', ');
}

export class Reader {
  readonly #page: Page;
  readonly #session: CDPSession;
  #live = new Map<string, string>();

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** Before the page is loaded: what is announced is kept from its beginning. */
  static async of(page: Page): Promise<Reader> {
    await page.addInitScript(LISTEN);
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    return new Reader(page, session);
  }

  async #tree(): Promise<Map<string, Node>> {
    const { nodes } = (await this.#session.send('Accessibility.getFullAXTree')) as unknown as {
      nodes: Node[];
    };
    return new Map(nodes.map((node) => [node.nodeId, node]));
  }

  /** What is said of the element that has the focus. */
  async focused(): Promise<string> {
    const tree = await this.#tree();
    const focused = [...tree.values()].filter(
      ({ ignored, role, properties = [] }) =>
        !ignored &&
        role?.value !== 'RootWebArea' &&
        properties.some(({ name, value }) => name === 'focused' && value.value === true),
    );
    const [node] = focused;
    if (!node) return 'nothing';
    const [active] =
      node.properties?.find(({ name }) => name === 'activedescendant')?.value.relatedNodes ?? [];
    const chosen =
      active && [...tree.values()].find((one) => one.backendDOMNodeId === active.backendDOMNodeId);
    return chosen ? `${spoken(node)} › ${spoken(chosen)}` : spoken(node);
  }

  /** What was announced, and what live regions say now and did not say before. */
  async heard(): Promise<string[]> {
    const said = await this.#page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));
    const tree = await this.#tree();
    const live = new Map(
      [...tree.values()]
        .filter(({ ignored, role }) => !ignored && ['alert', 'status', 'log'].includes(text(role)))
        .map((node) => [node.nodeId, this.#words(tree, node)]),
    );
    const now = [...live]
      .filter(([id, words]) => words !== '' && words !== this.#live.get(id))
      .map(([, words]) => words);
    this.#live = live;
    return [...said, ...now];
  }

  /** All that is read of the first node with a role (and a name), in its order; of the whole page without. */
  async read(role?: string, name?: string): Promise<string[]> {
    const tree = await this.#tree();
    const from = [...tree.values()].find(
      (node) =>
        !node.ignored &&
        (role === undefined ||
          (text(node.role) === role && (name === undefined || text(node.name) === name))),
    );
    const lines: string[] = [];
    const walk = (node: Node): void => {
      const kind = text(node.role);
      const words =
        kind === 'StaticText' ? text(node.name) : SILENT.has(kind) || node.ignored ? '' : spoken(node);
      // Named by what it holds: once is enough.
      const isWhole =
        [
          'button',
          'link',
          'option',
          'heading',
          'tab',
          'checkbox',
          'menuitem',
          'textbox',
          'combobox',
        ].includes(kind) && !node.ignored;
      if (words !== '') lines.push(words);
      if (!isWhole)
        for (const id of node.childIds ?? []) {
          const child = tree.get(id);
          if (child) walk(child);
        }
    };
    if (from) walk(from);
    return lines;
  }

  #words(tree: ReadonlyMap<string, Node>, node: Node): string {
    const parts = (node.childIds ?? []).map((id) => {
      const child = tree.get(id);
      if (!child) return '';
      return text(child.role) === 'StaticText' ? text(child.name) : this.#words(tree, child);
    });
    return parts.filter((part) => part !== '').join(' ');
  }
}
