import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { PopoverController } from '../../controllers/popover-controller.js';
import type { Localizer } from '../../locales/localizer.js';
import { DaySettingsForm, type DaySettingsOptions } from '../../fields/day-settings-form.js';

/** How the queue counts (S57, D62), for the whole workspace; and the notifications of this browser, for this user alone. */
export class SettingsPanel {
  readonly #host: ReactiveControllerHost;
  readonly #form: DaySettingsForm;
  readonly #popover: PopoverController;

  constructor(host: ReactiveControllerHost, options: Omit<DaySettingsOptions, 'saved'>) {
    this.#host = host;
    this.#popover = new PopoverController(host, {
      onToggle: (open) => {
        if (open) this.#form.forget();
      },
    });
    this.#form = new DaySettingsForm(host, {
      ...options,
      saved: () => {
        this.#popover.hide();
      },
    });
  }

  render(l: Localizer): TemplateResult {
    const { title } = l.t.queue.settings;
    return html`<div
      ${ref(this.#popover.element)}
      id="settings"
      class="popover end settings"
      popover="auto"
      role="dialog"
      aria-label=${title}
      @toggle=${this.#popover.toggled}
      @keydown=${this.#popover.keydown}
    >
      ${this.#popover.isOpen ? this.#form.render(l, html`<h3>${title}</h3>`, this.#notifications(l)) : nothing}
    </div>`;
  }

  /** Asked for by an explicit press only; a page whose browser knows none has nothing here. */
  #notifications(l: Localizer): TemplateResult | typeof nothing {
    if (!('Notification' in globalThis)) return nothing;
    const { settings } = l.t.queue;
    const { permission } = Notification;
    return html`<div class="notifications">
      <span class="label">${settings.notifications}</span>
      ${
        permission === 'default'
          ? html`<button type="button" class="button allow" @click=${this.#allow}>${settings.allow}</button>`
          : html`<p class="hint">${permission === 'granted' ? settings.allowed : settings.blocked}</p>`
      }
    </div>`;
  }

  readonly #allow = (): void => {
    void Notification.requestPermission().then(() => {
      this.#host.requestUpdate();
    });
  };
}
