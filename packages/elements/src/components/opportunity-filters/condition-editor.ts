import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  fold,
  foldedWords,
  matchesWords,
  type AmountRange,
  type CustomCondition,
  type OpportunityFilter,
  type RangeEnv,
} from '@firsat/model';
import { contactName } from '../../fields/options.js';
import { searchContacts } from '../../fields/searches.js';
import type { ComboboxOption } from '../../primitives/combobox-controller.js';
import {
  choiceOptions,
  chosenOf,
  conditionName,
  customFieldOf,
  customOptions,
  isChoice,
  isDate,
  withChosen,
  withCustom,
  withDate,
  type ChoiceName,
  type ConditionContext,
  type ConditionKey,
} from './conditions.js';
import { DateEditor } from './date-condition.js';
import { RangeEditor } from './range-editor.js';
import { withConditions } from '@firsat/model';

/** More options than this are looked for. */
const LISTED = 8;

export interface ConditionEditorOptions {
  readonly context: () => ConditionContext | undefined;
  readonly filter: () => OpportunityFilter;
  readonly change: (filter: OpportunityFilter) => void;
  readonly env: () => RangeEnv;
  readonly canEdit: () => boolean;
  readonly setFiscalStart: (month: number) => void;
}

/** Asks for one condition; every answer counts at once. */
export class ConditionEditor {
  readonly #host: ReactiveControllerHost;
  readonly #options: ConditionEditorOptions;
  readonly #dates: DateEditor;
  #key: ConditionKey | undefined;
  #search = '';
  /** What stood chosen when the editor opened, so that it stays in view. */
  #began: readonly string[] = [];
  readonly #ranges: RangeEditor;

  constructor(host: ReactiveControllerHost, options: ConditionEditorOptions) {
    this.#host = host;
    this.#options = options;
    this.#dates = new DateEditor(host, options);
    this.#ranges = new RangeEditor(host);
  }

  /** Begins anew with a condition. */
  begin(key: ConditionKey): void {
    this.#key = key;
    this.#search = '';
    this.#ranges.begin();
    this.#dates.begin();
    this.#began = isChoice(key) ? chosenOf(this.#options.filter(), key) : [];
  }

