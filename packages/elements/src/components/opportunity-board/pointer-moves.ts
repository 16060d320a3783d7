import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import type { BoardState, Density } from '@firsat/model';
import { EdgeScroll } from '../../controllers/edge-scroll.js';
import { PointerDragController, type Point } from '../../controllers/pointer-drag-controller.js';
import type { CardFacts } from './card-facts.js';
import { cardFace } from './card-template.js';
import type { ColumnWindows } from './column-windows.js';
import { isDroppable, type MoveController, type MoveTarget } from './move-controller.js';

export interface PointerMovesOptions {
  readonly root: () => ShadowRoot;
  readonly columns: Ref<HTMLElement>;
  readonly state: () => BoardState | undefined;
  readonly windows: ColumnWindows;
  readonly move: MoveController;
  readonly readOnly: () => boolean;
  /** Told before a drop with the place of the carried card, so that it can glide from there. */
  readonly landing: (id: string, box: DOMRect) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** How far outside the columns a card may be held and still be over them. */
const OUTSIDE_PX = 48;

/** Cards by pointer: what is carried under it, where it would fall, scrolling at the edges. */
export class PointerMoves {
  readonly drag: PointerDragController;
  readonly #options: PointerMovesOptions;
  readonly #ghost: Ref<HTMLElement> = createRef();
  readonly #scroll: EdgeScroll;
  #at: Point = { x: 0, y: 0 };
  #grip: Point = { x: 0, y: 0 };
  #width = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PointerMovesOptions) {
    this.#options = options;
    this.#scroll = new EdgeScroll(() => {
      this.#aim();
    });
    this.drag = new PointerDragController(host, {
      idOf: (event) => this.#idOf(event),
      onStart: (id, at) => this.#start(id, at),
      onMove: (at) => {
        this.#move(at);
      },
      onDrop: (at) => {
        this.#move(at);
        this.#land();
        options.drop();
      },
      onCancel: () => {
        this.#land();
        options.cancel();
      },
    });
  }

  /** The card under the pointer: in the top layer, so that nothing of the page cuts it off. */
  render(facts: CardFacts | undefined, density: Density): TemplateResult {
    return html`<div ${ref(this.#ghost)} class="ghost" popover="manual" aria-hidden="true">
      ${facts ? html`<div class="card" data-mark=${facts.mark}>${cardFace(facts, density)}</div>` : nothing}
    </div>`;
  }

  /** After a rendering: shows or hides what is carried. */
  updated(): void {
    const ghost = this.#ghost.value;
    if (!ghost) return;
    const carrying = this.#options.move.moving?.mode === 'pointer';
    const shown = ghost.matches(':popover-open');
    if (carrying && !shown) {
      ghost.showPopover();
      this.#place();
    } else if (!carrying && shown) ghost.hidePopover();
  }

  #idOf(event: PointerEvent): string | undefined {
    if (this.#options.readOnly() || this.#options.move.moving) return undefined;
    const element = event.composedPath()[0] as Element;
    return element.closest<HTMLElement>('.card')?.parentElement?.dataset['id'];
  }

  #start(id: string, at: Point): boolean {
    const item = this.#options.root().querySelector<HTMLElement>(`.item[data-id="${CSS.escape(id)}"]`);
    const box = item?.getBoundingClientRect();
    if (!box || !this.#options.move.start(id, 'pointer')) return false;
    this.#grip = { x: at.x - box.left, y: at.y - box.top };
    this.#width = box.width;
    this.#ghost.value?.style.setProperty('inline-size', `${String(box.width)}px`);
    this.#ghost.value?.style.setProperty('block-size', `${String(box.height)}px`);
    return true;
  }

  #move(at: Point): void {
    this.#at = at;
    this.#place();
    this.#aim();
    this.#scroll.update(at, () => {
      const over = this.#options.move.moving?.target?.columnId;
      return {
        across: this.#options.columns.value,
        along: over === undefined ? undefined : this.#options.windows.of(over).scroller.value,
      };
    });
  }

  #place(): void {
    const x = this.#at.x - this.#grip.x;
    const y = this.#at.y - this.#grip.y;
    this.#ghost.value?.style.setProperty('translate', `${String(x)}px ${String(y)}px`);
  }

  #land(): void {
    this.#scroll.stop();
    const moving = this.#options.move.moving;
    const ghost = this.#ghost.value;
    if (!moving || !ghost) return;
    const box = new DOMRect(
      this.#at.x - this.#grip.x,
      this.#at.y - this.#grip.y,
      this.#width,
      ghost.offsetHeight,
    );
    this.#options.landing(moving.id, box);
  }

  #aim(): void {
    this.#options.move.aim(this.#under(this.#at));
  }

  /** By geometry, not by what is rendered: the column under the pointer, and the place between its cards. */
  #under({ x, y }: Point): MoveTarget | undefined {
    const { columns, state, windows, move } = this.#options;
    const frame = columns.value?.getBoundingClientRect();
    const board = state();
    const moving = move.moving;
    if (!frame || !board || !moving) return undefined;
    if (y < frame.top - OUTSIDE_PX || y > frame.bottom + OUTSIDE_PX) return undefined;
    if (x < frame.left - OUTSIDE_PX || x > frame.right + OUTSIDE_PX) return undefined;
    let nearest: { readonly id: string; readonly away: number } | undefined;
    for (const element of columns.value?.querySelectorAll<HTMLElement>('.column') ?? []) {
      const box = element.getBoundingClientRect();
      const away = x < box.left ? box.left - x : x > box.right ? x - box.right : 0;
      if (!nearest || away < nearest.away) nearest = { id: element.dataset['column'] ?? '', away };
    }
    const column = board.columns.find((one) => one.id === nearest?.id);
    if (!column || !(isDroppable(column) || column.id === moving.from.columnId)) return undefined;
    const window = windows.of(column.id);
    const scroller = window.scroller.value;
    if (!scroller) return undefined;
    const slot = window.slotAt(y - scroller.getBoundingClientRect().top + scroller.scrollTop);
    const own = column.ids.indexOf(moving.id);
    const index = own >= 0 && slot > own ? slot - 1 : slot;
    return { columnId: column.id, index: Math.min(index, column.ids.length - (own >= 0 ? 1 : 0)) };
  }
}
