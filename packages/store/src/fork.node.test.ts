import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aContact, anOpportunity, creating } from '@firsat/model/testing';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { NOTHING_HELD } from './held-changes.js';
import type { RecordedCommand } from './origins.js';
import type { StoreChange } from './pipeline-store.js';
import { MEMORY_ONLY, type AccessState, type SyncPort } from './sync-status.js';
import { accepted, createTestStore } from './testing/index.js';

const PATCHES = [
  ...creating('contacts', aContact()),
  ...creating('opportunities', anOpportunity()),
  ...creating('opportunities', anOpportunity({ id: 'opp2', description: 'iki' })),
];

const copy = (doc: Y.Doc): Y.Doc => {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc), { kind: 'network' });
  return other;
};

/** The commands that a store writes, as the outbox keeps them. */
function recorded(...docs: readonly Y.Doc[]): RecordedCommand[] {
  const commands: RecordedCommand[] = [];
  for (const doc of docs)
    doc.on('afterTransaction', ({ origin }: Y.Transaction) => {
      const { command } = (origin ?? {}) as { command?: RecordedCommand };
      if (command && commands.at(-1)?.env.now !== command.env.now)
        commands.push(JSON.parse(JSON.stringify(command)) as RecordedCommand);
    });
  return commands;
}

const contents = (...docs: readonly Y.Doc[]): unknown =>
  docs.map((doc) =>
    [...doc.share.keys()]
      .filter((root) => doc.getMap(root).size > 0)
      .map((root) => [root, [...doc.getMap(root).entries()].sort()]),
  );

describe('access', () => {
  const withAccess = (access: AccessState) => {
    const sync: SyncPort & { status: typeof MEMORY_ONLY } = {
      status: MEMORY_ONLY,
      subscribe: () => () => undefined,
      whenDurable: () => Promise.resolve(),
      held: NOTHING_HELD,
    };
    const test = createTestStore({ sync, patches: PATCHES });
    accepted(test.store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'önce' } }));
    sync.status = { ...MEMORY_ONLY, access };
    return test;
  };

  for (const access of ['reader', 'removed', 'outdated'] as const)
    it(`ST22 F40 F41 F46 nothing is written while ${access}`, async () => {
      const { store, core, work } = withAccess(access);
      const before = contents(core, work);
      const result = store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'sonra' } });
      assert.deepEqual(result, { ok: false, problems: [{ code: 'read-only' }] });
      assert.equal(store.undo(), null);
      const written = await store.importRecords(creating('contacts', aContact({ id: 'c9' })), {
        pause: () => Promise.resolve(),
      });
      assert.equal(written, null);
      assert.deepEqual(contents(core, work), before);
    });

  for (const access of ['unknown', 'owner', 'editor', 'expired'] as const)
    it(`ST22 F33 work goes on while ${access}`, () => {
      const { store } = withAccess(access);
      accepted(store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'sonra' } }));
      assert.ok(store.undo());
    });
});

describe('rebase', () => {
  it('ST23 differences are told once as load; views and equal rows stay, undo forgets (F51)', () => {
    const { store, core, work } = createTestStore({ patches: PATCHES });
    const base = [copy(core), copy(work)] as const;
    accepted(
      store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'atılan', price: null } }),
    );
    accepted(store.execute('contact-create', { name: 'Giden' }));
    const schemaId = store.settings?.defaultSchemaId ?? '';
    const view = store.board({ schemaId, statuses: ['open'], text: '' });
    const equal = store.get('opportunities', 'opp2');
    const told: StoreChange[] = [];
    store.subscribe((change) => told.push(change));
    let painted = 0;
    view.subscribe(() => (painted += 1));

    store.freeze();
    assert.deepEqual(store.execute('contact-create', { name: 'x' }), {
      ok: false,
      problems: [{ code: 'not-ready' }],
    });
    assert.equal(store.undo(), null);
    store.rebase({ core: base[0], work: base[1] });

    assert.equal(store.get('opportunities', 'opp1')?.description, 'Yazıcı kiralama');
    assert.equal(store.get('opportunities', 'opp2'), equal);
    assert.equal([...store.list('contacts')].length, 1);
    const changed = told.filter((change) => change.changed.size > 0);
    assert.equal(changed.length, 1);
    assert.equal(changed[0]?.origin, 'load');
    assert.deepEqual([...(changed[0].changed.get('opportunities') ?? [])], ['opp1']);
    assert.equal(painted, 1);
    const cards = view.state.columns.flatMap((column) =>
      column.ids.map((id) => store.get('opportunities', id)),
    );
    assert.ok(cards.some((card) => card?.description === 'Yazıcı kiralama'));
    assert.equal(store.undoStep, null);
    assert.equal(store.undo(), null);

    accepted(store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'yeni' } }));
    assert.ok(store.undo());
    assert.equal(store.get('opportunities', 'opp1')?.description, 'Yazıcı kiralama');
    core.getMap(rootOf(core, 'opp1')).delete('opp1');
    assert.ok(store.get('opportunities', 'opp1'), 'the old documents are let go');
  });

  it('ST23 presence moves to the other awareness', () => {
    const { core, work, ...first } = { ...createTestStore(), awareness: undefined };
    const [next, nextWork] = [copy(core), copy(work)];
    const awareness = new Awareness(next);
    first.store.presence.update({ opportunityId: 'opp1' });
    first.store.rebase({ core: next, work: nextWork, awareness });
    assert.equal((awareness.getLocalState() as { opportunityId: string }).opportunityId, 'opp1');
    awareness.destroy();
  });

  it('ST23 an import that was being built is not written into other documents', async () => {
    const { store, core, work } = createTestStore();
    const [next, nextWork] = [copy(core), copy(work)];
    const before = contents(next, nextWork);
    const written = await store.importRecords(creating('contacts', aContact()), {
      pause: () => {
        store.freeze();
        store.rebase({ core: next, work: nextWork });
        return Promise.resolve();
      },
    });
    assert.equal(written, null);
    assert.deepEqual(contents(next, nextWork), before);
  });
});

