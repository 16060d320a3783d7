/** Words of repeating a sale and of looking back at one. */
export const review = {
  repeat: 'Repeat',
  repeatHint:
    'A new open opportunity with the same customer, price and period. History, result and activities stay here.',
  description: 'Description',
  lines: (count: number): string => `Products and services (${String(count)})`,
  links: (count: number): string => `Links (${String(count)})`,
  nextTerm: (from: string): string => `Next term: from ${from}`,
  create: 'Create the copy',
  created: (description: string): string => `“${description}” created`,
  look: 'Look back',
  noAverage: '–',
  measure: 'Measure',
  this: 'This one',
  won: (count: number): string => `Won (${String(count)})`,
  lost: (count: number): string => `Lost (${String(count)})`,
  averages: 'Compared with the average of won and lost ones',
  rows: {
    days: 'Days',
    meetings: 'Meetings',
    calls: 'Calls',
    activities: 'All activities',
    tasks: 'Tasks done',
    minutes: 'Minutes',
  },
  stages: 'Time in stages',
  inDays: (days: string): string => `${days} d`,
  price: 'Price then and now',
  slips: 'Expected close',
  pushes: (count: number): string =>
    count === 1 ? 'moved later once' : `moved later ${String(count)} times`,
  pulls: (count: number): string =>
    count === 1 ? 'moved earlier once' : `moved earlier ${String(count)} times`,
  slip: (days: number): string =>
    days === 0
      ? 'as first expected'
      : days > 0
        ? `${String(days)} days later than first expected`
        : `${String(-days)} days earlier than first expected`,
};
