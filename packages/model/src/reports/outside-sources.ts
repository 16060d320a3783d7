import type { CalendarDate, Instant } from '../calendar-date.js';
import type { MemberId, OpportunityId } from '../ids.js';
import { answerTo, criteriaOf, qualificationOf } from '../process/qualification.js';
import type { Opportunity } from '../records/opportunity.js';
import { dayInZone } from '../selectors/zone-days.js';
import type { Snapshot } from '../snapshot.js';

/** An act of the workspace that reports count (S12, S13): by its own date, and only when it took place (D24). */
export interface ReportActivity {
  readonly id: string;
  /** `meeting`, `demo`, `call`, and whatever else the workspace records. */
  readonly kind: string;
  readonly on: CalendarDate;
  /** Done or held; what is only planned does not count. */
  readonly held: boolean;
  readonly by: MemberId | null;
  /** S13: logged effort; `null` when nobody said. */
  readonly minutes: number | null;
}

/** Where reports find activities; those that are linked to several opportunities are told for each. */
export interface ActivitySource {
  activities(opportunityId: OpportunityId): Iterable<ReportActivity>;
}

/** S98: nobody asked, asked and found wanting, or found fit. */
export const QUALIFICATION_STATES = ['missing', 'low', 'qualified'] as const;
export type QualificationState = (typeof QUALIFICATION_STATES)[number];

export interface QualificationSource {
  /** The state on a day: what was found out after the loss did not help then. */
  qualification(opportunity: Opportunity, on: CalendarDate): QualificationState;
}

/**
 * The activities of the workspace: each by the day of its own time, in the zone of the workspace (D58); what nobody had said to be held by the
 * instant asked for was not held then (D23).
 */
export function workspaceActivities(
  source: Pick<Snapshot, 'children'>,
  timeZone: string,
  at: Instant,
): ActivitySource {
  return {
    *activities(opportunityId) {
      for (const { id, kind, when, held, memberId, minutes } of source.children(
        'activities',
        opportunityId,
      )) {
        const isHeld = held !== null && held.at <= at;
        yield { id, kind, on: dayInZone(when.at, timeZone), held: isHeld, by: memberId, minutes };
      }
    },
  };
}

/** What the answers say that had been given by that day. */
export function workspaceQualification(source: Pick<Snapshot, 'get'>, timeZone: string): QualificationSource {
  return {
    qualification(opportunity, on) {
      const schema = source.get('schemas', opportunity.position.schemaId);
      if (!schema) return 'missing';
      const answers = { ...opportunity.answers };
      for (const { id } of criteriaOf(schema)) {
        const given = answerTo(opportunity, id);
        if (given && dayInZone(given.at, timeZone) > on) Reflect.deleteProperty(answers, id);
      }
      const known = qualificationOf(schema, { answers });
      if (!known || known.answered === 0) return 'missing';
      return known.passedAt === null ? 'low' : 'qualified';
    },
  };
}
