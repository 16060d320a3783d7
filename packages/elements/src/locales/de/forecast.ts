import type { Messages } from '../messages.js';

export const forecast = {
  mode: 'Wiederkehrende Preise',
  modes: {
    bookings: 'Auftragseingang: Wert des ersten Jahres beim Abschluss',
    schedule: 'Zahlungsplan: Monat für Monat, wie es hereinkommt',
  },
  modeShort: { bookings: 'Auftragseingang', schedule: 'Zahlungsplan' },
  window: 'Monate',
  windows: {
    year: 'Dieses Geschäftsjahr',
    ahead: 'Zwölf Monate ab jetzt',
    next: 'Nächstes Geschäftsjahr',
  },
  kinds: { won: 'Gewonnen', weighted: 'Offen, gewichtet', best: 'Bester Fall' },
  recurring: 'davon wiederkehrend',
  title: (mode: string) => `Nach Monat, ${mode}`,
  month: 'Monat',
  apart: 'In keinem Monat',
  place: 'Erwarteter Abschluss',
  undated: 'Ohne Datum',
  overdue: 'Überfällig',
  opportunities: 'Offene Verkaufschancen',
  column: (kind: string, currency: string) => `${kind}, ${currency}`,
  measure: (currency: string, mode: string) => `${currency}, ${mode}`,
  remark: {
    bookings:
      'Auftragseingang: Ein wiederkehrender Preis zählt mit dem Wert des ersten Jahres im Monat des Abschlusses.',
    schedule:
      'Zahlungsplan: Ein wiederkehrender Preis zählt in jedem Monat, in dem er hereinkommt, ab dem Monat des Abschlusses.',
  },
  how: [
    'Gewonnen: nach dem Tag des Gewinns, wie es damals war. Offen, gewichtet: Preis × Wahrscheinlichkeit, nach dem erwarteten Abschluss. Bester Fall: als würde alles Offene gewonnen.',
    'Verkaufschancen ohne erwarteten Abschluss oder mit einem, der vorbei ist, stehen an eigenen Stellen, nie in diesem Monat.',
    'Summen sind exakt und einmal gerundet; Währungen stehen nebeneinander.',
  ],
  board: {
    title: 'Erwarteter Abschluss nach Monat',
    hint: 'Ziehen Sie eine Karte in einen anderen Monat oder wählen Sie ihn unten auf der Karte: Der Tag bleibt, wenn der Monat ihn hat, sonst wird es sein letzter.',
    list: (month: string, count: string) => `${month}, ${count} offen`,
    empty: 'Hier wird nichts erwartet',
    move: (name: string) => `${name} in einen anderen Monat verschieben`,
    moved: (name: string, day: string) => `„${name}“ wird jetzt am ${day} erwartet`,
    undated: (name: string) => `„${name}“ hat jetzt keinen erwarteten Abschluss`,
    more: (count: string) => `${count} weitere zeigen`,
  },
} satisfies Messages['forecast'];
