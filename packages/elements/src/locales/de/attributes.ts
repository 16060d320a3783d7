import type { Messages } from '../messages.js';

export const attributes = {
  tags: 'Schlagwörter',
  addTag: 'Schlagwort eingeben, Eingabetaste fügt es hinzu',
  removeTag: (tag: string) => `Schlagwort entfernen: ${tag}`,
  priority: 'Priorität',
  levels: ['Keine', 'Niedrig', 'Mittel', 'Hoch'],
  fields: 'Felder dieses Arbeitsbereichs',
  noFields: 'Was Ihr Team von jedem Verkauf wissen will, kann ein eigenes Feld sein.',
  choose: 'Auswählen …',
  pick: 'Tag auswählen',
  editFields: 'Felder bearbeiten …',
  newField: 'Neues Feld',
  name: 'Name',
  kind: 'Art',
  kinds: {
    text: 'Text',
    number: 'Zahl',
    money: 'Betrag',
    date: 'Datum',
    choice: 'Auswahl',
    person: 'Person',
    flag: 'Ja oder Nein',
  },
  options: 'Auswahlmöglichkeiten, mit Kommas getrennt',
} satisfies Messages['attributes'];
