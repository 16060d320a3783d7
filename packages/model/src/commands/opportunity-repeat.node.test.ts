import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { remove } from '../patch.js';
import type { Opportunity } from '../records/opportunity.js';
import { effectivePrice } from '../selectors/effective-price.js';
import { linesOf } from '../selectors/line-document.js';
import { linksOf } from '../selectors/links.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';

/** A won monthly sale with lines, links and some history. */
function won(): Workbench {
  const bench = aWorkbench();
  bench.run('opportunity-create', {
    id: 'o1',
    description: 'Yazıcı kiralama',
    customerId: 'contact1',
    price: { minor: 1_250_000, currency: 'TRY' },
    period: 'monthly',
    termMonths: 12,
    startDate: '2025-02-28',
    expectedClose: '2025-03-31',
    priority: 2,
  });
  bench.run('opportunity-tag', { id: 'o1', tag: 'VIP' });
  bench.run('line-add', { opportunityId: 'o1', name: 'Yazıcı', quantity: 2000 });
  bench.run('link-add', { opportunityId: 'o1', contactId: 'contact2', role: 'user' });
  bench.run('activity-log', { opportunityId: 'o1', kind: 'call' });
  bench.run('opportunity-move', { id: 'o1', stageId: 'planports-3' });
  bench.run('opportunity-set-status', { id: 'o1', status: 'won', on: '2025-03-20' });
  return bench;
}
const row = (bench: Workbench, id: string): Opportunity => {
  const found = bench.snapshot.get('opportunities', id);
  assert.ok(found);
  return found;
};

describe('opportunity-repeat', () => {
  it('REP1, S75: a copy is open, in the first stage of its schema, from today, with nothing of history, result or what was done', () => {
    const bench = won();
    const { id } = bench.run('opportunity-repeat', { id: 'o1', newId: 'o2' }).value;
    const copy = row(bench, id);
    assert.deepEqual(
      [copy.description, copy.customerId, copy.price, copy.period, copy.termMonths, copy.priority],
      ['Yazıcı kiralama', 'contact1', { minor: 1_250_000, currency: 'TRY' }, 'monthly', 12, 2],
    );
    assert.deepEqual(
      [copy.status.code, copy.position.stageId, copy.startDate, copy.expectedClose, Object.keys(copy.tags)],
      ['open', 'planports-1', '2026-02-01', null, ['VIP']],
    );
    assert.deepEqual(
      bench.snapshot.history('o2').map(({ type }) => type),
      ['created'],
    );
    const { snapshot } = bench;
    assert.deepEqual(
      [snapshot.children('activities', 'o2'), snapshot.children('lines', 'o2'), linksOf(snapshot, 'o2')],
      [[], [], []],
    );
    assert.equal(row(bench, 'o1').status.code, 'won');
  });

  it('REP2, S75: lines and links are taken along when asked for; the price follows from the lines, an accepted offer stays behind', () => {
    const bench = won();
    bench.run('opportunity-repeat', { id: 'o1', newId: 'o2', lines: true, links: true, description: 'Yeni' });
    const { snapshot } = bench;
    const [line] = linesOf(snapshot, { opportunityId: 'o2', offerId: null });
    assert.deepEqual([line?.name, line?.quantity], ['Yazıcı', 2000]);
    assert.notEqual(line?.id, linesOf(snapshot, { opportunityId: 'o1', offerId: null })[0]?.id);
    assert.deepEqual(
      linksOf(snapshot, 'o2').map(({ contact, link }) => [contact.id, link.role]),
      [['contact2', 'user']],
    );
    const [copy, before] = [row(bench, 'o2'), row(bench, 'o1')];
    assert.equal(copy.description, 'Yeni');
    assert.deepEqual(
      [copy.priceSource, effectivePrice(copy), copy.lineTerms],
      [before.priceSource, effectivePrice(before), before.lineTerms],
    );
  });

  it('REP3, S75: the next term of a recurring one has its dates a term later, the last day of a month where there is no such day', () => {
    const bench = won();
    bench.run('opportunity-repeat', { id: 'o1', newId: 'o2', nextTerm: true });
    assert.deepEqual(
      [row(bench, 'o2').startDate, row(bench, 'o2').expectedClose],
      ['2026-02-28', '2026-03-31'],
    );
    bench.run('opportunity-edit', {
      id: 'o1',
      changes: { startDate: '2024-02-29', termMonths: null, period: 'yearly', expectedClose: null },
    });
    bench.run('opportunity-repeat', { id: 'o1', newId: 'o3', nextTerm: true });
    assert.deepEqual([row(bench, 'o3').startDate, row(bench, 'o3').expectedClose], ['2025-02-28', null]);
    bench.run('opportunity-edit', { id: 'o1', changes: { period: 'fixed' } });
    bench.run('opportunity-repeat', { id: 'o1', newId: 'o4', nextTerm: true });
    assert.deepEqual([row(bench, 'o4').startDate, row(bench, 'o4').expectedClose], ['2026-02-01', null]);
  });

  it('REP4: whoever left, a schema that was put aside and a customer that is gone are no obstacle, or are told', () => {
    const bench = won();
    bench.run('schema-set-default', { id: 'services' });
    bench.snapshot.apply([remove('schemas', 'planports', { at: 1, by: 'member2' })]);
    bench.run('opportunity-repeat', { id: 'o1', newId: 'o2' });
    assert.equal(row(bench, 'o2').position.schemaId, bench.snapshot.settings?.defaultSchemaId);
    bench.snapshot.apply([remove('contacts', 'contact1', { at: 1, by: 'member2' })]);
    assert.deepEqual(bench.refused('opportunity-repeat', { id: 'o1' }), ['deleted customerId']);
    bench.run('opportunity-delete', { id: 'o1' });
    assert.deepEqual(bench.refused('opportunity-repeat', { id: 'o1' }), ['deleted id']);
    assert.deepEqual(bench.refused('opportunity-repeat', { id: 'nope' }), ['unknown-record id']);
  });
});
