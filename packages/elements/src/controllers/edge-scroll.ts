/** How near to an edge the pointer scrolls, and how fast at the very edge (pixels, pixels per frame). */
const ZONE_PX = 48;
const SPEED_PX = 16;

/** What may scroll at the moment: one area sideways, one up and down. */
export interface ScrollAreas {
  readonly across: HTMLElement | undefined;
  readonly along: HTMLElement | undefined;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How fast to scroll for a pointer between two edges: negative towards the start, faster the nearer. */
function speed(at: number, start: number, end: number): number {
  const zone = Math.min(ZONE_PX, (end - start) / 3);
  if (at < start + zone) return -Math.ceil(SPEED_PX * Math.min(1, (start + zone - at) / zone));
  if (at > end - zone) return Math.ceil(SPEED_PX * Math.min(1, (at - end + zone) / zone));
  return 0;
}

/** Scrolls areas while something that is carried rests near their edges; one frame at a time, until `stop`. */
export class EdgeScroll {
  readonly #scrolled: () => void;
  #at: Point = { x: 0, y: 0 };
  #areas: (() => ScrollAreas) | undefined;
  #frame: number | undefined;

  /** Told after each step: what lies under the pointer has changed. */
  constructor(scrolled: () => void) {
    this.#scrolled = scrolled;
  }

  update(at: Point, areas: () => ScrollAreas): void {
    this.#at = at;
    this.#areas = areas;
    this.#frame ??= requestAnimationFrame(this.#step);
  }

  stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#areas = undefined;
  }

  readonly #step = (): void => {
    this.#frame = undefined;
    const areas = this.#areas?.();
    if (!areas) return;
    const moved = [this.#scroll(areas.across, 'x'), this.#scroll(areas.along, 'y')].includes(true);
    if (!moved) return;
    this.#scrolled();
    // `stop` may have been called by the listener.
    if (this.#areas) this.#frame = requestAnimationFrame(this.#step);
  };

  /** One step; false at the end, or away from the edges. */
  #scroll(area: HTMLElement | undefined, axis: 'x' | 'y'): boolean {
    if (!area) return false;
    // The box of the page itself is the whole document; what is seen of it is the window.
    const box =
      area === document.scrollingElement
        ? new DOMRect(0, 0, innerWidth, innerHeight)
        : area.getBoundingClientRect();
    if (axis === 'x') {
      const before = area.scrollLeft;
      area.scrollLeft += speed(this.#at.x, box.left, box.right);
      return area.scrollLeft !== before;
    }
    const before = area.scrollTop;
    area.scrollTop += speed(this.#at.y, box.top, box.bottom);
    return area.scrollTop !== before;
  }
}
