import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { liveStages } from '../selectors/stage-resolution.js';
import { TEMPLATE_KEYS, templateStages, templateTitle } from '../templates/templates.js';
import { anEnv } from '../testing/factories.js';
import { createTestSnapshot } from '../testing/test-snapshot.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';
import { COMMANDS } from './index.js';

const WORKSPACE = { name: 'Deneme', currency: 'TRY', timeZone: 'Europe/Istanbul', language: 'tr' };
const names = (bench: Workbench, schemaId = 'planports'): string[] =>
  liveStages(bench.snapshot, schemaId).map((stage) => stage.name);
const ids = (bench: Workbench, schemaId = 'planports'): string[] =>
  liveStages(bench.snapshot, schemaId).map((stage) => stage.id.replace(`${schemaId}-`, ''));

describe('workspace-create', () => {
  it('S19 S46 S120 it seeds the three templates, the first as the default', () => {
    const bench = aWorkbench(false);
    bench.run('workspace-create', WORKSPACE);
    assert.equal(bench.snapshot.settings?.defaultSchemaId, 'planports');
    assert.deepEqual(
      [...bench.snapshot.list('schemas')].map((schema) => schema.title),
      ['Planports örneği', 'Hizmet satışı', 'Yedi aşamalı satış hattı'],
    );
    assert.deepEqual(names(bench), [
      'İlk görüşme',
      'Teklif gönderme',
      'Teklif değerlendirme / pazarlık',
      'Teklifin kazanılması',
      'Hizmet teslimi',
      'Tahsilat',
    ]);
    assert.deepEqual(names(bench, 'services'), [
      'İlk görüşme',
      'Teklif',
      'Değerlendirme',
      'Pazarlık',
      'Sözleşme',
      'Tahsilat',
    ]);
    assert.equal(names(bench, 'seven-stages').length, 7);
  });

  it('CMD11 seeds have the same ids and the same values whoever creates, whenever', () => {
    const plan = (env: Parameters<typeof anEnv>[0]): unknown => {
      const planned = COMMANDS['workspace-create'].plan(createTestSnapshot(), WORKSPACE, anEnv(env));
      return planned.ok && planned.patches.filter((patch) => patch.collection !== 'settings');
    };
    const one = plan({ actor: 'a', now: 1, random: () => 0.1 });
    assert.deepEqual(one, plan({ actor: 'b', now: 2, random: () => 0.9, newId: () => 'other' }));
    assert.match(JSON.stringify(one), /"planports-1"/);
  });

  it('CMD11 a workspace is created once', () => {
    assert.deepEqual(aWorkbench().refused('workspace-create', WORKSPACE), ['already-exists']);
  });

  it('CMD8 name, currency and time zone are checked', () => {
    const input = { name: ' ', currency: 'lira', timeZone: 'Mars/Olympus', language: 'tr' };
    assert.deepEqual(aWorkbench(false).refused('workspace-create', input), [
      'required name',
      'invalid-input currency',
      'invalid-input timeZone',
    ]);
  });

  it('D31 D3 templates have rising probabilities before delivery, none after, in both languages the same', () => {
    for (const key of TEMPLATE_KEYS) {
      const stages = templateStages(key, 'tr-TR');
      const weighted = stages.filter((stage) => stage.phase !== 'post').map((stage) => stage.probability);
      assert.deepEqual(
        weighted,
        weighted.toSorted((a, b) => a - b),
      );
      assert.ok(stages.every((stage) => stage.phase !== 'post' || stage.probability === 0));
      const english = templateStages(key, 'en');
      const untold = (each: (typeof stages)[number]) => {
        const { name: _, guidance: __, checklist = {}, touches = {}, ...rest } = each;
        return { ...rest, items: Object.keys(checklist), touches: Object.keys(touches) };
      };
      assert.deepEqual(english.map(untold), stages.map(untold));
      assert.ok(english.every((stage, i) => stage.name !== stages[i]?.name));
      assert.notEqual(templateTitle(key, 'en'), templateTitle(key, 'tr'));
    }
  });
});

