import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setEntry } from '../patch.js';
import { templateStages } from '../templates/templates.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';
import { stageOf } from '../selectors/stage-resolution.js';
import { checklistOf, checklistProgress, tickOf } from './checklist.js';
import { brokenPromises, customRule, entryRules, gate } from './gate.js';
import { qualificationOf } from './qualification.js';
import { contactMade, schemaForCustomer, stageAfterContact, statusOnEntry } from './suggestions.js';
import { pendingTouches } from './touches.js';

const TRY = (minor: number) => ({ minor, currency: 'TRY' });

function scene(): Workbench {
  const bench = aWorkbench();
  bench.run('opportunity-create', { id: 'o1', description: 'Yazıcı', customerId: 'contact1' });
  return bench;
}

const o1 = ({ snapshot }: Workbench) => {
  const row = snapshot.get('opportunities', 'o1');
  assert.ok(row);
  return row;
};
const stage = ({ snapshot }: Workbench, id: string) => {
  const row = snapshot.get('stages', id);
  assert.ok(row);
  return row;
};

it('D12 a stage that requires a field refuses whoever comes without it, and takes it with the move as one step', () => {
  const bench = scene();
  bench.run('stage-rule-set', { id: 'planports-2', rule: 'price', mode: 'require' });
  bench.run('stage-rule-set', { id: 'planports-2', rule: 'expectedClose', mode: 'require' });
  assert.deepEqual(bench.refused('opportunity-move', { id: 'o1', stageId: 'planports-2' }), [
    'stage-gate price',
    'stage-gate expectedClose',
  ]);
  assert.equal(o1(bench).position.stageId, 'planports-1');
  const { patches } = bench.run('opportunity-move', {
    id: 'o1',
    stageId: 'planports-2',
    fields: { price: TRY(5000), expectedClose: '2026-05-01' },
  });
  const after = o1(bench);
  assert.equal(after.position.stageId, 'planports-2');
  assert.deepEqual(after.price, TRY(5000));
  assert.equal(patches.length, 6);
  for (const event of bench.snapshot.history('o1').slice(1)) {
    assert.equal(event.then.stageId, 'planports-2');
    assert.deepEqual(event.then.price, TRY(5000));
  }
});

it('D12 what is given with a move is checked like any other input', () => {
  const bench = scene();
  bench.run('stage-rule-set', { id: 'planports-2', rule: 'price', mode: 'require' });
  assert.deepEqual(
    bench.refused('opportunity-move', { id: 'o1', stageId: 'planports-2', fields: { price: TRY(-1) } }),
    ['out-of-range price'],
  );
});

it('D12 a rule that warns lets pass and says so', () => {
  const bench = scene();
  bench.run('stage-rule-set', { id: 'planports-2', rule: 'quotaId', mode: 'warn' });
  const { warnings } = bench.run('opportunity-move', { id: 'o1', stageId: 'planports-2' });
  assert.deepEqual(warnings, [{ code: 'stage-gate', field: 'quotaId', params: { have: 0, min: 1 } }]);
});

it('D12 numbers of things that hang on it, and of channels of its customer, can be asked for', () => {
  const bench = scene();
  bench.run('stage-rule-set', { id: 'planports-2', rule: 'doneTasks', mode: 'require', min: 2 });
  bench.run('stage-rule-set', { id: 'planports-2', rule: 'channels', mode: 'require' });
  assert.deepEqual(
    gate(bench.snapshot, o1(bench), stage(bench, 'planports-2')).map(({ key, have }) => [key, have]),
    [
      ['channels', 0],
      ['doneTasks', 0],
    ],
  );
  bench.run('contact-edit', { id: 'contact1', changes: { email: 'a@ornek.com' } });
  for (const id of ['t1', 't2']) {
    bench.run('task-create', { id, title: 'Ara', opportunityId: 'o1' });
    bench.run('task-complete', { id });
  }
  assert.deepEqual(gate(bench.snapshot, o1(bench), stage(bench, 'planports-2')), []);
  bench.run('opportunity-move', { id: 'o1', stageId: 'planports-2' });
});

