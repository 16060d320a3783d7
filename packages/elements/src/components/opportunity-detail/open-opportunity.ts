import type { OpportunityId } from '@firsat/model';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { OpportunityOpenEvent } from '../../events/opportunity-open.js';

/** Shows another opportunity where a detail shows one, unless the page shows it itself. */
export function openOpportunity(
  detail: HTMLElement & { opportunityId: string },
  handle: WorkspaceHandle | undefined,
  id: OpportunityId,
): void {
  if (!detail.dispatchEvent(new OpportunityOpenEvent(id))) return;
  if (detail.opportunityId) detail.opportunityId = id;
  else handle?.setUi({ openId: id });
}
