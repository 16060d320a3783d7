import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { channelsOf } from '../contacts/channels.js';
import { BoardIndex } from '../selectors/board-index.js';
import { mergedInto, parentOf } from '../selectors/contact-family.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import { aContact, creating } from '../testing/factories.js';
import { createTestSnapshot } from '../testing/test-snapshot.js';
import { aWorkbench } from '../testing/workbench.js';

const BOARD = { schemaId: 'planports', statuses: ['open', 'won'] as const, text: '' };

describe('contact-merge', () => {
  it('CON5 D78 the smallest id stays, with what was chosen, then its own, then what the others say', () => {
    const bench = aWorkbench();
    bench.run('contact-edit', {
      id: 'contact2',
      changes: {
        phone: '0532 111 22 33',
        email: 'gida@ornek.com',
        sector: 'gıda',
        relation: 'customer',
        strategy: 'Yüz yüze.',
        foundedYear: 1990,
      },
    });
    bench.run('contact-edit', { id: 'contact1', changes: { phone: '0212 555 10 10', strategy: 'Az yaz.' } });
    const { value } = bench.run('contact-merge', {
      ids: ['contact2', 'contact1'],
      values: { name: 'Çınar Gıda', phone: '0532 111 22 33' },
    });
    assert.equal(value.id, 'contact1');
    const merged = bench.snapshot.get('contacts', 'contact1');
    assert.equal(merged?.removed, null);
    assert.deepEqual(
      [merged.name, merged.phone, merged.email, merged.sector, merged.relation, merged.foundedYear],
      ['Çınar Gıda', '0532 111 22 33', 'gida@ornek.com', 'gıda', 'customer', 1990],
    );
    assert.equal(merged.strategy, 'Az yaz.\n\nYüz yüze.');
    assert.deepEqual(
      channelsOf(merged).map(({ value }) => value),
      ['0532 111 22 33', 'gida@ornek.com', '0212 555 10 10'],
    );
    assert.deepEqual(
      mergedInto(bench.snapshot, 'contact1').map(({ id }) => id),
      ['contact2'],
    );
  });

  it('CON5 D78 two people who merge A into B and B into A at once agree on one live contact', () => {
    const [one, other] = [aWorkbench(), aWorkbench()];
    const a = one.run('contact-merge', { ids: ['contact1', 'contact2'] }).patches;
    const b = other.run('contact-merge', { ids: ['contact2', 'contact1'] }).patches;
    one.snapshot.apply(b);
    other.snapshot.apply(a);
    for (const { snapshot } of [one, other]) {
      assert.equal(resolveContact(snapshot, 'contact1')?.id, 'contact1');
      assert.equal(resolveContact(snapshot, 'contact2')?.id, 'contact1');
      assert.equal(resolveContact(snapshot, 'contact1')?.removed, null);
    }
  });

  it('CON6 a redirect to a greater id, to itself or into nothing ends where it is', () => {
    const snapshot = createTestSnapshot([
      ...['a', 'b', 'c', 'd'].flatMap((id) => creating('contacts', aContact({ id }))),
      ...(
        [
          ['a', 'b'],
          ['b', 'a'],
          ['c', 'c'],
          ['d', '0'],
        ] as const
      ).map(([id, to]) => ({
        kind: 'remove' as const,
        collection: 'contacts' as const,
        id,
        tombstone: { at: 1, by: 'member1', to },
      })),
    ]);
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'nobody', null].map((id) => resolveContact(snapshot, id)?.id),
      ['a', 'a', 'c', 'd', undefined, undefined],
    );
  });

  it('CON6 D78 what names a merged contact means the one that stands for it: checks, commands, parents', () => {
    const bench = aWorkbench();
    bench.snapshot.apply(
      creating('contacts', aContact({ id: 'contact3', type: 'person', parentId: 'contact2' })),
    );
    bench.run('contact-merge', { ids: ['contact1', 'contact2'] });
    // Written by somebody who had not heard of the merge.
    const { id } = bench.run('opportunity-create', { description: 'x', customerId: 'contact2' }).value;
    assert.equal(bench.snapshot.get('opportunities', id)?.customerId, 'contact1');
    bench.run('contact-edit', { id: 'contact2', changes: { sector: 'gıda' } });
    assert.equal(bench.snapshot.get('contacts', 'contact1')?.sector, 'gıda');
    const person = bench.snapshot.get('contacts', 'contact3');
    assert.equal(person && parentOf(bench.snapshot, person)?.id, 'contact1');
    assert.deepEqual(bench.refused('contact-edit', { id: 'contact1', changes: { parentId: 'contact3' } }), [
      'invalid-input parentId',
    ]);
    assert.deepEqual(bench.refused('contact-delete', { id: 'contact2' }), ['in-use id']);
  });

  it('CON6 SEL5 a card says the name of the one that stands for its customer, and follows its renames and the end of the merge', () => {
    const bench = aWorkbench();
    bench.run('opportunity-create', { description: 'x', customerId: 'contact2', id: 'o1' });
    const board = new BoardIndex(bench.snapshot, { ...BOARD, text: 'isik' });
    const shown = (): boolean => board.state.columns.some(({ ids }) => ids.length > 0);
    const run = (...[name, input]: Parameters<typeof bench.run>): void => {
      const { patches } = bench.run(name, input);
      board.apply(new Map([['contacts', new Set(patches.map(({ id }) => id))]]));
    };
    assert.equal(shown(), false);
    run('contact-merge', { ids: ['contact1', 'contact2'] });
    assert.equal(shown(), true);
    run('contact-edit', { id: 'contact1', changes: { name: 'Güneş' } });
    assert.equal(shown(), false);
    run('contact-edit', { id: 'contact1', changes: { name: 'Işık' } });
    assert.equal(shown(), true);
    run('contact-restore', { id: 'contact2' });
    assert.equal(shown(), false);
  });

  it('CON7 merging again writes nothing; a chain leads to its end; out of a merge by restoring', () => {
    const bench = aWorkbench();
    bench.snapshot.apply(creating('contacts', aContact({ id: 'contact3', name: 'Üçüncü' })));
    bench.run('contact-merge', { ids: ['contact2', 'contact3'] });
    bench.run('contact-merge', { ids: ['contact3', 'contact1'] });
    assert.equal(resolveContact(bench.snapshot, 'contact3')?.id, 'contact1');
    assert.deepEqual(bench.run('contact-merge', { ids: ['contact1', 'contact3'] }).patches, []);
    bench.run('contact-restore', { id: 'contact3' });
    assert.equal(resolveContact(bench.snapshot, 'contact3')?.id, 'contact3');
    assert.equal(bench.snapshot.get('contacts', 'contact3')?.name, 'Üçüncü');
  });

  it('CON5 a parent that becomes the contact itself is none; the missing and the deleted are refused', () => {
    const bench = aWorkbench();
    bench.run('contact-edit', { id: 'contact1', changes: { parentId: 'contact2' } });
    bench.run('contact-merge', { ids: ['contact1', 'contact2'] });
    assert.equal(bench.snapshot.get('contacts', 'contact1')?.parentId, null);
    assert.deepEqual(bench.refused('contact-merge', { ids: ['contact1'] }), ['invalid-input ids']);
    assert.deepEqual(bench.refused('contact-merge', { ids: ['contact1', 'x'] }), ['unknown-record ids']);
    bench.snapshot.apply(creating('contacts', aContact({ id: 'contact4' })));
    bench.run('contact-delete', { id: 'contact4' });
    assert.deepEqual(bench.refused('contact-merge', { ids: ['contact1', 'contact4'] }), ['deleted ids']);
  });
});

