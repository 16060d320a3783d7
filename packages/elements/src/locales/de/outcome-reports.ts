import type { Messages } from '../messages.js';

export const outcomeReports = {
  created: 'Angelegt',
  winRate: 'Gewinnquote',
  ended: 'Ergebnisse',
  daysToWin: 'Mittlere Tage bis zum Gewinn',
  wonAmount: 'Gewonnener Betrag',
  by: (dimension: string) => `Ergebnisse nach ${dimension}`,
  byValue: (percent: string, currency: string, kind: string) => `nach Wert ${percent} (${currency}, ${kind})`,
  abandonedBeside: 'Nicht in der Quote',
  abandonedCounts: 'Zählt in der Quote',
  severalProducts:
    'Eine Verkaufschance mit mehreren Produkten steht bei jedem davon; die Zeilen können daher mehr ergeben als die Summe.',
  reasons: { lost: 'Gründe für Verluste', abandoned: 'Gründe fürs Aufgeben' },
  reasonsBy: (dimension: string) => `Gründe nach ${dimension}`,
  byReason: 'Nach Grund',
  lostAmount: { lost: 'Verlorener Betrag', abandoned: 'Aufgegebener Betrag' },
  mostFrequent: 'Häufigster Grund',
  createdAndWon: 'Angelegt und gewonnen',
  poorlyQualified: 'Beim Verlust nicht qualifiziert',
  lossesByQualification: 'Verluste nach Qualifizierung',
  qualification: 'Qualifizierung am Tag des Verlusts',
  qualificationStates: {
    missing: 'Niemand hat gefragt',
    low: 'Unter der Schwelle',
    qualified: 'Qualifiziert',
  },
  how: {
    outcomes:
      'Gewonnen ÷ (gewonnen + verloren), von den Verkaufschancen, deren Verkauf im Zeitraum endete, nach dem Tag des Abschlusses. Nach Wert: jede Währung sowie einmalige und wiederkehrende Preise für sich; wiederkehrende pro Jahr.',
    abandoned: 'Was aufgegeben wurde, ist kein Verlust: Es steht neben der Quote und zählt nicht in ihr.',
    abandonedIn: 'Was aufgegeben wurde, zählt in der Quote als nicht gewonnen.',
    days: 'Tage bis zum Gewinn: vom Beginn bis zum Tag des Gewinns.',
    losses:
      'Im Zeitraum verlorene Verkaufschancen, nach dem Tag des Verlusts. Phase und Betreuer sind die beim Verlust; was danach geschieht, ändert nichts.',
    givenUp:
      'Im Zeitraum aufgegebene Verkaufschancen, nach diesem Tag. Ihre Gründe sind eine eigene Liste und werden nie mit Verlusten vermischt.',
    members:
      'Angelegt: nach dem, der sie angelegt hat, am Tag der Anlage, wer immer jetzt daran arbeitet. Gewonnen: nach dem Betreuer am Tag des Gewinns; ein späterer Wechsel verschiebt nichts.',
    qualification:
      'Verluste des Zeitraums danach, wie die Kriterien ihres Phasenschemas am Tag des Verlusts beantwortet waren; was später herauskam, zählt nicht. Gewinnquote: gewonnen ÷ (gewonnen + verloren) mit derselben Qualifizierung.',
  },
} satisfies Messages['outcomeReports'];
