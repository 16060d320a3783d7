import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { DENSITIES, type Density, type SortField } from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { announce } from '../../base/announce.js';
import { PopoverController } from '../../controllers/popover-controller.js';
import { SortableController } from '../../controllers/sortable-controller.js';
import { segmentEditor } from '../../fields/choice-editor.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { gripButton } from '../../primitives/grip-button.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { adoptStyles } from '../../primitives/adopt-styles.js';
import { layoutPanelStyles } from './layout-panel.styles.js';
import { RESIZE_STEP } from './column-resize.js';
import {
  columnsOf,
  STANDARD_LAYOUT,
  withColumn,
  withColumnAt,
  withSortBy,
  type ListColumn,
  type ListLayout,
} from './list-layout.js';

export interface LayoutPanelOptions {
  readonly l: () => Localizer;
  /** All columns of this workspace. */
  readonly all: () => readonly ListColumn[];
  readonly layout: () => ListLayout;
  readonly change: (layout: ListLayout) => void;
  readonly density: () => Density;
  readonly root: () => ShadowRoot;
  readonly isNarrow: () => boolean;
  readonly resize: (column: string, pixels: number) => void;
  /** Where fields can be made. */
  readonly writable: () => PipelineStore | undefined;
  /** What was asked for cannot be fetched now. */
  readonly failed: () => void;
}

/** Which columns there are and in which order, by what the list is sorted, how high its rows are: by mouse, finger and keyboard. */
export class LayoutPanel {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: LayoutPanelOptions;
  readonly #popover: PopoverController;
  readonly #sortable: SortableController;
  #button: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LayoutPanelOptions) {
    this.#host = host;
    this.#options = options;
    this.#popover = new PopoverController(host);
    adoptStyles(options.root(), fieldStyles);
    adoptStyles(options.root(), layoutPanelStyles);
    const item = (name: string, inside = ''): HTMLElement | null =>
      options.root().querySelector<HTMLElement>(`.choice[data-name="${CSS.escape(name)}"]${inside}`);
    this.#sortable = new SortableController(host, {
      ids: () => this.#shown().map(({ name }) => name),
      rowOf: (name) => item(name),
      handleOf: (name) => item(name, ' .grip'),
      drop: (name, { beforeId }) => {
        const others = columnsOf(this.#layout).filter((column) => column.name !== name);
        const at = others.findIndex((column) => column.name === beforeId);
        options.change(withColumnAt(this.#layout, name, at < 0 ? others.length : at));
      },
      tell: (news, name, place, count) => {
        const l = options.l();
        const { layout } = l.t.list;
        const label = this.#label(name);
        const [at, all] = [l.number(place), l.number(count)];
        const words = {
          lifted: layout.lifted(label),
          moved: layout.place(label, at, all),
          dropped: layout.dropped(label, at),
          cancelled: layout.cancelled(label),
          gone: layout.cancelled(label),
        }[news];
        announce(host, words, l.locale);
      },
    });
  }

