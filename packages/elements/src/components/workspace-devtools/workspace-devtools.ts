import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { property, state } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { beforeNextPaint, cancelBeforeNextPaint } from '../../base/frame.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { EventLog, logText, type LogFilter, type LogOrigin } from './event-log.js';
import { measureCollections, type CollectionSize } from './measure.js';
import {
  nameOf,
  renderConnection,
  renderDurable,
  renderHeld,
  renderPeople,
  renderSizes,
  section,
  timeOf,
} from './sections.js';
import { watchRequests, watchWorkspace, type Notes } from './watch-workspace.js';
import { workspaceDevtoolsStyles } from './workspace-devtools.styles.js';
import '../../locales/areas/devtools.js';
import '../../locales/areas/diagnosis.js';
import '../../locales/areas/notices.js';
import '../../locales/areas/sync.js';

/** One finding of an examination of the page, in words. */
export interface ExaminedFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'hint';
  /** `null`: the whole page. */
  readonly element: Element | null;
  readonly what: string;
  readonly fix: string;
}

/** What an examination of the page has found. */
export interface Examination {
  readonly findings: readonly ExaminedFinding[];
  /** All of it, to be copied. */
  readonly text: string;
}

/** What is measured outside the store. */
export interface PageMeasures {
  readonly storage: { readonly usage?: number; readonly quota?: number };
  readonly versions: readonly { readonly name: string; readonly version: string }[];
}

/** Entries of the log that are kept. */
const MOST = 500;

const ORIGINS: readonly LogOrigin[] = ['user', 'peer', 'import', 'undo', 'load', 'host', 'connection'];

/**
 * What a page's developer wants to know of a workspace: who is here, the connection and what it has been, what waits or was not accepted and what is kept where, a log of
 * events with their origins, sizes, versions, and what keeps the widgets from working on this page. For development; nothing loads it unless its tag is on the page.
 *
 * @csspart base - The wrapper that carries the looks.
 * @csspart header - The bar with the title and the button that opens it.
 * @csspart section - One of the sections.
 * @csspart log - The list of events.
 */
export abstract class WorkspaceDevtools extends FirsatElement {
  static override styles: CSSResultGroup = [baseStyles, controlStyles, workspaceDevtoolsStyles];

  /** Whether the sections are shown. The log goes on either way. */
  @property({ type: Boolean, reflect: true }) open = false;
  /** @internal The clock; another one in tests. */
  @property({ attribute: false }) now: () => number = () => Date.now();

  @state() private filter: LogFilter = { origin: '', text: '' };
  @state() private sizes: readonly CollectionSize[] = [];
  @state() private measures: PageMeasures = { storage: {}, versions: [] };
  @state() private examination: Examination | undefined;
  @state() private isExamining = false;

  #notes: Notes = newNotes();
  #release: () => void = () => undefined;
  #stopRequests: () => void = () => undefined;

  /** Examines the page; what does it belongs to the composition root. */
  protected abstract examine(): Promise<Examination>;
  /** Storage and versions, likewise. */
  protected abstract measurePage(): Promise<PageMeasures>;

  protected override watches(): boolean {
    return false;
  }

  protected override workspaceChanged(handle: WorkspaceHandle | undefined): void {
    this.#release();
    this.#release = () => undefined;
    this.sizes = [];
    if (!handle) return;
    this.#notes = { ...newNotes(), log: this.#notes.log };
    const stop = watchWorkspace(handle, this.#notes, () => this.now(), this.#told);
    this.#release = () => {
      stop();
      cancelBeforeNextPaint(this.#paint);
    };
    if (this.open) void this.#measure();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopRequests = watchRequests(window, this.#notes.log, () => this.now(), this.#told);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopRequests();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('open') && this.open) void this.#measure();
  }

  readonly #paint = (): void => {
    this.requestUpdate();
  };

  readonly #told = (): void => {
    beforeNextPaint(this.#paint);
  };

