import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { set, setEntry } from '../patch.js';
import { offerBench, offerIn, sendOffer } from '../testing/offer-bench.js';
import type { Workbench } from '../testing/workbench.js';
import { draftCode, numberText, OfferNumbers, usualNumbering } from './offer-number.js';
import { acceptedOffer, isAlsoAccepted, issueEntry, issueOf, offerStatus } from './offer-state.js';
import { frozenDocument } from './read-document.js';

const TODAY = '2026-02-01';

const statusOf = (bench: Workbench, id: string, today = TODAY) =>
  offerStatus(bench.snapshot, offerIn(bench, id), today);

function shown(bench: Workbench, id: string): string {
  const entry = issueEntry(offerIn(bench, id));
  return entry
    ? numberText(entry[1].number, new OfferNumbers(bench.snapshot).ordinal(id, entry[0]))
    : draftCode(id);
}

const opportunity = (bench: Workbench) => {
  const record = bench.snapshot.get('opportunities', 'o1');
  assert.ok(record);
  return record;
};

/** What another device has written that this one did not know of: the same number again. */
function sendTwice(bench: Workbench, id: string, later: number): void {
  bench.run('offer-create', { opportunityId: 'o1', id });
  const first = issueOf(offerIn(bench, 'f1'));
  assert.ok(first);
  bench.snapshot.apply([
    setEntry('offers', id, 'issues', 'k2', { ...first, at: first.at + later, by: 'member2' }),
  ]);
}

describe('offers: numbers', () => {
  it('D53, OFR5: drafts have a code; sent, an offer has the next number of its sender’s series, and no two members share one', () => {
    const bench = offerBench();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    assert.match(shown(bench, 'f1'), /^[2-9A-HJ-NP-Z]{4}$/);
    bench.run('offer-issue', { id: 'f1', texts: {} });
    sendOffer(bench, 'f2');
    sendOffer(bench, 'f3', 'member2');
    sendOffer(bench, 'f4', 'member2');
    assert.deepEqual(
      ['f1', 'f2', 'f3', 'f4'].map((id) => shown(bench, id)),
      ['A-0001', 'A-0002', 'B-0001', 'B-0002'],
    );
    assert.deepEqual(usualNumbering(bench.snapshot, 'member1'), { series: 'A', byYear: false });
  });

  it('D53, OFR5: a series is chosen by its sender, by year if they say so, and goes on like that', () => {
    const bench = offerBench();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    bench.run('offer-issue', { id: 'f1', texts: {}, series: ' tk ', byYear: true });
    sendOffer(bench, 'f2');
    assert.deepEqual([shown(bench, 'f1'), shown(bench, 'f2')], ['2026-TK-0001', '2026-TK-0002']);
    bench.run('offer-create', { opportunityId: 'o1', id: 'f3' });
    bench.run('offer-edit', { id: 'f3', changes: { validUntil: '2027-05-01' } });
    bench.run('offer-issue', { id: 'f3', texts: {} }, { today: '2027-01-02' });
    assert.equal(shown(bench, 'f3'), '2027-TK-0001');
  });

  it('D53, OFR6: one number given on two devices is marked at the later one, and never given again', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    sendTwice(bench, 'f2', 5_000);
    assert.deepEqual([shown(bench, 'f1'), shown(bench, 'f2')], ['A-0001', 'A-0001/2']);
    sendTwice(bench, 'f3', -5_000);
    assert.deepEqual(
      ['f1', 'f2', 'f3'].map((id) => shown(bench, id)),
      ['A-0001/2', 'A-0001/3', 'A-0001'],
    );
    // The series is that of who was first; the other one begins another.
    assert.equal(usualNumbering(bench.snapshot, 'member1').series, 'B');
    assert.equal(usualNumbering(bench.snapshot, 'member2').series, 'A');
    bench.snapshot.apply([{ kind: 'remove', collection: 'offers', id: 'f3', tombstone: { at: 1, by: 'x' } }]);
    sendOffer(bench, 'f4', 'member2');
    assert.equal(shown(bench, 'f4'), 'A-0002');
  });

  it('OFR13: a draft that was sent on two devices at once keeps both, and the first one counts', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    const first = issueOf(offerIn(bench, 'f1'));
    assert.ok(first);
    const other = { ...first, number: { series: 'C', year: null, count: 7 } };
    bench.snapshot.apply([setEntry('offers', 'f1', 'issues', 'zz', { ...other, at: first.at + 1 })]);
    assert.equal(issueOf(offerIn(bench, 'f1')), first);
    assert.equal(Object.keys(offerIn(bench, 'f1').issues).length, 2);
    bench.snapshot.apply([setEntry('offers', 'f1', 'issues', 'zz', { ...other, at: first.at - 1 })]);
    assert.equal(shown(bench, 'f1'), 'C-0007');
  });
});

