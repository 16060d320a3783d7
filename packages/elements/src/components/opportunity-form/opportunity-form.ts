import { html, nothing, type TemplateResult } from 'lit';
import type { CalendarDate, Problem } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { FirsatElement } from '../../base/firsat-element.js';
import type { DraftRequest, WorkspaceHandle } from '../../contexts/workspace-context.js';
import { DayController } from '../../controllers/day-controller.js';
import { FormCancelEvent } from '../../events/form-cancel.js';
import { FormDoneEvent } from '../../events/form-done.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { ComboboxController } from '../../primitives/combobox-controller.js';
import { comboboxStyles } from '../../primitives/combobox.styles.js';
import { openSchemas } from '../../schemas/open-schemas.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { formFields } from './form-fields.js';
import { continued, initialState, keptForm, readForm, relocalised, type FormState } from './form-state.js';
import { formStyles } from './opportunity-form.styles.js';
import '../../locales/areas/form.js';
import '../../locales/areas/problems.js';

/**
 * Creates an opportunity (S31–S60): one page, the fields in the order of the seed, each explained. It opens when the workspace is asked for a
 * new opportunity (`ui.draft`, set by a board's "new"), or when its own `draft` is set; it says so to the workspace unless it is `managed`.
 *
 * Nothing typed is lost: closing the form keeps what was typed, and the next form of this workspace on this page continues with it until it
 * is added or thrown away on purpose. What cannot be saved keeps its text, with the reason beside it, and focus goes to the first such field.
 *
 * After adding, the new record is opened (`ui.openId`).
 *
 * @fires {FormDoneEvent} firsat-form-done - An opportunity was added; `detail.id`. Does not bubble.
 * @fires {FormCancelEvent} firsat-form-cancel - The form was closed without adding. Does not bubble.
 * @fires {SchemasOpenEvent} firsat-schemas-open - The user asks for the stage schemas (S47). `preventDefault()`: the page shows them, and a dialog steps aside.
 * @fires {CommandRequestEvent} firsat-opportunity-create-request - Before the opportunity is added; cancelable.
 * @fires {CommandRequestEvent} firsat-contact-create-request - Before a customer is added from the picker; cancelable.
 * @csspart base - The root of everything shown.
 * @csspart form - The form itself.
 */
export class OpportunityForm extends FirsatElement {
  static override styles = [baseStyles, controlStyles, fieldStyles, comboboxStyles, formStyles];

  /** `inline` stands where the element stands; `dialog` opens above the page and makes the rest wait. */
  @property({ reflect: true }) presentation: 'inline' | 'dialog' = 'inline';
  /** Another widget opens and closes this form: it does not attach itself to the workspace. */
  @property({ type: Boolean, reflect: true }) managed = false;
  /** Opens the form with what is already known; `null` leaves it to the workspace. */
  @property({ attribute: false }) draft: DraftRequest | null = null;

  @state() private form: FormState | undefined;
  @state() private problems: readonly Problem[] = [];
  @state() private restored = false;
  @state() private busy = false;

  readonly #customers = new ComboboxController(this);
  readonly #owners = new ComboboxController(this);
  readonly #hostPicks = new HostPicks(this, this.workspace, (name, input) => this.request(name, input));
  readonly #day = new DayController(this);
  #shown: DraftRequest | null = null;
  #words: Localizer | undefined;
  #focusNext: 'first' | 'problem' | undefined;
  #detach: (() => void) | undefined;

