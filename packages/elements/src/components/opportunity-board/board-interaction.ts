import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Ref } from 'lit/directives/ref.js';
import {
  problem,
  type BoardColumn,
  type BoardState,
  type CommandInput,
  type CommandName,
} from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import type { TooltipController } from '../../controllers/tooltip-controller.js';
import type { Localizer } from '../../locales/localizer.js';
import { BoardActions, type ActionsOptions } from './board-actions.js';
import { BoardFocus } from './board-focus.js';
import { BoardKeys } from './board-keys.js';
import type { BoardFilters, BoardFiltersOptions } from './board-filters.js';
import type { BoardMenu } from './board-menu.js';
import type { BoardMenus } from './board-menus.js';
import type { BoardQuestions } from './board-questions.js';
import type { CardMoves } from './card-moves.js';
import type { CardMotion } from './card-motion.js';
import type { ColumnWindows } from './column-windows.js';
import type { ShownTotals } from './header-template.js';
import type { ConflictDialog } from './conflict-dialog.js';
import { MoveController, type Moving } from './move-controller.js';
import type { OwnPanels } from './own-panels.js';
import type { PointerMoves } from './pointer-moves.js';
import { shownTotals } from './shown-totals.js';
import type { previewTotals } from './totals-preview.js';
import type { BoardTip } from './board-tip.js';

/** What the board element gives to those who act on it. All of it is read when it is needed. */
export interface InteractionOptions {
  readonly root: () => ShadowRoot;
  readonly l: () => Localizer;
  readonly handle: () => WorkspaceHandle | undefined;
  readonly state: () => BoardState | undefined;
  readonly windows: ColumnWindows;
  readonly columns: Ref<HTMLElement>;
  readonly layer: Ref<HTMLElement>;
  readonly readOnly: () => boolean;
  readonly detail: () => 'auto' | 'none';
  readonly forId: () => string;
  readonly search: () => void;
  readonly filters: Omit<BoardFiltersOptions, 'l' | 'forId' | 'handle' | 'open'>;
  readonly dataChanged: () => boolean;
  readonly touched: () => ReadonlySet<string>;
  readonly request: <N extends CommandName>(command: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
}

/** What is fetched after the first frame: a card that does not glide, and a menu that opens a moment later, are right as well. */
export interface LateParts {
  readonly motion: CardMotion;
  readonly pointer: PointerMoves;
  readonly menu: BoardMenu;
  readonly menus: BoardMenus;
  readonly conflict: ConflictDialog;
  readonly questions: BoardQuestions;
  readonly moves: CardMoves;
  readonly tip: BoardTip;
  readonly panels: OwnPanels;
  readonly preview: typeof previewTotals;
}

/** How a person acts on a board: the parts of it, joined. */
export class BoardInteraction {
  readonly focus: BoardFocus;
  readonly move: MoveController;
  readonly actions: BoardActions;
  readonly keys: BoardKeys;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: InteractionOptions;
  #late: LateParts | undefined;
  filters: BoardFilters | undefined;
  #fetching: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: InteractionOptions) {
    this.#host = host;
    this.#options = options;
    const { root, l, handle, state, windows, readOnly } = options;
    const rtl = (): boolean => getComputedStyle(host).direction === 'rtl';
    this.move = new MoveController(host, {
      state,
      store: () => handle()?.store,
      settle: (id, from, target) => this.#look?.settle(id, from, target) ?? target,
    });
    this.focus = new BoardFocus(host, { root, state, windows });
    this.actions = new BoardActions({
      host,
      l,
      handle,
      state,
      windows,
      root,
      readOnly,
      detail: options.detail,
      request: options.request,
      move: this.move,
      focus: this.focus,
      late: (use) => {
        this.#whenLate(use);
      },
      ...this.#asShown,
    });
    const { actions } = this;
    this.keys = new BoardKeys({
      state,
      focus: this.focus,
      move: this.move,
      rtl,
      drop: this.#drop,
      cancel: this.#cancel,
      search: options.search,
      create: () => {
        actions.create();
      },
      open: (id) => {
        actions.open(id);
      },
      menu: (id) => {
        actions.cardMenu(id);
      },
      lift: (id) => {
        actions.lift(id);
      },
      aimed: (target) => {
        actions.aimed(target);
      },
    });
  }

