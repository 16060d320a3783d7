import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import type { PipelineStore } from '@firsat/store';
import { whenIdle } from '../../base/when-idle.js';
import * as icons from '../../icons/icons.js';
import type { DetailPanel, PanelEnv, PanelProps } from './detail-panel.js';
import { DETAIL_TABS, type DetailTab } from './detail-tabs.js';
import { TabMenu } from './tab-menu.js';
import { TabRoom } from './tab-room.js';

type Fetched = DetailPanel | 'loading' | 'failed';

/**
 * The tools under the detail (S64) as tabs with counts, by the tabs pattern of ARIA: one stop, arrow keys walk and choose. Those for which there is no
 * room stand in a menu at the end of the row. The chosen tab stays chosen for the next record. The panel that is shown is fetched first, the others when the page is idle: they are to be there when the network is not. What is missing
 * when it is to be shown is said, and can be tried again.
 */
export class TabShell implements ReactiveController {
  readonly #env: PanelEnv;
  readonly #tabs: readonly DetailTab[];
  readonly #panels = new Map<string, Fetched>();
  readonly #room: TabRoom;
  readonly #menu: TabMenu;
  readonly #body: Ref<HTMLElement> = createRef();
  #chosen: string;
  #props: PanelProps | undefined;
  /** The tab whose quick action waits for its panel. */
  #starting: string | undefined;
  #focusTab = false;
  #isAhead = false;

