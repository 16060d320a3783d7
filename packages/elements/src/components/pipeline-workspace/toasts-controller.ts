import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { ref, type Ref, createRef } from 'lit/directives/ref.js';
import { announce } from '../../base/announce.js';
import type { ToastRequest } from '../../contexts/workspace-context.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

/** How long a toast stands without being hovered or focused. */
export const TOAST_MS = 6000;

/** One toast at a time, in the top layer so that no ancestor clips it; the newest replaces the one before. */
export class ToastsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #undo: () => void;
  readonly #region: Ref<HTMLElement> = createRef();
  #toast: ToastRequest | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, undo: () => void) {
    this.#host = host;
    this.#undo = undo;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#dismiss();
  }

  hostUpdated(): void {
    const region = this.#region.value;
    if (!region) return;
    const shown = region.matches(':popover-open');
    if (this.#toast && !shown) region.showPopover();
    if (!this.#toast && shown) region.hidePopover();
  }

  show(toast: ToastRequest, locale: string): void {
    this.#toast = toast;
    announce(this.#host, toast.text, locale, toast.tone === 'problem' ? 'assertive' : 'polite');
    this.#startTimer();
    void toast.until?.then(() => {
      if (this.#toast === toast) this.#dismiss();
    });
    this.#host.requestUpdate();
  }

  readonly #dismiss = (): void => {
    this.#stopTimer();
    this.#toast = undefined;
    this.#host.requestUpdate();
  };

  readonly #startTimer = (): void => {
    this.#stopTimer();
    if (!this.#toast?.until) this.#timer = setTimeout(this.#dismiss, TOAST_MS);
  };

  readonly #stopTimer = (): void => {
    clearTimeout(this.#timer);
  };

  render(l: Localizer): TemplateResult {
    const toast = this.#toast;
    return html`<div
      ${ref(this.#region)}
      class="toasts base"
      part="toasts"
      popover="manual"
      lang=${l.locale}
      @pointerenter=${this.#stopTimer}
      @pointerleave=${this.#startTimer}
      @focusin=${this.#stopTimer}
      @focusout=${this.#startTimer}
    >
      ${
        toast
          ? html`<div class="toast ${toast.tone ?? 'neutral'}">
            <span>${toast.text}</span>
            ${
              toast.undo
                ? html`<button
                  class="toast-action"
                  @click=${() => {
                    this.#dismiss();
                    this.#undo();
                  }}
                >
                  ${l.t.common.actions.undo}
                </button>`
                : nothing
            }
            <button class="icon-button" aria-label=${l.t.common.actions.close} @click=${this.#dismiss}>${icons.close}</button>
          </div>`
          : nothing
      }
    </div>`;
  }
}
