import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  fold,
  LINK_ROLES,
  linksOf,
  problem,
  resolveContact,
  type CollectionName,
  type CommandInput,
  type CommandName,
  type CommandValue,
  type Contact,
  type Link,
  type Opportunity,
  type Problem,
} from '@firsat/model';
import type { StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { searchContacts } from '../../fields/searches.js';
import { ownZone } from '../../fields/when-words.js';
import { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import { ComboboxController } from '../../primitives/combobox-controller.js';
import { comboboxStyles } from '../../primitives/combobox.styles.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { todoListStyles } from '../../styles/todo-list.styles.js';
import { activityStyles } from '../opportunity-activities/activities.styles.js';
import { ActivityEditor } from '../opportunity-activities/activity-editor.js';
import { ContactForm } from './contact-form.js';
import { linkStyles } from './links.styles.js';
import { wayLinks } from './way-links.js';
import '../../locales/areas/activities.js';
import '../../locales/areas/form.js';
import '../../locales/areas/links.js';
import '../../locales/areas/problems.js';
import '../../locales/areas/todo.js';

const WATCHED: readonly CollectionName[] = ['links', 'contacts', 'activities', 'opportunities', 'members'];

/**
 * The people and companies that have to do with one opportunity (S65): its customer, and whoever was linked, with a role. A press at the end of a row logs a
 * call with that person (S66). Part of the detail, and usable alone.
 *
 * @csspart base - The wrapper that carries the looks.
 * @csspart link - One person or company.
 */
export class OpportunityLinks extends FirsatElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    fieldStyles,
    comboboxStyles,
    todoListStyles,
    activityStyles,
    linkStyles,
  ];

  /** Id of the opportunity; empty = the one that is open in the workspace. */
  @property({ reflect: true }) opportunity = '';

  @state() private text = '';
  @state() private refusal: Problem | undefined;
  /** The call that was just logged in a row: whose row, and which. */
  #logged: { readonly contactId: string; readonly activityId: string } | undefined;
  readonly #combobox = new ComboboxController(this);
  readonly #hostPicks = new HostPicks(this, this.workspace, (name, input) => this.request(name, input));
  readonly #editor: ActivityEditor = new ActivityEditor(this, {
    picks: this.#hostPicks,
    store: () => this.store,
    localizer: () => this.l,
    save: async (id, changes) => (await this.#ask('activity-edit', { id, changes })).problems?.[0],
    addContact: (name) => this.#newContact(name),
    closed: () => {
      const contactId = this.#logged?.contactId ?? '';
      this.#logged = undefined;
      this.requestUpdate();
      this.#focus(`[data-contact='${contactId}'] .log`);
    },
  });
  readonly #form: ContactForm = new ContactForm(this, {
    save: async (id, changes) => (await this.#ask('contact-edit', { id, changes })).problems ?? [],
    closed: (id) => {
      this.#focus(`[data-contact='${id}'] .edit`);
    },
  });

  protected override watches({ changed }: StoreChange): boolean {
    return WATCHED.some((name) => changed.has(name));
  }

  /** Whether something is typed that is not saved. */
  get hasDraft(): boolean {
    return this.text !== '' || this.#form.isOpen || this.#editor.hasDraft;
  }

  /** Puts the focus where somebody is linked. */
  begin(): void {
    this.#focus('#add-link');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pagehide', this.#saveTyped);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('pagehide', this.#saveTyped);
    this.#saveTyped();
    super.disconnectedCallback();
  }

  readonly #saveTyped = (): void => {
    void this.#editor.commitAll();
  };

  get #record(): Opportunity | undefined {
    return this.store?.get('opportunities', this.opportunity || (this.workspace.handle?.ui.openId ?? ''));
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  /** Asks for a command; what nothing else shows, the workspace does. */
  async #ask<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    said?: string,
  ): Promise<{ readonly value?: CommandValue<N>; readonly problems?: readonly Problem[] }> {
    const result = await this.request(name, input);
    if (!result.ok) {
      if (said !== undefined) this.workspace.handle?.showProblem(result.problems[0] ?? problem('failed'));
      return { problems: result.problems };
    }
    if (said) this.workspace.handle?.toast({ text: said, undo: true });
    return { value: result.value };
  }

  async #newContact(name: string): Promise<string | undefined> {
    const { value, problems } = await this.#ask('contact-create', { name, type: 'person' });
    this.refusal = problems?.[0];
    return value?.id;
  }

  async #add(contactId: string): Promise<void> {
    const opportunity = this.#record;
    if (!opportunity || !this.store) return;
    const name = resolveContact(this.store, contactId)?.name ?? '';
    const { value } = await this.#ask(
      'link-add',
      { opportunityId: opportunity.id, contactId },
      this.l.t.links.said.added(name),
    );
    if (!value) return;
    this.text = '';
    // In which role is asked next; it may be left open.
    this.#focus(`[data-id='${value.id}'] .role`);
  }

  /** S66: a call with this person, about this opportunity, now; what was said is typed in the row. */
  async #log(contact: Contact): Promise<void> {
    const opportunity = this.#record;
    if (!opportunity) return;
    const { said, kinds } = this.l.t.activities;
    const { value } = await this.#ask(
      'activity-log',
      {
        kind: 'call',
        opportunityId: opportunity.id,
        people: { [contact.id]: true },
        zone: ownZone(),
        held: true,
      },
      said.loggedWith(kinds.call, contact.name),
    );
    if (!value) return;
    this.#logged = { contactId: contact.id, activityId: value.id };
    this.#editor.open(value.id);
  }

  /** A role as it is kept: the code of the list whose word was typed or chosen, else the word. */
  #roleOf(text: string): string {
    const { roles } = this.l.t.links;
    return LINK_ROLES.find((code) => fold(roles[code]) === fold(text.trim())) ?? text;
  }

  #roleWords(role: string | null): string {
    const known: Readonly<Partial<Record<string, string>>> = this.l.t.links.roles;
    return role === null ? '' : (known[role] ?? role);
  }

  override render(): TemplateResult {
    const { l, store } = this;
    const { links } = l.t;
    const opportunity = this.#record;
    const customer = store && opportunity ? resolveContact(store, opportunity.customerId) : undefined;
    const linked = store && opportunity ? linksOf(store, opportunity.id) : [];
    const canEdit = this.canEdit && opportunity?.removed === null;
    return html`<div class="base" part="base" lang=${l.locale}>
      ${canEdit ? this.#adder() : nothing}
      <datalist id="roles">${LINK_ROLES.map((code) => html`<option value=${links.roles[code]}></option>`)}</datalist>
      <ul class="list" aria-label=${links.label}>
        ${customer ? this.#item(customer, undefined, canEdit) : nothing}
        ${repeat(
          linked,
          ({ link }) => link.id,
          ({ link, contact }) => this.#item(contact, link, canEdit),
        )}
      </ul>
      ${linked.length === 0 ? html`<p class="hint nothing">${links.nothing}</p>` : nothing}
    </div>`;
  }

  #adder(): TemplateResult {
    const { l, store, refusal } = this;
    const { links } = l.t;
    return html`<div class="field new">
      <label for="add-link">${links.add}</label>
      ${this.#combobox.render({
        id: 'add-link',
        label: links.add,
        value: { id: null, text: this.text },
        placeholder: links.addPlaceholder,
        invalid: refusal !== undefined,
        search: (query) => (store ? searchContacts(store, l, query) : { options: [], more: 0 }),
        elsewhere: this.#hostPicks.contacts(l),
        words: { noMatches: links.noMatches, more: links.more, open: links.openList },
        add: { label: links.newContact, run: (name) => this.#newContact(name) },
        change: ({ id, text }) => {
          this.text = id === null ? text : '';
          this.refusal = undefined;
        },
        chosen: (id) => {
          if (id !== null) void this.#add(id);
        },
      })}
      ${refusal ? html`<p class="problem" role="alert">${l.problem(refusal)}</p>` : nothing}
    </div>`;
  }

  #item(contact: Contact, link: Link | undefined, canEdit: boolean): TemplateResult {
    const { l } = this;
    const isLogging = canEdit && this.#logged?.contactId === contact.id;
    return html`<li
        class="item ${link ? '' : 'customer'}"
        part="link"
        data-id=${link?.id ?? nothing}
        data-contact=${contact.id}
      >
        ${
          canEdit && this.#form.isOf(contact.id)
            ? this.#form.render(l)
            : html`<span class="lead" aria-hidden="true">
                ${contact.type === 'person' ? icons.user : icons.building}
              </span>
              ${this.#who(contact, link, canEdit)} ${this.#actions(contact, link, canEdit)}`
        }
      </li>
      ${isLogging ? html`<li class="item logging">${this.#editor.render(l)}</li>` : nothing}`;
  }

  #who(contact: Contact, link: Link | undefined, canEdit: boolean): TemplateResult {
    const { links } = this.l.t;
    const parent =
      contact.parentId === null || !this.store
        ? ''
        : (resolveContact(this.store, contact.parentId)?.name ?? '');
    const role = link ? this.#roleWords(link.role) : links.customer;
    return html`<div class="who">
      <span><strong>${contact.name}</strong>${parent === '' ? nothing : html`<span class="sub">${parent}</span>`}</span>
      ${
        link && canEdit
          ? html`<input
              class="input role"
              list="roles"
              autocomplete="off"
              aria-label=${links.role(contact.name)}
              placeholder=${links.rolePlaceholder}
              .value=${live(role)}
              @change=${(event: Event) => {
                const role = this.#roleOf((event.currentTarget as HTMLInputElement).value);
                void this.#ask('link-edit', { id: link.id, changes: { role } }, '').then(() => {
                  this.requestUpdate();
                });
              }}
            />`
          : html`<span class="sub role">${role}</span>`
      }
    </div>`;
  }

  #actions(contact: Contact, link: Link | undefined, canEdit: boolean): TemplateResult {
    const { links } = this.l.t;
    const button = (name: string, label: string, icon: TemplateResult, run: () => void): TemplateResult =>
      html`<button class="icon-button ${name}" aria-label=${label} title=${label} @click=${run}>${icon}</button>`;
    return html`<div class="item-actions">
      ${wayLinks(contact, this.l)}
      ${
        canEdit
          ? html`${button('edit', links.edit(contact.name), icons.edit, () => {
              this.#form.open(contact);
            })}
            ${
              link
                ? button('remove', links.remove(contact.name), icons.trash, () => {
                    void this.#ask('link-remove', { id: link.id }, links.said.removed(contact.name));
                  })
                : nothing
            }
            ${button('log', links.log(contact.name), icons.phoneLog, () => void this.#log(contact))}`
          : nothing
      }
    </div>`;
  }
}
