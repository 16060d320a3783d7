import { html, nothing, type TemplateResult } from 'lit';
import { checklistProgress, resolveContact, stageOf, type BoardColumn } from '@firsat/model';
import '../../locales/areas/choices.js';
import { ContactPanel } from '../../contacts/contact-panel.js';
import { toldProblems } from '../../process/enter-stage.js';
import type { ActionsOptions, BoardActions } from './board-actions.js';
import type { BoardMenu, Menu } from './board-menu.js';
import { columnName } from './header-template.js';
import { isDroppable, placeOf } from './move-controller.js';

export type MenusOptions = Pick<
  ActionsOptions,
  'root' | 'l' | 'state' | 'whole' | 'sorted' | 'focus' | 'readOnly' | 'handle' | 'request'
>;

/** What the menus of cards and columns offer. */
export class BoardMenus {
  readonly #options: MenusOptions;
  readonly #actions: BoardActions;
  readonly #menu: BoardMenu;
  /** The place for the next move: kept, since who files many cards files them the same way. */
  #where: 'start' | 'end' = 'start';
  readonly #contacts: ContactPanel;

  constructor(menu: BoardMenu, actions: BoardActions, options: MenusOptions) {
    this.#menu = menu;
    this.#actions = actions;
    this.#options = options;
    this.#contacts = new ContactPanel(menu.host, {
      handle: options.handle,
      forId: () => menu.host.getAttribute('for') ?? '',
    });
  }

  /** S118: all that is known about the customer of a card. */
  #customer(id: string): Menu['parts'] {
    const { l, handle } = this.#options;
    const store = handle()?.store;
    const contact = store && resolveContact(store, store.get('opportunities', id)?.customerId ?? null);
    if (!contact) return [];
    return [
      {
        key: 'customer',
        label: l().t.choices.menu.customer,
        hint: contact.name,
        run: () => {
          this.#contacts.open(contact.id);
        },
      },
    ];
  }

  /** What can be done with a card; its stages are the way to move it without dragging. */
  card(id: string, at?: { readonly x: number; readonly y: number }): void {
    const { root, focus } = this.#options;
    const item = root().querySelector<HTMLElement>(`.list .item[data-id="${CSS.escape(id)}"]`);
    if (!item) return;
    const box = (item.querySelector('.card-menu') ?? item).getBoundingClientRect();
    const anchor = at ? new DOMRect(at.x, at.y, 0, 0) : box;
    this.#menu.open(
      () => this.#cardParts(id),
      anchor,
      () => {
        focus.toCard(id);
      },
    );
  }

  #cardParts(id: string): Menu {
    const { l, whole, sorted, readOnly } = this.#options;
    const words = l().t.choices.menu;
    const board = whole();
    const why = sorted();
    const done = this.#checklist(id);
    const own = board && placeOf(board, id)?.columnId;
    return {
      label: words.label(this.#actions.title(id)),
      parts: [
        {
          key: 'open',
          label: words.open,
          run: () => {
            this.#actions.open(id);
          },
        },
        ...(done === undefined ? [] : [{ title: done }]),
        ...this.#customer(id),
        ...this.#disqualify(id),
        { line: true },
        { title: words.moveTo },
        why === undefined ? this.#place() : { title: why },
        ...(board?.columns ?? []).filter(isDroppable).map((column) => ({
          key: column.id,
          label: columnName(l(), column),
          lead: html`<span class="stage-color" data-color=${column.stage?.color ?? 'slate'}><span class="dot"></span></span>`,
          hint: column.id === own ? words.here : undefined,
          disabled: readOnly(),
          run: () => {
            this.#menuMove(id, column);
          },
        })),
      ],
    };
  }

  #place(): Menu['parts'][number] {
    const words = this.#options.l().t.choices.menu;
    return {
      choice: {
        label: words.where,
        chosen: this.#where,
        options: [
          { key: 'start', label: words.start },
          { key: 'end', label: words.end },
        ],
        choose: (key) => {
          this.#where = key === 'end' ? 'end' : 'start';
        },
      },
    };
  }

  /** What the tip of a card tells beside its mark. */
  tip(id: string): TemplateResult | typeof nothing {
    const done = this.#checklist(id);
    return done === undefined ? nothing : html`<p class="guidance">${done}</p>`;
  }

  /** S45: how much of the work of its stage is done. */
  #checklist(id: string): string | undefined {
    const { l, handle } = this.#options;
    const store = handle()?.store;
    const opportunity = store?.get('opportunities', id);
    const stage = store && opportunity && stageOf(store, opportunity.position).stage;
    const progress = opportunity && checklistProgress(stage, opportunity);
    if (!progress) return undefined;
    return l().t.choices.menu.checklist(l().number(progress.done), l().number(progress.total));
  }

  /** S91: before the win, whoever is not interested is weeded out in one action; the workspace offers to take it back. */
  #disqualify(id: string): Menu['parts'] {
    const { l, handle, request, focus, readOnly } = this.#options;
    const store = handle()?.store;
    const opportunity = store?.get('opportunities', id);
    if (!store || opportunity?.status.code !== 'open') return [];
    const { stage } = stageOf(store, opportunity.position);
    if (stage && stage.phase !== 'pre') return [];
    const disqualify = async (): Promise<void> => {
      const result = await request('opportunity-set-status', {
        id,
        status: 'abandoned',
        reason: 'not-interested',
      });
      const [refusal] = toldProblems(result);
      if (refusal) handle()?.showProblem(refusal);
      focus.toCard(id);
    };
    return [
      {
        key: 'disqualify',
        label: l().t.choices.menu.disqualify,
        disabled: readOnly(),
        run: () => void disqualify(),
      },
    ];
  }

  #menuMove(id: string, column: BoardColumn): void {
    const { whole, sorted } = this.#options;
    const state = whole();
    const now = state?.columns.find((one) => one.id === column.id);
    if (!state || !now) return;
    const others = now.ids.filter((other) => other !== id).length;
    const target = { columnId: now.id, index: this.#where === 'start' ? 0 : others };
    const place = placeOf(state, id);
    const stays = place?.columnId === target.columnId;
    if (stays && (place.index === target.index || sorted() !== undefined)) this.#actions.unchanged(id);
    else this.#actions.moveTo(id, target, true);
  }

  column(columnId: string, anchor: HTMLElement): void {
    const { l, state, focus, readOnly } = this.#options;
    const { board, choices } = l().t;
    this.#menu.open(
      () => {
        const column = state()?.columns.find((one) => one.id === columnId);
        const ids = column?.ids ?? [];
        const go = (id: string | undefined) => (): void => {
          if (id !== undefined) focus.toCard(id);
        };
        return {
          label: board.column.menu(column ? columnName(l(), column) : ''),
          parts: [
            ...(column && isDroppable(column) && !readOnly()
              ? [
                  {
                    key: 'add',
                    label: choices.column.addHere,
                    run: () => {
                      this.#actions.create(columnId);
                    },
                  },
                ]
              : []),
            { key: 'top', label: choices.column.toTop, disabled: ids.length === 0, run: go(ids[0]) },
            { key: 'end', label: choices.column.toEnd, disabled: ids.length === 0, run: go(ids.at(-1)) },
          ],
        };
      },
      anchor.getBoundingClientRect(),
      () => {
        anchor.focus();
      },
    );
  }
}
