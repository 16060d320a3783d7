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
  kinds: { won: 'Gewonnen', weighted: 'Offen, gewichtet', best: 'Bester Fall', expected: 'Erwartet' },
  recurring: 'davon wiederkehrend',
  titles: {
    month: (mode: string) => `Nach Monat, ${mode}`,
    quarter: (mode: string) => `Nach Quartal, ${mode}`,
  },
  apart: { month: 'In keinem Monat', quarter: 'In keinem Quartal' },
  thisQuarter: (quarter: string) => `Erwartet in ${quarter}`,
  target: 'Zielwert',
  reached: 'Erwartet ÷ Zielwert',
  missing: 'Fehlt zum Zielwert',
  ofTarget: (share: string, target: string) => `${share} des Zielwerts ${target}`,
  stillMissing: (amount: string) => `${amount} fehlen`,
  targets: {
    of: {
      company: 'Zielwerte sind die Zielvorgaben des Unternehmens nach dem Wert des ersten Jahres.',
      members:
        'Wo das Unternehmen keine eigene Zielvorgabe hat, ist der Zielwert die Summe derer seiner Betreuer nach dem Wert des ersten Jahres.',
    },
    none: 'Keine Zielvorgaben nach dem Wert des ersten Jahres decken diese Tage ganz ab, daher gibt es keinen Zielwert.',
    why: {
      filter:
        'Kein Zielwert: Zielvorgaben gelten für alles, was verkauft wird, und es ist ein Filter gesetzt.',
      schedule: 'Kein Zielwert: Zielvorgaben betreffen den Auftragseingang, nicht den Zeitpunkt der Zahlung.',
      none: 'Kein Zielwert: Es gibt keine Zielvorgaben.',
    },
  },
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
    'Erwartet: Gewonnenes und gewichtet Offenes zusammen. Der Zielwert ist, was Zielvorgaben nach dem Wert des ersten Jahres für genau diese Tage festlegen; keine wird in Teile zerlegt.',
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
