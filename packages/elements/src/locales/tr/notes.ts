import type { Messages } from '../messages.js';

export const notes = {
  title: 'Notlar',
  add: 'Yeni not',
  empty: 'Henüz not yok',
  emptyHint:
    'Konuşulanı, kararlaştırılanı, öğrenileni yazın. Çalışma arkadaşlarınız aynı nota aynı anda yazabilir.',
  pinned: 'Sabitlendi',
  pin: 'Notu en üste sabitle',
  unpin: 'Sabitlemeyi kaldır',
  remove: 'Notu sil',
  removed: 'Not silindi',
  open: 'Notu aç',
  done: 'Tamam',
  by: (author) => `Not: ${author}`,
  edited: (author, when) => `Düzenleyen: ${author}, ${when}`,
  somebody: 'Birisi',
  fresh: 'Yeni not',
  blank: 'Boş not',
  placeholder: 'Buraya yazın…',
} satisfies Messages['notes'];
