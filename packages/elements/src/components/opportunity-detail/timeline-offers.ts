import { issueEntry, numberText, OfferNumbers, sentTotal, type Offer } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import type { TimelineContext, TimelineEntry } from './timeline-entry.js';

/** S14: what was offered, when it went out, what became of it, and what became of its invoice (S113). */
export function offerEntries({ l, store, opportunity }: TimelineContext): readonly TimelineEntry[] {
  let known: OfferNumbers | undefined;
  const nameOf = (offer: Offer): string => {
    const entry = issueEntry(offer);
    if (!entry) return offer.title;
    known ??= new OfferNumbers(store);
    return numberText(entry[1].number, known.ordinal(offer.id, entry[0]));
  };
  return store.children('offers', opportunity.id).flatMap((offer) => entriesOf(l.t.timeline, offer));

  function entriesOf(words: typeof l.t.timeline, offer: Offer): readonly TimelineEntry[] {
    const { id, createdAt, createdBy, title, decision, invoice } = offer;
    const issue = issueEntry(offer)?.[1];
    const more = (text: string | null | undefined): { more?: string } => (text ? { more: text } : {});
    return [
      {
        id,
        at: createdAt,
        by: createdBy,
        icon: icons.file,
        words: () => ({ label: words.offerMade, to: title }),
      },
      ...(issue
        ? [
            {
              id: `${id} sent`,
              at: issue.at,
              by: issue.by,
              icon: icons.file,
              words: () => {
                const total = sentTotal(offer);
                return {
                  label: words.offerSent,
                  to: nameOf(offer),
                  ...more([title, total && l.money(total)].filter(Boolean).join(' · ')),
                };
              },
            },
          ]
        : []),
      ...(decision
        ? [
            {
              id: `${id} decided`,
              at: decision.at,
              by: decision.by,
              icon: decision.result === 'accepted' ? icons.circleCheck : icons.close,
              words: () => ({
                label: words.offerDecided[decision.result],
                to: nameOf(offer),
                ...more(decision.reason),
              }),
            },
          ]
        : []),
      ...(invoice
        ? [
            {
              id: `${id} invoice`,
              at: invoice.at,
              by: invoice.by,
              icon: icons.file,
              words: () => ({
                label: words.offerInvoice[invoice.state],
                to: invoice.number ?? nameOf(offer),
                ...more(invoice.on && l.date(invoice.on, 'full')),
              }),
            },
          ]
        : []),
    ];
  }
}
