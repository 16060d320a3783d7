import type { Messages } from '../messages.js';

export const firstMinute = {
  sample: 'Beispieldaten, nirgends gespeichert.',
  next: (tag: string) =>
    `Nächster Schritt: Setzen Sie es in ${tag}, um auf diesem Gerät eine eigene Pipeline zu führen.`,
} satisfies Messages['firstMinute'];
