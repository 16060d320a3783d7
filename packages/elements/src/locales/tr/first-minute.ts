import type { Messages } from '../messages.js';

export const firstMinute: Messages['firstMinute'] = {
  sample: 'Örnek veri, hiçbir yere kaydedilmiyor.',
  next: (tag) => `Sıradaki adım: bu cihazda kendi satış hattınızı tutmak için bunu ${tag} içine koyun.`,
};
