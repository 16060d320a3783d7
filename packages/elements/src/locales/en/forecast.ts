/** Words of the forecast. */
export const forecast = {
  mode: 'Recurring prices',
  modes: {
    bookings: 'Bookings: first-year value at the close',
    schedule: 'Schedule: month by month as it comes in',
  },
  modeShort: { bookings: 'bookings', schedule: 'schedule' },
  window: 'Months',
  windows: { year: 'This fiscal year', ahead: 'Twelve months from now', next: 'Next fiscal year' },
  kinds: { won: 'Won', weighted: 'Weighted open', best: 'Best case', expected: 'Expected' },
  recurring: 'of it recurring',
  titles: {
    month: (mode: string) => `By month, ${mode}`,
    quarter: (mode: string) => `By quarter, ${mode}`,
  },
  apart: { month: 'In no month', quarter: 'In no quarter' },
  thisQuarter: (quarter: string) => `Expected in ${quarter}`,
  target: 'Target',
  reached: 'Expected ÷ target',
  missing: 'Missing to the target',
  ofTarget: (share: string, target: string) => `${share} of the target ${target}`,
  stillMissing: (amount: string) => `${amount} missing`,
  targets: {
    of: {
      company: 'Targets are the company’s quotas by first-year value.',
      members:
        'Where the company has no quota of its own, the target is the sum of its representatives’ quotas by first-year value.',
    },
    none: 'No quotas by first-year value cover these days whole, so there is no target.',
    why: {
      filter: 'No target is shown: quotas are for all that is sold, and a filter is set.',
      schedule: 'No target is shown: quotas are about what is booked, not about when it comes in.',
      none: 'No target is shown: there are no quotas.',
    },
  },
  place: 'Expected close',
  undated: 'Undated',
  overdue: 'Overdue',
  opportunities: 'Open opportunities',
  column: (kind: string, currency: string) => `${kind}, ${currency}`,
  measure: (currency: string, mode: string) => `${currency}, ${mode}`,
  remark: {
    bookings: 'Bookings: a recurring price counts with its first-year value in the month of the close.',
    schedule:
      'Schedule: a recurring price counts in each month in which it comes in, from the month of the close.',
  },
  how: [
    'Won: by the day of the win, as it was then. Weighted open: price × probability, by the expected close. Best case: as if all that is open were won.',
    'Opportunities without an expected close, or whose expected close has passed, stand in places of their own, never in this month.',
    'Expected: won and weighted open together. The target is what quotas by first-year value were set to for exactly those days; a quota is never cut into pieces.',
    'Sums are exact and rounded once; currencies stand beside each other.',
  ],
  board: {
    title: 'Expected close by month',
    hint: 'Drag a card to another month, or choose the month at its foot: the day of the month stays if that month has it, else it is its last day.',
    list: (month: string, count: string) => `${month}, ${count} open`,
    empty: 'Nothing is expected here',
    move: (name: string) => `Move ${name} to another month`,
    moved: (name: string, day: string) => `“${name}” is expected on ${day} now`,
    undated: (name: string) => `“${name}” has no expected close now`,
    more: (count: string) => `Show ${count} more`,
  },
};
