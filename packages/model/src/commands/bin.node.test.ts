import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { editSinceDeletion, isInBin } from '../selectors/bin.js';
import type { CommandEnv } from './command.js';
import { anOpportunity } from '../testing/factories.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';

function withOpportunities(): Workbench {
  const bench = aWorkbench();
  for (const id of ['o1', 'o2', 'o3'])
    bench.run('opportunity-create', {
      id,
      description: id,
      customerId: 'contact1',
      price: { minor: 100, currency: 'TRY' },
    });
  return bench;
}

const inBin = ({ snapshot }: Workbench): readonly string[] =>
  (['opportunities', 'contacts', 'products'] as const).flatMap((name) =>
    snapshot
      .all(name)
      .filter(isInBin)
      .map(({ id }) => id),
  );

function edit({ snapshot }: Workbench, id: string): string | null {
  const opportunity = snapshot.get('opportunities', id);
  return (opportunity && editSinceDeletion(opportunity, snapshot.history(id))?.by) ?? null;
}

describe('the bin', () => {
  it('DAT30, D76: one or many come back as one step, with their events; what is there already is left alone', () => {
    const bench = withOpportunities();
    for (const id of ['o1', 'o2']) bench.run('opportunity-delete', { id });
    assert.deepEqual(inBin(bench), ['o1', 'o2']);
    const { patches } = bench.run('bin-restore', { opportunities: ['o1', 'o2', 'o3', 'o1'] });
    assert.deepEqual(
      patches.map(({ kind, id }) => [kind, kind === 'restore' ? id : '']),
      [
        ['create', ''],
        ['restore', 'o1'],
        ['create', ''],
        ['restore', 'o2'],
      ],
    );
    assert.deepEqual(inBin(bench), []);
    assert.deepEqual(
      ['o1', 'o2', 'o3'].map((id) => bench.snapshot.history(id).at(-1)?.type),
      ['restored', 'restored', 'created'],
    );
  });

  it('DAT30 an opportunity brings its customer with it; products and contacts come alone', () => {
    const bench = withOpportunities();
    const { value } = bench.run('product-create', { name: 'Kurulum' });
    for (const id of ['o1', 'o2', 'o3']) bench.run('opportunity-delete', { id });
    bench.run('contact-delete', { id: 'contact1' });
    bench.run('contact-delete', { id: 'contact2' });
    bench.snapshot.apply([
      { kind: 'remove', collection: 'products', id: value.id, tombstone: { at: 1, by: 'member1' } },
    ]);
    bench.run('bin-restore', { opportunities: ['o1'] });
    assert.deepEqual(inBin(bench), ['o2', 'o3', 'contact2', value.id]);
    bench.run('bin-restore', { contacts: ['contact2'], products: [value.id] });
    assert.deepEqual(inBin(bench), ['o2', 'o3']);
  });

  it('DAT30 what was merged into another is not in the bin, and what nobody knows is refused', () => {
    const bench = withOpportunities();
    const tombstone = { at: 1, by: 'member1', to: 'contact1' };
    bench.snapshot.apply([{ kind: 'remove', collection: 'contacts', id: 'contact2', tombstone }]);
    assert.deepEqual(inBin(bench), []);
    assert.deepEqual(bench.refused('bin-restore', { contacts: ['contact2'] }), ['unknown-record contacts']);
    assert.deepEqual(bench.refused('bin-restore', { opportunities: ['nobody'] }), [
      'unknown-record opportunities',
    ]);
  });

  it('DAT31, D76: an edit that the deletion did not know of is told, whether its clock was ahead or behind', () => {
    const bench = withOpportunities();
    const edits = (id: string, env: Partial<CommandEnv>) =>
      bench.run(
        'opportunity-edit',
        { id, changes: { price: { minor: 700, currency: 'TRY' } } },
        { actor: 'member2', ...env },
      );
    const gone = (id: string): void => {
      const row = bench.snapshot.get('opportunities', id) ?? anOpportunity();
      bench.run('opportunity-delete', { id });
      assert.equal(edit(bench, id), null);
      // A colleague was offline: his edit arrives after the deletion.
      const { removed } = bench.snapshot.get('opportunities', id) ?? row;
      bench.snapshot.apply([{ kind: 'restore', collection: 'opportunities', id }]);
      edits(id, id === 'o1' ? {} : { now: (removed?.at ?? 0) - 500 });
      bench.snapshot.apply([
        { kind: 'remove', collection: 'opportunities', id, tombstone: removed ?? { at: 0, by: '' } },
      ]);
    };
    for (const id of ['o1', 'o2']) gone(id);
    assert.deepEqual(
      ['o1', 'o2'].map((id) => edit(bench, id)),
      ['member2', 'member2'],
    );
    bench.run('bin-restore', { opportunities: ['o1', 'o2'] });
    assert.equal(bench.snapshot.get('opportunities', 'o2')?.price?.minor, 700);
    assert.equal(edit(bench, 'o1'), null);
  });
});
