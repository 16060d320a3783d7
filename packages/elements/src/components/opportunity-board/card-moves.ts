import type { BoardState } from '@firsat/model';
import { enterStage } from '../../process/enter-stage.js';
import type { ActionsOptions, BoardActions } from './board-actions.js';
import type { MoveTarget } from './move-controller.js';

type MovesOptions = Pick<ActionsOptions, 'whole' | 'request' | 'focus' | 'l' | 'handle' | 'sorted'>;

/**
 * The neighbours of a place: a move names them instead of an index, so that it is still right on a board that changed meanwhile. With a
 * filter the upper visible one decides (D83).
 */
function neighboursAt(
  state: BoardState,
  id: string,
  target: MoveTarget,
): { readonly afterId: string | null; readonly beforeId: string | null } {
  const column = state.columns.find((one) => one.id === target.columnId);
  const others = column?.ids.filter((other) => other !== id) ?? [];
  return { afterId: others[target.index - 1] ?? null, beforeId: others[target.index] ?? null };
}

/** What a drop does, by whatever means the place was chosen. */
export class CardMoves {
  readonly #host: HTMLElement;
  readonly #actions: BoardActions;
  readonly #options: MovesOptions;

  constructor(host: HTMLElement, actions: BoardActions, options: MovesOptions) {
    this.#host = host;
    this.#actions = actions;
    this.#options = options;
  }

  /** Asks for the move; what is refused is said. */
  async to(id: string, target: MoveTarget, keepFocus: boolean): Promise<void> {
    const { whole, request, focus, l, handle, sorted } = this.#options;
    const actions = this.#actions;
    const board = whole();
    const store = handle()?.store;
    if (!board || !store) return;
    const open = (asked: string): void => {
      actions.open(asked);
    };
    const neighbours = sorted() === undefined ? neighboursAt(board, id, target) : {};
    const input = { id, stageId: target.columnId, ...neighbours };
    const result = await enterStage(
      { host: this.#host, l: l(), handle, store, request, open },
      'opportunity-move',
      input,
    );
    if (!result.ok) {
      const [first] = result.problems;
      if (first?.code === 'cancelled') {
        actions.say(l().t.board.move.cancelled(actions.title(id)));
        focus.toCard(id);
      } else if (first) handle()?.showProblem(first);
      return;
    }
    actions.say(l().t.board.move.dropped(actions.title(id), actions.position(target, id)));
    if (keepFocus) focus.toCard(id);
  }
}
