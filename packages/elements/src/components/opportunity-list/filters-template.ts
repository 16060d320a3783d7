import { NO_FILTER, readFilter, withConditions, type OpportunityFilter, type SavedView } from '@firsat/model';
import type { FilterChangeEvent } from '../../events/filter-change.js';
import type { ViewChooseEvent } from '../../events/view-choose.js';
import { innerElement } from '../../scope/inner-element.js';
import type { OpportunityFilters } from '../opportunity-filters/opportunity-filters.js';
import { readLayout, STANDARD_LAYOUT, writeLayout, type ListLayout } from './list-layout.js';

/** All that a saved view says of a list. */
export interface ListLook {
  readonly filter: OpportunityFilter;
  readonly text: string;
  readonly layout: ListLayout;
  readonly view: string;
}

export interface FiltersView extends ListLook {
  readonly forId: string;
  readonly show: (look: Partial<ListLook>) => void;
}

/** What a view shows; `null`: what a list begins with. Words are typed into the search, so they stand there. */
export function lookOf(view: SavedView | null): ListLook {
  const { text = '', ...filter } = view ? readFilter(view.filter).filter : NO_FILTER;
  return { filter, text, view: view?.id ?? '', layout: view ? readLayout(view) : STANDARD_LAYOUT };
}

/** The chips above a list; what is typed into its search belongs to its view. */
export function filtersTemplate(
  Chips: new () => OpportunityFilters,
  { forId, filter, text, layout, view, show }: FiltersView,
): unknown {
  const given: Partial<OpportunityFilters> = {
    for: forId,
    filter: withConditions(filter, { text: text.trim() }),
    look: writeLayout(layout),
    view,
  };
  return innerElement('opportunity-filters', Chips, given, {
    'firsat-filter-change': (event: FilterChangeEvent) => {
      const { text: _typed, ...asked } = event.detail.filter;
      show({ filter: asked });
    },
    'firsat-view-choose': (event: ViewChooseEvent) => {
      show(lookOf(event.detail.view));
    },
  });
}
