import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import {
  effectivePrice,
  STATUSES,
  type CalendarDate,
  type Money,
  type Opportunity,
  type Problem,
  type Status,
  type StatusInput,
} from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import { moneyEcho, moneyEditor, moneyText, readMoney } from '../../fields/money-editor.js';
import { memberName } from '../../fields/options.js';
import {
  readStatus,
  reasonName,
  statusDetails,
  statusDraft,
  type StatusDraft,
} from '../../fields/status-details.js';
import { problemsOf } from '../../fields/read.js';
import type { Localizer } from '../../locales/localizer.js';
import { priceCurrency } from './field-editors.js';
import { statusIcon } from './status-icon.js';

interface Entry {
  readonly draft: StatusDraft;
  /** The final price, as typed; only for a win. */
  readonly price: string;
  readonly problems: readonly Problem[];
  readonly saving: boolean;
  readonly l: Localizer;
}

export interface StatusPanelOptions {
  readonly setStatus: (id: string, input: StatusInput) => Promise<CommandResult<'opportunity-set-status'>>;
  readonly setPrice: (id: string, price: Money | null) => Promise<CommandResult<'opportunity-edit'>>;
}

export interface StatusPanelProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly today: CalendarDate;
  readonly opportunity: Opportunity;
  readonly readonly: boolean;
}

/**
 * The five statuses as actions (S37–S43). Each asks for what belongs to it (D4, D5, D7) in a panel in place, opening again takes one click
 * (D6), and what was said can be corrected later. What is refused stays typed, with its reason.
 */
