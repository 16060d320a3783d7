import type { ReactiveController, ReactiveControllerHost } from 'lit';

const GLIDE: KeyframeAnimationOptions = { duration: 160, easing: 'ease-out' };
/** More at once is not motion but noise. */
const MOST = 40;
const MOST_FLIGHTS = 12;

export interface MotionOptions {
  readonly root: () => ParentNode;
  /** The layer above the columns in which cards fly from one to another: inside a column they would be cut off. */
  readonly layer: () => HTMLElement | undefined;
  /** Whether the coming update shows a change of the data (and not scrolling, typing or another schema). */
  readonly moves: () => boolean;
  /** Cards whose change came from a colleague in this update. */
  readonly touched: () => ReadonlySet<string>;
}

interface Seen {
  readonly box: DOMRect;
  readonly scroller: Element | null;
}

/**
 * Cards glide to where they are now instead of jumping there (FLIP: transforms only, nothing under reduced motion). What came from a colleague
 * is marked for a moment, what is new fades in.
 */
export class CardMotion implements ReactiveController {
  readonly #options: MotionOptions;
  #before: Map<string, Seen> | undefined;
  /** Where a dropped card comes from: the place of its ghost. */
  readonly #from = new Map<string, DOMRect>();

  constructor(host: ReactiveControllerHost, options: MotionOptions) {
    this.#options = options;
    host.addController(this);
  }

  /** The next glide of this card starts there. */
  startFrom(id: string, box: DOMRect): void {
    this.#from.set(id, box);
  }

  /** Call right before rendering. */
  measure(): void {
    this.#before = this.#options.moves() && !reduced() ? this.#boxes() : undefined;
  }

  hostUpdated(): void {
    const before = this.#before;
    this.#before = undefined;
    if (!before) {
      this.#from.clear();
      return;
    }
    const touched = this.#options.touched();
    const after = this.#boxes();
    let moved = 0;
    let flights = 0;
    for (const [id, { box, scroller }] of after) {
      const item = this.#item(id);
      if (!item) continue;
      const start = this.#from.get(id) ?? before.get(id)?.box;
      if (touched.has(id)) flash(item);
      if (!start) {
        if (touched.has(id)) item.animate([{ opacity: 0 }, { opacity: 1 }], GLIDE);
        continue;
      }
      const x = start.left - box.left;
      const y = start.top - box.top;
      if (Math.abs(x) < 1 && Math.abs(y) < 1) continue;
      const sameColumn = before.get(id)?.scroller === scroller && !this.#from.has(id);
      if (sameColumn && ++moved <= MOST) glide(item, x, y);
      else if (!sameColumn && ++flights <= MOST_FLIGHTS) this.#fly(item, start, box);
    }
    this.#from.clear();
  }

  #boxes(): Map<string, Seen> {
    const boxes = new Map<string, Seen>();
    for (const item of this.#options.root().querySelectorAll<HTMLElement>('.item')) {
      const { id } = item.dataset;
      if (id) boxes.set(id, { box: item.getBoundingClientRect(), scroller: item.parentElement });
    }
    return boxes;
  }

  #item(id: string): HTMLElement | null {
    return this.#options.root().querySelector<HTMLElement>(`.item[data-id="${CSS.escape(id)}"]`);
  }

  /** A copy crosses the board above the columns; the card itself shows when it has landed. */
  #fly(item: HTMLElement, from: DOMRect, to: DOMRect): void {
    const layer = this.#options.layer();
    if (!layer) return;
    const origin = layer.getBoundingClientRect();
    const copy = item.cloneNode(true) as HTMLElement;
    copy.removeAttribute('data-id');
    copy.inert = true;
    copy.style.inlineSize = `${String(to.width)}px`;
    copy.style.translate = 'none';
    layer.append(copy);
    const at = (box: DOMRect): string =>
      `translate(${String(box.left - origin.left)}px, ${String(box.top - origin.top)}px)`;
    const flight = copy.animate([{ transform: at(from) }, { transform: at(to) }], { ...GLIDE, fill: 'both' });
    const hidden = item.animate([{ opacity: 0 }, { opacity: 0 }], GLIDE);
    const land = (): void => {
      copy.remove();
      hidden.cancel();
    };
    flight.finished.then(land, land);
  }
}

function glide(item: HTMLElement, x: number, y: number): void {
  // `transform` adds to the `translate` that holds the card in its place.
  item.animate([{ transform: `translate(${String(x)}px, ${String(y)}px)` }, { transform: 'none' }], GLIDE);
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
