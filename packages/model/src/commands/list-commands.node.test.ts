import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readColumns, readSort, writeColumns, writeSort } from '../filter/view-layout.js';
import type { Json } from '../json.js';
import type { CustomField } from '../records/custom-field.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';
import { customFieldUses } from '../selectors/custom-field-uses.js';
import { customFields, optionsOf } from './custom-field-commands.js';
import { defaultView, viewsOf } from './view-commands.js';

function bench(): Workbench {
  const bench = aWorkbench();
  for (const id of ['o1', 'o2', 'o3'])
    bench.run('opportunity-create', { id, description: id, customerId: 'contact1', stageId: 'planports-1' });
  return bench;
}

const events = (b: Workbench, id: string): string[] =>
  b.snapshot.history(id).map(({ type, field }) => (field === null ? type : `${type} ${field}`));

describe('tags and priority', () => {
  it('LST20, S116: a tag is put on once, whatever its case in Turkish, and taken off by any spelling; each change has its event', () => {
    const b = bench();
    b.run('opportunity-tag', { id: 'o1', tag: '  Kamu   ihalesi ' });
    assert.deepEqual(b.run('opportunity-tag', { id: 'o1', tag: 'KAMU İHALESİ' }).patches, []);
    // I and İ are two letters.
    b.run('opportunity-tag', { id: 'o1', tag: 'KAMU IHALESI' });
    assert.deepEqual(Object.keys(b.snapshot.get('opportunities', 'o1')?.tags ?? {}), [
      'Kamu ihalesi',
      'KAMU IHALESI',
    ]);
    b.run('opportunity-untag', { id: 'o1', tag: 'kamu ihalesi' });
    assert.deepEqual(b.run('opportunity-untag', { id: 'o1', tag: 'yok' }).patches, []);
    assert.deepEqual(events(b, 'o1'), [
      'created',
      'field-changed tags.Kamu ihalesi',
      'field-changed tags.KAMU IHALESI',
      'field-changed tags.Kamu ihalesi',
    ]);
    assert.deepEqual(b.refused('opportunity-tag', { id: 'o1', tag: ' ' }), ['required tag']);
    assert.deepEqual(b.refused('opportunity-tag', { id: 'o1', tag: 'x'.repeat(65) }), ['too-long tag']);
    assert.deepEqual(b.refused('opportunity-tag', { id: 'gone', tag: 'x' }), ['unknown-record id']);
  });

  it('LST21, S115: priority is a field of four levels, recorded like the others', () => {
    const b = bench();
    b.run('opportunity-edit', { id: 'o1', changes: { priority: 3 } });
    assert.equal(b.snapshot.get('opportunities', 'o1')?.priority, 3);
    assert.equal(events(b, 'o1').at(-1), 'field-changed priority');
    assert.deepEqual(b.refused('opportunity-edit', { id: 'o1', changes: { priority: 4 } }), [
      'out-of-range priority',
    ]);
    assert.deepEqual(b.refused('opportunity-edit', { id: 'o1', changes: { priority: 1.5 } }), [
      'out-of-range priority',
    ]);
  });
});