  /** The draft that is asked for, here or in the workspace. */
  get #asked(): DraftRequest | null {
    return this.draft ?? this.workspace.handle?.ui.draft ?? null;
  }

  protected override watches(): boolean {
    return this.#shown !== null;
  }

  protected override workspaceChanged(handle: WorkspaceHandle | undefined): void {
    this.#detach?.();
    this.#detach = this.managed ? undefined : handle?.attachForm();
    this.#shown = null;
    this.form = undefined;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('managed') && this.hasUpdated) this.workspaceChanged(this.workspace.handle);
    const store = this.store;
    const asked = store?.phase === 'ready' ? this.#asked : null;
    const l = this.l;
    if (asked !== this.#shown) {
      this.#shown = asked;
      this.problems = [];
      if (store && asked) this.#begin(asked);
      else this.form = undefined;
    }
    if (store && this.form && this.#words && this.#words !== l)
      this.form = relocalised(store, this.form, this.#words, l);
    this.#words = l;
  }

  #today(store: PipelineStore): CalendarDate {
    return this.#day.today(store.settings?.timeZone ?? 'Europe/Istanbul');
  }

  #begin(request: DraftRequest): void {
    const store = this.store;
    if (!store) return;
    const kept = keptForm.of(store);
    this.restored = kept !== undefined;
    this.form = kept
      ? continued(store, relocalised(store, kept.state, kept.l, this.l), request)
      : initialState(store, this.l, this.#today(store), request);
    if (this.presentation === 'dialog' || this.draft === null) this.#focusNext = 'first';
  }

  override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    const focus = this.#focusNext;
    this.#focusNext = undefined;
    if (focus === 'problem') {
      const field = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
      const folded = field?.closest('details');
      if (folded) folded.open = true;
      (field ?? this.renderRoot.querySelector<HTMLElement>('.foot-note'))?.focus();
    } else if (focus === 'first') {
      this.renderRoot
        .querySelector<HTMLElement>(this.form?.customer.id ? '#description' : '#customerId')
        ?.focus();
      this.#customers.close();
    }
  }

  readonly #change = (change: (state: FormState) => FormState, ...answered: readonly string[]): void => {
    const store = this.store;
    if (!store || !this.form) return;
    this.form = change(this.form);
    keptForm.keep(store, this.form, this.l);
    if (answered.length > 0)
      this.problems = this.problems.filter(({ field }) => field === undefined || !answered.includes(field));
  };

  #refuse(problems: readonly Problem[]): void {
    this.problems = problems;
    this.#focusNext = 'problem';
    this.requestUpdate();
  }

  readonly #submit = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    this.#customers.settle();
    this.#owners.settle();
    const [store, form] = [this.store, this.form];
    if (!store || !form || this.busy) return;
    const { input, problems } = readForm(store, this.l, form);
    if (problems.length > 0) {
      this.#refuse(problems);
      return;
    }
    this.busy = true;
    const result = await this.request('opportunity-create', input).finally(() => {
      this.busy = false;
    });
    if (!result.ok) {
      this.#refuse(result.problems);
      return;
    }
    if (form.activityId !== null)
      await this.request('activity-edit', {
        id: form.activityId,
        changes: { opportunityId: result.value.id },
      });
    keptForm.forget(store);
    this.draft = null;
    this.workspace.handle?.setUi({ draft: null, openId: result.value.id });
    this.dispatchEvent(new FormDoneEvent(result.value.id));
  };

  /** Closes the form; what was typed waits for the next one. */
  readonly #cancel = (): void => {
    const handle = this.workspace.handle;
    const kept = handle && keptForm.of(handle.store);
    this.draft = null;
    handle?.setUi({ draft: null });
    if (kept) handle.toast({ text: this.l.t.form.kept });
    this.dispatchEvent(new FormCancelEvent());
  };

  readonly #startOver = (): void => {
    const store = this.store;
    if (!store) return;
    keptForm.forget(store);
    this.restored = false;
    this.problems = [];
    this.form = initialState(store, this.l, this.#today(store), this.#shown ?? {});
    this.#focusNext = 'first';
  };

  readonly #openSchemas = (): void => {
    const isShownByPage = openSchemas(this, {
      schemaId: this.form?.schemaId || null,
      l: () => this.l,
      forId: this.for,
      handle: () => this.workspace.handle,
    });
    // The page below must be reachable; the form comes back with all that was typed.
    if (isShownByPage && this.presentation === 'dialog') this.#cancel();
  };

  readonly #addContact = async (name: string): Promise<string | undefined> => {
    const result = await this.request('contact-create', { name });
    if (result.ok) return result.value.id;
    this.problems = result.problems.map((refusal) => ({ ...refusal, field: 'customerId' }));
    return undefined;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void this.#submit();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#cancel();
    }
  };

  /** The browser's own way to close a dialog (a back gesture): as by Escape. */
  readonly #onDialogCancel = (event: Event): void => {
    event.preventDefault();
    this.#cancel();
  };

  override render(): TemplateResult {
    const { l, form, store } = this;
    return html`<div class="base" part="base" lang=${l.locale}>
      ${
        !store || !form
          ? nothing
          : this.presentation === 'dialog'
            ? html`<dialog aria-labelledby="title" @cancel=${this.#onDialogCancel}>${this.#form(form)}</dialog>`
            : this.#form(form)
      }
    </div>`;
  }

  #form(form: FormState): TemplateResult | typeof nothing {
    const { l, store, readOnlyWords: refusal } = this;
    if (!store) return nothing;
    const { actions } = l.t.common;
    const words = l.t.form;
    return html`<form
      class="form ${this.presentation}"
      part="form"
      novalidate
      autocomplete="off"
      aria-labelledby="title"
      @submit=${this.#submit}
      @keydown=${this.#onKey}
    >
      <header class="form-head">
        <h2 id="title">${words.title}</h2>
        <button type="button" class="icon-button" aria-label=${actions.close} @click=${this.#cancel}>
          ${icons.close}
        </button>
      </header>
      <div class="form-body">
        ${
          this.restored
            ? html`<p class="kept">
              <span>${words.restored}</span>
              <button type="button" class="button quiet" @click=${this.#startOver}>${words.startOver}</button>
            </p>`
            : nothing
        }
        ${form.activityId === null ? nothing : html`<p class="hint" data-activity>${words.withActivity}</p>`}
        ${refusal === undefined ? nothing : html`<p class="read-only" role="status">${icons.alert}<span>${refusal}</span></p>`}
        <fieldset class="grid" ?disabled=${refusal !== undefined && keptForm.of(store) === undefined}>
          ${formFields({
            l,
            store,
            today: this.#today(store),
            state: form,
            problems: this.problems,
            customers: this.#customers,
            owners: this.#owners,
            picks: this.#hostPicks,
            change: this.#change,
            addContact: this.#addContact,
            openSchemas: this.#openSchemas,
          })}
        </fieldset>
      </div>
      <footer class="form-foot">${this.#footNote()}
        <button type="button" class="button" @click=${this.#cancel}>${actions.cancel}</button>
        <button type="submit" class="button primary" ?disabled=${this.busy || refusal !== undefined}>${actions.add}</button>
      </footer>
    </form>`;
  }

  #footNote(): TemplateResult {
    const { l } = this;
    if (this.problems.length === 0) {
      const key = /Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘' : 'Ctrl';
      return html`<p class="foot-note">${l.t.form.requiredNote} <span class="keys">${l.t.form.shortcut(key)}</span></p>`;
    }
    // Reasons that belong to no field stand here; those of a field stand beside it.
    const general = this.problems.filter(({ field }) => field === undefined || field === 'id');
    const text =
      general.length > 0
        ? general.map((refusal) => l.problem(refusal)).join(' ')
        : l.t.form.fixProblems(this.problems.length);
    return html`<p class="foot-note problem" role="alert" tabindex="-1">${text}</p>`;
  }
}
