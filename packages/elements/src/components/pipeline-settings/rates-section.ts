import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  foreignPrices,
  problem,
  rateId,
  scaledRate,
  type CalendarDate,
  type CommandInput,
  type Problem,
} from '@firsat/model';
import { workspaceRates } from '@firsat/model/reports';
import type { Timer } from '../../base/timer.js';
import type { RateSource } from '../../contexts/workspace-context.js';
import { dateEcho, dateEditor, dateText, readDate } from '../../fields/date-editor.js';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import { problemsOf, valueOf } from '../../fields/read.js';
import { HostRates } from '../../hosts/host-rates.js';
import * as icons from '../../icons/icons.js';
import { currencyChoices } from '../../money/currency-options.js';
import { rateText, recordWords } from '../../money/rate-words.js';
import { manyPanel } from './many-rates.js';
import { rateGrid } from './rate-grid.js';
import { readRateLines, readRateValue } from './rate-lines.js';
import type { SettingsContext } from './settings-context.js';

/** Rows that are shown at first, and with each press. */
const PAGE = 24;
/** A new rate that is so many times the last one, or so small a part of it, is asked about: thousands and decimals are easily mistaken (D70). */
const ODD = 5n;
/** More days than these are not asked for at once. */
const MAX_DAYS = 400;

interface Typed {
  readonly day: string;
  readonly currency: string;
  readonly value: string;
  readonly problems: readonly Problem[];
}

export interface RatesSectionOptions {
  readonly context: () => SettingsContext | undefined;
  readonly today: () => CalendarDate;
  readonly source: () => RateSource | undefined;
  readonly timer: () => Timer;
}

type Entered = CommandInput<'rates-set'>['rates'];

/** D39: dated rates: a small grid to which one or many are added, by hand, by paste, or from the host. */
export class RatesSection {
  readonly #host: ReactiveControllerHost;
  readonly #options: RatesSectionOptions;
  #typed: Typed | undefined;
  #many: string | null = null;
  #shown = PAGE;
  #fetching: HostRates | undefined;

  constructor(host: ReactiveControllerHost, options: RatesSectionOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Another workspace. */
  forget(): void {
    this.#typed = undefined;
    this.#many = null;
    this.#shown = PAGE;
    this.stop();
    this.#fetching = undefined;
  }

  stop(): void {
    this.#fetching?.stop();
  }

  #update(): void {
    this.#host.requestUpdate();
  }

