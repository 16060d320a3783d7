import type { TemplateResult } from 'lit';
import { reminderState, type Opportunity } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import type { PanelModule } from './detail-panel.js';

/** A tab before its panel has been fetched. */
export interface DetailTab {
  readonly id: string;
  readonly label: (l: Localizer) => string;
  /** How many things it holds (S64); asked only when they have been read. Cheap: the store lists them by opportunity. */
  readonly count?: (store: PipelineStore, opportunity: Opportunity) => number;
  readonly load: () => Promise<PanelModule>;
  /** Fetches what the panel itself would fetch later. */
  readonly prepare?: (store: PipelineStore) => Promise<void>;
  /** An action that is one press away from everywhere in the detail (S63): it shows the tab and starts. */
  readonly quick?: { readonly label: (l: Localizer) => string; readonly icon: TemplateResult };
}

/** In the order in which they stand. Each panel is a chunk of its own (≤ 15 kB gzip). */
export const DETAIL_TABS: readonly DetailTab[] = [
  {
    id: 'timeline',
    label: (l) => l.t.detail.history,
    count: (store, { id }) => store.history(id).length,
    load: () => import('./timeline-panel.js'),
  },
  {
    id: 'tasks',
    label: (l) => l.t.detail.tasks,
    count: (store, { id }) => store.children('tasks', id).filter(({ done }) => !done).length,
    load: () => import('./tasks-panel.js'),
    quick: { label: (l) => l.t.detail.addTask, icon: icons.circleCheck },
  },
  {
    id: 'lines',
    label: (l) => l.t.detail.items,
    count: (store, { id }) => store.children('lines', id).filter(({ offerId }) => offerId === null).length,
    load: () => import('./lines-panel.js'),
    quick: { label: (l) => l.t.detail.addItem, icon: icons.tag },
  },
  {
    id: 'reminders',
    label: (l) => l.t.detail.reminders,
    count: (store, { id }) => store.children('reminders', id).filter(reminderState).length,
    load: () => import('./reminders-panel.js'),
    quick: { label: (l) => l.t.detail.remind, icon: icons.bell },
  },
  {
    id: 'notes',
    label: (l) => l.t.detail.notes,
    count: (store, { id }) => store.children('notes', id).length,
    load: () => import('./notes-panel.js'),
    prepare: async (store) => (await store.texts()).prepare(),
    quick: { label: (l) => l.t.detail.addNote, icon: icons.note },
  },
];
