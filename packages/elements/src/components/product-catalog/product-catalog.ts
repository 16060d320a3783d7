import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  compareNames,
  foldedWords,
  standardVatRate,
  type CommandInput,
  type Problem,
  type Product,
} from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { DayController } from '../../controllers/day-controller.js';
import { unitPriceWords } from '../../fields/decimals.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import { moreButton } from '../../primitives/more-button.js';
import { searchField } from '../../primitives/search-field.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { searchStyles } from '../../styles/search.styles.js';
import type { ComboboxElsewhere, ElsewhereOption } from '../../primitives/combobox-controller.js';
import { matchesProduct } from '../line-grid/product-search.js';
import { hostProducts } from './host-products.js';
import { pricingSettings } from './pricing-settings.js';
import { productCatalogStyles } from './product-catalog.styles.js';
import { draftOf, productForm, readDraft, type ProductDraft } from './product-form.js';
import '../../locales/areas/lines.js';
import '../../locales/areas/problems.js';

/** Shown at once; more on demand. */
const PAGE = 100;

/**
 * The catalogue of products and services (S69): found, added, edited in place, archived and restored. What was sold from it keeps what it said
 * then (D46).
 *
 * @fires {CommandRequestEvent} firsat-product-create-request - Before a product is added; likewise `-product-edit`, `-product-archive` and
 *   `-product-restore`. Cancelable.
 * @fires {CommandRequestEvent} firsat-pricing-settings-edit-request - Before the ways of pricing of the workspace are changed; cancelable.
 * @csspart base - The wrapper that carries the looks.
 * @csspart product - One product.
 */
