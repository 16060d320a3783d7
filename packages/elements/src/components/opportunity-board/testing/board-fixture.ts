import { setViewport } from '@web/test-runner-commands';
import { addDays, dateInZone, liveStages, type CalendarDate, type CommandInput } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { createTestStore, TestNetwork, type TestStore, type TestStoreOptions } from '@firsat/store/testing';
import { defineElement } from '../../../base/define-element.js';
// Fetched after the first frame: here before it, so that a test need not wait for it.
import '../after-first-frame.js';
import { OpportunityBoard } from '../opportunity-board.js';
import { done, has, painted, waitUntil } from '../../../testing/drive.js';
import { TestWorkspace } from '../../../testing/fixture.js';

/** A board over a workspace with one small schema, and a colleague whose changes arrive with `sync`. */
export interface BoardFixture extends TestStore {
  readonly workspace: TestWorkspace;
  readonly board: OpportunityBoard;
  readonly schemaId: string;
  /** Ids of the stages in order: Aday, Teklif, Pazarlık. */
  readonly stages: readonly string[];
  readonly colleague: TestStore;
  /** What was announced, newest last. */
  readonly said: string[];
  /** Exchanges everything between this device and the colleague's, and waits for the paint. */
  readonly sync: () => Promise<void>;
  readonly add: (
    stage: number,
    description: string,
    more?: Partial<CommandInput<'opportunity-create'>>,
  ) => string;
}

export const STAGE_NAMES = ['Aday', 'Teklif', 'Pazarlık'] as const;

/** A board over a store as the options say, with nothing prepared in it. */
export async function bareBoard(
  options: TestStoreOptions,
  lang = 'tr',
): Promise<TestStore & { readonly board: OpportunityBoard }> {
  defineElement('opportunity-board', OpportunityBoard);
  const prepared = createTestStore(options);
  const { board } = mount(prepared, lang);
  await painted(board);
  return { ...prepared, board };
}

function mount(
  { store }: TestStore,
  lang: string,
  prepare?: (board: OpportunityBoard) => void,
): { readonly workspace: TestWorkspace; readonly board: OpportunityBoard } {
  defineElement('test-workspace', TestWorkspace);
  const workspace = document.createElement('test-workspace') as TestWorkspace;
  workspace.lang = lang;
  workspace.workspace = 'test';
  workspace.testStore = store;
  const board = document.createElement('opportunity-board');
  board.style.blockSize = '700px';
  prepare?.(board);
  workspace.append(board);
  document.body.append(workspace);
  return { workspace, board };
}

export async function boardFixture(
  options: {
    readonly lang?: string;
    readonly store?: TestStoreOptions;
    readonly width?: number;
    readonly prepare?: (board: OpportunityBoard) => void;
    readonly fill?: (store: PipelineStore, schemaId: string, stages: readonly string[]) => void;
  } = {},
): Promise<BoardFixture> {
  defineElement('opportunity-board', OpportunityBoard);
  await setViewport({ width: options.width ?? 1440, height: 900 });
  const prepared = createTestStore(options.store);
  const { store } = prepared;
  const { id: schemaId } = done(store, 'schema-create', { title: 'Kısa hat' });
  // A schema starts with a stage or none, as its template says: these are the ones that count here.
  const stages = STAGE_NAMES.map(
    (name, at) => done(store, 'stage-create', { schemaId, name, probability: 2500 * (at + 1) }).id,
  );
  for (const stage of liveStages(store, schemaId))
    if (!stages.includes(stage.id)) done(store, 'stage-archive', { id: stage.id });
  done(store, 'schema-set-default', { id: schemaId });
  const customer = done(store, 'contact-create', { name: 'Ege Lojistik' });
  options.fill?.(store, schemaId, stages);
  const { workspace, board: element } = mount(prepared, options.lang ?? 'tr', options.prepare);
  const said: string[] = [];
  Object.assign(element, { ariaNotify: (text: string) => said.push(text) });
  const colleague = createTestStore({ created: false, seed: 2, user: { id: 'mehmet', name: 'Mehmet Kaya' } });
  const network = new TestNetwork(() => 0.5);
  network.join({ name: 'here', docs: { core: prepared.core, work: prepared.work } });
  network.join({ name: 'there', docs: { core: colleague.core, work: colleague.work } });
  network.heal();
  // The first frame with cards, and the one after it with the spare rows.
  await painted(element);
  await painted(element);
  // What carries cards and asks is put in when the page is idle, which takes its time on a busy machine.
  await waitUntil(() => has(element, '.panel.menu'));
  return {
    ...prepared,
    workspace,
    board: element,
    schemaId,
    stages,
    colleague,
    said,
    sync: async () => {
      network.heal();
      await painted(element);
    },
    add: (stage, description, more = {}) =>
      done(store, 'opportunity-create', {
        description,
        customerId: customer.id,
        schemaId,
        ...(stages[stage] !== undefined && { stageId: stages[stage] }),
        ...more,
      }).id,
  };
}

