import { addDays, daysBetween, type CalendarDate, type Instant } from '../calendar-date.js';
import { usualSections, usualValidity } from '../commands/offer-beginning.js';
import { documentHash, offerDocument, writeOfferDocument } from '../offers/offer-document.js';
import { create, type Patch } from '../patch.js';
import { unitPriceOf } from '../pricing/values.js';
import { initialFields } from '../records/blank.js';
import { lineKind, type Line } from '../records/line.js';
import { offerKind, type Offer, type OfferDecision } from '../records/offer.js';
import { OPEN_STATUS, type Opportunity } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import type { Dice } from './cast.js';
import type { DeedsOf, Subject } from './deed-subject.js';
import type { SampleContact } from './sample-people.js';
import type { Clock } from './story.js';

interface Writing {
  /** Of those of one opportunity. */
  readonly number: number;
  readonly on: CalendarDate;
  /** What the customer said. */
  readonly said: Pick<OfferDecision, 'result' | 'on'> | null;
}

interface Sent {
  readonly offer: Offer;
  readonly line: Line;
  readonly opportunity: Opportunity;
  readonly customer: string;
  readonly on: CalendarDate;
  readonly at: Instant;
}

/** Writes and sends the sample's offers; each representative numbers their own in the order in which they were sent (D53). */
export class OfferDesk {
  readonly #of: DeedsOf;
  readonly #dice: Dice;
  readonly #clock: Clock;
  readonly #drafts: Patch[] = [];
  readonly #sent: Sent[] = [];

  constructor(of: DeedsOf, dice: Dice, clock: Clock) {
    this.#of = of;
    this.#dice = dice;
    this.#clock = clock;
  }

  /** An offer of what the opportunity is about, for its price; now and then the second one, after the first was rejected (S5). */
  tell(
    opportunity: Opportunity,
    customer: SampleContact,
    subject: Subject,
    { start, end }: { readonly start: CalendarDate; readonly end: CalendarDate },
  ): void {
    const dice = this.#dice;
    const { status, price } = opportunity;
    if (!price) return;
    const share = {
      open: subject.reached > 0 ? 0.5 : 0.05,
      won: 0.9,
      lost: 0.6,
      abandoned: 0.1,
      suspended: 0.4,
    };
    if (!dice.chance(share[status.code])) return;
    const length = daysBetween(start, end);
    const first = addDays(start, Math.max(0, Math.floor(length / 2)));
    const isSecond = status.code === 'won' && length > 8 && dice.chance(0.2);
    if (isSecond) {
      const said = { result: 'rejected' as const, on: addDays(first, 2) };
      this.#send(opportunity, customer, subject, { number: 1, on: first, said });
    }
    const on = isSecond ? addDays(first, 4) : first;
    if (status.code === OPEN_STATUS.code && dice.chance(0.15)) {
      const { offer, line } = this.#draft(opportunity, subject, { number: 1, on: end, said: null });
      this.#drafts.push(...created(offer, line));
      return;
    }
    const said =
      status.code === 'won'
        ? { result: 'accepted' as const, on: end }
        : status.code === 'lost' && dice.chance(0.75)
          ? { result: 'rejected' as const, on: end }
          : null;
    this.#send(opportunity, customer, subject, { number: isSecond ? 2 : 1, on, said });
  }

  patches(): readonly Patch[] {
    const counts = new Map<string, number>();
    const { names } = this.#of;
    const members = [...names.keys()];
    const sent = [...this.#sent].sort((a, b) => a.at - b.at || (a.offer.id < b.offer.id ? -1 : 1));
    return [
      ...this.#drafts,
      ...sent.flatMap((one) => {
        const by = one.offer.createdBy;
        const count = (counts.get(by) ?? 0) + 1;
        counts.set(by, count);
        const text = writeOfferDocument(offerDocument(lookup(one, names), one.offer, {}, one.on));
        const issue = {
          number: { series: seriesOf(members.indexOf(by)), year: null, count },
          at: one.at,
          by,
          document: text,
          hash: documentHash(text),
        };
        return created({ ...one.offer, issues: { sent: issue } }, one.line);
      }),
    ];
  }

  #send(opportunity: Opportunity, customer: SampleContact, subject: Subject, given: Writing): void {
    const { offer, line, at } = this.#draft(opportunity, subject, given);
    this.#sent.push({ offer, line, opportunity, customer: customer.name, on: given.on, at });
  }

  #draft(
    { id: opportunityId, ownerId, createdAt, price, description }: Opportunity,
    { product }: Subject,
    { number, on, said }: Writing,
  ): { offer: Offer; line: Line; at: Instant } {
    const { language, currency } = this.#of;
    const at = this.#clock.on(on, createdAt);
    const by = ownerId ?? '';
    const id = `${opportunityId}-f${String(number)}`;
    const spoken = /^tr\b/i.test(language) ? 'tr' : 'en';
    let sections = 0;
    const offer: Offer = {
      ...initialFields(offerKind),
      id,
      removed: null,
      opportunityId,
      createdAt: at,
      createdBy: by,
      title: description,
      language: spoken,
      currency: price?.currency ?? currency,
      validUntil: usualValidity(on),
      sections: usualSections(spoken, { newId: () => `s${String(++sections)}` }),
      decision: said && { ...said, at: this.#clock.on(said.on, at), by, reason: null },
    };
    const line: Line = {
      ...initialFields(lineKind),
      id: `${id}-l1`,
      removed: null,
      opportunityId,
      offerId: id,
      productId: product.id,
      name: product.name,
      unitPrice: price && unitPriceOf(price),
      vat: { rate: 2000, exemption: null },
    };
    return { offer, line, at };
  }
}

/** `A`, `B` … `Z`, `AA`: as many series as there are representatives. */
function seriesOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `A${letter}`;
}

function created({ id, removed: _, ...offer }: Offer, line: Line): Patch[] {
  const { id: lineId, removed: __, ...fields } = line;
  return [create('offers', id, offer), create('lines', lineId, fields)];
}

/** What the document of an offer is made of. */
function lookup(
  { opportunity, line, customer }: Sent,
  names: DeedsOf['names'],
): Pick<Snapshot, 'get' | 'children' | 'settings'> {
  const records: Readonly<Record<string, (id: string) => unknown>> = {
    opportunities: () => opportunity,
    contacts: (id) => ({ id, name: customer, taxNumber: null, removed: null }),
    members: (id) => ({ id, name: names.get(id) ?? '' }),
  };
  return {
    settings: undefined,
    get: ((collection, id) => records[collection]?.(id)) as Snapshot['get'],
    children: ((collection) => (collection === 'lines' ? [line] : [])) as Snapshot['children'],
  };
}
