import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import {
  frozenDocument,
  isAlsoAccepted,
  isSent,
  issueEntry,
  numberText,
  offerDocument,
  OfferNumbers,
  offerStatus,
  problem,
  type CollectionName,
  type CommandInput,
  type CommandName,
  type DocumentTerms,
  type Offer,
  type Problem,
} from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { browserTimer, type Timer } from '../../base/timer.js';
import { DayController } from '../../controllers/day-controller.js';
import { OfferCloseEvent } from '../../events/offer-close.js';
import { OfferOpenEvent } from '../../events/offer-open.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import * as icons from '../../icons/icons.js';
import { documentView, type DocumentViewProps } from '../../offers/document-view.js';
import { documentStyles } from '../../offers/document.styles.js';
import { offerName } from '../../offers/offer-words.js';
import { richTextStyles } from '../../rich-text/rich-text.styles.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { innerElement } from '../../scope/inner-element.js';
import type { LineGrid } from '../line-grid/line-grid.js';
import { draftTemplate, pricingView } from './draft-template.js';
import type { EditorContext } from './editor-context.js';
import { invoiceTemplate } from './invoice-template.js';
import { LifeForm, type LifeStep } from './life-forms.js';
import { offerEditorStyles } from './offer-editor.styles.js';
import { SectionEditors } from './section-editors.js';
import { TypedValues } from './typed-values.js';
import '../../locales/areas/offers.js';
import '../../locales/areas/problems.js';

const WATCHED: readonly CollectionName[] = [
  'offers',
  'offerFaqs',
  'lines',
  'opportunities',
  'contacts',
  'members',
  'settings',
];

/**
 * One offer (S73, S104–S113): written together while it is a draft, sent, decided, revised, printed. What was sent is shown as it was sent.
 *
 * @fires firsat-offer-close - The user is done with it.
 * @fires firsat-offer-open - Another one, say its revision, is to be shown.
 * @fires firsat-invoice-request - An accepted offer is to be invoiced by the host.
 * @csspart base - The wrapper that carries the looks.
 */