describe('custom fields', () => {
  it('LST22, S116: each kind takes what it is for, and refuses the rest at the value', () => {
    const b = bench();
    const kinds = {
      text: 'Not',
      number: 'Adet',
      money: 'Bütçe',
      date: 'Keşif',
      choice: 'Bölge',
      person: 'Uzman',
      flag: 'İhracat',
    } as const;
    for (const [kind, label] of Object.entries(kinds))
      b.run('custom-field-create', {
        id: kind,
        kind: kind as keyof typeof kinds,
        label,
        options: ['Ege', 'Marmara'],
      });
    const field = b.snapshot.get('customFields', 'choice');
    assert.ok(field);
    const [ege] = optionsOf(field);
    const sets = (fieldId: string, value: Json): Json => {
      b.run('opportunity-set-custom', { id: 'o1', fieldId, value });
      return b.snapshot.get('opportunities', 'o1')?.custom[fieldId] ?? null;
    };
    assert.equal(sets('text', ' iki  '), 'iki');
    assert.equal(sets('text', ' '), null);
    assert.equal(sets('number', 2.5), 2.5);
    assert.deepEqual(sets('money', { minor: 5, currency: 'EUR' }), [5, 'EUR']);
    assert.equal(sets('date', '2026-12-31'), '2026-12-31');
    assert.equal(sets('choice', ege?.id ?? ''), ege?.id);
    assert.equal(sets('person', 'member1'), 'member1');
    assert.equal(sets('flag', true), true);
    assert.equal(sets('flag', false), null);
    assert.equal(events(b, 'o1').at(-1), 'field-changed custom.flag');
    const refuses: readonly (readonly [string, Json, string])[] = [
      ['number', '2', 'not-a-number value'],
      ['money', 5, 'not-an-amount value'],
      ['money', [-1, 'TRY'], 'out-of-range value'],
      ['date', '2026-02-30', 'not-a-date value'],
      ['choice', 'gone', 'unknown-record value'],
      ['person', 'gone', 'unknown-member value'],
      ['flag', 'yes', 'invalid-input value'],
      ['gone', 1, 'unknown-record fieldId'],
    ];
    for (const [fieldId, value, problem] of refuses)
      assert.deepEqual(b.refused('opportunity-set-custom', { id: 'o1', fieldId, value }), [problem]);
  });

  it('LST23 fields are named once, moved, archived and brought back; options are archived, never deleted', () => {
    const b = bench();
    b.run('custom-field-create', { id: 'a', kind: 'choice', label: 'Bölge', options: ['Ege'] });
    b.run('custom-field-create', { id: 'b', kind: 'text', label: 'Not' });
    assert.deepEqual(b.refused('custom-field-create', { kind: 'text', label: 'BÖLGE' }), [
      'not-unique label',
    ]);
    assert.deepEqual(b.refused('custom-field-edit', { id: 'b', label: ' bölge' }), ['not-unique label']);
    assert.deepEqual(b.refused('custom-field-create', { kind: 'choice', label: 'X', options: ['a', 'A'] }), [
      'not-unique label',
    ]);
    b.run('custom-field-move', { id: 'b', beforeId: 'a' });
    assert.deepEqual(
      customFields(b.snapshot).map(({ id }) => id),
      ['b', 'a'],
    );
    const { value } = b.run('custom-option-set', { fieldId: 'a', label: 'Marmara' });
    b.run('opportunity-set-custom', { id: 'o1', fieldId: 'a', value: value.id });
    b.run('custom-option-set', { fieldId: 'a', optionId: value.id, archived: true });
    assert.deepEqual(b.refused('opportunity-set-custom', { id: 'o2', fieldId: 'a', value: value.id }), [
      'archived value',
    ]);
    // Where it was chosen it stays.
    assert.deepEqual(
      b.run('opportunity-set-custom', { id: 'o1', fieldId: 'a', value: value.id }).patches,
      [],
    );
    assert.deepEqual(b.refused('custom-option-set', { fieldId: 'b', label: 'x' }), ['invalid-input fieldId']);
    const [ege] = optionsOf(b.snapshot.get('customFields', 'a') as CustomField);
    b.run('custom-option-set', { fieldId: 'a', optionId: ege?.id ?? '', afterId: value.id });
    b.run('custom-option-set', { fieldId: 'a', label: 'Akdeniz', beforeId: ege?.id ?? '' });
    assert.deepEqual(
      optionsOf(b.snapshot.get('customFields', 'a') as CustomField).map(({ label }) => label),
      ['Marmara', 'Akdeniz', 'Ege'],
    );
    b.run('custom-field-archive', { id: 'a' });
    b.run('custom-field-create', { id: 'c', kind: 'text', label: 'bölge' });
    assert.deepEqual(b.refused('custom-field-restore', { id: 'a' }), ['not-unique label']);
    b.run('custom-field-edit', { id: 'c', label: 'İlçe' });
    assert.deepEqual(b.refused('opportunity-set-custom', { id: 'o2', fieldId: 'a', value: null }), [
      'deleted fieldId',
    ]);
    b.run('custom-field-restore', { id: 'a' });
    assert.equal(b.snapshot.get('opportunities', 'o1')?.custom['a'], value.id);
  });
});

