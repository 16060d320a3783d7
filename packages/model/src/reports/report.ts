import { dateInZone, type CalendarDate, type Instant } from '../calendar-date.js';
import { compileFilter } from '../filter/compile-filter.js';
import type { DaySpan } from '../filter/date-range.js';
import { isFiltering, NO_FILTER, type OpportunityFilter } from '../filter/opportunity-filter.js';
import type { OpportunityId, StageId } from '../ids.js';
import type { Opportunity, StatusValue } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import type { Stage } from '../records/stage-schema.js';
import { resolveStage } from '../selectors/stage-resolution.js';
import { dayInZone } from '../selectors/zone-days.js';
import {
  workspaceActivities,
  workspaceQualification,
  type ActivitySource,
  type QualificationSource,
} from './outside-sources.js';
import { childrenAt } from './past-source.js';
import type { Step } from './event-log.js';
import type { Replay } from './replay.js';
import { closedState } from './closed-state.js';
import { rateDay, ratedOn } from './converted.js';
import type { Rates } from './rates.js';
import { NOW, stateAt, statusesAt, staysAt, valueAt, type Stay } from './state.js';
import { LEFT_OUT, Tallies, type Entry } from './tallies.js';
import type { ExclusionCode } from './figure.js';

/** What reports read. */
export interface ReportSource extends Pick<
  Snapshot,
  'get' | 'list' | 'removed' | 'history' | 'children' | 'settings'
> {
  /** Calls, meetings and the like (S12). Default: those of the workspace. */
  readonly activities?: ActivitySource;
  /** What is known of the qualification of an opportunity (S98). Default: by the answers to the criteria of its schema. */
  readonly qualification?: QualificationSource;
}

/** What is asked of any report. */
export interface ReportQuery {
  readonly now: Instant;
  /** D23: the instant at which everything is looked at; `null` = now, with all that is known. */
  readonly asOf?: Instant | null;
  readonly filter?: OpportunityFilter;
  /** Days that count, both ends included; open ends for all. What "in" the period means, each report says. */
  readonly period?: DaySpan;
  /** D61: month in which the fiscal year begins, 1–12. */
  readonly fiscalStart?: number;
  readonly timeZone?: string;
  /** D39: amounts are told in the currency of these rates, too. */
  readonly rates?: Rates | undefined;
}

/** A query with everything worked out that does not depend on the single opportunity. */
export interface ReportContext {
  readonly source: ReportSource;
  /** What hangs on an opportunity at the instant asked for (D23). */
  readonly children: Snapshot['children'];
  readonly activities: ActivitySource;
  readonly qualification: QualificationSource;
  /** For replays: `NOW` (everything counts) or the instant asked for. */
  readonly at: Instant;
  /** For durations: the instant asked for, or now. */
  readonly instant: Instant;
  readonly today: CalendarDate;
  readonly timeZone: string;
  readonly fiscalStart: number;
  readonly period: DaySpan;
  readonly filter: OpportunityFilter;
  readonly rates: Rates | undefined;
  readonly matches: (opportunity: Opportunity) => boolean;
  /** Where cards of a stage stand now (D9), looked up once for each stage. */
  readonly standing: (stageId: StageId) => Stage | undefined;
  /** The stage of a record as it stood; none when that is of another schema (D10). */
  readonly stageOf: (state: Opportunity) => Stage | undefined;
}

const ALWAYS: DaySpan = Object.freeze({ from: null, to: null });

export function reportContext(source: ReportSource, query: ReportQuery): ReportContext {
  const asOf = query.asOf ?? null;
  const timeZone = query.timeZone ?? source.settings?.timeZone ?? 'Europe/Istanbul';
  const instant = asOf ?? query.now;
  const today = dateInZone(instant, timeZone);
  const filter = query.filter ?? NO_FILTER;
  const fiscalStart = query.fiscalStart ?? source.settings?.fiscalStart ?? 1;
  const get: ReportSource['get'] = (collection, id) => source.get(collection, id);
  const standing = standingStages(source);
  const children: Snapshot['children'] =
    asOf === null ? (collection, id) => source.children(collection, id) : childrenAt(source, asOf);
  return {
    source,
    children,
    activities: source.activities ?? workspaceActivities({ children }, timeZone, asOf ?? NOW),
    qualification: source.qualification ?? workspaceQualification(source, timeZone),
    at: asOf ?? NOW,
    instant,
    today,
    timeZone,
    fiscalStart,
    period: query.period ?? ALWAYS,
    standing,
    stageOf: ({ position }) => {
      const stage = standing(position.stageId);
      return stage?.schemaId === position.schemaId ? stage : undefined;
    },
    filter,
    rates: query.rates,
    matches: isFiltering(filter) ? compileFilter(filter, { today, fiscalStart, timeZone, get }) : () => true,
  };
}

