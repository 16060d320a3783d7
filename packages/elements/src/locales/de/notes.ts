import type { Messages } from '../messages.js';

export const notes = {
  title: 'Notizen',
  add: 'Neue Notiz',
  empty: 'Noch keine Notizen',
  emptyHint:
    'Schreiben Sie auf, was gesagt, vereinbart oder herausgefunden wurde. Andere können gleichzeitig in derselben Notiz schreiben.',
  pinned: 'Angeheftet',
  pin: 'Notiz oben anheften',
  unpin: 'Notiz lösen',
  remove: 'Notiz löschen',
  removed: 'Notiz gelöscht',
  open: 'Notiz öffnen',
  done: 'Fertig',
  by: (author: string) => `Notiz von ${author}`,
  edited: (author: string, when: string) => `Bearbeitet von ${author}, ${when}`,
  somebody: 'Jemand',
  fresh: 'Neue Notiz',
  blank: 'Leere Notiz',
  placeholder: 'Hier schreiben …',
} satisfies Messages['notes'];