describe('schemas', () => {
  it('S24 the title is required, trimmed and unique as a Turkish reader sees it', () => {
    const bench = aWorkbench();
    const { value } = bench.run('schema-create', { title: '  Kurumsal Satış ' });
    assert.equal(bench.snapshot.get('schemas', value.id)?.title, 'Kurumsal Satış');
    assert.deepEqual(bench.refused('schema-create', { title: 'KURUMSAL  SATIŞ' }), ['not-unique title']);
    assert.deepEqual(bench.refused('schema-create', { title: ' ' }), ['required title']);
    bench.run('schema-create', { title: 'Kurumsal Satis' });
    assert.deepEqual(bench.refused('schema-edit', { id: value.id, title: 'HİZMET SATIŞI' }), [
      'not-unique title',
    ]);
    assert.deepEqual(bench.run('schema-edit', { id: value.id, title: 'Kurumsal Satış ' }).patches, []);
    bench.run('schema-edit', { id: value.id, title: 'KURUMSAL SATIŞ' });
  });

  it('S24 an archived title is free again', () => {
    const bench = aWorkbench();
    bench.run('schema-archive', { id: 'services' });
    bench.run('schema-create', { title: 'Hizmet satışı' });
  });

  it('S25 S120 a template gives its stages in the language asked, without one there are none yet', () => {
    const bench = aWorkbench();
    const { value } = bench.run('schema-create', { title: 'Export', template: 'services', language: 'en' });
    assert.deepEqual(names(bench, value.id), [
      'First meeting',
      'Offer',
      'Evaluation',
      'Negotiation',
      'Contract',
      'Collection',
    ]);
    const empty = bench.run('schema-create', { title: 'Boş' });
    assert.deepEqual(names(bench, empty.value.id), []);
    assert.deepEqual([...bench.snapshot.list('schemas')].length, 5);
  });

  it('S26 the default and a used schema cannot be archived, others can and come back', () => {
    const bench = aWorkbench();
    assert.deepEqual(bench.refused('schema-archive', { id: 'planports' }), ['in-use id']);
    bench.run('opportunity-create', { description: 'x', customerId: 'contact1', schemaId: 'services' });
    assert.deepEqual(bench.refused('schema-archive', { id: 'services' }), ['in-use id']);
    bench.run('schema-archive', { id: 'seven-stages' });
    assert.ok(bench.snapshot.get('schemas', 'seven-stages')?.removed);
    assert.deepEqual(bench.refused('schema-set-default', { id: 'seven-stages' }), ['archived id']);
    bench.run('schema-restore', { id: 'seven-stages' });
    assert.deepEqual(bench.run('schema-restore', { id: 'seven-stages' }).patches, []);
    bench.run('schema-set-default', { id: 'seven-stages' });
    assert.equal(bench.snapshot.settings?.defaultSchemaId, 'seven-stages');
    assert.deepEqual(bench.run('schema-set-default', { id: 'seven-stages' }).patches, []);
    bench.run('schema-archive', { id: 'planports' });
  });

  it('S44 a schema without stages cannot be the default', () => {
    const bench = aWorkbench();
    const { value } = bench.run('schema-create', { title: 'Boş' });
    assert.deepEqual(bench.refused('schema-set-default', { id: value.id }), ['last-stage id']);
    assert.deepEqual(
      bench.refused('opportunity-create', { description: 'x', customerId: 'contact1', schemaId: value.id }),
      ['unknown-stage stageId'],
    );
  });
});

