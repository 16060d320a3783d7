import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import {
  isFiltering,
  NO_FILTER,
  withConditions,
  type Density,
  type ListEnv,
  type ListQuery,
  type ListState,
  type OpportunityFilter,
} from '@firsat/model';
import type { StoreChange } from '@firsat/store';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { aFilter, aLayout } from '../../base/object-kinds.js';
import { oneOf, property, state } from '../../base/property.js';
import { browserTimer, type Timer } from '../../base/timer.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { DayController } from '../../controllers/day-controller.js';
import { weekStartOf } from '../../primitives/week-start.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { popoverStyles } from '../../styles/popover.styles.js';
import { stageColorStyles } from '../../styles/stage-colors.styles.js';
import { OwnPanels } from '../opportunity-board/own-panels.js';
import { cellStyles } from './cells.styles.js';
import { GridFocus, SELECT } from './grid-focus.js';
import { gridTemplate } from './grid-template.js';
import { CellCache, type CellContext } from './list-cells.js';
import { fieldOf } from './editable.js';
import { filtersTemplate } from './filters-template.js';
import { ListActions } from './list-actions.js';
import {
  allColumns,
  chosenColumns,
  STANDARD_LAYOUT,
  type ListColumn,
  type ListLayout,
} from './list-layout.js';
import { ListParts } from './list-parts.js';
import { ListQueryController } from './list-query-controller.js';
import { ListWindow } from './list-window.js';
import { emptyTemplate, emptyWorkspaceTemplate, skeletonTemplate } from './list-states.js';
import { opportunityListStyles } from './opportunity-list.styles.js';
import { CARD } from './row-template.js';
import { RowSelection } from './row-selection.js';
import { toolbarTemplate } from './toolbar-template.js';
import '../../locales/areas/board.js';
import '../../locales/areas/form.js';
import '../../locales/areas/list.js';

/** What rows, headings and sums are made of; other changes are not shown here. */
const SHOWN = [
  'opportunities',
  'contacts',
  'members',
  'stages',
  'schemas',
  'settings',
  'customFields',
  'views',
] as const;
/** Of those, what may word a cell although its record has not changed. */
const NAMES = SHOWN.slice(1);

/**
 * Opportunities as a table, the first page of a sales team (S28, S29): columns as one likes them, sorted by several keys, searched as one types;
 * what all that match adds up to, live. Rows are windowed, so that ten thousand cost what forty do.
 *
 * Opening a row sets the workspace's open record; where the page has no `<opportunity-detail>` the list shows one in a drawer of its own.
 *
 * @fires {OpportunityOpenEvent} firsat-opportunity-open - The user opens a row; cancelable.
 * @fires {OpportunityNewEvent} firsat-opportunity-new - The user wants to create an opportunity; cancelable.
 * @fires {SchemasOpenEvent} firsat-schemas-open - The user asks for the stage schemas (S21). `preventDefault()`: the page shows them.
 * @csspart base - Everything.
 * @csspart toolbar - The tools above the table.
 * @csspart create-button - "New".
 * @csspart head - The row of headings.
 * @csspart row - One opportunity.
 * @csspart totals - The sums below.
 * @cssprop {<length> | <percentage>} [--firsat-list-height=46em] - Height of the list.
 */