it('D12 entry rules hold for a change of schema, for new ones, and for the change of many; not for imports', () => {
  const bench = scene();
  bench.run('stage-rule-set', { id: 'services-2', rule: 'price', mode: 'require' });
  const change = { id: 'o1', schemaId: 'services', stageId: 'services-2' };
  assert.deepEqual(bench.refused('opportunity-change-schema', change), ['stage-gate price']);
  const fresh = { description: 'x', customerId: 'contact1', stageId: 'services-2' };
  assert.deepEqual(bench.refused('opportunity-create', fresh), ['stage-gate price']);
  bench.run('opportunity-create', fresh, { via: 'import' });
  bench.run('opportunity-change-schema', { ...change, fields: { price: TRY(1) } });

  bench.run('opportunity-create', { id: 'o2', description: 'y', customerId: 'contact1' });
  bench.run('opportunity-create', { id: 'o3', description: 'z', customerId: 'contact1', price: TRY(7) });
  bench.run('stage-rule-set', { id: 'planports-2', rule: 'price', mode: 'require' });
  const { value } = bench.run('opportunities-change', {
    ids: ['o2', 'o3'],
    change: { kind: 'stage', stageId: 'planports-2' },
  });
  assert.deepEqual(
    value.refused.map(({ id }) => id),
    ['o2'],
  );
  assert.equal(value.changed, 1);
});

it('D12 who stands in a stage is not asked again; what is missing there since is told and blocks nothing', () => {
  const bench = scene();
  bench.run('stage-rule-set', { id: 'planports-1', rule: 'price', mode: 'require' });
  assert.deepEqual(gate(bench.snapshot, o1(bench), stage(bench, 'planports-1')), []);
  assert.deepEqual(
    brokenPromises(bench.snapshot, o1(bench)).map(({ key }) => key),
    ['price'],
  );
  bench.run('opportunity-edit', { id: 'o1', changes: { description: 'Hâlâ düzenlenir' } });
  bench.run('opportunity-set-status', { id: 'o1', status: 'won' });
  assert.deepEqual(brokenPromises(bench.snapshot, o1(bench)), []);
});

it('D12 S116 a stage can require a field of the workspace’s own, which is given with the move, in one step', () => {
  const bench = scene();
  bench.run('custom-field-create', { id: 'f1', label: 'İhale no.', kind: 'text' });
  bench.run('custom-field-create', { id: 'f2', label: 'Bütçe', kind: 'money' });
  for (const field of ['f1', 'f2'])
    bench.run('stage-rule-set', { id: 'planports-2', rule: customRule(field), mode: 'require' });
  assert.deepEqual(
    bench.refused('stage-rule-set', { id: 'planports-2', rule: customRule('nope'), mode: 'warn' }),
    ['unknown-record rule'],
  );
  assert.deepEqual(bench.refused('opportunity-move', { id: 'o1', stageId: 'planports-2' }), [
    'stage-gate x-f1',
    'stage-gate x-f2',
  ]);
  const custom = { f1: '2026/17', f2: 'çok' };
  assert.deepEqual(bench.refused('opportunity-move', { id: 'o1', stageId: 'planports-2', custom }), [
    'not-an-amount x-f2',
    'stage-gate x-f2',
  ]);
  bench.run('opportunity-move', {
    id: 'o1',
    stageId: 'planports-2',
    custom: { ...custom, f2: [500, 'TRY'] },
  });
  assert.deepEqual({ ...o1(bench).custom }, { f1: '2026/17', f2: [500, 'TRY'] });
  assert.deepEqual(
    bench.snapshot.history('o1').map(({ type, field, then }) => [field ?? type, then.stageId]),
    [
      ['created', 'planports-1'],
      ['custom.f1', 'planports-2'],
      ['custom.f2', 'planports-2'],
      ['stage-changed', 'planports-2'],
    ],
  );
  bench.run('opportunity-set-custom', { id: 'o1', fieldId: 'f1', value: null });
  assert.deepEqual(
    brokenPromises(bench.snapshot, o1(bench)).map(({ key }) => key),
    ['x-f1'],
  );
  bench.run('custom-field-archive', { id: 'f1' });
  assert.deepEqual(brokenPromises(bench.snapshot, o1(bench)), [], 'what is put aside asks nothing');
});

