import type { Messages } from '../messages.js';

export const asking = {
  waiting: 'Sayfanın yanıtı bekleniyor…',
} satisfies Messages['asking'];
