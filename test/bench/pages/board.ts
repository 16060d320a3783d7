/** Our board over an open store in memory: the product's own store, element and change path. */
import '@firsat/elements/define/opportunity-board';
import { create, type OpportunityId, type Patch } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { createPipelineStore } from '@firsat/store/binding';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import './bench-workspace.js';
import type { BenchWorkspace } from './bench-workspace.js';
import { COLUMNS, CUSTOMERS, FILTER, makeRows, OWNERS, seeded, timed, type Row } from './data.js';

const SCHEMA = 'bench';
const COLORS = ['slate', 'blue', 'teal', 'green', 'amber', 'orange', 'rose'] as const;
const NETWORK = { kind: 'network' };
const idOf = (prefix: string, index: number): string => `${prefix}${String(index)}`;

function patchesOf(rows: readonly Row[]): Patch[] {
  return [
    create('schemas', SCHEMA, { title: 'Bench' }),
    ...COLORS.map((color, i) =>
      create('stages', idOf('s', i), {
        schemaId: SCHEMA,
        name: `Evre ${String(i)}`,
        order: `a${String(i)}`,
        color,
        probability: i * 1000,
      }),
    ),
    ...CUSTOMERS.map((name, i) => create('contacts', idOf('c', i), { name })),
    ...OWNERS.map((name, i) => create('members', idOf('m', i), { name })),
    ...rows.map((row) =>
      create('opportunities', row.id, {
        description: row.title,
        customerId: idOf('c', CUSTOMERS.indexOf(row.customer)),
        ownerId: idOf('m', OWNERS.indexOf(row.owner)),
        price: { minor: row.amount, currency: 'TRY' },
        expectedClose: row.due,
        startDate: '2026-01-01',
        createdBy: 'm0',
        createdAt: 1,
        position: {
          schemaId: SCHEMA,
          stageId: idOf('s', row.column),
          order: row.order,
          moveId: 'x',
          at: Date.UTC(2026, 9, 1),
          by: 'm0',
        },
      }),
    ),
  ];
}

let core = new Y.Doc();
let store: PipelineStore | undefined;
let board: HTMLElement | undefined;
let workspace: BenchWorkspace | undefined;
let peer: { store: PipelineStore; core: Y.Doc } | undefined;
let turn = 0;
let filtered = false;

function openStore(docs: { core: Y.Doc; work: Y.Doc }): ReturnType<typeof createPipelineStore> {
  const random = seeded(7);
  let ids = 0;
  return createPipelineStore({
    workspaceId: 'bench',
    user: { id: 'm0', name: OWNERS[0] ?? '' },
    ...docs,
    awareness: new Awareness(docs.core),
    now: () => Date.now(),
    random,
    newId: () => `n${String(++ids)}-${String(Math.floor(random() * 1e9))}`,
  });
}

/** The first card of a column goes to the top of the next one, as one command. Returns whether the page shows it. */
function moveFirst(target: PipelineStore): () => boolean {
  const from = idOf('s', turn % COLUMNS);
  const to = idOf('s', (turn + 1) % COLUMNS);
  turn += 1;
  const id = target.column(SCHEMA, from)[0]?.id ?? '';
  const beforeId: OpportunityId | null = target.column(SCHEMA, to)[0]?.id ?? null;
  const result = target.execute('opportunity-move', { id, stageId: to, beforeId });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return () => inBoard(`[data-column="${to}"] .item`)?.dataset['id'] === id;
}

const inBoard = (selector: string): HTMLElement | undefined =>
  board?.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;

function mount(): Promise<unknown> {
  workspace = document.createElement('bench-workspace') as BenchWorkspace;
  workspace.workspace = 'bench';
  workspace.opened = store;
  board = document.createElement('opportunity-board');
  board.setAttribute('schema', SCHEMA);
  workspace.append(board);
  document.body.append(workspace);
  return (board as unknown as { updateComplete: Promise<unknown> }).updateComplete;
}

/** A colleague: a replica of their own, kept in step outside of what is measured, whose change arrives as bytes. */
function meet(): PipelineStore {
  const docs = { core: new Y.Doc(), work: new Y.Doc() };
  Y.applyUpdate(docs.core, Y.encodeStateAsUpdate(core), NETWORK);
  const opened = openStore(docs);
  opened.markLoaded('core');
  opened.markLoaded('work');
  core.on('update', (update: Uint8Array) => {
    Y.applyUpdate(docs.core, update, NETWORK);
  });
  peer = { store: opened, core: docs.core };
  return opened;
}

window.bench = {
  async prepare(count) {
    workspace?.remove();
    store?.close();
    peer?.store.close();
    peer = undefined;
    filtered = false;
    turn = 0;
    core = new Y.Doc();
    const opened = openStore({ core, work: new Y.Doc() });
    opened.markLoaded('core');
    opened.markLoaded('work');
    store = opened;
    opened.execute('workspace-create', {
      name: 'Bench',
      currency: 'TRY',
      timeZone: 'Europe/Istanbul',
      language: 'tr',
    });
    await opened.importRecords(patchesOf(makeRows(count)), { pause: () => Promise.resolve() });
  },
  paint: () => timed(mount, () => (board?.shadowRoot?.querySelectorAll('.item').length ?? 0) > COLUMNS),
  move() {
    let shown = (): boolean => false;
    return timed(
      () => {
        if (store) shown = moveFirst(store);
      },
      () => shown(),
    );
  },
  async remote() {
    const colleague = peer?.store ?? meet();
    const from = Y.encodeStateVector(core);
    const shown = moveFirst(colleague);
    const update = Y.encodeStateAsUpdate(peer?.core ?? core, from);
    return timed(() => {
      Y.applyUpdate(core, update, NETWORK);
    }, shown);
  },
  filter() {
    filtered = !filtered;
    const text = filtered ? FILTER : '';
    const view = store?.board({ schemaId: SCHEMA, statuses: ['open'], text });
    const counts = view?.state.columns.map((column) => String(column.totals.count)) ?? [];
    view?.release();
    const input = inBoard('input[type=search]') as HTMLInputElement;
    return timed(
      () => {
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      },
      () =>
        counts.every((count, at) =>
          inBoard(`[data-column="s${String(at)}"] .count`)
            ?.textContent.replace('.', '')
            .startsWith(count),
        ),
    );
  },
  elements() {
    const count = (root: Document | ShadowRoot): number => {
      let sum = 0;
      for (const node of root.querySelectorAll('*'))
        sum += 1 + (node.shadowRoot ? count(node.shadowRoot) : 0);
      return sum;
    };
    return count(document);
  },
};