it('D12 S1 a new opportunity is not refused for a field of the workspace’s own: it is missed on it', () => {
  const bench = scene();
  bench.run('custom-field-create', { id: 'f1', label: 'İhale no.', kind: 'text' });
  bench.run('stage-rule-set', { id: 'planports-1', rule: customRule('f1'), mode: 'require' });
  const { warnings } = bench.run('opportunity-create', {
    id: 'o2',
    description: 'Yeni',
    customerId: 'contact1',
  });
  assert.deepEqual(
    warnings.map(({ code, field }) => [code, field]),
    [['stage-gate', 'x-f1']],
  );
  const made = bench.snapshot.get('opportunities', 'o2');
  assert.ok(made);
  assert.deepEqual(
    brokenPromises(bench.snapshot, made).map(({ key }) => key),
    ['x-f1'],
  );
});

it('D12 rules of a later version ask nothing and stay as they are', () => {
  const bench = scene();
  bench.snapshot.apply([
    setEntry('stages', 'planports-2', 'entry', 'hologram', ['require', 1]),
    setEntry('stages', 'planports-2', 'entry', 'price', { odd: true }),
  ]);
  assert.deepEqual(entryRules(stage(bench, 'planports-2')), []);
  bench.run('opportunity-move', { id: 'o1', stageId: 'planports-2' });
  assert.deepEqual(bench.refused('stage-rule-set', { id: 'planports-2', rule: 'hologram', mode: null }), [
    'invalid-input rule',
  ]);
});

it('D13 skips and steps back are judged by the rules of the stage that is entered, and by no others', () => {
  const bench = scene();
  bench.run('stage-rule-set', { id: 'planports-2', rule: 'price', mode: 'require' });
  bench.run('opportunity-move', { id: 'o1', stageId: 'planports-3' });
  bench.run('opportunity-move', { id: 'o1', stageId: 'planports-1' });
  assert.deepEqual(
    bench.snapshot.history('o1').map(({ then }) => then.stageId),
    ['planports-1', 'planports-3', 'planports-1'],
  );
});

it('D2 a stage takes its status by itself, with the move as one step; one that is asked for only when it is answered', () => {
  const bench = scene();
  const won = { mode: 'auto', status: 'won' } as const;
  bench.run('stage-edit', { id: 'planports-3', changes: { suggestStatus: won } });
  bench.run('stage-edit', { id: 'planports-4', changes: { suggestStatus: { mode: 'ask', status: 'won' } } });
  assert.deepEqual(statusOnEntry(stage(bench, 'planports-4'), o1(bench)), { mode: 'ask', status: 'won' });
  bench.run('opportunity-move', { id: 'o1', stageId: 'planports-4' });
  assert.equal(o1(bench).status.code, 'open');
  bench.run('opportunity-move', { id: 'o1', stageId: 'planports-1' });
  bench.run('opportunity-move', {
    id: 'o1',
    stageId: 'planports-4',
    status: { status: 'won', on: '2026-01-20' },
  });
  assert.deepEqual([o1(bench).status.code, o1(bench).status.on], ['won', '2026-01-20']);
  bench.run('opportunity-set-status', { id: 'o1', status: 'open' });
  bench.run('opportunity-move', { id: 'o1', stageId: 'planports-3' });
  assert.equal(o1(bench).status.code, 'won');
  assert.equal(bench.snapshot.get('contacts', 'contact1')?.relation, 'customer');
  const types = bench.snapshot
    .history('o1')
    .slice(-2)
    .map(({ type }) => type);
  assert.deepEqual(types, ['stage-changed', 'status-changed']);
});

it('D2 a status that needs a reason is never taken by itself', () => {
  const bench = scene();
  bench.run('stage-edit', {
    id: 'planports-3',
    changes: { suggestStatus: { mode: 'auto', status: 'lost' } },
  });
  bench.run('opportunity-move', { id: 'o1', stageId: 'planports-3' });
  assert.equal(o1(bench).status.code, 'open');
  assert.deepEqual(
    bench.refused('opportunity-move', { id: 'o1', stageId: 'planports-4', status: { status: 'lost' } }),
    ['reason-required reason'],
  );
});

