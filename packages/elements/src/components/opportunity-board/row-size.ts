import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createRef, type Ref } from 'lit/directives/ref.js';
import type { Density } from '@firsat/model';
import type { RowSize } from './column-windows.js';

/** Heights of a card and of the gap below it, in `em`; the styles say the same. */
const EMS: Readonly<Record<Density, RowSize>> = {
  comfortable: { card: 5.75, gap: 0.5 },
  compact: { card: 2.6, gap: 0.35 },
  spacious: { card: 8.2, gap: 0.75 },
};
const PROBE_EMS = 100;
/** Below this width one column fits; the container query of the styles says the same. */
const NARROW_PX = 600;

/** Turns the heights of rows from `em` into pixels, and follows when the page or its reader changes the size of text. */
export class RowSizes implements ReactiveController {
  /** An element 100em wide. */
  readonly probe: Ref<HTMLElement> = createRef();
  readonly #host: ReactiveControllerHost;
  #em = 0;
  #isNarrow = false;
  #observer: ResizeObserver | undefined;
  #observed: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether there is room for one column only, as found when the board came into the page. */
  get isNarrow(): boolean {
    return this.#isNarrow;
  }

  /** All zero until the board has been in the page once. */
  of(density: Density): RowSize {
    const { card, gap } = EMS[density];
    return { card: card * this.#em, gap: gap * this.#em };
  }

  hostUpdated(): void {
    const probe = this.probe.value;
    if (!probe || probe === this.#observed) return;
    this.#observer?.disconnect();
    this.#observed = probe;
    this.#measure(probe);
    this.#observer = new ResizeObserver(() => {
      this.#measure(probe);
    });
    this.#observer.observe(probe);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observed = undefined;
  }

  #measure(probe: HTMLElement): void {
    const em = probe.getBoundingClientRect().width / PROBE_EMS;
    if (em === this.#em || em === 0) return;
    this.#em = em;
    this.#isNarrow = (probe.offsetParent?.clientWidth ?? 0) < NARROW_PX;
    this.#host.requestUpdate();
  }
}
