import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileFilter } from '../filter/compile-filter.js';
import type { HistoryEvent } from '../records/history-event.js';
import { STATUSES } from '../records/opportunity.js';
import { anEnv } from '../testing/factories.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';
import { statusFromJson } from './history.js';

const BASIC = { description: 'Yazıcı kiralama', customerId: 'contact1' };

function withCards(count: number, stageId = 'planports-1'): Workbench {
  const bench = aWorkbench();
  // Created from last to first, since each goes to the top.
  for (let i = count; i >= 1; i--)
    bench.run('opportunity-create', { ...BASIC, id: `o${String(i)}`, stageId });
  return bench;
}
const columnOf = (bench: Workbench, stageId = 'planports-1'): string[] =>
  bench.snapshot.column('planports', stageId).map((row) => row.id);
const opportunity = (bench: Workbench, id = 'o1') => {
  const row = bench.snapshot.get('opportunities', id);
  assert.ok(row);
  return row;
};
const lastEvent = (bench: Workbench, id = 'o1'): HistoryEvent => {
  const event = bench.snapshot.history(id).at(-1);
  assert.ok(event);
  return event;
};

describe('opportunity-create', () => {
  it('S38 S44 S54 S55 S58 the defaults: open, first stage of the default schema, fixed, from today, owned by its creator', () => {
    const bench = aWorkbench();
    const { value } = bench.run('opportunity-create', BASIC, { actor: 'member2' });
    const row = opportunity(bench, value.id);
    assert.equal(row.status.code, 'open');
    assert.deepEqual([row.position.schemaId, row.position.stageId], ['planports', 'planports-1']);
    assert.deepEqual(
      [row.period, row.price, row.startDate, row.expectedClose],
      ['fixed', null, '2026-02-01', null],
    );
    assert.deepEqual([row.ownerId, row.createdBy], ['member2', 'member2']);
    assert.deepEqual(
      [row.position.by, row.position.at, row.createdAt],
      ['member2', row.createdAt, row.createdAt],
    );
  });

  it('S33 a customer is required and must be a known contact; only an import may leave it out', () => {
    const bench = aWorkbench();
    assert.deepEqual(bench.refused('opportunity-create', { ...BASIC, customerId: null }), [
      'required customerId',
    ]);
    assert.deepEqual(bench.refused('opportunity-create', { ...BASIC, customerId: 'x' }), [
      'unknown-customer customerId',
    ]);
    bench.run('contact-delete', { id: 'contact2' });
    assert.deepEqual(bench.refused('opportunity-create', { ...BASIC, customerId: 'contact2' }), [
      'deleted customerId',
    ]);
    const { value } = bench.run('opportunity-create', { ...BASIC, customerId: null }, { via: 'import' });
    assert.equal(opportunity(bench, value.id).customerId, null);
  });

  it('S35 the description is a required single line of at most 300 characters', () => {
    const bench = aWorkbench();
    for (const description of ['', '  \n ']) {
      assert.deepEqual(bench.refused('opportunity-create', { ...BASIC, description }), [
        'required description',
      ]);
    }
    const long = '😀'.repeat(300);
    assert.deepEqual(bench.refused('opportunity-create', { ...BASIC, description: `${long}a` }), [
      'too-long description',
    ]);
    const { value } = bench.run('opportunity-create', { ...BASIC, description: long });
    assert.equal(opportunity(bench, value.id).description, long);
    const pasted = bench.run('opportunity-create', { ...BASIC, description: '  İki\r\n satır ' });
    assert.equal(opportunity(bench, pasted.value.id).description, 'İki  satır');
  });

  it('S82 need, situation and expectation: texts of several lines, cleaned, told in the history, found by the words of a filter, taken along by a repeat', () => {
    const bench = aWorkbench();
    bench.run('opportunity-create', { ...BASIC, id: 'o1', need: '  Çift taraflı\nbaskı ', situation: ' ' });
    assert.deepEqual(
      [opportunity(bench).need, opportunity(bench).situation, opportunity(bench).expectation],
      ['Çift taraflı\nbaskı', null, null],
    );
    bench.run('opportunity-edit', { id: 'o1', changes: { expectation: 'Yıl sonuna kadar İĞNE uçlu' } });
    const { field, from, to } = lastEvent(bench);
    assert.deepEqual([field, from, to], ['expectation', null, 'Yıl sonuna kadar İĞNE uçlu']);
    const range = {
      ...bench.snapshot,
      get: bench.snapshot.get.bind(bench.snapshot),
      today: '2026-02-01',
      timeZone: 'Europe/Istanbul',
      weekStart: 1,
      fiscalYearStart: 1,
    };
    for (const text of ['igne', 'ÇİFT baskı', 'kiralama'])
      assert.equal(compileFilter({ text }, range)(opportunity(bench)), true, text);
    assert.equal(compileFilter({ text: 'lazer' }, range)(opportunity(bench)), false);
    bench.run('opportunity-repeat', { id: 'o1', newId: 'o2' });
    assert.equal(opportunity(bench, 'o2').need, 'Çift taraflı\nbaskı');
    const long = 'ö'.repeat(10_001);
    assert.deepEqual(bench.refused('opportunity-edit', { id: 'o1', changes: { need: long } }), [
      'too-long need',
    ]);
  });

  it('S56 an expected close before the start is a warning, not a refusal', () => {
    const bench = aWorkbench();
    const dates = { startDate: '2026-02-10', expectedClose: '2026-02-09' };
    assert.deepEqual(bench.run('opportunity-create', { ...BASIC, ...dates }).warnings, [
      { code: 'date-before-start', field: 'expectedClose' },
    ]);
    assert.deepEqual(
      bench.run('opportunity-create', { ...BASIC, ...dates, expectedClose: '2026-02-10' }).warnings,
      [],
    );
  });

  it('CMD8 all problems of an input are told at once, each with its field', () => {
    const bench = aWorkbench();
    assert.deepEqual(
      bench.refused('opportunity-create', {
        description: '',
        customerId: null,
        price: { minor: 1.5, currency: 'TRY' },
        startDate: '2026-02-30',
        expectedClose: 'yarın',
        probability: 10_001,
        ownerId: 'x',
        quotaId: 'x',
      }),
      [
        'required description',
        'required customerId',
        'unknown-member ownerId',
        'unknown-record quotaId',
        'not-an-amount price',
        'not-a-date startDate',
        'not-a-date expectedClose',
        'out-of-range probability',
      ],
    );
  });

  it('D26 a term has 1 to 600 whole months', () => {
    const bench = aWorkbench();
    for (const termMonths of [0, 601, 1.5])
      assert.deepEqual(bench.refused('opportunity-create', { ...BASIC, termMonths }), [
        'out-of-range termMonths',
      ]);
    const { id } = bench.run('opportunity-create', BASIC).value;
    bench.run('opportunity-edit', { id, changes: { termMonths: 36 } });
    assert.equal(opportunity(bench, id).termMonths, 36);
    assert.equal(bench.snapshot.history(id).at(-1)?.field, 'termMonths');
  });

  it('S52 D29 0 is a price, a negative one is none', () => {
    const bench = aWorkbench();
    const { value } = bench.run('opportunity-create', { ...BASIC, price: { minor: 0, currency: 'TRY' } });
    assert.deepEqual(opportunity(bench, value.id).price, { minor: 0, currency: 'TRY' });
    assert.deepEqual(
      bench.refused('opportunity-create', { ...BASIC, price: { minor: -1, currency: 'TRY' } }),
      ['out-of-range price'],
    );
  });

  it('CMD9 a stage may be chosen, a live one of the schema', () => {
    const bench = aWorkbench();
    const { value } = bench.run('opportunity-create', { ...BASIC, stageId: 'services-3' });
    assert.deepEqual(
      [opportunity(bench, value.id).position.schemaId, opportunity(bench, value.id).position.stageId],
      ['services', 'services-3'],
    );
    assert.deepEqual(bench.refused('opportunity-create', { ...BASIC, stageId: 'x' }), [
      'unknown-stage stageId',
    ]);
    assert.deepEqual(
      bench.refused('opportunity-create', { ...BASIC, schemaId: 'planports', stageId: 'services-1' }),
      ['unknown-stage stageId'],
    );
    assert.deepEqual(bench.refused('opportunity-create', { ...BASIC, schemaId: 'x' }), [
      'unknown-schema schemaId',
    ]);
    bench.run('stage-archive', { id: 'planports-2' });
    assert.deepEqual(bench.refused('opportunity-create', { ...BASIC, stageId: 'planports-2' }), [
      'archived stageId',
    ]);
  });

  it('CMD10 a new opportunity stands at the top of its column', () => {
    const bench = withCards(3);
    bench.run('opportunity-create', { ...BASIC, id: 'new' });
    assert.deepEqual(columnOf(bench), ['new', 'o1', 'o2', 'o3']);
  });

  it('CMD7 an id may be given, if it is free and can be one', () => {
    const bench = withCards(1);
    assert.deepEqual(bench.refused('opportunity-create', { ...BASIC, id: 'o1' }), ['already-exists id']);
    assert.deepEqual(bench.refused('opportunity-create', { ...BASIC, id: 'a.b' }), ['invalid-input id']);
  });

  it('D14 a status given at once is recorded after the creation', () => {
    const bench = aWorkbench();
    const { value } = bench.run('opportunity-create', {
      ...BASIC,
      status: { status: 'won', on: '2026-01-20' },
    });
    assert.deepEqual(
      bench.snapshot.history(value.id).map((event) => [event.type, event.then.status]),
      [
        ['created', 'open'],
        ['status-changed', 'won'],
      ],
    );
    assert.equal(opportunity(bench, value.id).status.on, '2026-01-20');
    assert.deepEqual(bench.refused('opportunity-create', { ...BASIC, status: { status: 'lost' } }), [
      'reason-required reason',
    ]);
  });
});