it('D1 a stage says nothing about the status unless it was told to', () => {
  const bench = scene();
  for (const id of ['planports-2', 'planports-5', 'planports-6'])
    bench.run('opportunity-move', { id: 'o1', stageId: id });
  assert.equal(o1(bench).status.code, 'open');
});

it('S45 a checklist is kept in its order; ticks are told by whom and when, and by the history', () => {
  const bench = scene();
  const first = bench.run('stage-item-set', { id: 'planports-1', text: ' İhtiyacı  sor ' }).value.itemId;
  const second = bench.run('stage-item-set', { id: 'planports-1', text: 'Bütçeyi sor' }).value.itemId;
  bench.run('stage-item-set', { id: 'planports-1', itemId: second, beforeId: first });
  assert.deepEqual(
    checklistOf(stage(bench, 'planports-1'))
      .map(({ text }) => text)
      .slice(-2),
    ['Bütçeyi sor', 'İhtiyacı  sor'],
  );
  bench.run('opportunity-tick', { id: 'o1', itemId: first, done: true });
  assert.equal(tickOf(o1(bench), first)?.by, 'member1');
  assert.equal(checklistProgress(stage(bench, 'planports-1'), o1(bench))?.done, 1);
  const again = bench.run('opportunity-tick', { id: 'o1', itemId: first, done: true });
  assert.deepEqual(again.patches, []);
  bench.run('opportunity-tick', { id: 'o1', itemId: first, done: false });
  assert.equal(tickOf(o1(bench), first), null);
  assert.deepEqual(bench.refused('opportunity-tick', { id: 'o1', itemId: 'nothing', done: true }), [
    'unknown-record itemId',
  ]);
  assert.equal(bench.snapshot.history('o1').at(-1)?.field, `ticks.${first}`);
});

it('S45 a line that is empty, unknown, or one too many is refused', () => {
  const bench = scene();
  assert.deepEqual(bench.refused('stage-item-set', { id: 'services-1', text: ' ' }), ['required text']);
  assert.deepEqual(bench.refused('stage-item-set', { id: 'services-1', itemId: 'x', text: 'a' }), [
    'unknown-record itemId',
  ]);
  const own = checklistOf(stage(bench, 'services-1')).length;
  for (let count = own; count < 50; count++)
    bench.run('stage-item-set', { id: 'services-1', text: String(count) });
  assert.deepEqual(bench.refused('stage-item-set', { id: 'services-1', text: 'zuviel' }), [
    'out-of-range itemId',
  ]);
});

const SEVEN = { id: 'o1', schemaId: 'seven-stages', stageId: 'seven-stages-2' };

it('S92 a schema has criteria with weights, four to begin with; answers are yes, no or unknown', () => {
  const bench = scene();
  bench.run('schema-criteria-seed', { id: 'services', language: 'tr' });
  assert.equal(Object.keys(bench.snapshot.get('schemas', 'services')?.criteria ?? {}).length, 4);
  assert.deepEqual(bench.run('schema-criteria-seed', { id: 'services' }).patches, []);
  bench.run('opportunity-change-schema', { ...SEVEN, schemaId: 'services', stageId: 'services-1' });
  const schema = () => bench.snapshot.get('schemas', 'services');
  assert.deepEqual(qualificationOf(schema(), o1(bench)), {
    score: 0,
    answered: 0,
    total: 4,
    passedAt: null,
  });
  bench.run('opportunity-answer', { id: 'o1', criterionId: 'budget', answer: 'yes' });
  bench.run('opportunity-answer', { id: 'o1', criterionId: 'fit', answer: 'no' });
  assert.deepEqual(
    [qualificationOf(schema(), o1(bench))?.score, qualificationOf(schema(), o1(bench))?.answered],
    [25, 2],
  );
  bench.run('opportunity-answer', { id: 'o1', criterionId: 'fit', answer: 'unknown' });
  assert.equal(qualificationOf(schema(), o1(bench))?.answered, 1);
  bench.run('schema-criterion-set', { id: 'services', criterionId: 'budget', weight: 9 });
  assert.equal(qualificationOf(schema(), o1(bench))?.score, 75);
  assert.deepEqual(
    bench.refused('schema-criterion-set', { id: 'services', criterionId: 'budget', weight: 0 }),
    ['out-of-range weight'],
  );
  bench.run('schema-criterion-remove', { id: 'services', criterionId: 'budget' });
  assert.deepEqual(bench.refused('opportunity-answer', { id: 'o1', criterionId: 'budget', answer: 'no' }), [
    'unknown-record criterionId',
  ]);
});

