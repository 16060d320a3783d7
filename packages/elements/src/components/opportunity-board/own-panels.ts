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
import { innerElement } from '../../scope/inner-element.js';
import type { ChangeNotices } from '../change-notices/change-notices.js';
import type { OpportunityDetail } from '../opportunity-detail/opportunity-detail.js';
import type { OpportunityForm } from '../opportunity-form/opportunity-form.js';

export interface OwnPanelsOptions {
  readonly handle: () => WorkspaceHandle | undefined;
  /** The `for` of the board, handed on. */
  readonly forId: () => string;
  readonly closed: () => void;
}

/** What has been fetched, by class. */
interface Fetched {
  form?: new () => OpportunityForm;
  detail?: new () => OpportunityDetail;
  notices?: new () => ChangeNotices;
}

/** The create form, the detail and the notices, for pages that have none of their own: fetched on demand, shown above the page. */
export class OwnPanels implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: OwnPanelsOptions;
  #draft: DraftRequest | null = null;
  /** What had the focus when the form was asked for. */
  #asker: HTMLElement | undefined;
  #detail = false;
  #isFetchingNotices = false;
  readonly #fetched: Fetched = {};

  constructor(host: ReactiveControllerHost & HTMLElement, options: OwnPanelsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#draft = null;
    this.#detail = false;
  }

  async showForm(draft: DraftRequest): Promise<void> {
    this.#asker = (this.#host.shadowRoot?.activeElement ?? undefined) as HTMLElement | undefined;
    if (!(await this.#has(this.#fetchForm))) return;
    this.#draft = draft;
    this.#host.requestUpdate();
  }

  /** Shows whatever record is open in the workspace, until none is. */
  async showDetail(): Promise<void> {
    if (!(await this.#has(this.#fetchDetail))) return;
    this.#detail = true;
    this.#host.requestUpdate();
  }

  /** So that they are there without a network: what the page has none of is fetched when it has nothing else to do. */
  async fetchAhead(): Promise<void> {
    await whenIdle();
    const handle = this.#options.handle();
    const missing = [
      ...(handle?.hasDetail ? [] : [this.#fetchDetail]),
      ...(handle?.hasForm ? [] : [this.#fetchForm]),
    ];
    // The network is away: whoever asks for one of them is told.
    await Promise.allSettled(missing.map((load) => load()));
  }

  readonly #fetchForm = async (): Promise<void> => {
    this.#fetched.form = (await import('../opportunity-form/opportunity-form.js')).OpportunityForm;
  };

  readonly #fetchDetail = async (): Promise<void> => {
    this.#fetched.detail = (await import('../opportunity-detail/opportunity-detail.js')).OpportunityDetail;
  };

  async #has(load: () => Promise<void>): Promise<boolean> {
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
    if (this.#isFetchingNotices || this.#fetched.notices || !handle || !hasNews(handle)) return;
    this.#isFetchingNotices = true;
    void import('../change-notices/change-notices.js').then(
      ({ ChangeNotices: Notices }) => {
        this.#fetched.notices = Notices;
        this.#host.requestUpdate();
      },
      () => {
        this.#isFetchingNotices = false; // no network; the next rendering tries again
      },
    );
  }

  /** What became of changes, where the page does not tell it. */
  notices(): unknown {
    const { notices } = this.#fetched;
    const { handle, forId } = this.#options;
    if (!notices || handle()?.hasNotices) return nothing;
    return innerElement('change-notices', notices, { managed: true, for: forId() });
  }

  render(): TemplateResult {
    const { form, detail } = this.#fetched;
    const forId = this.#options.forId();
    return html`${
      this.#draft && form
        ? innerElement(
            'opportunity-form',
            form,
            { managed: true, presentation: 'dialog', for: forId, draft: this.#draft },
            { 'firsat-form-done': this.#formDone, 'firsat-form-cancel': this.#formClosed },
          )
        : nothing
    }${
      this.#detail && detail
        ? innerElement('opportunity-detail', detail, { managed: true, presentation: 'drawer', for: forId })
        : nothing
    }`;
  }

  readonly #formClosed = (): void => {
    this.#draft = null;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      if (this.#asker?.isConnected) this.#asker.focus();
      else this.#options.closed();
    });
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
