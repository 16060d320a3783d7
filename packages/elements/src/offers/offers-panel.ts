import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  frozenDocument,
  isAlsoAccepted,
  issueOf,
  OFFER_LANGUAGES,
  OfferNumbers,
  offersOf,
  offerStatus,
  problem,
  validUntilOf,
  type Offer,
  type OfferLanguage,
} from '@firsat/model';
import type { OfferEditor } from '../components/offer-editor/offer-editor.js';
import type { DetailPanel, PanelEnv, PanelProps } from '../components/opportunity-detail/detail-panel.js';
import { OfferOpenEvent } from '../events/offer-open.js';
import { fieldShell } from '../fields/field-shell.js';
import * as icons from '../icons/icons.js';
import { innerElement } from '../scope/inner-element.js';
import { offerLanguage, offerName, offerTotal } from './offer-words.js';
import '../locales/areas/offers.js';
import '../locales/areas/problems.js';

/** What the form of a new offer has chosen. */
interface NewOffer {
  from: string;
  language: OfferLanguage;
}

/**
 * *Teklifler* (S73, S14): the offers of an opportunity with what they come to, when they were sent and what became of them, latest first; one of them
 * is shown in their place, in a chunk of its own.
 */
export class OffersPanel implements DetailPanel {
  readonly #env: PanelEnv;
  #open: { readonly opportunityId: string; readonly id: string } | undefined;
  #new: NewOffer | undefined;
  #loading: Promise<{ readonly OfferEditor: new () => OfferEditor }> | undefined;
  #Editor: (new () => OfferEditor) | undefined;
  #failed = false;
  /** Where the focus goes after the next rendering; the first that is there. */
  #focusNext: readonly string[] = [];

  constructor(env: PanelEnv) {
    this.#env = env;
  }

  /** The form of a new offer, with the focus in it (S63). */
  start({ l }: PanelProps): void {
    this.#open = undefined;
    this.#new = { from: '', language: offerLanguage(l) };
    this.#focusNext = ['.new-offer select'];
    this.#env.host.requestUpdate();
  }

  updated(root: ParentNode): void {
    const target = this.#focusNext
      .map((selector) => root.querySelector<HTMLElement>(selector))
      .find((found) => found !== null);
    if (!target) return;
    this.#focusNext = [];
    target.focus();
  }

  close(): void {
    this.#new = undefined;
  }

  render(props: PanelProps): TemplateResult {
    const { store, opportunity } = props;
    if (this.#open?.opportunityId !== opportunity.id) this.#open = undefined;
    const offer = this.#open && store.get('offers', this.#open.id);
    if (offer && !offer.removed) return this.#editor(props, offer);
    return this.#list(props);
  }

  #editor({ l }: PanelProps, offer: Offer): TemplateResult {
    if (!this.#Editor)
      return this.#failed
        ? html`<div class="tab-failed" role="alert">
            ${icons.alert}
            <p>${l.t.detail.toolMissing}</p>
            <button type="button" class="button" @click=${() => void this.#load()}>${l.t.detail.toolAgain}</button>
          </div>`
        : html`<p class="muted" role="status">${l.t.common.loading}</p>`;
    const given = { offer: offer.id, for: this.#env.host.getAttribute('for') ?? '' };
    return html`${innerElement('offer-editor', this.#Editor, given, {
      'firsat-offer-close': this.#closeEditor,
      'firsat-offer-open': this.#openOther,
    })}`;
  }

  #list(props: PanelProps): TemplateResult {
    const { l, store, opportunity, readonly } = props;
    const { offers: words } = l.t;
    const offers = offersOf(store, opportunity.id);
    const numbers = new OfferNumbers(store);
    return html`<section class="offers" aria-label=${words.title}>
      ${
        readonly
          ? nothing
          : this.#new
            ? this.#form(props, this.#new)
            : html`<button type="button" class="button add-offer" @click=${() => this.start(props)}>
                ${icons.plus}${words.add}
              </button>`
      }
      ${
        offers.length === 0
          ? html`<div class="offers-empty">
              <p><strong>${words.none}</strong></p>
              <p class="muted">${words.noneHint}</p>
            </div>`
          : html`<ul class="offer-list">
              ${repeat(
                offers,
                ({ id }) => id,
                (offer) => this.#item(props, offer, numbers),
              )}
            </ul>`
      }
    </section>`;
  }

  #item({ l, store, today }: PanelProps, offer: Offer, numbers: OfferNumbers): TemplateResult {
    const { offers } = l.t;
    const name = offerName(offer, store, l, numbers);
    const status = offerStatus(store, offer, today);
    const issue = issueOf(offer);
    const sentOn = issue && frozenDocument(issue)?.on;
    const until = validUntilOf(offer);
    const facts = [
      sentOn === undefined ? undefined : offers.sentOn(l.date(sentOn, 'full')),
      offer.decision === null ? undefined : offers.decidedOn(l.date(offer.decision.on, 'full')),
      until === null || (status !== 'sent' && status !== 'draft')
        ? undefined
        : offers.validTo(l.date(until, 'full')),
      offer.invoice === null
        ? undefined
        : `${offers.invoice}: ${[offers.invoiceStates[offer.invoice.state], offer.invoice.number].filter(Boolean).join(' · ')}`,
    ].filter((fact) => fact !== undefined);
    return html`<li class="offer ${status}" data-offer=${offer.id}>
      <button
        type="button"
        class="offer-open"
        @click=${() => this.#show(offer)}
      >
        <span class="offer-name figure">${name}</span>
        <span class="offer-title">${offer.title}</span>
        <span class="offer-total figure">${l.money(offerTotal(offer, store))}</span>
        <span class="offer-about">
          <span class="offer-status ${status}">${offers.status[status]}</span>
          ${isAlsoAccepted(store, offer) ? html`<span class="offer-status also">${offers.alsoAccepted}</span>` : nothing}
          ${facts.map((fact) => html`<span class="figure">${fact}</span>`)}
        </span>
      </button>
    </li>`;
  }

