import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { QUEUE_SECTIONS, type QueueEntry, type QueueSection } from '@firsat/model';
import { property, state } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { browserTimer, type Timer } from '../../base/timer.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { OpportunityOpenEvent } from '../../events/opportunity-open.js';
import { memberName } from '../../fields/options.js';
import { ownZone } from '../../fields/when-words.js';
import * as icons from '../../icons/icons.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { popoverStyles } from '../../styles/popover.styles.js';
import { stageColorStyles } from '../../styles/stage-colors.styles.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { moreButton } from '../../primitives/more-button.js';
import { OwnPanels } from '../opportunity-board/own-panels.js';
import { entryWords } from './entry-words.js';
import { QueueActions } from './queue-actions.js';
import { QueueController } from './queue-controller.js';
import { QueueFocus } from './queue-focus.js';
import { QueuePanel } from './queue-panel.js';
import { rowTemplate } from './row-template.js';
import { SettingsPanel } from './settings-panel.js';
import { SECTION_LOOKS } from './section-looks.js';
import { workQueueStyles } from './work-queue.styles.js';
import '../../locales/areas/activities.js';
import '../../locales/areas/form.js';
import '../../locales/areas/problems.js';
import '../../locales/areas/queue.js';
import '../../locales/areas/todo.js';

/** Lines that a section shows at first, and with each press of its button. */
export const FIRST_PAGE = 8;
export const NEXT_PAGE = 50;

/** What can wait. */
const COMING: ReadonlySet<QueueSection> = new Set(['activities-coming', 'tasks-coming']);

/** Everybody's work, as a value of `member`. */
const EVERYBODY = '*';

/**
 * What needs me: reminders that are due, tasks, planned calls and meetings, opportunities without a next step, past or near their expected close, stale, or to be resumed.
 * Each line opens its opportunity and can be dealt with in place.
 *
 * @fires {OpportunityOpenEvent} firsat-opportunity-open - Somebody wants to see the opportunity of a line.
 * @csspart base - The wrapper that carries the looks.
 * @csspart section - One section with its heading.
 * @csspart row - One line.
 * @csspart panel - The panel in which a line is put off or gets its next step.
 */
