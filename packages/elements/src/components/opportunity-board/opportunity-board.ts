import { html, nothing, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { compareOrder, STATUSES, type BoardState, type Status } from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { FirsatElement } from '../../base/firsat-element.js';
import { aDay } from '../../base/kinds.js';
import { oneOf, property, state } from '../../base/property.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { BoardQueryController } from '../../controllers/board-query-controller.js';
import { DayController } from '../../controllers/day-controller.js';
import { TooltipController } from '../../controllers/tooltip-controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { stageColorStyles } from '../../styles/stage-colors.styles.js';
import { BoardInteraction } from './board-interaction.js';
import { boardStyles } from './board.styles.js';
import { FactsCache } from './card-facts.js';
import { CardPeers } from './card-peers.js';
import { cardStyles } from './card.styles.js';
import { changedColumns, sameColumns } from './changed-columns.js';
import { ColumnScroll } from './column-scroll.js';
import { columnTemplate } from './column-template.js';
import { ColumnWindows } from './column-windows.js';
import { columnStyles } from './column.styles.js';
import { overlayStyles } from './overlay.styles.js';
import { FirstFrame } from './first-frame.js';
import { RemoteChanges } from './remote-changes.js';
import { RowSizes } from './row-size.js';
import { messageTemplate, skeletonTemplate } from './states-template.js';
import { switcherTemplate } from './switcher-template.js';
import { tipTemplate } from './tip-template.js';
import { someStatuses, statusesOf, toolbarTemplate } from './toolbar-template.js';
import { warmUp } from './warm-up.js';
import '../../locales/areas/board.js';

/** What cards, headers and tools are made of; other changes are not shown here. */
const SHOWN = ['opportunities', 'contacts', 'members', 'stages', 'schemas', 'settings'] as const;

/**
 * Opportunities as cards in columns by stage: who, how much, when; what a stage sums up to; moving by pointer, by keys and by a menu.
 * Columns are windowed, so that ten thousand cards cost what a hundred do.
 *
 * Opening a card sets the workspace's open record; where the page has no `<opportunity-detail>` the board shows one in a drawer of its own.
 *
 * @fires {OpportunityOpenEvent} firsat-opportunity-open - The user opens a card; cancelable.
 * @fires {OpportunityNewEvent} firsat-opportunity-new - The user wants to create an opportunity; cancelable.
 * @fires {CommandRequestEvent} firsat-opportunity-move-request - Before a card is moved; cancelable, may wait.
 * @csspart base - Everything.
 * @csspart toolbar - The tools above the columns.
 * @csspart create-button - "New".
 * @csspart switcher - The stages as buttons, where one column fits.
 * @csspart column - One column.
 * @csspart column-header - Its header.
 * @csspart card - One card.
 * @csspart drop-mark - The place where a carried card would fall.
 * @cssprop {<length> | <percentage>} [--firsat-board-height=46em] - Height of the board.
 */
export class OpportunityBoard extends FirsatElement {
  static {
    // A window measures itself after the first rendering and shows its rows in the next, within one frame.
    this.disableWarning?.('change-in-update');
  }

  static override styles = [
    baseStyles,
    controlStyles,
    stageColorStyles,
    ...boardStyles,
    columnStyles,
    cardStyles,
    overlayStyles,
  ];

  /** Id of the stage schema whose stages are the columns; empty: the workspace's default. */
  @property() schema = '';
  /** Which statuses are on the board, separated by spaces. */
  @property({ type: someStatuses }) statuses = 'open suspended won';
  /** The day whose end is looked at, `YYYY-MM-DD` (D23). Empty: as it is. */
  @property({ attribute: 'as-of', type: aDay, reflect: true }) asOf = '';
  /** `none`: opening a card never shows a drawer of the board's own. */
  @property({ type: oneOf('auto', 'none') }) detail: 'auto' | 'none' = 'auto';

  /** The quick filter, as typed. */
  @state() private text = '';

  readonly #query = new BoardQueryController(this);
  readonly #day = new DayController(this);
  readonly #facts = new FactsCache();
  readonly #sizes = new RowSizes(this);
  readonly #windows: ColumnWindows = new ColumnWindows(this, () => this.#first.isOver);
  readonly #first = new FirstFrame(this, () => this.#windows.isFull);
  readonly #scroll = new ColumnScroll(this);
  readonly #tips = new TooltipController(this);
  readonly #peers = new CardPeers(this);
  readonly #remote = new RemoteChanges(this, () => this.l);
  readonly #search: Ref<HTMLInputElement> = createRef();
  readonly #statusPanel: Ref<HTMLElement> = createRef();
  readonly #layer: Ref<HTMLElement> = createRef();
  #board: BoardState | undefined;
  #dataChanged = false;
  #prepared = false;

  readonly #ui: BoardInteraction = new BoardInteraction(this, {
    root: () => this.renderRoot as ShadowRoot,
    l: () => this.l,
    handle: () => this.workspace.handle,
    state: () => this.#board,
    windows: this.#windows,
    columns: this.#scroll.element,
    layer: this.#layer,
    readOnly: () => !this.canEdit,
    detail: () => this.detail,
    forId: () => this.for,
    search: () => this.#search.value?.focus(),
    filters: {
      today: (timeZone) => this.#day.today(timeZone),
      show: (look) => Object.assign(this, look),
    },
    dataChanged: () => this.#dataChanged,
    touched: () => this.#remote.touched,
    request: (command, input) => this.request(command, input),
  });

  /** As it is, or as it stood (D23); nothing while that is being read. */
  get #shown(): PipelineStore | undefined {
    const [store, filters] = [this.store, this.#ui.filters];
    return filters && store ? filters.shown(store, this.asOf) : this.asOf ? undefined : store;
  }

  protected override get canEdit(): boolean {
    return super.canEdit && !this.#ui.filters?.moment;
  }

  get #currency(): string {
    return this.store?.settings?.currency ?? '';
  }

  protected override watches(change: StoreChange): boolean {
    const shown = SHOWN.some((name) => change.changed.has(name));
    if (shown) this.#dataChanged = true;
    return shown;
  }

  protected override workspaceChanged(handle: WorkspaceHandle | undefined): void {
    this.#watch(handle);
    this.#ui.move.cancel();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch(this.workspace.handle);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ui.move.cancel();
    this.#tips.hide();
  }

  #watch(handle: WorkspaceHandle | undefined): void {
    this.#peers.watch(handle?.store);
    this.#remote.watch(handle?.store);
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const before = this.#board;
    this.#ui.panels?.reconcile();
    const store = this.#shown;
    const schemaId = this.#schemaId;
    this.#board = undefined;
    if (store && (store.phase === 'ready' || store.phase === 'outdated') && schemaId) {
      const { filters } = this.#ui;
      const asked = { schemaId, statuses: this.#statuses, text: this.text, ...filters?.query(store) };
      const board = this.#query.state(store, asked);
      this.#board = filters?.look.shown(board) ?? board;
      const today = this.#day.today(store.settings?.timeZone ?? 'UTC');
      this.#facts.use({ store, l: this.l, now: this.#day.now, today, ...filters?.moment });
      this.#windows.keep(new Set(this.#board.columns.map((column) => column.id)));
      this.#ui.move.reconcile();
    }
    // Other columns, or another question: cards do not glide from one answer to another.
    if (changed.size > 0 || !sameColumns(before, this.#board)) this.#dataChanged = false;
    if (this.hasUpdated) {
      this.#ui.focus.hold();
      this.#ui.motion?.measure(changedColumns(before, this.#board));
    }
    this.#dataChanged = false;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    this.#ui.pointer?.updated();
    if (this.#first.isOver || this.asOf) void this.#ui.fetchRest();
    if (this.store?.phase === 'loading') this.#prepare();
    this.#scroll.columnsAre(this.#board?.columns ?? []);
    if (changed.has('text') && this.#board && this.text)
      this.#ui.actions.sayResults(this.#board.totals.count);
  }

  /** Once, when the skeleton is on the screen. */
  #prepare(): void {
    if (this.#prepared) return;
    this.#prepared = true;
    requestAnimationFrame(() => {
      void warmUp(this.l, (timeZone) => this.#day.today(timeZone));
    });
  }

  get #schemas() {
    return [...(this.store?.list('schemas') ?? [])].sort(compareOrder);
  }
  get #schemaId(): string | undefined {
    const store = this.store;
    if (!store) return undefined;
    if (this.schema && store.get('schemas', this.schema)) return this.schema;
    const standard = store.settings?.defaultSchemaId;
    return standard && store.get('schemas', standard) ? standard : this.#schemas[0]?.id;
  }
  get #statuses(): readonly Status[] {
    return statusesOf(this.statuses);
  }

  override render(): TemplateResult {
    const { l } = this;
    const moving = this.#ui.move.moving;
    return html`<div
      class="base"
      part="base"
      lang=${l.locale}
      data-density=${this.shownDensity}
      data-moving=${moving?.mode ?? nothing}
      role="region"
      aria-label=${l.t.board.label}
      @keydown=${this.#keydown}
      @pointerover=${this.#tips.over}
      @pointerleave=${this.#tips.leave}
      @focusin=${this.#tips.focus}
      @focusout=${this.#tips.blur}
    >
      <div class="em" ${ref(this.#sizes.probe)}></div>
      ${this.#content()}
    </div>`;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (!this.#ui.move.moving && this.#tips.keydown(event)) return;
    this.#ui.keys.keydown(event);
  };

  #content(): TemplateResult {
    const { l, store } = this;
    const { common } = l.t;
    if (!store) return messageTemplate(common.noWorkspace, '');
    if (store.phase === 'loading' || (this.asOf && !this.#board))
      return this.#ui.filters?.waiting ?? skeletonTemplate(l);
    if (store.phase === 'empty') {
      const { empty } = common;
      const waiting = store.sync.status.network === 'connecting';
      const words = this.readOnlyWords;
      return messageTemplate(
        empty.title,
        words ?? (waiting ? empty.waiting : empty.text),
        words === undefined
          ? { label: empty.create, run: () => this.workspace.handle?.createWorkspace() }
          : undefined,
      );
    }
    const board = this.#board;
    if (!board) return messageTemplate(l.t.board.noSchema, '');
    return this.#boardTemplate(board);
  }

  #boardTemplate(board: BoardState): TemplateResult {
    const { l, readOnlyWords: words } = this;
    const moving = this.#ui.move.moving;
    return html`${this.#toolbar()}
      ${
        this.#first.isOver || this.#sizes.isNarrow
          ? switcherTemplate(l, this.#scroll.switcher, board, this.#scroll.current, this.#currency, (id) => {
              this.#scroll.to(id);
            })
          : nothing
      }
      <div class="notes">
        ${this.#ui.filters?.render(this.text, this.#statuses, this.#currency) ?? nothing} ${this.#ui.panels?.notices()} ${words === undefined ? nothing : html`<p class="banner" role="status">${words}</p>`}
      </div>
      <div class="columns-frame">
        <div
          class="columns"
          ${ref(this.#scroll.element)}
          @scroll=${this.#scroll.look}
          @pointerdown=${this.#ui.pointerDown}
          @touchmove=${this.#ui.touchMove}
          @click=${this.#ui.actions.click}
          @contextmenu=${this.#ui.actions.contextMenu}
          @focusin=${this.#ui.focus.focusIn}
          @focusout=${this.#ui.keys.focusOut}
        >
          ${repeat(
            board.columns,
            (column) => column.id,
            (column) => this.#columnTemplate(board, column),
          )}
        </div>
        ${this.#scroll.render(l)}
        ${board.columns.length === 0 ? messageTemplate(l.t.board.noStages, '') : nothing}
        ${this.#noMatch(board)}
        <div class="flights" ${ref(this.#layer)} aria-hidden="true"></div>
      </div>
      ${this.#ui.pointer?.render(moving?.mode === 'pointer' ? this.#facts.get(moving.id) : undefined, this.shownDensity)}
      ${tipTemplate(this.#tips, this.#ui.tip(this.#tips, board, this.#currency))} ${this.#ui.render()}`;
  }

  #columnTemplate(board: BoardState, column: BoardState['columns'][number]): TemplateResult {
    const moving = this.#ui.move.moving;
    const window = this.#windows.of(column.id);
    const active = this.#ui.focus.activeOf(column.id);
    const pinned = [active, moving?.id].filter((id) => id !== undefined);
    const dropAt = moving?.target?.columnId === column.id ? moving.target.index : undefined;
    const liftedAt = dropAt === undefined || !moving ? -1 : column.ids.indexOf(moving.id);
    // Counted without the moved card, the place after it is one further down in the list that still shows it.
    const gapAt =
      dropAt === undefined || dropAt === liftedAt
        ? undefined
        : dropAt + (liftedAt >= 0 && dropAt > liftedAt ? 1 : 0);
    window.update(column.ids, this.#sizes.of(this.shownDensity), pinned, gapAt);
    return columnTemplate({
      l: this.l,
      currency: this.#currency,
      column,
      window,
      shown: this.#ui.totals(this.store, column, moving),
      facts: (id) => this.#facts.get(id),
      peers: (id) => this.#peers.of(id),
      density: this.shownDensity,
      tabbable: active,
      headStop: this.#ui.focus.headStopOf(column.id),
      lifted: moving?.id,
      over: dropAt !== undefined,
      gapAt,
      filtered: board.totals !== board.allTotals,
      readOnly: !this.canEdit,
    });
  }

  #noMatch(board: BoardState): TemplateResult | typeof nothing {
    if (!this.text || board.totals.count > 0) return nothing;
    const words = this.l.t.board.noMatch;
    return html`<div class="no-match">
      ${messageTemplate(words.title, words.text(this.text), {
        label: words.clear,
        run: () => {
          this.text = '';
          this.#search.value?.focus();
        },
      })}
    </div>`;
  }

  #toolbar(): TemplateResult {
    const statuses = this.#statuses;
    return toolbarTemplate({
      l: this.l,
      schemas: this.#schemas,
      schemaId: this.#schemaId ?? '',
      statuses,
      text: this.text,
      search: this.#search,
      statusPanel: this.#statusPanel,
      canUndo: this.store?.undoStep != null,
      canRedo: this.store?.redoStep != null,
      readOnly: !this.canEdit,
      onSearch: (text) => {
        this.text = text;
      },
      onSchema: (id) => {
        this.schema = id;
      },
      onStatus: (status, on) => {
        const next = STATUSES.filter((one) => (one === status ? on : statuses.includes(one)));
        if (next.length > 0) this.statuses = next.join(' ');
        else this.requestUpdate();
      },
      onCreate: () => {
        this.#ui.actions.create();
      },
      onUndo: () => this.takeBack('undo'),
      onRedo: () => this.takeBack('redo'),
      onStatusPanel: (anchor) => {
        this.#ui.actions.togglePanel(this.#statusPanel.value, anchor);
      },
    });
  }
}
