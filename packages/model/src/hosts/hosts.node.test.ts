import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { opaqueId } from '../source-ids.js';
import { aWorkbench } from '../testing/workbench.js';
import { readHostItems, type HostContact } from './host-items.js';
import { hostContactPlace } from './host-records.js';

const IZMIR: HostContact = {
  key: '1001',
  name: 'İzmir Makina A.Ş.',
  email: 'info@izmirmakina.com',
  phone: '0232 111 22 33',
  sector: 'makina',
};

describe('what the host supplies', () => {
  it('CON20 S34 a chosen contact becomes one record, and is the same one when it is chosen again', () => {
    const bench = aWorkbench();
    const { value, patches } = bench.run('contact-upsert', IZMIR);
    assert.equal(value.id, opaqueId('host', '1001'));
    assert.equal(patches.length, 1);
    const contact = bench.snapshot.get('contacts', value.id);
    assert.equal(contact?.name, IZMIR.name);
    assert.equal(contact.sourceId, '1001');
    assert.equal(contact.relation, 'prospect');
    const again = bench.run('contact-upsert', IZMIR);
    assert.deepEqual([again.value, again.patches], [value, []]);
  });

  it('CON20 D78 one who came by an import, or was merged, is the one that is meant; who is in the bin comes back', () => {
    const bench = aWorkbench();
    bench.run('contact-create', { name: 'İzmir Makina', id: 'imported', sourceId: '1001' });
    assert.equal(bench.run('contact-upsert', IZMIR).value.id, 'imported');
    assert.equal(
      bench.snapshot.get('contacts', 'imported')?.name,
      'İzmir Makina',
      'nobody knows who wrote it',
    );
    assert.equal(bench.snapshot.get('contacts', 'imported')?.sector, 'makina', 'a gap is filled');
    bench.run('contact-merge', { ids: ['imported', 'contact1'] });
    assert.equal(bench.run('contact-upsert', IZMIR).value.id, 'contact1');
    bench.run('contact-delete', { id: 'contact1' });
    assert.equal(bench.run('contact-upsert', IZMIR).value.id, 'contact1');
    assert.equal(bench.snapshot.get('contacts', 'contact1')?.removed, null);
  });

  it('CON21 chosen again it takes over what changed at the host, but nothing that was edited by hand', () => {
    const bench = aWorkbench();
    const { id } = bench.run('contact-upsert', IZMIR).value;
    bench.run('contact-edit', { id, changes: { phone: '0532 999 88 77' } });
    bench.run('contact-upsert', {
      key: '1001',
      name: 'İzmir Makina San. A.Ş.',
      email: null,
      phone: '0232 444 55 66',
    });
    const contact = bench.snapshot.get('contacts', id);
    assert.deepEqual(
      [contact?.name, contact?.email, contact?.phone, contact?.sector],
      ['İzmir Makina San. A.Ş.', null, '0532 999 88 77', 'makina'],
    );
    bench.run('contact-edit', { id, changes: { phone: '0232 111 22 33' } });
    bench.run('contact-upsert', { key: '1001', name: 'İzmir', phone: '0232 444 55 66' });
    assert.equal(
      bench.snapshot.get('contacts', id)?.phone,
      '0232 444 55 66',
      'put back, it is the host’s again',
    );
  });

  it('CON21 S69 the same holds for products and people', () => {
    const bench = aWorkbench();
    const toner = { key: 'T-1', name: 'Toner', price: { minor: 10_000, currency: 'TRY' }, vatRate: 2000 };
    const { id } = bench.run('product-upsert', toner).value;
    assert.deepEqual(bench.snapshot.get('products', id)?.price, {
      amount: 10_000,
      scale: 2,
      currency: 'TRY',
    });
    bench.run('product-edit', { id, changes: { vatRate: 1000 } });
    bench.run('product-upsert', { ...toner, price: { minor: 12_000, currency: 'TRY' }, vatRate: 100 });
    const product = bench.snapshot.get('products', id);
    assert.deepEqual([product?.price?.amount, product?.vatRate], [12_000, 1000]);
    const can = bench.run('member-upsert', { key: 'can', name: 'Can Demir', team: 'Ege' }).value;
    assert.equal(can.id, 'can', 'the id with which they sign in');
    bench.run('member-edit', { id: 'can', changes: { team: 'Marmara' } });
    bench.run('member-upsert', { key: 'can', name: 'Can Demir Kaya', team: 'Ege' });
    const member = bench.snapshot.get('members', 'can');
    assert.deepEqual([member?.name, member?.team], ['Can Demir Kaya', 'Marmara']);
  });

  it('CON22 a value that cannot be written is left out, and told; without a name there is nobody', () => {
    const bench = aWorkbench();
    const { value, warnings } = bench.run('contact-upsert', { ...IZMIR, phone: 'yok', email: 'a@b' });
    assert.deepEqual(
      warnings.map(({ code, field }) => `${code} ${String(field)}`),
      ['not-an-email email', 'not-a-phone phone'],
    );
    assert.equal(bench.snapshot.get('contacts', value.id)?.phone, null);
    assert.deepEqual(bench.refused('contact-upsert', { key: '2', name: ' ' }), ['required name']);
    assert.deepEqual(
      bench.refused('contact-upsert', { key: '2', name: 'A', company: { key: '3', name: ' ' } }),
      ['required company'],
    );
  });

  it('CON22 a person comes with their company', () => {
    const bench = aWorkbench();
    const ada = {
      key: '7',
      name: 'Ada Tan',
      type: 'person',
      company: { key: '1001', name: 'İzmir Makina' },
    } as const;
    const { id } = bench.run('contact-upsert', ada).value;
    const company = opaqueId('host', '1001');
    assert.equal(bench.snapshot.get('contacts', id)?.parentId, company);
    assert.equal(bench.snapshot.get('contacts', company)?.type, 'company');
    bench.run('contact-upsert', { ...ada, company: null });
    assert.equal(bench.snapshot.get('contacts', id)?.parentId, null);
    bench.run('contact-upsert', { ...ada, company: { key: '7', name: 'Ada Tan' } });
    assert.equal(bench.snapshot.get('contacts', id)?.parentId, null, 'nobody is their own company');
  });

  it('CON23 D77 whose data were emptied begins anew, and no id says who it is', () => {
    const bench = aWorkbench();
    const ada = { key: 'ada.tan@ornek.com', name: 'Ada Tan' };
    const first = bench.run('contact-upsert', ada).value.id;
    assert.doesNotMatch(first, /ada|tan|ornek/);
    bench.run('contact-erase', { id: first });
    assert.deepEqual({ ...bench.snapshot.get('contacts', first)?.hostValues }, {});
    const second = bench.run('contact-upsert', ada).value.id;
    assert.notEqual(second, first);
    assert.equal(hostContactPlace(bench.snapshot, ada.key).id, second);
    assert.equal(bench.snapshot.get('contacts', first)?.email, null);
  });

  it('CON24 an answer is read item by item', () => {
    assert.equal(readHostItems('contacts', { rows: [] }), undefined);
    assert.deepEqual(
      readHostItems('contacts', [
        { key: '1', name: 'A', secret: 1 },
        { key: 2, name: 'B' },
        null,
        { key: '1', name: 'C' },
        { key: '3', name: '' },
        { key: '4', name: 'D', type: 'alien' },
      ]),
      { items: [{ key: '1', name: 'A' }], unread: 4 },
    );
  });
});