describe('uses of fields', () => {
  it('LST33 it is counted in how many live opportunities a field, and each option, says something', () => {
    const b = bench();
    b.run('custom-field-create', { id: 'a', kind: 'choice', label: 'Bölge', options: ['Ege'] });
    b.run('custom-field-create', { id: 'f', kind: 'flag', label: 'İhale' });
    const [ege] = Object.keys(b.snapshot.get('customFields', 'a')?.options ?? {});
    for (const id of ['o1', 'o2', 'o3'])
      b.run('opportunity-set-custom', { id, fieldId: 'a', value: ege ?? '' });
    b.run('opportunity-set-custom', { id: 'o1', fieldId: 'f', value: true });
    b.run('opportunity-delete', { id: 'o3' });
    const uses = customFieldUses(b.snapshot);
    assert.deepEqual(
      [uses.fields.get('a'), uses.fields.get('f'), uses.options.get(`a ${ege ?? ''}`)],
      [2, 1, 2],
    );
  });
});

describe('changes of many', () => {
  it('LST24, D86: each record gets the history of its own change; one that refuses is named and leaves the others be', () => {
    const b = bench();
    const { value } = b.run('opportunities-change', {
      ids: ['o1', 'gone', 'o2', 'o1'],
      change: { kind: 'edit', changes: { ownerId: 'member2' } },
    });
    assert.deepEqual(value, {
      changed: 2,
      refused: [{ id: 'gone', problems: [{ code: 'unknown-record', field: 'id' }] }],
    });
    for (const id of ['o1', 'o2']) assert.deepEqual(events(b, id), ['created', 'field-changed ownerId']);
    assert.deepEqual(events(b, 'o3'), ['created']);
    const lost = b.run('opportunities-change', { ids: ['o1'], change: { kind: 'status', status: 'lost' } });
    assert.deepEqual(lost.value.refused[0]?.problems, [{ code: 'reason-required', field: 'reason' }]);
    b.run('opportunities-change', {
      ids: ['o1', 'o2'],
      change: { kind: 'status', status: 'lost', reason: 'price' },
    });
    b.run('opportunities-change', { ids: ['o1', 'o2'], change: { kind: 'tag', tag: 'vip' } });
    b.run('opportunities-change', { ids: ['o1', 'o2'], change: { kind: 'untag', tag: 'VİP' } });
    b.run('custom-field-create', { id: 'f', kind: 'number', label: 'Adet' });
    b.run('opportunities-change', { ids: ['o1', 'o2'], change: { kind: 'custom', fieldId: 'f', value: 4 } });
    b.run('opportunities-change', { ids: ['o1', 'o2'], change: { kind: 'delete' } });
    for (const id of ['o1', 'o2']) {
      assert.equal(b.snapshot.get('opportunities', id)?.custom['f'], 4);
      assert.ok(b.snapshot.get('opportunities', id)?.removed);
      assert.equal(events(b, id).length, 7);
    }
  });

  it('LST25 moved together they stand at the end of the column in the order in which they were chosen', () => {
    const b = bench();
    b.run('opportunity-create', {
      id: 'there',
      description: 'x',
      customerId: 'contact1',
      stageId: 'planports-2',
    });
    b.run('opportunities-change', {
      ids: ['o2', 'there', 'o3', 'o1'],
      change: { kind: 'stage', stageId: 'planports-2' },
    });
    assert.deepEqual(
      b.snapshot.column('planports', 'planports-2').map(({ id }) => id),
      ['there', 'o2', 'o3', 'o1'],
    );
    const { value } = b.run('opportunities-change', {
      ids: ['o1', 'o2'],
      change: { kind: 'stage', stageId: 'services-1' },
    });
    assert.deepEqual([value.changed, value.refused.length], [0, 2]);
  });
});

