import type { QueueSection } from '@firsat/model';

const days = (count: number): string => (count === 1 ? '1 day' : `${String(count)} days`);

/** Words of the work queue. */
export const queue = {
  label: 'Work queue',
  open: (count: number): string =>
    count === 1 ? '1 open opportunity' : `${String(count)} open opportunities`,
  /** S10: opportunities, however many lines each has. */
  needing: (count: number): string =>
    count === 1 ? '1 opportunity needs work' : `${String(count)} opportunities need work`,
  needs: (count: number): string => (count === 1 ? '1 thing to do' : `${String(count)} things to do`),
  whose: 'Whose work',
  mine: 'For me',
  all: 'For all',
  sections: {
    reminders: 'Reminders',
    'tasks-overdue': 'Overdue tasks',
    'tasks-today': 'Tasks for today',
    'activities-due': 'Calls and meetings to hold',
    'activities-coming': 'Planned calls and meetings',
    'tasks-coming': 'Coming tasks',
    'no-next-step': 'No next step',
    'overdue-close': 'Expected close has passed',
    'closing-soon': 'Closing soon',
    stale: 'Stale',
    resume: 'To be resumed',
  } satisfies Record<QueueSection, string>,
  more: (count: number): string => `Show ${String(count)} more`,
  loading: 'Looking for what needs you…',
  done: {
    title: 'All done',
    text: 'Nothing waits for you right now.',
    next: (what: string, when: string): string => `Next: ${what}, ${when}`,
  },
  none: { title: 'No open opportunities', text: 'What needs work will stand here as soon as there is some.' },
  overdue: (count: number): string => `${days(count)} overdue`,
  closesToday: 'Expected today',
  closesTomorrow: 'Expected tomorrow',
  closesIn: (count: number): string => `Expected in ${days(count)}`,
  resumeOn: (day: string): string => `Was to be resumed: ${day}`,
  actions: {
    menu: (title: string): string => `Actions: ${title}`,
    step: 'Add next step',
    close: 'New expected close',
    resume: 'Resume',
    later: 'Later',
  },
  said: {
    resumed: (title: string): string => `“${title}”: open again`,
    closes: (title: string, when: string): string => `“${title}”: expected close ${when}`,
  },
  stepFor: (title: string): string => `Next step: ${title}`,
  snoozeFor: (title: string): string => `Snooze: ${title}`,
  rescheduleFor: (title: string): string => `Reschedule: ${title}`,
  settings: {
    title: 'Work queue settings',
    closingDays: 'Closing soon: days before',
    closingHint: 'Up to five numbers, such as 7, 3, 1',
    workingDays: 'Idle days are working days (no weekends, no holidays)',
    holidays: 'Holidays',
    holidaysHint: 'One date per line',
    stale: 'How many days make a stage stale is set in the stage schemas.',
    notifications: 'Notifications of this browser',
    allow: 'Allow notifications',
    allowed: 'Allowed: reminders also show outside of this page.',
    blocked: 'Blocked in the settings of the browser.',
    unread: (line: string): string => `“${line}” cannot be read.`,
  },
};
