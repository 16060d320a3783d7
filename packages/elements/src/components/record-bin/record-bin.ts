import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { BIN_COLLECTIONS, type BinCollection } from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { state } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { OpportunityOpenEvent } from '../../events/opportunity-open.js';
import * as icons from '../../icons/icons.js';
import { moreButton } from '../../primitives/more-button.js';
import { searchField } from '../../primitives/search-field.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { searchStyles } from '../../styles/search.styles.js';
import { binEntries, hanging, unknownEdit, type BinEntry } from './bin-entries.js';
import { recordBinStyles } from './record-bin.styles.js';
import '../../locales/areas/bin.js';
import '../../locales/areas/problems.js';

/** Shown at once; more on demand. */
const PAGE = 100;

const ICONS: Readonly<Record<BinCollection, TemplateResult>> = {
  opportunities: icons.note,
  contacts: icons.user,
  products: icons.archive,
};

/**
 * What was deleted, by whom and when, until somebody takes it back: one or many, as one step of undo, with all that hangs on it and with what
 * colleagues have edited meanwhile (D76).
 *
 * @fires {OpportunityOpenEvent} firsat-opportunity-open - Somebody wants to look at a deleted opportunity; `preventDefault()`: the host shows it.
 * @csspart base - The wrapper that carries the looks.
 * @csspart entry - One deleted record.
 */
export class RecordBin extends FirsatElement {
  static override styles: CSSResultGroup = [baseStyles, controlStyles, searchStyles, recordBinStyles];

  @state() private query = '';
  @state() private kind: BinCollection | 'all' = 'all';
  @state() private shown = PAGE;
  /** By `collection id`. */
  @state() private chosen: ReadonlySet<string> = new Set();

  protected override watches({ changed }: StoreChange): boolean {
    return (
      changed.size === 0 ||
      changed.has('history') ||
      changed.has('members') ||
      BIN_COLLECTIONS.some((name) => changed.has(name))
    );
  }

  protected override workspaceChanged(_handle: WorkspaceHandle | undefined): void {
    this.chosen = new Set();
    this.shown = PAGE;
  }

