import type { Messages } from '../messages.js';

const opportunities = (count: number): string =>
  count === 1 ? 'eine Verkaufschance' : `${String(count)} Verkaufschancen`;

export const choices = {
  menu: {
    label: (title: string) => `${title}: Aktionen`,
    open: 'Öffnen',
    customer: 'Kunden öffnen',
    moveTo: 'In Phase verschieben',
    where: 'Platz in der Spalte',
    start: 'Ganz oben',
    end: 'Ganz unten',
    here: 'aktuelle Phase',
    checklist: (done: string, total: string) => `Checkliste: ${done} von ${total} erledigt`,
    disqualify: 'Kein Interesse',
  },
  column: {
    addHere: 'Verkaufschance hinzufügen',
    toTop: 'Zur ersten Karte',
    toEnd: 'Zur letzten Karte',
  },
  exact: {
    oneOff: 'Einmalig',
    recurring: 'Wiederkehrend (monatlich)',
    ofWhichMonthly: 'aus Monatspreisen',
    ofWhichYearly: 'aus Jahrespreisen, pro Jahr',
    weightedOneOff: 'Gewichtet, einmalig',
    weightedRecurring: 'Gewichtet, monatlich',
    unpricedRow: 'Ohne Preis',
    filteredOf: 'Summe ohne Filter',
  },
  someone: 'Jemand aus dem Team',
  digest: {
    created: (who: string, count: number) => `${who} hat ${opportunities(count)} hinzugefügt`,
    moved: (who: string, count: number) => `${who} hat ${opportunities(count)} verschoben`,
    changed: (who: string, count: number) => `${who} hat ${opportunities(count)} geändert`,
    deleted: (who: string, count: number) => `${who} hat ${opportunities(count)} gelöscht`,
  },
  look: {
    parts: 'Teil des Prozesses',
    part: { both: 'Alle', sale: 'Verkauf', delivery: 'Abwicklung' },
    sort: 'Wonach die Karten einer Spalte geordnet sind',
    byHand: 'Von Hand sortiert',
    sorts: {
      weighted: 'Nach Wirkung',
      price: 'Nach Preis',
      expectedClose: 'Nach Abschluss',
      priority: 'Nach Priorität',
      lastTouched: 'Nach Aktivität',
    },
    direction: { up: 'aufsteigend', down: 'absteigend' },
    turn: (direction: string) => `Richtung: ${direction}`,
    notByHand: (sort: string) =>
      `Nicht von Hand sortiert (${sort}): Verschieben ändert nur die Phase einer Karte, nicht ihren Platz in der Spalte.`,
  },
  conflict: {
    movedTitle: 'Diese Karte wurde inzwischen verschoben',
    moved: (who: string, stage: string) =>
      `${who} hat diese Karte nach „${stage}“ verschoben, während Sie sie hielten.`,
    moveAnyway: (stage: string) => `Trotzdem nach „${stage}“ verschieben`,
    leave: (stage: string) => `In „${stage}“ lassen`,
    deletedTitle: 'Diese Verkaufschance wurde inzwischen gelöscht',
    deleted: (who: string) => `${who} hat diese Verkaufschance gelöscht, während Sie sie hielten.`,
    restoreAndMove: (stage: string) => `Wiederherstellen und nach „${stage}“ verschieben`,
    leaveDeleted: 'Gelöscht lassen',
  },
} satisfies Messages['choices'];
