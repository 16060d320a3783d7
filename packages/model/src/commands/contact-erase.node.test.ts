import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PERSONAL_FIELDS, personalData } from '../contacts/personal-data.js';
import { ERASED_NAME } from '../records/contact.js';
import { aWorkbench } from '../testing/workbench.js';

describe('contact-erase', () => {
  it('CON10 D77 empties what says something about a person, keeps ids and counts; also of those merged into it', () => {
    const bench = aWorkbench();
    for (const id of ['contact1', 'contact2']) {
      bench.run('contact-edit', {
        id,
        changes: {
          type: 'person',
          email: `${id}@ornek.com`,
          location: 'Ankara',
          strategy: 'Sabah ara.',
          source: 'fuar',
        },
      });
      bench.run('contact-channel-set', { id, kind: 'phone', value: '0532 111 22 33', label: 'work' });
    }
    bench.run('opportunity-create', { description: 'x', customerId: 'contact2', id: 'o1' });
    bench.run('contact-merge', { ids: ['contact1', 'contact2'] });
    bench.run('contact-erase', { id: 'contact2' });
    for (const id of ['contact1', 'contact2']) {
      const contact = bench.snapshot.get('contacts', id);
      for (const name of PERSONAL_FIELDS) {
        if (name === 'name') assert.equal(contact?.name, ERASED_NAME);
        else if (name === 'channels' || name === 'hostValues') assert.deepEqual({ ...contact?.[name] }, {});
        else assert.equal(contact?.[name], null, name);
      }
      assert.equal(contact?.source, 'fuar');
      assert.ok(contact.erasedAt);
    }
    assert.equal(bench.snapshot.get('opportunities', 'o1')?.customerId, 'contact2');
    bench.run('contact-edit', { id: 'contact1', changes: { name: 'geri' } });
    bench.run('contact-erase', { id: 'contact1' });
    assert.equal(bench.snapshot.get('contacts', 'contact1')?.name, ERASED_NAME);
    assert.deepEqual(bench.refused('contact-erase', { id: 'x' }), ['unknown-record id']);
  });

  it('D77 everything that names a person, or one merged into them, is found for an export, put aside or not', () => {
    const bench = aWorkbench();
    bench.run('opportunity-create', { description: 'eski', customerId: 'contact2', id: 'o1' });
    bench.run('opportunity-create', { description: 'başka', customerId: 'contact1', id: 'o2' });
    bench.run('contact-create', { name: 'Ayşe', type: 'person', parentId: 'contact2', id: 'p1' });
    bench.run('task-create', { title: 'Ara', contactId: 'contact2' });
    bench.run('opportunity-delete', { id: 'o1' });
    const data = personalData(bench.snapshot, 'contact2');
    assert.ok(data);
    assert.equal(data.contact.id, 'contact2');
    const found = data.records.map(
      ({ collection, record }) => `${collection} ${(record as { id: string }).id}`,
    );
    assert.ok(found.includes('opportunities o1'));
    assert.ok(found.includes('contacts p1'));
    assert.ok(found.some((text) => text.startsWith('tasks')));
    assert.ok(!found.includes('opportunities o2'));
    bench.run('opportunity-restore', { id: 'o1' });
    bench.run('contact-merge', { ids: ['contact1', 'contact2'] });
    const all = personalData(bench.snapshot, 'contact2');
    assert.deepEqual([all?.contact.id, all?.merged.map(({ id }) => id)], ['contact1', ['contact2']]);
    assert.equal(all?.records.filter(({ collection }) => collection === 'opportunities').length, 2);
    assert.equal(personalData(bench.snapshot, 'nobody'), undefined);
  });
});
