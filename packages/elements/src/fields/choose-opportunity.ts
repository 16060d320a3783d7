import { html, type TemplateResult } from 'lit';
import { resolveContact, type ContactId, type Opportunity, type OpportunityId } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../locales/localizer.js';
import '../locales/areas/activities.js';

/** S8: the open opportunities of a contact, merged ones included, the newest first. */
export function openOpportunitiesOf(store: PipelineStore, contactId: ContactId): readonly Opportunity[] {
  const id = resolveContact(store, contactId)?.id;
  return [...store.list('opportunities')]
    .filter(
      ({ customerId, status }) =>
        status.code === 'open' && id !== undefined && resolveContact(store, customerId)?.id === id,
    )
    .sort((a, b) => b.createdAt - a.createdAt);
}

/**
 * S8: for which sale something is recorded on a contact. With one open opportunity it is that, with none it is explicitly none: only where there are
 * several, somebody is asked; `undefined` = ask.
 */
export function impliedOpportunity(
  store: PipelineStore,
  contactId: ContactId,
): OpportunityId | null | undefined {
  const open = openOpportunitiesOf(store, contactId);
  return open.length > 1 ? undefined : (open[0]?.id ?? null);
}

/** The question itself: each open opportunity is one press, and "none" is one too. */
export function chooseOpportunity(options: {
  readonly store: PipelineStore;
  readonly l: Localizer;
  readonly contactId: ContactId;
  readonly choose: (id: OpportunityId | null) => void;
}): TemplateResult {
  const { store, l, contactId, choose } = options;
  const { title, none, noneHint } = l.t.activities.choose;
  const choice = (id: OpportunityId | null, label: string, hint: string): TemplateResult =>
    html`<button
      type="button"
      class="button"
      data-opportunity=${id ?? ''}
      title=${hint}
      @click=${() => {
        choose(id);
      }}
    >
      ${label}
    </button>`;
  return html`<div class="choose-opportunity" role="group" aria-label=${title}>
    <p>${title}</p>
    ${openOpportunitiesOf(store, contactId).map(({ id, description, position }) =>
      choice(id, description, store.get('stages', position.stageId)?.name ?? ''),
    )}
    ${choice(null, none, noneHint)}
  </div>`;
}
