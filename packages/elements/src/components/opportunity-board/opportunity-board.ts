import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { STATUSES, type BoardState, type Status } from '@firsat/model';
import type { Peer, StoreChange } from '@firsat/store';
import { beforeNextPaint } from '../../base/frame.js';
import { FirsatElement } from '../../base/firsat-element.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { BoardQueryController } from '../../controllers/board-query-controller.js';
import { DayController } from '../../controllers/day-controller.js';
import { TooltipController } from '../../controllers/tooltip-controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { stageColorStyles } from '../../styles/stage-colors.styles.js';
import { BoardActions } from './board-actions.js';
import { BoardFocus } from './board-focus.js';
import { BoardKeys } from './board-keys.js';
import { BoardMenu } from './board-menu.js';
import { boardStyles } from './board.styles.js';
import { FactsCache } from './card-facts.js';
import { CardMotion } from './card-motion.js';
import type { Density } from './card-template.js';
import { cardStyles } from './card.styles.js';
import { ColumnScroll } from './column-scroll.js';
import { columnTemplate } from './column-template.js';
import { ColumnWindows } from './column-windows.js';
import { columnStyles } from './column.styles.js';
import { ConflictDialog } from './conflict-dialog.js';
import { MoveController } from './move-controller.js';
import { overlayStyles } from './overlay.styles.js';
import { OwnPanels } from './own-panels.js';
import { PointerMoves } from './pointer-moves.js';
import { RemoteChanges } from './remote-changes.js';
import { RowSizes } from './row-size.js';
import { shownTotals } from './shown-totals.js';
import { messageTemplate, skeletonTemplate } from './states-template.js';
import { switcherTemplate } from './switcher-template.js';
import { tipTemplate } from './tip-template.js';
import { toolbarTemplate } from './toolbar-template.js';

