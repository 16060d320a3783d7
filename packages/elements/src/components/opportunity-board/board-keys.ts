import { isTyping } from '../../base/key-containment.js';
import type { BoardFocus } from './board-focus.js';
import { isDroppable, type MoveController, type MoveTarget } from './move-controller.js';
import type { BoardState } from '@firsat/model';

export interface KeysOptions {
  readonly state: () => BoardState | undefined;
  readonly focus: BoardFocus;
  readonly move: MoveController;
  readonly rtl: () => boolean;
  readonly open: (id: string) => void;
  readonly menu: (id: string) => void;
  readonly search: () => void;
  readonly create: () => void;
  readonly lift: (id: string) => void;
  readonly aimed: (target: MoveTarget) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** The board by keyboard: walk, open, lift, move, drop. Handles each key once; the rest goes on to the page. */
export class BoardKeys {
  readonly #options: KeysOptions;

  constructor(options: KeysOptions) {
    this.#options = options;
  }

  readonly keydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    const element = event.composedPath()[0] as HTMLElement;
    if (element.closest('[popover], dialog')) return;
    if (this.#handled(event, element)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** Focus leaves the lifted card for something else: it goes back to its place. */
  readonly focusOut = (event: FocusEvent): void => {
    const { move, cancel } = this.#options;
    if (move.moving?.mode !== 'keyboard') return;
    const next = event.relatedTarget as Element | null;
    if (next && next.closest<HTMLElement>('.item')?.dataset['id'] === move.moving.id) return;
    // Without a next element it may only be that the card is rendered anew; that is looked at after the rendering.
    if (next) cancel();
  };

  #handled(event: KeyboardEvent, element: HTMLElement): boolean {
    const { move, focus } = this.#options;
    if (event.key === '/') {
      this.#options.search();
      return true;
    }
    if (!move.moving && event.key.toLowerCase() === 'n') {
      this.#options.create();
      return true;
    }
    if (move.moving) return move.moving.mode === 'keyboard' && this.#lifted(event);
    const control = element.dataset['head'];
    const columnId = element.closest<HTMLElement>('.column')?.dataset['column'];
    if (control !== undefined && columnId !== undefined)
      return focus.navigateHead(event.key, columnId, control);
    const id = element.closest<HTMLElement>('.item')?.dataset['id'];
    if (id === undefined) return false;
    return this.#onCard(event, id, element.classList.contains('card'));
  }

  #onCard(event: KeyboardEvent, id: string, onCard: boolean): boolean {
    const { focus, open, menu, lift } = this.#options;
    if (
      event.key === 'ContextMenu' ||
      (event.key === 'F10' && event.shiftKey) ||
      event.key === 'm' ||
      event.key === 'M'
    ) {
      menu(id);
      return true;
    }
    if (event.key === 'Escape' && !onCard) {
      focus.toCard(id);
      return true;
    }
    if (onCard && event.key === 'Enter') {
      open(id);
      return true;
    }
    if (onCard && event.key === ' ') {
      if (!event.repeat) lift(id);
      return true;
    }
    return focus.navigate(event.key, id);
  }

  #lifted(event: KeyboardEvent): boolean {
    const { drop, cancel } = this.#options;
    switch (event.key) {
      case ' ':
      case 'Enter':
        if (!event.repeat) drop();
        return true;
      case 'Escape':
        cancel();
        return true;
      case 'Tab':
        cancel();
        return false;
      default:
        return this.#aim(event.key);
    }
  }

  #aim(key: string): boolean {
    const { move, state, aimed, rtl } = this.#options;
    const moving = move.moving;
    const columns = state()?.columns;
    if (!moving || !columns) return false;
    const target = moving.target ?? moving.from;
    const at = Math.max(
      0,
      columns.findIndex((column) => column.id === target.columnId),
    );
    const last = (columnAt: number): number => {
      const ids = columns[columnAt]?.ids ?? [];
      return ids.length - (ids.includes(moving.id) ? 1 : 0);
    };
    const to = (columnAt: number, index: number): boolean => {
      const columnId = columns[columnAt]?.id;
      if (columnId === undefined) return true;
      const next = { columnId, index: Math.max(0, Math.min(last(columnAt), index)) };
      move.aim(next);
      aimed(move.moving?.target ?? next);
      return true;
    };
    switch (key) {
      case 'ArrowDown':
        return to(at, target.index + 1);
      case 'ArrowUp':
        return to(at, target.index - 1);
      case 'Home':
        return to(at, 0);
      case 'End':
        return to(at, last(at));
      case 'ArrowLeft':
      case 'ArrowRight': {
        const step = (key === 'ArrowRight') !== rtl() ? 1 : -1;
        for (let next = at + step; columns[next]; next += step) {
          const column = columns[next];
          if (column && (isDroppable(column) || column.id === moving.from.columnId))
            return to(next, target.index);
        }
        return true;
      }
      default:
        return false;
    }
  }
}