it('S93 whoever reaches the threshold is qualified from the answer on that reached it', () => {
  const bench = scene();
  bench.run('schema-criteria-seed', { id: 'planports' });
  bench.run('schema-edit', { id: 'planports', passScore: 50 });
  bench.run('opportunity-answer', { id: 'o1', criterionId: 'budget', answer: 'yes' });
  const schema = () => bench.snapshot.get('schemas', 'planports');
  assert.equal(qualificationOf(schema(), o1(bench))?.passedAt, null);
  bench.run('opportunity-answer', { id: 'o1', criterionId: 'fit', answer: 'yes' });
  const passedAt = qualificationOf(schema(), o1(bench))?.passedAt;
  assert.equal(passedAt, bench.snapshot.history('o1').at(-1)?.at);
  bench.run('opportunity-answer', { id: 'o1', criterionId: 'location', answer: 'yes' });
  assert.equal(qualificationOf(schema(), o1(bench))?.passedAt, passedAt);
  bench.run('opportunity-answer', { id: 'o1', criterionId: 'fit', answer: 'no' });
  bench.run('opportunity-answer', { id: 'o1', criterionId: 'location', answer: 'no' });
  assert.equal(qualificationOf(schema(), o1(bench))?.passedAt, null);
  assert.deepEqual(bench.refused('schema-edit', { id: 'planports', passScore: 101 }), [
    'out-of-range passScore',
  ]);
});

it('S94 the traits to be seen are of a schema, and its gate asks for them', () => {
  const bench = scene();
  bench.run('schema-criteria-seed', { id: 'planports' });
  bench.run('stage-rule-set', { id: 'planports-2', rule: 'score', mode: 'require', min: 75 });
  assert.deepEqual(bench.refused('opportunity-move', { id: 'o1', stageId: 'planports-2' }), [
    'stage-gate score',
  ]);
  for (const criterionId of ['location', 'budget', 'fit'])
    bench.run('opportunity-answer', { id: 'o1', criterionId, answer: 'yes' });
  bench.run('opportunity-move', { id: 'o1', stageId: 'planports-2' });
});

it('S99 the seven stages warn when a lead that is hardly qualified leaves nurturing', () => {
  const bench = scene();
  bench.run('opportunity-change-schema', { ...SEVEN, stageId: 'seven-stages-3' });
  const { warnings } = bench.run('opportunity-move', { id: 'o1', stageId: 'seven-stages-4' });
  assert.deepEqual(
    warnings.map(({ code, field }) => [code, field]),
    [['stage-gate', 'score']],
  );
});

it('S88 the first of the seven stages asks for a channel', () => {
  const bench = scene();
  const { warnings } = bench.run('opportunity-change-schema', { ...SEVEN, stageId: 'seven-stages-1' });
  assert.deepEqual(
    warnings.map(({ field }) => field),
    ['channels'],
  );
  assert.equal(stageOf(bench.snapshot, o1(bench).position).stage?.phase, 'pre');
});

it('S89 the first contact leads on to the next stage, as the stage says', () => {
  const bench = scene();
  assert.equal(stageAfterContact(bench.snapshot, o1(bench)), null);
  bench.run('opportunity-change-schema', { ...SEVEN, stageId: 'seven-stages-1' });
  const led = stageAfterContact(bench.snapshot, o1(bench));
  assert.deepEqual([led?.stage.id, led?.mode], ['seven-stages-2', 'ask']);
  bench.run('stage-edit', { id: 'seven-stages-1', changes: { onContact: 'auto' } });
  assert.equal(stageAfterContact(bench.snapshot, o1(bench))?.mode, 'auto');
  bench.run('opportunity-set-status', { id: 'o1', status: 'suspended' });
  assert.equal(stageAfterContact(bench.snapshot, o1(bench)), null);
});

