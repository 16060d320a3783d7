import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { personalData } from '../contacts/personal-data.js';
import { noteHome, noteRoot, type Note } from '../records/note.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';

function withNote(): Workbench {
  const bench = aWorkbench();
  bench.run('opportunity-create', { description: 'Yazıcı kiralama', customerId: 'contact1', id: 'o1' });
  bench.run('note-create', { opportunityId: 'o1', id: 'n1' });
  return bench;
}

const noteIn = (bench: Workbench) => {
  const note = bench.snapshot.get('notes', 'n1');
  assert.ok(note);
  return note;
};

describe('notes', () => {
  it('NOT1, S71: a note is of an opportunity, with author and time; its text stands under a root that its id names', () => {
    const bench = withNote();
    const note = noteIn(bench);
    assert.deepEqual(
      [note.opportunityId, note.createdBy, note.summary, note.pinned],
      ['o1', 'member1', null, false],
    );
    assert.ok(note.createdAt > 0);
    assert.equal(noteRoot(note.id), 'note:n1');
    assert.deepEqual(bench.refused('note-create', { opportunityId: 'o1', id: 'n1' }), ['already-exists id']);
    assert.deepEqual(bench.refused('note-create', { opportunityId: 'nowhere' }), [
      'unknown-record opportunityId',
    ]);
    bench.run('opportunity-delete', { id: 'o1' });
    assert.deepEqual(bench.refused('note-create', { opportunityId: 'o1' }), ['deleted opportunityId']);
  });

  it('NOT2: a summary is one line with its time and author, and is written only when it says something else', () => {
    const bench = withNote();
    const { patches } = bench.run('note-summarize', { id: 'n1', excerpt: ' Müşteri\n aradı ' });
    assert.equal(patches.length, 1);
    const { summary } = noteIn(bench);
    assert.deepEqual([summary?.excerpt, summary?.by], ['Müşteri aradı', 'member1']);
    assert.deepEqual(bench.run('note-summarize', { id: 'n1', excerpt: 'Müşteri aradı' }).patches, []);
    bench.run('note-summarize', { id: 'n1', excerpt: 'x'.repeat(400) }, { actor: 'member2' });
    assert.equal(noteIn(bench).summary?.excerpt.length, 280);
    assert.equal(noteIn(bench).summary?.by, 'member2');
    assert.deepEqual(bench.refused('note-summarize', { id: 'n9', excerpt: '' }), ['unknown-record id']);
  });

  it('NOT3: a head is edited by pinning; a note that was written for an opportunity stays with it', () => {
    const bench = withNote();
    bench.run('note-edit', { id: 'n1', changes: { pinned: true } });
    assert.equal(noteIn(bench).pinned, true);
    assert.deepEqual(bench.run('note-edit', { id: 'n1', changes: { pinned: true } }).patches, []);
    bench.run('opportunity-create', { description: 'Bakım', customerId: 'contact1', id: 'o2' });
    for (const opportunityId of ['o2', null])
      assert.deepEqual(bench.refused('note-edit', { id: 'n1', changes: { opportunityId } }), [
        'invalid-input opportunityId',
      ]);
    assert.deepEqual(bench.run('note-edit', { id: 'n1', changes: { opportunityId: 'o1' } }).patches, []);
  });

  it('NOT5, S8: a note is of a contact and explicitly no opportunity, and can be given one later; its text stays where it is', () => {
    const bench = withNote();
    bench.run('note-create', { contactId: 'contact1', id: 'n2' });
    const note = (): Note => {
      const found = bench.snapshot.get('notes', 'n2');
      assert.ok(found);
      return found;
    };
    assert.deepEqual(
      [note().opportunityId, note().contactId, noteHome(note())],
      [null, 'contact1', 'contact1'],
    );
    assert.equal(noteHome(noteIn(bench)), 'o1');
    bench.run('note-edit', { id: 'n2', changes: { opportunityId: 'o1' } });
    assert.deepEqual([note().opportunityId, noteHome(note())], ['o1', 'contact1']);
    bench.run('note-edit', { id: 'n2', changes: { opportunityId: null } });
    assert.equal(note().opportunityId, null);
    assert.deepEqual(bench.refused('note-edit', { id: 'n2', changes: { opportunityId: 'o9' } }), [
      'unknown-record opportunityId',
    ]);
    assert.deepEqual(bench.refused('note-create', {}), ['required opportunityId']);
    assert.deepEqual(bench.refused('note-create', { contactId: 'nobody' }), ['unknown-customer contactId']);
    // D77: whoever is told what is kept about a contact is told these too.
    const kept = personalData(bench.snapshot, 'contact1')?.records ?? [];
    assert.deepEqual(
      kept.flatMap(({ collection, record }) =>
        collection === 'notes' ? [(record as unknown as Note).id] : [],
      ),
      ['n1', 'n2'],
    );
  });

  it('NOT4, D76: a deleted note comes back with what was typed into it meanwhile', () => {
    const bench = withNote();
    bench.run('note-delete', { id: 'n1' }, { actor: 'member2' });
    assert.equal(noteIn(bench).removed?.by, 'member2');
    assert.deepEqual(bench.refused('note-edit', { id: 'n1', changes: { pinned: true } }), ['deleted id']);
    bench.run('note-summarize', { id: 'n1', excerpt: 'Sonradan yazıldı' });
    assert.equal(noteIn(bench).summary?.excerpt, 'Sonradan yazıldı');
    bench.run('note-restore', { id: 'n1' });
    assert.deepEqual([noteIn(bench).removed, noteIn(bench).summary?.excerpt], [null, 'Sonradan yazıldı']);
    assert.deepEqual(bench.run('note-restore', { id: 'n1' }).patches, []);
    assert.deepEqual(bench.refused('note-restore', { id: 'n9' }), ['unknown-record id']);
  });
});
