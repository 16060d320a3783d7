import type { TemplateResult } from 'lit';
import type { Opportunity } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';
import type { PanelModule } from './detail-panel.js';

/** A tab before its panel has been fetched. */
export interface DetailTab {
  readonly id: string;
  readonly label: (l: Localizer) => string;
  /** How many things it holds (S64); asked only when they have been read. Cheap: the store lists them by opportunity. */
  readonly count?: (store: PipelineStore, opportunity: Opportunity) => number;
  readonly load: () => Promise<PanelModule>;
  /** An action that is one press away from everywhere in the detail (S63): it shows the tab and starts. */
  readonly quick?: { readonly label: (l: Localizer) => string; readonly icon: TemplateResult };
}

/** In the order in which they stand. Each panel is a chunk of its own (≤ 15 kB gzip), fetched when it is first shown. */
export const DETAIL_TABS: readonly DetailTab[] = [
  {
    id: 'timeline',
    label: (l) => l.t.detail.history,
    count: (store, { id }) => store.history(id).length,
    load: () => import('./timeline-panel.js'),
  },
];