it('S91 who is not interested is given up in one action, with that reason', () => {
  const bench = scene();
  bench.run('opportunity-set-status', { id: 'o1', status: 'abandoned', reason: 'not-interested' });
  assert.deepEqual([o1(bench).status.code, o1(bench).status.reason], ['abandoned', 'not-interested']);
});

it('S97 the touches of a stage become tasks and reminders, once, up to a day, and end with the outcome', () => {
  const bench = scene();
  const touch = { id: 'planports-1', text: 'Ara', kind: 'task', after: 3 } as const;
  bench.run('stage-touch-set', touch);
  bench.run('stage-touch-set', { ...touch, text: 'Bülten', kind: 'reminder', after: 7, every: 14 });
  bench.run('stage-touch-set', { ...touch, text: 'Çok sonra', after: 400 });
  assert.deepEqual(bench.refused('touches-start', { id: 'o1', until: '2020-01-01' }), ['out-of-range until']);
  const { value } = bench.run('touches-start', { id: 'o1', until: '2026-06-01' });
  assert.equal(value.planned, 2);
  const { tasks, reminders } = pendingTouches(bench.snapshot, 'o1');
  assert.deepEqual(
    tasks.map(({ title, due }) => [title, due?.date]),
    [['Ara', '2026-02-04']],
  );
  assert.deepEqual(
    reminders.map(({ when, repeat }) => [when, repeat]),
    [
      [
        { kind: 'day', date: '2026-02-08' },
        { unit: 'day', every: 14, until: '2026-06-01' },
      ],
    ],
  );
  assert.equal(bench.run('touches-start', { id: 'o1', until: '2026-06-01' }).value.planned, 0);
  assert.equal(bench.run('touches-stop', { id: 'o1' }).value.stopped, 2);
  assert.equal(bench.run('touches-stop', { id: 'o1' }).value.stopped, 0);
  assert.equal(bench.run('touches-start', { id: 'o1' }).value.planned, 3);
});

it('S97 a stage without touches has nothing to start', () => {
  const bench = scene();
  assert.deepEqual(bench.refused('touches-start', { id: 'o1' }), ['required touches']);
});

it('S102 opportunities of a segment begin in its schema, others in the default one', () => {
  const bench = scene();
  bench.run('schema-edit', { id: 'services', segments: ['Kamu', 'KAMU', 'Eğitim'] });
  assert.deepEqual(bench.refused('schema-edit', { id: 'planports', segments: ['kamu'] }), [
    'not-unique segments',
  ]);
  bench.run('contact-edit', { id: 'contact2', changes: { segment: 'eğitim' } });
  assert.equal(schemaForCustomer(bench.snapshot, 'contact2'), 'services');
  assert.equal(schemaForCustomer(bench.snapshot, 'contact1'), 'planports');
  bench.run('opportunity-create', { id: 'o2', description: 'x', customerId: 'contact2' });
  assert.equal(bench.snapshot.get('opportunities', 'o2')?.position.stageId, 'services-1');
  bench.run('opportunity-create', {
    id: 'o3',
    description: 'x',
    customerId: 'contact2',
    schemaId: 'planports',
  });
  assert.equal(bench.snapshot.get('opportunities', 'o3')?.position.schemaId, 'planports');
});

it('D9 an archived stage keeps its rules, and nobody is judged by them; cards of a merged one are not asked', () => {
  const bench = scene();
  bench.run('stage-rule-set', { id: 'planports-2', rule: 'price', mode: 'require' });
  bench.run('stage-archive', { id: 'planports-1', to: 'planports-2' });
  assert.equal(o1(bench).position.stageId, 'planports-2');
  assert.deepEqual(
    brokenPromises(bench.snapshot, o1(bench)).map(({ key }) => key),
    ['price'],
  );
});

it('S79 the seven stages begin before the opportunity, with the lead, and end after the win', () => {
  const phases = templateStages('seven-stages', 'tr').map(({ phase }) => phase);
  assert.deepEqual(phases, ['pre', 'pre', 'pre', 'pre', 'pre', 'win', 'post']);
});

