import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { live } from 'lit/directives/live.js';
import type { CommandInput, Contact, ContactId, Problem } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { wayLinks } from '../../contacts/channel-links.js';
import { contactDirectory } from '../../contacts/live-contacts.js';
import type { ToastRequest } from '../../contexts/workspace-context.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

export interface PeopleOptions {
  readonly l: () => Localizer;
  readonly create: (input: CommandInput<'contact-create'>) => Promise<CommandResult<'contact-create'>>;
  readonly toast: (request: ToastRequest) => void;
  readonly open: (id: ContactId) => void;
}

/** The people of a company, and companies below it; a name and Enter is one more. */
export class PeopleSection implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PeopleOptions;
  /** What is typed, by company: it waits there. */
  readonly #typed = new Map<ContactId, string>();
  #problem: { readonly of: ContactId; readonly problem: Problem } | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PeopleOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#problem = undefined;
  }

  async #add({ id }: Contact): Promise<void> {
    const { l, create, toast } = this.#options;
    const name = (this.#typed.get(id) ?? '').trim();
    if (name === '') return;
    const result = await create({ type: 'person', name, parentId: id });
    const [problem] = result.ok ? [] : result.problems;
    this.#problem = problem && { of: id, problem };
    if (result.ok) {
      this.#typed.delete(id);
      toast({ text: l().t.profile.people.added(name), undo: true });
    }
    this.#host.requestUpdate();
  }

  render(store: PipelineStore, contact: Contact, readonly: boolean): TemplateResult | typeof nothing {
    const l = this.#options.l();
    const { people: words } = l.t.profile;
    const people = [...contactDirectory(store, l.language).index.people(contact.id)].sort((a, b) =>
      l.compare(a.name, b.name),
    );
    if (contact.type === 'person' && people.length === 0) return nothing;
    const problem = this.#problem?.of === contact.id ? this.#problem.problem : undefined;
    const branches = people.some(({ type }) => type === 'company');
    return html`<section class="people" aria-labelledby="people-title">
      <div class="section-head">
        <h3 id="people-title">
          ${branches ? words.branches : words.title} <span class="count figure">${l.number(people.length)}</span>
        </h3>
      </div>
      ${people.length === 0 && readonly ? html`<p class="muted">${words.none}</p>` : nothing}
      <ul class="plain">
        ${people.map(
          (person) => html`<li class="person" data-id=${person.id}>
            ${person.type === 'company' ? icons.building : icons.user}
            <button
              type="button"
              class="link"
              aria-label=${l.t.contacts.open(person.name)}
              @click=${() => {
                this.#options.open(person.id);
              }}
            >
              ${person.name}
            </button>
            <span class="channel-actions">${wayLinks(person, l)}</span>
          </li>`,
        )}
      </ul>
      ${
        readonly || contact.type === 'person'
          ? nothing
          : html`<form
              class="add-person"
              novalidate
              @submit=${(event: Event) => {
                event.preventDefault();
                void this.#add(contact);
              }}
            >
              <input
                class="input"
                name="person"
                type="text"
                autocomplete="off"
                aria-label=${words.add}
                aria-invalid=${problem ? 'true' : nothing}
                aria-describedby="person-problem"
                placeholder=${words.placeholder}
                .value=${live(this.#typed.get(contact.id) ?? '')}
                @input=${(event: Event) => {
                  this.#typed.set(contact.id, (event.currentTarget as HTMLInputElement).value);
                  this.#problem = undefined;
                }}
              />
              <button type="submit" class="button">${icons.plus} ${words.add}</button>
            </form>`
      }
      <p class="problem" id="person-problem" ?hidden=${!problem}>${problem ? l.problem(problem) : nothing}</p>
    </section>`;
  }
}