  render(context: SettingsContext): TemplateResult {
    const { l, store, readOnly } = context;
    const words = l.t.settings;
    const { settings } = store;
    const reporting = settings?.reportingCurrency ?? null;
    const base = reporting ?? settings?.currency ?? 'TRY';
    const needed = foreignPrices(store, base);
    const rates = workspaceRates(store, base);
    const missing = needed.currencies.filter((currency) => !rates.at(currency, this.#options.today()));
    return html`${fieldShell({
      id: 'reporting',
      label: words.reporting,
      hint: words.reportingHint,
      editor: html`<select
        class="input"
        id="reporting"
        aria-describedby=${notesOf('reporting')}
        ?disabled=${readOnly}
        @change=${(event: Event) => {
          const { value } = event.currentTarget as HTMLSelectElement;
          void context.save(
            'workspace-edit',
            { reportingCurrency: value === '' ? null : value },
            words.saved(words.reporting),
          );
        }}
      >
        <option value="" .selected=${live(reporting === null)}>${words.reportingNone}</option>
        ${currencyChoices(l, reporting ?? '', [settings?.currency ?? 'TRY', ...needed.currencies], words.otherCurrencies)}
      </select>`,
    })}
    <div class="rates">
      <div class="rates-head">
        <h4>${words.rates.title(base)}</h4>
        <p class="hint">${words.rates.hint}</p>
      </div>
      ${
        missing.length > 0
          ? html`<p class="warning missing">${icons.alert}<span>${words.rates.missing(l.list(missing))}</span></p>`
          : nothing
      }
      ${readOnly ? nothing : this.#form(context, base, [...needed.currencies])} ${rateGrid(
        context,
        this.#shown,
        PAGE,
        () => {
          this.#shown += PAGE;
          this.#update();
        },
      )}
    </div>`;
  }

  #form(context: SettingsContext, base: string, inUse: readonly string[]): TemplateResult {
    const { l } = context;
    const words = l.t.settings.rates;
    const typed = this.#read(base, inUse);
    const problemOf = (field: string): string | undefined => {
      const found = typed.problems.find((each) => each.field === field);
      if (!found) return undefined;
      if (field === 'value' && found.code === 'out-of-range') return words.badValue;
      return found.code === 'not-unique' ? words.same : l.problem(found);
    };
    const read = readRateValue(typed.value, l);
    const type = (part: Partial<Typed>): void => {
      this.#typed = { ...typed, ...part, problems: [] };
      this.#update();
    };
    return html`<form
        class="add-rate"
        aria-label=${words.add}
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#add(context, base, typed);
        }}
        @paste=${(event: ClipboardEvent) => {
          const text = event.clipboardData?.getData('text/plain') ?? '';
          if (!/\S[\t\n]+\S/.test(text)) return;
          event.preventDefault();
          this.#many = text;
          this.#update();
        }}
      >
        ${fieldShell({
          id: 'rate-day',
          label: words.day,
          problem: problemOf('on'),
          echo: dateEcho(typed.day, l),
          editor: dateEditor({
            id: 'rate-day',
            l,
            text: typed.day,
            pick: words.pick,
            invalid: problemOf('on') !== undefined,
            describedBy: notesOf('rate-day'),
            change: (day) => {
              type({ day });
            },
          }),
        })}
        ${fieldShell({
          id: 'rate-currency',
          label: words.currency,
          problem: problemOf('currency'),
          editor: html`<select
            class="input"
            id="rate-currency"
            aria-describedby=${notesOf('rate-currency')}
            @change=${(event: Event) => {
              type({ currency: (event.currentTarget as HTMLSelectElement).value });
            }}
          >
            ${currencyChoices(l, typed.currency, inUse, l.t.settings.otherCurrencies)}
          </select>`,
        })}
        ${fieldShell({
          id: 'rate-value',
          label: words.value,
          problem: problemOf('value'),
          echo: read.ok ? l.t.rates.one(typed.currency, rateText(read.value, l), base) : undefined,
          warning: read.ok ? this.#oddWords(context, base, typed.currency, read.value) : undefined,
          editor: html`<div class="affixed">
            <input
              class="input amount figure"
              id="rate-value"
              inputmode="decimal"
              autocomplete="off"
              aria-invalid=${problemOf('value') === undefined ? nothing : 'true'}
              aria-describedby=${notesOf('rate-value')}
              .value=${live(typed.value)}
              @input=${(event: Event) => {
                type({ value: (event.currentTarget as HTMLInputElement).value });
              }}
            />
            <span class="affix" aria-hidden="true">${base}</span>
          </div>`,
        })}
        <div class="add-actions">
          <button type="submit" class="button primary add">${icons.plus}${words.add}</button>
          <button
            type="button"
            class="button many"
            aria-expanded=${this.#many === null ? 'false' : 'true'}
            @click=${() => {
              this.#many = this.#many === null ? '' : null;
              this.#update();
            }}
          >
            ${words.many}
          </button>
          ${this.#fetchButton(context, base)}
        </div>
      </form>
      ${this.#fetchState(context)}
      ${
        this.#many === null
          ? nothing
          : manyPanel({
              l,
              text: this.#many,
              type: (text) => {
                this.#many = text;
                this.#update();
              },
              add: () => void this.#addMany(context, base),
            })
      }`;
  }

  /** What is typed; until then today, and a currency that is in use. */
  #read(base: string, inUse: readonly string[]): Typed {
    if (this.#typed) return this.#typed;
    const l = this.#options.context()?.l;
    const usual = base === 'USD' ? 'EUR' : 'USD';
    return {
      day: l ? dateText(this.#options.today(), l) : '',
      currency: inUse[0] ?? usual,
      value: '',
      problems: [],
    };
  }

  #oddWords(
    { l, store }: SettingsContext,
    base: string,
    currency: string,
    value: string,
  ): string | undefined {
    const last = workspaceRates(store, base).at(currency, this.#options.today());
    const [before, now] = [last && !last.isInverse ? scaledRate(last.value) : null, scaledRate(value)];
    if (!last || before === null || now === null) return undefined;
    return now >= before * ODD || now * ODD <= before
      ? l.t.settings.rates.odd(rateText(last.value, l))
      : undefined;
  }

  async #add(context: SettingsContext, base: string, typed: Typed): Promise<void> {
    const { l } = context;
    const day = readDate(typed.day, l);
    const value = readRateValue(typed.value, l);
    const on = valueOf(day);
    const problems: Problem[] = [
      ...problemsOf(day, 'on'),
      ...(day.ok && on === null ? [problem('required', 'on')] : []),
      ...(typed.currency === base ? [problem('not-unique', 'currency')] : []),
      ...problemsOf(value, 'value'),
    ];
    if (problems.length > 0 || on === null || !value.ok) {
      this.#refuse(typed, problems);
      return;
    }
    const rate = { currency: typed.currency, base, on, value: value.value };
    const said = l.t.settings.rates.saved(
      recordWords({ id: rateId(rate.currency, base, on), rate: { value: rate.value, source: 'user' } }, l),
    );
    const refused = await context.save('rates-set', { rates: [rate] }, said);
    if (refused.length > 0) {
      this.#refuse(
        typed,
        refused.map(({ field, ...rest }) => ({ ...rest, field: field?.split('.').at(-1) ?? 'value' })),
      );
      return;
    }
    this.#typed = { ...typed, value: '', problems: [] };
    this.#update();
  }

