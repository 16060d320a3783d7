import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  compareNames,
  daysOf,
  quotasOverlap,
  type CalendarDate,
  type MemberId,
  type Problem,
  type Quota,
} from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { DayController } from '../../controllers/day-controller.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import * as icons from '../../icons/icons.js';
import { periodWords, quotaHolder, targetWords } from '../../quotas/quota-words.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { draftOf, newDraft, readDraft, type QuotaDraft, type ReadQuota } from './quota-draft.js';
import { quotaEditorStyles } from './quota-editor.styles.js';
import { overlapWarning, quotaForm, usualName } from './quota-form.js';
import '../../locales/areas/form.js';
import '../../locales/areas/problems.js';

/** One of whom quotas are for, with them. */
interface Group {
  readonly key: string;
  readonly name: string;
  readonly quotas: readonly Quota[];
}

/**
 * The quotas of representatives, teams and the company (S49, S51): a volume by a basis (D43) for a period; twelve months at once, with a preview of
 * what is added. Those of one holder and basis that share days are told, and not refused (D45).
 *
 * @fires {CommandRequestEvent} firsat-quota-create-request - Before a quota is added; likewise `-quota-create-series`, `-quota-edit` and
 *   `-quota-delete`. Cancelable.
 * @csspart base - The wrapper that carries the looks.
 * @csspart quota - One quota.
 */
export class QuotaEditor extends FirsatElement {
  static override styles: CSSResultGroup = [baseStyles, controlStyles, fieldStyles, quotaEditorStyles];

  /** Whether periods that have ended are listed, too. */
  @property({ type: Boolean, reflect: true }) past = false;
  /** @internal Milliseconds since the epoch; another clock in tests. */
  @property({ attribute: false }) now: () => number = () => Date.now();

  @state() private draft: QuotaDraft | undefined;
  #focusNext: string | undefined;
  /** Where the focus goes when the form is left. */
  #opener = '.add-quota';
  readonly #day = new DayController(this, { now: () => this.now() });

  protected override watches({ changed }: StoreChange): boolean {
    return (
      changed.size === 0 || (['quotas', 'members', 'settings'] as const).some((name) => changed.has(name))
    );
  }

  protected override workspaceChanged(): void {
    this.draft = undefined;
  }