describe('opportunity-edit', () => {
  it('D14 every changed field has an event with the values right after the edit', () => {
    const bench = withCards(1);
    bench.run('opportunity-edit', {
      id: 'o1',
      changes: { price: { minor: 500, currency: 'TRY' }, ownerId: 'member2', probability: 4200 },
    });
    const events = bench.snapshot.history('o1').slice(1);
    assert.deepEqual(
      events.map(({ type, field, from, to }) => [type, field, from, to]),
      [
        ['field-changed', 'price', null, { minor: 500, currency: 'TRY' }],
        ['field-changed', 'ownerId', 'member1', 'member2'],
        ['field-changed', 'probability', null, 4200],
      ],
    );
    for (const { then } of events) {
      assert.deepEqual([then.price?.minor, then.ownerId, then.probability], [500, 'member2', 4200]);
    }
  });

  it('CMD6 what keeps its value is neither written nor recorded, and not even checked', () => {
    const bench = withCards(1);
    bench.run('opportunity-edit', { id: 'o1', changes: { price: { minor: 5, currency: 'TRY' } } });
    const again = bench.run('opportunity-edit', {
      id: 'o1',
      changes: { price: { minor: 5, currency: 'TRY' }, description: '  Yazıcı kiralama ' },
    });
    assert.deepEqual(again.patches, []);
    const imported = bench.run('opportunity-create', { ...BASIC, customerId: null }, { via: 'import' }).value
      .id;
    bench.run('opportunity-edit', { id: imported, changes: { customerId: null, period: 'monthly' } });
    assert.equal(opportunity(bench, imported).period, 'monthly');
  });

  it('CMD9 a missing or deleted opportunity is refused', () => {
    const bench = withCards(1);
    bench.run('opportunity-delete', { id: 'o1' });
    assert.deepEqual(bench.refused('opportunity-edit', { id: 'o1', changes: {} }), ['deleted id']);
    assert.deepEqual(bench.refused('opportunity-edit', { id: 'x', changes: {} }), ['unknown-record id']);
  });

  it('S33 the customer cannot be emptied', () => {
    assert.deepEqual(withCards(1).refused('opportunity-edit', { id: 'o1', changes: { customerId: null } }), [
      'required customerId',
    ]);
  });
});

