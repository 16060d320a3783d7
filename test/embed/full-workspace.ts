import { offerRoot, type Json } from '@firsat/model';
import { sampleWorkspace } from '@firsat/model/sample';
import { someText } from '@firsat/model/testing';
import { appendText } from '@firsat/rich-text';
import { createTestStore, splitKey, writePatches } from '@firsat/store/testing';
import { done } from '../../packages/elements/src/testing/drive.js';
import type { FakeTexts } from '../../packages/elements/src/testing/fake-texts.js';
import * as Y from 'yjs';

/** Documents with a record of every kind, and the ids of what has most of them. */
export interface FullWorkspace {
  readonly core: Y.Doc;
  readonly work: Y.Doc;
  readonly opportunityId: string;
  readonly contactId: string;
  readonly offerId: string;
  readonly schemaId: string;
}

/** A workspace of a few weeks, in which nothing is missing that any element shows. */
export function fullWorkspace(rows = 12): FullWorkspace {
  const [core, work] = [new Y.Doc(), new Y.Doc()];
  const { store } = createTestStore({ core, work, workspace: { timeZone: 'Europe/Berlin' } });
  const patches = sampleWorkspace({ seed: 1, rows, language: 'tr', today: '2026-02-01' });
  writePatches({ core, work }, patches, { kind: 'persistence' });
  const contactId = done(store, 'contact-create', {
    name: 'Işık İnşaat',
    type: 'company',
    channels: [
      { kind: 'email', value: 'bilgi@isik.example', label: 'Genel müdür' },
      { kind: 'phone', value: '+905321234567', label: 'Santral katı' },
    ],
    location: 'Şişli, İstanbul',
    sector: 'Yapı işleri',
    segment: 'Büyük müşteri',
    strategy: 'Ayda bir uğra',
    source: 'Fuar 2026',
  }).id;
  const person = done(store, 'contact-create', {
    name: 'Şükrü Öz',
    type: 'person',
    parentId: contactId,
  }).id;
  const id = done(store, 'opportunity-create', { description: 'Depo otomasyonu', customerId: contactId }).id;
  done(store, 'custom-field-create', { id: 'cf1', kind: 'text', label: 'Proje kodu' });
  done(store, 'custom-field-create', {
    id: 'cf2',
    kind: 'choice',
    label: 'Bölge adı',
    options: ['İç Anadolu', 'Ege kıyısı'],
  });
  done(store, 'opportunity-set-custom', { id, fieldId: 'cf1', value: 'K 42' });
  done(store, 'opportunity-tag', { id, tag: 'yıl sonu' });
  done(store, 'opportunity-reference-set', {
    id,
    system: 'Sipariş sistemi',
    ref: 'S 1',
    label: 'Sipariş S 1',
    url: 'https://erp.example/s/1?a b'.replace(' ', '%20'),
  });
  done(store, 'opportunity-reference-set', { id, system: 'Sepet sistemi', ref: 'C 1', url: '/cart/1' });
  done(store, 'link-add', { opportunityId: id, contactId: person, role: 'Karar verici' });
  done(store, 'activity-log', {
    opportunityId: id,
    kind: 'call',
    summary: 'Fiyat soruldu, aranacak',
    outcome: 'Olumlu geçti',
  });
  done(store, 'activity-log', {
    opportunityId: id,
    kind: 'meeting',
    held: false,
    agenda: 'Tanışma toplantısı',
    when: { at: 1_770_100_000_000, zone: 'Europe/Istanbul' },
  });
  done(store, 'task-create', {
    opportunityId: id,
    title: 'Keşif yap',
    note: 'Merdiven götür',
    due: { date: '2026-02-01', time: null },
  });
  done(store, 'reminder-set', {
    opportunityId: id,
    note: 'Geri ara, sözü var',
    when: { kind: 'day', date: '2026-02-01' },
  });
  done(store, 'note-create', { opportunityId: id, id: 'n1' });
  done(store, 'note-summarize', { id: 'n1', excerpt: 'Not: müşteri hazır' });
  done(store, 'product-create', {
    id: 'p1',
    name: 'Lazer yazıcı',
    code: 'L 1',
    unit: 'ad et',
    description: 'Hızlı ve küçük',
    series: 'Ofis serisi',
    price: { minor: 125_050, currency: 'TRY' },
  });
  done(store, 'line-add', {
    opportunityId: id,
    id: 'l1',
    name: 'Kurulum hizmeti',
    quantity: 2000,
    unitPrice: { amount: 125_050, scale: 2, currency: 'TRY' },
    vat: { rate: 2000, exemption: null },
  });
  done(store, 'offer-create', { opportunityId: id, id: 'f1', language: 'tr', title: 'Depo teklifi' });
  done(store, 'offer-question-set', { id: 'f1', question: 'Garanti var mı?', answer: 'İki yıl, yerinde' });
  done(store, 'offer-step-set', { id: 'f1', phase: 'Keşif aşaması' });
  done(store, 'offer-create', { opportunityId: id, id: 'f2', language: 'tr', title: 'Gönderilen teklif' });
  done(store, 'offer-issue', { id: 'f2', texts: {} });
  done(store, 'view-create', { id: 'v1', name: 'Benim büyük işlerim' });
  const [schema] = [...store.list('schemas')];
  const schemaId = schema?.id ?? '';
  const stage = store.get('opportunities', id)?.position.stageId ?? '';
  done(store, 'stage-edit', { id: stage, changes: { guidance: 'Önce dinle, sonra anlat' } });
  done(store, 'stage-item-set', { id: stage, text: 'Bütçe soruldu mu' });
  done(store, 'stage-touch-set', { id: stage, text: 'Üç gün sonra ara', kind: 'task', after: 3 });
  done(store, 'schema-criteria-seed', { id: schemaId });
  // Deleted and put away things have a place of their own.
  const gone = done(store, 'opportunity-create', { description: 'Silinen iş', customerId: contactId }).id;
  done(store, 'opportunity-delete', { id: gone });
  const lost = done(store, 'opportunity-create', { description: 'Kaçan iş', customerId: contactId }).id;
  done(store, 'opportunity-set-status', {
    id: lost,
    status: 'lost',
    reason: 'Fiyat yüksek',
    note: 'Rakip aldı',
  });
  return { core, work, opportunityId: id, contactId, offerId: 'f1', schemaId };
}