  readonly #drop = (): void => {
    this.actions.drop();
  };

  readonly #cancel = (): void => {
    this.actions.cancel();
  };

  /** What of a board is chosen to be shown is known when that has been fetched. */
  readonly #asShown: Pick<ActionsOptions, 'whole' | 'sorted' | 'inPast'> = {
    whole: () => this.#look?.whole ?? this.#options.state(),
    sorted: () => this.#look?.reason,
    inPast: () => this.filters?.refusesPast(),
  };

  get #look(): BoardFilters['look'] | undefined {
    return this.filters?.look;
  }

  /** None until it has been fetched. */
  get motion(): CardMotion | undefined {
    return this.#late?.motion;
  }

  /** None until it has been fetched. */
  get pointer(): PointerMoves | undefined {
    return this.#late?.pointer;
  }

  /** None until it has been fetched. */
  get panels(): OwnPanels | undefined {
    return this.#late?.panels;
  }

  /** Menus, dialogs, and what the page has none of. */
  render(): TemplateResult | typeof nothing {
    if (!this.#late) return nothing;
    const { menu, conflict, panels } = this.#late;
    return html`${menu.render()} ${conflict.render(this.#options.l())} ${panels.render()}`;
  }

  /** The totals of a column; while a card hovers, as they would be after the drop. */
  totals(store: PipelineStore | undefined, column: BoardColumn, moving: Moving | undefined): ShownTotals {
    return (moving && this.#late?.preview(store, column, moving)) ?? shownTotals(column);
  }

  /** What the tooltip says; nothing until that has been fetched. */
  tip(tips: TooltipController, board: BoardState, currency: string): unknown {
    const late = this.#late;
    if (!late) return nothing;
    return late.tip(this.#options.l(), tips, board, currency, (id) => late.menus.tip(id));
  }

  readonly pointerDown = (event: PointerEvent): void => {
    this.#late?.pointer.drag.down(event);
  };

  /** Not passive: what is carried must not scroll the page. */
  readonly touchMove = {
    handleEvent: (event: Event): void => {
      this.#late?.pointer.drag.touchMove.handleEvent(event);
    },
    passive: false,
  };

  #whenLate(use: (parts: LateParts) => void): void {
    if (this.#late) use(this.#late);
    else
      void this.fetchRest().then(() => {
        if (this.#late) use(this.#late);
        else this.#options.handle()?.showProblem(problem('not-ready')); // the network is away
      });
  }

  /** Fetches what nobody needs before the first cards are on the screen. When the network is away the next rendering asks again. */
  fetchRest(): Promise<void> {
    this.#fetching ??= this.#fetch().catch(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #fetch(): Promise<void> {
    const parts = await import('./after-first-frame.js');
    const { root, state, windows, columns, layer, readOnly, dataChanged, touched } = this.#options;
    const shadow = root();
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, ...parts.lateStyleSheets];
    parts.onPaper(this.#host);
    const motion = new parts.CardMotion(this.#host, {
      windows,
      layer: () => layer.value,
      moves: dataChanged,
      touched,
    });
    const menu = new parts.BoardMenu(this.#host);
    const conflict = new parts.ConflictDialog(this.#host);
    const { actions } = this;
    const panels = new parts.OwnPanels(this.#host, {
      ...this.#options,
      closed: () => {
        actions.backToCard();
      },
    });
    const options = { ...this.#options, ...this.#asShown, focus: this.focus };
    this.#late = {
      panels,
      preview: parts.previewTotals,
      motion,
      menu,
      menus: new parts.BoardMenus(menu, actions, options),
      conflict,
      tip: parts.boardTip(this.#host, this.#options),
      moves: new parts.CardMoves(this.#host, actions, options),
      questions: new parts.BoardQuestions(conflict, actions, options),
      pointer: new parts.PointerMoves(this.#host, {
        root,
        state,
        windows,
        readOnly,
        columns,
        move: this.move,
        drop: this.#drop,
        cancel: this.#cancel,
        landing: (id, box) => {
          motion.startFrom(id, box);
        },
      }),
    };
    this.#host.requestUpdate();
    const open = (id: string): void => {
      actions.open(id);
    };
    const { BoardFilters: Filters } = await import('./board-filters.js');
    this.filters = new Filters(this.#host, { ...this.#options, ...this.#options.filters, open });
    if (this.#options.detail() === 'auto') void panels.fetchAhead();
  }
}
