import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { set } from '../patch.js';
import type { Offer } from '../records/offer.js';
import {
  addLine,
  offerBench,
  offerIn,
  sectionKey,
  sendOffer,
  someText,
  textsOf,
} from '../testing/offer-bench.js';
import type { Workbench } from '../testing/workbench.js';
import { fillRichText, fillText, mergeToken, type MergeValues } from './merge-fields.js';
import { documentHash, inOrder, offerDocument, offerLines, writeOfferDocument } from './offer-document.js';
import { issueOf, offersOf, offerStatus } from './offer-state.js';
import { frozenDocument, readOfferDocument, type OfferDocument } from './read-document.js';

const TODAY = '2026-02-01';

function frozen(bench: Workbench, id: string): OfferDocument {
  const issue = issueOf(offerIn(bench, id));
  const document = issue && frozenDocument(issue);
  assert.ok(document);
  return document;
}

const kindsOf = (offer: Offer): readonly string[] => inOrder(offer.sections).map(({ kind }) => kind);
const linesIn = (bench: Workbench, id: string) => offerLines(bench.snapshot, offerIn(bench, id)).lines;

describe('offers: what they begin with', () => {
  it('S73, OFR1: an offer is a draft of its opportunity with its lines and terms, valid for thirty days', () => {
    const bench = offerBench();
    addLine(bench, 'l2', { name: 'Kurulum', quantity: 2500, order: 'a1' });
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    const offer = offerIn(bench, 'f1');
    assert.deepEqual(
      [offer.title, offer.currency, offer.validUntil, offer.revision, offer.createdBy],
      ['Yazıcı kiralama', 'TRY', '2026-03-03', 1, 'member1'],
    );
    assert.deepEqual(
      linesIn(bench, 'f1').map(({ name, quantity, offerId }) => [name, quantity, offerId]),
      [
        ['Lazer yazıcı', 1000, 'f1'],
        ['Kurulum', 2500, 'f1'],
      ],
    );
    assert.equal(offerStatus(bench.snapshot, offer, TODAY), 'draft');
    assert.deepEqual(bench.refused('offer-create', { opportunityId: 'nowhere', templateId: 't9' }), [
      'unknown-record opportunityId',
    ]);
    assert.deepEqual(bench.refused('offer-create', { opportunityId: 'o1', id: 'f1', templateId: 't9' }), [
      'already-exists id',
      'unknown-record templateId',
    ]);
  });

  it('S74, S105: a document names the customer and the opportunity and has lines, KDV and totals of its own', () => {
    const bench = offerBench();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    const document = offerDocument(bench.snapshot, offerIn(bench, 'f1'), {}, TODAY);
    assert.deepEqual(
      [document.customer, document.representative, document.company, document.values.opportunity],
      ['Işık Yapı A.Ş.', 'Ayşe Yılmaz', 'Deneme', 'Yazıcı kiralama'],
    );
    const { net, vat, total, rates } = document.figures;
    assert.deepEqual([net, vat, total, rates.map(({ rate }) => rate)], [10_000, 2_000, 12_000, [2000]]);
  });

  it('S106, S107, S108, S109, S111, S112, D54: the usual sections are those of the seeds, in an order that can be changed; language and currency are the offer’s', () => {
    const bench = offerBench();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1', language: 'en' });
    const before = offerIn(bench, 'f1');
    assert.deepEqual(kindsOf(before), ['summary', 'solution', 'benefits', 'pricing', 'timeline', 'faq']);
    bench.run('offer-section-move', {
      id: 'f1',
      key: sectionKey(before, 'faq'),
      beforeId: sectionKey(before, 'summary'),
    });
    bench.run('offer-edit', { id: 'f1', changes: { currency: 'EUR' } });
    const after = offerIn(bench, 'f1');
    assert.deepEqual(kindsOf(after), ['faq', 'summary', 'solution', 'benefits', 'pricing', 'timeline']);
    const document = offerDocument(bench.snapshot, after, {}, TODAY);
    assert.deepEqual([document.currency, document.language], ['EUR', 'en']);
    assert.equal(document.sections[0]?.title, 'Frequently asked questions');
    assert.equal(document.sections[1]?.text[0]?.spans[0]?.text, 'Dear {customer},');
  });

  it('OFR2, S109: sections, steps and questions are entries of their own; what is wrong with one is told', () => {
    const bench = offerBench();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    const own = bench.run('offer-section-set', { id: 'f1', title: 'Garanti' }).value.id;
    bench.run('offer-section-set', { id: 'f1', key: own, title: 'Garanti ve destek' });
    assert.deepEqual(offerIn(bench, 'f1').sections[own]?.title, 'Garanti ve destek');
    bench.run('offer-section-remove', { id: 'f1', key: own });
    assert.equal(offerIn(bench, 'f1').sections[own], undefined);
    assert.deepEqual(bench.refused('offer-section-set', { id: 'f1', key: own, title: 'x' }), [
      'unknown-record key',
    ]);
    const step = bench.run('offer-step-set', {
      id: 'f1',
      phase: 'Kurulum',
      start: '2026-03-02',
      end: '2026-03-06',
    }).value.id;
    assert.deepEqual(bench.refused('offer-step-set', { id: 'f1', key: step, end: '2026-03-01' }), [
      'out-of-range end',
    ]);
    assert.deepEqual(bench.refused('offer-step-set', { id: 'f1', phase: ' ', start: 'yarın' }), [
      'required phase',
      'not-a-date start',
    ]);
    bench.run('offer-step-set', { id: 'f1', key: step, phase: 'Eğitim' });
    const { order: _order, ...kept } = offerIn(bench, 'f1').steps[step] ?? { order: '' };
    assert.deepEqual(kept, { phase: 'Eğitim', start: '2026-03-02', end: '2026-03-06' });
    bench.run('offer-step-remove', { id: 'f1', key: step });
    assert.deepEqual(Object.keys(offerIn(bench, 'f1').steps), []);
    assert.deepEqual(bench.refused('offer-question-set', { id: 'f1', question: '' }), ['required question']);
  });

  it('S112, OFR11: a question of the library is copied; changing or deleting it changes no offer', () => {
    const bench = offerBench();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    bench.run('offer-faq-create', { id: 'q1', question: 'Garanti ne kadar?', answer: 'İki yıl.' });
    const key = bench.run('offer-question-set', { id: 'f1', faqId: 'q1' }).value.id;
    bench.run('offer-faq-edit', { id: 'q1', answer: 'Üç yıl.' });
    assert.equal(offerIn(bench, 'f1').questions[key]?.answer, 'İki yıl.');
    bench.run('offer-faq-delete', { id: 'q1' });
    assert.deepEqual(bench.refused('offer-question-set', { id: 'f1', faqId: 'q1' }), [
      'unknown-record faqId',
    ]);
    bench.run('offer-faq-restore', { id: 'q1' });
    assert.equal(bench.snapshot.get('offerFaqs', 'q1')?.answer, 'Üç yıl.');
    bench.run('offer-question-set', { id: 'f1', key, answer: 'Beş yıl.' });
    assert.equal(offerIn(bench, 'f1').questions[key]?.answer, 'Beş yıl.');
    bench.run('offer-question-remove', { id: 'f1', key });
    assert.deepEqual(Object.keys(offerIn(bench, 'f1').questions), []);
  });

  it('S110, OFR11: a template is made of an offer’s sections and texts; an offer that begins with it has them', () => {
    const bench = offerBench();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    const benefits = sectionKey(offerIn(bench, 'f1'), 'benefits');
    bench.run('offer-section-remove', { id: 'f1', key: sectionKey(offerIn(bench, 'f1'), 'timeline') });
    bench.run('offer-template-create', {
      id: 't1',
      title: 'Yazıcı teklifi',
      offerId: 'f1',
      texts: textsOf({ [benefits]: '{müşteri} için tasarruf' }),
    });
    bench.run('offer-create', { opportunityId: 'o1', id: 'f2', templateId: 't1' });
    bench.run('offer-template-edit', { id: 't1', title: 'Eski' });
    bench.run('offer-template-delete', { id: 't1' });
    const offer = offerIn(bench, 'f2');
    assert.deepEqual(kindsOf(offer), ['summary', 'solution', 'benefits', 'pricing', 'faq']);
    assert.deepEqual(
      offer.sections[sectionKey(offer, 'benefits')]?.text,
      someText('{müşteri} için tasarruf'),
    );
    bench.run('offer-template-restore', { id: 't1' });
    assert.equal(bench.snapshot.get('offerTemplates', 't1')?.title, 'Eski');
    // What the section began with stands in its text once somebody types into it.
    bench.run('offer-section-begin', { id: 'f2', key: sectionKey(offer, 'benefits') });
    assert.equal(offerIn(bench, 'f2').sections[sectionKey(offer, 'benefits')]?.text, null);
  });

  it('S110, OFR10: merge fields of both languages are filled; what is no field stays', () => {
    const values: MergeValues = {
      customer: 'Işık',
      representative: 'Ayşe',
      validity: '3 Mar 2026',
      opportunity: 'Yazıcı',
      total: '₺120,00',
      date: '1 Şub 2026',
      company: 'Deneme',
    };
    assert.equal(
      fillText('Sayın {müşteri}, {MÜŞTERİ} {FIRSAT} {Temsilci} {validity} {yok} {customer}', values),
      'Sayın Işık, Işık Yazıcı Ayşe 3 Mar 2026 {yok} Işık',
    );
    assert.equal(mergeToken('validity', 'tr'), '{geçerlilik}');
    const bold = {
      kind: 'bullet',
      indent: 1,
      checked: false,
      spans: [{ text: '{toplam}', bold: true }],
    } as const;
    assert.deepEqual(fillRichText([bold], values)[0]?.spans, [{ text: '₺120,00', bold: true }]);
  });
});

