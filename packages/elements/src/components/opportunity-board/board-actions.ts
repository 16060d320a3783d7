import { problem, type BoardState, type CommandInput, type CommandName } from '@firsat/model';
import type { CommandResult } from '@firsat/store';
import { announce } from '../../base/announce.js';
import type { DraftRequest, WorkspaceHandle } from '../../contexts/workspace-context.js';
import { placePopover } from '../../controllers/place-popover.js';
import { OpportunityNewEvent } from '../../events/opportunity-new.js';
import { OpportunityOpenEvent } from '../../events/opportunity-open.js';
import type { Localizer } from '../../locales/localizer.js';
import type { BoardFocus } from './board-focus.js';
import type { ColumnWindows } from './column-windows.js';
import { columnName } from './header-template.js';
import { isDroppable, type MoveConflict, type MoveController, type MoveTarget } from './move-controller.js';

/** Menus, questions and what a drop does: they come after the first frame. */
export interface LateActions {
  readonly menus: {
    card(id: string, at?: { readonly x: number; readonly y: number }): void;
    column(columnId: string, anchor: HTMLElement): void;
  };
  readonly questions: { ask(conflict: MoveConflict): void };
  readonly moves: { to(id: string, target: MoveTarget, keepFocus: boolean): Promise<void> };
  readonly panels: { showForm(draft: DraftRequest): Promise<void>; showDetail(): Promise<void> };
}

export interface ActionsOptions {
  readonly host: HTMLElement & { requestUpdate(): void };
  readonly l: () => Localizer;
  readonly handle: () => WorkspaceHandle | undefined;
  readonly state: () => BoardState | undefined;
  readonly readOnly: () => boolean;
  /** Says that the past is looked at, where it is. */
  readonly inPast: () => boolean | undefined;
  readonly detail: () => 'auto' | 'none';
  readonly request: <N extends CommandName>(command: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
  readonly move: MoveController;
  readonly focus: BoardFocus;
  readonly windows: ColumnWindows;
  /** Uses what is fetched after the first frame, as soon as it is there. */
  readonly late: (use: (parts: LateActions) => void) => void;
  /** The board with the columns that are not shown now. */
  readonly whole: () => BoardState | undefined;
  /** Why the place in a column is not for the hand to say (D82). */
  readonly sorted: () => string | undefined;
  readonly root: () => ShadowRoot;
}

/** What a person does on a board, by whatever means: open, create, lift, drop, menus. */
export class BoardActions {
  readonly #options: ActionsOptions;
  #opened: string | undefined;

  constructor(options: ActionsOptions) {
    this.#options = options;
  }

  open(id: string): void {
    const { host, handle, detail, late } = this.#options;
    if (!host.dispatchEvent(new OpportunityOpenEvent(id))) return;
    const workspace = handle();
    if (!workspace) return;
    this.#opened = id;
    const own = detail() === 'auto' && !workspace.hasDetail;
    workspace.setUi({ openId: id });
    if (own) late(({ panels }) => void panels.showDetail());
  }

  /** Says so when nothing can be changed here. */
  #isRefused(): boolean {
    const { readOnly, handle, inPast } = this.#options;
    if (!readOnly()) return false;
    if (!inPast()) handle()?.showProblem(problem('read-only'));
    return true;
  }

  /** After a panel of the board's own is closed. */
  backToCard(): void {
    const id = this.#opened;
    this.#opened = undefined;
    if (id !== undefined) this.#options.focus.toCard(id);
  }

  create(columnId?: string): void {
    const { host, handle, late, state } = this.#options;
    if (this.#isRefused()) return;
    const column = state()?.columns.find((one) => one.id === columnId);
    const draft: DraftRequest = column?.stage
      ? { schemaId: column.stage.schemaId, stageId: column.stage.id }
      : this.#schemaDraft();
    if (!host.dispatchEvent(new OpportunityNewEvent(draft))) return;
    const workspace = handle();
    if (!workspace) return;
    if (workspace.hasForm) workspace.setUi({ draft });
    else late(({ panels }) => void panels.showForm(draft));
  }

  #schemaDraft(): DraftRequest {
    const first = this.#options.state()?.columns.find(isDroppable)?.stage;
    return first ? { schemaId: first.schemaId } : {};
  }

