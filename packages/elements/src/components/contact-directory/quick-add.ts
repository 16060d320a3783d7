import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import {
  CONTACT_TYPES,
  type CommandInput,
  type ContactId,
  type ContactType,
  type DuplicatePair,
  type Problem,
} from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { duplicateIndex } from '../../contacts/live-contacts.js';
import { segmentEditor } from '../../fields/choice-editor.js';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import { searchContacts } from '../../fields/searches.js';
import { textEditor } from '../../fields/text-editor.js';
import type { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { ComboboxController, type ComboboxValue } from '../../primitives/combobox-controller.js';

interface Draft {
  readonly type: ContactType;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly company: ComboboxValue;
}

const EMPTY: Draft = { type: 'company', name: '', phone: '', email: '', company: { id: null, text: '' } };
/** So many that may be the same are named. */
const NAMED = 3;

export interface QuickAddOptions {
  readonly store: () => PipelineStore | undefined;
  readonly l: () => Localizer;
  readonly picks: HostPicks;
  readonly create: (input: CommandInput<'contact-create'>) => Promise<CommandResult<'contact-create'>>;
  readonly added: (id: ContactId, name: string) => void;
  readonly open: (id: ContactId) => void;
  readonly closed: () => void;
}

/** A new person or company in a few keys. What is refused stays typed, with the reason; who may be here already is named while one types (D78). */
export class QuickAdd implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: QuickAddOptions;
  readonly #companies: ComboboxController;
  #draft: Draft = EMPTY;
  #problems: readonly Problem[] = [];
  #isOpen = false;
  #isBusy = false;
  #focusNext: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: QuickAddOptions) {
    this.#host = host;
    this.#options = options;
    this.#companies = new ComboboxController(host);
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** With what was searched as the name, unless one is typed already. */
  open(name = ''): void {
    this.#isOpen = true;
    if (this.#draft.name.trim() === '') this.#draft = { ...this.#draft, name };
    this.#focusNext = '#new-name';
    this.#host.requestUpdate();
  }

  /** What was typed stays for the next time. */
  readonly close = (): void => {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#problems = [];
    this.#host.requestUpdate();
    this.#options.closed();
  };

  hostUpdated(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector !== undefined) this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }

  #change(part: Partial<Draft>, field: string): void {
    this.#draft = { ...this.#draft, ...part };
    this.#problems = this.#problems.filter((problem) => problem.field !== field);
    this.#host.requestUpdate();
  }

  #refuse(problems: readonly Problem[]): void {
    this.#problems = problems;
    this.#focusNext = '.quick-add [aria-invalid="true"]';
    this.#host.requestUpdate();
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#isBusy) return;
    this.#companies.settle();
    const { type, name, phone, email, company } = this.#draft;
    if (type === 'person' && company.id === null && company.text.trim() !== '') {
      this.#refuse([{ code: 'unknown-record', field: 'parentId' }]);
      return;
    }
    this.#isBusy = true;
    const result = await this.#options
      .create({
        type,
        name,
        phone: phone.trim() || null,
        email: email.trim() || null,
        ...(type === 'person' && { parentId: company.id }),
      })
      .finally(() => {
        this.#isBusy = false;
      });
    if (!result.ok) {
      this.#refuse(result.problems);
      return;
    }
    this.#draft = { ...EMPTY, type };
    this.#isOpen = false;
    this.#problems = [];
    this.#host.requestUpdate();
    this.#options.added(result.value.id, name.trim());
  };

  readonly #addCompany = async (name: string): Promise<string | undefined> => {
    const result = await this.#options.create({ type: 'company', name });
    if (result.ok) return result.value.id;
    this.#refuse(result.problems.map((problem) => ({ ...problem, field: 'parentId' })));
    return undefined;
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  };

  #similar(store: PipelineStore): readonly DuplicatePair[] {
    const { type, name, phone, email, company } = this.#draft;
    if (name.trim() === '' && phone.trim() === '' && email.trim() === '') return [];
    return duplicateIndex(store)
      .similar({
        type,
        name,
        phone: phone.trim() || null,
        email: email.trim() || null,
        parentId: type === 'person' ? company.id : null,
      })
      .slice(0, NAMED);
  }

  render(): TemplateResult | typeof nothing {
    const store = this.#options.store();
    if (!this.#isOpen || !store) return nothing;
    const l = this.#options.l();
    const { adding, types, typeLabel } = l.t.contacts;
    const { actions } = l.t.common;
    const { type, company } = this.#draft;
    const problem = (field: string): string | undefined => {
      const found = this.#problems.find((one) => one.field === field);
      return found && l.problem(found);
    };
    const general = this.#problems.find(({ field }) => field === undefined || field === 'id');
    const line = (field: 'name' | 'phone' | 'email', inputMode?: 'tel' | 'email'): TemplateResult =>
      fieldShell({
        id: `new-${field}`,
        label: adding[field],
        required: field === 'name',
        problem: problem(field),
        editor: textEditor({
          id: `new-${field}`,
          text: this.#draft[field],
          required: field === 'name',
          invalid: problem(field) !== undefined,
          describedBy: notesOf(`new-${field}`),
          ...(inputMode && { inputMode }),
          change: (text) => {
            this.#change({ [field]: text }, field);
          },
        }),
      });
    return html`<form
      class="quick-add"
      part="form"
      novalidate
      aria-labelledby="new-title"
      @submit=${this.#submit}
      @keydown=${this.#keydown}
    >
      <div class="quick-head">
        <h3 id="new-title">${adding.title}</h3>
        <button type="button" class="icon-button" aria-label=${actions.close} @click=${this.close}>
          ${icons.close}
        </button>
      </div>
      <div class="quick-fields">
        ${segmentEditor({
          id: 'new-type',
          label: typeLabel,
          value: type,
          choices: CONTACT_TYPES.map((value) => ({ value, label: types[value] })),
          change: (value) => {
            this.#change({ type: value as ContactType }, 'type');
          },
        })}
        ${line('name')} ${line('phone', 'tel')} ${line('email', 'email')}
        ${
          type === 'person'
            ? fieldShell({
                id: 'new-company',
                label: adding.company,
                problem: problem('parentId'),
                editor: this.#companies.render({
                  id: 'new-company',
                  label: adding.company,
                  value: company,
                  placeholder: adding.companyPlaceholder,
                  none: adding.noCompany,
                  invalid: problem('parentId') !== undefined,
                  describedBy: notesOf('new-company'),
                  words: {
                    noMatches: l.t.form.noMatches,
                    more: l.t.form.moreMatches,
                    open: l.t.form.openList,
                  },
                  search: (query) => searchContacts(store, l, query, 'company'),
                  elsewhere: this.#options.picks.contacts(l),
                  add: { label: adding.addCompany, run: this.#addCompany },
                  change: (value) => {
                    this.#change({ company: value }, 'parentId');
                  },
                }),
              })
            : nothing
        }
      </div>
      ${this.#similarTemplate(store, l)}
      <div class="quick-foot">
        ${general ? html`<p class="problem" role="alert">${l.problem(general)}</p>` : nothing}
        <button type="button" class="button" @click=${this.close}>${actions.cancel}</button>
        <button type="submit" class="button primary">${actions.add}</button>
      </div>
    </form>`;
  }

  #similarTemplate(store: PipelineStore, l: Localizer): TemplateResult | typeof nothing {
    const similar = this.#similar(store);
    if (similar.length === 0) return nothing;
    const { adding, evidence, open } = l.t.contacts;
    return html`<div class="similar" role="status">
      <p>${icons.alert} ${adding.similar}</p>
      <ul>
        ${similar.map(({ id, kinds }) => {
          const name = store.get('contacts', id)?.name ?? '';
          return html`<li>
            <button
              type="button"
              class="link"
              aria-label=${open(name)}
              @click=${() => {
                this.#options.open(id);
              }}
            >
              ${name}
            </button>
            <span class="hint">${l.list(kinds.map((kind) => evidence[kind]))}</span>
          </li>`;
        })}
      </ul>
    </div>`;
  }
}