  async #measure(): Promise<void> {
    const { store } = this;
    if (store) this.sizes = measureCollections(store);
    this.measures = await this.measurePage();
  }

  async #examine(): Promise<void> {
    this.isExamining = true;
    try {
      this.examination = await this.examine();
      const { diagnosis } = this.l.t;
      const { length } = this.examination.findings;
      announce(this, length === 0 ? diagnosis.clean : diagnosis.count(length), this.l.locale, 'polite');
    } finally {
      this.isExamining = false;
    }
  }

  async #copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    announce(this, this.l.t.devtools.log.copied, this.l.locale, 'polite');
  }

  override render(): TemplateResult {
    const { devtools: t, sync } = this.l.t;
    const { store } = this;
    return html`<div class="base" part="base" lang=${this.l.locale}>
      <header part="header">
        <h2>${t.title}</h2>
        ${store ? html`<span class="state">${t.connection.states[store.sync.status.network]}</span>` : nothing}
        <button
          class="button"
          aria-expanded=${String(this.open)}
          aria-controls="sections"
          @click=${() => {
            this.open = !this.open;
          }}
        >
          ${this.open ? t.hide : t.show}
        </button>
      </header>
      <div id="sections" role="group" class="sections" ?hidden=${!this.open} aria-label=${sync.label}>
        ${this.open ? this.#sections() : nothing}
      </div>
    </div>`;
  }

  #sections(): TemplateResult {
    const { l, store } = this;
    const { devtools: t } = l.t;
    return html`${
      store
        ? html`${section('people', t.people.title, renderPeople(store, this.#notes.since, l))}
            ${section('connection', t.connection.title, renderConnection(store.sync.status, this.#notes.connections, l))}
            ${section('durable', t.durable.title, renderDurable(store, l))}
            ${section('held', t.held.title, renderHeld(store.sync.held.list, l))}
            ${section('sizes', t.sizes.title, this.#sizes(store.quarantine.length), 'tall')}`
        : html`<p class="muted">${t.noWorkspace}</p>`
    }
    ${section('versions', t.versions.title, this.#versions())} ${section('findings', t.findings.title, this.#findings())}
    ${section('log', t.log.title, this.#log(), 'wide')}`;
  }

  #sizes(unreadable: number): TemplateResult {
    return html`${renderSizes(this.sizes, this.measures.storage, unreadable, this.l)}
      <div class="tools">
        <button class="button" @click=${() => this.#measure()}>${this.l.t.devtools.sizes.measure}</button>
      </div>`;
  }

  #versions(): TemplateResult {
    return html`<dl class="figure">
      ${this.measures.versions.map(
        ({ name, version }) =>
          html`<dt>${name}</dt>
            <dd><code>${version}</code></dd>`,
      )}
    </dl>`;
  }

  #findings(): TemplateResult {
    const { devtools, diagnosis } = this.l.t;
    const { findings: t } = devtools;
    const found = this.examination;
    return html`<div class="tools">
        <button class="button" ?disabled=${this.isExamining} @click=${() => this.#examine()}>
          ${this.isExamining ? t.running : t.examine}
        </button>
        ${
          found
            ? html`<button class="button quiet" @click=${() => this.#copy(found.text)}>${t.copy}</button>`
            : nothing
        }
      </div>
      ${found?.findings.length === 0 ? html`<p class="muted">${diagnosis.clean}</p>` : nothing}
      <ul>
        ${found?.findings.map(
          ({ code, severity, element, what, fix }) =>
            html`<li class="finding" data-severity=${severity}>
              <span><span class="severity">${diagnosis.severity[severity]}</span> <code class="muted">${code}</code></span>
              ${element ? html`<code>${nameOf(element)}</code>` : nothing}
              <span>${what}</span>
              <span class="muted">${diagnosis.todo(fix)}</span>
            </li>`,
        )}
      </ul>`;
  }

  #log(): TemplateResult {
    const { log: t } = this.l.t.devtools;
    const { log } = this.#notes;
    const entries = log.matching(this.filter);
    return html`<div class="tools">
        <div class="field">
          <label for="origin">${t.filter}</label>
          <select
            id="origin"
            class="input"
            @change=${(event: Event) => {
              const { value } = event.currentTarget as HTMLSelectElement;
              this.filter = { ...this.filter, origin: value as LogFilter['origin'] };
            }}
          >
            <option value="">${t.all}</option>
            ${ORIGINS.map((origin) => html`<option value=${origin}>${t.origins[origin]}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="search">${t.search}</label>
          <input
            id="search"
            class="input"
            type="search"
            .value=${live(this.filter.text)}
            @input=${(event: Event) => {
              this.filter = { ...this.filter, text: (event.currentTarget as HTMLInputElement).value };
            }}
          />
        </div>
        <button
          class="button"
          aria-pressed=${String(log.isPaused)}
          @click=${() => {
            log.pause(!log.isPaused);
            this.requestUpdate();
          }}
        >
          ${log.isPaused ? t.resume : t.pause}
        </button>
        <button
          class="button"
          @click=${() => {
            log.clear();
            this.requestUpdate();
          }}
        >
          ${t.clear}
        </button>
        <button class="button" @click=${() => this.#copy(logText(entries))}>${t.copy}</button>
      </div>
      <p class="muted figure">
        ${log.isPaused ? t.paused(log.missed) : t.kept(log.entries.length, log.most)}
      </p>
      ${
        entries.length === 0
          ? html`<p class="muted">${log.entries.length === 0 ? t.empty : t.noMatch}</p>`
          : html`<ol class="log" part="log" reversed tabindex="0" aria-labelledby="log">
              ${repeat(
                entries,
                ({ number }) => number,
                ({ at, origin, what, details }) =>
                  html`<li>
                    <time class="figure" datetime=${new Date(at).toISOString()}>${timeOf(at, this.l)}</time>
                    <span class="origin" data-origin=${origin}>${t.origins[origin]}</span>
                    <span><code>${what}</code> <code class="muted">${details}</code></span>
                  </li>`,
              )}
            </ol>`
      }`;
  }
}

function newNotes(): Notes {
  return { log: new EventLog(MOST), connections: [], since: new Map() };
}
