import { html, nothing, type TemplateResult } from 'lit';
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

/** The question itself (S8): each open opportunity is one press, and so are a new one and explicitly none. */
export function chooseOpportunity(options: {
  readonly store: PipelineStore;
  readonly l: Localizer;
  readonly contactId: ContactId;
  readonly choose: (id: OpportunityId | null) => void;
  /** S3: for one that is made now. */
  readonly add?: () => void;
  /** It has none so far: that is no answer. */
  readonly isLoose?: boolean;
}): TemplateResult {
  const { store, l, contactId, choose, add, isLoose } = options;
  const { title, none, noneHint, another, anotherHint } = l.t.activities.choose;
  const choice = (id: string, label: string, hint: string, run: () => void): TemplateResult =>
    html`<button
      type="button"
      class="button"
      data-opportunity=${id}
      title=${hint}
      @click=${run}
    >
      ${label}
    </button>`;
  return html`<div class="choose-opportunity" role="group" aria-label=${title}>
    <p>${title}</p>
    ${openOpportunitiesOf(store, contactId).map(({ id, description, position }) =>
      choice(id, description, store.get('stages', position.stageId)?.name ?? '', () => {
        choose(id);
      }),
    )}
    ${add ? choice('new', another, anotherHint, add) : nothing}
    ${
      isLoose
        ? nothing
        : choice('', none, noneHint, () => {
            choose(null);
          })
    }
  </div>`;
}