  #refuse(typed: Typed, problems: readonly Problem[]): void {
    this.#typed = { ...typed, problems };
    this.#update();
  }

  /** What cannot be read stays to be corrected. */
  async #addMany(context: SettingsContext, base: string): Promise<void> {
    const { l } = context;
    const { lines, unread } = readRateLines(this.#many ?? '', l);
    const rates: Entered = lines
      .filter(({ currency }) => currency !== base)
      .map((line) => ({ ...line, base }));
    const said = l.t.settings.rates.added(l.number(rates.length));
    const refused = rates.length > 0 ? await context.save('rates-set', { rates }, said) : [];
    if (refused.length > 0) return;
    this.#many = unread.length > 0 ? unread.map(({ text }) => text).join('\n') : null;
    this.#update();
  }

  #fetchButton({ l, store }: SettingsContext, base: string): TemplateResult | typeof nothing {
    if (!this.#options.source()) return nothing;
    const words = l.t.settings.rates;
    const { currencies } = foreignPrices(store, base);
    const isWaiting = this.#fetching?.state.kind === 'waiting';
    return html`<button
      type="button"
      class="button fetch"
      ?disabled=${isWaiting || currencies.length === 0}
      title=${currencies.length === 0 ? words.nothingToFetch : words.fetchHint(l.list(currencies))}
      @click=${() => void this.#fetch(base)}
    >
      ${icons.download}${words.fetch}
    </button>`;
  }

  #fetchState({ l }: SettingsContext): TemplateResult | typeof nothing {
    const state = this.#fetching?.state;
    const words = l.t.settings.rates;
    switch (state?.kind) {
      case 'waiting':
        return html`<p class="fetch-state hint" role="status">
          ${words.fetching}
          <button type="button" class="button quiet" @click=${() => this.#fetching?.stop()}>
            ${l.t.common.actions.cancel}
          </button>
        </p>`;
      case 'answered':
        return html`<p class="fetch-state hint" role="status">
          ${words.taken(l.number(state.taken))}
          ${state.unread > 0 ? html`<span class="warning">${words.unread(l.number(state.unread))}</span>` : nothing}
        </p>`;
      case 'failed':
      case 'late':
      case 'unreadable':
        return html`<p class="fetch-state problem" role="alert">${words[state.kind]}</p>`;
      default:
        return nothing;
    }
  }

  /** For today, and for every day on which something was closed and of which nothing is known. */
  async #fetch(base: string): Promise<void> {
    const context = this.#options.context();
    if (!context) return;
    const { store } = context;
    this.#fetching ??= new HostRates({
      source: () => this.#options.source(),
      changed: () => {
        this.#update();
      },
      take: (rates) => this.#take(rates.map((rate) => ({ ...rate, base, source: 'host' }))),
      timer: this.#options.timer(),
    });
    const today = this.#options.today();
    const { currencies, days } = foreignPrices(store, base);
    const known = (day: CalendarDate): boolean =>
      currencies.every((currency) => store.get('rates', rateId(currency, base, day))?.removed === null);
    const asked = days.filter((day) => day < today && !known(day)).slice(-MAX_DAYS);
    await this.#fetching.ask({ base, currencies, days: [...asked, today] });
  }

  async #take(rates: Entered): Promise<number> {
    const context = this.#options.context();
    if (!context || rates.length === 0) return 0;
    const { l } = context;
    const refused = await context.save(
      'rates-set',
      { rates },
      l.t.settings.rates.taken(l.number(rates.length)),
    );
    return refused.length > 0 ? 0 : rates.length;
  }
}
