import type { Messages } from '../messages.js';

export const asking = {
  waiting: 'Die Antwort der Seite wird abgewartet…',
} satisfies Messages['asking'];
