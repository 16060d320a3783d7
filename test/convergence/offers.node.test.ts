import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acceptedOffer,
  isAlsoAccepted,
  issueEntry,
  issueOf,
  frozenDocument,
  numberText,
  OfferNumbers,
} from '@firsat/model';
import { accepted, createTestStore, type TestStore } from '@firsat/store/testing';
import * as Y from 'yjs';

/** Two devices that know the same: an opportunity with a line and the drafts f1 and f2. */
function twoDevices(): readonly [TestStore, TestStore] {
  const first = createTestStore();
  const run = first.store.execute.bind(first.store);
  accepted(run('contact-create', { name: 'Işık', id: 'c1' }));
  accepted(run('opportunity-create', { description: 'Yazıcı', customerId: 'c1', id: 'o1' }));
  accepted(
    run('line-add', {
      opportunityId: 'o1',
      name: 'Kart',
      unitPrice: { amount: 10, scale: 0, currency: 'TRY' },
    }),
  );
  for (const id of ['f1', 'f2']) accepted(run('offer-create', { opportunityId: 'o1', id }));
  const second = createTestStore({
    core: new Y.Doc(),
    work: new Y.Doc(),
    created: false,
    seed: 2,
    user: { id: 'mehmet', name: 'Mehmet' },
  });
  meet(first, second);
  second.clock.now += 60_000;
  return [first, second];
}

function meet(a: TestStore, b: TestStore): void {
  for (const name of ['core', 'work'] as const) {
    Y.applyUpdate(b[name], Y.encodeStateAsUpdate(a[name]));
    Y.applyUpdate(a[name], Y.encodeStateAsUpdate(b[name]));
  }
}

const shown = ({ store }: TestStore, id: string): string => {
  const offer = store.get('offers', id);
  const entry = offer && issueEntry(offer);
  return entry ? numberText(entry[1].number, new OfferNumbers(store).ordinal(id, entry[0])) : 'draft';
};

describe('offers on two devices without a network', () => {
  it('D53 CNV1: one number given on both is marked at the later one, on both alike', () => {
    const devices = twoDevices();
    const [first, second] = devices;
    accepted(first.store.execute('offer-issue', { id: 'f1', texts: {}, series: 'A' }));
    accepted(second.store.execute('offer-issue', { id: 'f2', texts: {}, series: 'A' }));
    meet(first, second);
    for (const device of devices)
      assert.deepEqual([shown(device, 'f1'), shown(device, 'f2')], ['A-0001', 'A-0001/2']);
  });

  it('D52 CNV1: accepted on both, one counts and fixes the price on both alike, and the other is said to be accepted too', () => {
    const devices = twoDevices();
    const [first, second] = devices;
    accepted(first.store.execute('offer-issue', { id: 'f1', texts: {} }));
    accepted(first.store.execute('offer-issue', { id: 'f2', texts: {} }));
    meet(first, second);
    accepted(first.store.execute('offer-decide', { id: 'f1', result: 'accepted' }));
    accepted(second.store.execute('offer-decide', { id: 'f2', result: 'accepted' }));
    meet(first, second);
    const counting = devices.map(({ store }) => acceptedOffer(store, 'o1')?.id);
    assert.equal(counting[0], counting[1]);
    for (const { store } of devices) {
      assert.equal(store.get('opportunities', 'o1')?.priceSource, counting[0]);
      const also = ['f1', 'f2'].filter((id) => {
        const offer = store.get('offers', id);
        return offer && isAlsoAccepted(store, offer);
      });
      assert.deepEqual(
        also,
        ['f1', 'f2'].filter((id) => id !== counting[0]),
      );
    }
  });

  it('D52 CNV1: what a colleague edits in the draft while it is sent changes nothing that was sent', () => {
    const devices = twoDevices();
    const [first, second] = devices;
    accepted(first.store.execute('offer-issue', { id: 'f1', texts: {} }));
    const sent = first.store.get('offers', 'f1');
    const hash = sent && issueOf(sent)?.hash;
    accepted(second.store.execute('offer-edit', { id: 'f1', changes: { title: 'Başka' } }));
    const [line] = second.store.children('lines', 'o1').filter(({ offerId }) => offerId === 'f1');
    accepted(second.store.execute('line-edit', { id: line?.id ?? '', changes: { quantity: 9_000 } }));
    meet(first, second);
    for (const { store } of devices) {
      const offer = store.get('offers', 'f1');
      const issue = offer && issueOf(offer);
      assert.equal(issue?.hash, hash);
      const document = issue && frozenDocument(issue);
      assert.deepEqual(
        [document?.title, document?.lines[0]?.quantity, document?.figures.net],
        ['Yazıcı', 1000, 1000],
      );
      const refused = store.execute('line-edit', { id: line?.id ?? '', changes: { quantity: 1 } });
      assert.ok(!refused.ok && refused.problems[0]?.code === 'offer-sent');
    }
  });
});