describe('opportunity-move', () => {
  it('CMD1 neighbours tell the place: after `afterId`, else before `beforeId`, else at the end', () => {
    const cases = [
      [{ afterId: 'o1' }, ['o1', 'x', 'o2', 'o3']],
      [{ beforeId: 'o1' }, ['x', 'o1', 'o2', 'o3']],
      [{ afterId: 'o2', beforeId: 'o1' }, ['o1', 'o2', 'x', 'o3']],
      [{ afterId: 'o3' }, ['o1', 'o2', 'o3', 'x']],
      [{}, ['o1', 'o2', 'o3', 'x']],
      [{ afterId: null, beforeId: null }, ['o1', 'o2', 'o3', 'x']],
    ] as const;
    for (const [beside, expected] of cases) {
      const bench = withCards(3);
      bench.run('opportunity-create', { ...BASIC, id: 'x', stageId: 'planports-2' });
      bench.run('opportunity-move', { id: 'x', stageId: 'planports-1', ...beside });
      assert.deepEqual(columnOf(bench), expected, JSON.stringify(beside));
    }
  });

  it('CMD2 neighbours that are gone or stand elsewhere are ignored', () => {
    const bench = withCards(3);
    for (const id of ['x', 'y']) bench.run('opportunity-create', { ...BASIC, id, stageId: 'planports-2' });
    bench.run('opportunity-delete', { id: 'o2' });
    bench.run('opportunity-move', { id: 'x', stageId: 'planports-1', afterId: 'o2', beforeId: 'o3' });
    assert.deepEqual(columnOf(bench), ['o1', 'x', 'o3']);
    bench.run('opportunity-move', { id: 'y', stageId: 'planports-1', afterId: 'nobody', beforeId: 'y' });
    assert.deepEqual(columnOf(bench), ['o1', 'x', 'o3', 'y']);
  });

  it('CMD3 a move onto its own place writes nothing', () => {
    const bench = withCards(3);
    for (const beside of [{ afterId: 'o1' }, { beforeId: 'o3' }, { afterId: 'o1', beforeId: 'o3' }]) {
      const { patches } = bench.run('opportunity-move', { id: 'o2', stageId: 'planports-1', ...beside });
      assert.deepEqual(patches, []);
    }
    assert.deepEqual(bench.run('opportunity-move', { id: 'o3', stageId: 'planports-1' }).patches, []);
    assert.equal(
      bench.run('opportunity-move', { id: 'o3', stageId: 'planports-1', beforeId: 'o2' }).patches.length,
      1,
    );
  });

  it('CMD4 a reorder keeps since when and by whom it stands there, and writes no event', () => {
    const bench = withCards(3);
    const before = opportunity(bench).position;
    const { patches } = bench.run(
      'opportunity-move',
      { id: 'o1', stageId: 'planports-1', afterId: 'o2' },
      { actor: 'member2' },
    );
    assert.deepEqual(columnOf(bench), ['o2', 'o1', 'o3']);
    assert.deepEqual(
      patches.map((patch) => patch.collection),
      ['opportunities'],
    );
    const { order: _, ...kept } = opportunity(bench).position;
    const { order: __, ...was } = before;
    assert.deepEqual(kept, was);
  });

  it('D14 a move writes its event first, and the position names it', () => {
    const bench = withCards(1);
    const created = opportunity(bench).position.moveId;
    const { patches } = bench.run(
      'opportunity-move',
      { id: 'o1', stageId: 'planports-3' },
      { actor: 'member2' },
    );
    assert.deepEqual(
      patches.map((patch) => patch.collection),
      ['history', 'opportunities'],
    );
    const event = lastEvent(bench);
    assert.deepEqual(
      [event.type, event.from, event.to, event.prev, event.by, event.then.stageId, event.then.probability],
      ['stage-changed', 'planports-1', 'planports-3', created, 'member2', 'planports-3', 6000],
    );
    const { position } = opportunity(bench);
    assert.deepEqual([position.moveId, position.at, position.by], [event.id, event.at, 'member2']);
  });

  it('D1 D31 neither status nor probability follow the stage', () => {
    const bench = withCards(1);
    bench.run('opportunity-edit', { id: 'o1', changes: { probability: 1234 } });
    bench.run('opportunity-move', { id: 'o1', stageId: 'planports-4' });
    assert.equal(opportunity(bench).status.code, 'open');
    assert.equal(opportunity(bench).probability, 1234);
  });

  it('D13 stages may be skipped and gone back through, each step logged', () => {
    const bench = withCards(1);
    for (const stage of ['planports-5', 'planports-2', 'planports-5']) {
      bench.run('opportunity-move', { id: 'o1', stageId: stage });
    }
    assert.deepEqual(
      bench.snapshot.history('o1').map((event) => event.then.stageId),
      ['planports-1', 'planports-5', 'planports-2', 'planports-5'],
    );
  });

  it('CMD9 archived, unknown and foreign stages are refused', () => {
    const bench = withCards(1);
    bench.run('stage-archive', { id: 'planports-2' });
    assert.deepEqual(bench.refused('opportunity-move', { id: 'o1', stageId: 'planports-2' }), [
      'archived stageId',
    ]);
    assert.deepEqual(bench.refused('opportunity-move', { id: 'o1', stageId: 'x' }), [
      'unknown-stage stageId',
    ]);
    assert.deepEqual(bench.refused('opportunity-move', { id: 'o1', stageId: 'services-1' }), [
      'unknown-stage stageId',
    ]);
  });

  it('D10 a card whose stage is gone can be moved out, also when its whole schema is gone', () => {
    const bench = withCards(1);
    const stray = { ...opportunity(bench).position, schemaId: 'lost-schema', stageId: 'lost-stage' };
    bench.snapshot.apply([
      { kind: 'set', collection: 'opportunities', id: 'o1', field: 'position', value: stray },
    ]);
    bench.run('opportunity-move', { id: 'o1', stageId: 'planports-2' });
    assert.deepEqual(columnOf(bench, 'planports-2'), ['o1']);
    assert.deepEqual(lastEvent(bench).type, 'schema-changed');
  });

  it('D9 a card of a merged stage is at home in the stage that stands for it: a drop there is a reorder', () => {
    const bench = withCards(2, 'planports-3');
    bench.run('opportunity-create', { ...BASIC, id: 'x', stageId: 'planports-2' });
    // As it arrives from a colleague who merged while offline: without the cards' own moves.
    bench.snapshot.apply([
      {
        kind: 'remove',
        collection: 'stages',
        id: 'planports-2',
        tombstone: { at: 1, by: 'm', to: 'planports-3' },
      },
    ]);
    const { patches } = bench.run('opportunity-move', { id: 'x', stageId: 'planports-3', afterId: 'o2' });
    assert.deepEqual(
      patches.map((patch) => patch.collection),
      ['opportunities'],
    );
    assert.deepEqual(columnOf(bench, 'planports-3'), ['o1', 'o2', 'x']);
    assert.equal(opportunity(bench, 'x').position.stageId, 'planports-2');
  });
});

