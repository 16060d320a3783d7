import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import {
  callLink,
  CHANNEL_KINDS,
  CHANNEL_LABELS,
  channelsOf,
  CONTACT_WAYS,
  mailLink,
  preferredWays,
  smsLink,
  takesSms,
  type Channel,
  type ChannelKind,
  type CommandInput,
  type Contact,
  type ContactWay,
  type Problem,
} from '@firsat/model';
import type { CommandResult } from '@firsat/store';
import type { ToastRequest } from '../../contexts/workspace-context.js';
import { choiceEditor } from '../../fields/choice-editor.js';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import { textEditor } from '../../fields/text-editor.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

type ChannelCommand = 'contact-channel-set' | 'contact-channel-remove' | 'contact-edit';

export interface ChannelsOptions {
  readonly l: () => Localizer;
  readonly request: <N extends ChannelCommand>(name: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
  readonly toast: (request: ToastRequest) => void;
}

interface Draft {
  readonly contactId: string;
  /** Of the channel that is edited; `undefined`: a new one. */
  readonly key: string | undefined;
  readonly kind: ChannelKind;
  readonly value: string;
  readonly label: string;
}

/** S119: the phones and e-mails of a contact, each one press from being used; which is the main one, and which way is preferred. */
export class ChannelsPanel implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ChannelsOptions;
  #draft: Draft | undefined;
  #problems: readonly Problem[] = [];
  #focusNext: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ChannelsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector !== undefined) this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }

