import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { addDays, dateInZone, type CalendarDate } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { memberName } from '../../fields/options.js';
import { clockWords } from '../../fields/when-words.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import type { ShownEntry, TimelineKind, TimelineSource } from './timeline-sources.js';

/** How many entries are shown at first, and how many more at a time. */
export const PAGE = 30;

export interface TimelineProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  /** Oldest first. */
  readonly entries: readonly ShownEntry[];
  /** Of which there is something. */
  readonly sources: readonly TimelineSource[];
  readonly kind: TimelineKind | null;
  readonly shown: number;
  readonly today: CalendarDate;
  readonly more: () => void;
  readonly choose: (kind: TimelineKind | null) => void;
  readonly exportCsv: () => void;
}

function entryLine({ l, store }: TimelineProps, entry: ShownEntry, timeZone: string): TemplateResult {
  const words = entry.words();
  return html`<li class="event ${entry.gone ? 'gone' : ''}" data-kind=${entry.source.kind}>
    <span class="event-icon ${entry.tone ?? ''}">${entry.icon}</span>
    <div class="event-text">
      <p>
        <span class="event-label">${words.label}</span>
        ${
          words.from === undefined
            ? nothing
            : html`<span class="event-from">${words.from}</span>
              <span class="arrow" aria-hidden="true">→</span>
              <span class="visually-hidden">${l.t.timeline.becomes}</span>`
        }
        ${words.to === undefined ? nothing : html`<span class="event-to">${words.to}</span>`}
        ${(words.marks ?? []).map((mark) => html`<span class="mark">${mark}</span>`)}
      </p>
      ${words.more ? html`<p class="event-more">${words.more}</p>` : nothing}
      <p class="event-by figure">
        ${memberName(store, entry.by) ?? l.t.common.unknownPerson} ·
        <time datetime=${new Date(entry.at).toISOString()}>${clockWords(entry.at, timeZone, l)}</time>
      </p>
    </div>
  </li>`;
}

function tools({ l, sources, kind, choose, exportCsv, entries }: TimelineProps): TemplateResult {
  const { timeline } = l.t;
  const chip = (of: TimelineKind | null, label: string): TemplateResult =>
    html`<button
      type="button"
      class="button kind"
      data-kind=${of ?? 'all'}
      aria-pressed=${kind === of ? 'true' : 'false'}
      @click=${() => {
        choose(of);
      }}
    >
      ${label}
    </button>`;
  return html`<div class="timeline-tools">
    <div class="kinds" role="group" aria-label=${timeline.filter}>
      ${sources.length > 1 || kind !== null ? [chip(null, timeline.everything), ...sources.map((source) => chip(source.kind, source.label(l)))] : nothing}
    </div>
    ${
      entries.length === 0
        ? nothing
        : html`<button type="button" class="button quiet export" @click=${exportCsv}>
            ${icons.download} ${timeline.export}
          </button>`
    }
  </div>`;
}

/** What happened about an opportunity (S9, D14): newest first, by day of the workspace's zone; older entries come on demand. */
export function timeline(props: TimelineProps): TemplateResult {
  const { l, store, entries, shown, today, kind } = props;
  const words = l.t.detail;
  const timeZone = store.settings?.timeZone ?? 'Europe/Istanbul';
  const visible = entries.slice(-shown).reverse();
  const days = new Map<CalendarDate, ShownEntry[]>();
  for (const entry of visible) {
    const day = dateInZone(entry.at, timeZone);
    const known = days.get(day);
    if (known) known.push(entry);
    else days.set(day, [entry]);
  }
  const dayName = (day: CalendarDate): string =>
    day === today ? words.today : day === addDays(today, -1) ? l.t.timeline.yesterday : l.date(day, 'full');
  const older = entries.length - visible.length;
  return html`<section class="history" aria-labelledby="history-title">
    <h3 id="history-title">
      ${words.history} ${store.workLoaded ? html`<span class="count figure">${l.number(entries.length)}</span>` : nothing}
    </h3>
    ${
      store.workLoaded
        ? tools(props)
        : html`<p class="muted" role="status">${l.t.common.loading}</p>
          <div class="skeleton" aria-hidden="true"></div>`
    }
    ${store.workLoaded && entries.length === 0 ? html`<p class="muted">${kind === null ? l.t.timeline.noHistory : l.t.timeline.nothing}</p>` : nothing}
    ${repeat(
      days,
      ([day]) => day,
      ([day, ofDay]) =>
        html`<h4 class="day figure">${dayName(day)}</h4>
          <ol class="events">
            ${repeat(
              ofDay,
              ({ id, source }) => `${source.kind} ${id}`,
              (entry) => entryLine(props, entry, timeZone),
            )}
          </ol>`,
    )}
    ${
      older > 0
        ? html`<button type="button" class="button quiet older" @click=${props.more}>${l.t.timeline.older(older)}</button>`
        : nothing
    }
  </section>`;
}