function standingStages(source: ReportSource): ReportContext['standing'] {
  const known = new Map<StageId, Stage | undefined>();
  return (stageId) => {
    let stage = known.get(stageId);
    if (stage === undefined && !known.has(stageId))
      known.set(stageId, (stage = resolveStage(source, stageId).stage));
    return stage;
  };
}

export function inPeriod({ from, to }: DaySpan, day: CalendarDate): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}

export function dayOf({ timeZone }: Pick<ReportContext, 'timeZone'>, at: Instant): CalendarDate {
  return dayInZone(at, timeZone);
}

/** One opportunity as reports see it: its state at the instant asked for, and what led there. */
export class Subject {
  readonly id: OpportunityId;
  readonly replay: Replay;
  readonly state: Opportunity;
  readonly #at: Instant;
  #stays: readonly Stay[] | undefined;
  #statuses: readonly Step<StatusValue>[] | undefined;
  #closed: Opportunity | undefined;

  constructor(replay: Replay, state: Opportunity, at: Instant) {
    this.id = replay.opportunity.id;
    this.replay = replay;
    this.state = state;
    this.#at = at;
  }

  get stays(): readonly Stay[] {
    return (this.#stays ??= staysAt(this.replay, this.#at));
  }

  get statuses(): readonly Step<StatusValue>[] {
    return (this.#statuses ??= statusesAt(this.replay, this.#at));
  }

  /** The state, but what the close has fixed as it was then: whoever is made its representative afterwards, and wherever it is moved (D41). */
  get closed(): Opportunity {
    return (this.#closed ??= closedState(this));
  }

  /** What a register was at an earlier instant, as the one asked for knows it. */
  valueAt<T>(register: string, then: Instant): T {
    return valueAt<T>(this.replay, this.#at, register, then);
  }
}

/** `null` when it was not there then, or is not asked for. */
export function subjectOf(
  replay: Replay,
  { at, matches, source }: Pick<ReportContext, 'at' | 'matches' | 'source'>,
): Subject | null {
  const state = stateAt(replay, at, source);
  return state && matches(state) ? new Subject(replay, state, at) : null;
}

export type Tell = (entry: Entry) => unknown;

/** A report: what each opportunity adds to it, and what that comes to. The parts add up, so it can be kept up to date change by change. */
export interface Report<R> {
  readonly tell: (subject: Subject, context: ReportContext, tell: Tell) => void;
  /** For reports about what is no longer there, or was not yet: told of every history, instead of `tell`. */
  readonly watch?: (replay: Replay, context: ReportContext, tell: Tell) => void;
  readonly result: (tallies: Tallies, context: ReportContext) => R;
}

/** An entry for what is left out. */
export function leftOut(code: ExclusionCode): Entry {
  let entry = exclusions.get(code);
  if (!entry) exclusions.set(code, (entry = Object.freeze({ group: LEFT_OUT, part: code })));
  return entry;
}

const exclusions = new Map<ExclusionCode, Entry>();

/** A report computed at once. */
export function runReport<R>(report: Report<R>, subjects: Iterable<Subject>, context: ReportContext): R {
  const tallies = new Tallies(context.rates);
  const listener = new Listener();
  for (const subject of subjects)
    tallies.put(subject.id, listener.hear(report, subject.replay, subject, context));
  return report.result(tallies, context);
}

/** Hears reports out. The list is the same for all, and read before the next one is heard: most of ten thousand lists would be of nothing. */
export class Listener {
  readonly #entries: Entry[] = [];
  readonly #tell: Tell = (entry) => this.#entries.push(entry);

  /** What a history adds to a report; `null`: it is not asked for at the instant. */
  hear(
    report: Report<unknown>,
    replay: Replay,
    subject: Subject | null,
    context: ReportContext,
  ): readonly Entry[] {
    const entries = this.#entries;
    entries.length = 0;
    const { rates } = context;
    const tell = rates && subject ? this.#rated(rates, rateDay(subject.state, context.today)) : this.#tell;
    if (report.watch) report.watch(replay, context, tell);
    else if (subject) report.tell(subject, context, tell);
    if (rates && entries.some(({ price, rated }) => price?.price && rated && rated.rate === undefined))
      entries.push(leftOut('no-rate'));
    return entries;
  }

  /** D39: each price is told with what it comes to at a day's rates. */
  #rated(rates: Rates, day: CalendarDate): Tell {
    return (entry) =>
      this.#entries.push(entry.price ? { ...entry, rated: ratedOn(entry.price, rates, day) } : entry);
  }
}