  async #restore(entries: readonly BinEntry[]): Promise<void> {
    const [first] = entries;
    if (!first) return;
    const ids = (collection: BinCollection): readonly string[] =>
      entries.filter((entry) => entry.collection === collection).map(({ id }) => id);
    const result = await this.request('bin-restore', {
      opportunities: ids('opportunities'),
      contacts: ids('contacts'),
      products: ids('products'),
    });
    const { bin } = this.l.t;
    const [problem] = result.ok ? [] : result.problems;
    if (problem) {
      this.workspace.handle?.toast({ text: this.l.problem(problem), tone: 'problem' });
      return;
    }
    this.chosen = new Set();
    const text =
      entries.length === 1 ? bin.restored(first.name) : bin.restoredMany(this.l.number(entries.length));
    this.workspace.handle?.toast({ text, undo: true });
    // The button that was pressed is gone.
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.query')?.focus();
    announce(this, text, this.l.locale, 'polite');
  }

  #open(id: string): void {
    const event = new OpportunityOpenEvent(id);
    if (this.dispatchEvent(event)) this.workspace.handle?.setUi({ openId: id });
  }

  #choose(entries: readonly BinEntry[], isChosen: boolean): void {
    const chosen = new Set(this.chosen);
    for (const entry of entries) {
      if (isChosen) chosen.add(keyOf(entry));
      else chosen.delete(keyOf(entry));
    }
    this.chosen = chosen;
  }

  override render(): TemplateResult {
    const { l, store } = this;
    return html`<div class="base" part="base" lang=${l.locale}>
      ${store ? this.#content(store) : html`<p class="hint">${l.t.common.noWorkspace}</p>`}
    </div>`;
  }

  #content(store: PipelineStore): TemplateResult {
    const { bin } = this.l.t;
    const entries = binEntries(store, this.kind, this.query);
    const isFiltered = this.query.trim() !== '' || this.kind !== 'all';
    if (entries.length === 0 && !isFiltered)
      return html`<div class="empty">
        ${icons.trash}
        <p class="strong">${bin.empty}</p>
        <p class="hint">${bin.emptyHint}</p>
      </div>`;
    const page = entries.slice(0, this.shown);
    const chosen = entries.filter((entry) => this.chosen.has(keyOf(entry)));
    return html`${this.#tools(page, chosen)}
      ${
        entries.length === 0
          ? html`<p class="hint none" role="status">${bin.nothingFound}</p>`
          : html`<ul class="entries" aria-label=${bin.title}>
              ${repeat(page, keyOf, (entry) => this.#entry(store, entry))}
            </ul>`
      }
      ${moreButton({
        all: entries.length,
        shown: page.length,
        page: PAGE,
        words: (count) => bin.more(this.l.number(count)),
        more: () => {
          this.shown += PAGE;
        },
      })}`;
  }

  #tools(page: readonly BinEntry[], chosen: readonly BinEntry[]): TemplateResult {
    const { bin } = this.l.t;
    return html`<div class="tools">
        ${searchField(bin.search, this.query, (text) => {
          this.query = text;
          this.shown = PAGE;
        })}
        <label class="kind">
          <span class="label">${bin.kind}</span>
          <select
            class="input"
            name="kind"
            @change=${(event: Event) => {
              this.kind = (event.currentTarget as HTMLSelectElement).value as BinCollection | 'all';
              this.shown = PAGE;
            }}
          >
            ${(['all', ...BIN_COLLECTIONS] as const).map(
              (kind) =>
                html`<option value=${kind} .selected=${kind === this.kind}>${bin.kinds[kind]}</option>`,
            )}
          </select>
        </label>
      </div>
      <div class="selection">
        <label class="check">
          <input
            type="checkbox"
            name="all"
            .checked=${page.length > 0 && chosen.length >= page.length}
            .indeterminate=${chosen.length > 0 && chosen.length < page.length}
            ?disabled=${!this.canEdit || page.length === 0}
            @change=${(event: Event) => {
              this.#choose(page, (event.currentTarget as HTMLInputElement).checked);
            }}
          />
          ${chosen.length > 0 ? bin.chosen(this.l.number(chosen.length)) : bin.chooseAll}
        </label>
        ${
          chosen.length > 0
            ? html`<button class="button primary many" @click=${() => void this.#restore(chosen)}>
                ${icons.undo}${bin.restoreChosen}
              </button>`
            : nothing
        }
      </div>`;
  }

  #entry(store: PipelineStore, entry: BinEntry): TemplateResult {
    const { l } = this;
    const { bin, common } = l.t;
    const { collection, id, name, detail, at, by } = entry;
    const edit = unknownEdit(store, entry);
    const children = hanging(store, entry);
    const nameOf = (member: string): string => store.get('members', member)?.name ?? common.unknownPerson;
    return html`<li part="entry" data-id=${id}>
      <input
        type="checkbox"
        name="entry"
        aria-label=${bin.choose(name)}
        .checked=${this.chosen.has(keyOf(entry))}
        ?disabled=${!this.canEdit}
        @change=${(event: Event) => {
          this.#choose([entry], (event.currentTarget as HTMLInputElement).checked);
        }}
      />
      <span class="mark" title=${bin.kindOf[collection]}>${ICONS[collection]}</span>
      <div class="what">
        <p class="name">
          <span class="visually-hidden">${bin.kindOf[collection]}: </span>
          ${
            collection === 'opportunities'
              ? html`<button
                  class="link"
                  aria-label=${bin.open(name)}
                  @click=${() => {
                    this.#open(id);
                  }}
                >
                  ${name}
                </button>`
              : html`<span class="strong">${name}</span>`
          }
          ${detail === null ? nothing : html`<span class="hint">${detail}</span>`}
        </p>
        <p class="hint figure">${bin.deleted(l.moment(at), nameOf(by))}</p>
        ${children > 0 ? html`<p class="hint figure children">${bin.withIt(l.number(children))}</p>` : nothing}
        ${
          edit
            ? html`<p class="notice warning">${icons.alert}${bin.edited(nameOf(edit.by), l.moment(edit.at))}</p>`
            : nothing
        }
      </div>
      <button
        class="button restore"
        aria-label=${bin.restoreOne(name)}
        ?disabled=${!this.canEdit}
        @click=${() => void this.#restore([entry])}
      >
        ${icons.undo}<span class="words">${bin.restore}</span>
      </button>
    </li>`;
  }
}

function keyOf({ collection, id }: BinEntry): string {
  return `${collection} ${id}`;
}
