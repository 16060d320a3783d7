import type { CSSResult, ReactiveController, ReactiveControllerHost } from 'lit';
import { adoptStyles } from '../primitives/adopt-styles.js';

type Host = ReactiveControllerHost & HTMLElement;

/** Rendering at once: a page that is being printed does not wait for a microtask. */
interface Rendering {
  performUpdate(): void;
}

/**
 * On paper nothing scrolls: while the page is printed, all rows of windowed lists are in it. `data-paper` at the base is `long` while the windows are made as
 * high as their lists and look again, then `whole`; the styles say what that means. Then windows stand `still`: laid out as on paper they are lower.
 */
export class PaperController implements ReactiveController {
  readonly #host: Host;
  readonly #root: ShadowRoot;
  readonly #scrollers: string;
  readonly #paper = matchMedia('print');

  constructor(host: Host, scrollers: string, styles: CSSResult) {
    this.#host = host;
    this.#root = host.shadowRoot as ShadowRoot;
    this.#scrollers = scrollers;
    adoptStyles(this.#root, styles);
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#begin);
    addEventListener('afterprint', this.#end);
    this.#paper.addEventListener('change', this.#follow);
    if (this.#paper.matches) this.#begin();
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#begin);
    removeEventListener('afterprint', this.#end);
    this.#paper.removeEventListener('change', this.#follow);
    this.#end();
  }

  get #base(): HTMLElement | null {
    return this.#root.querySelector('.base');
  }

  get #windows(): NodeListOf<HTMLElement> {
    return this.#root.querySelectorAll(this.#scrollers);
  }

  readonly #follow = (): void => {
    if (this.#paper.matches) this.#begin();
    else this.#end();
  };

  readonly #begin = (): void => {
    const base = this.#base;
    if (!base || base.dataset['paper']) return;
    base.dataset['paper'] = 'long';
    this.#look();
    for (const scroller of this.#windows) scroller.dataset['still'] = 'yes';
    base.dataset['paper'] = 'whole';
  };

  readonly #end = (): void => {
    const base = this.#base;
    if (!base?.dataset['paper']) return;
    delete base.dataset['paper'];
    for (const scroller of this.#windows) delete scroller.dataset['still'];
    this.#look();
  };

  /** Windows measure themselves when they are scrolled. */
  #look(): void {
    for (const scroller of this.#windows) scroller.dispatchEvent(new Event('scroll'));
    this.#host.requestUpdate();
    (this.#host as unknown as Rendering).performUpdate();
  }
}
