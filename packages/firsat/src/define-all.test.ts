import { expect, waitUntil } from '@open-wc/testing';
import { defineAll, scopedRegistry, type KitTag, type KitTags } from './define-all.js';
import type { FirsatWorkspace } from './firsat-workspace.js';

const PATIENCE = { timeout: 45_000 };

/** Every tag that has been registered for the whole page. */
const registered: string[] = [];
const define = customElements.define.bind(customElements);
customElements.define = (tag, ...rest) => {
  registered.push(tag);
  define(tag, ...rest);
};

function create<E extends HTMLElement>({ registry, tag }: KitTags, name: KitTag): E {
  const options = { customElementRegistry: registry } as ElementCreationOptions;
  return (
    registry === customElements
      ? document.createElement(tag(name))
      : document.createElement(tag(name), options)
  ) as E;
}

function found(root: ParentNode, selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}

/** A started workspace with one card on a board, in `place`. */
async function board(kit: KitTags, name: string, place: ParentNode = document.body): Promise<ShadowRoot> {
  const workspace = create<FirsatWorkspace>(kit, 'pipeline-workspace');
  workspace.setAttribute('workspace', name);
  workspace.setAttribute('user-id', 'ayse');
  workspace.setAttribute('create', 'auto');
  workspace.lang = 'en';
  const element = create(kit, 'opportunity-board');
  workspace.append(element);
  place.append(workspace);
  await waitUntil(() => workspace.store?.phase === 'ready', 'ready', PATIENCE);
  await workspace.store?.whenWritable();
  const customer = workspace.store?.execute('contact-create', { name: 'Anadolu Yapı' });
  if (!customer?.ok) throw new Error('no customer');
  const made = workspace.store?.execute('opportunity-create', {
    customerId: customer.value.id,
    description: 'First of all',
  });
  expect(made?.ok).to.equal(true);
  const root = element.shadowRoot;
  if (!root) throw new Error('the board was not upgraded');
  await waitUntil(() => root.querySelector('.card') !== null, 'a card', PATIENCE);
  return root;
}

/** Opens the card and its tasks: three elements, each within the other. */
async function innerTags(kit: KitTags, root: ShadowRoot): Promise<readonly string[]> {
  found(root, '.card').click();
  const detail = kit.tag('opportunity-detail');
  await waitUntil(
    () => root.querySelector(detail)?.shadowRoot?.querySelector('[role="tab"]'),
    'tabs',
    PATIENCE,
  );
  const inside = found(root, detail).shadowRoot as ShadowRoot;
  const tabs = [...inside.querySelectorAll<HTMLElement>('[role="tab"]')];
  tabs.find((tab) => tab.textContent.includes('Tasks'))?.click();
  await waitUntil(() => inside.querySelector(kit.tag('opportunity-tasks'))?.shadowRoot, 'tasks', PATIENCE);
  return [...root.querySelectorAll('*'), ...inside.querySelectorAll('*')]
    .map(({ localName }) => localName)
    .filter((name) => name.includes('-'));
}

describe('a set of elements with names of its own', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('REG1 with a prefix, inner elements follow, and no plain tag is taken', async () => {
    const kit = defineAll({ prefix: 'acme-' });
    expect(kit.tag('opportunity-board')).to.equal('acme-opportunity-board');
    const names = await innerTags(kit, await board(kit, 'prefixed'));
    expect(names).to.include('acme-opportunity-filters');
    expect(names.filter((name) => !name.startsWith('acme-'))).to.deep.equal([]);
    expect(registered.filter((name) => !name.startsWith('acme-'))).to.deep.equal([]);
    expect(customElements.get('opportunity-board')).to.equal(undefined);
  });

  it('REG1 asked for again, nothing changes', () => {
    const before = registered.length;
    defineAll({ prefix: 'acme-' });
    expect(registered).to.have.length(before);
  });

  it('REG2 in a registry of its own, inner elements follow, and the page has none of them', async function () {
    const registry = scopedRegistry();
    if (!registry) this.skip();
    const kit = defineAll({ registry });
    const place = document.createElement('div');
    document.body.append(place);
    const options = { mode: 'open', customElementRegistry: registry } as ShadowRootInit;
    const names = await innerTags(kit, await board(kit, 'scoped', place.attachShadow(options)));
    expect(names).to.include('opportunity-tasks');
    expect(customElements.get('opportunity-tasks')).to.equal(undefined);
  });

  it('REG2 a widget of a registry of its own finds a workspace of the page by its id', async () => {
    const registry = scopedRegistry();
    const [outer, inner] = [
      defineAll({ prefix: 'outer-' }),
      registry ? defineAll({ registry }) : defineAll({ suffix: '-in' }),
    ];
    const workspace = create<FirsatWorkspace>(outer, 'pipeline-workspace');
    workspace.id = 'shared';
    workspace.setAttribute('workspace', 'shared');
    workspace.setAttribute('user-id', 'ayse');
    const status = create<HTMLElement & { for: string }>(inner, 'opportunity-board');
    status.for = 'shared';
    document.body.append(status, workspace);
    await waitUntil(
      () => status.shadowRoot?.textContent.includes('Nothing here yet') ?? false,
      'the workspace is found',
      PATIENCE,
    );
  });

  it('REG3 two sets stand beside each other, each with its own inner elements', async () => {
    const [one, two] = [defineAll({ suffix: '-one' }), defineAll({ suffix: '-two' })];
    const [first, second] = [await board(one, 'first'), await board(two, 'second')];
    expect(await innerTags(one, first)).to.include('opportunity-tasks-one');
    const names = await innerTags(two, second);
    expect(names.filter((name) => !name.endsWith('-two'))).to.deep.equal([]);
  });

  it('REG4 what is no prefix of a tag is refused in words', () => {
    for (const prefix of ['acme', 'Acme-', '1-', '-', 'a b-'])
      expect(() => defineAll({ prefix }), prefix).to.throw(RangeError, 'acme-');
    for (const suffix of ['v2', '-V2', '-'])
      expect(() => defineAll({ suffix }), suffix).to.throw(RangeError, '-v2');
  });
});
