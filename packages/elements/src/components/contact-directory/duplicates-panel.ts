import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { channelsOf, type CommandInput, type ContactId, type DuplicateGroup } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { duplicateIndex } from '../../contacts/live-contacts.js';
import type { ToastRequest } from '../../contexts/workspace-context.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { moreButton } from '../../primitives/more-button.js';

/** Groups that are shown at first, and with each press of the button. */
const PAGE = 10;

export interface DuplicatesOptions {
  readonly store: () => PipelineStore | undefined;
  readonly l: () => Localizer;
  readonly canEdit: () => boolean;
  readonly distinguish: (
    input: CommandInput<'contact-distinguish'>,
  ) => Promise<CommandResult<'contact-distinguish'>>;
  readonly merge: (ids: readonly ContactId[]) => void;
  readonly open: (id: ContactId) => void;
  readonly toast: (request: ToastRequest) => void;
}

/** D78: contacts that may be one, with the reason; each group is merged, or told apart for good. */
export class DuplicatesPanel implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: DuplicatesOptions;
  #isOpen = false;
  #shown = PAGE;
  #focusNext = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: DuplicatesOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#focusNext) return;
    this.#focusNext = false;
    const root = this.#host.shadowRoot;
    (
      root?.querySelector<HTMLElement>('.group .merge') ?? root?.querySelector<HTMLElement>('.query')
    )?.focus();
  }

  /** The group that the focus was in is gone: it goes on with the next one. */
  refocus(): void {
    this.#focusNext = true;
    this.#host.requestUpdate();
  }

  #toggle(): void {
    this.#isOpen = !this.#isOpen;
    this.#shown = PAGE;
    this.#host.requestUpdate();
  }

  async #tellApart({ ids }: DuplicateGroup): Promise<void> {
    const { store, l, distinguish, toast } = this.#options;
    const names = ids.map((id) => store()?.get('contacts', id)?.name ?? '');
    for (const [at, id] of ids.entries()) {
      for (const otherId of ids.slice(at + 1)) {
        const result = await distinguish({ id, otherId });
        const [problem] = result.ok ? [] : result.problems;
        if (!problem) continue;
        toast({ text: l().problem(problem), tone: 'problem' });
        return;
      }
    }
    toast({ text: l().t.contacts.duplicates.toldApart(l().list(names)), undo: ids.length === 2 });
    this.refocus();
  }

  render(): TemplateResult | typeof nothing {
    const { store: storeOf, l: localizer } = this.#options;
    const store = storeOf();
    if (!store) return nothing;
    const { groups } = duplicateIndex(store);
    if (groups.length === 0) return nothing;
    const l = localizer();
    const { duplicates } = l.t.contacts;
    return html`<section class="duplicates" part="duplicates" aria-label=${duplicates.title}>
      <p class="notice">
        ${icons.merge}<span>${duplicates.found(groups.length)}</span>
        <button
          type="button"
          class="button quiet review"
          aria-expanded=${this.#isOpen ? 'true' : 'false'}
          @click=${() => {
            this.#toggle();
          }}
        >
          ${this.#isOpen ? duplicates.hide : duplicates.show}
        </button>
      </p>
      ${
        this.#isOpen
          ? html`<ul class="groups">
                ${repeat(
                  groups.slice(0, this.#shown),
                  ({ ids }) => ids.join(' '),
                  (group) => this.#group(store, l, group),
                )}
              </ul>
              ${moreButton({
                all: groups.length,
                shown: this.#shown,
                page: PAGE,
                words: (count) => duplicates.more(l.number(count)),
                quiet: true,
                more: () => {
                  this.#shown += PAGE;
                  this.#host.requestUpdate();
                },
              })}`
          : nothing
      }
    </section>`;
  }

  #group(store: PipelineStore, l: Localizer, group: DuplicateGroup): TemplateResult {
    const { duplicates, evidence, open } = l.t.contacts;
    const contacts = group.ids.flatMap((id) => store.get('contacts', id) ?? []);
    const names = l.list(contacts.map(({ name }) => name));
    return html`<li class="group" data-ids=${group.ids.join(' ')}>
      <div class="evidence">
        ${group.kinds.map((kind) => html`<span class="badge">${evidence[kind]}</span>`)}
      </div>
      <ul class="members">
        ${contacts.map(
          (contact) => html`<li>
            <button
              type="button"
              class="link"
              aria-label=${open(contact.name)}
              @click=${() => {
                this.#options.open(contact.id);
              }}
            >
              ${contact.name}
            </button>
            <span class="hint figure"
              >${[...channelsOf(contact).map(({ value }) => value), contact.taxNumber ?? ''].filter(Boolean).join(' · ')}</span
            >
          </li>`,
        )}
      </ul>
      ${
        this.#options.canEdit()
          ? html`<div class="group-actions">
              <button
                type="button"
                class="button different"
                aria-label=${duplicates.differentNamed(names)}
                @click=${() => void this.#tellApart(group)}
              >
                ${duplicates.different}
              </button>
              <button
                type="button"
                class="button primary merge"
                aria-label=${duplicates.mergeNamed(names)}
                @click=${() => {
                  this.#options.merge(group.ids);
                }}
              >
                ${duplicates.merge}
              </button>
            </div>`
          : nothing
      }
    </li>`;
  }
}
