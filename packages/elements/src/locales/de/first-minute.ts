import type { Messages } from '../messages.js';

export const firstMinute: Messages['firstMinute'] = {
  sample: 'Beispieldaten, nirgends gespeichert.',
  next: (tag) =>
    `Nächster Schritt: Setzen Sie dies in ${tag}, um auf diesem Gerät eine eigene Pipeline zu führen.`,
};
