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
