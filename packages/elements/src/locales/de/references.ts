import type { Messages } from '../messages.js';

export const references = {
  title: 'Verweise',
  none: 'Nichts verknüpft. Verknüpfen Sie einen Auftrag oder einen Warenkorb Ihres Systems.',
  system: 'Was',
  systemPlaceholder: 'Auftrag',
  ref: 'Nummer',
  refPlaceholder: '2026-00123',
  label: 'Name',
  url: 'Link',
  urlPlaceholder: 'https://… oder /auftraege/…',
  add: 'Verknüpfen',
  remove: (name: string) => `Verknüpfung mit ${name} entfernen`,
  removed: (name: string) => `${name} ist nicht mehr verknüpft`,
} satisfies Messages['references'];
