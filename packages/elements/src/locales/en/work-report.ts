/** Words of the report about what each one did, and what came of it. */
export const workReport = {
  title: (dimension: string): string => `Activities and results by ${dimension.toLowerCase()}`,
  activities: 'All activities',
  calls: 'Calls',
  meetings: 'Meetings',
  emails: 'E-mails',
  texts: 'SMS',
  tasksDone: 'Tasks done',
  offersSent: 'Offers sent',
  winRate: 'Win rate',
  wonAmount: 'Won amount',
  contacts: 'Calls, meetings and messages',
  nobody: 'Unknown',
  how: [
    'Activities by the day on which they were held and by who held them, demos among the meetings; what is only planned does not count. Tasks by who did them, offers by who sent them. An activity about no opportunity is not in it.',
    'Won and lost: by the day of the close, for the representative of then. Win rate: won ÷ (won + lost).',
    'Each figure counts what was done, and opens the opportunities that it was done for.',
  ],
};