  get #today(): string {
    return this.#day.today(this.store?.settings?.timeZone ?? 'UTC');
  }

  get #currency(): string {
    return this.store?.settings?.currency ?? 'TRY';
  }

  #add(count: number): void {
    const unit = count === 1 ? 'month' : 'year';
    const env = { today: this.#today, fiscalStart: this.store?.settings?.fiscalStart ?? 1 };
    const { from } = daysOf({ kind: 'calendar', unit, offset: 0 }, { ...env, weekStart: 1 });
    this.draft = newDraft({ currency: this.#currency, startDate: from ?? env.today, count }, this.l);
    this.#opener = count === 1 ? '.add-quota' : '.add-year';
    this.#focusNext = '#quota-holder';
  }

  #joinedOn(id: MemberId | null): CalendarDate | null {
    return (id !== null && this.store?.get('members', id)?.joinedOn) || null;
  }

  #edit(quota: Quota): void {
    this.draft = draftOf(quota, this.#currency, this.#joinedOn(quota.ownerId), this.l);
    this.#opener = `[data-quota="${CSS.escape(quota.id)}"] .edit`;
    this.#focusNext = '#quota-volume';
  }

  readonly #cancel = (): void => {
    this.draft = undefined;
    this.#focusNext = this.#opener;
  };

  async #save(): Promise<void> {
    const { draft, store, l } = this;
    if (!draft || !store) return;
    const read = readDraft(draft, l);
    const name = draft.name.trim() || usualName({ l, store, draft });
    const problems = read.ok ? await this.#send(draft, read.value, name) : read.problems;
    if (problems.length === 0) {
      this.#cancel();
      return;
    }
    this.draft = { ...draft, problems };
    this.#focusNext = '.quota-form .refused :is(input, select)';
  }

  /** Writes it; why that was refused. */
  async #send(draft: QuotaDraft, read: ReadQuota, name: string): Promise<readonly Problem[]> {
    const words = this.l.t.quotas.editor;
    const { periods, joinedOn, ...fields } = read;
    const [period] = periods;
    if (!period) return [];
    const { startDate, endDate } = period;
    if (read.ownerId !== null && joinedOn !== this.#joinedOn(read.ownerId)) {
      const told = await this.request('member-edit', { id: read.ownerId, changes: { joinedOn } });
      if (!told.ok) return told.problems;
    }
    const single = draft.name.trim() || `${name} ${period.label}`;
    const isSeries = draft.id === null && draft.unit !== 'custom' && periods.length > 1;
    const result = isSeries
      ? await this.request('quota-create-series', {
          ...fields,
          name,
          unit: draft.unit,
          startDate,
          count: periods.length,
        })
      : draft.id === null
        ? await this.request('quota-create', { ...fields, name: single, startDate, endDate })
        : await this.request('quota-edit', {
            id: draft.id,
            changes: { ...fields, name: single, startDate, endDate },
          });
    if (!result.ok) return result.problems;
    const text = isSeries ? words.savedMany(this.l.number(periods.length)) : words.saved(single);
    this.workspace.handle?.toast({ text, undo: true });
    return [];
  }

  async #remove({ id, name }: Quota): Promise<void> {
    const result = await this.request('quota-delete', { id });
    const [why] = result.ok ? [] : result.problems;
    if (why) this.workspace.handle?.showProblem(why);
    else this.workspace.handle?.toast({ text: this.l.t.quotas.editor.removed(name), undo: true });
    this.#focusNext = '.add-quota';
    this.requestUpdate();
  }

  override updated(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector) this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  override render(): TemplateResult {
    const { l, store } = this;
    return html`<section class="base" part="base" lang=${l.locale} aria-label=${l.t.quotas.title}>
      ${store ? this.#content(store) : html`<p class="hint">${l.t.common.noWorkspace}</p>`}
    </section>`;
  }

  #content(store: PipelineStore): TemplateResult {
    const { draft } = this;
    const words = this.l.t.quotas.editor;
    const all = [...store.list('quotas')];
    const groups = this.#groups(
      store,
      all.filter(({ id, endDate }) => this.past || endDate >= this.#today || id === draft?.id),
    );
    return html`${this.#tools()} ${draft?.id === null ? this.#form(store, draft) : nothing}
      ${
        groups.length === 0
          ? html`<div class="empty">
              <p><strong>${all.length === 0 ? words.empty : words.onlyPast}</strong></p>
              ${all.length === 0 ? html`<p class="hint">${words.emptyHint}</p>` : nothing}
            </div>`
          : groups.map(
              ({ name, quotas }) =>
                html`<div class="group">
                  <h3>${name}</h3>
                  <ul class="quotas" aria-label=${name}>
                    ${repeat(
                      quotas,
                      ({ id }) => id,
                      (quota) => this.#quota(store, quota, all),
                    )}
                  </ul>
                </div>`,
            )
      }`;
  }

  /** The company first, then teams, then representatives; each by period. */
  #groups(store: PipelineStore, quotas: readonly Quota[]): readonly Group[] {
    const { l } = this;
    const byHolder = new Map<string, Quota[]>();
    for (const quota of quotas) {
      const kind = quota.ownerId !== null ? '2' : quota.team !== null ? '1' : '0';
      const key = `${kind} ${quota.ownerId ?? quota.team ?? ''}`;
      const list = byHolder.get(key);
      if (list) list.push(quota);
      else byHolder.set(key, [quota]);
    }
    const byPeriod = (a: Quota, b: Quota): number =>
      `${a.startDate} ${a.endDate} ${a.id}` < `${b.startDate} ${b.endDate} ${b.id}` ? -1 : 1;
    const groups = [...byHolder].map(([key, list]): Group => {
      const [first] = list;
      return { key, name: first ? quotaHolder(store, first, l) : '', quotas: list.sort(byPeriod) };
    });
    return groups.sort((a, b) =>
      a.key.charAt(0) === b.key.charAt(0) ? compareNames(a.name, b.name, l.language) : a.key < b.key ? -1 : 1,
    );
  }

  #tools(): TemplateResult {
    const words = this.l.t.quotas.editor;
    return html`<div class="tools">
      <h2>${this.l.t.quotas.title}</h2>
      <label class="check">
        <input
          type="checkbox"
          name="past"
          .checked=${this.past}
          @change=${(event: Event) => {
            this.past = (event.currentTarget as HTMLInputElement).checked;
          }}
        />
        ${words.past}
      </label>
      ${
        this.canEdit
          ? html`<button type="button" class="button add-year" @click=${() => this.#add(12)}>
                ${icons.calendar}${words.year}
              </button>
              <button type="button" class="button primary add-quota" @click=${() => this.#add(1)}>
                ${icons.plus}${words.add}
              </button>`
          : nothing
      }
    </div>`;
  }

  #form(store: PipelineStore, draft: QuotaDraft): TemplateResult {
    return quotaForm({
      l: this.l,
      store,
      draft,
      change: (part) => {
        if (this.draft) this.draft = { ...this.draft, ...part, problems: [] };
      },
      save: () => void this.#save(),
      cancel: this.#cancel,
    });
  }

  #quota(store: PipelineStore, quota: Quota, all: readonly Quota[]): TemplateResult {
    const { l, draft } = this;
    const words = l.t.quotas;
    const { id, name, basis, endDate } = quota;
    if (draft?.id === id) return html`<li data-quota=${id}>${this.#form(store, draft)}</li>`;
    const same = all.find((other) => other.id !== id && quotasOverlap(other, quota));
    return html`<li part="quota" data-quota=${id} class=${endDate < this.#today ? 'over' : ''}>
      <div class="what">
        <span class="period figure">${periodWords(quota, l)}</span>
        <span class="hint">${name}</span>
      </div>
      <div class="volume">
        <strong class="figure">${targetWords(quota, l)}</strong>
        <span class="hint">${words.basis[basis]}</span>
      </div>
      ${
        this.canEdit
          ? html`<div class="actions">
              <button
                type="button"
                class="icon-button edit"
                aria-label=${words.editor.edit(name)}
                @click=${() => this.#edit(quota)}
              >
                ${icons.edit}
              </button>
              <button
                type="button"
                class="icon-button remove"
                aria-label=${words.editor.remove(name)}
                @click=${() => void this.#remove(quota)}
              >
                ${icons.trash}
              </button>
            </div>`
          : nothing
      }
      ${same ? overlapWarning(l, same.name) : nothing}
    </li>`;
  }
}
