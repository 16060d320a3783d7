import type { Messages } from '../messages.js';

export const workReport = {
  title: (dimension: string) => `Aktivitäten und Ergebnisse nach ${dimension}`,
  activities: 'Alle Aktivitäten',
  calls: 'Telefonate',
  meetings: 'Termine',
  emails: 'E-Mails',
  texts: 'SMS',
  tasksDone: 'Erledigte Aufgaben',
  offersSent: 'Gesendete Angebote',
  winRate: 'Gewinnquote',
  wonAmount: 'Gewonnener Betrag',
  contacts: 'Telefonate, Termine und Nachrichten',
  nobody: 'Unbekannt',
  how: [
    'Aktivitäten nach dem Tag, an dem sie stattfanden, und nach dem, der sie hatte, Vorführungen bei den Terminen; nur Geplantes zählt nicht. Aufgaben nach dem, der sie erledigt hat, Angebote nach dem, der sie gesendet hat. Eine Aktivität ohne Verkaufschance ist nicht dabei.',
    'Gewonnen und verloren: nach dem Tag des Abschlusses, für den damaligen Betreuer. Gewinnquote: gewonnen ÷ (gewonnen + verloren).',
    'Jede Zahl zählt, was getan wurde, und öffnet die Verkaufschancen, für die es getan wurde.',
  ],
} satisfies Messages['workReport'];