export class OpportunityList extends FirsatElement {
  static {
    // A window measures itself after the first rendering and shows its rows in the next, within one frame.
    this.disableWarning?.('change-in-update');
  }

  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    popoverStyles,
    stageColorStyles,
    ...opportunityListStyles,
    cellStyles,
  ];

  /** `none`: opening a row never shows a drawer of the list's own. */
  @property({ type: oneOf('auto', 'none') }) detail: 'auto' | 'none' = 'auto';
  /** Which opportunities are shown; what is typed into the search comes on top of it. */
  @property({ attribute: false, type: aFilter }) filter: OpportunityFilter = NO_FILTER;
  /** Columns, order and row height. */
  @property({ attribute: false, type: aLayout }) layout: ListLayout = STANDARD_LAYOUT;
  /** Id of the saved view that is looked at; empty: none. */
  @property() view = '';
  /** @internal Waits; another one in tests. */
  @property({ attribute: false }) timer: Timer = browserTimer;

  /** The search, as typed. */
  @state() private text = '';

  readonly #lists = new ListQueryController(this);
  readonly #day = new DayController(this);
  readonly #window: ListWindow = new ListWindow(this);
  readonly #cells = new CellCache();
  readonly #selection: RowSelection = new RowSelection(() => {
    this.#actions.saySelection();
    this.requestUpdate();
  });
  readonly #search: Ref<HTMLInputElement> = createRef();
  #list: ListState | undefined;
  #columns: readonly ListColumn[] = [];
  #columnsMade: { readonly layout: ListLayout; readonly l: unknown } | undefined;
  #query: { readonly of: readonly unknown[]; readonly query: ListQuery } | undefined;
  #isScrolled = false;
  readonly #focus: GridFocus = new GridFocus(this, {
    ids: () => this.#ids,
    indexOf: this.#lists.indexOf,
    columns: () => [SELECT, ...(this.#window.isNarrow ? [CARD] : this.#columns.map(({ name }) => name))],
    hasHead: () => !this.#window.isNarrow,
    window: this.#window,
    extended: (id) => {
      this.#selection.extend(id, this.#ids, this.#lists.indexOf);
    },
  });

  readonly #panels = new OwnPanels(this, {
    handle: () => this.workspace.handle,
    forId: () => this.for,
    closed: () => {
      this.#focus.back();
    },
  });

  readonly #actions: ListActions = new ListActions(this, {
    l: () => this.l,
    handle: () => this.workspace.handle,
    ids: () => this.#ids,
    indexOf: this.#lists.indexOf,
    columns: () => this.#columns,
    layout: () => this.layout,
    setLayout: (layout) => this.#setLayout(layout),
    detail: () => this.detail,
    selection: this.#selection,
    focus: this.#focus,
    window: this.#window,
    panels: this.#panels,
    isEditable: (column) => this.#isEditable(column),
    edit: (id, column, typed) => {
      this.#parts.edits.use((edits) => {
        edits.begin(id, column, typed);
      });
    },
    timer: () => this.timer,
  });

  readonly #setLayout = (layout: ListLayout) => void (this.layout = layout);

  readonly #isEditable = (column: string): boolean => this.canEdit && fieldOf(column) !== undefined;

  readonly #parts: ListParts = new ListParts(this, {
    store: () => this.store,
    l: () => this.l,
    handle: () => this.workspace.handle,
    today: () => this.#env().today,
    layout: () => this.layout,
    setLayout: (layout) => this.#setLayout(layout),
    density: () => this.shownDensity,
    isNarrow: () => this.#window.isNarrow,
    resize: (column, pixels) => this.#actions.resize.by(column, pixels),
    selection: this.#selection,
    focus: this.#focus,
    request: (name, input) => this.request(name, input),
  });

  /** Who works with the list has the last word. */
  protected override get shownDensity(): Density {
    return this.layout.density || super.shownDensity;
  }

  get #ids(): readonly string[] {
    return this.#list?.ids ?? [];
  }
  protected override watches(change: StoreChange): boolean {
    if (NAMES.some((name) => change.changed.has(name))) {
      this.#cells.forget();
      this.#columnsMade = undefined;
    }
    return SHOWN.some((name) => change.changed.has(name));
  }

  protected override workspaceChanged(_handle: WorkspaceHandle | undefined): void {
    this.#lists.release();
    this.#selection.clear();
    this.#cells.forget();
    this.#columnsMade = undefined;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    this.#panels.reconcile();
    const { store, l } = this;
    this.#list = undefined;
    if (!store || (store.phase !== 'ready' && store.phase !== 'outdated')) return;
    if (this.#columnsMade?.layout !== this.layout || this.#columnsMade.l !== l) {
      this.#columns = chosenColumns(this.layout, allColumns(store, l));
      this.#columnsMade = { layout: this.layout, l };
    }
    this.#list = this.#lists.state(store, this.#queryNow(), this.#env());
    this.#selection.keep((id) => this.#lists.indexOf(id) >= 0);
    this.#cells.use(this.#context(), this.#columns);
    if (this.hasUpdated) this.#focus.hold();
  }

  #context(): CellContext {
    const store = this.store as NonNullable<typeof this.store>;
    return { store, l: this.l, today: this.#env().today, now: this.#day.now };
  }

  #env(): ListEnv {
    const timeZone = this.store?.settings?.timeZone ?? 'UTC';
    return {
      timeZone,
      today: this.#day.today(timeZone),
      weekStart: weekStartOf(this.l.locale),
      fiscalStart: this.store?.settings?.fiscalStart ?? 1,
      compareNames: this.l.compare,
    };
  }

  /** The same object until something else is asked. */
  #queryNow(): ListQuery {
    const of = [this.filter, this.text, this.layout.sort] as const;
    if (!this.#query?.of.every((part, at) => part === of[at])) {
      const filter = this.text.trim() === '' ? this.filter : withConditions(this.filter, { text: this.text });
      this.#query = { of, query: { filter, sort: this.layout.sort } };
    }
    return this.#query.query;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    this.#focus.settle();
    if (changed.has('text') && this.#list) {
      this.#window.toTop();
      if (this.text) announce(this, this.l.t.list.results(this.#list.totals.count), this.l.locale, 'polite');
    }
  }

  override render(): TemplateResult {
    const { l, store } = this;
    return html`<section
      class="base"
      part="base"
      lang=${l.locale}
      aria-label=${l.t.list.label}
      ?data-narrow=${this.#window.isNarrow}
      ?data-scrolled=${this.#isScrolled}
    >
      <div class="em" ${ref(this.#window.probe)}></div>
      <span id="instructions" class="visually-hidden">${l.t.list.instructions}</span>
      ${store ? this.#content() : emptyTemplate(l.t.common.noWorkspace, '')}
    </section>`;
  }

  #content(): TemplateResult {
    const { l, store } = this;
    if (!store || store.phase === 'loading') return skeletonTemplate(l);
    if (store.phase === 'empty')
      return emptyWorkspaceTemplate(l, this.readOnlyWords, store.sync.status.network === 'connecting', () =>
        this.workspace.handle?.createWorkspace(),
      );
    return html`${this.#toolbar()}
    <div class="filters">${this.#filtersTemplate()}</div>
    ${this.#notes()} ${this.#frame()}
    ${this.#list ? this.#parts.totals(this.#list) : nothing}
    ${this.#panels.render()}`;
  }

  #toolbar(): TemplateResult {
    return toolbarTemplate({
      l: this.l,
      text: this.text,
      search: this.#search,
      readOnly: !this.canEdit,
      canUndo: this.store?.undoStep != null,
      canRedo: this.store?.redoStep != null,
      onSearch: (text) => {
        this.#lists.whenRead(() => (this.text = text));
      },
      onCreate: () => {
        this.#actions.create();
      },
      onExport: () => void this.#parts.export(this.#columns, this.#ids, this.#day.now),
      onSchemas: this.#actions.openSchemas,
      onUndo: () => this.takeBack('undo'),
      onRedo: () => this.takeBack('redo'),
      onLayout: (button) => {
        this.#parts.layoutPanel.use((part) => {
          part.toggle(button);
        });
      },
      layoutPanel: this.#parts.layoutPanel.value?.render() ?? nothing,
    });
  }

  #filtersTemplate(): unknown {
    const Chips = this.#parts.filters.value;
    if (!Chips) return nothing;
    return filtersTemplate(Chips, {
      forId: this.for,
      filter: this.filter,
      text: this.text,
      layout: this.layout,
      view: this.view,
      show: (look) => {
        Object.assign(this, look);
        this.#window.toTop();
      },
    });
  }

  #notes(): TemplateResult {
    const words = this.readOnlyWords;
    return html`<div class="notes">
      ${this.#panels.notices()}
      ${words === undefined ? nothing : html`<p class="banner" role="status">${words}</p>`}
    </div>`;
  }

  #frame(): TemplateResult | typeof nothing {
    const { store } = this;
    const list = this.#list;
    if (!store || !list) return nothing;
    return html`<div class="frame">
      ${gridTemplate({
        context: this.#context(),
        ids: list.ids,
        indexOf: this.#lists.indexOf,
        columns: this.#columns,
        layout: this.layout,
        density: this.shownDensity,
        window: this.#window,
        focus: this.#focus,
        query: this.#queryNow(),
        selected: this.#selection.ids,
        openId: this.workspace.handle?.ui.openId ?? null,
        cells: this.#cells,
        scrolled: this.#scrolled,
        pressed: this.#actions.resize.down,
        clicked: this.#actions.clicked,
        doubleClicked: this.#actions.doubleClicked,
        editing: this.#parts.edits.value?.editing,
        editor: (row) => this.#parts.edits.value?.render(row) ?? nothing,
        isEditable: this.#isEditable,
        keydown: this.#actions.keydown,
      })}
      ${list.ids.length === 0 ? this.#nothingShown(list) : nothing}
      ${this.#selection.ids.size > 0 && this.canEdit ? (this.#parts.bulk.value?.render() ?? nothing) : nothing}
    </div>`;
  }

  #nothingShown({ all }: ListState): TemplateResult {
    const { empty, noMatch } = this.l.t.list;
    if (all > 0 && (this.text || isFiltering(this.filter)))
      return emptyTemplate(noMatch.title, noMatch.text, {
        label: noMatch.clear,
        run: () => {
          this.text = '';
          this.filter = NO_FILTER;
          this.view = '';
          this.#search.value?.focus();
        },
      });
    const create = {
      label: empty.create,
      run: () => {
        this.#actions.create();
      },
    };
    return emptyTemplate(empty.title, empty.text, this.canEdit ? create : undefined);
  }

  readonly #scrolled = (event: Event): void => {
    const isScrolled = (event.currentTarget as HTMLElement).scrollLeft !== 0;
    if (isScrolled === this.#isScrolled) return;
    this.#isScrolled = isScrolled;
    this.requestUpdate();
  };
}
