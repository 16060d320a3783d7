import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BoardIndex, create, type BoardQuery, type Opportunity } from '@firsat/model';
import { aContact, aMember, anOpportunity, aPosition, creating } from '@firsat/model/testing';
import { accepted, createTestStore } from './testing/index.js';

const card = (id: string, order: string, given: Partial<Opportunity> = {}, stageId = 'planports-1') =>
  creating(
    'opportunities',
    anOpportunity({ id, position: aPosition({ order, stageId, moveId: `m-${id}` }), ...given }),
  );

const QUERY: BoardQuery = { schemaId: 'planports', statuses: ['open'], text: '' };

function setup() {
  const test = createTestStore({
    patches: [
      ...creating('contacts', aContact()),
      ...creating('contacts', aContact({ id: 'contact2', name: 'Özgür İnşaat' })),
      ...creating('members', aMember({ id: 'zoe', name: 'Zoë Şule' })),
      ...card('b', 'a1'),
      ...card('a', 'a1'),
      ...card('c', 'a0'),
      ...card('d', 'a2', {}, 'planports-2'),
    ],
  });
  const ids = (stageId = 'planports-1') => test.store.column('planports', stageId).map(({ id }) => id);
  return { ...test, ids };
}

describe('column', () => {
  it('ST14 by (order, id), kept up to date by moves, deletes and restores', () => {
    const { store, ids } = setup();
    assert.deepEqual(ids(), ['c', 'a', 'b']);
    const before = store.column('planports', 'planports-1');
    accepted(store.execute('opportunity-move', { id: 'd', stageId: 'planports-1', afterId: 'c' }));
    assert.deepEqual(ids(), ['c', 'd', 'a', 'b']);
    assert.deepEqual(ids('planports-2'), []);
    accepted(store.execute('opportunity-delete', { id: 'a' }));
    assert.deepEqual(ids(), ['c', 'd', 'b']);
    accepted(store.execute('opportunity-restore', { id: 'a' }));
    assert.deepEqual(ids(), ['c', 'd', 'a', 'b']);
    assert.equal(before.length, 3, 'what was handed out does not change');
    assert.equal(store.column('planports', 'planports-1'), store.column('planports', 'planports-1'));
  });

  it('ST14 D9 a merged stage is part of the one it was merged into, whoever moves cards into it later', () => {
    const { store, ids, core } = setup();
    accepted(store.execute('stage-archive', { id: 'planports-1', to: 'planports-2' }));
    assert.deepEqual(ids('planports-2'), ['c', 'a', 'b', 'd']);
    // A colleague who did not know of the merge.
    core.getMap('o').set('d.P', ['planports', 'planports-1', 'Zz', 'm9', 1, 'zoe']);
    assert.deepEqual(ids('planports-2'), ['d', 'c', 'a', 'b']);
    assert.deepEqual(ids('planports-1'), []);
    accepted(store.execute('stage-restore', { id: 'planports-1' }));
    assert.deepEqual([ids('planports-1'), ids('planports-2')], [['d'], ['c', 'a', 'b']]);
  });

  it('ST14 a stage of another schema, an unknown one and a circle of merges', () => {
    const { store, ids, core } = setup();
    assert.deepEqual(store.column('services', 'planports-1'), []);
    assert.deepEqual(ids('nobody'), []);
    core.getMap('g').set('planports-1.X', { at: 1, by: 'u', to: 'planports-2' });
    core.getMap('g').set('planports-2.X', { at: 1, by: 'u', to: 'planports-1' });
    assert.deepEqual([ids('planports-1'), ids('planports-2')], [['c', 'a', 'b'], ['d']]);
  });

  it('ST14 many at once are sorted like one by one', () => {
    const { store, ids, core } = setup();
    const order = (index: number) => `a1${'0123456789abcdefghijklmnopqrstuvwxyz'[(index * 7) % 36] ?? ''}V`;
    core.transact(() => {
      for (let index = 0; index < 200; index++) {
        core
          .getMap('o')
          .set(`n${String(index)}`, { P: ['planports', 'planports-1', order(index), 'm', 1, 'u'] });
      }
      core.getMap('o').set('c.P', ['planports', 'planports-2', 'a0', 'm', 1, 'u']);
    });
    const rows = store.column('planports', 'planports-1');
    assert.equal(rows.length, 202);
    const sorted = [...rows].sort((x, y) =>
      x.position.order === y.position.order
        ? x.id < y.id
          ? -1
          : 1
        : x.position.order < y.position.order
          ? -1
          : 1,
    );
    assert.deepEqual(
      ids(),
      sorted.map(({ id }) => id),
    );
    assert.deepEqual(ids('planports-2'), ['c', 'd']);
  });
});

