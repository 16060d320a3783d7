import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  ok,
  parseUnitPrice,
  standardVatRate,
  vatRatesOn,
  type CalendarDate,
  type Problem,
  type Product,
  type ProductFields,
  type Result,
} from '@firsat/model';
import { unitPriceText, unitPriceWords } from '../../fields/decimals.js';
import { choiceEditor } from '../../fields/choice-editor.js';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import { problemsOf } from '../../fields/read.js';
import type { Localizer } from '../../locales/localizer.js';

/** What is typed of a product, until it is saved. */
export interface ProductDraft {
  /** `null`: a new one. */
  readonly id: string | null;
  readonly name: string;
  readonly code: string;
  readonly series: string;
  readonly unit: string;
  readonly price: string;
  readonly currency: string;
  /** Basis points as text; empty = the standard rate. */
  readonly vatRate: string;
  readonly description: string;
  readonly problems: readonly Problem[];
}

export const CURRENCIES = ['TRY', 'USD', 'EUR', 'GBP', 'JPY', 'CHF'] as const;

export function draftOf(product: Product | null, currency: string, l: Localizer): ProductDraft {
  return {
    id: product?.id ?? null,
    name: product?.name ?? '',
    code: product?.code ?? '',
    series: product?.series ?? '',
    unit: product?.unit ?? '',
    price: product?.price ? unitPriceText(product.price, l) : '',
    currency: product?.price?.currency ?? currency,
    vatRate: product?.vatRate === null || product === null ? '' : String(product.vatRate),
    description: product?.description ?? '',
    problems: [],
  };
}

/** What was typed, as the command takes it. */
export function readDraft(draft: ProductDraft, l: Localizer): Result<ProductFields> {
  const price =
    draft.price.trim() === '' ? ok(null) : parseUnitPrice(draft.price, draft.currency, { locale: l.locale });
  if (!price.ok) return { ok: false, problems: problemsOf(price, 'price') };
  return ok({
    name: draft.name,
    code: draft.code || null,
    series: draft.series || null,
    unit: draft.unit || null,
    price: price.value,
    vatRate: draft.vatRate === '' ? null : Number(draft.vatRate),
    description: draft.description || null,
  });
}

interface ProductFormProps {
  readonly l: Localizer;
  readonly draft: ProductDraft;
  readonly today: CalendarDate;
  readonly change: (part: Partial<ProductDraft>) => void;
  readonly save: () => void;
  readonly cancel: () => void;
}

type TextField = 'name' | 'code' | 'series' | 'unit' | 'price';

/** A product, new or known, all fields at once; Enter saves, Escape leaves it. */
export function productForm(props: ProductFormProps): TemplateResult {
  const { l, draft, today, change } = props;
  const words = l.t.lines;
  const problemOf = (field: string): string | undefined => {
    const found = draft.problems.find((one) => one.field === field);
    return found && l.problem(found);
  };
  const input = (field: TextField, required = false): TemplateResult => {
    const id = `product-${field}`;
    const read = field === 'price' ? parseUnitPrice(draft.price, draft.currency, { locale: l.locale }) : null;
    return fieldShell({
      id,
      label: words.columns[field],
      required,
      problem: problemOf(field),
      echo: read?.ok ? `= ${unitPriceWords(read.value, l)}` : undefined,
      editor: html`<input
        class="input"
        id=${id}
        inputmode=${field === 'price' ? 'decimal' : 'text'}
        autocomplete="off"
        aria-required=${required ? 'true' : nothing}
        aria-invalid=${problemOf(field) ? 'true' : nothing}
        aria-describedby=${notesOf(id)}
        .value=${live(draft[field])}
        @input=${(event: Event) => change({ [field]: (event.currentTarget as HTMLInputElement).value })}
      />`,
    });
  };
  const select = (
    field: 'currency' | 'vatRate',
    label: string,
    options: readonly (readonly [value: string, label: string])[],
  ): TemplateResult =>
    fieldShell({
      id: `product-${field}`,
      label,
      problem: problemOf(field),
      editor: choiceEditor({
        id: `product-${field}`,
        value: draft[field],
        invalid: problemOf(field) !== undefined,
        describedBy: notesOf(`product-${field}`),
        choices: options.map(([value, text]) => ({ value, label: text })),
        change: (value) => {
          change({ [field]: value });
        },
      }),
    });
  const rates = [...new Set([...vatRatesOn(today).map(({ rate }) => String(rate)), draft.vatRate])].filter(
    Boolean,
  );
  const currencies = [...new Set([...CURRENCIES, draft.currency])];
  const general = draft.problems.filter(({ field }) => field === undefined);
  return html`<form
    class="product-form"
    aria-label=${draft.id === null ? words.catalogue.addTitle : words.catalogue.editTitle}
    @submit=${(event: Event) => {
      event.preventDefault();
      props.save();
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      props.cancel();
    }}
  >
    <div class="fields">
      ${input('name', true)} ${input('code')} ${input('series')} ${input('unit')} ${input('price')}
      ${select(
        'currency',
        words.catalogue.currency,
        currencies.map((one) => [one, one] as const),
      )}
      ${select('vatRate', words.columns.vat, [
        ['', words.catalogue.standardVat(l.percent(standardVatRate(today)))],
        ...rates.map((rate) => [rate, l.percent(Number(rate))] as const),
      ])}
      <div class="field wide">
        <label for="product-description">${words.columns.description}</label>
        <textarea
          class="input note-input"
          id="product-description"
          .value=${live(draft.description)}
          @input=${(event: Event) => change({ description: (event.currentTarget as HTMLTextAreaElement).value })}
        ></textarea>
      </div>
    </div>
    ${general.length > 0 ? html`<p class="problem" role="alert">${general.map((one) => l.problem(one)).join(' ')}</p>` : nothing}
    <div class="form-actions">
      <button type="button" class="button" @click=${props.cancel}>${l.t.common.actions.cancel}</button>
      <button type="submit" class="button primary">${l.t.common.actions.save}</button>
    </div>
  </form>`;
}
