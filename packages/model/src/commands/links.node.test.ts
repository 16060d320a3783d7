import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LINK_ROLES, linkId } from '../records/link.js';
import { linksOf } from '../selectors/links.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';

function withOpportunity(): Workbench {
  const bench = aWorkbench();
  bench.run('opportunity-create', { id: 'o1', description: 'Yazıcı kiralama', customerId: 'contact1' });
  return bench;
}
const links = (bench: Workbench) =>
  linksOf(bench.snapshot, 'o1').map(({ contact, link }) => [contact.id, link.role]);

describe('links', () => {
  it('LNK1, S65: people and companies are linked with a role of the list, a free one or none', () => {
    const bench = withOpportunity();
    const [role] = LINK_ROLES;
    const { id } = bench.run('link-add', { opportunityId: 'o1', contactId: 'contact1', role }).value;
    bench.run('link-add', { opportunityId: 'o1', contactId: 'contact2' });
    assert.deepEqual(links(bench), [
      ['contact1', 'decision-maker'],
      ['contact2', null],
    ]);
    bench.run('link-edit', { id, changes: { role: '  Depo sorumlusu ' } });
    assert.deepEqual(links(bench)[0], ['contact1', 'Depo sorumlusu']);
    bench.run('link-edit', { id, changes: { role: '' } });
    assert.deepEqual(links(bench)[0], ['contact1', null]);
    assert.deepEqual(bench.run('link-edit', { id, changes: {} }).patches, []);
  });

  it('LNK2: what is missing, deleted or too long is refused field by field', () => {
    const bench = withOpportunity();
    assert.deepEqual(
      bench.refused('link-add', { opportunityId: 'nope', contactId: 'nope', role: 'x'.repeat(301) }),
      ['unknown-record opportunityId', 'unknown-customer contactId', 'too-long role'],
    );
    bench.run('contact-delete', { id: 'contact2' });
    assert.deepEqual(bench.refused('link-add', { opportunityId: 'o1', contactId: 'contact2' }), [
      'deleted contactId',
    ]);
    assert.deepEqual(bench.refused('link-remove', { id: 'nope' }), ['unknown-record id']);
    assert.deepEqual(bench.refused('link-edit', { id: 'nope', changes: {} }), ['unknown-record id']);
  });

  it('LNK3: linked twice is linked once; a role that is given counts, one that was removed comes back', () => {
    const bench = withOpportunity();
    const add = (role?: string | null) =>
      bench.run('link-add', {
        opportunityId: 'o1',
        contactId: 'contact2',
        ...(role !== undefined && { role }),
      });
    const { id } = add('user').value;
    assert.deepEqual(add().patches, []);
    add('finance');
    assert.deepEqual(links(bench), [['contact2', 'finance']]);
    bench.run('link-remove', { id });
    assert.deepEqual([links(bench), bench.refused('link-edit', { id, changes: {} })], [[], ['deleted id']]);
    assert.equal(add().value.id, id);
    assert.deepEqual(links(bench), [['contact2', 'finance']]);
  });

  it('LNK4, D78: links that lead to one contact since a merge are one, with the role that one of them names', () => {
    const bench = withOpportunity();
    bench.run('link-add', { opportunityId: 'o1', contactId: 'contact1' });
    const { id } = bench.run('link-add', { opportunityId: 'o1', contactId: 'contact2', role: 'user' }).value;
    bench.run('contact-merge', { ids: ['contact1', 'contact2'] });
    assert.deepEqual(links(bench), [['contact1', 'user']]);
    const again = bench.run('link-add', { opportunityId: 'o1', contactId: 'contact2', role: 'finance' });
    assert.deepEqual([again.value.id, links(bench)], [id, [['contact1', 'finance']]]);
  });

  it('LNK5: the id tells opportunity and contact, and may stand in a register key however long theirs are', () => {
    const long = ['a'.repeat(60), 'b'.repeat(60)] as const;
    assert.equal(linkId('o1', 'c1'), 'o1-c1');
    assert.ok(linkId(...long).length <= 64);
    assert.notEqual(linkId(...long), linkId(long[0], `${long[1]}x`));
  });
});