describe('offers: what was sent', () => {
  it('D52, OFR3: sent, an offer is frozen with its hash: nothing that changes afterwards changes it, and edits are refused', () => {
    const bench = offerBench();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    const summary = sectionKey(offerIn(bench, 'f1'), 'summary');
    bench.run('offer-step-set', { id: 'f1', phase: 'Kurulum', start: '2026-03-02' });
    bench.run('offer-issue', { id: 'f1', texts: textsOf({ [summary]: 'Sayın {müşteri}, ğĞıİşŞ' }) });
    const sent = issueOf(offerIn(bench, 'f1'));
    assert.ok(sent);
    assert.equal(sent.hash, createHash('sha256').update(sent.document).digest('hex'));
    const document = frozen(bench, 'f1');
    assert.deepEqual(document.sections[0]?.text, someText('Sayın {müşteri}, ğĞıİşŞ'));
    assert.equal(document.values.customer, 'Işık Yapı A.Ş.');
    // A colleague who has not heard of it edits the draft, its lines, and the customer.
    const [line] = linesIn(bench, 'f1');
    bench.snapshot.apply([
      set('offers', 'f1', 'title', 'Başka'),
      set('lines', line?.id ?? '', 'quantity', 9_000),
      set('contacts', 'contact1', 'name', 'Yeni Ad'),
    ]);
    assert.deepEqual(frozen(bench, 'f1'), document);
    assert.equal(issueOf(offerIn(bench, 'f1'))?.hash, sent.hash);
    for (const refused of [
      bench.refused('offer-edit', { id: 'f1', changes: { title: 'x' } }),
      bench.refused('offer-section-set', { id: 'f1' }),
      bench.refused('offer-section-move', { id: 'f1', key: summary }),
      bench.refused('offer-section-remove', { id: 'f1', key: summary }),
      bench.refused('offer-section-begin', { id: 'f1', key: summary }),
      bench.refused('offer-step-set', { id: 'f1', phase: 'x' }),
      bench.refused('offer-step-remove', { id: 'f1', key: 'x' }),
      bench.refused('offer-question-set', { id: 'f1', question: 'x' }),
      bench.refused('offer-question-remove', { id: 'f1', key: 'x' }),
      bench.refused('offer-issue', { id: 'f1', texts: {} }),
      bench.refused('offer-delete', { id: 'f1' }),
      bench.refused('line-edit', { id: line?.id ?? '', changes: { quantity: 1 } }),
      bench.refused('line-delete', { id: line?.id ?? '' }),
    ])
      assert.deepEqual(refused, ['offer-sent id']);
    assert.deepEqual(bench.refused('line-add', { opportunityId: 'o1', offerId: 'f1', name: 'x' }), [
      'offer-sent offerId',
    ]);
  });

  it('OFR4: what cannot be sent is told, all at once', () => {
    const bench = offerBench();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    bench.snapshot.apply([set('offers', 'f1', 'validUntil', '2026-01-31'), set('offers', 'f1', 'title', '')]);
    addLine(bench, 'l8', { offerId: 'f1', unitPrice: { amount: 5, scale: 0, currency: 'EUR' } });
    addLine(bench, 'l9', { offerId: 'f1', vat: { rate: 0, exemption: null } });
    assert.deepEqual(bench.refused('offer-issue', { id: 'f1', texts: {}, series: 'Çok uzun bir ad' }), [
      'invalid-input series',
      'required title',
      'date-passed validUntil',
      'other-currency lines',
      'exemption-required lines',
    ]);
    const none = offerBench();
    none.snapshot.apply([{ kind: 'remove', collection: 'lines', id: 'l1', tombstone: { at: 1, by: 'x' } }]);
    none.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    assert.deepEqual(none.refused('offer-issue', { id: 'f1', texts: {} }), ['required lines']);
  });

  it('D51, OFR12: subtotal, discount, KDV per rate and total are frozen as they were computed, and read back the same', () => {
    const bench = offerBench();
    addLine(bench, 'l2', { name: 'Kitap', order: 'a1', vat: { rate: 1000, exemption: null } });
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    bench.run('offer-edit', {
      id: 'f1',
      changes: { discount: { kind: 'percent', basisPoints: 1000 }, withholding: 5000 },
    });
    const draft = offerDocument(bench.snapshot, offerIn(bench, 'f1'), {}, TODAY);
    bench.run('offer-issue', { id: 'f1', texts: {} });
    const { figures } = frozen(bench, 'f1');
    assert.deepEqual(figures, draft.figures);
    assert.deepEqual(
      [figures.subtotal, figures.discount, figures.net, figures.vat, figures.total, figures.withholding],
      [20_000, 2_000, 18_000, 2_700, 20_700, { vat: 1_350, payable: 19_350 }],
    );
    assert.deepEqual(readOfferDocument(writeOfferDocument(draft)), draft);
  });

  it('D48, D49: rounding level and whether prices contain KDV are the offer’s own and stand in the document', () => {
    const bench = offerBench();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    bench.run('offer-edit', { id: 'f1', changes: { vatEntry: 'inclusive', vatRounding: 'line' } });
    bench.run('offer-issue', { id: 'f1', texts: {} });
    const { entry, rounding, figures } = frozen(bench, 'f1');
    assert.deepEqual([entry, rounding, figures.net, figures.total], ['inclusive', 'line', 8_333, 10_000]);
  });

  it('D56: a foreign currency has its equivalent as information, by the rate that was entered, frozen with it', () => {
    const bench = offerBench();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    const exchange = { amount: 412_345, scale: 4, source: 'TCMB döviz satış', on: '2026-01-30' };
    bench.run('offer-edit', { id: 'f1', changes: { currency: 'EUR', exchange } });
    const [line] = linesIn(bench, 'f1');
    bench.snapshot.apply([
      set('lines', line?.id ?? '', 'unitPrice', { amount: 100, scale: 0, currency: 'EUR' }),
    ]);
    bench.run('offer-issue', { id: 'f1', texts: {} });
    // 120,00 € × 41,2345 = 4.948,14 ₺
    assert.deepEqual(frozen(bench, 'f1').exchange, {
      ...exchange,
      total: { minor: 494_814, currency: 'TRY' },
    });
    assert.deepEqual(bench.refused('offer-edit', { id: 'f1', changes: {} }), ['offer-sent id']);
  });

  it('OFR12: no stored document makes the reader throw', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    const good = JSON.parse(issueOf(offerIn(bench, 'f1'))?.document ?? '') as Record<string, unknown>;
    assert.equal(readOfferDocument('{'), undefined);
    for (const json of [
      null,
      7,
      [],
      {},
      { ...good, v: 2 },
      { ...good, on: 'x' },
      { ...good, currency: 'lira' },
    ])
      assert.equal(readOfferDocument(JSON.stringify(json)), undefined);
    const odd: unknown[] = [null, 7, 'x', [], [1], {}, [{}], [null], { a: 1 }, true];
    for (const name of Object.keys(good)) {
      if (['v', 'on', 'currency'].includes(name)) continue;
      for (const value of odd) {
        const read = readOfferDocument(JSON.stringify({ ...good, [name]: value }));
        assert.ok(read, name);
        assert.deepEqual(readOfferDocument(writeOfferDocument(read)), read, name);
      }
    }
    assert.equal(documentHash('abc'), createHash('sha256').update('abc').digest('hex'));
  });

  it('S14: offers of an opportunity are listed latest first, a draft before all that was sent', () => {
    const bench = offerBench();
    sendOffer(bench, 'f1');
    sendOffer(bench, 'f2');
    bench.run('offer-create', { opportunityId: 'o1', id: 'f3' });
    assert.deepEqual(
      offersOf(bench.snapshot, 'o1').map(({ id }) => id),
      ['f3', 'f2', 'f1'],
    );
    bench.run('offer-delete', { id: 'f3' });
    assert.deepEqual(
      offersOf(bench.snapshot, 'o1').map(({ id }) => id),
      ['f2', 'f1'],
    );
    bench.run('offer-restore', { id: 'f3' });
    assert.equal(offersOf(bench.snapshot, 'o1').length, 3);
  });
});
