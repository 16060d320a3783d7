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
  kinds: { won: 'Won', weighted: 'Weighted open', best: 'Best case' },
  recurring: 'of it recurring',
  title: (mode: string) => `By month, ${mode}`,
  month: 'Month',
  apart: 'In no month',
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
