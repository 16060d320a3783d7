const opportunities = (count: number): string =>
  count === 1 ? 'an opportunity' : `${String(count)} opportunities`;

/** What the board asks and offers after its first frame. */
export const choices = {
  menu: {
    label: (title: string): string => `${title}: actions`,
    open: 'Open',
    customer: 'Open customer',
    moveTo: 'Move to stage',
    where: 'Place in the column',
    start: 'At the top',
    end: 'At the end',
    here: 'current stage',
    checklist: (done: string, total: string): string => `Checklist: ${done} of ${total} done`,
    disqualify: 'Not interested',
  },
  column: {
    addHere: 'Add an opportunity',
    toTop: 'Go to the first card',
    toEnd: 'Go to the last card',
  },
  /** The exact amounts behind the sums of a header. */
  exact: {
    oneOff: 'One-off',
    recurring: 'Recurring (monthly)',
    ofWhichMonthly: 'from monthly prices',
    ofWhichYearly: 'from yearly prices, per year',
    weightedOneOff: 'Weighted, one-off',
    weightedRecurring: 'Weighted, monthly',
    unpricedRow: 'Without a price',
    filteredOf: 'Total without the filter',
  },
  someone: 'A colleague',
  /** What others did meanwhile, for those who listen. */
  digest: {
    created: (who: string, count: number): string => `${who} added ${opportunities(count)}`,
    moved: (who: string, count: number): string => `${who} moved ${opportunities(count)}`,
    changed: (who: string, count: number): string => `${who} changed ${opportunities(count)}`,
    deleted: (who: string, count: number): string => `${who} deleted ${opportunities(count)}`,
  },
  look: {
    parts: 'Part of the process',
    part: { both: 'All', sale: 'Sale', delivery: 'Delivery and collection' },
    sort: 'What the cards of a column stand by',
    byHand: 'Sorted by hand',
    sorts: {
      weighted: 'By effect (weighted value)',
      price: 'By price',
      expectedClose: 'By expected close',
      priority: 'By priority',
      lastTouched: 'By last activity',
    },
    direction: { up: 'ascending', down: 'descending' },
    turn: (direction: string): string => `Direction: ${direction}`,
    notByHand: (sort: string): string =>
      `Sorted otherwise than by hand (${sort}): moving a card changes its stage only, not its place in the column.`,
  },
  conflict: {
    movedTitle: 'This card was moved meanwhile',
    moved: (who: string, stage: string): string => `${who} moved this card to ${stage} while you held it.`,
    moveAnyway: (stage: string): string => `Move it to ${stage} anyway`,
    leave: (stage: string): string => `Leave it in ${stage}`,
    deletedTitle: 'This opportunity was deleted meanwhile',
    deleted: (who: string): string => `${who} deleted this opportunity while you held it.`,
    restoreAndMove: (stage: string): string => `Restore it and move it to ${stage}`,
    leaveDeleted: 'Leave it deleted',
  },
};
