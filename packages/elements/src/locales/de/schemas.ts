import type { Messages } from '../messages.js';

const opportunities = (count: number): string =>
  count === 1 ? '1 Verkaufschance' : `${String(count)} Verkaufschancen`;

export const schemas = {
  title: 'Phasenschemas',
  add: 'Neu',
  addTitle: 'Neues Phasenschema',
  titlePlaceholder: 'Zum Beispiel: Dienstleistungen',
  startFrom: 'Phasen',
  emptyTemplate: 'Leer beginnen',
  emptyTemplateHint: 'Sie fügen die Phasen selbst hinzu.',
  stages: (count: number) => (count === 1 ? '1 Phase' : `${String(count)} Phasen`),
  inUse: (count: number) => opportunities(count),
  isDefault: 'Standard',
  isDefaultHint: 'Neue Verkaufschancen beginnen mit diesem Schema',
  makeDefault: 'Zum Standard machen',
  archive: 'Archivieren',
  archived: (count: number) => `Archiv (${String(count)})`,
  restore: (name: string) => `Wiederherstellen: ${name}`,
  none: 'Noch kein Phasenschema',
  noneHint: 'Beschreiben Sie mit einem Schema, welche Phasen ein Verkauf durchläuft.',
  back: 'Phasenschemas',
  schemaTitle: 'Titel des Schemas',
  schemaGone: 'Dieses Schema ist archiviert. Stellen Sie es wieder her, um es zu ändern.',
  schemaMissing: 'Dieses Schema gibt es hier nicht.',
  archiveRefused: {
    isDefault: 'Das Standardschema kann nicht archiviert werden. Machen Sie zuerst ein anderes zum Standard.',
    used: (count: number) =>
      `${opportunities(count)} in diesem Schema. Verschieben Sie sie zuerst in ein anderes Schema.`,
  },
  defaultRefused: 'Das Standardschema braucht mindestens eine Phase.',
  stageList: 'Phasen',
  noStages: 'Dieses Schema hat noch keine Phasen. Fügen Sie die erste hinzu.',
  columns: {
    name: 'Phase',
    probability: 'Wahrscheinlichkeit',
    phase: 'Teil',
    cards: 'Verkaufschancen',
  },
  addStage: 'Neue Phase',
  addStagePlaceholder: 'Phase hinzufügen, Eingabetaste macht weiter',
  stageName: (name: string) => `Name der Phase: ${name}`,
  probabilityOf: (name: string) => `Wahrscheinlichkeit (Prozent): ${name}`,
  probabilityHint:
    'Wie wahrscheinlich Verkaufschancen in dieser Phase gewonnen werden. Für gewichtete Summen.',
  phaseOf: (name: string) => `Teil: ${name}`,
  phases: { pre: 'Verkauf', win: 'Gewinn', post: 'Nach dem Verkauf' },
  colorOf: (name: string, color: string) => `Farbe: ${name}, ${color}`,
  color: 'Farbe',
  colors: {
    slate: 'Grau',
    blue: 'Blau',
    teal: 'Türkis',
    green: 'Grün',
    amber: 'Bernstein',
    orange: 'Orange',
    rose: 'Rosa',
    violet: 'Violett',
  },
  guidance: 'Anleitung',
  guidanceOf: (name: string) => `Anleitung: ${name}`,
  guidancePlaceholder:
    'Was soll in dieser Phase getan oder bekannt sein? Erscheint auf der Karte und in den Einzelheiten.',
  stale: {
    of: (name: string) => `Ohne Bewegung nach: ${name}`,
    staleAfter: 'Ohne Bewegung nach',
    rottenAfter: 'Lange ohne Bewegung nach',
    unit: 'Tagen',
    never: 'nie',
    hint: 'Tage ohne Aktivität. Ein Schritt, der für diese Tage geplant ist, zählt als Aktivität.',
  },
  cardsHere: (count: number) => `${opportunities(count)} in dieser Phase`,
  actionsOf: (name: string) => `Aktionen: ${name}`,
  rules: 'Regeln, Checkliste und Kontakte …',
  qualification: 'Qualifizierung und Segmente',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  archiveStage: 'Archivieren …',
  reorder: (name: string) => `Umordnen: ${name}`,
  reorderHint: 'Leertaste nimmt auf, Pfeiltasten verschieben, Leertaste legt ab, Esc bricht ab.',
  lifted: (name: string, place: number, count: number) =>
    `${name} aufgenommen. Platz ${String(place)} von ${String(count)}. Mit den Pfeiltasten verschieben.`,
  moved: (name: string, place: number, count: number) => `${name}: ${String(place)} von ${String(count)}`,
  dropped: (name: string, place: number, count: number) =>
    `${name} abgelegt. Platz ${String(place)} von ${String(count)}.`,
  cancelled: (name: string, place: number, count: number) =>
    `Abgebrochen. ${name} bleibt auf Platz ${String(place)} von ${String(count)}.`,
  gone: (name: string, _place: number, _count: number) =>
    `${name} ist nicht mehr in dieser Liste; das Verschieben ist beendet.`,
  archiveDialog: {
    title: (name: string) => `„${name}“ archivieren?`,
    text: (count: number) =>
      `${opportunities(count)} in dieser Phase. Was soll ${count === 1 ? 'aus ihr' : 'aus ihnen'} werden?`,
    merge: 'In eine andere Phase verschieben',
    mergeInto: 'Zielphase',
    mergeHint:
      'Jede Verschiebung steht im Verlauf. Karten, die andere inzwischen hierher legen, erscheinen auch dort.',
    asItIs: 'Lassen, wo sie sind',
    asItIsHint: 'Die Karten stehen in einer Spalte „archiviert“, bis sie leer ist.',
    confirm: 'Archivieren',
  },
  mergedInto: (name: string) => `zusammengelegt mit ${name}`,
  mergeLater: (name: string) => `Zusammenlegen: ${name}`,
  merge: 'Zusammenlegen …',
  changedMeanwhile: (value: string) => `Während Sie tippten, geändert: ${value}`,
  useTheirs: 'Übernehmen',
} satisfies Messages['schemas'];
