import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ColumnWindow, ColumnWindows, WindowItem } from './column-windows.js';

const GLIDE: KeyframeAnimationOptions = { duration: 160, easing: 'ease-out' };
/** More at once is not motion but noise. */
const MOST = 40;
const MOST_FLIGHTS = 12;
/** The list stands that far inside of its scroller, at both sides: room for the rings of its cards. */
const INSET = 4;

export interface MotionOptions {
  /** The layer above the columns in which cards fly from one to another: inside a column they would be cut off. */
  readonly layer: () => HTMLElement | undefined;
  readonly windows: ColumnWindows;
  /** Whether the coming update shows a change of the data (and not scrolling, typing or another schema). */
  readonly moves: () => boolean;
  /** Cards whose change came from a colleague in this update. */
  readonly touched: () => ReadonlySet<string>;
}

/** A place on the screen; all rows are as wide as their column and equally high. */
interface Place {
  readonly left: number;
  readonly top: number;
}

/** The lists that an update will change, as they are on the screen before it. */
interface Before {
  readonly columns: ReadonlyMap<
    string,
    { readonly list: Place & { readonly width: number }; readonly offset: number }
  >;
  readonly cards: ReadonlyMap<string, Place & { readonly columnId: string }>;
  readonly layer: Place;
}

/**
 * Cards glide to where they are now instead of jumping there (FLIP: transforms only, nothing under reduced motion). What came from a colleague
 * is marked for a moment, what is new fades in. Read from the screen is only what is there before the update; where cards come to is known from
 * the windows, so that no layout is forced.
 */
export class CardMotion implements ReactiveController {
  readonly #options: MotionOptions;
  #before: Before | undefined;
  /** Where a dropped card comes from: the place of its ghost. */
  readonly #from = new Map<string, Place>();

  constructor(host: ReactiveControllerHost, options: MotionOptions) {
    this.#options = options;
    host.addController(this);
  }

  /** The next glide of this card starts there. */
  startFrom(id: string, box: DOMRect): void {
    this.#from.set(id, box);
  }

  /** Call right before rendering. `changed`: the columns that hold other cards, or the same in another order, since. */
  measure(changed: ReadonlySet<string>): void {
    this.#before = this.#options.moves() && !reduced() ? this.#look(changed) : undefined;
  }

  hostUpdated(): void {
    const before = this.#before;
    this.#before = undefined;
    if (before) this.#animate(before);
    this.#from.clear();
  }

  #animate(before: Before): void {
    const touched = this.#options.touched();
    let [moved, flights] = [0, 0];
    for (const [columnId, window] of this.#options.windows.entries()) {
      const column = before.columns.get(columnId);
      if (!column && touched.size === 0) continue;
      const items = itemsIn(window);
      for (const item of window.items) {
        const element = items.get(item.id);
        if (!element || !isInView(window, item)) continue;
        if (touched.has(item.id)) flash(element);
        if (!column) continue;
        const known = before.cards.get(item.id);
        const start = this.#from.get(item.id) ?? known;
        const to = {
          left: column.list.left,
          top: column.list.top + column.offset - window.view.offset + item.start,
        };
        if (!start) {
          if (touched.has(item.id)) element.animate([{ opacity: 0 }, { opacity: 1 }], GLIDE);
          continue;
        }
        const y = start.top - to.top;
        if (Math.abs(start.left - to.left) < 1 && Math.abs(y) < 1) continue;
        if (known?.columnId === columnId && !this.#from.has(item.id)) {
          if (++moved <= MOST) glide(element, y);
        } else if (++flights <= MOST_FLIGHTS)
          this.#fly(element, start, { ...to, width: column.list.width }, before.layer);
      }
    }
  }

  #look(changed: ReadonlySet<string>): Before {
    const columns = new Map<string, { list: Place & { width: number }; offset: number }>();
    const cards = new Map<string, Place & { columnId: string }>();
    for (const [columnId, window] of this.#options.windows.entries()) {
      const scroller = window.scroller.value;
      if (!scroller || !changed.has(columnId)) continue;
      const { left, top } = scroller.getBoundingClientRect();
      const list = {
        left: left + INSET,
        top: top - scroller.scrollTop,
        width: scroller.clientWidth - 2 * INSET,
      };
      columns.set(columnId, { list, offset: scroller.scrollTop });
      const items = itemsIn(window);
      for (const item of window.items) {
        const element = isInView(window, item) ? items.get(item.id) : undefined;
        if (!element) continue;
        const box = element.getBoundingClientRect();
        cards.set(item.id, { left: box.left, top: box.top, columnId });
      }
    }
    const layer = (columns.size > 0 ? this.#options.layer() : undefined)?.getBoundingClientRect();
    return { columns, cards, layer: { left: layer?.left ?? 0, top: layer?.top ?? 0 } };
  }

  /** A copy crosses the board above the columns; the card itself shows when it has landed. */
  #fly(item: HTMLElement, from: Place, to: Place & { readonly width: number }, origin: Place): void {
    const layer = this.#options.layer();
    if (!layer) return;
    const copy = item.cloneNode(true) as HTMLElement;
    copy.removeAttribute('data-id');
    copy.inert = true;
    copy.style.inlineSize = `${String(to.width)}px`;
    copy.style.translate = 'none';
    layer.append(copy);
    const at = (place: Place): string =>
      `translate(${String(place.left - origin.left)}px, ${String(place.top - origin.top)}px)`;
    const flight = copy.animate([{ transform: at(from) }, { transform: at(to) }], { ...GLIDE, fill: 'both' });
    const hidden = item.animate([{ opacity: 0 }, { opacity: 0 }], GLIDE);
    const land = (): void => {
      copy.remove();
      hidden.cancel();
    };
    flight.finished.then(land, land);
  }
}

/** The elements of a column's cards by id. */
function itemsIn({ scroller }: ColumnWindow): Map<string, HTMLElement> {
  const items = new Map<string, HTMLElement>();
  for (const element of scroller.value?.querySelector('.list')?.children ?? []) {
    const { id } = (element as HTMLElement).dataset;
    if (id !== undefined) items.set(id, element as HTMLElement);
  }
  return items;
}

/** Whether any of a card is to be seen. Those above and below are in the page too, and where they come from is nobody's concern. */
function isInView({ view, pitch }: ColumnWindow, { start }: WindowItem): boolean {
  return start + pitch > view.offset && start < view.offset + view.height;
}

function glide(item: HTMLElement, y: number): void {
  // `transform` adds to the `translate` that holds the card in its place.
  item.animate([{ transform: `translateY(${String(y)}px)` }, { transform: 'none' }], GLIDE);
}

function flash(item: HTMLElement): void {
  const card = item.firstElementChild;
  card?.animate(
    [
      { outline: '2px solid var(--_accent)', outlineOffset: '0px' },
      { outline: '2px solid transparent', outlineOffset: '0px' },
    ],
    { duration: 1400, easing: 'ease-in' },
  );
}

function reduced(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
