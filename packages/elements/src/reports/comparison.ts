import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { addDays, type CalendarDate, type DateRange, type DaySpan, type RangeEnv } from '@firsat/model';
import { addMonths, dayInMonth } from '@firsat/model/reports';
import { spanWords } from '../components/opportunity-filters/condition-words.js';
import type { Localizer } from '../locales/localizer.js';
import type { ReportDefinition } from './report-definition.js';
import { choiceTemplate } from './report-parts.js';
import { previousSpan } from './report-period.js';

/** How long ago a report that tells what is now can be compared with; the first is the usual one. */
const PASTS = ['week', 'month', 'quarter', 'year'] as const;
export type Past = (typeof PASTS)[number];

/** What a report is compared with: the days before, or how it stood at the end of a day. */
export type Comparison =
  | { readonly kind: 'period'; readonly span: DaySpan }
  | { readonly kind: 'past'; readonly day: CalendarDate };

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

export function pastOf(chosen: string | undefined): Past {
  return PASTS.find((each) => each === chosen) ?? PASTS[0];
}

/** The day so long before another: the same day of the week or of the month, or the last one that the month has. */
function dayBefore(day: CalendarDate, past: Past): CalendarDate {
  return past === 'week' ? addDays(day, -7) : dayInMonth(day, addMonths(day.slice(0, 7), -MONTHS[past]));
}

/** `null` where there is nothing to compare with. */
export function comparisonOf(
  kind: ReportDefinition['comparison'],
  range: DateRange | null,
  env: RangeEnv,
  past: Past,
): Comparison | null {
  if (kind === 'none') return null;
  if (kind === 'past') return { kind, day: dayBefore(env.today, past) };
  const span = previousSpan(range, env);
  return span && { kind: 'period', span };
}

interface ComparisonChoices {
  readonly kind: ReportDefinition['comparison'];
  readonly range: DateRange | null;
  readonly isAsked: boolean;
  readonly past: Past;
  readonly found: Comparison | null;
  readonly ask: (isAsked: boolean) => void;
  readonly choose: (past: Past) => void;
}

/** Whether a report is compared, where that can be how long ago, and with which days. */
export function comparisonTemplate(
  l: Localizer,
  { kind, range, isAsked, past, found, ask, choose }: ComparisonChoices,
): TemplateResult | typeof nothing {
  const { reports } = l.t;
  if (kind === 'none' || (kind !== 'past' && range === null)) return nothing;
  const values = PASTS.map((value) => ({ value, label: reports.pasts[value] }));
  return html`<label class="compare"
      ><input
        type="checkbox"
        .checked=${live(isAsked)}
        @change=${(event: Event) => {
          ask((event.currentTarget as HTMLInputElement).checked);
        }}
      />${kind === 'past' ? reports.comparePast : reports.compare}</label
    >${
      kind === 'past' && isAsked
        ? choiceTemplate({ key: 'past', label: reports.past, values }, past, (value) => {
            choose(pastOf(value));
          })
        : nothing
    }${
      found
        ? html`<p class="hint figure">
            ${
              found.kind === 'past'
                ? reports.comparedWithPast(l.date(found.day, 'full'))
                : reports.comparedWith(spanWords(l, found.span))
            }
          </p>`
        : nothing
    }`;
}
