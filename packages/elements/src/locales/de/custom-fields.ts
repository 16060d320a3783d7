import type { Messages } from '../messages.js';

export const customFields = {
  label: 'Felder des Arbeitsbereichs',
  none: 'Was Ihr Team von jedem Verkauf wissen will, kann ein eigenes Feld sein.',
  nameOf: (label: string) => `Name von ${label}`,
  namePlaceholder: 'Region, Maschine, Ausschreibungsnummer …',
  kindStays: 'Die Art bleibt, wie sie gewählt ist; der Name lässt sich jederzeit ändern.',
  uses: (count: number) => (count === 0 ? 'nicht verwendet' : `in ${String(count)}`),
  archive: (label: string) => `${label} archivieren`,
  restore: (label: string) => `${label} zurückholen`,
  archived: (label: string) => `${label} archiviert; die Werte bleiben erhalten.`,
  archivedTitle: (count: number) => `Archivierte Felder (${String(count)})`,
  isArchived: 'archiviert',
  optionsOf: (label: string) => `Auswahlmöglichkeiten von ${label}`,
  newOption: 'Neue Möglichkeit, Eingabetaste fügt sie hinzu',
  newOptionOf: (label: string) => `Neue Auswahlmöglichkeit von ${label}`,
  up: (label: string) => `${label} nach oben`,
  down: (label: string) => `${label} nach unten`,
} satisfies Messages['customFields'];
