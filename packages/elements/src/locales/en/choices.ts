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
