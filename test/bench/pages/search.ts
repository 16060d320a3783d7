/** The list and the search of an open store in memory, key by key, beside a bare scan of the same words. */
import '@firsat/elements/define/opportunity-list';
import { create, type Patch } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { createPipelineStore } from '@firsat/store/binding';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import './bench-workspace.js';
import type { BenchWorkspace } from './bench-workspace.js';
import { CUSTOMERS, makeRows, OWNERS, painted, seeded, type Row } from './data.js';

/** What is typed, key by key, and taken away again. */
const TYPED = ['m', 'mü', 'müş', 'müşteri', 'müşteri 0', 'müşteri 01', 'müşteri 01 ba', 'müşteri 0', 'm', ''];
/** What hangs on each opportunity. */
const CHILDREN = 10;

let rows: readonly Row[] = [];
let store: PipelineStore | undefined;
let list: HTMLElementTagNameMap['opportunity-list'] | undefined;
let words: readonly string[] = [];

function patchesOf(all: readonly Row[]): Patch[] {
  const patches: Patch[] = [
    create('schemas', 'bench', { title: 'Bench' }),
    create('stages', 's0', { schemaId: 'bench', name: 'Evre', order: 'a0', probability: 4000 }),
    ...CUSTOMERS.map((name, i) => create('contacts', `c${String(i)}`, { name })),
    ...OWNERS.map((name, i) => create('members', `m${String(i)}`, { name })),
  ];
  for (const row of all) {
    patches.push(
      create('opportunities', row.id, {
        description: row.title,
        customerId: `c${String(CUSTOMERS.indexOf(row.customer))}`,
        ownerId: `m${String(OWNERS.indexOf(row.owner))}`,
        price: { minor: row.amount, currency: 'TRY' },
        expectedClose: row.due,
        startDate: '2026-01-01',
        createdBy: 'm0',
        createdAt: 1,
        position: { schemaId: 'bench', stageId: 's0', order: row.order, moveId: 'x', at: 1, by: 'm0' },
      }),
    );
    for (let child = 0; child < CHILDREN; child += 1)
      patches.push(
        create('tasks', `${row.id}-${String(child)}`, {
          opportunityId: row.id,
          title: `Görev ${String(child)}`,
          assigneeId: 'm0',
          createdBy: 'm0',
          createdAt: 1,
        }),
      );
  }
  return patches;
}

window.search = {
  async fill(count) {
    const docs = { core: new Y.Doc(), work: new Y.Doc() };
    const random = seeded(7);
    let ids = 0;
    const opened = createPipelineStore({
      workspaceId: 'bench',
      user: { id: 'm0', name: OWNERS[0] ?? '' },
      ...docs,
      awareness: new Awareness(docs.core),
      now: () => Date.now(),
      random,
      newId: () => `n${String(++ids)}-${String(Math.floor(random() * 1e9))}`,
    });
    opened.markLoaded('core');
    opened.markLoaded('work');
    await opened.whenWritable();
    opened.execute('workspace-create', {
      name: 'Bench',
      currency: 'TRY',
      timeZone: 'Europe/Istanbul',
      language: 'tr',
    });
    rows = makeRows(count);
    await opened.importRecords(patchesOf(rows), { pause: () => Promise.resolve() });
    store = opened;
    words = rows.map((row) => `${row.title} ${row.customer} ${row.owner}`.toLocaleLowerCase('tr'));
    const workspace = document.createElement('bench-workspace') as BenchWorkspace;
    workspace.workspace = 'bench';
    workspace.opened = opened;
    list = document.createElement('opportunity-list');
    workspace.append(list);
    document.body.append(workspace);
    while ((list.renderRoot as Partial<ShadowRoot> | undefined)?.querySelector?.('.row') == null)
      await painted();
    return [...opened.list('tasks')].length;
  },
  keys: TYPED.length,
  list: (key) =>
    asTask(() => {
      const input = list?.renderRoot.querySelector<HTMLInputElement>('input[type=search]');
      if (!list || !input) throw new Error('there is no list');
      input.value = TYPED[key] ?? '';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      flush(list);
    }),
  picker: (key) => asTask(() => store?.search(TYPED[key] ?? '', 50)),
  scan: (key) =>
    // What no search can do without: each row's words looked through, what matches in order of its amount.
    asTask(() => {
      const text = TYPED[key] ?? '';
      words
        .flatMap((each, at) => (each.includes(text) ? [at] : []))
        .sort((a, b) => (rows[b]?.amount ?? 0) - (rows[a]?.amount ?? 0));
    }),
};

/** Renders now, as the end of the task would: the browser counts microtasks apart from script. */
function flush(element: HTMLElement): void {
  const updating = element as unknown as { readonly isUpdatePending: boolean; performUpdate(): void };
  while (updating.isUpdatePending) updating.performUpdate();
}

/** Runs in a task of its own, whose script the browser counts; ends after the next frame. */
function asTask(run: () => unknown): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(Promise.resolve(run()).then(painted));
    });
  });
}

declare global {
  interface Window {
    search: {
      fill(count: number): Promise<number>;
      /** How many keys are typed. */
      readonly keys: number;
      /** One key in the list, in a picker, and in a bare scan of the same words. */
      list(key: number): Promise<void>;
      picker(key: number): Promise<void>;
      scan(key: number): Promise<void>;
    };
  }
}