describe('offers: life cycle', () => {
  it('D52, OFR7: draft, sent, expired by the day, rejected, cancelled', () => {
    const bench = offerBench();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    assert.equal(statusOf(bench, 'f1'), 'draft');
    assert.deepEqual(bench.refused('offer-decide', { id: 'f1', result: 'accepted' }), ['offer-not-sent id']);
    assert.deepEqual(bench.refused('offer-cancel', { id: 'f1' }), ['offer-not-sent id']);
    assert.deepEqual(bench.refused('offer-revise', { id: 'f1' }), ['offer-not-sent id']);
    bench.run('offer-issue', { id: 'f1', texts: {} });
    assert.deepEqual(
      [TODAY, '2026-03-03', '2026-03-04'].map((today) => statusOf(bench, 'f1', today)),
      ['sent', 'sent', 'expired'],
    );
    // The draft that it was may say what it likes.
    bench.snapshot.apply([set('offers', 'f1', 'validUntil', '2020-01-01')]);
    assert.equal(statusOf(bench, 'f1'), 'sent');
    bench.run('offer-decide', { id: 'f1', result: 'rejected', reason: 'Bütçe yok' });
    assert.equal(statusOf(bench, 'f1', '2026-09-01'), 'rejected');
    bench.run('offer-cancel', { id: 'f1' });
    assert.equal(statusOf(bench, 'f1'), 'cancelled');
    assert.deepEqual(bench.run('offer-cancel', { id: 'f1' }).patches, []);
    assert.deepEqual(bench.refused('offer-decide', { id: 'f1', result: 'accepted' }), ['offer-closed id']);
  });

  it('S5, D52: a rejection closes nothing and changes no price; a new offer can follow', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    const before = opportunity(bench);
    bench.run('offer-decide', { id: 'f1', result: 'rejected', on: '2026-01-20' });
    assert.equal(opportunity(bench), before);
    sendOffer(bench, 'f2');
    assert.deepEqual([statusOf(bench, 'f1'), statusOf(bench, 'f2')], ['rejected', 'sent']);
  });

  it('D52, D51, OFR8: accepting sets the price, net of KDV, and the status if asked, with their events, as one step', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    const { patches } = bench.run('offer-decide', {
      id: 'f1',
      result: 'accepted',
      win: true,
      on: '2026-01-30',
    });
    const { priceSource, sourcePrice, status, price } = opportunity(bench);
    assert.deepEqual(
      [priceSource, sourcePrice, status.code, status.on, status.price, price?.minor],
      [
        'f1',
        { minor: 10_000, currency: 'TRY' },
        'won',
        '2026-01-30',
        { minor: 10_000, currency: 'TRY' },
        5_000,
      ],
    );
    const events = bench.snapshot.history('o1').slice(1);
    assert.deepEqual(
      events.map(({ type, field, from, to }) => [type, field, type === 'field-changed' ? [from, to] : null]),
      [
        ['field-changed', 'priceSource', ['estimate', 'f1']],
        ['field-changed', 'sourcePrice', [null, { minor: 10_000, currency: 'TRY' }]],
        ['status-changed', null, null],
      ],
    );
    assert.equal(bench.snapshot.get('contacts', 'contact1')?.relation, 'customer');
    assert.ok(patches.length > 4);
    assert.deepEqual(
      bench.run('offer-decide', { id: 'f1', result: 'accepted', on: '2026-01-30' }).patches,
      [],
    );
  });

  it('D52, OFR8: the price is left alone when told so, and given back when an acceptance is taken back', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    bench.run('offer-decide', { id: 'f1', result: 'accepted', setPrice: false });
    assert.equal(opportunity(bench).priceSource, 'estimate');
    bench.run('offer-decide', { id: 'f1', result: 'accepted' });
    assert.deepEqual([opportunity(bench).priceSource, opportunity(bench).status.code], ['f1', 'open']);
    bench.snapshot.apply([set('lines', 'l1', 'quantity', 3_000)]);
    bench.run('offer-decide', { id: 'f1', result: 'rejected' });
    assert.deepEqual(
      [opportunity(bench).priceSource, opportunity(bench).sourcePrice],
      ['items', { minor: 30_000, currency: 'TRY' }],
    );
  });

  it('D52: at most one offer is accepted; the other one is named', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    sendOffer(bench, 'f2');
    bench.run('offer-decide', { id: 'f1', result: 'accepted' });
    assert.deepEqual(bench.refused('offer-decide', { id: 'f2', result: 'accepted' }), ['offer-accepted id']);
    bench.run('offer-cancel', { id: 'f1' });
    bench.run('offer-decide', { id: 'f2', result: 'accepted' });
    assert.equal(acceptedOffer(bench.snapshot, 'o1')?.id, 'f2');
  });

  it('D52: accepted on two devices, the one that the price comes from counts, else the first; the other says so', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    sendOffer(bench, 'f2');
    const said = { result: 'accepted' as const, on: TODAY, by: 'member1', reason: null };
    bench.snapshot.apply([
      set('offers', 'f1', 'decision', { ...said, at: 2 }),
      set('offers', 'f2', 'decision', { ...said, at: 1 }),
    ]);
    const also = () => ['f1', 'f2'].filter((id) => isAlsoAccepted(bench.snapshot, offerIn(bench, id)));
    assert.deepEqual([acceptedOffer(bench.snapshot, 'o1')?.id, also()], ['f2', ['f1']]);
    bench.snapshot.apply([set('opportunities', 'o1', 'priceSource', 'f1')]);
    assert.deepEqual([acceptedOffer(bench.snapshot, 'o1')?.id, also()], ['f1', ['f2']]);
    assert.deepEqual([statusOf(bench, 'f1'), statusOf(bench, 'f2')], ['accepted', 'accepted']);
  });

  it('D52, OFR9: R2 says what R1 said, and takes its place when it is sent; accepted, R1 stands until R2 is accepted', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    bench.snapshot.apply([set('lines', 'l1', 'name', 'Başka')]);
    bench.run('offer-revise', { id: 'f1', newId: 'f2' }, { today: '2026-02-11' });
    const second = offerIn(bench, 'f2');
    assert.deepEqual(
      [second.revision, second.revisionOf, second.title, second.validUntil],
      [2, 'f1', 'Yazıcı kiralama', '2026-03-13'],
    );
    assert.deepEqual(
      bench.snapshot.children('lines', 'o1').flatMap((line) => (line.offerId === 'f2' ? line.name : [])),
      ['Lazer yazıcı'],
    );
    assert.deepEqual(bench.refused('offer-revise', { id: 'f1' }), ['already-exists id']);
    assert.equal(statusOf(bench, 'f1'), 'sent');
    bench.run('offer-decide', { id: 'f1', result: 'accepted' });
    bench.run('offer-issue', { id: 'f2', texts: {} });
    assert.deepEqual([statusOf(bench, 'f1'), statusOf(bench, 'f2')], ['accepted', 'sent']);
    bench.run('offer-decide', { id: 'f2', result: 'accepted' });
    assert.deepEqual([statusOf(bench, 'f1'), statusOf(bench, 'f2')], ['superseded', 'accepted']);
    assert.equal(acceptedOffer(bench.snapshot, 'o1')?.id, 'f2');
    assert.equal(isAlsoAccepted(bench.snapshot, offerIn(bench, 'f1')), false);
    const issue = issueOf(offerIn(bench, 'f2'));
    assert.equal(issue && frozenDocument(issue)?.revision, 2);
  });

  it('D52: a rejected or expired offer is replaced by its revision; a revision that was cancelled replaces nothing', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    bench.run('offer-decide', { id: 'f1', result: 'rejected' });
    bench.run('offer-revise', { id: 'f1', newId: 'f2' });
    bench.run('offer-issue', { id: 'f2', texts: {} });
    assert.equal(statusOf(bench, 'f1'), 'superseded');
    assert.deepEqual(bench.refused('offer-decide', { id: 'f1', result: 'accepted' }), ['offer-closed id']);
    bench.run('offer-cancel', { id: 'f2' });
    assert.equal(statusOf(bench, 'f1'), 'rejected');
  });

  it('S113: an invoice is asked for and told of for the accepted offer only', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    assert.deepEqual(bench.refused('offer-invoice', { id: 'f1', state: 'requested' }), [
      'offer-not-accepted id',
    ]);
    bench.run('offer-decide', { id: 'f1', result: 'accepted' });
    bench.run('offer-invoice', { id: 'f1', state: 'requested' });
    assert.deepEqual(bench.refused('offer-invoice', { id: 'f1', state: 'issued' }), ['required number']);
    bench.run('offer-invoice', { id: 'f1', state: 'issued', number: 'GIB2026000042', on: '2026-02-03' });
    bench.run('offer-invoice', { id: 'f1', state: 'paid' });
    const { invoice } = offerIn(bench, 'f1');
    assert.deepEqual([invoice?.state, invoice?.number, invoice?.on], ['paid', 'GIB2026000042', '2026-02-03']);
    assert.deepEqual(bench.run('offer-invoice', { id: 'f1', state: 'paid' }).patches, []);
  });

  it('S104: a sale goes from lines to an offer, its acceptance and the invoice of it', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    bench.run('offer-decide', { id: 'f1', result: 'accepted', win: true });
    bench.run('offer-invoice', { id: 'f1', state: 'issued', number: 'F-1' });
    assert.deepEqual([opportunity(bench).status.code, offerIn(bench, 'f1').invoice?.number], ['won', 'F-1']);
  });
});
