import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { DraftRequest, WorkspaceHandle } from '../../contexts/workspace-context.js';

export interface OwnPanelsOptions {
  readonly handle: () => WorkspaceHandle | undefined;
  /** The `for` of the board, handed on. */
  readonly forId: () => string;
  readonly closed: () => void;
}

/**
 * The create form and the detail, for pages that have none of their own: fetched when first needed (a page that only shows a board never
 * loads them), shown above the page.
 */
export class OwnPanels implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: OwnPanelsOptions;
  #draft: DraftRequest | null = null;
  #detail = false;

  constructor(host: ReactiveControllerHost, options: OwnPanelsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#draft = null;
    this.#detail = false;
  }

  async showForm(draft: DraftRequest): Promise<void> {
    await import('../../define/opportunity-form.js');
    this.#draft = draft;
    this.#host.requestUpdate();
  }

  /** Shows whatever record is open in the workspace, until none is. */
  async showDetail(): Promise<void> {
    await import('../../define/opportunity-detail.js');
    this.#detail = true;
    this.#host.requestUpdate();
  }

  /** Call before rendering: the detail may have been closed elsewhere, or another one may have come. */
  reconcile(): void {
    const handle = this.#options.handle();
    if (this.#detail && (!handle || handle.ui.openId === null)) {
      this.#detail = false;
      this.#options.closed();
    }
  }

  render(): TemplateResult {
    const forId = this.#options.forId() || nothing;
    return html`${
      this.#draft
        ? html`<opportunity-form
            managed
            presentation="dialog"
            for=${forId}
            .draft=${this.#draft}
            @firsat-form-done=${this.#formDone}
            @firsat-form-cancel=${this.#formClosed}
          ></opportunity-form>`
        : nothing
    }${
      this.#detail
        ? html`<opportunity-detail managed presentation="drawer" for=${forId}></opportunity-detail>`
        : nothing
    }`;
  }

  readonly #formClosed = (): void => {
    this.#draft = null;
    this.#host.requestUpdate();
    this.#options.closed();
  };

  readonly #formDone = (): void => {
    this.#draft = null;
    this.#host.requestUpdate();
    const handle = this.#options.handle();
    if (handle && handle.ui.openId !== null && !handle.hasDetail) void this.showDetail();
  };
}