  constructor(env: Omit<PanelEnv, 'show'>, tabs: readonly DetailTab[] = DETAIL_TABS) {
    this.#env = {
      ...env,
      show: (tab, start) => {
        this.show(tab, start);
      },
    };
    this.#tabs = tabs;
    this.#chosen = tabs[0]?.id ?? '';
    this.#room = new TabRoom(env.host);
    this.#menu = new TabMenu(env.host, (id) => {
      this.#focusTab = true;
      this.show(id);
    });
    env.host.addController(this);
  }

  /** Shows a tab; `start`: with its quick action. What this version does not know is not shown. */
  show(id: string, start = false): void {
    if (!this.#tabs.some((tab) => tab.id === id)) return;
    if (id !== this.#chosen) this.#close();
    this.#chosen = id;
    this.#starting = start ? id : undefined;
    this.#env.host.requestUpdate();
  }

  hostUpdated(): void {
    const row = this.#room.row.value;
    const body = this.#body.value;
    if (!row || !body) return;
    if (this.#focusTab) {
      this.#focusTab = false;
      row.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
    }
    const panel = this.#panel;
    if (!panel || !this.#props) return;
    if (this.#starting === this.#chosen) {
      this.#starting = undefined;
      panel.start?.(this.#props);
    }
    panel.updated?.(body);
  }

  /** Also while no record is open: by then the network may be away. */
  hostConnected(): void {
    void this.#fetchAhead();
  }

  hostDisconnected(): void {
    this.#close();
  }

  /** What belongs to the record that was shown is kept or saved. */
  leave(): void {
    this.#close();
  }

  get #panel(): DetailPanel | undefined {
    const panel = this.#panels.get(this.#chosen);
    return typeof panel === 'object' ? panel : undefined;
  }

  #close(): void {
    this.#panel?.close?.();
  }

  async #fetch(tab: DetailTab): Promise<void> {
    this.#panels.set(tab.id, 'loading');
    try {
      const { createPanel, panelStyles = [] } = await tab.load();
      const root = this.#env.host.shadowRoot;
      const sheets = panelStyles.flatMap(({ styleSheet }) => styleSheet ?? []);
      if (root) root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
      this.#panels.set(tab.id, createPanel(this.#env));
      void this.#fetchAhead();
    } catch {
      this.#panels.set(tab.id, 'failed');
    }
    this.#env.host.requestUpdate();
  }

  /** Where something can be written now, of the shown record or of the workspace. */
  #writable(): PipelineStore | undefined {
    if (this.#props) return this.#props.readonly ? undefined : this.#props.store;
    const store = this.#env.workspace.handle?.store;
    return store?.isWritable ? store : undefined;
  }

  /** The rest, one after the other. What cannot be fetched now is when it is shown, and then the rest is tried again. */
  async #fetchAhead(): Promise<void> {
    if (this.#isAhead) return;
    this.#isAhead = true;
    try {
      for (const tab of this.#tabs) {
        await whenIdle();
        await tab.load();
        const store = this.#writable();
        if (store) await tab.prepare?.(store);
      }
      if (!this.#props) this.#isAhead = false; // what could not be prepared is with the first record
    } catch {
      this.#isAhead = false; // the network is away
    }
  }

  render(props: PanelProps): TemplateResult {
    this.#props = props;
    const at = this.#tabs.findIndex(({ id }) => id === this.#chosen);
    const chosen = this.#tabs[at];
    if (chosen && !this.#panels.has(chosen.id)) void this.#fetch(chosen);
    const tabs = this.#tabs.map((tab, index) => ({
      id: tab.id,
      content: this.#tabContent(tab, props),
      isShown: this.#room.shows(index, at),
    }));
    return html`${this.#quickActions(props)}
      <div class="tab-row" ${ref(this.#room.row)}>
        <div class="tab-strip" role="tablist" aria-label=${props.l.t.detail.tools} @keydown=${this.#keydown}>
          ${tabs.map(({ id, content, isShown }, index) => this.#tab(id, content, isShown, index))}
        </div>
        ${this.#menu.render(
          props.l,
          tabs.filter(({ isShown }) => !isShown),
        )}
      </div>
      <div
        class="tab-panel"
        id="tab-panel"
        role="tabpanel"
        aria-labelledby=${`tab-${this.#chosen}`}
        ${ref(this.#body)}
      >
        ${chosen ? this.#content(chosen, props) : nothing}
      </div>`;
  }

  #quickActions(props: PanelProps): TemplateResult | typeof nothing {
    const { l, readonly } = props;
    const tabs = this.#tabs.filter(({ quick }) => quick !== undefined);
    if (readonly || tabs.length === 0) return nothing;
    return html`<div class="quick-actions" role="group" aria-label=${l.t.detail.quickActions}>
      ${tabs.map(
        ({ id, quick }) => html`<button
          type="button"
          class="button"
          data-quick=${id}
          @click=${() => {
            this.show(id, true);
          }}
        >
          ${quick?.icon} ${quick?.label(l)}
        </button>`,
      )}
    </div>`;
  }

  #tabContent(tab: DetailTab, { l, store, opportunity }: PanelProps): TemplateResult {
    const count = store.workLoaded ? tab.count?.(store, opportunity) : undefined;
    return html`${tab.label(l)}
    ${count === undefined ? nothing : html`<span class="count figure">${l.number(count)}</span>`}`;
  }

  #tab(id: string, content: TemplateResult, isShown: boolean, index: number): TemplateResult {
    const isChosen = id === this.#chosen;
    return html`<button
      type="button"
      class="tab ${isShown ? '' : 'over'}"
      role="tab"
      id=${`tab-${id}`}
      aria-selected=${isChosen ? 'true' : 'false'}
      aria-controls="tab-panel"
      aria-posinset=${index + 1}
      aria-setsize=${this.#tabs.length}
      tabindex=${isChosen ? 0 : -1}
      @click=${() => {
        this.show(id);
      }}
    >
      ${content}
    </button>`;
  }

  #content(tab: DetailTab, props: PanelProps): TemplateResult {
    const { detail, common } = props.l.t;
    const panel = this.#panels.get(tab.id);
    if (typeof panel === 'object') return panel.render(props);
    if (panel !== 'failed')
      return html`<p class="muted" role="status">${common.loading}</p>
        <div class="skeleton" aria-hidden="true"></div>`;
    return html`<div class="tab-failed" role="alert">
      ${icons.alert}
      <p>${detail.toolMissing}</p>
      <button type="button" class="button" @click=${() => void this.#fetch(tab)}>${detail.toolAgain}</button>
    </div>`;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    const at = this.#tabs.findIndex(({ id }) => id === this.#chosen);
    const isRtl = getComputedStyle(this.#env.host).direction === 'rtl';
    const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
    const count = this.#tabs.length;
    const to = step !== undefined ? (at + step + count) % count : { Home: 0, End: count - 1 }[event.key];
    const tab = to === undefined ? undefined : this.#tabs[to];
    if (!tab) return;
    event.preventDefault();
    event.stopPropagation();
    this.#focusTab = true;
    this.show(tab.id);
  };
}
