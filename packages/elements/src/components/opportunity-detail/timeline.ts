import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { addDays, dateInZone, type CalendarDate, type HistoryEvent } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { memberName } from '../../fields/options.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { eventWords } from './event-words.js';
import type { EventMark } from './event-marks.js';

/** How many events are shown at first, and how many more at a time. */
export const PAGE = 30;

export interface TimelineProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  /** Oldest first, as the store gives them. */
  readonly events: readonly HistoryEvent[];
  readonly marks: ReadonlyMap<string, EventMark>;
  readonly shown: number;
  readonly today: CalendarDate;
  readonly more: () => void;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function timeOf(at: number, locale: string, timeZone: string): string {
  const key = `${locale} ${timeZone}`;
  let clock = clocks.get(key);
  if (!clock) {
    clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
    clocks.set(key, clock);
  }
  return clock.format(at);
}

function iconOf(event: HistoryEvent): TemplateResult {
  switch (event.type) {
    case 'created':
      return icons.plus;
    case 'stage-changed':
    case 'schema-changed':
      return icons.arrowRight;
    case 'status-changed':
      return icons.check;
    case 'deleted':
      return icons.trash;
    case 'restored':
      return icons.undo;
    case 'field-changed':
      return icons.edit;
  }
}

function entry({ l, store, marks }: TimelineProps, event: HistoryEvent, timeZone: string): TemplateResult {
  const words = eventWords(store, l, event);
  const mark = marks.get(event.id);
  const gone = mark === 'overridden' || mark === 'reverted';
  return html`<li class="event ${gone ? 'gone' : ''}">
    <span class="event-icon ${event.type}">${iconOf(event)}</span>
    <div class="event-text">
      <p>
        <span class="event-label">${words.label}</span>
        ${
          words.from === undefined
            ? nothing
            : html`<span class="event-from">${words.from}</span>
              <span class="arrow" aria-hidden="true">→</span>
              <span class="visually-hidden">${l.t.detail.becomes}</span>`
        }
        ${words.to === undefined ? nothing : html`<span class="event-to">${words.to}</span>`}
        ${mark ? html`<span class="mark">${l.t.detail.marks[mark]}</span>` : nothing}
        ${event.via === 'import' ? html`<span class="mark">${l.t.detail.imported}</span>` : nothing}
      </p>
      ${words.more ? html`<p class="event-more">${words.more}</p>` : nothing}
      <p class="event-by figure">
        ${memberName(store, event.by) ?? l.t.common.unknownPerson} ·
        <time datetime=${new Date(event.at).toISOString()}>${timeOf(event.at, l.locale, timeZone)}</time>
      </p>
    </div>
  </li>`;
}

/** The history of an opportunity (S9, D14): newest first, by day of the workspace's zone; older events come on demand. */
export function timeline(props: TimelineProps): TemplateResult {
  const { l, store, events, shown, today } = props;
  const words = l.t.detail;
  const timeZone = store.settings?.timeZone ?? 'Europe/Istanbul';
  const visible = events.slice(-shown).reverse();
  const days = new Map<CalendarDate, HistoryEvent[]>();
  for (const event of visible) {
    const day = dateInZone(event.at, timeZone);
    const known = days.get(day);
    if (known) known.push(event);
    else days.set(day, [event]);
  }
  const dayName = (day: CalendarDate): string =>
    day === today ? words.today : day === addDays(today, -1) ? words.yesterday : l.date(day, 'full');
  const older = events.length - visible.length;
  return html`<section class="history" aria-labelledby="history-title">
    <h3 id="history-title">
      ${words.history} ${store.workLoaded ? html`<span class="count figure">${l.number(events.length)}</span>` : nothing}
    </h3>
    ${
      store.workLoaded
        ? nothing
        : html`<p class="muted" role="status">${l.t.common.loading}</p>
          <div class="skeleton" aria-hidden="true"></div>`
    }
    ${store.workLoaded && events.length === 0 ? html`<p class="muted">${words.noHistory}</p>` : nothing}
    ${repeat(
      days,
      ([day]) => day,
      ([day, ofDay]) =>
        html`<h4 class="day figure">${dayName(day)}</h4>
          <ol class="events">
            ${repeat(
              ofDay,
              ({ id }) => id,
              (event) => entry(props, event, timeZone),
            )}
          </ol>`,
    )}
    ${
      older > 0
        ? html`<button type="button" class="button quiet older" @click=${props.more}>${words.older(older)}</button>`
        : nothing
    }
  </section>`;
}
