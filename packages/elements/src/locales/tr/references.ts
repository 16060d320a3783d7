import type { Messages } from '../messages.js';

/** Fırsatın ait olduğu, sayfanın kendi kayıtları: sipariş, sepet, fatura. */
export const references = {
  title: 'Referanslar',
  none: 'Bağlı kayıt yok. Sisteminizdeki bir siparişi ya da sepeti bağlayın.',
  system: 'Ne',
  systemPlaceholder: 'Sipariş',
  ref: 'Numara',
  refPlaceholder: '2026-00123',
  label: 'Ad',
  url: 'Bağlantı',
  urlPlaceholder: 'https://… ya da /siparisler/…',
  add: 'Bağla',
  remove: (name: string) => `Bağını kaldır: ${name}`,
  removed: (name: string) => `${name} artık bağlı değil`,
} satisfies Messages['references'];
