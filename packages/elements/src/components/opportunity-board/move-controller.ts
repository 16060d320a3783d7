import type { ReactiveControllerHost } from 'lit';
import type { BoardColumn, BoardState, Opportunity } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';

/** A place on the board: the index counts the cards of the column without the moved one. */
export interface MoveTarget {
  readonly columnId: string;
  readonly index: number;
}

export type MoveMode = 'pointer' | 'keyboard';

/** A move that is under way: nothing is written before it ends. */
export interface Moving {
  readonly mode: MoveMode;
  readonly id: string;
  /** The record when it was lifted: pinned, whatever others do meanwhile (D85). */
  readonly row: Opportunity;
  readonly from: MoveTarget;
  readonly target: MoveTarget | undefined;
  /** The column aimed at went away under the card. */
  readonly targetGone: boolean;
}

/** What others did to a card while it was held (D85): the person decides. */
export interface MoveConflict {
  readonly kind: 'moved' | 'deleted';
  readonly moving: Moving;
  readonly target: MoveTarget;
  /** Id of who did it. */
  readonly by: string;
  /** Where it stands now. */
  readonly stageId: string;
}

/** How a move ended. */
export type MoveEnd =
  | { readonly kind: 'move'; readonly moving: Moving; readonly target: MoveTarget }
  | { readonly kind: 'unchanged' | 'nowhere' | 'stage-gone'; readonly moving: Moving }
  | { readonly kind: 'conflict'; readonly conflict: MoveConflict };

export interface MoveOptions {
  readonly state: () => BoardState | undefined;
  readonly store: () => PipelineStore | undefined;
  /** Where a card that is let go at a place comes to stand. */
  readonly settle: (id: string, from: MoveTarget, target: MoveTarget) => MoveTarget;
}

/**
 * One card in the air, by pointer or by keyboard: where it came from, where it would fall. Works on ids, so it survives that its card is
 * rendered anew, moved or deleted by others. Shows nothing and writes nothing.
 */
export class MoveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: MoveOptions;
  #moving: Moving | undefined;

  constructor(host: ReactiveControllerHost, options: MoveOptions) {
    this.#host = host;
    this.#options = options;
  }

  get moving(): Moving | undefined {
    return this.#moving;
  }

  /** Lifts a card; false when it is not on the board. */
  start(id: string, mode: MoveMode): boolean {
    const state = this.#options.state();
    const store = this.#options.store();
    const row = store?.get('opportunities', id);
    const from = state && placeOf(state, id);
    if (!store || !row || !from) return false;
    this.#moving = { mode, id, row, from, target: mode === 'keyboard' ? from : undefined, targetGone: false };
    store.presence.update({ dragging: id });
    this.#host.requestUpdate();
    return true;
  }

  /** Says where it would fall; `undefined`: nowhere. */
  aim(place: MoveTarget | undefined): void {
    const moving = this.#moving;
    if (!moving) return;
    const target = place && this.#options.settle(moving.id, moving.from, place);
    if (target?.columnId === moving.target?.columnId && target?.index === moving.target?.index) return;
    this.#moving = { ...moving, target, targetGone: target ? false : moving.targetGone };
    this.#host.requestUpdate();
  }

  /** Keeps the aim true to a board that has changed under it. Called before each rendering. */
  reconcile(): void {
    const moving = this.#moving;
    const state = this.#options.state();
    if (!moving?.target || !state) return;
    const { columnId, index } = moving.target;
    const column = state.columns.find((one) => one.id === columnId);
    if (!column || !(isDroppable(column) || columnId === moving.from.columnId)) {
      this.#moving = { ...moving, target: undefined, targetGone: true };
      return;
    }
    const last = column.ids.length - (column.ids.includes(moving.id) ? 1 : 0);
    if (index > last) this.#moving = { ...moving, target: { columnId, index: last } };
  }

  cancel(): Moving | undefined {
    const moving = this.#moving;
    if (!moving) return undefined;
    this.#moving = undefined;
    this.#options.store()?.presence.update({ dragging: null });
    this.#host.requestUpdate();
    return moving;
  }

  /** Lets go: says what has to be done now. */
  finish(): MoveEnd | undefined {
    this.reconcile();
    const moving = this.cancel();
    const state = this.#options.state();
    if (!moving || !state) return undefined;
    const { target } = moving;
    if (!target) return { kind: moving.targetGone ? 'stage-gone' : 'nowhere', moving };
    const row = this.#options.store()?.get('opportunities', moving.id);
    if (!row || row.removed)
      return {
        kind: 'conflict',
        conflict: {
          kind: 'deleted',
          moving,
          target,
          by: row?.removed?.by ?? '',
          stageId: moving.row.position.stageId,
        },
      };
    const { stageId, schemaId, by } = row.position;
    const before = moving.row.position;
    if ((stageId !== before.stageId || schemaId !== before.schemaId) && target.columnId !== stageId)
      return { kind: 'conflict', conflict: { kind: 'moved', moving, target, by, stageId } };
    const now = placeOf(state, moving.id);
    if (now?.columnId === target.columnId && now.index === target.index) return { kind: 'unchanged', moving };
    return { kind: 'move', moving, target };
  }
}

/** Whether cards may be dropped there: live stages only. */
export function isDroppable(column: BoardColumn): boolean {
  return column.kind === 'stage';
}

/** Where a card stands among the shown ones. */
export function placeOf(state: BoardState, id: string): MoveTarget | undefined {
  for (const column of state.columns) {
    const index = column.ids.indexOf(id);
    if (index >= 0) return { columnId: column.id, index };
  }
  return undefined;
}
