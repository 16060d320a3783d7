import { sendKeys } from '@web/test-runner-commands';
import { nextFrame } from '@open-wc/testing';
import { liveStages, type CommandInput, type Stage } from '@firsat/model';
import type { TestStore, TestStoreOptions } from '@firsat/store/testing';
import { defineElement } from '../../../base/define-element.js';
import { done, has, inside, painted, typeInto } from '../../../testing/drive.js';
import { workspaceFixture, type TestWorkspace } from '../../../testing/fixture.js';
// Fetched when the page is idle: here before that, so that a test need not wait for it.
import '../bulk-bar.js';
import '../layout-panel.js';
import '../list-edits.js';
import '../../opportunity-filters/opportunity-filters.js';
import { OpportunityList } from '../opportunity-list.js';

/** A list over a workspace with three opportunities of one customer, and ways to read and use it by the titles of its rows. */
export interface ListFixture extends TestStore {
  readonly workspace: TestWorkspace;
  readonly element: OpportunityList;
  readonly stages: readonly Stage[];
  readonly titles: () => string[];
  readonly labels: () => string[];
  readonly row: (title: string) => HTMLElement;
  readonly cell: (title: string, column: string) => HTMLElement;
  readonly cells: (title: string) => string[];
  readonly box: (title: string) => HTMLInputElement;
  readonly heading: (column: string) => HTMLElement;
  /** Titles of the rows that are selected. */
  readonly chosen: () => string[];
  /** "Depo customer": where the focus is. */
  readonly focused: () => string;
  readonly idOf: (title: string) => string;
  readonly type: (text: string) => Promise<void>;
  readonly add: (title: string, more: Partial<CommandInput<'opportunity-create'>>) => string;
  /** Opens the panel of columns and order. */
  readonly layoutPanel: () => Promise<void>;
}

/** Keys pressed together: `Control+End`. */
export async function chord(keys: string): Promise<void> {
  const held = keys.split('+');
  const last = held.pop() ?? '';
  for (const key of held) await sendKeys({ down: key });
  await sendKeys({ press: last });
  for (const key of held) await sendKeys({ up: key });
}

const text = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();

export async function listFixture(
  options: { readonly lang?: string; readonly store?: TestStoreOptions; readonly rows?: boolean } = {},
): Promise<ListFixture> {
  defineElement('opportunity-list', OpportunityList);
  const fixture = await workspaceFixture(
    () => {
      const list = document.createElement('opportunity-list');
      list.style.blockSize = '700px';
      return list;
    },
    { lang: options.lang ?? 'tr', ...(options.store && { store: options.store }) },
  );
  const { element, store } = fixture;
  const add: ListFixture['add'] = (description, more) =>
    done(store, 'opportunity-create', { description, customerId: 'c1', ...more }).id;
  if (options.rows !== false) {
    done(store, 'contact-create', { id: 'c1', name: 'Işık Yapı' });
    add('Depo', { price: { minor: 12_000_000, currency: 'TRY' } });
    add('Çatı', { price: { minor: 50_000_000, currency: 'TRY' } });
    add('Ambar', {});
  } else if (store.phase === 'ready') done(store, 'contact-create', { id: 'c1', name: 'Işık Yapı' });
  await painted(element);
  const rows = (): HTMLElement[] => [...element.renderRoot.querySelectorAll<HTMLElement>('.row')];
  const titleOf = (row: Element): string => text(row.querySelector('.title') ?? row);
  const row = (title: string): HTMLElement => {
    const found = rows().find((each) => titleOf(each) === title);
    if (!found) throw new Error(`no row ${title}`);
    return found;
  };
  const part = <E extends HTMLElement>(of: Element, selector: string): E => {
    const found = of.querySelector<E>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  return {
    ...fixture,
    stages: liveStages(store, store.settings?.defaultSchemaId ?? ''),
    add,
    row,
    titles: () => rows().map(titleOf),
    labels: () => [...element.renderRoot.querySelectorAll('.heading > .ellipsis')].map(text),
    cell: (title, column) => part(row(title), `[data-col="${column}"]`),
    cells: (title) => [...row(title).querySelectorAll('.cell:not(.select)')].map(text),
    box: (title) => part(row(title), 'input[type=checkbox]'),
    heading: (column) => inside(element, `[data-heading="${column}"]`),
    chosen: () =>
      rows()
        .filter((each) => each.ariaSelected === 'true')
        .map(titleOf),
    focused: () => {
      const active = (element.renderRoot as ShadowRoot).activeElement;
      const of = active?.closest<HTMLElement>('[data-row]');
      const name = of?.classList.contains('row') ? titleOf(of) : (of?.dataset['row'] ?? '');
      return `${name} ${active?.closest<HTMLElement>('[data-col]')?.dataset['col'] ?? ''}`.trim();
    },
    idOf: (title) => row(title).dataset['row'] ?? '',
    type: async (words) => {
      typeInto(inside(element, '.search input'), words);
      await painted(element);
    },
    layoutPanel: async () => {
      inside(element, '.toolbar [aria-haspopup=dialog].layout-button').click();
      for (let tries = 0; tries < 300 && !has(element, '#layout:popover-open .key'); tries += 1)
        await nextFrame();
    },
  };
}
