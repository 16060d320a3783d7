import { create } from '../patch.js';
import type { Line } from '../records/line.js';
import type { Offer } from '../records/offer.js';
import { encodeRichText, type RichText } from '../rich-text/rich-text.js';
import type { Json } from '../json.js';
import { aWorkbench, type Workbench } from './workbench.js';

/** One paragraph. */
export const someText = (text: string): RichText => [
  { kind: 'paragraph', indent: 0, checked: false, spans: [{ text }] },
];

/** A line of the opportunity `o1`, 20 % KDV, for 100,00 ₺ unless told otherwise. */
export function addLine(bench: Workbench, id: string, given: Partial<Line> = {}): void {
  bench.snapshot.apply([
    create('lines', id, {
      opportunityId: 'o1',
      name: 'Lazer yazıcı',
      unitPrice: { amount: 10_000, scale: 2, currency: 'TRY' },
      vat: { rate: 2000, exemption: null },
      ...given,
    }),
  ]);
}

/** A workspace with the opportunity `o1`, which has one line. */
export function offerBench(): Workbench {
  const bench = aWorkbench();
  bench.run('opportunity-create', {
    description: 'Yazıcı kiralama',
    customerId: 'contact1',
    ownerId: 'member1',
    id: 'o1',
    price: { minor: 5_000, currency: 'TRY' },
  });
  addLine(bench, 'l1');
  return bench;
}

export function offerIn(bench: Workbench, id: string): Offer {
  const offer = bench.snapshot.get('offers', id);
  if (!offer) throw new Error(`no offer ${id}`);
  return offer;
}

export const sectionKey = (offer: Offer, kind: string): string =>
  Object.entries(offer.sections).find(([, section]) => section.kind === kind)?.[0] ?? '';

export const textsOf = (entries: Readonly<Record<string, string>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(entries).map(([key, text]) => [key, encodeRichText(someText(text))]));

/** An offer of `o1` that was sent. */
export function sendOffer(bench: Workbench, id: string, by = 'member1'): void {
  bench.run('offer-create', { opportunityId: 'o1', id }, { actor: by });
  bench.run('offer-issue', { id, texts: {} }, { actor: by });
}
