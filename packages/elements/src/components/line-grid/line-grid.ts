import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  changedProduct,
  documentOf,
  effectivePrice,
  linesOf,
  opportunityTerms,
  parseDiscount,
  problem,
  vatOf,
  type CollectionName,
  type CommandInput,
  type CommandName,
  type DocumentTerms,
  type Line,
  type LineDocument,
  type Opportunity,
  type Problem,
} from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { DayController } from '../../controllers/day-controller.js';
import { SortableController } from '../../controllers/sortable-controller.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import { ComboboxController, type ComboboxValue } from '../../primitives/combobox-controller.js';
import { comboboxStyles } from '../../primitives/combobox.styles.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { CellEditing } from './cell-editing.js';
import { lineGridStyles } from './line-grid.styles.js';
import { headTemplate, lineTemplate } from './line-template.js';
import { noticesTemplate } from './notices-template.js';
import { pastePanel } from './paste-panel.js';
import { pasteInto, pastePlace, readPaste, type Paste } from './pasting.js';
import { searchProducts } from './product-search.js';
import { totalsTemplate } from './totals-template.js';
import '../../locales/areas/lines.js';
import '../../locales/areas/problems.js';

const WATCHED = [
  'lines',
  'products',
  'opportunities',
  'settings',
] as const satisfies readonly CollectionName[];
const NOTHING_TYPED: ComboboxValue = { id: null, text: '' };

/**
 * Products and services as lines (S68–S70): a grid with the keyboard of a spreadsheet, blocks pasted from one, additions from the catalogue, and
 * what all of it comes to (D47–D51). Of an opportunity, or of the draft of an offer.
 * @fires {CommandRequestEvent} firsat-line-add-request - Before a line is added; likewise `-lines-paste`, `-line-edit`, `-line-move`,
 *   `-line-delete`, `-lines-update-from-catalogue`, `-line-terms-set`, `-product-create`, `-opportunity-set-price-source`. Cancelable.
 * @csspart base - The wrapper that carries the looks.
 * @csspart line - One line.
 */
