import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createRef, type Ref } from 'lit/directives/ref.js';

/** How wide the things in a row are, and how wide the row is, in pixels. */
export interface Room {
  readonly row: number;
  /** In their order. */
  readonly tabs: readonly number[];
  /** Of the button that leads to the rest. */
  readonly more: number;
}

/**
 * Which tabs stand in the row, by their place: all where there is room, else as many of the first ones as fit beside the button that leads to the
 * rest, and always the chosen one.
 */
export function fitting({ row, tabs, more }: Room, chosen: number): ReadonlySet<number> {
  const all = new Set(tabs.keys());
  if (tabs.reduce((sum, width) => sum + width, 0) <= row) return all;
  const fit = new Set([chosen]);
  let left = row - more - (tabs[chosen] ?? 0);
  for (const [at, width] of tabs.entries()) {
    if (at === chosen) continue;
    left -= width;
    if (left < 0) break;
    fit.add(at);
  }
  return fit;
}

/**
 * Measures a row of tabs, and follows its width and that of each of them (a count, another language). All of them have to be rendered: those
 * for which there is no room out of the flow and invisible, so that their width is known.
 */
export class TabRoom implements ReactiveController {
  /** The row: its tablist holds the tabs; what has `data-more` leads to the rest. */
  readonly row: Ref<HTMLElement> = createRef();
  readonly #host: ReactiveControllerHost;
  readonly #observed = new Set<Element>();
  readonly #observer = new ResizeObserver(() => {
    this.#measure();
  });
  #room: Room | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const row = this.row.value;
    if (!row) return;
    for (const element of [row, ...this.#parts(row)]) {
      if (this.#observed.has(element)) continue;
      this.#observed.add(element);
      this.#observer.observe(element);
    }
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#observed.clear();
  }

  /** All of them until they have been measured. */
  shows(at: number, chosen: number): boolean {
    return this.#room === undefined || fitting(this.#room, chosen).has(at);
  }

  #parts(row: HTMLElement): readonly Element[] {
    return [...row.querySelectorAll('[role="tab"], [data-more]')];
  }

  #measure(): void {
    const row = this.row.value;
    // Where it is not shown, it has no width.
    if (!row || row.clientWidth === 0) return;
    const widthOf = (element: Element): number => element.getBoundingClientRect().width;
    const parts = this.#parts(row);
    const room = {
      row: row.clientWidth,
      tabs: parts.filter((part) => !part.hasAttribute('data-more')).map(widthOf),
      more: Math.max(...parts.filter((part) => part.hasAttribute('data-more')).map(widthOf), 0),
    };
    if (JSON.stringify(room) === JSON.stringify(this.#room)) return;
    this.#room = room;
    this.#host.requestUpdate();
  }
}