describe('S2 the first win makes a customer', () => {
  it('S2 also when the opportunity names a contact that was merged, or is created as won', () => {
    const bench = aWorkbench();
    bench.run('opportunity-create', { description: 'x', customerId: 'contact2', id: 'o1' });
    bench.run('contact-merge', { ids: ['contact1', 'contact2'] });
    assert.equal(bench.snapshot.get('contacts', 'contact1')?.relation, 'prospect');
    bench.run('opportunity-set-status', { id: 'o1', status: 'won' });
    assert.equal(bench.snapshot.get('contacts', 'contact1')?.relation, 'customer');

    const other = aWorkbench();
    other.run('opportunity-create', {
      description: 'x',
      customerId: 'contact2',
      status: { status: 'won', on: '2026-01-07' },
    });
    assert.equal(other.snapshot.get('contacts', 'contact2')?.relation, 'customer');
  });

  it('S2 a prospect that is merged with a customer is one', () => {
    const bench = aWorkbench();
    bench.run('contact-edit', { id: 'contact2', changes: { relation: 'customer' } });
    bench.run('contact-merge', { ids: ['contact1', 'contact2'], values: { relation: 'prospect' } });
    assert.equal(bench.snapshot.get('contacts', 'contact1')?.relation, 'customer');
  });

  it('S4 S6 one customer has many opportunities of several representatives; nothing blocks', () => {
    const bench = aWorkbench();
    for (const ownerId of ['member1', 'member2', 'member1']) {
      const { warnings } = bench.run('opportunity-create', {
        description: 'Yazıcı kiralama',
        customerId: 'contact1',
        ownerId,
      });
      assert.deepEqual(warnings, []);
    }
    assert.equal([...bench.snapshot.list('opportunities')].length, 3);
  });
});
