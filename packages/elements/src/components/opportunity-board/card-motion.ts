import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ColumnWindow, ColumnWindows } from './column-windows.js';

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

/** The visible part of a column's list. */
interface Column extends Place {
  readonly width: number;
}

/** A card that is in the page. */
interface Known extends Place {
  readonly columnId: string;
  readonly inView: boolean;
}

/** What an update will change, as it is on the screen before it. */
interface Before {
  readonly columns: ReadonlyMap<string, Column>;
  readonly cards: ReadonlyMap<string, Known>;
  readonly layer: Place;
}

/** A card that stays in its column, and how far from its place it was. */
interface Shift {
  readonly element: HTMLElement;
  readonly y: number;
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
    let flights = 0;
    for (const [columnId, window] of this.#options.windows.entries()) {
      const column = before.columns.get(columnId);
      if (!column && touched.size === 0) continue;
      const items = itemsIn(window);
      const shifts: Shift[] = [];
      for (const item of window.items) {
        const element = items.get(item.id);
        const known = before.cards.get(item.id);
        if (!element || !(isInView(window, item.start) || known?.inView)) continue;
        if (touched.has(item.id)) flash(element);
        if (!column) continue;
        const from = this.#from.get(item.id) ?? known;
        const to = { left: column.left, top: column.top - window.view.offset + item.start };
        if (!from) {
          if (touched.has(item.id)) element.animate([{ opacity: 0 }, { opacity: 1 }], GLIDE);
        } else if (known?.columnId === columnId && from === known)
          shifts.push({ element, y: hundredths(from.top - to.top) });
        else if (apart(from, to) && ++flights <= MOST_FLIGHTS)
          this.#fly(element, from, { ...to, width: column.width }, before.layer);
      }
      glideAll(listOf(window), shifts);
    }
  }

  #look(changed: ReadonlySet<string>): Before {
    const columns = new Map<string, Column>();
    const cards = new Map<string, Known>();
    for (const [columnId, window] of this.#options.windows.entries()) {
      const scroller = window.scroller.value;
      if (!scroller || !changed.has(columnId)) continue;
      const { left, top } = scroller.getBoundingClientRect();
      columns.set(columnId, { left: left + INSET, top, width: scroller.clientWidth - 2 * INSET });
      const items = itemsIn(window);
      for (const { id, start } of window.items) {
        const box = items.get(id)?.getBoundingClientRect();
        if (box) cards.set(id, { left: box.left, top: box.top, columnId, inView: isInView(window, start) });
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

const listOf = ({ scroller }: ColumnWindow): HTMLElement | null =>
  scroller.value?.querySelector<HTMLElement>('.list') ?? null;

/** The elements of a column's cards by id. */
function itemsIn(window: ColumnWindow): Map<string, HTMLElement> {
  const items = new Map<string, HTMLElement>();
  for (const element of listOf(window)?.children ?? []) {
    const { id } = (element as HTMLElement).dataset;
    if (id !== undefined) items.set(id, element as HTMLElement);
  }
  return items;
}

/** Rows are not whole pixels high; computed and measured places differ in the last digits. */
const hundredths = (pixels: number): number => Math.round(pixels * 100) / 100;

/** Whether any of a card is to be seen. Those above and below are in the page too, but their ways are nobody's concern. */
function isInView({ view, pitch }: ColumnWindow, start: number): boolean {
  return start + pitch > view.offset && start < view.offset + view.height;
}

function apart(from: Place, to: Place): boolean {
  return Math.abs(from.left - to.left) >= 1 || Math.abs(from.top - to.top) >= 1;
}

/**
 * Each thing that glides costs a layer. One card that comes or goes near the top shifts all below it alike: then the list glides, and the few
 * that stay where they are glide against it.
 */
function glideAll(list: HTMLElement | null, shifts: readonly Shift[]): void {
  const counts = new Map<number, number>();
  for (const { y } of shifts) if (Math.abs(y) >= 0.5) counts.set(y, (counts.get(y) ?? 0) + 1);
  const [common, alike] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  const together = list && alike > 1 + shifts.length - alike ? common : 0;
  if (list && together !== 0) glide(list, together);
  const others = shifts.filter(({ y }) => Math.abs(y - together) >= 0.5);
  for (const { element, y } of others.slice(0, MOST)) glide(element, y - together);
}

function glide(element: HTMLElement, y: number): void {
  // `transform` adds to the `translate` that holds a card in its place.
  element.animate([{ transform: `translateY(${String(y)}px)` }, { transform: 'none' }], GLIDE);
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
