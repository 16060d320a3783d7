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
import { CardMotion } from './card-motion.js';
import type { ColumnWindows } from './column-windows.js';
import { ConflictDialog } from './conflict-dialog.js';
import { MoveController } from './move-controller.js';
import { OwnPanels } from './own-panels.js';
import { PointerMoves } from './pointer-moves.js';

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
  readonly motion: CardMotion;
  readonly move: MoveController;
  readonly menu: BoardMenu;
  readonly conflict: ConflictDialog;
  readonly panels: OwnPanels;
  readonly actions: BoardActions;
  readonly keys: BoardKeys;
  readonly pointer: PointerMoves;

  constructor(host: ReactiveControllerHost & HTMLElement, options: InteractionOptions) {
    const { root, l, handle, state, windows, readOnly } = options;
    const rtl = (): boolean => getComputedStyle(host).direction === 'rtl';
    this.menu = new BoardMenu(host);
    this.conflict = new ConflictDialog(host);
    this.move = new MoveController(host, { state, store: () => handle()?.store });
    this.focus = new BoardFocus(host, { root, state, windows });
    this.motion = new CardMotion(host, {
      windows,
      layer: () => options.layer.value,
      moves: options.dataChanged,
      touched: options.touched,
    });
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
    const drop = (): void => {
      actions.drop();
    };
    const cancel = (): void => {
      actions.cancel();
    };
    this.keys = new BoardKeys({
      state,
      focus: this.focus,
      move: this.move,
      rtl,
      drop,
      cancel,
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
    this.pointer = new PointerMoves(host, {
      root,
      state,
      windows,
      readOnly,
      drop,
      cancel,
      columns: options.columns,
      move: this.move,
      landing: (id, box) => {
        this.motion.startFrom(id, box);
      },
    });
  }
}
