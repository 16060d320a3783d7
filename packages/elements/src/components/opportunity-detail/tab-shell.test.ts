import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { BLANK_OPPORTUNITY, type Opportunity } from '@firsat/model';
import { createTestStore } from '@firsat/store/testing';
import * as icons from '../../icons/icons.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { localizerFor } from '../../locales/localizer.js';
import '../../locales/areas/detail.js';
import { popoverStyles } from '../../styles/popover.styles.js';
import type { PanelModule, PanelProps } from './detail-panel.js';
import type { DetailTab } from './detail-tabs.js';
import { fitting } from './tab-room.js';
import { TabShell } from './tab-shell.js';
import { tabStyles } from './tabs.styles.js';
import { waitUntil } from '../../testing/drive.js';

const l = localizerFor('tr');

/** Tabs that note what happens to them; `missing` cannot be fetched as long as `offline`. */
function tools() {
  const heard: string[] = [];
  const state = { offline: true };
  const tab = (id: string, more: Partial<DetailTab> = {}): DetailTab => ({
    id,
    label: () => id,
    load: () => {
      heard.push(`${id} fetched`);
      if (id === 'missing' && state.offline) return Promise.reject(new TypeError('offline'));
      return Promise.resolve<PanelModule>({
        panelStyles: [
          css`
            .of-${css([id] as unknown as TemplateStringsArray)} {
              color: rgb(1, 2, 3);
            }
          `,
        ],
        createPanel: () => ({
          render: ({ opportunity }: PanelProps) => html`<p class="of-${id}">${id} of ${opportunity.id}</p>`,
          close: () => heard.push(`${id} closed`),
          start: () => heard.push(`${id} started`),
        }),
      });
    },
    ...more,
  });
  const quick = { label: () => 'Ara', icon: icons.plus };
  const prepare = (): Promise<void> => {
    heard.push('calls prepared');
    return Promise.resolve();
  };
  const tabs = [tab('one', { count: () => 1234 }), tab('calls', { quick, prepare }), tab('missing')];
  return { heard, state, tabs };
}

class ToolHost extends LitElement {
  static override styles = [
    tabStyles,
    popoverStyles,
    css`
      .tab {
        inline-size: 100px;
      }
    `,
  ];
  shell!: TabShell;
  readonly store = createTestStore().store;
  shown: Opportunity | undefined = { ...BLANK_OPPORTUNITY, id: 'o1', removed: null };
  readonly = false;

  override render(): TemplateResult | typeof nothing {
    const { store, shown: opportunity, readonly } = this;
    if (!opportunity) return nothing;
    return html`${this.shell.render({ l, store, opportunity, readonly, today: '2026-01-05', now: 0 })}`;
  }
}
customElements.define('tool-host', ToolHost);

async function shown(
  given: {
    readonly dir?: string;
    readonly readonly?: boolean;
    readonly closed?: boolean;
    readonly joined?: boolean;
  } = {},
) {
  const { heard, state, tabs } = tools();
  const host = document.createElement('tool-host') as ToolHost;
  host.dir = given.dir ?? 'ltr';
  host.readonly = given.readonly ?? false;
  if (given.closed) host.shown = undefined;
  host.shell = new TabShell(
    {
      host,
      workspace: { handle: given.joined ? ({ store: host.store } as unknown as WorkspaceHandle) : undefined },
      request: () => Promise.reject(new Error('not asked for')),
      toast: () => undefined,
    },
    tabs,
  );
  document.body.append(host);
  const root = () => host.renderRoot as ShadowRoot;
  const tab = (id: string) => root().querySelector<HTMLElement>(`#tab-${id}`) as HTMLElement;
  const text = () => root().querySelector('[role="tabpanel"]')?.textContent.trim() ?? '';
  if (!given.closed) await waitUntil(() => text() === 'one of o1');
  const chosen = () => root().querySelector('[aria-selected="true"]')?.id;
  return { host, heard, state, root, tab, text, chosen };
}