const DEFAULT_STATUSES = 'open suspended won';
const NOBODY: readonly Peer[] = [];
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
 * @cssprop --firsat-board-height - Height of the board; default 46em.
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
    boardStyles,
    columnStyles,
    cardStyles,
    overlayStyles,
  ];

  /** Id of the stage schema whose stages are the columns; empty: the workspace's default. */
  @property() schema = '';
  /** Which statuses are on the board, separated by spaces. */
  @property() statuses = DEFAULT_STATUSES;
  /** `compact`: one row per card. */
  @property({ reflect: true }) density: Density = 'comfortable';
  /** `none`: opening a card never shows a drawer of the board's own. */
  @property() detail: 'auto' | 'none' = 'auto';

  /** The quick filter, as typed. */
  @state() private text = '';

  readonly #query = new BoardQueryController(this);
  readonly #day = new DayController(this);
  readonly #facts = new FactsCache();
  readonly #sizes = new RowSizes(this);
  readonly #windows = new ColumnWindows(this);
  readonly #scroll = new ColumnScroll(this);
  readonly #tips = new TooltipController(this);
  readonly #menu = new BoardMenu(this);
  readonly #conflict = new ConflictDialog(this);
  readonly #remote = new RemoteChanges(this, () => this.l);
  readonly #search: Ref<HTMLInputElement> = createRef();
  readonly #statusPanel: Ref<HTMLElement> = createRef();
  readonly #layer: Ref<HTMLElement> = createRef();
  #board: BoardState | undefined;
  #peers = new Map<string, readonly Peer[]>();
  #dataChanged = false;
  #unsubscribePresence: (() => void) | undefined;

  readonly #root = (): ShadowRoot => this.renderRoot as ShadowRoot;
  readonly #focus = new BoardFocus(this, { root: this.#root, state: () => this.#board, windows: this.#windows });
  readonly #motion = new CardMotion(this, {
    root: this.#root,
    layer: () => this.#layer.value,
    moves: () => this.#dataChanged,
    touched: () => this.#remote.touched,
  });
  readonly #move = new MoveController(this, { state: () => this.#board, store: () => this.store });
  readonly #panels = new OwnPanels(this, {
    handle: () => this.workspace.handle,
    forId: () => this.for,
    closed: () => {
      this.#actions.backToCard();
    },
  });
  readonly #actions: BoardActions = new BoardActions({
    host: this,
    l: () => this.l,
    handle: () => this.workspace.handle,
    state: () => this.#board,
    detail: () => this.detail,
    request: (command, input) => this.request(command, input),
    move: this.#move,
    focus: this.#focus,
    menu: this.#menu,
    windows: this.#windows,
    conflict: this.#conflict,
    panels: this.#panels,
    root: this.#root,
  });
  readonly #keys = new BoardKeys({
    state: () => this.#board,
    focus: this.#focus,
    move: this.#move,
    rtl: () => getComputedStyle(this).direction === 'rtl',
    open: (id) => {
      this.#actions.open(id);
    },
    menu: (id) => {
      this.#actions.cardMenu(id);
    },
    search: () => {
      this.#search.value?.focus();
    },
    lift: (id) => {
      if (!this.#readOnly) this.#actions.lift(id);
    },
    aimed: (target) => {
      this.#actions.aimed(target);
    },
    drop: () => {
      this.#actions.drop();
    },
    cancel: () => {
      this.#actions.cancel();
    },
  });
  readonly #pointer = new PointerMoves(this, {
    root: this.#root,
    columns: this.#scroll.element,
    state: () => this.#board,
    windows: this.#windows,
    move: this.#move,
    readOnly: () => this.#readOnly,
    landing: (id, box) => {
      this.#motion.startFrom(id, box);
    },
    drop: () => {
      this.#actions.drop();
    },
    cancel: () => {
      this.#actions.cancel();
    },
  });

  get #currency(): string {
    return this.store?.settings?.currency ?? '';
  }

  get #readOnly(): boolean {
    return this.store?.phase !== 'ready';
  }

  protected override watches(change: StoreChange): boolean {
    const shown = SHOWN.some((name) => change.changed.has(name));
    if (shown) this.#dataChanged = true;
    return shown;
  }

  protected override workspaceChanged(handle: WorkspaceHandle | undefined): void {
    this.#unsubscribePresence?.();
    this.#unsubscribePresence = handle?.store.presence.subscribe(() => {
      beforeNextPaint(this.#presenceChanged);
    });
    this.#remote.watch(handle?.store);
    this.#readPeers();
    this.#move.cancel();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#remote.watch(this.store);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#move.cancel();
    this.#tips.hide();
  }

  readonly #presenceChanged = (): void => {
    this.#readPeers();
    this.requestUpdate();
  };

  /** Who is on which card; a card's list keeps its identity while nothing about it changes. */
  #readPeers(): void {
    const peers = new Map<string, Peer[]>();
    for (const peer of this.store?.presence.peers ?? []) {
      for (const id of new Set([peer.opportunityId, peer.dragging])) {
        if (id === null) continue;
        const others = peers.get(id) ?? [];
        if (!others.some((other) => other.user.id === peer.user.id)) peers.set(id, [...others, peer]);
      }
    }
    const next = new Map<string, readonly Peer[]>();
    for (const [id, list] of peers) {
      const old = this.#peers.get(id);
      const same =
        old?.length === list.length && list.every(({ user }, at) => user.name === old[at]?.user.name && user.color === old[at].user.color);
      next.set(id, same ? old : list);
    }
    this.#peers = next;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.size > 0) this.#dataChanged = false;
    this.#panels.reconcile();
    const store = this.store;
    const schemaId = this.#schemaId;
    this.#board = undefined;
    if (store && (store.phase === 'ready' || store.phase === 'outdated') && schemaId) {
      this.#board = this.#query.state(store, { schemaId, statuses: this.#statuses, text: this.text });
      const now = this.#day.now;
      this.#facts.use({ store, l: this.l, now, today: this.#day.today(store.settings?.timeZone ?? 'UTC') });
      this.#windows.keep(new Set(this.#board.columns.map((column) => column.id)));
      this.#move.reconcile();
    }
    if (this.hasUpdated) {
      this.#focus.hold();
      this.#motion.measure();
    }
    this.#dataChanged = false;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    this.#pointer.updated();
    if (this.#board) this.#scroll.look();
    if (changed.has('text') && this.#board && this.text) this.#actions.sayResults(this.#board.totals.count);
  }

  get #schemas() {
    return [...(this.store?.list('schemas') ?? [])].sort((a, b) => (a.order === b.order ? 0 : a.order < b.order ? -1 : 1));
  }

  get #schemaId(): string | undefined {
    const store = this.store;
    if (!store) return undefined;
    if (this.schema && store.get('schemas', this.schema)) return this.schema;
    const standard = store.settings?.defaultSchemaId;
    return standard && store.get('schemas', standard) ? standard : this.#schemas[0]?.id;
  }

  get #statuses(): readonly Status[] {
    const words = this.statuses.split(/\s+/u);
    const known = STATUSES.filter((status) => words.includes(status));
    return known.length > 0 ? known : ['open', 'suspended', 'won'];
  }

  override render(): TemplateResult {
    const { l } = this;
    const moving = this.#move.moving;
    return html`<div
      class="base"
      part="base"
      lang=${l.locale}
      data-density=${this.density}
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
    if (!this.#move.moving && this.#tips.keydown(event)) return;
    this.#keys.keydown(event);
  };

  #content(): TemplateResult {
    const { l } = this;
    const store = this.store;
    const { common } = l.t;
    if (!store) return messageTemplate(common.noWorkspace, '');
    if (store.phase === 'loading') return skeletonTemplate(l);
    if (store.phase === 'empty') {
      const { empty } = common;
      const waiting = store.sync.status.network === 'connecting';
      return messageTemplate(empty.title, waiting ? empty.waiting : empty.text, {
        label: empty.create,
        run: () => this.workspace.handle?.createWorkspace(),
      });
    }
    const board = this.#board;
    if (!board) return messageTemplate(l.t.board.noSchema, '');
    return this.#boardTemplate(board);
  }

  #boardTemplate(board: BoardState): TemplateResult {
    const { l } = this;
    const moving = this.#move.moving;
    return html`<p id="how" class="visually-hidden">${l.t.board.instructions}</p>
      ${this.#toolbar()}
      ${switcherTemplate(l, board, this.#scroll.current, this.#currency, (id) => {
        this.#scroll.to(id);
      })}
      ${this.store?.phase === 'outdated' ? html`<p class="banner" role="status">${l.t.common.readOnly}</p>` : nothing}
      <div class="columns-frame">
        <div
          class="columns"
          ${ref(this.#scroll.element)}
          @scroll=${this.#scroll.look}
          @pointerdown=${this.#pointer.drag.down}
          @touchmove=${this.#pointer.drag.touchMove}
          @click=${this.#actions.click}
          @contextmenu=${this.#actions.contextMenu}
          @focusin=${this.#focus.focusIn}
          @focusout=${this.#keys.focusOut}
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
      ${this.#pointer.render(moving?.mode === 'pointer' ? this.#facts.get(moving.id) : undefined, this.density)}
      ${this.#menu.render()} ${tipTemplate(l, this.#tips, board, this.#currency)} ${this.#conflict.render(l)} ${this.#panels.render()}`;
  }

  #columnTemplate(board: BoardState, column: BoardState['columns'][number]): TemplateResult {
    const moving = this.#move.moving;
    const window = this.#windows.of(column.id);
    const active = this.#focus.activeOf(column.id);
    const pinned = [active, moving?.id].filter((id) => id !== undefined);
    window.update(column.ids, this.#sizes.of(this.density), pinned);
    return columnTemplate({
      l: this.l,
      currency: this.#currency,
      column,
      window,
      shown: shownTotals(this.store, column, moving),
      facts: (id) => this.#facts.get(id),
      peers: (id) => this.#peers.get(id) ?? NOBODY,
      density: this.density,
      tabbable: active,
      headStop: this.#focus.headStopOf(column.id),
      lifted: moving?.id,
      dropAt: moving?.target?.columnId === column.id ? moving.target.index : undefined,
      liftedAt: moving ? column.ids.indexOf(moving.id) : -1,
      filtered: board.totals !== board.allTotals,
      readOnly: this.#readOnly,
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
      readOnly: this.#readOnly,
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
        this.#actions.create();
      },
      onUndo: () => this.workspace.handle?.undo(),
      onRedo: () => this.workspace.handle?.redo(),
      onStatusPanel: (anchor) => {
        this.#actions.togglePanel(this.#statusPanel.value, anchor);
      },
    });
  }
}