/** A day near the one that the board takes for today. */
export function dayFromToday(days: number): CalendarDate {
  return addDays(dateInZone(Date.now(), 'Europe/Istanbul'), days);
}

/** The card of an opportunity, as it is in the page now. */
export function cardOf(board: OpportunityBoard, id: string): HTMLElement {
  const card = board.renderRoot.querySelector<HTMLElement>(
    `.list .item[data-id="${CSS.escape(id)}"] > .card`,
  );
  if (!card) throw new Error(`no card of ${id} in the page`);
  return card;
}

export function columnOf(board: OpportunityBoard, columnId: string): HTMLElement {
  const column = board.renderRoot.querySelector<HTMLElement>(
    `.column[data-column="${CSS.escape(columnId)}"]`,
  );
  if (!column) throw new Error(`no column ${columnId}`);
  return column;
}

/** Ids of the cards of a column, from top to bottom. */
export function idsIn(board: OpportunityBoard, columnId: string): string[] {
  return [...columnOf(board, columnId).querySelectorAll<HTMLElement>('.item')].map(
    (item) => item.dataset['id'] ?? '',
  );
}

/** What a card says to those who do not see it: its name (from what it shows and the words of its mark) and its description. */
export function spoken(card: HTMLElement): string {
  const mark = card.querySelector('.mark')?.getAttribute('aria-label') ?? '';
  return squeezed(`${card.textContent} ${mark} ${card.getAttribute('aria-description') ?? ''}`);
}

export const squeezed = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** A pointer that presses, moves and lets go where it is told; all in viewport pixels. */
export class Pointer {
  readonly #type: string;
  #at = { x: 0, y: 0 };

  constructor(type: 'mouse' | 'touch' = 'mouse') {
    this.#type = type;
  }

  #event(name: string, more: PointerEventInit = {}): PointerEvent {
    return new PointerEvent(name, {
      bubbles: true,
      composed: true,
      cancelable: true,
      pointerId: 1,
      isPrimary: true,
      pointerType: this.#type,
      button: name === 'pointermove' ? -1 : 0,
      buttons: name === 'pointerup' ? 0 : 1,
      clientX: this.#at.x,
      clientY: this.#at.y,
      ...more,
    });
  }

  down(element: HTMLElement): void {
    const box = element.getBoundingClientRect();
    this.#at = { x: box.left + 20, y: box.top + 10 };
    element.dispatchEvent(this.#event('pointerdown'));
  }

  move(x: number, y: number, more: PointerEventInit = {}): void {
    this.#at = { x, y };
    window.dispatchEvent(this.#event('pointermove', more));
  }

  /** Over a card: the place before it. */
  over(element: HTMLElement): void {
    const box = element.getBoundingClientRect();
    this.move(box.left + box.width / 2, box.top + box.height / 2);
  }

  up(): void {
    window.dispatchEvent(this.#event('pointerup'));
  }

  cancel(): void {
    window.dispatchEvent(this.#event('pointercancel'));
  }
}