  render(): TemplateResult | typeof nothing {
    const context = this.#options.context();
    const key = this.#key;
    if (!context || key === undefined) return nothing;
    const name = conditionName(context, key);
    const filter = this.#options.filter();
    const { change } = this.#options;
    if (key === 'amounts') return this.#amounts(context);
    if (isChoice(key)) return this.#choice(context, key, name);
    if (isDate(key))
      return this.#dates.render(name, filter.dates?.[key], (condition) => {
        change(withDate(filter, key, condition));
      });
    return this.#custom(context, key, name);
  }

  #choice(context: ConditionContext, key: ChoiceName, name: string): TemplateResult {
    const filter = this.#options.filter();
    const chosen = chosenOf(filter, key);
    return this.#boxes(context, name, this.#optionsOf(context, key), chosen, (ids) => {
      this.#options.change(withChosen(filter, key, ids));
    });
  }

  #optionsOf(context: ConditionContext, key: ChoiceName): Listed {
    const { store, l } = context;
    if (key !== 'customers') return this.#listed(choiceOptions(context, key));
    const { options, more } = searchContacts(store, l, this.#search);
    if (this.#search !== '') return { options, more, isSearched: true };
    // What is chosen stands first, wherever its name would be.
    const began = this.#began.map((id) => ({ id, label: contactName(store, id) || l.t.common.noCustomer }));
    const others = options.filter(({ id }) => !this.#began.includes(id));
    const shown = others.slice(0, LISTED * 2);
    return { options: [...began, ...shown], more: more + others.length - shown.length, isSearched: true };
  }

  #listed(all: readonly ComboboxOption[]): Listed {
    const words = foldedWords(this.#search);
    return {
      options: all.filter(({ label, detail }) => matchesWords(fold(`${label} ${detail ?? ''}`), words)),
      more: 0,
      isSearched: all.length > LISTED,
    };
  }

  #boxes(
    { l }: ConditionContext,
    name: string,
    { options, more, isSearched }: Listed,
    chosen: readonly string[],
    change: (ids: readonly string[]) => void,
  ): TemplateResult {
    const words = l.t.filters;
    return html`${
      isSearched
        ? html`<input
            class="input"
            type="search"
            data-focus
            autocomplete="off"
            aria-label=${words.search}
            placeholder=${words.search}
            .value=${live(this.#search)}
            @input=${(event: Event) => {
              this.#search = (event.currentTarget as HTMLInputElement).value;
              this.#host.requestUpdate();
            }}
          />`
        : nothing
    }
      <div class="options" role="group" aria-label=${name}>
        ${options.map(
          ({ id, label, detail }) => html`<label class="option">
            <input
              type="checkbox"
              .checked=${live(chosen.includes(id))}
              @change=${(event: Event) => {
                const on = (event.currentTarget as HTMLInputElement).checked;
                change(on ? [...chosen, id] : chosen.filter((one) => one !== id));
              }}
            />
            <span class="ellipsis grow">${label}</span>
            ${detail === undefined ? nothing : html`<span class="hint ellipsis">${detail}</span>`}
          </label>`,
        )}
        ${options.length === 0 ? html`<p class="hint">${words.nothing}</p>` : nothing}
        ${more > 0 ? html`<p class="hint">${words.moreMatches(more)}</p>` : nothing}
      </div>`;
  }

  #amounts(context: ConditionContext): TemplateResult {
    const { l, store } = context;
    const words = l.t.filters.amount;
    const filter = this.#options.filter();
    const price = filter.price ?? (filter.amounts?.length ? 'set' : '');
    const currencies = new Set([store.settings?.currency ?? 'TRY']);
    for (const { price: one } of store.list('opportunities')) if (one) currencies.add(one.currency);
    const range: AmountRange = filter.amounts?.[0] ?? {
      currency: [...currencies][0] ?? 'TRY',
      min: null,
      max: null,
    };
    return html`<div class="options" role="radiogroup" aria-label=${l.t.filters.names.amounts}>
        ${(['', 'set', 'none'] as const).map(
          (value) => html`<label class="option">
            <input
              type="radio"
              name="price"
              .checked=${live(price === value)}
              @change=${() => {
                this.#options.change(
                  withConditions(filter, {
                    price: value === '' ? undefined : value,
                    ...(value !== 'set' && { amounts: undefined }),
                  }),
                );
              }}
            />
            <span>${words[value === '' ? 'any' : value]}</span>
          </label>`,
        )}
      </div>
      ${
        currencies.size > 1
          ? html`<label class="field"
            ><span class="label">${words.currency}</span>
            <select
              class="input"
              @change=${(event: Event) => {
                const currency = (event.currentTarget as HTMLSelectElement).value;
                this.#options.change(withConditions(filter, { amounts: [{ ...range, currency }] }));
              }}
            >
              ${[...currencies].map((code) => html`<option value=${code} ?selected=${code === range.currency}>${code}</option>`)}
            </select></label
          >`
          : nothing
      }
      ${this.#ranges.render(context, range.currency, range, (next) => {
        const asks = next.min !== null || next.max !== null;
        this.#options.change(
          withConditions(filter, {
            amounts: asks ? [{ currency: range.currency, ...next }] : undefined,
            price: price === 'none' ? undefined : filter.price,
          }),
        );
      })}`;
  }

  #custom(context: ConditionContext, key: ConditionKey, name: string): TemplateResult | typeof nothing {
    const field = customFieldOf(context, key);
    if (!field) return nothing;
    const filter = this.#options.filter();
    const condition = filter.custom?.[field.id];
    const change = (next: CustomCondition | undefined): void => {
      this.#options.change(withCustom(filter, field.id, next));
    };
    const words = context.l.t.filters.custom;
    const presence = field.kind === 'flag' ? nothing : this.#presence(name, condition, words, change);
    switch (field.kind) {
      case 'text':
        return html`${presence}
          <div class="field">
            <label class="label" for="contains">${words.contains}</label>
            <input
              class="input"
              id="contains"
              autocomplete="off"
              .value=${live(condition?.kind === 'text' ? condition.text : '')}
              @input=${(event: Event) => {
                const text = (event.currentTarget as HTMLInputElement).value;
                change(text.trim() === '' ? undefined : { kind: 'text', text });
              }}
            />
          </div>`;
      case 'number':
      case 'money': {
        const currency = field.kind === 'money' ? (context.store.settings?.currency ?? 'TRY') : undefined;
        const range = condition?.kind === field.kind ? condition : { min: null, max: null };
        return html`${presence}
        ${this.#ranges.render(context, currency, range, (next) => {
          if (next.min === null && next.max === null) change(undefined);
          else
            change(
              currency === undefined ? { kind: 'number', ...next } : { kind: 'money', currency, ...next },
            );
        })}`;
      }
      case 'date':
        return this.#dates.render(
          name,
          condition?.kind === 'date'
            ? condition.range
            : condition?.kind === 'set' || condition?.kind === 'none'
              ? condition
              : undefined,
          (next) => {
            change(
              next === undefined || next.kind === 'set' || next.kind === 'none'
                ? next
                : { kind: 'date', range: next },
            );
          },
        );
      case 'choice':
      case 'person': {
        const chosen = condition?.kind === 'any' ? condition.ids : [];
        return html`${presence}
        ${this.#boxes(context, name, this.#listed(customOptions(context, field)), chosen, (ids) => {
          change(ids.length === 0 ? undefined : { kind: 'any', ids });
        })}`;
      }
      case 'flag': {
        const value = condition?.kind === 'flag' ? String(condition.value) : '';
        return html`<div class="options" role="radiogroup" aria-label=${name}>
          ${['', 'true', 'false'].map(
            (each) => html`<label class="option">
              <input
                type="radio"
                name="flag"
                .checked=${live(value === each)}
                @change=${() => {
                  change(each === '' ? undefined : { kind: 'flag', value: each === 'true' });
                }}
              />
              <span>${each === '' ? words.any : each === 'true' ? words.yes : words.no}</span>
            </label>`,
          )}
        </div>`;
      }
    }
  }

  #presence(
    name: string,
    condition: CustomCondition | undefined,
    words: { readonly set: string; readonly none: string; readonly any: string },
    change: (next: CustomCondition | undefined) => void,
  ): TemplateResult {
    const value = condition?.kind === 'set' || condition?.kind === 'none' ? condition.kind : '';
    return html`<div class="options" role="radiogroup" aria-label=${name}>
      ${(['', 'set', 'none'] as const).map(
        (each) => html`<label class="option">
          <input
            type="radio"
            name="presence"
            .checked=${live(value === each)}
            @change=${() => {
              change(each === '' ? undefined : { kind: each });
            }}
          />
          <span>${words[each === '' ? 'any' : each]}</span>
        </label>`,
      )}
    </div>`;
  }
}

interface Listed {
  readonly options: readonly ComboboxOption[];
  readonly more: number;
  readonly isSearched: boolean;
}
