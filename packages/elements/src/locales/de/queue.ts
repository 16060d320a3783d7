import type { Messages } from '../messages.js';

const days = (count: number): string => (count === 1 ? '1 Tag' : `${String(count)} Tage`);

export const queue = {
  label: 'Arbeitsliste',
  open: (count: number) =>
    count === 1 ? '1 offene Verkaufschance' : `${String(count)} offene Verkaufschancen`,
  needing: (count: number) =>
    count === 1 ? '1 Verkaufschance braucht Arbeit' : `${String(count)} Verkaufschancen brauchen Arbeit`,
  needs: (count: number) => (count === 1 ? '1 Punkt zu erledigen' : `${String(count)} Punkte zu erledigen`),
  whose: 'Wessen Arbeit',
  mine: 'Für mich',
  all: 'Für alle',
  sections: {
    reminders: 'Erinnerungen',
    'tasks-overdue': 'Überfällige Aufgaben',
    'tasks-today': 'Aufgaben für heute',
    'activities-due': 'Anstehende Telefonate und Termine',
    'activities-coming': 'Geplante Telefonate und Termine',
    'tasks-coming': 'Kommende Aufgaben',
    'no-next-step': 'Kein nächster Schritt',
    'overdue-close': 'Erwarteter Abschluss ist vorbei',
    'closing-soon': 'Bald Abschluss',
    stale: 'Ohne Bewegung',
    resume: 'Wieder aufzunehmen',
  },
  more: (count: number) => `${String(count)} weitere zeigen`,
  loading: 'Es wird gesucht, was Sie braucht …',
  done: {
    title: 'Alles erledigt',
    text: 'Gerade wartet nichts auf Sie.',
    next: (what: string, when: string) => `Als Nächstes: ${what}, ${when}`,
  },
  none: {
    title: 'Keine offenen Verkaufschancen',
    text: 'Was Arbeit braucht, steht hier, sobald es etwas gibt.',
  },
  overdue: (count: number) => `${days(count)} überfällig`,
  closesToday: 'Heute erwartet',
  closesTomorrow: 'Morgen erwartet',
  closesIn: (count: number) => `In ${count === 1 ? '1 Tag' : `${String(count)} Tagen`} erwartet`,
  resumeOn: (day: string) => `War wieder aufzunehmen: ${day}`,
  actions: {
    menu: (title: string) => `Aktionen: ${title}`,
    step: 'Nächsten Schritt hinzufügen',
    close: 'Neuer erwarteter Abschluss',
    resume: 'Wieder aufnehmen',
    later: 'Später',
  },
  said: {
    resumed: (title: string) => `„${title}“: wieder offen`,
    closes: (title: string, when: string) => `„${title}“: erwarteter Abschluss ${when}`,
  },
  stepFor: (title: string) => `Nächster Schritt: ${title}`,
  snoozeFor: (title: string) => `Zurückstellen: ${title}`,
  rescheduleFor: (title: string) => `Verlegen: ${title}`,
  settings: {
    title: 'Einstellungen der Arbeitsliste',
    closingDays: 'Bald Abschluss: Tage vorher',
    closingHint: 'Bis zu fünf Zahlen, etwa 7, 3, 1',
    workingDays: 'Tage ohne Aktivität sind Arbeitstage (ohne Wochenenden und Feiertage)',
    holidays: 'Feiertage',
    holidaysHint: 'Ein Datum je Zeile',
    stale: 'Nach wie vielen Tagen eine Phase ohne Bewegung ist, steht in den Phasenschemas.',
    notifications: 'Benachrichtigungen dieses Browsers',
    allow: 'Benachrichtigungen erlauben',
    allowed: 'Erlaubt: Erinnerungen erscheinen auch außerhalb dieser Seite.',
    blocked: 'In den Einstellungen des Browsers gesperrt.',
    unread: (line: string) => `„${line}“ ist nicht lesbar.`,
  },
} satisfies Messages['queue'];
