import type { CalendarDate } from '../calendar-date.js';
import type { MemberId, OpportunityId } from '../ids.js';

/** An act of the workspace that reports count (S12, S13): by its own date, and only when it took place (D24). */
export interface ReportActivity {
  readonly id: string;
  /** `meeting`, `call`, and whatever else the workspace records. */
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
  qualification(opportunityId: OpportunityId, on: CalendarDate): QualificationState;
}
