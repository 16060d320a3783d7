import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import {
  BOARD_SORTS,
  boardOfPart,
  boardOrder,
  partOf,
  placeBy,
  PROCESS_PARTS,
  totalsOfParts,
  type BoardOrder,
  type BoardSort,
  type BoardState,
  type ProcessPart,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { BoardUi, WorkspaceHandle } from '../../contexts/workspace-context.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import '../../locales/areas/choices.js';
import { totalsText } from './board-totals.js';
import type { MoveTarget } from './move-controller.js';

export interface BoardLookOptions {
  readonly l: () => Localizer;
  readonly handle: () => WorkspaceHandle | undefined;
}

/** Which part of the process is on a board (D3), and what the cards of a column stand by (D82). */
export class BoardLook {
  readonly #host: ReactiveControllerHost;
  readonly #options: BoardLookOptions;
  #ui: BoardUi | undefined;
  #order: BoardOrder | undefined;
  #whole: BoardState | undefined;
  #shown: BoardState | undefined;
  #shownPart: ProcessPart | null = null;

  constructor(host: ReactiveControllerHost, options: BoardLookOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** What was chosen here, else what was chosen last on this page. */
  get #now(): BoardUi {
    return this.#ui ?? this.#options.handle()?.ui.board ?? BY_HAND;
  }

  get part(): ProcessPart | null {
    return this.#now.part;
  }

  get sort(): BoardSort | null {
    return this.#now.sort;
  }

  choose(change: Partial<BoardUi>): void {
    this.#ui = { ...this.#now, ...change };
    this.#options.handle()?.setUi({ board: this.#ui });
    this.#host.requestUpdate();
  }

  /** The order as a board asks for it; the same object until it is another one. */
  order(store: PipelineStore): BoardOrder | undefined {
    const { sort } = this;
    if (!sort) return undefined;
    const { currency, timeZone: zone = 'UTC' } = store.settings ?? {};
    // What was done last is known when the rest has been read.
    const key = JSON.stringify([sort, currency, zone, store.workLoaded]);
    if (this.#order?.key !== key) this.#order = boardOrder(sort, { source: store, zone, key });
    return this.#order;
  }

  /** The board without the columns of the other part. */
  shown(board: BoardState): BoardState {
    const { part } = this;
    if (this.#whole !== board || this.#shownPart !== part || !this.#shown) {
      this.#whole = board;
      this.#shownPart = part;
      this.#shown = part && isParted(board) ? boardOfPart(board, part) : board;
    }
    return this.#shown;
  }

  /** The board with all its columns. */
  get whole(): BoardState | undefined {
    return this.#whole;
  }

  /** Where a card that is let go at a place comes to stand: sorted otherwise than by hand that is not for the hand to say (D82). */
  settle(id: string, from: MoveTarget, target: MoveTarget): MoveTarget {
    const store = this.#options.handle()?.store;
    const order = store && this.order(store);
    if (!order) return target;
    if (target.columnId === from.columnId) return from;
    const column = this.#whole?.columns.find((one) => one.id === target.columnId);
    const row = store.get('opportunities', id);
    if (!column?.stage || !row) return target;
    const index = placeBy(order, column.ids, row, column.stage, (collection, one) =>
      store.get(collection, one),
    );
    return { columnId: target.columnId, index };
  }

  /** Why the place in a column is not for the hand to say; nothing where it is. */
  get reason(): string | undefined {
    const { look } = this.#options.l().t.choices;
    return this.sort ? look.notByHand(look.sorts[this.sort.by]) : undefined;
  }

  /** Which part is shown, each with what it adds up to; nothing where the schema has one only. */
  parts(currency: string): TemplateResult | typeof nothing {
    const l = this.#options.l();
    const { look } = l.t.choices;
    const board = this.#whole;
    if (!board || !isParted(board)) return nothing;
    const totals = totalsOfParts(board.columns);
    const tell = (part: ProcessPart): TemplateResult => {
      const { count, sums } = totalsText(l, totals[part], totals[part], currency);
      return html`<span class="hint figure">${count}<span class="part-sums">${sums.map((sum) => ` · ${sum}`)}</span></span>`;
    };
    return html`<div class="parts" role="group" aria-label=${look.parts}>
      ${([null, ...PROCESS_PARTS] as const).map(
        (part) => html`<button
          class="part-button"
          data-part=${part ?? 'both'}
          aria-pressed=${this.part === part}
          @click=${() => {
            this.choose({ part });
          }}
        >
          <span>${look.part[part ?? 'both']}</span>
          ${part ? tell(part) : nothing}
        </button>`,
      )}
    </div>`;
  }

  sorting(): TemplateResult {
    const { look } = this.#options.l().t.choices;
    const { sort } = this;
    const direction = look.direction[sort?.desc ? 'down' : 'up'];
    return html`<div class="sorting">
      <select
        class="input"
        aria-label=${look.sort}
        @change=${(event: Event) => {
          const value = (event.currentTarget as HTMLSelectElement).value;
          this.choose({ sort: BOARD_SORTS.find(({ by }) => by === value) ?? null });
        }}
      >
        <option value="" ?selected=${!sort}>${look.byHand}</option>
        ${BOARD_SORTS.map(({ by }) => html`<option value=${by} ?selected=${sort?.by === by}>${look.sorts[by]}</option>`)}
      </select>
      ${
        sort
          ? html`<button
              class="icon-button"
              data-direction=${sort.desc ? 'down' : 'up'}
              aria-label=${look.turn(direction)}
              data-tip=${direction}
              @click=${() => {
                this.choose({ sort: { ...sort, desc: !sort.desc } });
              }}
            >
              ${sort.desc ? icons.arrowDown : icons.arrowUp}
            </button>`
          : nothing
      }
    </div>`;
  }
}

const BY_HAND: BoardUi = Object.freeze({ part: null, sort: null });

/** Whether there are stages after the sale, and others. */
function isParted({ columns }: BoardState): boolean {
  return PROCESS_PARTS.every((part) => columns.some(({ stage }) => partOf(stage) === part));
}
