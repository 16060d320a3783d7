import * as z from 'zod/mini';
import { documentHash, offerDocument, offerLines, writeOfferDocument } from '../offers/offer-document.js';
import { isSeries, nextNumber, usualNumbering } from '../offers/offer-number.js';
import { setEntry } from '../patch.js';
import { MAX_OFFER_DOCUMENT } from '../records/offer.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { draft, readTexts, texts } from './offer-checks.js';
import { subject } from './refuse.js';
import { id } from './shapes.js';

/**
 * D52, D53: gives the draft the next number of the sender's series, with or without a server, and freezes all that it says. What others edit in
 * it meanwhile changes the draft that it was, never what was sent.
 */
export const offerIssue = defineCommand(
  'offer-issue',
  z.object({ id, texts, series: z.optional(z.string()), byYear: z.optional(z.boolean()) }),
  (snapshot, input, env) => {
    const { record: offer, refusal } = draft(snapshot, input.id);
    if (refusal) return refusal;
    const opportunity = subject(snapshot, 'opportunities', offer.opportunityId);
    if (opportunity.refusal) return opportunity.refusal;
    const checks = new Checks();
    const usual = usualNumbering(snapshot, env.actor);
    const series = input.series?.normalize('NFC').trim().toUpperCase() ?? usual.series;
    if (!isSeries(series)) checks.add('invalid-input', 'series');
    checks.title(offer.title, 'title');
    if (offer.validUntil !== null && offer.validUntil < env.today) checks.add('date-passed', 'validUntil');
    const { lines, figures, foreign, unexplained } = offerLines(snapshot, offer);
    if (lines.length === 0) checks.add('required', 'lines');
    // D39, D50: what cannot be added up, and a rate of 0 without its reason, go to no customer.
    if (foreign > 0) checks.add('other-currency', 'lines', { count: foreign });
    if (unexplained > 0) checks.add('exemption-required', 'lines', { count: unexplained });
    // D37: exact, or not at all.
    if (![figures.total, figures.subtotal].every(Number.isSafeInteger)) checks.add('out-of-range', 'lines');
    const read = readTexts(input.texts, offer, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const document = writeOfferDocument(offerDocument(snapshot, offer, read, env.today));
    if (document.length > MAX_OFFER_DOCUMENT) {
      checks.add('too-long', 'texts', { max: MAX_OFFER_DOCUMENT });
      return { ok: false, problems: checks.problems };
    }
    const number = nextNumber(snapshot, series, input.byYear ?? usual.byYear, env.today);
    const issue = { number, at: env.now, by: env.actor, document, hash: documentHash(document) };
    return {
      ok: true,
      patches: [setEntry('offers', offer.id, 'issues', env.newId(), issue)],
      value: { id: offer.id },
    };
  },
);