describe('stages', () => {
  it('S25 a stage is added beside its neighbours, and takes what is not said from the one before it', () => {
    const bench = aWorkbench();
    bench.run('stage-create', { schemaId: 'planports', name: 'Keşif', id: 'k', afterId: 'planports-1' });
    bench.run('stage-create', { schemaId: 'planports', name: 'Garanti', id: 'g' });
    bench.run('stage-create', {
      schemaId: 'planports',
      name: 'Aday',
      id: 'a',
      beforeId: 'planports-1',
      probability: 100,
    });
    assert.deepEqual(ids(bench), ['a', '1', 'k', '2', '3', '4', '5', '6', 'g']);
    const [k, g, a] = ['k', 'g', 'a'].map((id) => bench.snapshot.get('stages', id));
    assert.deepEqual([k?.probability, k?.phase, g?.phase, a?.probability], [1000, 'pre', 'post', 100]);
    assert.notEqual(k?.color, g?.color);
    assert.deepEqual(bench.refused('stage-create', { schemaId: 'planports', name: ' ', probability: -1 }), [
      'required name',
      'out-of-range probability',
    ]);
    assert.deepEqual(bench.refused('stage-create', { schemaId: 'x', name: 'y' }), [
      'unknown-schema schemaId',
    ]);
  });

  it('S27 a rename changes the stage and no history', () => {
    const bench = aWorkbench();
    const { patches } = bench.run('stage-edit', {
      id: 'planports-1',
      changes: { name: 'Tanışma', color: 'slate' },
    });
    assert.deepEqual(
      patches.map((patch) => [patch.kind, patch.collection]),
      [['set', 'stages']],
    );
    assert.equal(bench.snapshot.get('stages', 'planports-1')?.name, 'Tanışma');
    assert.deepEqual(
      bench.refused('stage-edit', { id: 'planports-1', changes: { name: '', probability: 20_000 } }),
      ['required name', 'out-of-range probability'],
    );
  });

  it('S25 stages are reordered by neighbours; onto the own place nothing is written', () => {
    const bench = aWorkbench();
    bench.run('stage-move', { id: 'planports-5', beforeId: 'planports-2' });
    assert.deepEqual(ids(bench), ['1', '5', '2', '3', '4', '6']);
    bench.run('stage-move', { id: 'planports-1' });
    assert.deepEqual(ids(bench), ['5', '2', '3', '4', '6', '1']);
    assert.deepEqual(bench.run('stage-move', { id: 'planports-2', afterId: 'planports-5' }).patches, []);
    bench.run('stage-move', { id: 'planports-2', afterId: 'services-1', beforeId: 'planports-1' });
    assert.deepEqual(ids(bench), ['5', '3', '4', '6', '2', '1']);
  });

  it('D9 the last live stage cannot be archived; an archived one comes back', () => {
    const bench = aWorkbench();
    for (const stage of [1, 2, 3, 4, 5]) bench.run('stage-archive', { id: `planports-${String(stage)}` });
    assert.deepEqual(bench.refused('stage-archive', { id: 'planports-6' }), ['last-stage id']);
    assert.deepEqual(bench.run('stage-archive', { id: 'planports-1' }).patches, []);
    bench.run('stage-restore', { id: 'planports-3' });
    assert.deepEqual(ids(bench), ['3', '6']);
    bench.run('stage-archive', { id: 'planports-6' });
  });

  it('D9 archiving leaves the cards where they are, without events', () => {
    const bench = aWorkbench();
    bench.run('opportunity-create', {
      description: 'x',
      customerId: 'contact1',
      id: 'o1',
      stageId: 'planports-2',
    });
    const { patches } = bench.run('stage-archive', { id: 'planports-2' });
    assert.deepEqual(
      patches.map((patch) => [patch.kind, patch.collection]),
      [['remove', 'stages']],
    );
    assert.deepEqual(
      bench.snapshot.column('planports', 'planports-2').map((row) => row.id),
      ['o1'],
    );
  });

  it('D9 merging moves every card with an event of its own, and readers follow for those to come', () => {
    const bench = aWorkbench();
    for (const id of ['o1', 'o2']) {
      bench.run('opportunity-create', {
        description: id,
        customerId: 'contact1',
        id,
        stageId: 'planports-2',
      });
    }
    bench.run('stage-archive', { id: 'planports-2', to: 'planports-3' }, { actor: 'member2' });
    assert.deepEqual(
      bench.snapshot.column('planports', 'planports-3').map((row) => row.id),
      ['o2', 'o1'],
    );
    for (const id of ['o1', 'o2']) {
      const position = bench.snapshot.get('opportunities', id)?.position;
      const event = bench.snapshot.history(id).at(-1);
      assert.deepEqual(
        [event?.type, event?.from, event?.to, event?.then.stageId, event?.by],
        ['stage-changed', 'planports-2', 'planports-3', 'planports-3', 'member2'],
      );
      assert.deepEqual([position?.stageId, position?.moveId], ['planports-3', event?.id]);
      assert.equal(event?.prev, bench.snapshot.history(id)[0]?.id);
    }
    assert.equal(bench.snapshot.get('stages', 'planports-2')?.removed?.to, 'planports-3');
  });

  it('D9 an archived stage may still be merged, into a live one of its schema only', () => {
    const bench = aWorkbench();
    bench.run('stage-archive', { id: 'planports-2' });
    assert.deepEqual(bench.refused('stage-archive', { id: 'planports-1', to: 'planports-1' }), [
      'same-stage to',
    ]);
    assert.deepEqual(bench.refused('stage-archive', { id: 'planports-1', to: 'services-1' }), [
      'unknown-stage to',
    ]);
    assert.deepEqual(bench.refused('stage-archive', { id: 'planports-1', to: 'planports-2' }), [
      'archived to',
    ]);
    bench.run('stage-archive', { id: 'planports-2', to: 'planports-3' });
    assert.equal(bench.snapshot.get('stages', 'planports-2')?.removed?.to, 'planports-3');
  });
});

