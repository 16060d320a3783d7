import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aContact } from '../testing/factories.js';
import { aWorkbench } from '../testing/workbench.js';
import { channelsOf, preferredWays } from './channels.js';

function told(bench: ReturnType<typeof aWorkbench>, id = 'contact1'): readonly string[] {
  const contact = bench.snapshot.get('contacts', id);
  return contact
    ? channelsOf(contact).map(
        ({ kind, value, label, primary }) => `${kind} ${value} ${label ?? '-'}${primary ? '*' : ''}`,
      )
    : [];
}

describe('channels', () => {
  it('CON1 S119 a contact has several phones and e-mails with labels, and is created with them', () => {
    const bench = aWorkbench();
    const { id } = bench.run('contact-create', {
      name: 'Deniz',
      phone: '0532 111 22 33',
      channels: [
        { kind: 'email', value: ' deniz@ornek.com ', label: 'work' },
        { kind: 'phone', value: '0212 555 10 10', label: 'Depo' },
      ],
    }).value;
    assert.deepEqual(told(bench, id), [
      'phone 0532 111 22 33 -*',
      'email deniz@ornek.com work',
      'phone 0212 555 10 10 Depo',
    ]);
  });

  it('CON2 S119 the first of a kind is the primary one; another one changes places with it', () => {
    const bench = aWorkbench();
    const add = (value: string, label: string | null = null) =>
      bench.run('contact-channel-set', { id: 'contact1', kind: 'phone', value, label }).value.key;
    assert.equal(add('0532 111 22 33', 'mobile'), 'phone');
    const work = add('0212 555 10 10', 'work');
    assert.deepEqual(told(bench), ['phone 0532 111 22 33 mobile*', 'phone 0212 555 10 10 work']);
    bench.run('contact-channel-set', {
      id: 'contact1',
      kind: 'phone',
      key: work,
      value: '0212 555 10 11',
      primary: true,
    });
    assert.deepEqual(told(bench), ['phone 0212 555 10 11 work*', 'phone 0532 111 22 33 mobile']);
    bench.run('contact-channel-remove', { id: 'contact1', key: 'phone' });
    assert.deepEqual(told(bench), ['phone 0532 111 22 33 mobile*']);
    bench.run('contact-channel-remove', { id: 'contact1', key: 'phone' });
    assert.deepEqual(told(bench), []);
  });

  it('CON2 a label or value alone is edited in place; the same again writes nothing', () => {
    const bench = aWorkbench();
    bench.run('contact-edit', { id: 'contact1', changes: { email: 'a@ornek.com' } });
    const set = (value: string, label: string | null) =>
      bench.run('contact-channel-set', { id: 'contact1', kind: 'email', key: 'email', value, label }).patches;
    assert.equal(set('a@ornek.com', 'invoice').length, 1);
    assert.equal(set('a@ornek.com', 'invoice').length, 0);
    assert.equal(set('b@ornek.com', null).length, 2);
    assert.deepEqual(told(bench), ['email b@ornek.com -*']);
    assert.deepEqual(
      bench.refused('contact-channel-set', { id: 'contact1', kind: 'email', key: 'gone', value: 'a@b.co' }),
      ['unknown-record key'],
    );
  });

  it('CON3 what cannot be dialled or written to is refused at its field; an odd old value stays', () => {
    const bench = aWorkbench();
    assert.deepEqual(bench.refused('contact-create', { name: 'x', email: 'x@', phone: 'yok' }), [
      'not-an-email email',
      'not-a-phone phone',
    ]);
    assert.deepEqual(
      bench.refused('contact-channel-set', { id: 'contact1', kind: 'phone', value: 'dahili 12' }),
      ['not-a-phone value'],
    );
    bench.snapshot.apply([
      { kind: 'set', collection: 'contacts', id: 'contact2', field: 'email', value: 'info at ornek' },
    ]);
    bench.run('contact-edit', { id: 'contact2', changes: { email: 'info at ornek', sector: 'gıda' } });
    bench.run('contact-channel-set', {
      id: 'contact2',
      kind: 'email',
      key: 'email',
      value: 'info at ornek',
      label: 'work',
    });
    assert.deepEqual(told(bench, 'contact2'), ['email info at ornek work*']);
  });

  it('CON1 entries of other versions are left out; preferred ways stand in one order (S119)', () => {
    const contact = aContact({
      channels: { a: ['fax', '1', null, 0], b: 7, c: ['phone', '0532 111 22 33', null, 0] },
      preferred: ['sms', 'phone', 'pigeon'],
    });
    assert.deepEqual(
      channelsOf(contact).map(({ value }) => value),
      ['0532 111 22 33'],
    );
    assert.deepEqual(preferredWays(contact), ['phone', 'sms']);
    assert.deepEqual(preferredWays(aContact({ preferred: 7 })), []);
  });
});