export class ProductCatalog extends FirsatElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    searchStyles,
    fieldStyles,
    productCatalogStyles,
  ];

  /** Whether archived products are listed, too. */
  @property({ type: Boolean, reflect: true }) archived = false;

  @state() private query = '';
  @state() private shown = PAGE;
  @state() private draft: ProductDraft | undefined;
  @state() private pricingProblem: Problem | undefined;
  #uses: ReadonlyMap<string, number> | undefined;
  #focusNext: string | undefined;
  readonly #day = new DayController(this);
  readonly #hostPicks = new HostPicks(this, this.workspace, (name, input) => this.request(name, input));

  protected override watches({ changed }: StoreChange): boolean {
    if (changed.size === 0 || changed.has('lines')) this.#uses = undefined;
    return changed.size === 0 || changed.has('products') || changed.has('lines') || changed.has('settings');
  }

  protected override workspaceChanged(): void {
    this.#uses = undefined;
    this.draft = undefined;
  }

  get #today(): string {
    return this.#day.today(this.store?.settings?.timeZone ?? 'UTC');
  }

  /** In how many lines each product is. */
  #usesOf(store: PipelineStore, id: string): number {
    if (!this.#uses) {
      const uses = new Map<string, number>();
      for (const { productId } of store.list('lines'))
        if (productId !== null) uses.set(productId, (uses.get(productId) ?? 0) + 1);
      this.#uses = uses;
    }
    return this.#uses.get(id) ?? 0;
  }

  #edit(product: Product | null): void {
    this.draft = draftOf(product, this.store?.settings?.currency ?? 'TRY', this.l);
    this.#focusNext = '#product-name';
  }

  readonly #cancel = (): void => {
    const id = this.draft?.id;
    this.draft = undefined;
    this.#focusNext = id ? `[data-product="${id}"] .edit` : '.add-product';
  };

  async #save(): Promise<void> {
    const draft = this.draft;
    if (!draft) return;
    const read = readDraft(draft, this.l);
    const result = !read.ok
      ? read
      : draft.id === null
        ? await this.request('product-create', read.value)
        : await this.request('product-edit', { id: draft.id, changes: read.value });
    if (result.ok) {
      this.workspace.handle?.toast({ text: this.l.t.lines.catalogue.saved(draft.name.trim()), undo: true });
      this.#cancel();
      return;
    }
    this.draft = { ...draft, problems: result.problems };
    this.#focusNext = '.product-form [aria-invalid="true"]';
  }

  async #setAside({ id, name, removed }: Product): Promise<void> {
    const command = removed ? 'product-restore' : 'product-archive';
    const result = await this.request(command, { id });
    const { archivedNow, restoredNow } = this.l.t.lines.catalogue;
    const [why] = result.ok ? [] : result.problems;
    if (why) this.workspace.handle?.showProblem(why);
    else this.workspace.handle?.toast({ text: (removed ? restoredNow : archivedNow)(name), undo: true });
    this.#focusNext = '.query';
    this.requestUpdate();
  }

  async #take(source: ComboboxElsewhere, { id, label }: ElsewhereOption): Promise<void> {
    const taken = await source.take(id);
    this.requestUpdate();
    if (taken === undefined) return;
    this.workspace.handle?.toast({ text: this.l.t.lines.catalogue.saved(label), undo: true });
  }

  async #setPricing(input: CommandInput<'pricing-settings-edit'>): Promise<void> {
    const result = await this.request('pricing-settings-edit', input);
    this.pricingProblem = result.ok ? undefined : result.problems[0];
    if (result.ok) this.workspace.handle?.toast({ text: this.l.t.lines.catalogue.pricingSaved, undo: true });
    // A refused choice must not stay on the control.
    this.requestUpdate();
  }

  override updated(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector) this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  override render(): TemplateResult {
    const { l, store } = this;
    return html`<div class="base" part="base" lang=${l.locale}>
      ${store ? this.#content(store) : html`<p class="hint">${l.t.common.noWorkspace}</p>`}
    </div>`;
  }

  #content(store: PipelineStore): TemplateResult {
    const { l } = this;
    const words = l.t.lines.catalogue;
    const typed = foldedWords(this.query);
    const all = [...store.list('products'), ...(this.archived ? store.removed('products') : [])];
    const found = all
      .filter((product) => matchesProduct(product, typed))
      .sort((a, b) => compareNames(a.name, b.name, l.language));
    const page = found.slice(0, this.shown);
    const { draft } = this;
    const source = this.#hostPicks.products(l);
    return html`${this.#tools()}
      ${pricingSettings({
        l,
        store,
        canEdit: this.canEdit,
        problem: this.pricingProblem,
        change: (input) => void this.#setPricing(input),
      })}
      ${draft?.id === null ? this.#form(draft) : nothing}
      ${
        found.length === 0
          ? html`<div class="empty">
              <p><strong>${all.length === 0 ? words.empty : words.nothingFound}</strong></p>
              ${all.length === 0 ? html`<p class="hint">${words.emptyHint}</p>` : nothing}
            </div>`
          : html`<ul class="products" aria-label=${words.label}>
              ${repeat(
                page,
                ({ id }) => id,
                (product) => this.#product(store, product),
              )}
            </ul>`
      }
      ${moreButton({
        all: found.length,
        shown: page.length,
        page: PAGE,
        words: (count) => words.more(l.number(count)),
        more: () => {
          this.shown += PAGE;
        },
      })}
      ${
        source
          ? hostProducts({
              l,
              source,
              query: this.query.trim(),
              canEdit: this.canEdit,
              take: (option) => void this.#take(source, option),
            })
          : nothing
      }`;
  }

  #tools(): TemplateResult {
    const words = this.l.t.lines.catalogue;
    return html`<div class="tools">
      ${searchField(words.search, this.query, (text) => {
        this.query = text;
        this.shown = PAGE;
      })}
      <label class="check">
        <input
          type="checkbox"
          name="archived"
          .checked=${this.archived}
          @change=${(event: Event) => {
            this.archived = (event.currentTarget as HTMLInputElement).checked;
          }}
        />
        ${words.archived}
      </label>
      ${
        this.canEdit
          ? html`<button type="button" class="button primary add-product" @click=${() => this.#edit(null)}>
              ${icons.plus}${words.add}
            </button>`
          : nothing
      }
    </div>`;
  }

  #form(draft: ProductDraft): TemplateResult {
    return productForm({
      l: this.l,
      draft,
      today: this.#today,
      change: (part) => {
        if (this.draft) this.draft = { ...this.draft, ...part, problems: [] };
      },
      save: () => void this.#save(),
      cancel: this.#cancel,
    });
  }

  #product(store: PipelineStore, product: Product): TemplateResult {
    const { l, draft } = this;
    const words = l.t.lines;
    const { id, name, code, series, unit, price, vatRate, removed } = product;
    if (draft?.id === id) return html`<li data-product=${id}>${this.#form(draft)}</li>`;
    const uses = this.#usesOf(store, id);
    const rate = l.percent(vatRate ?? standardVatRate(this.#today));
    return html`<li part="product" data-product=${id} class=${removed ? 'archived' : ''}>
      <div class="what">
        <span class="name">${name}</span>
        ${removed ? html`<span class="badge">${words.catalogue.isArchived}</span>` : nothing}
        <span class="hint">${[code, series].filter(Boolean).join(' · ')}</span>
      </div>
      <div class="price figure">
        ${price ? html`<strong>${unitPriceWords(price, l)}</strong>` : html`<span class="hint">${words.noPrice}</span>`}
        <span class="hint">${[unit, `${words.columns.vat} ${rate}`].filter(Boolean).join(' · ')}</span>
      </div>
      <span class="hint figure uses">${uses > 0 ? words.catalogue.uses(uses) : words.catalogue.unused}</span>
      ${
        this.canEdit
          ? html`<div class="actions">
              ${
                removed
                  ? nothing
                  : html`<button
                      type="button"
                      class="icon-button edit"
                      aria-label=${words.catalogue.edit(name)}
                      @click=${() => this.#edit(product)}
                    >
                      ${icons.edit}
                    </button>`
              }
              <button
                type="button"
                class="icon-button set-aside"
                aria-label=${removed ? words.catalogue.restore(name) : words.catalogue.archive(name)}
                @click=${() => void this.#setAside(product)}
              >
                ${removed ? icons.undo : icons.archive}
              </button>
            </div>`
          : nothing
      }
    </li>`;
  }
}
