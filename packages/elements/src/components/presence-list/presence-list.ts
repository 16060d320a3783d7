import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { OpportunityId } from '@firsat/model';
import type { StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { beforeNextPaint, cancelBeforeNextPaint } from '../../base/frame.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { PopoverController } from '../../controllers/popover-controller.js';
import { OpportunityOpenEvent } from '../../events/opportunity-open.js';
import { setProperty } from '../../primitives/set-property.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { popoverStyles } from '../../styles/popover.styles.js';
import { initialsOf, peopleOf, readableOn, type Activity, type Person } from './people.js';
import { presenceListStyles } from './presence-list.styles.js';
import '../../locales/areas/sync.js';

/**
 * Who is here now, one mark per person, with what they have open. A click on a person opens that.
 *
 * @fires {OpportunityOpenEvent} firsat-opportunity-open - Somebody wants to see what a colleague has open.
 * @csspart base - The wrapper that carries the looks.
 * @csspart list - The row of people.
 * @csspart avatar - One person.
 */
export class PresenceList extends FirsatElement {
  static override styles: CSSResultGroup = [baseStyles, controlStyles, popoverStyles, presenceListStyles];

  /** How many people are shown before the rest becomes a number. */
  @property({ type: Number }) max = 5;

  @state() private named: Person | undefined;

  readonly #everybody = new PopoverController(this);
  readonly #name: Ref<HTMLElement> = createRef();
  #named: HTMLElement | undefined;
  #shown: ReadonlySet<OpportunityId> = new Set();
  #release: () => void = () => undefined;

  protected override watches(change: StoreChange): boolean {
    const changed = change.changed.get('opportunities');
    return changed !== undefined && [...this.#shown].some((id) => changed.has(id));
  }

  protected override workspaceChanged(handle: WorkspaceHandle | undefined): void {
    this.#release();
    this.#release = () => undefined;
    if (!handle) return;
    const unsubscribe = handle.store.presence.subscribe(() => {
      beforeNextPaint(this.#paint);
    });
    this.#release = () => {
      unsubscribe();
      cancelBeforeNextPaint(this.#paint);
    };
  }

  readonly #paint = (): void => {
    this.requestUpdate();
  };

  #doing({ kind, opportunityId }: Activity): string | undefined {
    const description = this.store?.get('opportunities', opportunityId)?.description;
    return description === undefined ? undefined : this.l.t.sync.presence[kind](description);
  }

  /** Everything that is known of a person, as one text. */
  #label(person: Person): string {
    const { presence } = this.l.t.sync;
    return [
      person.self ? `${person.name} (${presence.you})` : person.name,
      ...(person.windows > 1 ? [presence.tabs(person.windows)] : []),
      ...(person.self ? [] : person.activities.flatMap((activity) => this.#doing(activity) ?? [])),
    ].join(', ');
  }

  #open(activity: Activity | undefined): void {
    if (!activity) return;
    this.#everybody.hide();
    if (this.dispatchEvent(new OpportunityOpenEvent(activity.opportunityId)))
      this.workspace.handle?.setUi({ openId: activity.opportunityId });
  }

  readonly #showName = (person: Person, event: Event): void => {
    this.#named = event.currentTarget as HTMLElement;
    this.named = person;
  };

  readonly #hideName = (): void => {
    this.named = undefined;
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.named) return;
    event.preventDefault();
    event.stopPropagation();
    this.#hideName();
  };

  override updated(): void {
    const tip = this.#name.value;
    if (!tip) return;
    const open = tip.matches(':popover-open');
    if (!this.named) {
      if (open) tip.hidePopover();
      return;
    }
    if (!open) tip.showPopover();
    const at = this.#named?.getBoundingClientRect();
    if (!at) return;
    const left = at.left + at.width / 2 - tip.offsetWidth / 2;
    const below = at.bottom + 6 + tip.offsetHeight < window.innerHeight;
    tip.style.setProperty(
      'left',
      `${String(Math.max(4, Math.min(left, window.innerWidth - tip.offsetWidth - 4)))}px`,
    );
    tip.style.setProperty('top', `${String(below ? at.bottom + 6 : at.top - tip.offsetHeight - 6)}px`);
  }

  override render(): TemplateResult {
    const { presence } = this.l.t.sync;
    const people = this.store ? peopleOf(this.store.presence, this.l.compare) : [];
    this.#shown = new Set(
      people.flatMap(({ activities }) => activities.map(({ opportunityId }) => opportunityId)),
    );
    const limit = people.length > this.max ? Math.max(1, this.max - 1) : people.length;
    const rest = people.length - limit;
    return html`<div class="base" part="base" lang=${this.l.locale} @keydown=${this.#keydown}>
      <ul class="people" part="list" aria-label=${presence.label}>
        ${repeat(
          people.slice(0, limit),
          ({ id }) => id,
          (person) => html`<li>${this.#avatar(person)}</li>`,
        )}
        ${
          rest > 0
            ? html`<li>
                <button class="avatar rest" part="avatar" popovertarget="everybody" aria-label=${presence.moreLabel(rest)}>
                  <span data-initials=${presence.more(rest)}></span>
                </button>
              </li>`
            : nothing
        }
      </ul>
      <div ${ref(this.#name)} class="popover name" popover="manual" role="tooltip">
        ${this.named ? this.#tip(this.named) : nothing}
      </div>
      <div
        ${ref(this.#everybody.element)}
        id="everybody"
        class="popover everybody end"
        popover="auto"
        role="dialog"
        aria-label=${presence.label}
        tabindex="-1"
        data-focus
        @toggle=${this.#everybody.toggled}
        @keydown=${this.#everybody.keydown}
      >
        ${this.#everybody.isOpen ? this.#list(people) : nothing}
      </div>
    </div>`;
  }

  #avatar(person: Person): TemplateResult {
    return html`<button
      class="avatar ${person.self ? 'self' : ''}"
      part="avatar"
      aria-label=${this.#label(person)}
      ${setProperty('--_person', person.color)}
      ${setProperty('--_on-person', readableOn(person.color))}
      @click=${() => {
        if (!person.self) this.#open(person.activities[0]);
      }}
      @pointerenter=${(event: Event) => {
        this.#showName(person, event);
      }}
      @focus=${(event: Event) => {
        this.#showName(person, event);
      }}
      @pointerleave=${this.#hideName}
      @blur=${this.#hideName}
    >
      <span data-initials=${initialsOf(person.name, this.l.locale)}></span>
    </button>`;
  }

  #tip(person: Person): TemplateResult {
    const { presence } = this.l.t.sync;
    return html`<p>${person.self ? `${person.name} (${presence.you})` : person.name}</p>
      ${person.windows > 1 ? html`<p class="doing">${presence.tabs(person.windows)}</p>` : nothing}
      ${
        person.self
          ? nothing
          : person.activities
              .slice(0, 3)
              .map((activity) => html`<p class="doing">${this.#doing(activity)}</p>`)
      }`;
  }

  #list(people: readonly Person[]): TemplateResult {
    const { presence } = this.l.t.sync;
    return html`<h2>${presence.label}</h2>
      <ul>
        ${repeat(
          people,
          ({ id }) => id,
          (person) => html`<li>
            <span
              class="avatar ${person.self ? 'self' : ''}"
              aria-hidden="true"
              ${setProperty('--_person', person.color)}
              ${setProperty('--_on-person', readableOn(person.color))}
              ><span data-initials=${initialsOf(person.name, this.l.locale)}></span
            ></span>
            <div class="who">
              <strong>${person.name}</strong>
              ${person.self ? html`<span class="muted">(${presence.you})</span>` : nothing}
              ${person.windows > 1 ? html`<span class="muted">· ${presence.tabs(person.windows)}</span>` : nothing}
              ${person.self ? nothing : person.activities.map((activity) => this.#doingButton(activity))}
            </div>
          </li>`,
        )}
      </ul>`;
  }

  #doingButton(activity: Activity): TemplateResult | typeof nothing {
    const text = this.#doing(activity);
    if (text === undefined) return nothing;
    return html`<button
      class="doing-button ellipsis"
      @click=${() => {
        this.#open(activity);
      }}
    >
      ${text}
    </button>`;
  }
}