it('S120 the seven stages are ready to use: guidance, checklist and probability in both languages', () => {
  const [tr, en] = [templateStages('seven-stages', 'tr'), templateStages('seven-stages', 'en')];
  for (const [index, { guidance, checklist, name }] of tr.entries()) {
    assert.ok(guidance && guidance !== en[index]?.guidance, name);
    assert.deepEqual(Object.keys(checklist ?? {}), Object.keys(en[index]?.checklist ?? {}));
    assert.ok(Object.keys(checklist ?? {}).length >= 2, name);
  }
});

const seventh = (index: number) => templateStages('seven-stages', 'tr')[index];

it('S90 the second stage is the qualification, and names the word of its source', () => {
  assert.equal(seventh(1)?.name, 'Aday kalifikasyonu');
  assert.match(seventh(1)?.guidance ?? '', /Lider kalifikasyonu/);
});

it('S96 the third stage is nurturing, and names the word of its source', () => {
  assert.equal(seventh(2)?.name, 'Aday besleme');
  assert.match(seventh(2)?.guidance ?? '', /Kurşun besleme/);
});

it('S100 the fourth stage is the demo', () => {
  assert.equal(seventh(3)?.name, 'Demo veya tam toplantı');
});

it('S114 the sixth stage is the deal: the win, which is asked for there', () => {
  const { name, phase, suggestStatus } = seventh(5) ?? {};
  assert.deepEqual(
    [name, phase, suggestStatus],
    ['Anlaşma veya fırsat yönetimi', 'win', { mode: 'ask', status: 'won' }],
  );
});

it('S117 the seventh stage stays in touch: after the win, and weighted no more', () => {
  const { name, phase, probability } = seventh(6) ?? {};
  assert.deepEqual([name, phase, probability], ['İletişim yönetimi', 'post', 0]);
});

it('S88 S89 nobody has been talked to until the first call, meeting or demo; a message is none', () => {
  const bench = scene();
  bench.run('opportunity-change-schema', { ...SEVEN, stageId: 'seven-stages-1' });
  assert.equal(contactMade(bench.snapshot, o1(bench)), false);
  bench.run('activity-log', { kind: 'email', opportunityId: 'o1' });
  assert.equal(contactMade(bench.snapshot, o1(bench)), false);
  bench.run('activity-log', { kind: 'call', opportunityId: 'o1' });
  assert.equal(contactMade(bench.snapshot, o1(bench)), true);
  assert.equal(o1(bench).position.stageId, 'seven-stages-1', 'it is asked, not done');
});

it('S89 where the stage says so, the first contact moves on by itself, unless something is required there', () => {
  const bench = scene();
  bench.run('opportunity-change-schema', { ...SEVEN, stageId: 'seven-stages-1' });
  bench.run('stage-edit', { id: 'seven-stages-1', changes: { onContact: 'auto' } });
  bench.run('stage-rule-set', { id: 'seven-stages-2', rule: 'price', mode: 'require' });
  bench.run('activity-log', { kind: 'meeting', opportunityId: 'o1' });
  assert.equal(o1(bench).position.stageId, 'seven-stages-1');
  bench.run('opportunity-edit', { id: 'o1', changes: { price: TRY(1) } });
  bench.run('opportunity-create', {
    id: 'o2',
    description: 'x',
    customerId: 'contact1',
    stageId: 'seven-stages-1',
    price: TRY(1),
  });
  bench.run('activity-log', { kind: 'call', opportunityId: 'o2' });
  assert.equal(bench.snapshot.get('opportunities', 'o2')?.position.stageId, 'seven-stages-2');
  assert.equal(bench.snapshot.history('o2').at(-1)?.type, 'stage-changed');
});

it('D12 calls and meetings can be asked for: those that were held', () => {
  const bench = scene();
  bench.run('stage-rule-set', { id: 'planports-2', rule: 'meetings', mode: 'require' });
  bench.run('activity-log', { kind: 'call', opportunityId: 'o1' });
  assert.deepEqual(bench.refused('opportunity-move', { id: 'o1', stageId: 'planports-2' }), [
    'stage-gate meetings',
  ]);
  bench.run('activity-log', { kind: 'demo', opportunityId: 'o1' });
  bench.run('opportunity-move', { id: 'o1', stageId: 'planports-2' });
});
