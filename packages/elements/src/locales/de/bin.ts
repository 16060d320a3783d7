import type { Messages } from '../messages.js';

export const bin = {
  title: 'Papierkorb',
  search: 'Papierkorb durchsuchen',
  kind: 'Zeigen',
  kinds: {
    all: 'Alles',
    opportunities: 'Verkaufschancen',
    contacts: 'Kontakte',
    products: 'Produkte und Leistungen',
  },
  kindOf: { opportunities: 'Verkaufschance', contacts: 'Kontakt', products: 'Produkt' },
  deleted: (when: string, who: string) => `Gelöscht ${when} · ${who}`,
  edited: (who: string, when: string) =>
    `${who} hat daran gearbeitet, ohne von der Löschung zu wissen (${when}). Diese Änderung kommt mit zurück.`,
  withIt: (count: string) => `Damit verbunden: ${count} Aufgaben, Notizen, Positionen und dergleichen`,
  choose: (name: string) => `Auswählen: ${name}`,
  open: (name: string) => `Öffnen: ${name}`,
  chooseAll: 'Alle gezeigten auswählen',
  chosen: (count: string) => `${count} ausgewählt`,
  restore: 'Wiederherstellen',
  restoreOne: (name: string) => `Wiederherstellen: ${name}`,
  restoreChosen: 'Ausgewählte wiederherstellen',
  restored: (name: string) => `„${name}“ ist wieder da`,
  restoredMany: (count: string) => `${count} Datensätze sind wieder da`,
  more: (count: string) => `${count} weitere zeigen`,
  empty: 'Der Papierkorb ist leer',
  emptyHint: 'Was gelöscht wird, wartet hier mit allem, was daran hängt, bis es jemand zurückholt.',
  nothingFound: 'Nichts im Papierkorb passt dazu.',
} satisfies Messages['bin'];