describe('saved views', () => {
  it('LST26, S116: a view keeps filter, columns, order and density, under a name that is told from those one sees', () => {
    const b = bench();
    const filter = { v: 1, statuses: ['open'], later: [1] };
    const { value } = b.run('view-create', { name: 'Açık işler', filter, density: 'compact' });
    const view = b.snapshot.get('views', value.id);
    assert.deepEqual(
      [view?.filter, view?.density, view?.shared, view?.ownerId],
      [filter, 'compact', false, 'member1'],
    );
    assert.deepEqual(b.refused('view-create', { name: ' AÇIK  İŞLER' }), ['not-unique name']);
    // Somebody else's own view may have the same name: neither of them sees both.
    b.run('view-create', { name: 'Açık işler', id: 'theirs' }, { actor: 'member2' });
    assert.deepEqual(b.refused('view-edit', { id: 'theirs', changes: { name: 'x' } }), ['read-only id']);
    assert.deepEqual(b.refused('view-delete', { id: 'theirs' }), ['read-only id']);
    assert.deepEqual(
      viewsOf(b.snapshot, 'member1').map(({ id }) => id),
      [value.id],
    );
    b.run('view-edit', { id: 'theirs', changes: { shared: true } }, { actor: 'member2' });
    assert.equal(viewsOf(b.snapshot, 'member1').length, 2);
    b.run('view-delete', { id: 'theirs' });
    b.run('view-restore', { id: 'theirs' });
    assert.equal(b.snapshot.get('views', 'theirs')?.removed, null);
  });

  it('LST27 each member begins with one view of their own choice', () => {
    const b = bench();
    b.run('view-create', { name: 'a', id: 'a', shared: true });
    b.run('view-create', { name: 'b', id: 'b', shared: true });
    b.run('view-set-default', { id: 'a' });
    b.run('view-set-default', { id: 'b' }, { actor: 'member2' });
    b.run('view-set-default', { id: 'b' });
    assert.equal(defaultView(b.snapshot, 'member1')?.id, 'b');
    b.run('view-set-default', { id: null });
    assert.equal(defaultView(b.snapshot, 'member1'), undefined);
    assert.equal(defaultView(b.snapshot, 'member2')?.id, 'b');
    assert.deepEqual(b.refused('view-set-default', { id: 'gone' }), ['unknown-record id']);
  });

  it('LST28 columns and order of a view are read as far as they can be', () => {
    const columns = [
      { name: 'price', width: 120 },
      { name: 'custom:x', width: 0 },
    ];
    assert.deepEqual(readColumns(writeColumns(columns)), columns);
    assert.deepEqual(readColumns([['a', 1e9], ['a', 5], 7, [null]]), [{ name: 'a', width: 0 }]);
    for (const odd of [null, 1, {}, []]) assert.equal(readColumns(odd), null);
    const sort = [
      { by: 'price', desc: true },
      { by: 'custom:x', desc: false },
    ] as const;
    assert.deepEqual(readSort(writeSort(sort)), sort);
    assert.deepEqual(readSort([['mood', 1], ['stage', 1], ['stage', -1], 3]), [{ by: 'stage', desc: false }]);
    assert.equal(readSort(null), null);
  });
});

describe('the workspace', () => {
  it('LST32, D61: the month that the fiscal year begins with is set for all, within the year', () => {
    const b = bench();
    assert.equal(b.snapshot.settings?.fiscalStart, 1);
    b.run('workspace-edit', { fiscalStart: 7 });
    assert.equal(b.snapshot.settings.fiscalStart, 7);
    assert.deepEqual(b.run('workspace-edit', { fiscalStart: 7 }).patches, []);
    for (const fiscalStart of [0, 13, 1.5])
      assert.deepEqual(b.refused('workspace-edit', { fiscalStart }), ['out-of-range fiscalStart']);
    assert.equal(b.snapshot.settings.fiscalStart, 7);
  });
});
