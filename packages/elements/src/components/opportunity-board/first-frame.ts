import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The first frame that shows cards has what the reader sees in it, and nothing else: rows out of view, and what is hidden or closed, come with the
 * frame after it.
 */
export class FirstFrame implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #isFull: () => boolean;
  #counting = false;
  #isOver = false;

  /** `isFull` tells, after a rendering, whether the cards are in the page. */
  constructor(host: ReactiveControllerHost, isFull: () => boolean) {
    this.#host = host;
    this.#isFull = isFull;
    host.addController(this);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  hostUpdated(): void {
    if (this.#counting || !this.#isFull()) return;
    this.#counting = true;
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        this.#isOver = true;
        this.#host.requestUpdate();
      });
    });
  }
}