describe('opportunity-change-schema', () => {
  it('D11 it needs a stage of the other schema and is recorded with both', () => {
    const bench = withCards(1);
    const created = opportunity(bench).position.moveId;
    assert.deepEqual(
      bench.refused('opportunity-change-schema', { id: 'o1', schemaId: 'services', stageId: 'planports-2' }),
      ['unknown-stage stageId'],
    );
    bench.run('opportunity-change-schema', { id: 'o1', schemaId: 'services', stageId: 'services-2' });
    const { type, from, to, prev, id } = lastEvent(bench);
    assert.deepEqual(
      [type, from, to, prev],
      [
        'schema-changed',
        { schemaId: 'planports', stageId: 'planports-1' },
        { schemaId: 'services', stageId: 'services-2' },
        created,
      ],
    );
    assert.equal(opportunity(bench).position.moveId, id);
  });

  it('D11 into the stage where it stands nothing is written', () => {
    const bench = withCards(2);
    const same = { id: 'o1', schemaId: 'planports', stageId: 'planports-1' };
    assert.deepEqual(bench.run('opportunity-change-schema', same).patches, []);
  });
});

describe('opportunity-set-status', () => {
  const price = { minor: 900, currency: 'TRY' };

  it('S43 every status can follow every status, each change logged', () => {
    for (const from of STATUSES) {
      for (const to of STATUSES.filter((code) => code !== from)) {
        const bench = withCards(1);
        if (from !== 'open') bench.run('opportunity-set-status', { id: 'o1', status: from, reason: 'other' });
        bench.run('opportunity-set-status', { id: 'o1', status: to, reason: 'price' });
        assert.equal(opportunity(bench).status.code, to);
        assert.deepEqual([lastEvent(bench).type, lastEvent(bench).then.status], ['status-changed', to]);
      }
    }
  });

  it('S39 S16 D7 a win records its day, today unless said, the price and the representative of that moment', () => {
    const bench = withCards(1);
    bench.run('opportunity-edit', { id: 'o1', changes: { price, expectedClose: '2026-05-05' } });
    bench.run('opportunity-set-status', { id: 'o1', status: 'won' });
    bench.run('opportunity-edit', {
      id: 'o1',
      changes: { price: { minor: 1, currency: 'TRY' }, ownerId: 'member2' },
    });
    const { status, expectedClose } = opportunity(bench);
    assert.deepEqual(
      [status.on, status.price, status.ownerId, expectedClose],
      ['2026-02-01', price, 'member1', '2026-05-05'],
    );
  });

  it('D7 the day of a win can be corrected, which is logged and changes nothing else', () => {
    const bench = withCards(1);
    bench.run('opportunity-edit', { id: 'o1', changes: { price } });
    bench.run('opportunity-set-status', { id: 'o1', status: 'won' });
    bench.run('opportunity-edit', { id: 'o1', changes: { price: null } });
    bench.run('opportunity-set-status', { id: 'o1', status: 'won', on: '2026-01-15' });
    assert.deepEqual([opportunity(bench).status.on, opportunity(bench).status.price], ['2026-01-15', price]);
    const { from, to } = lastEvent(bench);
    assert.deepEqual([statusFromJson(from)?.on, statusFromJson(to)?.on], ['2026-02-01', '2026-01-15']);
    assert.deepEqual(bench.run('opportunity-set-status', { id: 'o1', status: 'won' }).patches, []);
  });

  it('S11 S40 S41 lost and abandoned need a reason, the others do not', () => {
    const bench = withCards(1);
    for (const status of ['lost', 'abandoned'] as const) {
      for (const reason of [undefined, null, '  ']) {
        const input = { id: 'o1', status, ...(reason === undefined ? {} : { reason }) };
        assert.deepEqual(bench.refused('opportunity-set-status', input), ['reason-required reason']);
      }
      bench.run('opportunity-set-status', { id: 'o1', status, reason: 'other', note: 'bütçe yok' });
      assert.deepEqual(
        [opportunity(bench).status.reason, opportunity(bench).status.note],
        ['other', 'bütçe yok'],
      );
    }
    bench.run('opportunity-set-status', { id: 'o1', status: 'suspended' });
    bench.run('opportunity-set-status', { id: 'o1', status: 'won' });
  });

  it('D4 the reason of a loss is not taken for the reason of an abandonment', () => {
    const bench = withCards(1);
    bench.run('opportunity-set-status', { id: 'o1', status: 'lost', reason: 'price' });
    assert.deepEqual(bench.refused('opportunity-set-status', { id: 'o1', status: 'abandoned' }), [
      'reason-required reason',
    ]);
    assert.deepEqual(bench.refused('opportunity-set-status', { id: 'o1', status: 'lost', reason: null }), [
      'reason-required reason',
    ]);
  });

  it('D5 a suspended one may carry the day on which it returns', () => {
    const bench = withCards(1);
    bench.run('opportunity-set-status', { id: 'o1', status: 'suspended', resumeOn: '2026-03-01' });
    assert.equal(opportunity(bench).status.resumeOn, '2026-03-01');
    bench.run('opportunity-set-status', { id: 'o1', status: 'suspended', resumeOn: null });
    assert.equal(opportunity(bench).status.resumeOn, null);
    assert.deepEqual(
      bench.refused('opportunity-set-status', { id: 'o1', status: 'suspended', resumeOn: '2026-02-31' }),
      ['not-a-date resumeOn'],
    );
  });

  it('D6 reopening clears day, reason and price at the win, which stay in the history', () => {
    const bench = withCards(1);
    bench.run('opportunity-set-status', { id: 'o1', status: 'lost', reason: 'price', note: 'pahalı' });
    bench.run('opportunity-set-status', { id: 'o1', status: 'open' });
    const { on, reason, note } = opportunity(bench).status;
    assert.deepEqual([on, reason, note], [null, null, null]);
    assert.deepEqual(statusFromJson(lastEvent(bench).from)?.reason, 'price');
    assert.deepEqual(lastEvent(bench).to, { code: 'open' });
  });

  it('S2 the first win makes a prospect a customer', () => {
    const bench = withCards(2);
    bench.run('opportunity-set-status', { id: 'o1', status: 'lost', reason: 'price' });
    assert.equal(bench.snapshot.get('contacts', 'contact1')?.relation, 'prospect');
    bench.run('opportunity-set-status', { id: 'o1', status: 'won' });
    assert.equal(bench.snapshot.get('contacts', 'contact1')?.relation, 'customer');
    const { patches } = bench.run('opportunity-set-status', { id: 'o2', status: 'won' });
    assert.ok(!patches.some((patch) => patch.collection === 'contacts'));
  });
});

describe('opportunity-delete, opportunity-restore', () => {
  it('D76 a deleted one leaves its column, comes back as it was, and both are logged', () => {
    const bench = withCards(2);
    bench.run('opportunity-delete', { id: 'o1' });
    assert.deepEqual(columnOf(bench), ['o2']);
    assert.equal(lastEvent(bench).type, 'deleted');
    bench.run('opportunity-restore', { id: 'o1' });
    assert.deepEqual(columnOf(bench), ['o1', 'o2']);
    assert.equal(lastEvent(bench).type, 'restored');
    assert.deepEqual(bench.run('opportunity-restore', { id: 'o1' }).patches, []);
  });
});

it('CMD5 events carry who, when and by which way', () => {
  const bench = withCards(1);
  bench.run(
    'opportunity-move',
    { id: 'o1', stageId: 'planports-2' },
    { actor: 'member2', now: anEnv().now + 77_000, via: 'import' },
  );
  const { by, at, via } = lastEvent(bench);
  assert.deepEqual([by, at, via], ['member2', anEnv().now + 77_000, 'import']);
});
