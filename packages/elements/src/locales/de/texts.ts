import type { Messages } from '../messages.js';

export const texts = {
  toolbar: 'Formatierung',
  mark: { bold: 'Fett', italic: 'Kursiv', underline: 'Unterstrichen', strike: 'Durchgestrichen' },
  kind: {
    paragraph: 'Absatz',
    heading: 'Überschrift',
    subheading: 'Zwischenüberschrift',
    bullet: 'Aufzählung',
    number: 'Nummerierte Liste',
    check: 'Checkliste',
    quote: 'Zitat',
  },
  link: 'Link',
  linkAddress: 'Adresse',
  linkHint: 'beispiel.de oder eine E-Mail-Adresse',
  linkBad: 'Das ist keine Adresse, die sich öffnen lässt.',
  linkSet: 'Link setzen',
  linkRemove: 'Link entfernen',
  undo: 'In diesem Text rückgängig machen',
  redo: 'In diesem Text wiederholen',
  loading: 'Der Text wird geladen …',
  notHere: 'Der ganze Text ist noch nicht auf diesem Gerät. Er kommt, sobald es eine Verbindung gibt.',
  editorLater:
    'Der Editor kann jetzt nicht geladen werden. Was Sie tippen, bleibt als einfacher Text erhalten.',
  saved: {
    memory: 'Wird gespeichert …',
    device: 'Auf diesem Gerät gespeichert',
    server: 'Auf dem Server gespeichert',
  },
} satisfies Messages['texts'];
