import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { problem } from '@firsat/model';
import { whenIdle } from '../../base/when-idle.js';
import type { DraftRequest, WorkspaceHandle } from '../../contexts/workspace-context.js';

export interface OwnPanelsOptions {
  readonly handle: () => WorkspaceHandle | undefined;
  /** The `for` of the board, handed on. */
  readonly forId: () => string;
  readonly closed: () => void;
}

const FORM = (): Promise<unknown> => import('../../define/opportunity-form.js');
const DETAIL = (): Promise<unknown> => import('../../define/opportunity-detail.js');

/** The create form, the detail and the notices, for pages that have none of their own: fetched on demand, shown above the page. */
export class OwnPanels implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: OwnPanelsOptions;
  #draft: DraftRequest | null = null;
  #detail = false;
  #notices: 'shown' | 'fetching' | undefined;

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
    if (!(await this.#has(FORM))) return;
    this.#draft = draft;
    this.#host.requestUpdate();
  }

  /** Shows whatever record is open in the workspace, until none is. */
  async showDetail(): Promise<void> {
    if (!(await this.#has(DETAIL))) return;
    this.#detail = true;
    this.#host.requestUpdate();
  }

  /** So that they are there without a network: what the page has none of is fetched when it has nothing else to do. */
  async fetchAhead(): Promise<void> {
    await whenIdle();
    const handle = this.#options.handle();
    const missing = [...(handle?.hasDetail ? [] : [DETAIL]), ...(handle?.hasForm ? [] : [FORM])];
    // The network is away: whoever asks for one of them is told.
    await Promise.allSettled(missing.map((load) => load()));
  }

  async #has(load: () => Promise<unknown>): Promise<boolean> {
    try {
      await load();
      return true;
    } catch {
      this.#options.handle()?.showProblem(problem('not-ready'));
      return false;
    }
  }

  /** Call before rendering: the detail may have been closed elsewhere, or another one may have come. */
  reconcile(): void {
    const handle = this.#options.handle();
    if (this.#detail && (!handle || handle.ui.openId === null)) {
      this.#detail = false;
      this.#options.closed();
    }
    if (this.#notices || !handle || !hasNews(handle)) return;
    this.#notices = 'fetching';
    void import('../../define/change-notices.js').then(
      () => {
        this.#notices = 'shown';
        this.#host.requestUpdate();
      },
      () => {
        this.#notices = undefined; // no network; the next rendering tries again
      },
    );
  }

  /** What became of changes, where the page does not tell it. */
  notices(): TemplateResult | typeof nothing {
    const { handle, forId } = this.#options;
    if (this.#notices !== 'shown' || handle()?.hasNotices) return nothing;
    return html`<change-notices managed for=${forId() || nothing}></change-notices>`;
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

/** Whether there is something to tell that nothing on the page tells. */
function hasNews({ hasNotices, store }: WorkspaceHandle): boolean {
  if (hasNotices) return false;
  const { held, status } = store.sync;
  return held.list.length > 0 || ['expired', 'removed', 'outdated'].includes(status.access);
}
