/** The board as it stood on past days, over a store in memory with full histories: the first look, and steps of the time slider. */
import '@firsat/elements/define/opportunity-board';
import { addDays, create, dateInZone, type Patch } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { createPipelineStore } from '@firsat/store/binding';
import * as Y from 'yjs';
import { manyLives } from '../../reports/many-lives.js';
import './bench-workspace.js';
import type { BenchWorkspace } from './bench-workspace.js';
import { painted, seeded, settled } from './data.js';

const SCHEMA = 'schema1';

type Board = HTMLElement & { asOf: string; readonly updateComplete: Promise<unknown> };

let board: Board | undefined;
let today = '';

function patchesOf({ source }: ReturnType<typeof manyLives>): Patch[] {
  const creating = (collection: Parameters<typeof create>[0], rows: Iterable<object>): Patch[] =>
    [...rows].map((row) => {
      const { id, removed: _removed, ...fields } = row as { id: string; removed: null };
      return create(collection, id, fields as never);
    });
  const rows = [...source.list('opportunities')];
  return [
    create('schemas', SCHEMA, { title: 'Bench' }),
    ...creating('stages', source.list('stages')),
    ...creating('members', source.list('members')),
    ...creating('opportunities', rows),
    ...rows.flatMap(({ id }) => creating('history', source.history(id))),
  ];
}

async function filledStore(count: number, events: number): Promise<PipelineStore> {
  const lives = manyLives(count, events);
  const random = seeded(7);
  let ids = 0;
  const store = createPipelineStore({
    workspaceId: 'bench',
    user: { id: 'm0', name: 'Üye 0' },
    core: new Y.Doc(),
    work: new Y.Doc(),
    now: () => lives.now,
    random,
    newId: () => `n${String(++ids)}`,
  });
  store.markLoaded('core');
  store.markLoaded('work');
  store.execute('workspace-create', {
    name: 'Bench',
    currency: 'TRY',
    timeZone: 'Europe/Istanbul',
    language: 'tr',
  });
  await store.importRecords(patchesOf(lives), { pause: () => Promise.resolve() });
  today = dateInZone(lives.now, 'Europe/Istanbul');
  return store;
}

const shows = (selector: string): boolean => board?.shadowRoot?.querySelector(selector) != null;

async function until(fact: () => boolean): Promise<void> {
  const from = performance.now();
  while (!fact()) {
    await painted();
    if (performance.now() - from > 60_000) throw new Error('the page does not show what was asked for');
  }
}

const isPast = (): boolean => shows('.item') && shows('.past:not(:empty)');

window.past = {
  async fill(count, events) {
    const workspace = document.createElement('bench-workspace') as BenchWorkspace;
    workspace.workspace = 'bench';
    workspace.opened = await filledStore(count, events);
    board = document.createElement('opportunity-board');
    board.setAttribute('schema', SCHEMA);
    board.setAttribute('statuses', 'open suspended won lost abandoned');
    workspace.append(board);
    document.body.append(workspace);
    await until(() => shows('.item') && shows('.as-of'));
    await settled();
  },
  async first(back) {
    if (!board) throw new Error('nothing is filled in');
    const from = performance.now();
    let longest = 0;
    const watcher = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    watcher.observe({ type: 'longtask' });
    board.asOf = addDays(today, -back);
    await until(isPast);
    const ms = performance.now() - from;
    await settled();
    watcher.disconnect();
    return { ms, longest };
  },
  async step(back) {
    if (!board) throw new Error('nothing is filled in');
    await settled();
    await painted();
    const from = performance.now();
    board.asOf = addDays(today, -back);
    await board.updateComplete;
    await painted();
    return performance.now() - from;
  },
};

declare global {
  interface Window {
    past: {
      fill(count: number, events: number): Promise<void>;
      /** The first look, so many days back: until it is shown, and its longest task. */
      first(back: number): Promise<{ readonly ms: number; readonly longest: number }>;
      /** Another day, until it is painted. */
      step(back: number): Promise<number>;
    };
  }
}
