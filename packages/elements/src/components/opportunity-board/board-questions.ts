import type { ActionsOptions, BoardActions } from './board-actions.js';
import type { ConflictDialog } from './conflict-dialog.js';
import type { MoveConflict } from './move-controller.js';

export type QuestionsOptions = Pick<ActionsOptions, 'handle' | 'l' | 'request' | 'focus'>;

/** What a board asks before it writes. */
export class BoardQuestions {
  readonly #options: QuestionsOptions;
  readonly #actions: BoardActions;
  readonly #conflict: ConflictDialog;

  constructor(conflict: ConflictDialog, actions: BoardActions, options: QuestionsOptions) {
    this.#conflict = conflict;
    this.#actions = actions;
    this.#options = options;
  }

  /** D85: the card was moved or deleted by somebody else while it was held. */
  ask(conflict: MoveConflict): void {
    const { handle, l, focus } = this.#options;
    const store = handle()?.store;
    const words = l().t.board;
    const name = (stageId: string): string => store?.get('stages', stageId)?.name ?? words.column.unplaced;
    const { moving, target } = conflict;
    this.#conflict.ask(
      conflict,
      {
        who: store?.get('members', conflict.by)?.name ?? l().t.choices.someone,
        now: name(conflict.stageId),
        wanted: name(target.columnId),
      },
      (go) => {
        if (go) void this.#moveAnyway(conflict);
        else focus.toCard(moving.id);
      },
    );
  }

  async #moveAnyway(conflict: MoveConflict): Promise<void> {
    const { handle, request } = this.#options;
    const { kind, moving } = conflict;
    if (kind === 'deleted') {
      const restored = await request('opportunity-restore', { id: moving.id });
      if (!restored.ok) {
        const [first] = restored.problems;
        if (first) handle()?.showProblem(first);
        return;
      }
    }
    this.#actions.moveTo(moving.id, conflict.target, true);
  }
}
