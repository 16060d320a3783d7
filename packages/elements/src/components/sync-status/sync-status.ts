import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import type { SyncStatus as Status } from '@firsat/store';
import { property } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { browserTimer, type Timer } from '../../base/timer.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { PopoverController } from '../../controllers/popover-controller.js';
import * as icons from '../../icons/icons.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { popoverStyles } from '../../styles/popover.styles.js';
import { SteadySummary } from './steady-summary.js';
import { heldChanges, syncLevels, syncProblem } from './sync-levels.js';
import { summarise, type SyncMeaning, type SyncSummary } from './sync-summary.js';
import { syncStatusStyles } from './sync-status.styles.js';
import '../../locales/areas/sync.js';

/**
 * Where the changes made here are: in memory, on this device, on the server. Always visible, never more than the store says; the details
 * open on click, with the switch to work offline.
 *
 * @csspart base - The wrapper that carries the looks.
 * @csspart summary - The button with the short word.
 * @csspart details - The panel with the three levels.
 * @csspart levels - The list of levels.
 * @csspart held - The line about changes that could not be saved.
 * @csspart problem - What is wrong, in words.
 */
export class SyncStatus extends FirsatElement {
  static override styles: CSSResultGroup = [baseStyles, controlStyles, popoverStyles, syncStatusStyles];

  /** @internal Waits; another one in tests. */
  @property({ attribute: false }) timer: Timer = browserTimer;

  readonly #details = new PopoverController(this);
  readonly #summary = new SteadySummary({
    timer: () => this.timer,
    changed: () => {
      this.requestUpdate();
    },
    speak: (summary) => {
      announce(this, this.#words(summary), this.l.locale, 'polite');
    },
  });
  #release: () => void = () => undefined;

  /** The status as the store tells it: for a host that shows it in its own way. Undefined without a workspace. */
  get status(): Status | undefined {
    return this.store?.sync.status;
  }

  /** What the short word says. */
  get meaning(): SyncMeaning | undefined {
    return this.#summary.shown?.meaning;
  }

  protected override watches(): boolean {
    return false;
  }

  protected override workspaceChanged(handle: WorkspaceHandle | undefined): void {
    this.#release();
    this.#summary.reset();
    if (!handle) return;
    const { sync } = handle.store;
    const update = (): void => {
      this.#summary.update(summarise(sync.status, handle.offline, sync.held.list.length));
      if (this.#details.isOpen) this.requestUpdate();
    };
    const releases = [sync.subscribe(update), sync.held.subscribe(update), handle.subscribe(update)];
    this.#release = () => {
      for (const release of releases) release();
    };
    update();
  }

  #words(summary: SyncSummary): string {
    return this.l.t.sync.meaning[summary.meaning](summary.waiting);
  }

  readonly #setOffline = (event: Event): void => {
    this.workspace.handle?.setOffline((event.currentTarget as HTMLInputElement).checked);
  };

  override render(): TemplateResult {
    const { sync } = this.l.t;
    const summary = this.#summary.shown;
    const status = this.status;
    return html`<div class="base" part="base" lang=${this.l.locale}>
      ${
        summary && status
          ? html`<button class="summary ${summary.tone}" part="summary" popovertarget="details" aria-describedby="purpose">
              ${iconOf(summary)}
              <span class="ellipsis figure">${this.#words(summary)}</span>
            </button>
            <span id="purpose" class="visually-hidden">${sync.label}</span>`
          : nothing
      }
      <div
        ${ref(this.#details.element)}
        id="details"
        class="popover details"
        part="details"
        popover="auto"
        role="dialog"
        aria-label=${sync.label}
        tabindex="-1"
        data-focus
        @toggle=${this.#details.toggled}
        @keydown=${this.#details.keydown}
      >
        ${status ? this.#renderDetails(status) : nothing}
      </div>
    </div>`;
  }

  #renderDetails(status: Status): TemplateResult {
    const { sync } = this.l.t;
    return html`<h2>${sync.levels.title}</h2>
      ${syncLevels(status, this.l)} ${heldChanges(this.store?.sync.held.list.length ?? 0, this.l)}
      ${syncProblem(status, this.l)}
      ${status.access === 'unknown' ? nothing : html`<p class="note access">${sync.access[status.access]}</p>`}
      ${
        status.network === 'none'
          ? nothing
          : html`<p class="note">${sync.network[status.network]}</p>
            <div class="offline">
              <label for="offline">${sync.goOffline}</label>
              <input
                id="offline"
                class="switch"
                type="checkbox"
                role="switch"
                aria-describedby="offline-hint"
                .checked=${live(this.workspace.handle?.offline ?? false)}
                @change=${this.#setOffline}
              />
              <p id="offline-hint" class="hint">${sync.goOfflineHint}</p>
            </div>`
      }`;
  }
}

function iconOf({ meaning, tone }: SyncSummary): TemplateResult {
  if (tone === 'problem' || tone === 'warning') return icons.alert;
  if (meaning === 'reader') return icons.eye;
  if (meaning === 'server') return icons.cloudCheck;
  if (meaning === 'device') return icons.device;
  if (meaning === 'offline' || meaning === 'paused') return icons.cloudOff;
  return tone === 'busy' ? icons.clock : icons.cloudUp;
}
