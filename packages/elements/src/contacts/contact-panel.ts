import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ContactId } from '@firsat/model';
import type { WorkspaceHandle } from '../contexts/workspace-context.js';
import { ContactOpenEvent } from '../events/contact-open.js';
import { FocusReturn } from '../primitives/focus-return.js';
import { createInner } from '../scope/tag-scope.js';
import { hasContactDetail, openContactId } from './contact-ui.js';

export interface ContactPanelOptions {
  readonly handle: () => WorkspaceHandle | undefined;
  /** The `for` of the host, handed on. */
  readonly forId: () => string;
  readonly closed?: () => void;
}

/**
 * Opens people and companies: where the page shows them, else in a drawer of the host's own, fetched when it is first needed. The drawer stands
 * beside what the host renders, so that a host which was rendered long before can open one.
 */
export class ContactPanel implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ContactPanelOptions;
  readonly #focusReturn = new FocusReturn();
  #element: HTMLElement | undefined;
  #leave: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ContactPanelOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#remove();
  }

  /** Asks the page first. */
  open(id: ContactId): void {
    const handle = this.#options.handle();
    if (!this.#host.dispatchEvent(new ContactOpenEvent(id)) || !handle) return;
    const isAlone = !hasContactDetail(handle);
    handle.setUi({ contactId: id });
    if (!isAlone) return;
    this.#focusReturn.remember();
    void this.#show(handle);
  }

  async #show(handle: WorkspaceHandle): Promise<void> {
    const { ContactDetail } = await import('../components/contact-detail/contact-detail.js');
    if (this.#element || openContactId(handle) === null || !this.#host.isConnected) return;
    const element = createInner(this.#host, 'contact-detail', ContactDetail);
    element.presentation = 'drawer';
    element.for = this.#options.forId();
    this.#element = element;
    this.#host.shadowRoot?.append(element);
    this.#leave = handle.subscribe(() => {
      if (openContactId(handle) !== null) return;
      this.#remove();
      this.#focusReturn.restore();
      this.#options.closed?.();
    });
    this.#host.requestUpdate();
  }

  #remove(): void {
    this.#leave?.();
    this.#leave = undefined;
    this.#element?.remove();
    this.#element = undefined;
  }
}