export class WorkQueue extends FirsatElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    popoverStyles,
    stageColorStyles,
    fieldStyles,
    workQueueStyles,
  ];

  /** Whose work: empty = of the user, `*` = everybody's, else the id of a member. */
  @property({ reflect: true }) member = '';
  /** @internal Milliseconds since the epoch; another clock in tests. */
  @property({ attribute: false }) now: () => number = () => Date.now();
  /** @internal Waits; another one in tests. */
  @property({ attribute: false }) timer: Timer = browserTimer;

  @state() private folded: ReadonlySet<QueueSection> = new Set();
  readonly #limits = new Map<QueueSection, number>();
  readonly #queue = new QueueController(this, { now: () => this.now(), timer: () => this.timer });
  readonly #focus = new QueueFocus(this);
  readonly #actions = new QueueActions({
    request: (name, input) => this.request(name, input),
    handle: () => this.workspace.handle,
    l: () => this.l,
    now: () => this.now(),
    zone: () => this.#queue.context?.ownZone ?? ownZone(),
    today: () => this.#queue.context?.today ?? '',
    leaving: (entry) => {
      this.#focus.leave(entry);
    },
  });
  readonly #panel: QueuePanel = new QueuePanel(this, {
    store: () => this.store,
    context: () => this.#queue.context,
    now: () => this.now(),
    actions: this.#actions,
  });
  readonly #settings = new SettingsPanel(this, {
    store: () => this.store,
    l: () => this.l,
    canEdit: () => this.canEdit,
    save: (input) => this.request('queue-settings-edit', input),
  });

  readonly #panels = new OwnPanels(this, {
    handle: () => this.workspace.handle,
    forId: () => this.for,
    closed: () => {
      this.#focus.back();
    },
  });

  protected override workspaceChanged(handle: WorkspaceHandle | undefined): void {
    this.#limits.clear();
    this.#queue.use(handle?.store);
  }

  /** The member whose lines are shown; `null` = everybody. */
  get #whose(): string | null {
    if (this.member === EVERYBODY) return null;
    return this.member || (this.store?.user.id ?? '');
  }

  #open(entry: QueueEntry): void {
    const { handle } = this.workspace;
    const id = entry.opportunityId;
    if (id === null || !this.dispatchEvent(new OpportunityOpenEvent(id)) || !handle) return;
    this.#focus.keep();
    handle.setUi({ openId: id });
    if (!handle.hasDetail) void this.#panels.showDetail();
  }

  #toggle(section: QueueSection): void {
    const folded = new Set(this.folded);
    if (!folded.delete(section)) folded.add(section);
    this.folded = folded;
  }

  #showMore(section: QueueSection): void {
    const shown = this.#limits.get(section) ?? FIRST_PAGE;
    this.#limits.set(section, shown + NEXT_PAGE);
    this.#focus.toRow(section, shown);
    this.requestUpdate();
  }

  readonly #choose = (event: Event): void => {
    this.member = (event.currentTarget as HTMLSelectElement).value;
    this.#limits.clear();
    const { index } = this.#queue;
    if (index) announce(this, this.l.t.queue.needs(this.#needs()), this.l.locale, 'polite');
  };

  /** Lines of all sections; what only comes later is not counted. */
  #needs(): number {
    const { index } = this.#queue;
    const sections = QUEUE_SECTIONS.filter((section) => !COMING.has(section));
    return sections.reduce((sum, each) => sum + (index?.count(each, this.#whose, this.now()) ?? 0), 0);
  }

  override updated(): void {
    this.#focus.settle();
  }

  override render(): TemplateResult {
    const { l, store } = this;
    const { queue } = l.t;
    const { index } = this.#queue;
    this.#panels.reconcile();
    return html`<section class="base" part="base" lang=${l.locale} aria-label=${queue.label}>
      ${
        store && index
          ? html`${this.#header(index.openCount(this.#whose), index.needCount(this.#whose))} ${this.#sections()}`
          : html`<p class="waiting hint" role="status">${store ? queue.loading : l.t.common.noWorkspace}</p>`
      }
      ${this.#panel.render(l)} ${this.#panels.render()}
    </section>`;
  }

  #header(open: number, needing: number): TemplateResult {
    const { queue } = this.l.t;
    const needs = this.#needs();
    return html`<header class="head">
      <div class="title">
        <h2>${queue.label}</h2>
        <p class="counts figure">
          <span class="needs">${queue.needs(needs)}</span><span class="hint">${queue.open(open)}</span>${needing > 0 ? html`<span class="hint needing">${queue.needing(needing)}</span>` : nothing}
        </p>
      </div>
      <div class="tools">
        <select class="input whose" aria-label=${queue.whose} .value=${this.member} @change=${this.#choose}>
          ${this.#people().map(
            ({ id, name }) => html`<option value=${id} ?selected=${id === this.member}>${name}</option>`,
          )}
        </select>
        <button class="icon-button gear" popovertarget="settings" aria-label=${queue.settings.title}>
          ${icons.settings}
        </button>
        ${this.#settings.render(this.l)}
      </div>
    </header>`;
  }

  #people(): readonly { readonly id: string; readonly name: string }[] {
    const { store, l } = this;
    const me = store?.user.id;
    const others = [...(store?.list('members') ?? [])]
      .filter(({ id }) => id !== me)
      .sort((a, b) => l.compare(a.name, b.name));
    const people = [{ id: '', name: l.t.queue.mine }, { id: EVERYBODY, name: l.t.queue.all }, ...others];
    // One whose record has not arrived, or has gone, is still what was asked for.
    const isKnown = people.some(({ id }) => id === this.member);
    if (isKnown || !store) return people;
    return [...people, { id: this.member, name: memberName(store, this.member) ?? l.t.common.unknownPerson }];
  }

  #sections(): TemplateResult {
    const { index } = this.#queue;
    const shown = QUEUE_SECTIONS.filter((section) => index?.count(section, this.#whose, this.now()));
    if (shown.length === 0) return this.#nothingToDo();
    return html`${shown.some((section) => !COMING.has(section)) ? nothing : this.#nothingToDo()}
    ${repeat(
      shown,
      (section) => section,
      (section) => this.#section(section),
    )}`;
  }

  #section(section: QueueSection): TemplateResult {
    const { l } = this;
    const { index } = this.#queue;
    const count = index?.count(section, this.#whose, this.now()) ?? 0;
    const limit = Math.min(count, this.#limits.get(section) ?? FIRST_PAGE);
    const entries = index?.list(section, this.#whose).slice(0, limit) ?? [];
    const isOpen = !this.folded.has(section);
    const look = SECTION_LOOKS[section];
    return html`<section class="section" part="section" data-section=${section} data-tone=${look.tone}>
      <h3>
        <button
          class="fold"
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-controls="list-${section}"
          @click=${() => {
            this.#toggle(section);
          }}
        >
          ${look.icon}<span>${l.t.queue.sections[section]}</span
          ><span class="count figure">${l.number(count)}</span>${icons.chevronDown}
        </button>
      </h3>
      <div id="list-${section}" ?hidden=${!isOpen}>
        <ul class="rows" @keydown=${this.#focus.keydown} @focusin=${this.#focus.focused}>
          ${
            isOpen
              ? repeat(
                  entries,
                  ({ id }) => id,
                  (entry, at) => this.#row(entry, at, entries.length),
                )
              : nothing
          }
        </ul>
        ${moreButton({
          all: count,
          shown: limit,
          page: NEXT_PAGE,
          words: l.t.queue.more,
          quiet: true,
          more: () => {
            this.#showMore(section);
          },
        })}
      </div>
    </section>`;
  }

  #row(entry: QueueEntry, at: number, shown: number): TemplateResult | typeof nothing {
    const { l, store } = this;
    const { context } = this.#queue;
    if (!store || !context) return nothing;
    const words = entryWords(entry, { store, l, context, now: this.now(), withMember: this.#whose === null });
    if (!words) return nothing;
    return rowTemplate({
      entry,
      words,
      l,
      store,
      canEdit: this.canEdit,
      isActive: this.#focus.isActive(entry.section, at, shown),
      open: () => {
        this.#open(entry);
      },
      complete: () => {
        void this.#actions.complete(entry, words.title);
      },
      ask: (kind) => {
        this.#panel.ask(kind, entry, words.title);
      },
    });
  }

  /** Something to be glad of; and what comes next, if anything. */
  #nothingToDo(): TemplateResult {
    const { queue } = this.l.t;
    const hasOpen = (this.#queue.index?.openCount(this.#whose) ?? 0) > 0;
    const words = hasOpen ? queue.done : queue.none;
    return html`<div class="all-done" role="status">
      ${icons.circleCheck}
      <p class="glad">${words.title}</p>
      <p class="hint">${words.text}</p>
    </div>`;
  }
}
