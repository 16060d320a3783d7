import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import type { CommandInput, Contact, ContactId } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { nextTask } from '../../base/next-task.js';
import { browserTimer } from '../../base/timer.js';
import type { ToastRequest } from '../../contexts/workspace-context.js';
import { DataExportRequestEvent } from '../../events/data-export-request.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

export interface PersonalDataOptions {
  readonly store: () => PipelineStore | undefined;
  readonly l: () => Localizer;
  readonly erase: (input: CommandInput<'contact-erase'>) => Promise<CommandResult<'contact-erase'>>;
  readonly toast: (request: ToastRequest) => void;
}

/** D77: all that is kept about a contact as a file, and the end of their personal data, which asks first since nothing brings them back. */
export class PersonalDataSection implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PersonalDataOptions;
  readonly #dialog: Ref<HTMLDialogElement> = createRef();
  readonly #link: Ref<HTMLAnchorElement> = createRef();
  #asking: ContactId | undefined;
  #file: { readonly name: string; readonly href: string } | undefined;
  #isBuilding = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PersonalDataOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const dialog = this.#dialog.value;
    if (dialog && this.#asking !== undefined && !dialog.open) dialog.showModal();
  }

  hostDisconnected(): void {
    this.#asking = undefined;
    this.#forget();
  }

  #forget(): void {
    if (this.#file) URL.revokeObjectURL(this.#file.href);
    this.#file = undefined;
  }

  /** Builds the file and hands it to the browser. The page may refuse. */
  async exportOne(contactId: ContactId): Promise<File | undefined> {
    const { store: storeOf, l, toast } = this.#options;
    const store = storeOf();
    if (!store || this.#isBuilding) return undefined;
    if (!store.workLoaded) {
      toast({ text: l().problem({ code: 'not-ready' }), tone: 'problem' });
      return undefined;
    }
    if (!this.#host.dispatchEvent(new DataExportRequestEvent({ what: 'person', contactId })))
      return undefined;
    this.#isBuilding = true;
    try {
      const { personFile } = await import('../../contacts/person-file.js');
      const built = await personFile(
        { store, l: l(), timer: browserTimer, pause: () => nextTask() },
        contactId,
      );
      if (!built) return undefined;
      const { file, missing } = built;
      this.#forget();
      this.#file = { name: file.name, href: URL.createObjectURL(file) };
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      this.#link.value?.click();
      const words = l().t.profile.data;
      if (missing > 0) toast({ text: words.missingTexts(l().number(missing)), tone: 'problem' });
      else toast({ text: words.exported(file.name) });
      return file;
    } catch {
      toast({ text: l().problem({ code: 'failed' }), tone: 'problem' });
      return undefined;
    } finally {
      this.#isBuilding = false;
      this.#host.requestUpdate();
    }
  }

  #close(): void {
    if (this.#asking === undefined) return;
    this.#asking = undefined;
    if (this.#dialog.value?.open) this.#dialog.value.close();
    this.#host.requestUpdate();
    this.#host.shadowRoot?.querySelector<HTMLElement>('.erase')?.focus();
  }

  async #erase(id: ContactId): Promise<void> {
    const { l, erase, toast } = this.#options;
    const result = await erase({ id });
    const [problem] = result.ok ? [] : result.problems;
    if (problem) toast({ text: l().problem(problem), tone: 'problem' });
    else toast({ text: l().t.profile.data.erasedNow });
    this.#close();
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  render(contact: Contact, canEdit: boolean): TemplateResult {
    const l = this.#options.l();
    const { data } = l.t.profile;
    const { id } = contact;
    return html`<section class="data" aria-labelledby="data-title">
      <h3 id="data-title">${data.title}</h3>
      <div class="data-actions">
        <button
          type="button"
          class="button export"
          ?disabled=${this.#isBuilding}
          @click=${() => void this.exportOne(id)}
        >
          ${icons.download} ${data.exportOne}
        </button>
        ${
          canEdit
            ? html`<button
                type="button"
                class="button quiet danger erase"
                @click=${() => {
                  this.#asking = id;
                  this.#host.requestUpdate();
                }}
              >
                ${data.erase}
              </button>`
            : nothing
        }
        ${
          this.#file
            ? html`<a
                class="visually-hidden"
                tabindex="-1"
                aria-hidden="true"
                ${ref(this.#link)}
                href=${this.#file.href}
                download=${this.#file.name}
                @click=${(event: Event) => {
                  // The page's own links are routed by the page; this one is a file.
                  event.stopPropagation();
                }}
              ></a>`
            : nothing
        }
      </div>
      ${
        this.#asking === id
          ? html`<dialog
              ${ref(this.#dialog)}
              class="ask"
              aria-labelledby="erase-title"
              aria-describedby="erase-text"
              @keydown=${this.#keydown}
              @cancel=${(event: Event) => {
                event.preventDefault();
                this.#close();
              }}
            >
              <h2 id="erase-title">${data.eraseTitle}</h2>
              <p><strong>${contact.name}</strong></p>
              <p id="erase-text">${data.eraseText}</p>
              <p class="muted">${data.eraseHint}</p>
              <div class="form-actions">
                <button
                  type="button"
                  class="button keep"
                  @click=${() => {
                    this.#close();
                  }}
                >
                  ${l.t.common.actions.cancel}
                </button>
                <button type="button" class="button danger erase-now" @click=${() => void this.#erase(id)}>
                  ${data.eraseNow}
                </button>
              </div>
            </dialog>`
          : nothing
      }
    </section>`;
  }
}
