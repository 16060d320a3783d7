// The page of the checks (test/embed/checks) without a framework: attributes by their text, as a page from a server has them.
import type {} from 'firsat/define';
import type { Bench, State, Tags } from '../../checks/state.js';

type Handlers = readonly [name: string, handler: unknown][];

function attribute(element: Element, name: string, value: string | number | boolean | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

/** One listener for each event, which calls what the state says now. */
function listen(element: Element, handlers: () => Handlers): void {
  for (const [name] of handlers())
    element.addEventListener(name, (event) => {
      const handler = handlers().find(([one]) => one === name)?.[1];
      if (typeof handler === 'function') handler(event);
    });
}

class Page {
  readonly workspace: Tags['pipeline-workspace'];
  readonly #text = document.createElement('p');
  readonly #status = document.createElement('sync-status');
  readonly #filters = document.createElement('opportunity-filters');
  readonly #presence = document.createElement('presence-list');
  readonly #lines = document.createElement('line-grid');
  readonly #boards = new Map<string, Tags['opportunity-board']>();
  /** The state that is shown; the handlers of now are in it. */
  #state: State | undefined;

  constructor(state: State) {
    this.workspace = document.createElement('pipeline-workspace');
    for (const [name, value] of [
      ['workspace', 'checks'],
      ['storage', 'memory'],
      ['create', 'auto'],
    ] as const)
      this.workspace.setAttribute(name, value);
    listen(this.workspace, () => [['firsat-opportunity-move-request', this.#state?.onMove]]);
    listen(this.#filters, () => [['firsat-filter-change', this.#state?.onFilter]]);
    this.#lines.setAttribute('opportunity', 'o1');
    this.workspace.append(this.#text, this.#filters, this.#presence, this.#lines);
    this.show(state);
  }

  show(state: State): void {
    const before = this.#state;
    this.#state = state;
    attribute(this.workspace, 'workspace-name', state.workspaceName);
    attribute(this.#presence, 'max', state.max);
    attribute(this.#lines, 'frozen', state.frozen);
    this.workspace.strings = state.strings;
    this.workspace.contactSource = state.contactSource;
    // Not typed as what may be missing, but what a page without types does.
    if (state.filter !== before?.filter) Object.assign(this.#filters, { filter: state.filter });
    this.#text.textContent = state.text;
    if (state.hasStatus) this.#text.after(this.#status);
    else this.#status.remove();
    for (const [id, board] of this.#boards)
      if (!state.boards.includes(id)) {
        board.remove();
        this.#boards.delete(id);
      }
    for (const id of state.boards) {
      const board = this.#boards.get(id) ?? this.#board(id);
      attribute(board, 'density', state.density);
      attribute(board, 'statuses', state.statuses);
    }
    this.#filters.before(...state.boards.flatMap((id) => this.#boards.get(id) ?? []));
  }

  #board(id: string): Tags['opportunity-board'] {
    const board = document.createElement('opportunity-board');
    board.id = id;
    listen(board, () => [['firsat-opportunity-new', this.#state?.onNew]]);
    this.#boards.set(id, board);
    return board;
  }
}

export const bench: Bench = {
  mount: (place, state) => {
    const page = new Page(state);
    place.append(page.workspace);
    state.onReady?.(page.workspace);
    return {
      show: (next) => {
        page.show(next);
      },
      unmount: () => {
        page.show({ ...state, onMove: undefined, onNew: undefined, onFilter: undefined });
        page.workspace.remove();
      },
    };
  },
};
