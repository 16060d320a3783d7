import { html, nothing, type TemplateResult } from 'lit';
import type { Activity, Instant } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { memberName } from '../../fields/options.js';
import { ownZone } from '../../fields/when-words.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { activityTimeWords, KIND_ICONS, minutesWords, outcomeWords, peopleWords } from './activity-words.js';

export interface ActivityItemProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly activity: Activity;
  readonly now: Instant;
  readonly canEdit: boolean;
  readonly hold: () => void;
  readonly edit: () => void;
  readonly remove: () => void;
}

/** One activity in a line or two: what, with whom, when, what came of it, and what was said. */
export function activityItem(props: ActivityItemProps): TemplateResult {
  const { l, store, activity, now } = props;
  const words = l.t.activities;
  const people = peopleWords(activity, store);
  const kind = words.kinds[activity.kind];
  const who = memberName(store, activity.memberId);
  const isLate = !activity.held && activity.when.at < now;
  return html`<span class="lead" aria-hidden="true">${KIND_ICONS[activity.kind]}</span>
    <div class="what">
      <strong>${people === '' ? kind : `${kind} · ${people}`}</strong>
      <span class="meta figure">
        ${isLate ? html`<span class="late">${l.t.todo.late}</span>` : nothing}
        <time datetime=${new Date(activity.when.at).toISOString()}
          >${activityTimeWords(activity, now, ownZone(), l)}</time
        >
        ${activity.minutes === null ? nothing : html`<span>${minutesWords(activity.minutes, l)}</span>`}
        ${activity.direction === null ? nothing : html`<span>${words.directions[activity.direction]}</span>`}
        ${who === undefined ? nothing : html`<span>${who}</span>`}
        ${activity.outcome === null ? nothing : html`<span class="badge outcome">${outcomeWords(activity.outcome, l)}</span>`}
      </span>
      ${activity.summary === null ? nothing : html`<span class="note summary">${activity.summary}</span>`}
      ${activity.agenda === null ? nothing : html`<span class="note">${words.fields.agenda}: ${activity.agenda}</span>`}
    </div>
    ${props.canEdit ? actions(props, people === '' ? kind : `${kind}, ${people}`) : nothing}`;
}

function actions({ l, activity, hold, edit, remove }: ActivityItemProps, what: string): TemplateResult {
  const words = l.t.activities.actions;
  const button = (name: string, label: string, icon: TemplateResult, run: () => void): TemplateResult =>
    html`<button class="icon-button ${name}" aria-label="${label}: ${what}" title=${label} @click=${run}>${icon}</button>`;
  return html`<div class="item-actions">
    ${activity.held ? nothing : button('hold', words.hold, icons.circleCheck, hold)}
    ${button('edit', words.edit, icons.edit, edit)} ${button('delete', words.delete, icons.trash, remove)}
  </div>`;
}
