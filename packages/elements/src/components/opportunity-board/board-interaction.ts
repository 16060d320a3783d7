import type { ReactiveControllerHost } from 'lit';
import type { Ref } from 'lit/directives/ref.js';
import type { BoardState, CommandInput, CommandName } from '@firsat/model';
import type { CommandResult } from '@firsat/store';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import type { Localizer } from '../../locales/localizer.js';
import { BoardActions } from './board-actions.js';
import { BoardFocus } from './board-focus.js';
import { BoardKeys } from './board-keys.js';
import { BoardMenu } from './board-menu.js';
import type { CardMotion } from './card-motion.js';
import type { ColumnWindows } from './column-windows.js';
import { ConflictDialog } from './conflict-dialog.js';
import { MoveController } from './move-controller.js';
import { OwnPanels } from './own-panels.js';
import type { PointerMoves } from './pointer-moves.js';

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
  readonly dataChanged: () => boolean;
  readonly touched: () => ReadonlySet<string>;
  readonly request: <N extends CommandName>(command: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
}

/** How a person acts on a board: the parts of it, joined. */
export class BoardInteraction {
  readonly focus: BoardFocus;
  readonly move: MoveController;
  readonly menu: BoardMenu;
  readonly conflict: ConflictDialog;
  readonly panels: OwnPanels;
  readonly actions: BoardActions;
  readonly keys: BoardKeys;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: InteractionOptions;
  #motion: CardMotion | undefined;
  #pointer: PointerMoves | undefined;
  #fetched = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: InteractionOptions) {
    this.#host = host;
    this.#options = options;
    const { root, l, handle, state, windows, readOnly } = options;
    const rtl = (): boolean => getComputedStyle(host).direction === 'rtl';
    this.menu = new BoardMenu(host);
    this.conflict = new ConflictDialog(host);
    this.move = new MoveController(host, { state, store: () => handle()?.store });
    this.focus = new BoardFocus(host, { root, state, windows });
    this.panels = new OwnPanels(host, {
      handle,
      forId: options.forId,
      closed: () => {
        this.actions.backToCard();
      },
    });
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
      menu: this.menu,
      conflict: this.conflict,
      panels: this.panels,
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

  /** How cards glide; none until its code is there: a card that jumps is right as well. */
  get motion(): CardMotion | undefined {
    return this.#motion;
  }

  /** Cards by pointer; none for the moment until its code is there. */
  get pointer(): PointerMoves | undefined {
    return this.#pointer;
  }

  readonly pointerDown = (event: PointerEvent): void => {
    this.#pointer?.drag.down(event);
  };

  /** Not passive: what is carried must not scroll the page. */
  readonly touchMove = {
    handleEvent: (event: Event): void => {
      this.#pointer?.drag.touchMove.handleEvent(event);
    },
    passive: false,
  };

  /** Fetches what nobody needs before the first cards are on the screen. */
  async fetchRest(): Promise<void> {
    if (this.#fetched) return;
    this.#fetched = true;
    try {
      const { CardMotion, PointerMoves } = await import('./after-first-frame.js');
      const { root, state, windows, columns, layer, readOnly, dataChanged, touched } = this.#options;
      this.#motion = new CardMotion(this.#host, {
        windows,
        layer: () => layer.value,
        moves: dataChanged,
        touched,
      });
      this.#pointer = new PointerMoves(this.#host, {
        root,
        state,
        windows,
        readOnly,
        columns,
        move: this.move,
        drop: this.#drop,
        cancel: this.#cancel,
        landing: (id, box) => {
          this.#motion?.startFrom(id, box);
        },
      });
      this.#host.requestUpdate();
    } catch {
      this.#fetched = false; // the network is away; the next rendering asks again
    }
  }
}
