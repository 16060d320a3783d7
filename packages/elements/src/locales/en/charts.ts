/** Words of every chart and its table. */
export const charts = {
  chart: 'Chart',
  table: 'Table',
  view: 'Shown as',
  measure: 'Shows',
  label: (title: string, measure: string): string =>
    `${title}: ${measure}. Arrow keys move between the figures.`,
  /** A mark: of what, which figure, how much. */
  figure: (row: string, column: string, value: string): string => `${row} · ${column}: ${value}`,
  figureTitle: (row: string, column: string): string => `${row} · ${column}`,
  openFigure: (row: string, column: string, value: string): string =>
    `${row} · ${column}: ${value}, show the opportunities`,
  /** In a waterfall: what there is, what came, what went. */
  ways: { level: 'Start and end', up: 'Increase', down: 'Decrease' },
  few: 'fewer than 10, says little',
  hint: 'Choose a figure to see its opportunities',
  empty: 'Nothing to show for this choice.',
  whole: (rest: number): string => `Show ${String(rest)} more`,
};
