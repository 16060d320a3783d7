import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Contact, ContactFields, Problem } from '@firsat/model';
import type { Localizer } from '../../locales/localizer.js';

const FIELDS = ['name', 'phone', 'email'] as const;
type Field = (typeof FIELDS)[number];
const TYPES = { name: 'text', phone: 'tel', email: 'email' } as const;

export interface ContactFormOptions {
  readonly save: (id: string, changes: Partial<ContactFields>) => Promise<readonly Problem[]>;
  readonly closed: (id: string) => void;
}

/** S118: how somebody is called and reached, edited where the sale is; only what was changed is written. */
export class ContactForm {
  readonly #host: LitElement;
  readonly #options: ContactFormOptions;
  #contact: Contact | undefined;
  #draft: Record<Field, string> = { name: '', phone: '', email: '' };
  #problems: readonly Problem[] = [];

  constructor(host: LitElement, options: ContactFormOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#contact !== undefined;
  }

  isOf(id: string): boolean {
    return this.#contact?.id === id;
  }

  open(contact: Contact): void {
    this.#contact = contact;
    this.#draft = { name: contact.name, phone: contact.phone ?? '', email: contact.email ?? '' };
    this.#problems = [];
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>('#contact-phone')?.focus();
    });
  }

  #close(): void {
    const id = this.#contact?.id ?? '';
    this.#contact = undefined;
    this.#host.requestUpdate();
    this.#options.closed(id);
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const contact = this.#contact;
    if (!contact) return;
    const changes: { -readonly [F in Field]?: string } = {};
    for (const field of FIELDS)
      if (this.#draft[field].trim() !== (contact[field] ?? '')) changes[field] = this.#draft[field];
    void this.#options.save(contact.id, changes).then((problems) => {
      this.#problems = problems;
      if (problems.length === 0) this.#close();
      else this.#host.requestUpdate();
    });
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  render(l: Localizer): TemplateResult {
    const { actions } = l.t.common;
    return html`<form class="editor contact-form" @submit=${this.#submit} @keydown=${this.#keydown}>
      <div class="pair">${FIELDS.map((field) => this.#field(field, l))}</div>
      <div class="editor-end">
        <button
          type="button"
          class="button"
          @click=${() => {
            this.#close();
          }}
        >
          ${actions.cancel}
        </button>
        <button class="button primary save">${actions.save}</button>
      </div>
    </form>`;
  }

  #field(field: Field, l: Localizer): TemplateResult {
    const wrong = this.#problems.find((one) => one.field === field);
    const id = `contact-${field}`;
    return html`<div class="field">
      <label for=${id}>${l.t.links.fields[field]}</label>
      <input
        class="input"
        id=${id}
        type=${TYPES[field] === 'email' ? 'text' : TYPES[field]}
        inputmode=${TYPES[field]}
        autocomplete="off"
        aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? `${id}-problem` : nothing}
        .value=${live(this.#draft[field])}
        @input=${(event: Event) => {
          this.#draft[field] = (event.currentTarget as HTMLInputElement).value;
        }}
      />
      ${wrong ? html`<p class="problem" id="${id}-problem" role="alert">${l.problem(wrong)}</p>` : nothing}
    </div>`;
  }
}
