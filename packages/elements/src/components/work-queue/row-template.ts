import { html, nothing, type TemplateResult } from 'lit';
import type { QueueEntry } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { isActivity, type EntryWords } from './entry-words.js';
import type { PanelKind } from './queue-panel.js';

export interface RowOptions {
  readonly entry: QueueEntry;
  readonly words: EntryWords;
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly canEdit: boolean;
  /** Its controls are in the tab order. */
  readonly isActive: boolean;
  readonly open: () => void;
  readonly complete: () => void;
  readonly ask: (kind: PanelKind) => void;
}

/** One line: what it is and why it is here, as one button that opens it; and what can be done about it. */
export function rowTemplate(row: RowOptions): TemplateResult {
  const { entry, words, store, isActive, open } = row;
  const isTask = entry.section.startsWith('tasks');
  const important = isTask && store.get('tasks', entry.id)?.important;
  return html`<li class="row" part="row" data-section=${entry.section} data-id=${entry.id}>
    ${isTask || isActivity(entry) || entry.section === 'reminders' ? checkButton(row) : stageDot(row)}
    <button class="main" tabindex=${isActive ? 0 : -1} ?disabled=${entry.opportunityId === null} @click=${open}>
      <span class="name">
        ${important ? html`<span class="star" role="img" aria-label=${row.l.t.todo.important}>${icons.star}</span>` : nothing}
        <span class="ellipsis">${words.title}</span>
      </span>
      <span class="sub ellipsis">${words.sub}</span>
      <span class="facts figure">
        ${words.facts.map(({ text, tone }) => html`<span class="fact ${tone ?? ''}">${text}</span>`)}
      </span>
    </button>
    ${row.canEdit ? html`<div class="row-actions">${actionsOf(row)}</div>` : nothing}
  </li>`;
}

function checkButton({ entry, words, l, canEdit, isActive, complete }: RowOptions): TemplateResult {
  const { actions } = l.t.todo;
  const label =
    entry.section === 'reminders'
      ? actions.dismiss
      : isActivity(entry)
        ? l.t.activities.actions.hold
        : actions.done;
  return html`<button
    class="icon-button check"
    tabindex=${isActive ? 0 : -1}
    aria-label="${label}: ${words.title}"
    title=${label}
    ?disabled=${!canEdit}
    @click=${complete}
  >
    ${icons.circle}${icons.circleCheck}
  </button>`;
}

function stageDot({ entry, store }: RowOptions): TemplateResult {
  const { position } = store.get('opportunities', entry.id) ?? {};
  const color = position && store.get('stages', position.stageId)?.color;
  return html`<span class="lead stage-color" data-color=${color ?? nothing}><span class="dot"></span></span>`;
}

function actionsOf(row: RowOptions): TemplateResult {
  const { queue, todo } = row.l.t;
  switch (row.entry.section) {
    case 'reminders':
      return askButton(row, 'when', todo.actions.snooze, icons.clock);
    case 'activities-due':
    case 'activities-coming':
    case 'tasks-overdue':
    case 'tasks-today':
    case 'tasks-coming':
      return askButton(row, 'when', todo.actions.reschedule, icons.calendar);
    case 'no-next-step':
    case 'stale':
      return askButton(row, 'step', queue.actions.step, icons.plus);
    case 'overdue-close':
    case 'closing-soon':
      return html`${askButton(row, 'when', queue.actions.close, icons.calendar)}
      ${askButton(row, 'step', queue.actions.step, icons.plus)}`;
    case 'resume':
      return html`<button
          class="button resume"
          tabindex=${row.isActive ? 0 : -1}
          aria-label="${queue.actions.resume}: ${row.words.title}"
          @click=${row.complete}
        >
          ${queue.actions.resume}
        </button>
        ${askButton(row, 'when', queue.actions.later, icons.clock)}`;
  }
}

function askButton(row: RowOptions, kind: PanelKind, label: string, icon: TemplateResult): TemplateResult {
  return html`<button
    class="icon-button ask"
    data-kind=${kind}
    tabindex=${row.isActive ? 0 : -1}
    popovertarget="panel"
    aria-haspopup="dialog"
    aria-label="${label}: ${row.words.title}"
    title=${label}
    @click=${() => {
      row.ask(kind);
    }}
  >
    ${icon}
  </button>`;
}