  #form(props: PanelProps, draft: NewOffer): TemplateResult {
    const { l, store, opportunity } = props;
    const { offers: words } = l.t;
    const templates = [...store.list('offerTemplates')].sort((a, b) => l.compare(a.title, b.title));
    const numbers = new OfferNumbers(store);
    const chosen = templates.find(({ id }) => draft.from === `template ${id}`);
    return html`<form
      class="new-offer"
      aria-label=${words.add}
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#create(props, draft);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        this.#cancel();
      }}
    >
      <div class="new-offer-fields">
        ${fieldShell({
          id: 'offer-from',
          label: words.from,
          editor: html`<select
            class="input"
            id="offer-from"
            @change=${(event: Event) => {
              draft.from = (event.currentTarget as HTMLSelectElement).value;
              this.#env.host.requestUpdate();
            }}
          >
            <option value="">${words.usual}</option>
            ${templates.map(({ id, title }) => html`<option value=${`template ${id}`}>${words.template(title)}</option>`)}
            ${offersOf(store, opportunity.id)
              .filter((offer) => issueOf(offer) !== undefined)
              .map(
                (offer) =>
                  html`<option value=${`copy ${offer.id}`}>
                    ${words.copyOf(offerName(offer, store, l, numbers))}
                  </option>`,
              )}
          </select>`,
        })}
        ${
          draft.from === ''
            ? fieldShell({
                id: 'offer-language',
                label: words.language,
                editor: html`<select
                  class="input"
                  id="offer-language"
                  @change=${(event: Event) => {
                    draft.language = (event.currentTarget as HTMLSelectElement).value as OfferLanguage;
                  }}
                >
                  ${OFFER_LANGUAGES.map(
                    (language) =>
                      html`<option value=${language} ?selected=${language === draft.language}>
                        ${words.languages[language]}
                      </option>`,
                  )}
                </select>`,
              })
            : nothing
        }
      </div>
      <div class="new-offer-end">
        ${
          chosen
            ? html`<button
                type="button"
                class="button quiet remove-template"
                @click=${() => void this.#removeTemplate(props, chosen)}
              >
                ${icons.trash} ${words.removeTemplate}
              </button>`
            : nothing
        }
        <button type="button" class="button" @click=${() => this.#cancel()}>${l.t.common.actions.cancel}</button>
        <button class="button primary">${words.create}</button>
      </div>
    </form>`;
  }

  async #create({ opportunity, l }: PanelProps, { from, language }: NewOffer): Promise<void> {
    const [kind = '', id = ''] = from.split(' ');
    const result = await this.#env.request('offer-create', {
      opportunityId: opportunity.id,
      ...(kind === 'template' && { templateId: id }),
      ...(kind === 'copy' && { copyOf: id }),
      ...(kind === '' && { language }),
    });
    if (!result.ok) {
      const [why = problem('failed')] = result.problems;
      this.#env.toast({ text: l.problem(why), tone: 'problem' });
      return;
    }
    this.#new = undefined;
    this.#open = { opportunityId: opportunity.id, id: result.value.id };
    await this.#load();
  }

  async #removeTemplate(
    { l }: PanelProps,
    { id, title }: { readonly id: string; readonly title: string },
  ): Promise<void> {
    const result = await this.#env.request('offer-template-delete', { id });
    if (!result.ok) return;
    if (this.#new) this.#new.from = '';
    this.#focusNext = ['.new-offer select'];
    this.#env.toast({ text: l.t.offers.templateRemoved(title), undo: true });
    this.#env.host.requestUpdate();
  }

  #show(offer: Offer): void {
    const event = new OfferOpenEvent(offer.id, offer.opportunityId);
    if (!this.#env.host.dispatchEvent(event)) return;
    this.#open = { opportunityId: offer.opportunityId, id: offer.id };
    this.#focusNext = [];
    void this.#load();
  }

  /** The editor is fetched when the first offer is opened. */
  async #load(): Promise<void> {
    this.#failed = false;
    this.#env.host.requestUpdate();
    this.#loading ??= import('../components/offer-editor/offer-editor.js');
    try {
      this.#Editor = (await this.#loading).OfferEditor;
    } catch {
      this.#loading = undefined;
      this.#failed = true;
    }
    this.#env.host.requestUpdate();
  }

  readonly #closeEditor = (event: Event): void => {
    event.stopPropagation();
    const id = this.#open?.id ?? '';
    this.#open = undefined;
    this.#focusNext = [`[data-offer="${id}"] .offer-open`, '.add-offer'];
    this.#env.host.requestUpdate();
  };

  /** A revision: shown in its place. */
  readonly #openOther = (event: OfferOpenEvent): void => {
    const { id, opportunityId } = event.detail;
    event.preventDefault();
    event.stopPropagation();
    this.#open = { id, opportunityId };
    this.#env.host.requestUpdate();
  };

  #cancel(): void {
    this.#new = undefined;
    this.#focusNext = ['.add-offer'];
    this.#env.host.requestUpdate();
  }
}
