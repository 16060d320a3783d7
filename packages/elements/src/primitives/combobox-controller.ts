import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { live } from 'lit/directives/live.js';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import { fold } from '@firsat/model';
import * as icons from '../icons/icons.js';
import { keepBeside, type Anchored } from './anchored.js';
import { comboboxNotes, comboboxRows, type ComboboxRow } from './combobox-list.js';
import type { ComboboxProps } from './combobox-props.js';

export type {
  ComboboxElsewhere,
  ComboboxMatches,
  ComboboxOption,
  ComboboxProps,
  ComboboxValue,
  ElsewhereOption,
} from './combobox-props.js';

const NONE = '';
const ADD = '+';
const ELSEWHERE = '@';
/** So many options are listed above those of elsewhere. */
const BESIDE = 6;

/**
 * A combobox with a list (WAI-ARIA 1.2 pattern, list autocomplete with manual selection) inside its host's shadow root. Arrow keys, Home/End,
 * Enter, Escape (closes the list and goes no further); Tab takes an option that was reached by arrow keys; leaving the field takes the one
 * option that is called exactly as typed. What is typed is never cleared by it.
 */
export class ComboboxController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #input: Ref<HTMLInputElement> = createRef();
  readonly #list: Ref<HTMLElement> = createRef();
  #props: ComboboxProps | undefined;
  #rows: readonly ComboboxRow[] = [];
  #more = 0;
  #open = false;
  #active = -1;
  #moved = false;
  #query = '';
  #anchored: Anchored | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    if (this.#open) this.#props?.elsewhere?.ask(null);
    this.#open = false;
    this.#anchored?.stop();
    this.#anchored = undefined;
  }

  hostUpdated(): void {
    const [input, list] = [this.#input.value, this.#list.value];
    if (!input || !list?.isConnected) {
      this.#anchored?.stop();
      this.#anchored = undefined;
      return;
    }
    const shown = list.matches(':popover-open');
    if (this.#open && !shown) {
      list.showPopover();
      this.#anchored = keepBeside(input, list);
    } else if (!this.#open && shown) {
      this.#anchored?.stop();
      this.#anchored = undefined;
      list.hidePopover();
    }
    if (!this.#open) return;
    this.#anchored?.place();
    list.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  focus(): void {
    this.#input.value?.focus();
    this.#input.value?.select();
  }

  open(): void {
    if (this.#open) return;
    this.#open = true;
    this.#moved = false;
    this.#host.requestUpdate();
  }

  readonly close = (): void => {
    if (!this.#open) return;
    this.#props?.elsewhere?.ask(null);
    this.#open = false;
    this.#active = -1;
    this.#moved = false;
    this.#host.requestUpdate();
  };

  #collect(props: ComboboxProps): void {
    const { value, elsewhere } = props;
    const query = value.id === null ? value.text.trim() : '';
    const matches = props.search(query);
    // Of many that are here as many as leave those of elsewhere in sight; the others are counted.
    const options = elsewhere && query !== '' ? matches.options.slice(0, BESIDE) : matches.options;
    elsewhere?.ask(query);
    const found = elsewhere?.found(query) ?? [];
    const fromOf = new Map(found.flatMap(({ id, own }) => (own === undefined ? [] : [[own, id]])));
    const rows: ComboboxRow[] = options.map((option) => ({
      ...option,
      kind: 'option',
      from: fromOf.get(option.id),
    }));
    const own = new Set(options.map(({ id }) => id));
    if (props.none !== undefined && query === '') rows.unshift({ id: NONE, label: props.none, kind: 'none' });
    for (const { own: here, ...option } of found)
      if (here === undefined || !own.has(here))
        rows.push({ ...option, id: `${ELSEWHERE}${option.id}`, kind: 'elsewhere', from: option.id });
    const named = options.some((option) => option.label.trim() === query);
    if (props.add && query !== '' && !named)
      rows.push({ id: ADD, label: props.add.label(query), kind: 'add' });
    const before = query === this.#query ? this.#rows[this.#active]?.id : undefined;
    this.#rows = rows;
    this.#more = matches.more + matches.options.length - options.length;
    this.#query = query;
    // What comes late must not slip under a finger that is about to press Enter.
    const kept = before === undefined ? -1 : rows.findIndex(({ id }) => id === before);
    if (kept >= 0) this.#active = kept;
    if (this.#active >= rows.length) this.#active = rows.length - 1;
    if (this.#moved || kept >= 0) return;
    // Enter takes the best match of what was typed; without a query the chosen one is where arrow keys begin.
    this.#active =
      query === ''
        ? rows.findIndex((row) => row.kind === 'option' && row.id === value.id)
        : rows.length > 0
          ? 0
          : -1;
  }

  #optionId(index: number): string {
    return `${this.#props?.id ?? ''}-option-${String(index)}`;
  }

  async #choose(row: ComboboxRow): Promise<void> {
    const props = this.#props;
    if (!props) return;
    this.close();
    if (row.kind === 'add') {
      const text = props.value.text.trim();
      const id = await props.add?.run(text);
      if (id === undefined) return;
      props.change({ id, text });
      props.chosen?.(id);
      return;
    }
    if (row.from !== undefined) {
      const taken = await props.elsewhere?.take(row.from);
      // One that is here already may be chosen also where it cannot be brought up to date.
      const id = taken ?? (row.kind === 'option' ? row.id : undefined);
      if (id === undefined) {
        this.open();
        return;
      }
      props.change({ id, text: row.label });
      props.chosen?.(id);
      return;
    }
    const id = row.kind === 'none' ? null : row.id;
    props.change({ id, text: id === null ? '' : row.label });
    props.chosen?.(id);
  }

  readonly #onInput = (event: Event): void => {
    const text = (event.currentTarget as HTMLInputElement).value;
    this.#moved = false;
    this.#open = true;
    this.#props?.change({ id: null, text });
    this.#host.requestUpdate();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (!this.#open) {
          this.open();
          return;
        }
        const count = this.#rows.length;
        if (count === 0) return;
        const step = event.key === 'ArrowDown' ? 1 : -1;
        this.#active = this.#active < 0 && step < 0 ? count - 1 : (this.#active + step + count) % count;
        this.#moved = true;
        this.#host.requestUpdate();
        return;
      }
      case 'Enter': {
        const row = this.#open ? this.#rows[this.#active] : undefined;
        if (!row) return;
        event.preventDefault();
        event.stopPropagation();
        void this.#choose(row);
        return;
      }
      case 'Tab': {
        const row = this.#open && this.#moved ? this.#rows[this.#active] : undefined;
        if (row) void this.#choose(row);
        return;
      }
      case 'Escape':
        if (!this.#open) return;
        this.close();
        if (this.#props?.passEscape) return;
        event.preventDefault();
        event.stopPropagation();
        return;
      default:
    }
  };

  readonly #onBlur = (): void => {
    this.close();
    this.settle();
  };

  /** Takes the one option that is called exactly as typed; when there is none or there are several, the text stays as it is. */
  settle(): void {
    const props = this.#props;
    if (!props || props.value.id !== null) return;
    const typed = fold(props.value.text.trim());
    if (typed === '') return;
    const same = props
      .search(props.value.text.trim())
      .options.filter((option) => fold(option.label.trim()) === typed);
    const only = same.length === 1 ? same[0] : undefined;
    if (!only) return;
    props.change({ id: only.id, text: only.label });
    props.chosen?.(only.id);
  }

  readonly #toggle = (): void => {
    this.#input.value?.focus();
    if (this.#open) this.close();
    else this.open();
  };

  render(props: ComboboxProps): TemplateResult {
    this.#props = props;
    if (this.#open) this.#collect(props);
    const active = this.#open && this.#active >= 0;
    const listId = `${props.id}-list`;
    return html`<div class="combo">
      <input
        ${ref(this.#input)}
        class="input"
        id=${props.id}
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded=${this.#open ? 'true' : 'false'}
        aria-controls=${listId}
        aria-activedescendant=${active ? this.#optionId(this.#active) : nothing}
        aria-required=${props.required ? 'true' : nothing}
        aria-invalid=${props.invalid ? 'true' : nothing}
        aria-describedby=${props.describedBy ?? nothing}
        placeholder=${props.placeholder ?? nothing}
        .value=${live(props.value.text)}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
        @click=${() => this.open()}
        @blur=${this.#onBlur}
      />
      <button
        type="button"
        class="combo-open"
        tabindex="-1"
        aria-label=${props.words.open}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${this.#toggle}
      >
        ${icons.chevronDown}
      </button>
      <div
        ${ref(this.#list)}
        class="combo-list"
        popover="manual"
        @mousedown=${(event: Event) => event.preventDefault()}
      >
        <div role="listbox" id=${listId} aria-label=${props.label}>
          ${
            this.#open
              ? comboboxRows({
                  props,
                  rows: this.#rows,
                  active: this.#active,
                  optionId: (index) => this.#optionId(index),
                  choose: (row) => void this.#choose(row),
                })
              : nothing
          }
        </div>
        ${this.#open ? comboboxNotes(props, this.#query, this.#rows.length, this.#more) : nothing}
      </div>
    </div>`;
  }
}