export class LineGrid extends FirsatElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    fieldStyles,
    comboboxStyles,
    lineGridStyles,
  ];

  /** Id of the opportunity; empty = the one that is open in the workspace. */
  @property({ reflect: true }) opportunity = '';
  /** Id of an offer of it whose draft is edited; empty = the lines of the opportunity itself. */
  @property({ reflect: true }) offer = '';
  /** Terms of the offer; of an opportunity they are its own. */
  @property({ attribute: false }) terms: DocumentTerms | undefined = undefined;
  /** Looked at only: an offer that was sent. */
  @property({ type: Boolean, reflect: true }) frozen = false;

  @state() private add: ComboboxValue = NOTHING_TYPED;
  @state() private openLine = '';
  @state() private paste: Paste | undefined;
  @state() private discount: { readonly text: string; readonly problem: Problem | undefined } | undefined;
  #focusNext: string | undefined;
  readonly #day = new DayController(this);
  readonly #combobox = new ComboboxController(this);
  readonly #hostPicks = new HostPicks(this, this.workspace, (name, input) => this.request(name, input));
  readonly #editing = new CellEditing(this, {
    lines: () => this.#document?.lines ?? [],
    currency: () => this.#document?.terms.currency ?? 'TRY',
    localizer: () => this.l,
    canEdit: () => this.#writable,
    save: async (line, changes) => {
      const why = await this.#ask('line-edit', { id: line.id, changes });
      const after = this.store?.get('lines', line.id);
      // D50: no KDV needs a reason: the place for it opens.
      if (!why && changes.vat && after && vatOf(after).rate === 0 && vatOf(after).exemption === null)
        this.#explain(line.id);
      return why;
    },
    move: (id, by) => void this.#moveBy(id, by),
    below: () => {
      this.#combobox.focus();
    },
  });
  readonly #sortable = new SortableController(this, {
    ids: () => (this.#document?.lines ?? []).map(({ id }) => id),
    rowOf: (id) => this.renderRoot.querySelector<HTMLElement>(`[data-line="${id}"]`),
    handleOf: (id) => this.renderRoot.querySelector<HTMLElement>(`[data-line="${id}"] .handle`),
    drop: (id, place) => void this.#ask('line-move', { id, ...place }, true),
    tell: (news, id, place, count) => {
      announce(this, this.l.t.lines.news[news](this.#nameOf(id), place, count), this.l.locale);
    },
  });

  protected override watches({ changed }: StoreChange): boolean {
    return changed.size === 0 || WATCHED.some((name) => changed.has(name));
  }

  /** Whether something is typed that is not saved. */
  get hasDraft(): boolean {
    return this.add.text !== '' || this.paste !== undefined || this.#editing.edit !== undefined;
  }

  /** Puts the focus where a line is added. */
  begin(): void {
    void this.updateComplete.then(() => {
      this.#combobox.focus();
    });
  }

  readonly #nameOf = (id: string): string => this.store?.get('lines', id)?.name ?? '';

  get #id(): string {
    return this.opportunity || (this.workspace.handle?.ui.openId ?? '');
  }

  get #record(): Opportunity | undefined {
    return this.store?.get('opportunities', this.#id);
  }
  get #home(): { readonly opportunityId: string; readonly offerId: string | null } {
    return { opportunityId: this.#id, offerId: this.offer || null };
  }

  get #writable(): boolean {
    return this.canEdit && !this.frozen && this.#record?.removed === null;
  }

  get #document(): LineDocument | undefined {
    const [store, opportunity] = [this.store, this.#record];
    if (!store || !opportunity) return undefined;
    const lines = linesOf(store, this.#home);
    return documentOf(lines, this.terms ?? opportunityTerms(store, opportunity, lines));
  }

  /** Asks for a command; says why it was refused, here or (`aloud`) for all. */
  async #ask<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    aloud = false,
  ): Promise<Problem | undefined> {
    const result = await this.request(name, input);
    if (result.ok) return undefined;
    if (aloud) this.#tell(result.problems);
    return result.problems[0] ?? problem('failed');
  }

  #tell([why = problem('failed')]: readonly Problem[]): void {
    this.workspace.handle?.showProblem(why);
  }

  async #addLine(input: { readonly productId: string } | { readonly name: string }): Promise<void> {
    const result = await this.request('line-add', { ...this.#home, ...input });
    if (!result.ok) {
      this.#tell(result.problems);
      return;
    }
    this.add = NOTHING_TYPED;
    this.#editing.go({ line: result.value.id, column: 'productId' in input ? 'quantity' : 'unitPrice' });
  }

  readonly #chosen = (id: string | null): void => {
    // An exact name that is left behind by Tab is no order: only a choice adds.
    if (id === null || (this.renderRoot as ShadowRoot).activeElement?.id !== 'add-line') return;
    void this.#addLine({ productId: id });
  };

  async #newProduct(name: string): Promise<string | undefined> {
    const result = await this.request('product-create', { name });
    if (!result.ok) this.#tell(result.problems);
    return result.ok ? result.value.id : undefined;
  }

  async #remove(line: Line): Promise<void> {
    const lines = this.#document?.lines ?? [];
    const next = lines[lines.findIndex(({ id }) => id === line.id) + 1] ?? lines.at(-2);
    if (await this.#ask('line-delete', { id: line.id }, true)) return;
    this.workspace.handle?.toast({ undo: true, text: this.l.t.lines.removed(line.name) });
    if (next && next.id !== line.id) this.#editing.go({ line: next.id, column: 'name' });
    else this.#combobox.focus();
  }

  async #moveBy(id: string, by: 1 | -1): Promise<void> {
    const ids = (this.#document?.lines ?? []).map((line) => line.id);
    const at = ids.indexOf(id) + by;
    const beside = ids[at];
    if (!this.#writable || beside === undefined) return;
    const place = by < 0 ? { beforeId: beside } : { afterId: beside };
    const why = await this.#ask('line-move', { id, ...place }, true);
    const { cursor } = this.#editing;
    if (why || !cursor) return;
    this.#editing.go(cursor);
    announce(this, this.l.t.lines.news.dropped(this.#nameOf(id), at + 1), this.l.locale);
  }

  #explain(id: string): void {
    this.openLine = id;
    this.#focusNext = `#exemption-${id}`;
    this.requestUpdate();
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    const place = pastePlace(event, this.#editing);
    if (!this.#writable || !place) return;
    event.preventDefault();
    if (!place.isBlock) {
      // One value: into the cell, to be looked at before it is saved.
      if (place.cell) this.#editing.begin(place.cell, place.text.trim());
      return;
    }
    this.#editing.drop();
    this.paste = pasteInto(place, this.#document?.lines ?? []);
    this.#focusNext = '.paste-actions .button:last-child';
  };

  async #takePaste(paste: Paste, currency: string): Promise<void> {
    const { rows } = readPaste(paste, this.l, currency) ?? { rows: [] };
    const why = await this.#ask('lines-paste', { ...this.#home, rows, afterId: paste.afterId }, true);
    if (why) return;
    this.#closePaste();
    this.workspace.handle?.toast({ undo: true, text: this.l.t.lines.paste.done(rows.length) });
  }

  readonly #closePaste = (): void => {
    this.paste = undefined;
    this.#focusNext = '#add-line';
  };

  async #commitDiscount(currency: string): Promise<void> {
    const { text } = this.discount ?? { text: '' };
    const read = parseDiscount(text, currency, { locale: this.l.locale });
    const changes = { discount: read.ok ? read.value : null };
    const why = read.ok
      ? await this.#ask('line-terms-set', { opportunityId: this.#id, changes })
      : read.problems[0];
    this.discount = why && { text, problem: why };
  }

  override updated(): void {
    this.#editing.updated(this.renderRoot);
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector) this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  override render(): TemplateResult {
    const { l, store } = this;
    const opportunity = this.#record;
    const document = this.#document;
    return html`<div class="base" part="base" lang=${l.locale} @paste=${this.#onPaste}>
      ${
        store && opportunity && document
          ? this.#content(store, opportunity, document)
          : html`<p class="hint">${store ? l.t.common.notFound : l.t.common.noWorkspace}</p>`
      }
    </div>`;
  }

  #content(store: PipelineStore, opportunity: Opportunity, document: LineDocument): TemplateResult {
    const { l } = this;
    const words = l.t.lines;
    const { lines } = document;
    const readonly = !this.#writable;
    return html`${noticesTemplate({
      l,
      store,
      document,
      counts: this.offer !== '' || opportunity.priceSource !== 'estimate',
      readonly,
      update: (lines) => void this.#updateLines(lines),
      useItems: () =>
        void this.#ask('opportunity-set-price-source', { id: opportunity.id, source: 'items' }, true),
    })}
      ${
        lines.length === 0
          ? html`<div class="empty"><p><strong>${words.empty}</strong></p>
              ${readonly ? nothing : html`<p class="hint">${words.emptyHint}</p>`}</div>`
          : this.#grid(store, document, readonly)
      }
      ${readonly ? nothing : this.#adder(store)}
      ${this.paste && !readonly ? this.#pastePanel(this.paste, document) : nothing}
      ${lines.length === 0 ? nothing : this.#totals(opportunity, document, readonly)}`;
  }

  async #updateLines(lines: readonly Line[]): Promise<void> {
    const why = await this.#ask('lines-update-from-catalogue', { ids: lines.map(({ id }) => id) }, true);
    if (!why) this.workspace.handle?.toast({ undo: true, text: this.l.t.lines.updated });
  }

  #grid(store: PipelineStore, document: LineDocument, readonly: boolean): TemplateResult {
    const { l } = this;
    const today = this.#day.today(store.settings?.timeZone ?? 'UTC');
    return html`<div role="grid" class="grid" aria-label=${l.t.lines.label} @keydown=${this.#editing.keydown}>
      ${headTemplate(l)}
      ${repeat(
        document.lines,
        ({ id }) => id,
        (line, index) =>
          lineTemplate({
            l,
            line,
            figures: document.figures.lines[index],
            currency: document.terms.currency,
            today,
            readonly,
            changed: changedProduct(store, line),
            editing: this.#editing,
            sortable: this.#sortable,
            isOpen: this.openLine === line.id,
            toggle: () => {
              this.openLine = this.openLine === line.id ? '' : line.id;
            },
            remove: () => void this.#remove(line),
            save: (changes) => void this.#ask('line-edit', { id: line.id, changes }, true),
          }),
      )}
    </div>`;
  }

  #adder(store: PipelineStore): TemplateResult {
    const { l } = this;
    const words = l.t.lines;
    return html`<div class="adder">
      <label class="visually-hidden" for="add-line">${words.add}</label>
      ${this.#combobox.render({
        id: 'add-line',
        label: words.add,
        value: this.add,
        search: (query) => searchProducts(store, l, query),
        elsewhere: this.#hostPicks.products(l),
        words: { noMatches: words.noMatches, more: words.moreMatches, open: words.openList },
        add: { label: words.addToCatalogue, run: (text) => this.#newProduct(text) },
        placeholder: words.addPlaceholder,
        change: (value) => {
          this.add = value;
        },
        chosen: this.#chosen,
      })}
      <button type="button" class="button add-free" @click=${() => void (this.add.text.trim() === '' ? this.#combobox.focus() : this.#addLine({ name: this.add.text }))}>${icons.plus}${words.addFree}</button>
    </div>`;
  }

  #pastePanel(paste: Paste, document: LineDocument): TemplateResult {
    const { currency } = document.terms;
    return pastePanel({
      l: this.l,
      paste,
      read: readPaste(paste, this.l, currency),
      currency,
      lineOf: (id) => this.store?.get('lines', id),
      readAs: (decimalSign) => {
        this.paste = { ...paste, decimalSign };
      },
      apply: () => void this.#takePaste(paste, currency),
      cancel: this.#closePaste,
    });
  }

  #totals(opportunity: Opportunity, document: LineDocument, readonly: boolean): TemplateResult {
    const words = this.l.t.lines;
    const { currency } = document.terms;
    const price = this.offer === '' ? effectivePrice(opportunity) : null;
    const { unpriced } = document.figures;
    return html`${totalsTemplate({
      l: this.l,
      document,
      change:
        readonly || this.offer !== ''
          ? undefined
          : (changes) => void this.#ask('line-terms-set', { opportunityId: this.#id, changes }, true),
      discount: this.discount,
      typeDiscount: (text) => {
        this.discount = { text, problem: undefined };
      },
      commitDiscount: () => void this.#commitDiscount(currency),
    })}
    ${unpriced > document.foreign ? html`<p class="hint">${words.totals.unpriced(unpriced - document.foreign)}</p>` : nothing}
    ${price ? html`<p class="hint price-is">${words.priceIs(this.l.money(price))}</p>` : nothing}`;
  }
}