describe('the tools of the detail', () => {
  afterEach(() => document.body.replaceChildren());

  it('DET19 S64 tabs with counts: one stop, the panel belongs to the chosen one', async () => {
    const { root, tab } = await shown();
    const tabs = [...root().querySelectorAll<HTMLElement>('[role="tab"]')];
    expect(tabs.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1]);
    expect(tab('one').textContent.replace(/\s+/g, ' ').trim()).to.equal('one 1.234');
    expect(tab('calls').textContent.trim()).to.equal('calls');
    const panel = root().querySelector('[role="tabpanel"]');
    expect(panel?.getAttribute('aria-labelledby')).to.equal('tab-one');
    expect(tab('one').getAttribute('aria-controls')).to.equal(panel?.id);
  });

  for (const dir of ['ltr', 'rtl'])
    it(`DET19 arrows, Home and End walk and choose, around the ends: ${dir}`, async () => {
      const { host, root, tab, chosen } = await shown({ dir });
      const [next, back] = dir === 'ltr' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
      tab('one').focus();
      for (const [press, id] of [
        [next, 'calls'],
        [next, 'missing'],
        [next, 'one'],
        [back, 'missing'],
        ['Home', 'one'],
        ['End', 'missing'],
      ] as const) {
        await sendKeys({ press });
        await host.updateComplete;
        expect(chosen()).to.equal(`tab-${id}`);
        expect(root().activeElement?.id).to.equal(`tab-${id}`);
      }
    });

  it('DET19 DET22 the chosen tab stays for the next record; who is left is told', async () => {
    const { host, heard, tab, text, chosen } = await shown();
    tab('calls').click();
    await waitUntil(() => text() === 'calls of o1');
    expect(heard).to.include('one closed');
    host.shown = { ...BLANK_OPPORTUNITY, id: 'o2', removed: null };
    host.shell.leave();
    host.requestUpdate();
    await waitUntil(() => text() === 'calls of o2');
    expect(chosen()).to.equal('tab-calls');
    expect(heard.filter((line) => line === 'calls closed')).to.have.length(1);
    host.remove();
    expect(heard.filter((line) => line === 'calls closed')).to.have.length(2);
  });

  it('DET20 the shown panel is fetched first, the others when the page is idle, with what they will need; readers need no editor', async () => {
    for (const readonly of [false, true]) {
      const { heard } = await shown({ readonly });
      expect(heard[0]).to.equal('one fetched');
      // The last one cannot be fetched: then all before it have been.
      await waitUntil(() => heard.includes('missing fetched'));
      expect(heard).to.include('calls fetched');
      expect(heard.includes('calls prepared')).to.equal(!readonly);
    }
  });

  it('DET20 they come while no record is open, since the network may be away by then; what needs a store waits for one', async () => {
    const { host, heard } = await shown({ closed: true });
    await waitUntil(() => heard.includes('calls fetched') && heard.includes('missing fetched'));
    expect(heard).not.to.include('calls prepared');
    host.shown = { ...BLANK_OPPORTUNITY, id: 'o1', removed: null };
    host.requestUpdate();
    await waitUntil(() => heard.includes('calls prepared'));

    const joined = await shown({ closed: true, joined: true });
    await waitUntil(() => joined.heard.includes('calls prepared'));
  });

  it('DET20 a panel comes with its looks', async () => {
    const { root, tab, text } = await shown();
    tab('calls').click();
    await waitUntil(() => text() === 'calls of o1');
    const line = root().querySelector('.of-calls');
    expect(line && getComputedStyle(line).color).to.equal('rgb(1, 2, 3)');
  });

  it('DET20 what cannot be fetched is said and can be tried again', async () => {
    const { state, root, tab, text } = await shown();
    tab('missing').click();
    await waitUntil(() => root().querySelector('[role="alert"]'));
    expect(text()).to.contain(l.t.detail.toolMissing);
    state.offline = false;
    root().querySelector<HTMLElement>('[role="alert"] button')?.click();
    await waitUntil(() => text() === 'missing of o1');
  });

  it('DET21 S63 a quick action is one press: its tab shows, and it starts when the panel is there', async () => {
    const { heard, root, chosen } = await shown();
    root().querySelector<HTMLElement>('[data-quick="calls"]')?.click();
    await waitUntil(() => heard.includes('calls started'));
    expect(chosen()).to.equal('tab-calls');
    root().querySelector<HTMLElement>('[data-quick="calls"]')?.click();
    await waitUntil(() => heard.filter((line) => line === 'calls started').length === 2);
  });

  it('DET42 as many as fit stand in the row, beside the button for the rest, and the chosen one in any case', () => {
    const room = { tabs: [100, 100, 100, 100], more: 80 };
    expect([...fitting({ ...room, row: 400 }, 0)]).to.deep.equal([0, 1, 2, 3]);
    expect([...fitting({ ...room, row: 399 }, 0)]).to.deep.equal([0, 1, 2]);
    expect([...fitting({ ...room, row: 300 }, 0)]).to.deep.equal([0, 1]);
    expect([...fitting({ ...room, row: 300 }, 3)]).to.deep.equal([3, 0]);
    expect([...fitting({ ...room, row: 50 }, 2)]).to.deep.equal([2]);
  });

  it('DET42 S64 the rest is a menu with counts; what is chosen there comes into the row with the focus; with room all are there again', async () => {
    const { host, root, tab, chosen } = await shown();
    const inRow = () =>
      [...root().querySelectorAll<HTMLElement>('[role="tab"]')]
        .filter((each) => getComputedStyle(each).visibility === 'visible')
        .map(({ id }) => id);
    const more = () => root().querySelector<HTMLElement>('[data-more]') as HTMLElement;
    host.style.display = 'block';
    host.style.inlineSize = '250px';
    tab('missing').click();
    await waitUntil(() => inRow().join() === 'tab-missing');
    expect(more().ariaExpanded).to.equal('false');
    more().focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => more().ariaExpanded === 'true' && root().activeElement?.role === 'menuitem');
    const items = [...root().querySelectorAll<HTMLElement>('[role="menuitem"]')];
    expect(items.map((item) => item.textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'one 1.234',
      'calls',
    ]);
    for (const [press, id] of [
      ['ArrowDown', 'calls'],
      ['ArrowDown', 'one'],
      ['ArrowUp', 'calls'],
      ['Home', 'one'],
      ['End', 'calls'],
    ] as const) {
      await sendKeys({ press });
      expect((root().activeElement as HTMLElement).dataset['tab'], press).to.equal(id);
    }
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => chosen() === 'tab-calls');
    await waitUntil(() => root().activeElement?.id === 'tab-calls');
    expect(inRow()).to.include('tab-calls');
    expect(inRow()).not.to.include('tab-missing');
    host.style.inlineSize = '300px';
    await waitUntil(() => inRow().length === 3);
    expect(getComputedStyle(more()).visibility).to.equal('hidden');
  });

  it('DET42 Escape closes the menu of the rest alone, and the focus goes back', async () => {
    const { host, root } = await shown();
    host.style.display = 'block';
    host.style.inlineSize = '250px';
    const more = () => root().querySelector<HTMLElement>('[data-more]') as HTMLElement;
    await waitUntil(() => getComputedStyle(more()).visibility === 'visible');
    more().focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => more().ariaExpanded === 'true');
    let heard = 0;
    host.addEventListener('keydown', () => heard++);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => more().ariaExpanded === 'false');
    expect(root().activeElement).to.equal(more());
    expect(heard).to.equal(0);
  });

  it('DET21 reading only there is no quick action', async () => {
    const { root } = await shown({ readonly: true });
    expect(root().querySelector('.quick-actions')).to.equal(null);
  });
});
