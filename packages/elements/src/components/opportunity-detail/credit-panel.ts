import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { MAX_SPLITS, WHOLE, type MemberId, type OpportunityId, type Problem } from '@firsat/model';
import { fieldStyles } from '../../fields/fields.styles.js';
import { memberName } from '../../fields/options.js';
import { percentField } from '../../fields/percent-editor.js';
import { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { comboboxStyles } from '../../primitives/combobox.styles.js';
import { evenly, problemOf, rowsOf, shareOf, shareText, sumOf, type CreditRow } from './credit-draft.js';
import type { DetailPanel, PanelEnv, PanelProps } from './detail-panel.js';
import '../../locales/areas/credit.js';
import '../../locales/areas/form.js';
import '../../locales/areas/problems.js';

export const panelStyles = [
  fieldStyles,
  comboboxStyles,
  css`
    .credit,
    .credit section {
      display: grid;
      gap: 0.6em;
    }
    .credit {
      gap: 1em;
    }
    .credit p,
    .credit h3 {
      margin: 0;
    }
    .credit-row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 7em auto;
      gap: 0.5em;
      align-items: start;
    }
    .credit-row .problem {
      grid-column: 1 / -1;
      margin: 0;
    }
    .credit-tools {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5em;
      align-items: center;
    }
    .credit-sum {
      font-weight: 500;
    }
  `,
];

export function createPanel(env: PanelEnv): DetailPanel {
  return new CreditPanel(env);
}

interface Draft {
  readonly rows: readonly CreditRow[];
  /** What stood in the record when it was begun. */
  readonly from: string;
  /** Somebody has tried to save it: what is wrong with a row is said beside it. */
  readonly isTried: boolean;
  readonly problems: readonly Problem[];
}

/** D42: who shares the credit for the win, and who has credit beside it. What is typed stays with its opportunity until it is saved. */
class CreditPanel implements DetailPanel {
  readonly #env: PanelEnv;
  readonly #picks: HostPicks;
  readonly #drafts = new Map<OpportunityId, Draft>();
  #nextKey = MAX_SPLITS;
  #focusNext: string | undefined;

  constructor(env: PanelEnv) {
    this.#env = env;
    this.#picks = new HostPicks(env.host, env.workspace, (command, input) => env.request(command, input));
  }

  updated(root: ParentNode): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector !== undefined) root.querySelector<HTMLElement>(selector)?.focus();
  }

  #draft({ opportunity, l }: PanelProps): Draft {
    const from = JSON.stringify(opportunity.splits);
    return (
      this.#drafts.get(opportunity.id) ?? { rows: rowsOf(opportunity, l), from, isTried: false, problems: [] }
    );
  }

  #change(props: PanelProps, rows: readonly CreditRow[], more: Partial<Draft> = {}): void {
    this.#drafts.set(props.opportunity.id, { ...this.#draft(props), problems: [], ...more, rows });
    this.#env.host.requestUpdate();
  }

  #edit(props: PanelProps, key: number, part: Partial<CreditRow>): void {
    this.#change(
      props,
      this.#draft(props).rows.map((row) => (row.key === key ? { ...row, ...part } : row)),
    );
  }

  /** The first one to share is the representative, with all that is left. */
  #add(props: PanelProps, overlay: boolean): void {
    const { rows } = this.#draft(props);
    const { l, opportunity } = props;
    const isFirst = !overlay && rows.every((row) => row.overlay);
    const row = (memberId: MemberId | null, text: string): CreditRow => ({
      key: this.#nextKey++,
      memberId,
      text,
      overlay,
    });
    const added = isFirst && opportunity.ownerId !== null ? [row(opportunity.ownerId, '')] : [];
    added.push(row(null, ''));
    const next = [...rows, ...added];
    this.#focusNext = `#credit-member-${String(added.at(-1)?.key)}`;
    this.#change(props, isFirst ? evenly(next, l) : next);
  }

  #remove(props: PanelProps, key: number): void {
    const { rows } = this.#draft(props);
    this.#focusNext = '.credit-add';
    this.#change(
      props,
      rows.filter((row) => row.key !== key),
    );
  }

  #discard({ opportunity }: PanelProps): void {
    this.#drafts.delete(opportunity.id);
    this.#focusNext = '.credit-add';
    this.#env.host.requestUpdate();
  }

  async #save(props: PanelProps, rows: readonly CreditRow[]): Promise<void> {
    const { l, opportunity } = props;
    const sum = sumOf(rows, l);
    const isWhole = rows.every(({ overlay }) => overlay) || sum === WHOLE;
    if (!isWhole || rows.some((row) => problemOf(row, rows, l))) {
      this.#focusNext = '.credit [aria-invalid="true"], .credit .share';
      this.#change(props, rows, { isTried: true });
      return;
    }
    const splits = rows.map((row) => ({
      memberId: row.memberId ?? '',
      share: shareOf(row, l) ?? 0,
      ...(row.overlay && { overlay: true }),
    }));
    const result = await this.#env.request('opportunity-split', { id: opportunity.id, splits });
    if (!result.ok) {
      this.#change(props, rows, { problems: result.problems });
      return;
    }
    this.#drafts.delete(opportunity.id);
    this.#focusNext = '.credit-add';
    this.#env.toast({ text: rows.length === 0 ? l.t.credit.removed : l.t.credit.saved, undo: true });
    this.#env.host.requestUpdate();
  }

  render(props: PanelProps): TemplateResult {
    const { l, store, opportunity, readonly } = props;
    const words = l.t.credit;
    const draft = this.#draft(props);
    const { rows } = draft;
    const isChanged = this.#drafts.has(opportunity.id);
    const shares = rows.filter(({ overlay }) => !overlay);
    const owner = opportunity.status.ownerId ?? opportunity.ownerId;
    return html`<form
      class="credit"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#save(props, rows);
      }}
    >
      <p class="muted">${words.hint}</p>
      ${this.#contest(props, draft)}
      <section aria-labelledby="credit-revenue">
        <h3 id="credit-revenue">${words.revenue}</h3>
        ${
          shares.length === 0
            ? html`<p class="credit-alone">
                ${words.alone(owner === null ? words.nobody : (memberName(store, owner) ?? l.t.common.unknownPerson))}
              </p>`
            : nothing
        }
        ${this.#rows(props, draft, false)}
        ${shares.length === 0 ? nothing : this.#sum(draft, l)}
        ${
          readonly
            ? nothing
            : html`<div class="credit-tools">
                ${this.#addButton(props, rows, false)}
                ${
                  shares.length < 2
                    ? nothing
                    : html`<button
                        type="button"
                        class="button quiet credit-even"
                        @click=${() => {
                          this.#change(props, evenly(rows, l));
                        }}
                      >
                        ${words.even}
                      </button>`
                }
              </div>`
        }
      </section>
      <section aria-labelledby="credit-overlay">
        <h3 id="credit-overlay">${words.overlay}</h3>
        <p class="muted">${words.overlayHint}</p>
        ${this.#rows(props, draft, true)}
        ${readonly ? nothing : html`<div class="credit-tools">${this.#addButton(props, rows, true)}</div>`}
      </section>
      ${draft.problems.map((problem) => html`<p class="problem" role="alert">${l.problem(problem)}</p>`)}
      ${
        readonly || !isChanged
          ? nothing
          : html`<div class="form-actions">
              <button type="button" class="button" @click=${() => {
                this.#discard(props);
              }}>${l.t.common.actions.cancel}</button>
              <button type="submit" class="button primary">${words.save}</button>
            </div>`
      }
    </form>`;
  }

  /** What a colleague saves meanwhile is told, and never overwrites what is typed. */
  #contest(props: PanelProps, { from }: Draft): TemplateResult | typeof nothing {
    const { l, store, opportunity } = props;
    if (from === JSON.stringify(opportunity.splits)) return nothing;
    const last = store.history(opportunity.id).findLast(({ field }) => field === 'splits');
    const who = (last && memberName(store, last.by)) ?? l.t.common.unknownPerson;
    return html`<div class="notice" role="status">
      <p>${l.t.credit.changed(who)}</p>
      <button type="button" class="button quiet" @click=${() => {
        this.#discard(props);
      }}>${l.t.credit.takeTheirs}</button>
    </div>`;
  }

  #addButton(props: PanelProps, rows: readonly CreditRow[], overlay: boolean): TemplateResult {
    const { credit } = props.l.t;
    return html`<button
      type="button"
      class="button ${overlay ? 'credit-add-overlay' : 'credit-add'}"
      ?disabled=${rows.length >= MAX_SPLITS}
      @click=${() => {
        this.#add(props, overlay);
      }}
    >
      ${icons.plus} ${overlay ? credit.addOverlay : credit.add}
    </button>`;
  }

  #sum({ rows, isTried }: Draft, l: Localizer): TemplateResult {
    const words = l.t.credit;
    const sum = sumOf(rows, l);
    const rest = shareText(Math.abs(WHOLE - sum), l);
    const text =
      sum === WHOLE
        ? words.whole
        : sum < WHOLE
          ? words.missing(shareText(sum, l), rest)
          : words.over(shareText(sum, l), rest);
    return html`<p
      class="credit-sum figure ${isTried && sum !== WHOLE ? 'problem' : ''}"
      role="status"
      id="credit-sum"
    >
      ${text}
    </p>`;
  }

  #rows(props: PanelProps, draft: Draft, overlay: boolean): TemplateResult {
    return html`${repeat(
      draft.rows.filter((row) => row.overlay === overlay),
      ({ key }) => key,
      (row, index) => this.#row(props, draft, row, index + 1),
    )}`;
  }

  #row(props: PanelProps, draft: Draft, row: CreditRow, place: number): TemplateResult {
    const { l, store, readonly } = props;
    const words = l.t.credit;
    const { key, memberId, text, overlay } = row;
    const name =
      memberId === null
        ? words.memberOf(l.number(place))
        : (memberName(store, memberId) ?? l.t.common.unknownPerson);
    if (readonly)
      return html`<div class="credit-row"><span>${name}</span><span class="share figure">${shareText(shareOf(row, l) ?? 0, l)}</span></div>`;
    const problem = draft.isTried ? problemOf(row, draft.rows, l) : undefined;
    const id = `credit-member-${String(key)}`;
    return html`<div class="credit-row" data-member=${memberId ?? ''}>
      <div role="group" aria-label=${words.memberOf(l.number(place))}>
        <label class="visually-hidden" for=${id}>${words.member}</label>
        ${this.#picks.member({
          id,
          store,
          l,
          value: memberId,
          none: words.somebody,
          change: (next) => {
            this.#edit(props, key, { memberId: next });
          },
        })}
      </div>
      ${percentField(
        html`<input
        class="input share figure"
        inputmode="decimal"
        autocomplete="off"
        aria-label=${words.shareOf(name)}
        aria-invalid=${problem === 'unread' ? 'true' : nothing}
        aria-describedby=${overlay ? nothing : 'credit-sum'}
        .value=${live(text)}
        @input=${(event: Event) => {
          this.#edit(props, key, { text: (event.currentTarget as HTMLInputElement).value });
        }}
      />`,
        l,
      )}
      <button
        type="button"
        class="icon-button"
        title=${words.remove(name)}
        aria-label=${words.remove(name)}
        @click=${() => {
          this.#remove(props, key);
        }}
      >
        ${icons.trash}
      </button>
      ${problem ? html`<p class="problem" role="alert">${words[problem]}</p>` : nothing}
    </div>`;
  }
}