  get #layout(): ListLayout {
    return this.#options.layout();
  }

  #label(name: string): string {
    return this.#options.all().find((column) => column.name === name)?.label ?? '';
  }

  /** The chosen columns, in order, as far as the workspace has them. */
  #shown(): readonly ListColumn[] {
    const all = new Map(this.#options.all().map((column) => [column.name, column]));
    return columnsOf(this.#layout).flatMap(({ name }) => all.get(name) ?? []);
  }

  /** Opens beside its button, or closes. */
  toggle(button: HTMLElement): void {
    this.#button = button;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#popover.element.value?.togglePopover({ source: button });
    });
  }

  /** Fields are made over the list: a new one is a column at once, and the panel is there again afterwards. */
  async #editFields(store: PipelineStore): Promise<void> {
    const module = await import('../custom-field-editor/custom-fields-dialog.js').catch(() => undefined);
    if (!module) {
      this.#options.failed();
      return;
    }
    const leave = store.subscribe(({ command, changed }: StoreChange) => {
      // Those of colleagues are among what can be chosen.
      if (command !== 'custom-field-create') return;
      for (const id of changed.get('customFields') ?? [])
        this.#options.change(withColumn(this.#layout, `custom:${id}`, true));
    });
    module.openCustomFields(this.#host, this.#options.l(), () => {
      leave();
      if (this.#button?.isConnected) this.toggle(this.#button);
    });
  }

  render(): TemplateResult {
    const l = this.#options.l();
    return html`<div
      ${ref(this.#popover.element)}
      id="layout"
      class="popover end layout"
      popover="auto"
      role="dialog"
      aria-label=${l.t.list.layout.title}
      @toggle=${this.#popover.toggled}
      @keydown=${this.#popover.keydown}
    >
      ${this.#popover.isOpen ? this.#content(l) : nothing}
    </div>`;
  }

  #content(l: Localizer): TemplateResult {
    const { layout: words } = l.t.list;
    return html`<section>
        <h3>${words.order}</h3>
        ${this.#orderTemplate(l)}
      </section>
      ${this.#options.isNarrow() ? nothing : this.#columnsTemplate(l)}
      ${
        this.#options.isNarrow()
          ? nothing
          : html`<section>
            <h3>${words.density}</h3>
            ${segmentEditor({
              id: 'density',
              label: words.density,
              value: this.#options.density(),
              choices: DENSITIES.map((value) => ({ value, label: words.densities[value] })),
              change: (value) => {
                const density = DENSITIES.find((one) => one === value) ?? '';
                this.#options.change({ ...this.#layout, density });
              },
            })}
          </section>`
      }
      <button
        class="button quiet"
        @click=${() => {
          this.#options.change(STANDARD_LAYOUT);
        }}
      >
        ${words.reset}
      </button>`;
  }

  #columnsTemplate(l: Localizer): TemplateResult {
    const { layout: words } = l.t.list;
    const shown = this.#shown();
    const hidden = this.#options.all().filter((column) => !shown.some(({ name }) => name === column.name));
    const sortable = this.#sortable;
    const store = this.#options.writable();
    return html`<section>
      <h3>${words.columns}</h3>
      <ul>
        ${repeat(
          shown,
          ({ name }) => name,
          ({ name, label }) =>
            html`<li class="choice ${sortable.draggedId === name ? 'lifted' : ''}" data-name=${name}>
              ${this.#box(name, label, true)} ${this.#widthTemplate(name, label, l)}
              ${gripButton(sortable, name, { label: words.move(label) })}
            </li>`,
        )}
        ${repeat(
          hidden,
          ({ name }) => name,
          ({ name, label }) =>
            html`<li class="choice" data-name=${name}>${this.#box(name, label, false)}</li>`,
        )}
      </ul>
      ${
        store
          ? html`<button class="button quiet new-column" @click=${() => void this.#editFields(store)}>
              ${icons.plus}${words.newField}
            </button>`
          : nothing
      }
    </section>`;
  }

  /** Without dragging. */
  #widthTemplate(name: string, label: string, l: Localizer): TemplateResult {
    const { layout: words } = l.t.list;
    return html`${([-RESIZE_STEP, RESIZE_STEP] as const).map((pixels) => {
      const text = pixels < 0 ? words.narrower(label) : words.wider(label);
      return html`<button
        class="icon-button"
        data-resize=${pixels}
        aria-label=${text}
        title=${text}
        @click=${() => {
          this.#options.resize(name, pixels);
        }}
      >
        ${pixels < 0 ? icons.minus : icons.plus}
      </button>`;
    })}`;
  }

  #box(name: string, label: string, isShown: boolean): TemplateResult {
    return html`<label>
      <input
        type="checkbox"
        .checked=${isShown}
        ?disabled=${name === 'description'}
        @change=${(event: Event) => {
          this.#options.change(
            withColumn(this.#layout, name, (event.currentTarget as HTMLInputElement).checked),
          );
        }}
      />
      <span class="ellipsis">${label}</span>
    </label>`;
  }

  #orderTemplate(l: Localizer): TemplateResult {
    const { layout: words, sort } = l.t.list;
    const keys = this.#layout.sort;
    const free = this.#options.all().filter(({ sort: by }) => by && !keys.some((key) => key.by === by));
    return html`<ul>
        ${keys.map((key, at) => {
          const column = this.#options.all().find((one) => one.sort === key.by);
          const label = column ? orderLabel(column, l) : key.by;
          return html`<li class="key">
            <span class="place figure">${l.number(at + 1)}</span>
            <span class="ellipsis">${label}</span>
            <button
              class="button quiet direction"
              @click=${() => {
                const next = keys.map((one) => (one === key ? { ...key, desc: !key.desc } : one));
                this.#options.change({ ...this.#layout, sort: next });
              }}
            >
              <span class="visually-hidden">${words.direction(label)},</span>
              ${key.desc ? icons.arrowDown : icons.arrowUp}${key.desc ? sort.down : sort.up}
            </button>
            <button
              class="icon-button"
              aria-label=${words.removeKey(label)}
              @click=${() => {
                this.#options.change({ ...this.#layout, sort: keys.filter((one) => one !== key) });
              }}
            >
              ${icons.close}
            </button>
          </li>`;
        })}
      </ul>
      <select
        class="input add-key"
        aria-label=${words.addKey}
        @change=${(event: Event) => {
          const select = event.currentTarget as HTMLSelectElement;
          if (select.value) this.#options.change(withSortBy(this.#layout, select.value as SortField, true));
          select.value = '';
        }}
      >
        <option value="">${words.addKey}</option>
        ${free.map((column) => html`<option value=${column.sort ?? ''}>${orderLabel(column, l)}</option>`)}
      </select>`;
  }
}

/** S115: as an order the weighted value is called by what it tells. */
function orderLabel({ sort, label }: ListColumn, l: Localizer): string {
  return sort === 'weighted' ? l.t.list.layout.impact(label) : label;
}
