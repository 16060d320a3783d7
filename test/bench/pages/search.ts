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

/** Milliseconds of script for each key: of the list until it is rendered, of the search of a picker, of the bare scan. */
export interface SearchTimes {
  readonly list: readonly number[];
  readonly search: readonly number[];
  readonly scan: readonly number[];
}

let rows: readonly Row[] = [];
let store: PipelineStore | undefined;
let list: HTMLElementTagNameMap['opportunity-list'] | undefined;

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
  async type() {
    const shown = list;
    const opened = store;
    const input = shown?.renderRoot.querySelector<HTMLInputElement>('input[type=search]');
    if (!shown || !opened || !input) throw new Error('there is no list');
    const times = { list: [] as number[], search: [] as number[], scan: [] as number[] };
    const words = rows.map((row) => `${row.title} ${row.customer} ${row.owner}`.toLocaleLowerCase('tr'));
    for (const text of TYPED) {
      await painted();
      let from = performance.now();
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await shown.updateComplete;
      times.list.push(performance.now() - from);
      await painted();
      from = performance.now();
      opened.search(text, 50);
      times.search.push(performance.now() - from);
      from = performance.now();
      // What no search can do without: each row's words looked through, what matches in order of its amount.
      words
        .flatMap((each, at) => (each.includes(text) ? [at] : []))
        .sort((a, b) => (rows[b]?.amount ?? 0) - (rows[a]?.amount ?? 0));
      times.scan.push(performance.now() - from);
    }
    return times;
  },
};

declare global {
  interface Window {
    search: { fill(count: number): Promise<number>; type(): Promise<SearchTimes> };
  }
}
