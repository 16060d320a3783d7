/** Words of the notes of an opportunity. */
export const notes = {
  title: 'Notes',
  add: 'New note',
  empty: 'No notes yet',
  emptyHint:
    'Write down what was said, agreed or found out. Colleagues can write in the same note at the same time.',
  pinned: 'Pinned',
  pin: 'Pin note to the top',
  unpin: 'Unpin note',
  remove: 'Delete note',
  removed: 'Note deleted',
  open: 'Open note',
  done: 'Done',
  by: (author: string): string => `Note by ${author}`,
  edited: (author: string, when: string): string => `Edited by ${author}, ${when}`,
  somebody: 'Somebody',
  fresh: 'New note',
  blank: 'Empty note',
  placeholder: 'Write here…',
};