describe('replay', () => {
  it('ST24 F42 commands give the same records and events again, and nothing when played twice', async () => {
    const { store, core, work } = createTestStore({ patches: PATCHES });
    const base = [copy(core), copy(work)] as const;
    const commands = recorded(core, work);
    const { id } = accepted(store.execute('contact-create', { name: 'Şule' }));
    accepted(store.execute('opportunity-edit', { id: 'opp1', changes: { customerId: id } }));
    const stage = [...store.list('stages')].find(
      (each) => each.id !== store.get('opportunities', 'opp1')?.position.stageId,
    );
    accepted(
      store.execute('opportunity-move', {
        id: 'opp1',
        stageId: stage?.id ?? '',
        beforeId: null,
        afterId: null,
      }),
    );
    accepted(store.execute('opportunity-set-status', { id: 'opp2', status: 'won' }));
    assert.equal(commands.length, 4);
    const records = (): unknown => [
      [...store.list('contacts')],
      [...store.list('opportunities')].map(({ position, ...rest }) => [{ ...position, order: '' }, rest]),
      ['opp1', 'opp2'].map((each) => store.history(each)),
    ];
    const wanted = records();

    store.rebase({ core: base[0], work: base[1] });
    assert.notDeepEqual(records(), wanted);
    const again = recorded(base[0], base[1]);
    for (const command of commands) assert.deepEqual(await store.replay({ command, registers: [] }), []);
    assert.deepEqual(records(), wanted);
    assert.deepEqual(again, commands, 'a replayed command can be replayed');
    for (const command of commands) await store.replay({ command, registers: [] });
    assert.deepEqual(records(), wanted);
  });

  it('ST24 F39 what no longer makes sense says why and writes nothing', async () => {
    const { store, core, work } = createTestStore({ patches: PATCHES });
    const empty = createTestStore({ user: { id: 'zoe', name: 'Zoë' } });
    const commands = recorded(core, work);
    accepted(store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'geç kalan' } }));
    store.rebase({ core: empty.core, work: empty.work });
    const before = contents(empty.core, empty.work);
    const [command] = commands;
    assert.ok(command);
    assert.deepEqual(await store.replay({ command, registers: [] }), [
      { code: 'unknown-record', field: 'id' },
    ]);
    assert.deepEqual(contents(empty.core, empty.work), before);
  });

  it('ST24 a frozen store replays', async () => {
    const { store, core, work } = createTestStore();
    const base = [copy(core), copy(work)] as const;
    const commands = recorded(core, work);
    accepted(store.execute('contact-create', { name: 'Şule' }));
    store.rebase({ core: base[0], work: base[1] });
    store.freeze();
    assert.deepEqual(await store.replay({ command: commands[0] ?? null, registers: [] }), []);
    assert.equal([...store.list('contacts')].length, 1);
  });

  it('ST25 registers are set again, as a local change', async () => {
    const { store, core, work } = createTestStore({ patches: PATCHES });
    const origins: unknown[] = [];
    core.on('afterTransaction', (transaction) => origins.push(transaction.origin));
    const register = { doc: 'core', root: rootOf(core, 'opp1'), key: 'opp1.zz', value: 'x' } as const;
    assert.deepEqual(await store.replay({ command: null, registers: [register] }), []);
    assert.equal(core.getMap(register.root).get('opp1.zz'), 'x');
    assert.deepEqual(origins, [{ kind: 'replay' }]);
    const before = contents(core, work);
    for (const [key, root, code] of [
      ['nobody.zz', register.root, 'unknown-record'],
      ['opp1.zz', 'strange', 'invalid-input'],
    ] as const) {
      const problems = await store.replay({
        command: null,
        registers: [
          { ...register, key: 'opp1.yy' },
          { ...register, key, root },
        ],
      });
      assert.deepEqual(problems, [{ code }]);
    }
    const base = { ...register, key: 'opp1', value: {} };
    assert.deepEqual(await store.replay({ command: null, registers: [base] }), []);
    assert.deepEqual(contents(core, work), before);
    const born = [
      { ...register, key: 'born', value: {} },
      { ...register, key: 'born.zz', value: 1 },
    ];
    assert.deepEqual(await store.replay({ command: null, registers: born }), []);
    assert.equal(core.getMap(register.root).get('born.zz'), 1);
  });
});

function rootOf(doc: Y.Doc, key: string): string {
  return [...doc.share.keys()].find((root) => doc.getMap(root).has(key)) ?? '';
}