describe('history', () => {
  it('ST15 oldest first; the creation before what was written with it', () => {
    const { store, clock } = setup();
    const { id } = accepted(
      store.execute('opportunity-create', {
        description: 'x',
        customerId: 'contact1',
        status: { status: 'won' },
      }),
    );
    clock.now += 1000;
    accepted(store.execute('opportunity-move', { id, stageId: 'planports-2' }));
    clock.now -= 5000;
    accepted(store.execute('opportunity-delete', { id }));
    assert.deepEqual(
      store.history(id).map(({ type }) => type),
      ['created', 'status-changed', 'stage-changed', 'deleted'],
    );
    assert.equal(store.history(id), store.history(id));
    assert.deepEqual(store.history('nobody'), []);
  });
});

describe('boards', () => {
  it('ST16 equal queries share an index; a view is told once per change, if its board changed', () => {
    const { store } = setup();
    const [one, same, won] = [
      store.board(QUERY),
      store.board({ ...QUERY, statuses: ['open'], ownerId: null }),
      store.board({ ...QUERY, statuses: ['won'] }),
    ];
    assert.equal(one.state, same.state);
    const told = { one: 0, same: 0, won: 0 };
    one.subscribe(() => told.one++);
    same.subscribe(() => told.same++);
    won.subscribe(() => told.won++);
    const before = one.state;
    accepted(store.execute('opportunity-move', { id: 'd', stageId: 'planports-1' }));
    assert.deepEqual(told, { one: 1, same: 1, won: 0 });
    assert.notEqual(one.state, before);
    assert.equal(one.columnOf('d'), 'planports-1');
    const untouched = before.columns.filter((column, index) => column === one.state.columns[index]);
    assert.equal(
      untouched.length,
      before.columns.length - 2,
      'columns that did not change keep their identity',
    );
    accepted(store.execute('contact-create', { name: 'x' }));
    assert.equal(told.one, 1);
  });

  it('ST16 after release nothing is told, the last state stays, and others go on', () => {
    const { store } = setup();
    const [one, other] = [store.board(QUERY), store.board(QUERY)];
    one.subscribe(() => assert.fail('told'));
    let told = 0;
    other.subscribe(() => told++);
    const last = one.state;
    one.release();
    one.release();
    accepted(store.execute('opportunity-delete', { id: 'a' }));
    assert.equal(told, 1);
    assert.equal(one.state, last);
    assert.equal(one.columnOf('a'), undefined);
  });

  it('ST16 a view can ask something else, alone or beside others', () => {
    const { store } = setup();
    const [one, other] = [store.board(QUERY), store.board(QUERY)];
    let told = 0;
    one.subscribe(() => told++);
    const shown = (view: typeof one) => view.state.columns.flatMap(({ ids }) => ids);
    accepted(store.execute('opportunity-edit', { id: 'b', changes: { customerId: 'contact2' } }));
    assert.equal(told, 0, 'the cards are told by the store');
    one.setQuery({ ...QUERY, text: 'insaat' });
    assert.deepEqual([shown(one), shown(other).length, told], [['b'], 4, 1]);
    one.setQuery({ ...QUERY, text: 'insaat o' });
    one.setQuery({ ...QUERY, text: 'insaat o' });
    assert.deepEqual([shown(one), told], [['b'], 1]);
    other.setQuery({ ...QUERY, text: 'insaat o' });
    assert.equal(one.state, other.state);
    one.setQuery(QUERY);
    assert.equal(shown(one).length, 4);
    assert.deepEqual(shown(other), ['b']);
    assert.deepEqual(one.state, new BoardIndex(store, QUERY).state);
    one.release();
    one.setQuery({ ...QUERY, text: 'x' });
  });

  it('ST16 a board that is asked for inside a listener is up to date', () => {
    const { store, core } = setup();
    const view = store.board(QUERY);
    let seen: string | undefined;
    store.subscribe(() => (seen = view.columnOf('d')));
    core.getMap('o').set('d.P', ['planports', 'planports-3', 'a0', 'm', 1, 'u']);
    assert.equal(seen, 'planports-3');
  });

  it('D10 a card whose stage is unknown stands in a lane of its own', () => {
    const { store, core } = setup();
    const view = store.board(QUERY);
    core.getMap('o').set('d.P', ['planports', 'never-heard-of', 'a0', 'm', 1, 'u']);
    assert.equal(view.columnOf('d'), '');
    assert.equal(view.state.columns.at(-1)?.kind, 'unplaced');
  });
});

