/** Words of the timeline: what happened, of every kind (S9). */
export const timeline = {
  everything: 'Everything',
  filter: 'Show',
  history: 'Changes',
  activities: 'Calls & meetings',
  tasks: 'Tasks',
  notes: 'Notes',
  reminders: 'Reminders',
  taskAdded: 'Task added',
  taskDone: 'Task done',
  note: 'Note',
  reminderSet: 'Reminder set',
  reminderDone: 'Reminder done',
  nothing: 'Nothing of this kind yet.',
  export: 'Export (CSV)',
  exported: (count: number): string =>
    count === 1 ? '1 entry exported' : `${String(count)} entries exported`,
  columns: {
    at: 'When',
    kind: 'Kind',
    what: 'What',
    from: 'Before',
    to: 'After',
    details: 'Details',
    who: 'Who',
  },
};
