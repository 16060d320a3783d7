import type { Messages } from '../messages.js';

export const charts = {
  chart: 'Diagramm',
  table: 'Tabelle',
  view: 'Darstellung',
  measure: 'Zeigt',
  label: (title: string, measure: string) => `${title}: ${measure}. Pfeiltasten führen von Wert zu Wert.`,
  figure: (row: string, column: string, value: string) => `${row} · ${column}: ${value}`,
  figureTitle: (row: string, column: string) => `${row} · ${column}`,
  openFigure: (row: string, column: string, value: string) =>
    `${row} · ${column}: ${value}, Verkaufschancen zeigen`,
  ways: { level: 'Anfang und Ende', up: 'Zunahme', down: 'Abnahme' },
  few: 'weniger als 10, wenig aussagekräftig',
  hint: 'Wählen Sie einen Wert, um seine Verkaufschancen zu sehen',
  empty: 'Für diese Auswahl gibt es nichts zu zeigen.',
  whole: (rest: number) => `${String(rest)} weitere zeigen`,
} satisfies Messages['charts'];
