import type { OpportunityFilter } from '@firsat/model';
import { plainDetail } from './plain-detail.js';

/** Other opportunities are asked for. Does not bubble: it is for whoever shows them. */
export class FilterChangeEvent extends Event {
  static readonly type = 'firsat-filter-change';
  readonly detail: { readonly filter: OpportunityFilter; readonly origin: 'user' };
  constructor(filter: OpportunityFilter) {
    super(FilterChangeEvent.type);
    this.detail = plainDetail({ filter, origin: 'user' });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-filter-change': FilterChangeEvent;
  }
}