/** The texts of its notes and offers. */
export function fillTexts(texts: FakeTexts, { offerId }: FullWorkspace, text: string, href?: string): void {
  const blocks = someText(text).map((block) => ({
    ...block,
    spans: block.spans.map((span) => ({ ...span, ...(href !== undefined && { href }) })),
  }));
  appendText(texts.doc.getXmlFragment('note:n1'), blocks);
  for (const key of ['summary', 'scope'])
    appendText(texts.doc.getXmlFragment(offerRoot(offerId, key)), blocks);
}

/** What stands in a register as what a person has written: not an id, a day, a word of ours or a place in an order. */
const isWritten = (text: string): boolean => /[\s@/+]|[^ -~]/u.test(text) && !/^\d{4}-/.test(text);

/** Writes something else in place of every text that a person has written, as a program of somebody's own would: without asking any rule. */
export function rewrite({ core, work }: Pick<FullWorkspace, 'core' | 'work'>, other: () => string): void {
  const changed = (value: Json): Json => {
    if (typeof value === 'string') return isWritten(value) ? other() : value;
    if (Array.isArray(value)) return value.map((each) => changed(each as Json));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, changed(each)]));
  };
  for (const doc of [core, work])
    doc.transact(() => {
      for (const root of doc.share.keys()) {
        const map = doc.getMap<Json>(root);
        for (const [key, value] of [...map.entries()])
          // A frozen offer says by its hash what it was.
          if (!(root === 'f' && splitKey(key).suffix === 'i')) map.set(key, changed(value));
      }
    });
}
