import type { TemplateResult } from 'lit';
import type { QueueSection } from '@firsat/model';
import * as icons from '../../icons/icons.js';

export interface SectionLook {
  readonly icon: TemplateResult;
  readonly tone: 'danger' | 'warning' | 'accent' | 'plain';
}

/** A mark and a tone for each section; both are also said in words. */
export const SECTION_LOOKS: Readonly<Record<QueueSection, SectionLook>> = {
  reminders: { icon: icons.bell, tone: 'accent' },
  'tasks-overdue': { icon: icons.alert, tone: 'danger' },
  'tasks-today': { icon: icons.circleCheck, tone: 'accent' },
  'activities-due': { icon: icons.phone, tone: 'accent' },
  'activities-coming': { icon: icons.users, tone: 'plain' },
  'tasks-coming': { icon: icons.calendar, tone: 'plain' },
  'no-next-step': { icon: icons.arrowRight, tone: 'warning' },
  'overdue-close': { icon: icons.calendar, tone: 'danger' },
  'closing-soon': { icon: icons.clock, tone: 'warning' },
  stale: { icon: icons.hourglass, tone: 'warning' },
  resume: { icon: icons.pause, tone: 'plain' },
};
