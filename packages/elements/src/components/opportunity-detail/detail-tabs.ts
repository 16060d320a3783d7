import type { TemplateResult } from 'lit';
import {
  checklistProgress,
  linksOf,
  referencesOf,
  qualificationOf,
  reminderState,
  stageOf,
  type Opportunity,
} from '@firsat/model';
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

const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0);

/** What the timeline shows (S9), told without what it says. */
function countTimeline(store: PipelineStore, { id }: Opportunity): number {
  const tasks = store.children('tasks', id);
  const reminders = store.children('reminders', id);
  return (
    store.history(id).length +
    store.children('activities', id).filter(({ held }) => held).length +
    store.children('notes', id).length +
    tasks.length +
    tasks.filter(({ done }) => done).length +
    reminders.length +
    reminders.filter(({ dismissed }) => dismissed).length +
    sum(
      store.children('offers', id),
      ({ issues, decision, invoice }) =>
        1 + Math.min(1, Object.keys(issues).length) + (decision ? 1 : 0) + (invoice ? 1 : 0),
    )
  );
}

/** In the order in which they stand: what is used most first, the rest is a menu away where there is little room. Each panel is a chunk of its own (≤ 15 kB gzip). */
export const DETAIL_TABS: readonly DetailTab[] = [
  {
    id: 'timeline',
    label: (l) => l.t.detail.history,
    count: countTimeline,
    load: () => import('./timeline-panel.js'),
  },
  {
    id: 'activities',
    label: (l) => l.t.detail.activities,
    count: (store, { id }) => store.children('activities', id).length,
    load: () => import('./activities-panel.js'),
    quick: { label: (l) => l.t.detail.logCall, icon: icons.phone },
  },
  {
    id: 'tasks',
    label: (l) => l.t.detail.tasks,
    count: (store, { id }) => store.children('tasks', id).filter(({ done }) => !done).length,
    load: () => import('./tasks-panel.js'),
    quick: { label: (l) => l.t.detail.addTask, icon: icons.circleCheck },
  },
  {
    id: 'notes',
    label: (l) => l.t.detail.notes,
    count: (store, { id }) => store.children('notes', id).length,
    load: () => import('./notes-panel.js'),
    prepare: async (store) => (await store.texts()).prepare(),
    quick: { label: (l) => l.t.detail.addNote, icon: icons.note },
  },
  {
    id: 'offers',
    label: (l) => l.t.detail.offers,
    count: (store, { id }) => store.children('offers', id).length,
    load: () => import('./offers-panel.js'),
    quick: { label: (l) => l.t.detail.addOffer, icon: icons.file },
  },
  {
    id: 'lines',
    label: (l) => l.t.detail.items,
    count: (store, { id }) => store.children('lines', id).filter(({ offerId }) => offerId === null).length,
    load: () => import('./lines-panel.js'),
    quick: { label: (l) => l.t.detail.addItem, icon: icons.tag },
  },
  {
    id: 'links',
    label: (l) => l.t.detail.links,
    count: (store, { id }) => linksOf(store, id).length,
    load: () => import('./links-panel.js'),
  },
  {
    id: 'reminders',
    label: (l) => l.t.detail.reminders,
    count: (store, { id }) => store.children('reminders', id).filter(reminderState).length,
    load: () => import('./reminders-panel.js'),
    quick: { label: (l) => l.t.detail.remind, icon: icons.bell },
  },
  {
    id: 'process',
    label: (l) => l.t.detail.stageWork,
    count: (store, opportunity) => {
      const { stage } = stageOf(store, opportunity.position);
      const progress = checklistProgress(stage, opportunity);
      return progress ? progress.total - progress.done : 0;
    },
    load: () => import('./process-panel.js'),
  },
  {
    id: 'qualification',
    label: (l) => l.t.detail.qualification,
    count: (store, opportunity) => {
      const schema = store.get('schemas', opportunity.position.schemaId);
      const qualification = qualificationOf(schema, opportunity);
      return qualification ? qualification.total - qualification.answered : 0;
    },
    load: () => import('./qualification-panel.js'),
  },
  {
    id: 'attributes',
    label: (l) => l.t.detail.attributes,
    count: (_store, { tags, custom }) => Object.keys(tags).length + Object.keys(custom).length,
    load: () => import('./attributes-panel.js'),
  },
  {
    id: 'references',
    label: (l) => l.t.detail.references,
    count: (_store, opportunity) => referencesOf(opportunity).length,
    load: () => import('./references-panel.js'),
  },
  {
    id: 'credit',
    label: (l) => l.t.detail.credit,
    count: (_store, { splits }) => (Array.isArray(splits) ? splits.length : 0),
    load: () => import('./credit-panel.js'),
  },
  {
    id: 'review',
    label: (l) => l.t.detail.review,
    load: () => import('./review-panel.js'),
  },
  {
    id: 'repeat',
    label: (l) => l.t.detail.repeat,
    load: () => import('./repeat-panel.js'),
  },
];