export class OfferEditor extends FirsatElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    fieldStyles,
    richTextStyles,
    documentStyles,
    offerEditorStyles,
  ];

  /** Id of the offer. */
  @property({ reflect: true }) offer = '';

  /** @internal Waits; another one in tests. */
  @property({ attribute: false }) timer: Timer = browserTimer;

  @state() private isPreview = false;
  @state() private grid: (new () => LineGrid) | undefined;
  #grid: Promise<void> | undefined;
  readonly #day = new DayController(this);
  readonly #typed = new TypedValues(() => this.requestUpdate());
  readonly #sections = new SectionEditors(this, () =>
    this.workspace.handle?.showProblem(problem('not-ready')),
  );
  readonly #life = new LifeForm();
  #focusNext: string | undefined;

  protected override watches({ changed }: StoreChange): boolean {
    return WATCHED.some((name) => changed.has(name));
  }

  /** Whether something is typed that is not saved. */
  get hasDraft(): boolean {
    const grid = this.renderRoot.querySelector<HTMLElement & { readonly hasDraft?: boolean }>('.line-grid');
    return !this.#typed.isEmpty || this.#life.step !== undefined || grid?.hasDraft === true;
  }

  override disconnectedCallback(): void {
    this.#sections.close();
    super.disconnectedCallback();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('offer') && this.hasUpdated) {
      this.#typed.clear();
      this.#life.forget();
      this.isPreview = false;
    }
    const [store, offer] = [this.store, this.#record];
    if (store?.workLoaded && offer && !isSent(offer)) this.#sections.show(store, offer);
    else this.#sections.close();
  }

  override updated(): void {
    this.#sections.updated();
    const target = this.#focusNext && this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!target) return;
    this.#focusNext = undefined;
    target.focus();
  }

  get #record(): Offer | undefined {
    return this.offer === '' ? undefined : this.store?.get('offers', this.offer);
  }

  #context(store: PipelineStore, offer: Offer): EditorContext {
    const opportunity = store.get('opportunities', offer.opportunityId);
    const askAll = async <N extends CommandName>(
      name: N,
      input: CommandInput<N>,
      done?: string,
    ): Promise<readonly Problem[]> => {
      const result = await this.request(name, input);
      if (!result.ok) return result.problems.length > 0 ? result.problems : [problem('failed')];
      if (done !== undefined) this.workspace.handle?.toast({ text: done, undo: true });
      return [];
    };
    return {
      l: this.l,
      store,
      offer,
      today: this.#day.today(store.settings?.timeZone ?? 'UTC'),
      canEdit: this.canEdit && !offer.removed && opportunity !== undefined && !opportunity.removed,
      typed: this.#typed,
      sections: this.#sections,
      timer: this.timer,
      askAll,
      ask: async (name, input) => (await askAll(name, input))[0],
      tell: async (name, input, done) => {
        const [why] = await askAll(name, input, done);
        if (why) this.workspace.handle?.showProblem(why);
        return why === undefined;
      },
      update: (focus) => {
        this.#focusNext = focus ?? this.#focusNext;
        this.requestUpdate();
      },
    };
  }

  override render(): TemplateResult {
    const { l, store } = this;
    const offer = this.#record;
    if (!store || !offer)
      return html`<div class="base" part="base" lang=${l.locale}>
        <p class="hint" role="status">${store?.workLoaded ? l.problem(problem('unknown-record')) : l.t.common.loading}</p>
      </div>`;
    const context = this.#context(store, offer);
    const { offers } = l.t;
    const name = offerName(offer, store, l);
    const status = offerStatus(store, offer, context.today);
    return html`<div class="base" part="base" lang=${l.locale}>
      <header class="offer-head">
        <button
          type="button"
          class="button quiet back"
          @click=${() => this.dispatchEvent(new OfferCloseEvent(offer.id))}
        >
          ${icons.chevronLeft} ${offers.back}
        </button>
        <h2 class="figure">${name}</h2>
        <span class="badge ${status}">${offers.status[status]}</span>
      </header>
      ${this.#notices(context, name)} ${this.#actions(context, status)} ${this.#life.render(context)}
      ${this.#body(context, name)}
      ${status === 'accepted' && context.canEdit ? invoiceTemplate(context, this) : nothing}
    </div>`;
  }

  #body(context: EditorContext, name: string): TemplateResult {
    const shown = this.#shown(context, name);
    if (isSent(context.offer) || this.isPreview || !context.canEdit)
      return shown
        ? html`<div class="paper">${documentView(shown)}</div>`
        : html`<p class="problem">${this.l.problem(problem('failed'))}</p>`;
    return draftTemplate(context, this.#lines(context));
  }

  /** The grid of the lines; until its code is there, what the lines say. */
  #lines(context: EditorContext): TemplateResult {
    const { offer } = context;
    if (!this.#grid) {
      this.#grid = import('../line-grid/line-grid.js').then(
        ({ LineGrid: Grid }) => {
          this.grid = Grid;
        },
        () => {
          this.#grid = undefined; // the network is away
        },
      );
    }
    if (!this.grid) return pricingView(context);
    const terms: DocumentTerms = {
      entry: offer.vatEntry,
      rounding: offer.vatRounding,
      discount: offer.discount,
      currency: offer.currency,
      withholding: offer.withholding,
    };
    const given = {
      className: 'line-grid',
      for: this.for,
      opportunity: offer.opportunityId,
      offer: offer.id,
      terms,
    };
    return html`${innerElement('line-grid', this.grid, given)}`;
  }

  /** What is shown and printed: what was sent, or what the draft would say now. */
  #shown({ store, offer, today }: EditorContext, name: string): DocumentViewProps | undefined {
    const issue = issueEntry(offer)?.[1];
    if (!issue)
      return { document: offerDocument(store, offer, this.#sections.texts, today), name, hash: null };
    const document = frozenDocument(issue);
    return document && { document, name, hash: issue.hash };
  }

  #notices({ store, offer, l }: EditorContext, name: string): TemplateResult {
    const { offers } = l.t;
    const numbers = new OfferNumbers(store);
    const [first, ...others] = Object.entries(offer.issues).sort(([, a], [, b]) => a.at - b.at);
    const isSecond = first !== undefined && numbers.ordinal(offer.id, first[0]) > 1;
    const notice = (text: string): TemplateResult =>
      html`<p class="notice" role="status">${icons.alert} <span>${text}</span></p>`;
    return html`${isAlsoAccepted(store, offer) ? notice(offers.alsoAcceptedHint) : nothing}
      ${isSecond ? notice(offers.sameNumber(name)) : nothing}
      ${others.map(([key, { number }]) =>
        notice(offers.sentTwice(numberText(number, numbers.ordinal(offer.id, key)))),
      )}`;
  }

  #actions(context: EditorContext, status: ReturnType<typeof offerStatus>): TemplateResult {
    const { offers } = this.l.t;
    const { canEdit } = context;
    const step = (which: LifeStep, words: string, isPrimary = false): TemplateResult =>
      html`<button
        type="button"
        class="button ${isPrimary ? 'primary' : ''}"
        data-step=${which}
        aria-expanded=${this.#life.step === which ? 'true' : 'false'}
        @click=${() =>
          this.#life.step === which ? this.#life.close(context) : this.#life.open(which, context)}
      >
        ${words}
      </button>`;
    const isOpen = status === 'sent' || status === 'expired' || status === 'rejected';
    return html`<div class="actions" role="group" aria-label=${offers.title}>
      ${
        canEdit && status === 'draft'
          ? html`${step('send', offers.send, true)}
              <button
                type="button"
                class="button preview"
                aria-pressed=${this.isPreview ? 'true' : 'false'}
                @click=${() => {
                  this.#sections.done();
                  this.isPreview = !this.isPreview;
                }}
              >
                ${icons.eye} ${this.isPreview ? offers.edit : offers.preview}
              </button>`
          : nothing
      }
      ${canEdit && isOpen ? step('accept', offers.accept, true) : nothing}
      ${canEdit && (status === 'sent' || status === 'expired' || status === 'accepted') ? step('reject', offers.reject) : nothing}
      <button type="button" class="button print" @click=${() => void this.#print(context)}>
        ${icons.download} ${offers.print}
      </button>
      ${
        canEdit && status !== 'draft' && status !== 'superseded'
          ? html`<button type="button" class="button revise" @click=${() => void this.#revise(context)}>
              ${offers.revise}
            </button>`
          : nothing
      }
      ${canEdit ? step('template', offers.saveTemplate) : nothing}
      ${canEdit && status !== 'draft' && status !== 'cancelled' ? step('cancel', offers.cancelOffer) : nothing}
      ${
        canEdit && status === 'draft'
          ? html`<button type="button" class="button danger remove" @click=${() => void this.#remove(context)}>
              ${icons.trash} ${offers.remove}
            </button>`
          : nothing
      }
    </div>`;
  }

  async #remove({ offer, tell, l }: EditorContext): Promise<void> {
    if (await tell('offer-delete', { id: offer.id }, l.t.offers.removed))
      this.dispatchEvent(new OfferCloseEvent(offer.id));
  }

  /** D52: the revision that was begun already, or a new one. */
  async #revise({ offer, store }: EditorContext): Promise<void> {
    const begun = store
      .children('offers', offer.opportunityId)
      .find((other) => other.revisionOf === offer.id && !isSent(other));
    let id = begun?.id;
    if (id === undefined) {
      const result = await this.request('offer-revise', { id: offer.id });
      if (!result.ok) {
        this.workspace.handle?.showProblem(result.problems[0] ?? problem('failed'));
        return;
      }
      ({ id } = result.value);
    }
    if (this.dispatchEvent(new OfferOpenEvent(id, offer.opportunityId))) this.offer = id;
  }

  async #print(context: EditorContext): Promise<void> {
    const shown = this.#shown(context, offerName(context.offer, context.store, context.l));
    if (!shown) return;
    try {
      const { printOffer } = await import('../../offers/print-offer.js');
      printOffer(shown);
    } catch {
      this.workspace.handle?.showProblem(problem('failed'));
    }
  }
}