describe('contacts, members, products, quotas', () => {
  it('S2 a contact is a prospect company unless said otherwise; texts are trimmed, empty ones are none', () => {
    const bench = aWorkbench();
    const { value } = bench.run('contact-create', { name: ' Deniz Lojistik ', email: ' ', phone: ' 0212 ' });
    const contact = bench.snapshot.get('contacts', value.id);
    assert.deepEqual(
      [contact?.name, contact?.type, contact?.relation, contact?.email, contact?.phone],
      ['Deniz Lojistik', 'company', 'prospect', null, '0212'],
    );
    assert.deepEqual(bench.refused('contact-create', { name: '' }), ['required name']);
  });

  it('D78 a second contact of the same name is legal, with a warning', () => {
    const bench = aWorkbench();
    const { warnings } = bench.run('contact-create', { name: 'IŞIK YAPI A.Ş.' });
    assert.deepEqual(warnings, [{ code: 'not-unique', field: 'name', params: { id: 'contact1' } }]);
    assert.deepEqual(bench.run('contact-edit', { id: 'contact2', changes: { sector: 'gıda' } }).warnings, []);
  });

  it('CMD9 a contact belongs to a known contact, never to itself or its own child', () => {
    const bench = aWorkbench();
    bench.run('contact-edit', { id: 'contact2', changes: { parentId: 'contact1' } });
    assert.deepEqual(bench.refused('contact-edit', { id: 'contact1', changes: { parentId: 'contact2' } }), [
      'invalid-input parentId',
    ]);
    assert.deepEqual(bench.refused('contact-edit', { id: 'contact1', changes: { parentId: 'x' } }), [
      'unknown-record parentId',
    ]);
  });

  it('S33 a contact with opportunities cannot be deleted, one without can', () => {
    const bench = aWorkbench();
    bench.run('opportunity-create', { description: 'x', customerId: 'contact1', id: 'o1' });
    assert.deepEqual(bench.refused('contact-delete', { id: 'contact1' }), ['in-use id']);
    bench.run('opportunity-delete', { id: 'o1' });
    bench.run('contact-delete', { id: 'contact1' });
    assert.ok(bench.snapshot.get('contacts', 'contact1')?.removed);
  });

  it('S7 S80 a member has a name and a role, and is changed field by field', () => {
    const bench = aWorkbench();
    bench.run('member-create', { name: 'Gül Öz', id: 'user-7' });
    assert.deepEqual(bench.refused('member-create', { name: 'Gül Öz', id: 'user-7' }), ['already-exists id']);
    assert.equal(bench.snapshot.get('members', 'user-7')?.role, 'representative');
    const { patches } = bench.run('member-edit', {
      id: 'user-7',
      changes: { role: 'manager', name: 'Gül Öz' },
    });
    assert.equal(patches.length, 1);
    assert.equal(bench.snapshot.get('members', 'user-7')?.role, 'manager');
    assert.deepEqual(bench.refused('member-edit', { id: 'x', changes: {} }), ['unknown-member id']);
  });

  it('S49 S51 a quota has a period that does not end before it starts', () => {
    const bench = aWorkbench();
    const quota = { name: 'Q1', ownerId: 'member1', startDate: '2026-01-01', endDate: '2026-03-31' };
    const { value } = bench.run('quota-create', { ...quota, target: { minor: 1, currency: 'TRY' } });
    assert.equal(bench.snapshot.get('quotas', value.id)?.endDate, '2026-03-31');
    assert.deepEqual(bench.refused('quota-create', { ...quota, endDate: '2025-12-31' }), [
      'date-before-start endDate',
    ]);
    assert.deepEqual(bench.refused('quota-create', { ...quota, startDate: 'x', ownerId: 'y' }), [
      'not-a-date startDate',
      'unknown-member ownerId',
    ]);
  });
});