  #edit(draft: Draft): void {
    this.#draft = draft;
    this.#problems = [];
    this.#focusNext = '#channel-value';
    this.#host.requestUpdate();
  }

  #change(part: Partial<Draft>): void {
    if (this.#draft) this.#draft = { ...this.#draft, ...part };
    this.#problems = [];
    this.#host.requestUpdate();
  }

  #close(): void {
    const key = this.#draft?.key;
    this.#draft = undefined;
    this.#problems = [];
    this.#focusNext = key === undefined ? '.add-channel' : `.channel[data-key="${CSS.escape(key)}"] .edit`;
    this.#host.requestUpdate();
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const draft = this.#draft;
    if (!draft) return;
    const { contactId, key, kind, value, label } = draft;
    const result = await this.#options.request('contact-channel-set', {
      id: contactId,
      kind,
      value,
      label: label.trim() || null,
      ...(key !== undefined && { key }),
    });
    if (result.ok) {
      this.#close();
      return;
    }
    this.#problems = result.problems;
    this.#focusNext = '#channel-value';
    this.#host.requestUpdate();
  };

  async #makeMain(contact: Contact, { key, kind, value, label }: Channel): Promise<void> {
    await this.#told(
      this.#options.request('contact-channel-set', {
        id: contact.id,
        key,
        kind,
        value,
        label,
        primary: true,
      }),
    );
    this.#focusNext = `.channel[data-key="${kind}"] .edit`;
    this.#host.requestUpdate();
  }

  async #remove(contact: Contact, { key, value }: Channel): Promise<void> {
    const { l, request, toast } = this.#options;
    if (!(await this.#told(request('contact-channel-remove', { id: contact.id, key })))) return;
    toast({ text: l().t.profile.channels.removed(value), undo: true });
    this.#focusNext = '.add-channel';
    this.#host.requestUpdate();
  }

  #prefer(contact: Contact, way: ContactWay, isChosen: boolean): void {
    const ways = new Set(preferredWays(contact));
    if (isChosen) ways.add(way);
    else ways.delete(way);
    void this.#told(
      this.#options.request('contact-edit', { id: contact.id, changes: { preferred: [...ways] } }),
    );
  }

  async #told(result: Promise<CommandResult<ChannelCommand>>): Promise<boolean> {
    const done = await result;
    const [problem] = done.ok ? [] : done.problems;
    if (problem) this.#options.toast({ text: this.#options.l().problem(problem), tone: 'problem' });
    return done.ok;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  render(contact: Contact, readonly: boolean): TemplateResult {
    const l = this.#options.l();
    const { channels: words } = l.t.profile;
    const channels = channelsOf(contact);
    const draft = this.#draft?.contactId === contact.id ? this.#draft : undefined;
    return html`<section class="channels" aria-labelledby="channels-title">
      <div class="section-head">
        <h3 id="channels-title">${words.title}</h3>
        ${
          readonly
            ? nothing
            : html`<button
                type="button"
                class="button quiet add-channel"
                aria-label=${words.addTitle}
                @click=${() => {
                  const kind = contact.phone === null ? 'phone' : 'email';
                  this.#edit({ contactId: contact.id, key: undefined, kind, value: '', label: '' });
                }}
              >
                ${icons.plus} ${words.add}
              </button>`
        }
      </div>
      ${channels.length === 0 && !draft ? html`<p class="muted">${words.none}</p>` : nothing}
      <ul class="plain">
        ${channels.map((channel) =>
          draft?.key === channel.key
            ? html`<li>${this.#form(draft)}</li>`
            : this.#channel(contact, channel, channels, readonly),
        )}
      </ul>
      ${draft && draft.key === undefined ? this.#form(draft) : nothing} ${this.#preferred(contact, readonly)}
    </section>`;
  }

  #channel(contact: Contact, channel: Channel, all: readonly Channel[], readonly: boolean): TemplateResult {
    const l = this.#options.l();
    const { channels: words } = l.t.profile;
    const { key, kind, value, label, primary } = channel;
    const isOneOfSeveral = all.filter((other) => other.kind === kind).length > 1;
    const labels: Readonly<Record<string, string>> = words.labels;
    return html`<li class="channel" data-key=${key}>
      <div class="channel-text"><a class="channel-link figure" href=${kind === 'phone' ? callLink(value) : mailLink(value)}
        >${kind === 'phone' ? icons.phone : icons.mail}<span class="visually-hidden">${words.kinds[kind]}: </span
        ><bdi dir="ltr">${value}</bdi></a
      >
      <span class="muted channel-label"
        >${[label === null ? '' : (labels[label] ?? label), primary && isOneOfSeveral ? words.main : ''].filter(Boolean).join(' · ')}</span
      ></div>
      <span class="channel-actions">
        ${
          kind === 'phone' && takesSms(value)
            ? html`<a class="icon-button" href=${smsLink(value)} title=${words.ways.sms} aria-label=${`${words.ways.sms}: ${value}`}
                >${icons.message}</a
              >`
            : nothing
        }
        ${
          readonly
            ? nothing
            : html`${
                primary
                  ? nothing
                  : html`<button
                        type="button"
                        class="icon-button main"
                        title=${words.makeMain(value)}
                        aria-label=${words.makeMain(value)}
                        @click=${() => void this.#makeMain(contact, channel)}
                      >
                        ${icons.star}
                      </button>`
              }<button
                  type="button"
                  class="icon-button edit"
                  title=${words.edit(value)}
                  aria-label=${words.edit(value)}
                  @click=${() => {
                    this.#edit({ contactId: contact.id, key, kind, value, label: label ?? '' });
                  }}
                >
                  ${icons.edit}</button
                ><button
                  type="button"
                  class="icon-button remove"
                  title=${words.remove(value)}
                  aria-label=${words.remove(value)}
                  @click=${() => void this.#remove(contact, channel)}
                >
                  ${icons.trash}
                </button>`
        }
      </span>
    </li>`;
  }

  #form(draft: Draft): TemplateResult {
    const l = this.#options.l();
    const { channels: words } = l.t.profile;
    const { actions } = l.t.common;
    const [problem] = this.#problems;
    const isKnown = draft.label === '' || (CHANNEL_LABELS as readonly string[]).includes(draft.label);
    return html`<form class="channel-form" novalidate @submit=${this.#submit} @keydown=${this.#keydown}>
      ${
        draft.key === undefined
          ? fieldShell({
              id: 'channel-kind',
              label: words.kind,
              editor: choiceEditor({
                id: 'channel-kind',
                value: draft.kind,
                choices: CHANNEL_KINDS.map((value) => ({ value, label: words.kinds[value] })),
                change: (kind) => {
                  this.#change({ kind: kind as ChannelKind });
                },
              }),
            })
          : nothing
      }
      ${fieldShell({
        id: 'channel-value',
        label: draft.key === undefined ? words.value : words.kinds[draft.kind],
        problem: problem && l.problem(problem),
        editor: textEditor({
          id: 'channel-value',
          text: draft.value,
          invalid: problem !== undefined,
          describedBy: notesOf('channel-value'),
          inputMode: draft.kind === 'phone' ? 'tel' : 'email',
          change: (value) => {
            this.#change({ value });
          },
        }),
      })}
      ${fieldShell({
        id: 'channel-label',
        label: words.label,
        editor: choiceEditor({
          id: 'channel-label',
          value: draft.label,
          choices: [
            { value: '', label: words.noLabel },
            ...CHANNEL_LABELS.map((value) => ({ value, label: words.labels[value] })),
            ...(isKnown ? [] : [{ value: draft.label, label: draft.label }]),
          ],
          change: (label) => {
            this.#change({ label });
          },
        }),
      })}
      <div class="form-actions">
        <button
          type="button"
          class="button"
          @click=${() => {
            this.#close();
          }}
        >
          ${actions.cancel}
        </button>
        <button type="submit" class="button primary">${actions.save}</button>
      </div>
    </form>`;
  }

  #preferred(contact: Contact, readonly: boolean): TemplateResult | typeof nothing {
    const { channels: words } = this.#options.l().t.profile;
    const chosen = preferredWays(contact);
    if (readonly && chosen.length === 0) return nothing;
    return html`<fieldset class="preferred" ?disabled=${readonly}>
      <legend class="label">${words.preferred}</legend>
      ${CONTACT_WAYS.map(
        (way) => html`<label class="chip ${chosen.includes(way) ? 'chosen' : ''}">
          <input
            type="checkbox"
            name=${`prefer-${way}`}
            .checked=${chosen.includes(way)}
            @change=${(event: Event) => {
              this.#prefer(contact, way, (event.currentTarget as HTMLInputElement).checked);
            }}
          />
          ${words.ways[way]}
        </label>`,
      )}
    </fieldset>`;
  }
}