describe('search', () => {
  it('ST17 D67 customer, description and representative, folded, all words', () => {
    const { store } = setup();
    accepted(
      store.execute('opportunity-edit', {
        id: 'd',
        changes: { customerId: 'contact2', ownerId: 'zoe', description: 'IŞIK panosu' },
      }),
    );
    for (const text of ['isik', 'IŞIK', 'ışık pano', 'insaat sule', 'ÖZGÜR zoe isik', 'zoë']) {
      assert.ok(store.search(text, 10).includes('d'), text);
    }
    assert.deepEqual(store.search('insaat nobody', 10), []);
    assert.deepEqual(store.search('  ', 10), []);
    assert.equal(store.search('yazici', 2).length, 2);
    accepted(store.execute('opportunity-delete', { id: 'd' }));
    assert.deepEqual(store.search('panosu', 10), []);
  });

  it('ST17 hits as typed come first, then the starts of words, then the newest', () => {
    const { store, core } = setup();
    core.transact(() => {
      const add = (id: string, description: string, at: number) =>
        core.getMap('o').set(id, { d: description, z: at });
      add('inside', 'Kurumsal Acik', 9);
      add('start', 'Acil', 1);
      add('typed', 'Açık', 1);
      add('newer', 'Acık', 5);
      add('other', 'Bacik', 7);
    });
    assert.deepEqual(store.search('açık', 10), ['typed', 'inside', 'newer', 'other']);
    assert.deepEqual(store.search('aci', 10), ['inside', 'other', 'start', 'newer', 'typed']);
  });

  it('ST17 a renamed customer is found by the new name only', () => {
    const { store } = setup();
    assert.equal(store.search('işık yapı', 10).length, 4);
    accepted(store.execute('contact-edit', { id: 'contact1', changes: { name: 'Güneş Yapı' } }));
    assert.equal(store.search('işık', 10).length, 0);
    assert.equal(store.search('güneş', 10).length, 4);
  });

  it('ST17 kept up to date change by change, it finds what a store that has just been opened finds', () => {
    const { store, core, work } = setup();
    const queries = ['isik', 'gunes', 'Özgür', 'pano', 'zoe', 'soru', 'a'];
    const check = (): void => {
      const fresh = createTestStore({ core, work }).store;
      for (const text of queries) assert.deepEqual(store.search(text, 3), fresh.search(text, 3), text);
      fresh.close();
    };
    check();
    accepted(store.execute('opportunity-edit', { id: 'd', changes: { description: 'IŞIK panosu' } }));
    accepted(store.execute('opportunity-edit', { id: 'a', changes: { ownerId: 'zoe', need: 'Pano' } }));
    check();
    accepted(store.execute('contact-edit', { id: 'contact1', changes: { name: 'Güneş  Yapı' } }));
    const { id } = accepted(store.execute('note-create', { opportunityId: 'b' }));
    accepted(store.execute('note-summarize', { id, excerpt: 'Panoyu\nsordular' }));
    check();
    accepted(store.execute('contact-merge', { ids: ['contact1', 'contact2'] }));
    accepted(store.execute('opportunity-delete', { id: 'c' }));
    accepted(store.execute('note-delete', { id }));
    check();
    store.undo();
    check();
  });

  it('ST17 S71 the first words of notes are found, those of deleted ones are not', () => {
    const { store } = setup();
    const { id } = accepted(store.execute('note-create', { opportunityId: 'd' }));
    assert.deepEqual(store.search('teşhir', 10), []);
    accepted(store.execute('note-summarize', { id, excerpt: 'Teşhir ürünü de soruldu' }));
    assert.deepEqual(store.search('TESHIR', 10), ['d']);
    assert.deepEqual(store.search('teşhir isik', 10), ['d']);
    accepted(store.execute('note-delete', { id }));
    assert.deepEqual(store.search('teşhir', 10), []);
  });

  it('ST14 ST2 records of a collection: live ones by list, others by removed', () => {
    const { store, core } = setup();
    core.getMap('k').set('p1', { n: 'x' });
    core.getMap('k').set('p2', { n: 'y' });
    core.getMap('k').set('p2.X', { at: 1, by: 'u' });
    assert.deepEqual(
      [...store.list('products')].map(({ id }) => id),
      ['p1'],
    );
    assert.deepEqual(
      [...store.removed('products')].map(({ id }) => id),
      ['p2'],
    );
    assert.equal(create('products', 'p3', {}).kind, 'create');
  });
});
