import type { Messages } from '../messages.js';

export const review = {
  repeat: 'Wiederholen',
  repeatHint:
    'Eine neue offene Verkaufschance mit demselben Kunden, Preis und Turnus. Verlauf, Ergebnis und Aktivitäten bleiben hier.',
  description: 'Bezeichnung',
  lines: (count: number) => `Produkte und Leistungen (${String(count)})`,
  links: (count: number) => `Verknüpfungen (${String(count)})`,
  nextTerm: (from: string) => `Nächste Laufzeit: ab ${from}`,
  create: 'Kopie anlegen',
  created: (description: string) => `„${description}“ angelegt`,
  look: 'Rückblick',
  noAverage: '–',
  measure: 'Kennzahl',
  this: 'Diese',
  won: (count: number) => `Gewonnen (${String(count)})`,
  lost: (count: number) => `Verloren (${String(count)})`,
  averages: 'Verglichen mit dem Durchschnitt gewonnener und verlorener',
  rows: {
    days: 'Tage',
    meetings: 'Termine',
    calls: 'Telefonate',
    activities: 'Alle Aktivitäten',
    tasks: 'Erledigte Aufgaben',
    minutes: 'Minuten',
  },
  stages: 'Zeit in den Phasen',
  inDays: (days: string) => `${days} T`,
  price: 'Preis damals und jetzt',
  slips: 'Erwarteter Abschluss',
  pushes: (count: number) =>
    count === 1 ? 'einmal nach hinten verlegt' : `${String(count)}-mal nach hinten verlegt`,
  pulls: (count: number) =>
    count === 1 ? 'einmal nach vorn verlegt' : `${String(count)}-mal nach vorn verlegt`,
  slip: (days: number) => {
    if (days === 0) return 'wie zuerst erwartet';
    const count = Math.abs(days);
    const span = count === 1 ? '1 Tag' : `${String(count)} Tage`;
    return `${span} ${days > 0 ? 'später' : 'früher'} als zuerst erwartet`;
  },
} satisfies Messages['review'];