  lift(id: string): void {
    const { move, l, sorted } = this.#options;
    if (this.#isRefused() || !move.start(id, 'keyboard') || !move.moving) return;
    const lifted = l().t.board.move.lifted(this.title(id), this.position(move.moving.from, id));
    this.say([lifted, sorted()].filter(Boolean).join(' '));
  }

  /** The keyboard aims elsewhere: shown, scrolled to, and said. */
  aimed(target: MoveTarget): void {
    const { windows, move, root } = this.#options;
    if (!move.moving) return;
    windows.of(target.columnId).reveal(target.index);
    root()
      .querySelector(`.column[data-column="${CSS.escape(target.columnId)}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.say(this.position(target, move.moving.id));
  }

  cancel(): void {
    const moving = this.#options.move.cancel();
    if (moving) this.say(this.#options.l().t.board.move.cancelled(this.title(moving.id)));
  }

  drop(): void {
    const { move, l, handle } = this.#options;
    const end = move.finish();
    if (!end) return;
    const words = l().t.board.move;
    switch (end.kind) {
      case 'move':
        this.moveTo(end.moving.id, end.target, end.moving.mode === 'keyboard');
        return;
      case 'conflict':
        this.#options.late(({ questions }) => {
          questions.ask(end.conflict);
        });
        return;
      case 'stage-gone':
        handle()?.toast({ text: words.stageGone, tone: 'problem' });
        return;
      case 'unchanged':
        this.unchanged(end.moving.id);
        return;
      case 'nowhere':
        this.say(words.cancelled(this.title(end.moving.id)));
    }
  }

  /** It stands where it stood; where that is not for the hand to say, everybody sees why (D82). */
  unchanged(id: string): void {
    const { sorted, handle, l } = this.#options;
    const why = sorted();
    if (why !== undefined) handle()?.toast({ text: why });
    else this.say(l().t.board.move.unchanged(this.title(id)));
  }

  /** The way to move a card without dragging (WCAG 2.5.7). */
  cardMenu(id: string, at?: { readonly x: number; readonly y: number }): void {
    this.#options.late(({ menus }) => {
      menus.card(id, at);
    });
  }

  readonly click = (event: Event): void => {
    const element = event.composedPath()[0] as HTMLElement;
    const columnId = element.closest<HTMLElement>('.column')?.dataset['column'];
    const id = element.closest<HTMLElement>('.item')?.dataset['id'];
    const control = element.closest<HTMLElement>('[data-head]')?.dataset['head'];
    if (id !== undefined) {
      if (element.closest('.card-menu')) this.cardMenu(id);
      else if (element.closest('.card')) this.open(id);
    } else if (columnId !== undefined) {
      if (control === 'add' || control === 'add-empty') this.create(columnId);
      else if (control === 'menu')
        this.#options.late(({ menus }) => {
          menus.column(columnId, element);
        });
    }
  };

  readonly contextMenu = (event: MouseEvent): void => {
    const element = event.composedPath()[0] as HTMLElement;
    const id = element.closest<HTMLElement>('.card')?.parentElement?.dataset['id'];
    if (id === undefined || event.shiftKey) return;
    event.preventDefault();
    // By the keyboard's menu key there is no pointer to stand at.
    this.cardMenu(id, event.button === 2 ? { x: event.clientX, y: event.clientY } : undefined);
  };

  togglePanel(panel: HTMLElement | undefined, anchor: HTMLElement): void {
    if (!panel) return;
    panel.togglePopover();
    if (!panel.matches(':popover-open')) return;
    placePopover(panel, anchor.getBoundingClientRect(), getComputedStyle(anchor).direction === 'rtl');
    panel.querySelector<HTMLElement>('input')?.focus();
  }

  sayResults(count: number): void {
    const l = this.#options.l();
    announce(this.#options.host, l.t.board.results(count), l.locale, 'polite');
  }

  moveTo(id: string, target: MoveTarget, keepFocus: boolean): void {
    this.#options.late(({ moves }) => void moves.to(id, target, keepFocus));
  }

  title(id: string): string {
    const row = this.#options.handle()?.store.get('opportunities', id);
    return row?.description || this.#options.l().t.board.card.untitled;
  }

  /** "3 / 12, Teklif": the place counted as a person would. */
  position(target: MoveTarget, id: string): string {
    const l = this.#options.l();
    const column = this.#options.whole()?.columns.find((one) => one.id === target.columnId);
    const others = column ? column.ids.length - (column.ids.includes(id) ? 1 : 0) : 0;
    return l.t.board.move.position(
      l.number(target.index + 1),
      l.number(others + 1),
      column ? columnName(l, column) : '',
    );
  }

  say(text: string): void {
    announce(this.#options.host, text, this.#options.l().locale);
  }
}
