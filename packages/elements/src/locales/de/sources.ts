import type { Messages } from '../messages.js';

export const sources = {
  label: 'Im verbundenen System',
  searching: 'Das verbundene System wird durchsucht …',
  failed: 'Das verbundene System antwortet nicht. Was hier ist, lässt sich weiterhin auswählen.',
  late: 'Das verbundene System hat nicht rechtzeitig geantwortet. Was hier ist, lässt sich weiterhin auswählen.',
  unreadable:
    'Die Antwort des verbundenen Systems war nicht lesbar. Was hier ist, lässt sich weiterhin auswählen.',
  unread: (count: number) => `Nicht lesbare Ergebnisse: ${String(count)}.`,
  retry: 'Erneut versuchen',
  people: 'Personen',
  peoplePlaceholder: 'Namen tippen, um zu suchen',
  nobody: 'Niemand heißt so',
  more: (count: number) => `${String(count)} weitere – weitertippen`,
  open: 'Liste öffnen',
} satisfies Messages['sources'];