export class StatusPanel implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: StatusPanelOptions;
  readonly #entries = new Map<string, Entry>();
  #focus: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: StatusPanelOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const selector = this.#focus;
    this.#focus = undefined;
    if (selector) this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Opens the panel of a status; `open` asks nothing and happens at once. */
  async ask(code: Status, { l, today, opportunity }: StatusPanelProps): Promise<void> {
    if (code === 'open') {
      this.#entries.delete(opportunity.id);
      await this.#options.setStatus(opportunity.id, { status: 'open' });
      this.#focus = '.status-actions button';
      this.#host.requestUpdate();
      return;
    }
    this.#entries.set(opportunity.id, {
      draft: statusDraft(code, today, l, opportunity.status),
      price: moneyText(effectivePrice(opportunity), l),
      problems: [],
      saving: false,
      l,
    });
    this.#focus = code === 'lost' || code === 'abandoned' ? '#set-status-reason' : '#set-status-on';
    this.#host.requestUpdate();
  }

  #set(id: string, change: Partial<Entry>): void {
    const entry = this.#entries.get(id);
    if (entry) this.#entries.set(id, { ...entry, ...change });
    this.#host.requestUpdate();
  }

  #setDraft(id: string, part: Partial<StatusDraft>): void {
    const draft = this.#entries.get(id)?.draft;
    if (draft) this.#set(id, { draft: { ...draft, ...part }, problems: [] });
  }

  #close(id: string): void {
    this.#entries.delete(id);
    this.#focus = '.status-actions button';
    this.#host.requestUpdate();
  }

  #refuse(id: string, problems: readonly Problem[]): void {
    this.#set(id, { problems, saving: false });
    this.#focus = '.status-form [aria-invalid="true"], .status-form .problem';
  }

  async #apply({ store, opportunity }: StatusPanelProps): Promise<void> {
    const { id } = opportunity;
    const entry = this.#entries.get(id);
    if (!entry || entry.saving) return;
    const { input, problems } = readStatus(entry.draft, entry.l);
    const price = readMoney(entry.price, entry.l, priceCurrency(store, opportunity));
    const asksPrice = this.#asksPrice(entry, opportunity);
    if (asksPrice && !price.ok) {
      this.#refuse(id, [...problems, ...problemsOf(price, 'price')]);
      return;
    }
    if (problems.length > 0) {
      this.#refuse(id, problems);
      return;
    }
    this.#set(id, { saving: true });
    // The price first: the win remembers the price that it finds (S39).
    if (asksPrice && price.ok && entry.price !== moneyText(opportunity.price, entry.l)) {
      const priced = await this.#options.setPrice(id, price.value);
      if (!priced.ok) {
        this.#refuse(id, priced.problems);
        return;
      }
    }
    const result = await this.#options.setStatus(id, input);
    if (result.ok) this.#close(id);
    else this.#refuse(id, result.problems);
  }

  /** The final price is confirmed at the win, unless lines or an offer tell it (D30); a correction of the win's date leaves it alone. */
  #asksPrice({ draft }: Entry, opportunity: Opportunity): boolean {
    return (
      draft.code === 'won' && opportunity.status.code !== 'won' && opportunity.priceSource === 'estimate'
    );
  }

  render(props: StatusPanelProps): TemplateResult {
    const { l, opportunity } = props;
    const words = l.t.detail;
    const entry = this.#entries.get(opportunity.id);
    const { code } = opportunity.status;
    return html`<section class="status" aria-label=${l.t.common.fields.status}>
      ${code === 'open' || entry ? nothing : this.#outcome(props)}
      ${
        props.readonly
          ? nothing
          : html`<div class="status-actions" role="group" aria-label=${words.changeStatus}>
            ${STATUSES.filter((status) => status !== code).map(
              (status) =>
                html`<button
                  type="button"
                  class="button status-action ${status}"
                  aria-expanded=${status === 'open' ? nothing : entry?.draft.code === status ? 'true' : 'false'}
                  @click=${() => void this.ask(status, props)}
                >
                  ${statusIcon(status)} ${status === 'open' && code === 'suspended' ? words.resume : words.setStatus[status]}
                </button>`,
            )}
          </div>`
      }
      ${entry && !opportunity.removed ? this.#form(entry, props) : nothing}
    </section>`;
  }

  /** What is known of a status that is not open: its day, price and representative at the win, reason, note, resume date. */
  #outcome(props: StatusPanelProps): TemplateResult | typeof nothing {
    const { l, store, opportunity } = props;
    const { status } = opportunity;
    const words = l.t.detail;
    const { none, fields } = l.t.common;
    const rows: (readonly [string, string])[] = [];
    if (status.code === 'open') return nothing;
    rows.push([l.t.form.statusDate[status.code], status.on ? l.date(status.on, 'full') : none]);
    if (status.code === 'won') {
      rows.push([words.finalPrice, status.price ? l.money(status.price) : none]);
      rows.push([words.ownerAtWin, memberName(store, status.ownerId) ?? none]);
    }
    if (status.code === 'lost' || status.code === 'abandoned')
      rows.push([l.t.form.reasonOf[status.code], status.reason ? reasonName(status.reason, l) : none]);
    if (status.code === 'suspended')
      rows.push([fields.resumeOn, status.resumeOn ? l.date(status.resumeOn, 'full') : words.noResume]);
    return html`<div class="outcome ${status.code}">
      <dl>
        ${rows.map(([term, text]) => html`<div><dt>${term}</dt><dd class="figure">${text}</dd></div>`)}
        ${status.note ? html`<div class="wide"><dt>${fields.note}</dt><dd class="note">${status.note}</dd></div>` : nothing}
      </dl>
      ${
        props.readonly
          ? nothing
          : html`<button type="button" class="button quiet" @click=${() => void this.ask(status.code, props)}>
            ${l.t.common.actions.edit}
          </button>`
      }
    </div>`;
  }

  #form(entry: Entry, props: StatusPanelProps): TemplateResult {
    const { l, store, opportunity } = props;
    const { id } = opportunity;
    const { actions, status } = l.t.common;
    const problem = (field: string): string | undefined => {
      const found = entry.problems.find((refusal) => refusal.field === field);
      return found && l.problem(found);
    };
    const general = entry.problems.filter(
      ({ field }) => field === undefined || !['on', 'reason', 'note', 'resumeOn', 'price'].includes(field),
    );
    const currency = priceCurrency(store, opportunity);
    return html`<form
      class="status-form"
      novalidate
      autocomplete="off"
      aria-label=${status[entry.draft.code]}
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#apply(props);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.isComposing) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          this.#close(id);
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.stopPropagation();
          void this.#apply(props);
        }
      }}
    >
      <h3 class="wide">${status[entry.draft.code]}</h3>
      ${statusDetails({
        l,
        typedIn: entry.l,
        prefix: 'set-status',
        draft: entry.draft,
        problem,
        change: (part) => this.#setDraft(id, part),
        extra: this.#asksPrice(entry, opportunity)
          ? fieldShell({
              id: 'set-status-price',
              label: l.t.detail.finalPrice,
              problem: problem('price'),
              echo: moneyEcho(entry.price, entry.l, currency, opportunity.period),
              editor: moneyEditor({
                id: 'set-status-price',
                text: entry.price,
                currency,
                invalid: problem('price') !== undefined,
                describedBy: notesOf('set-status-price'),
                change: (price) => this.#set(id, { price, problems: [] }),
              }),
            })
          : nothing,
      })}
      ${
        general.length > 0
          ? html`<p class="problem wide" role="alert" tabindex="-1">${general.map((one) => l.problem(one)).join(' ')}</p>`
          : nothing
      }
      <div class="form-actions wide">
        <button type="button" class="button" @click=${() => this.#close(id)}>${actions.cancel}</button>
        <button type="submit" class="button primary" ?disabled=${entry.saving || props.readonly}>${actions.save}</button>
      </div>
    </form>`;
  }
}
