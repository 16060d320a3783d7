import type { Messages } from '../messages.js';

/** Silinen kayıtlar. */
export const bin = {
  title: 'Çöp kutusu',
  search: 'Çöp kutusunda ara',
  kind: 'Göster',
  kinds: {
    all: 'Hepsi',
    opportunities: 'Fırsatlar',
    contacts: 'Kişiler',
    products: 'Ürün ve hizmetler',
  },
  kindOf: { opportunities: 'Fırsat', contacts: 'Kişi', products: 'Ürün' },
  deleted: (when: string, who: string) => `Silindi: ${when} · ${who}`,
  edited: (who: string, when: string) =>
    `${who} silindiğini bilmeden düzenlemiş (${when}). Geri getirilince düzenleme de gelir.`,
  withIt: (count: string) => `Onunla birlikte: görev, not, kalem gibi ${count} kayıt`,
  choose: (name: string) => `Seç: ${name}`,
  open: (name: string) => `Aç: ${name}`,
  chooseAll: 'Gösterilenlerin hepsini seç',
  chosen: (count: string) => `${count} seçildi`,
  restore: 'Geri getir',
  restoreOne: (name: string) => `Geri getir: ${name}`,
  restoreChosen: 'Seçilenleri geri getir',
  restored: (name: string) => `“${name}” geri geldi`,
  restoredMany: (count: string) => `${count} kayıt geri geldi`,
  more: (count: string) => `${count} tane daha göster`,
  empty: 'Çöp kutusu boş',
  emptyHint: 'Silinenler, üzerlerindeki her şeyle birlikte, biri geri getirene kadar burada bekler.',
  nothingFound: 'Çöp kutusunda uyan bir şey yok.',
} satisfies Messages['bin'];
