import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { ContactId } from '@firsat/model';
import type { WorkspaceHandle } from '../contexts/workspace-context.js';
import { ContactOpenEvent } from '../events/contact-open.js';
import { hasContactDetail, openContactId } from './contact-ui.js';

export interface ContactPanelOptions {
  readonly handle: () => WorkspaceHandle | undefined;
  /** The `for` of the host, handed on. */
  readonly forId: () => string;
  readonly closed?: () => void;
}

/** Opens people and companies: where the page shows them, else in a drawer of the host's own, fetched when it is first needed. */
export class ContactPanel implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ContactPanelOptions;
  #isShown = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ContactPanelOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#isShown = false;
  }

  /** Asks the page first. False when it shows the contact itself, or nobody can. */
  open(id: ContactId): boolean {
    const handle = this.#options.handle();
    if (!this.#host.dispatchEvent(new ContactOpenEvent(id)) || !handle) return false;
    const isAlone = !hasContactDetail(handle);
    handle.setUi({ contactId: id });
    if (isAlone) void this.#show();
    return true;
  }

  async #show(): Promise<void> {
    await import('../define/contact-detail.js');
    this.#isShown = true;
    this.#host.requestUpdate();
  }

  /** Call before rendering: it may have been closed elsewhere. */
  reconcile(): void {
    if (!this.#isShown || openContactId(this.#options.handle()) !== null) return;
    this.#isShown = false;
    this.#options.closed?.();
  }

  render(): TemplateResult | typeof nothing {
    return this.#isShown
      ? html`<contact-detail presentation="drawer" for=${this.#options.forId() || nothing}></contact-detail>`
      : nothing;
  }
}
