/** Words of the reports about what became of opportunities. */
export const outcomeReports = {
  created: 'Created',
  winRate: 'Win rate',
  ended: 'Results',
  daysToWin: 'Mean time to win',
  wonAmount: 'Won amount',
  by: (dimension: string): string => `Results by ${dimension.toLowerCase()}`,
  byValue: (percent: string, currency: string, kind: string): string =>
    `by value ${percent} (${currency}, ${kind})`,
  abandonedBeside: 'Not in the rate',
  abandonedCounts: 'Counts in the rate',
  severalProducts:
    'An opportunity with several products stands with each of them, so the rows may come to more than the total.',
  reasons: { lost: 'Reasons for losses', abandoned: 'Reasons for giving up' },
  reasonsBy: (dimension: string): string => `Reasons by ${dimension.toLowerCase()}`,
  byReason: 'By reason',
  lostAmount: { lost: 'Lost amount', abandoned: 'Abandoned amount' },
  mostFrequent: 'Most frequent reason',
  createdAndWon: 'Created and won',
  poorlyQualified: 'Not qualified when lost',
  lossesByQualification: 'Losses by qualification',
  qualification: 'Qualification on the day of the loss',
  qualificationStates: { missing: 'Nobody asked', low: 'Below the threshold', qualified: 'Qualified' },
  how: {
    outcomes:
      'Won ÷ (won + lost), of the opportunities whose sale ended in the period, by the day of the close. By value, each currency and one-off and recurring prices for themselves; recurring ones per year.',
    abandoned: 'What was given up is no loss: it is shown beside the rate and not counted in it.',
    abandonedIn: 'What was given up counts in the rate, as not won.',
    days: 'Days to the win: from the start date to the day of the win.',
    losses:
      'Opportunities lost in the period, by the day of the loss. Stage and representative are those of the loss; what is done afterwards moves nothing.',
    givenUp:
      'Opportunities given up in the period, by that day. Their reasons are a list of their own and never mixed with losses.',
    members:
      'Created: by who created it, on the day of creation, whoever works on it now. Won: by the representative on the day of the win; a later change of hands moves nothing.',
    qualification:
      'Losses of the period by how the criteria of their stage schema had been answered on the day of the loss; what was found out later does not count. Win rate: won ÷ (won + lost) with the same qualification.',
  },
};
