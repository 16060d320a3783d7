import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activityKind, OUTCOMES, type Activity } from '../records/activity.js';
import { personalData } from '../contacts/personal-data.js';
import { workFacts } from '../selectors/work-sources.js';
import { lacksNextStep } from '../selectors/staleness.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';

const ZONE = 'Europe/Istanbul';
/** 2026-02-01 09:00 in Istanbul. */
const NOW = 1_769_925_600_000;
const HOUR = 3_600_000;

function withOpportunity(): Workbench {
  const bench = aWorkbench();
  bench.run('opportunity-create', { id: 'o1', description: 'Yazıcı kiralama', customerId: 'contact1' });
  return bench;
}
const activity = (bench: Workbench, id = 'a1'): Activity => {
  const row = bench.snapshot.get('activities', id);
  assert.ok(row);
  return row;
};

describe('activities', () => {
  it('ACT1, S72, S66: one command logs a call that was just held, of whoever logs it, with the time of the workspace', () => {
    const bench = withOpportunity();
    bench.run(
      'activity-log',
      { id: 'a1', kind: 'call', opportunityId: 'o1', people: { contact1: true } },
      { now: NOW + 30_000 },
    );
    assert.deepEqual(
      { ...activity(bench), people: { ...activity(bench).people } },
      {
        id: 'a1',
        removed: null,
        opportunityId: 'o1',
        kind: 'call',
        when: { at: NOW, zone: ZONE },
        held: { at: NOW + 30_000, by: 'member1' },
        direction: null,
        memberId: 'member1',
        people: { contact1: true },
        team: activity(bench).team,
        products: activity(bench).products,
        agenda: null,
        summary: null,
        outcome: null,
        minutes: null,
        createdBy: 'member1',
        createdAt: NOW + 30_000,
      },
    );
  });

  it('ACT1, D59: a meeting is an instant with the zone in which it was entered; what lies ahead is planned', () => {
    const bench = withOpportunity();
    const when = { at: NOW + 48 * HOUR + 1234, zone: 'Europe/Berlin' };
    bench.run('activity-log', { id: 'a1', kind: 'meeting', opportunityId: 'o1', when });
    assert.deepEqual(activity(bench).when, { at: NOW + 48 * HOUR, zone: 'Europe/Berlin' });
    assert.equal(activity(bench).held, null);
    assert.deepEqual(
      bench.refused('activity-log', {
        kind: 'call',
        opportunityId: 'o1',
        when: { at: NOW, zone: 'Mars/Olympus' },
      }),
      ['invalid-input when'],
    );
    assert.deepEqual(
      bench.refused('activity-log', { kind: 'call', opportunityId: 'o1', when: { at: -1, zone: 'UTC' } }),
      ['not-a-time when'],
    );
  });

  it('ACT2, S8: it is about one opportunity, or about somebody and explicitly about none', () => {
    const bench = withOpportunity();
    assert.deepEqual(bench.refused('activity-log', { kind: 'call' }), ['required opportunityId']);
    bench.run('activity-log', { id: 'a1', kind: 'call', people: { contact1: true } });
    assert.equal(activity(bench).opportunityId, null);
    assert.deepEqual(bench.refused('activity-edit', { id: 'a1', changes: { people: { contact1: false } } }), [
      'required opportunityId',
    ]);
    bench.run('activity-edit', { id: 'a1', changes: { opportunityId: 'o1', people: { contact1: false } } });
    assert.deepEqual([activity(bench).opportunityId, Object.keys(activity(bench).people)], ['o1', []]);
    assert.deepEqual(bench.refused('activity-edit', { id: 'a1', changes: { opportunityId: 'nope' } }), [
      'unknown-record opportunityId',
    ]);
    bench.run('opportunity-delete', { id: 'o1' });
    assert.deepEqual(bench.refused('activity-log', { kind: 'call', opportunityId: 'o1' }), [
      'deleted opportunityId',
    ]);
  });

  it('ACT3, S95: the outcome is of the list of its kind or a free word; summary and minutes are checked, all at once', () => {
    const bench = withOpportunity();
    bench.run('activity-log', {
      id: 'a1',
      kind: 'call',
      opportunityId: 'o1',
      outcome: 'qualified',
      minutes: 12,
    });
    assert.ok((OUTCOMES.call as readonly string[]).includes(activity(bench).outcome ?? ''));
    bench.run('activity-edit', { id: 'a1', changes: { outcome: '  Fiyat listesi istedi ', minutes: null } });
    assert.deepEqual([activity(bench).outcome, activity(bench).minutes], ['Fiyat listesi istedi', null]);
    assert.deepEqual(
      bench.refused('activity-edit', {
        id: 'a1',
        changes: {
          summary: 'x'.repeat(10_001),
          outcome: 'y'.repeat(301),
          minutes: 1.5,
          memberId: 'nobody',
          people: { nobody: true },
          products: { nothing: true },
        },
      }),
      [
        'unknown-member memberId',
        'too-long summary',
        'too-long outcome',
        'out-of-range minutes',
        'unknown-customer people',
        'unknown-record products',
      ],
    );
    assert.deepEqual(bench.run('activity-edit', { id: 'a1', changes: { summary: null } }).patches, []);
  });

  it('ACT4, S101: a demo keeps agenda, the products that were shown and who was there', () => {
    const bench = withOpportunity();
    const { id: product } = bench.run('product-create', { name: 'PlanPorts' }).value;
    bench.run('activity-log', {
      id: 'a1',
      kind: 'demo',
      opportunityId: 'o1',
      agenda: 'Takvim\nRaporlar',
      people: { contact1: true, contact2: true },
      team: { member2: true },
      products: { [product]: true },
      outcome: 'interested',
    });
    const demo = activity(bench);
    assert.deepEqual(
      [demo.agenda, Object.keys(demo.people), Object.keys(demo.team), Object.keys(demo.products)],
      ['Takvim\nRaporlar', ['contact1', 'contact2'], ['member2'], [product]],
    );
    const { patches } = bench.run('activity-edit', {
      id: 'a1',
      changes: { people: { contact1: true, contact2: false } },
    });
    assert.equal(patches.length, 1);
    assert.deepEqual(Object.keys(activity(bench).people), ['contact1']);
  });

  it('ACT4, D78: somebody who was merged takes part as the one that stands for them, once', () => {
    const bench = withOpportunity();
    bench.run('activity-log', { id: 'a1', kind: 'call', opportunityId: 'o1', people: { contact2: true } });
    bench.run('contact-merge', { ids: ['contact1', 'contact2'] });
    assert.deepEqual(
      bench.run('activity-edit', { id: 'a1', changes: { people: { contact1: true } } }).patches,
      [],
    );
    bench.run('activity-log', { id: 'a2', kind: 'call', opportunityId: 'o1', people: { contact2: true } });
    assert.deepEqual(Object.keys(activity(bench, 'a2').people), ['contact1']);
    bench.run('activity-edit', { id: 'a1', changes: { people: { contact1: false } } });
    assert.deepEqual(Object.keys(activity(bench).people), []);
  });

  it('ACT5: held says when and by whom, and once; a meeting that took place before its time took place now', () => {
    const bench = withOpportunity();
    const when = { at: NOW + 48 * HOUR, zone: ZONE };
    bench.run('activity-log', { id: 'a1', kind: 'meeting', opportunityId: 'o1', when });
    bench.run('activity-edit', { id: 'a1', changes: { held: true } }, { now: NOW + HOUR, actor: 'member2' });
    assert.deepEqual(
      [activity(bench).held, activity(bench).when],
      [
        { at: NOW + HOUR, by: 'member2' },
        { at: NOW + HOUR, zone: ZONE },
      ],
    );
    assert.deepEqual(bench.run('activity-edit', { id: 'a1', changes: { held: true } }).patches, []);
    bench.run('activity-edit', { id: 'a1', changes: { held: false } });
    assert.equal(activity(bench).held, null);
  });

  it('ACT6, D76: what was deleted is refused and comes back as it is then', () => {
    const bench = withOpportunity();
    bench.run('activity-log', { id: 'a1', kind: 'sms', opportunityId: 'o1' });
    bench.run('activity-delete', { id: 'a1' });
    assert.deepEqual(bench.refused('activity-edit', { id: 'a1', changes: { summary: 'x' } }), ['deleted id']);
    bench.run('activity-restore', { id: 'a1' });
    assert.equal(activity(bench).removed, null);
    assert.deepEqual(bench.refused('activity-restore', { id: 'nope' }), ['unknown-record id']);
  });

  it('ACT7, D63: a held activity ends idleness at its own date, a planned one does not', () => {
    const bench = withOpportunity();
    const last = () => workFacts(bench.snapshot, 'o1', ZONE).lastAct;
    const created = last();
    bench.run('activity-log', {
      kind: 'meeting',
      opportunityId: 'o1',
      when: { at: NOW + 48 * HOUR, zone: ZONE },
    });
    assert.deepEqual(last(), created);
    bench.run('activity-log', {
      id: 'a1',
      kind: 'call',
      opportunityId: 'o1',
      memberId: 'member2',
      when: { at: NOW - 5 * HOUR, zone: ZONE },
    });
    assert.deepEqual(last(), created);
    bench.run('activity-log', { id: 'a2', kind: 'call', opportunityId: 'o1' }, { now: NOW + 3 * HOUR });
    assert.deepEqual(last(), { collection: 'activities', id: 'a2', at: NOW + 3 * HOUR, by: 'member1' });
  });

  it('ACT7, D65: a planned activity is a next step on its day in the zone of the workspace', () => {
    const bench = withOpportunity();
    const at = Date.UTC(2026, 1, 5, 22, 30);
    const row = () => {
      const opportunity = bench.snapshot.get('opportunities', 'o1');
      assert.ok(opportunity);
      const facts = workFacts(bench.snapshot, 'o1', ZONE);
      return [facts.planned, lacksNextStep(opportunity, facts, '2026-02-01')];
    };
    assert.deepEqual(row(), [[], true]);
    bench.run('activity-log', { kind: 'demo', opportunityId: 'o1', when: { at, zone: 'Europe/Berlin' } });
    assert.deepEqual(row(), [['2026-02-06'], false]);
  });

  it('ACT8, D77: what a workspace keeps about somebody has the activities that they took part in', () => {
    const bench = withOpportunity();
    bench.run('activity-log', { id: 'a1', kind: 'call', opportunityId: 'o1', people: { contact2: true } });
    bench.run('link-add', { opportunityId: 'o1', contactId: 'contact2' });
    const kept = personalData(bench.snapshot, 'contact2')?.records.map(({ collection }) => collection);
    assert.deepEqual(kept?.sort(), ['activities', 'links']);
  });

  it('ACT9 what cannot be read is as good as not said, and nothing throws', () => {
    const { fields } = activityKind;
    for (const json of [7, 'x', null, [], [1], ['x', 'y'], [-1, 'UTC'], {}, [NOW, 3]]) {
      assert.equal(fields.when.kind.decode(json), undefined);
      if (json !== null) assert.equal(fields.held.kind.decode(json), undefined);
    }
    assert.deepEqual(fields.when.kind.decode([NOW, ZONE]), { at: NOW, zone: ZONE });
    assert.deepEqual(fields.held.kind.decode(fields.held.kind.encode({ at: NOW, by: 'm' })), {
      at: NOW,
      by: 'm',
    });
    assert.equal(fields.kind.kind.decode('fax'), undefined);
  });
});
