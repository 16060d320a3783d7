import { html, type TemplateResult } from 'lit';
import { frozenDocument, INVOICE_STATES, issueOf, type InvoiceState } from '@firsat/model';
import { InvoiceRequestEvent, type InvoiceRequest } from '../../events/invoice-request.js';
import { offerName } from '../../offers/offer-words.js';
import type { EditorContext } from './editor-context.js';
import { choiceField, dateField, textField } from './editor-field.js';

/** S113: the hand-over of an accepted offer to the host's invoicing, and what came of it. */
export function invoiceTemplate(context: EditorContext, host: EventTarget): TemplateResult {
  const { l, offer } = context;
  const { offers } = l.t;
  const { invoice } = offer;
  const save = (change: {
    readonly state?: InvoiceState;
    readonly number?: string | null;
    readonly on?: string | null;
  }) => context.ask('offer-invoice', { id: offer.id, state: invoice?.state ?? 'issued', ...change });
  return html`<section class="section invoice" aria-label=${offers.invoice}>
    <h3>${offers.invoice}</h3>
    <p class="hint">${invoice ? offers.invoiceStates[invoice.state] : offers.noInvoice}</p>
    <div class="head-fields">
      ${textField(context, {
        key: 'invoice-number',
        label: offers.invoiceNumber,
        stored: invoice?.number ?? '',
        save: (number) => save({ number, state: invoice?.state === 'paid' ? 'paid' : 'issued' }),
      })}
      ${dateField(context, {
        key: 'invoice-on',
        label: offers.invoiceOn,
        stored: invoice?.on ?? null,
        save: (on) => save({ on, state: invoice?.state ?? 'requested' }),
      })}
      ${choiceField<InvoiceState | ''>({
        key: 'invoice-state',
        label: offers.invoiceState,
        value: invoice?.state ?? '',
        options: {
          ...(invoice ? {} : { '': '–' }),
          ...(Object.fromEntries(
            INVOICE_STATES.map((state) => [state, offers.invoiceStates[state]]),
          ) as Record<InvoiceState, string>),
        } as Record<InvoiceState | '', string>,
        save: (state) => {
          if (state !== '') void context.tell('offer-invoice', { id: offer.id, state });
        },
      })}
    </div>
    <button type="button" class="button request-invoice" @click=${() => requestInvoice(context, host)}>
      ${offers.requestInvoice}
    </button>
  </section>`;
}

/** What is handed over; `undefined` for what cannot be read. */
export function invoiceRequest({
  store,
  offer,
  l,
}: EditorContext): Omit<InvoiceRequest, 'origin'> | undefined {
  const issue = issueOf(offer);
  const document = issue && frozenDocument(issue);
  if (!document || !offer.decision) return undefined;
  return {
    offerId: offer.id,
    opportunityId: offer.opportunityId,
    customerId: store.get('opportunities', offer.opportunityId)?.customerId ?? null,
    number: offerName(offer, store, l),
    hash: issue.hash,
    acceptedOn: offer.decision.on,
    document,
  };
}

function requestInvoice(context: EditorContext, host: EventTarget): void {
  const request = invoiceRequest(context);
  if (!request) return;
  const event = new InvoiceRequestEvent(request);
  host.dispatchEvent(event);
  const { invoice, id } = context.offer;
  // What has been invoiced stays so.
  if (!event.defaultPrevented && (invoice === null || invoice.state === 'cancelled'))
    void context.tell('offer-invoice', { id, state: 'requested' });
}
