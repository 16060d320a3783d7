import type { Messages } from '../messages.js';

export const choices = {
  menu: {
    label: (title: string) => `${title}: işlemler`,
    open: 'Aç',
    customer: 'Müşteriyi aç',
    moveTo: 'Evreye taşı',
    where: 'Sütundaki yeri',
    start: 'Başa',
    end: 'Sona',
    checklist: (done, total) => `Kontrol listesi: ${total} maddeden ${done} tamam`,
    disqualify: 'İlgilenmiyor',
    here: 'şu anki evre',
  },
  column: {
    addHere: 'Yeni fırsat ekle',
    toTop: 'İlk karta git',
    toEnd: 'Son karta git',
  },
  /** The exact amounts behind the sums of a header. */
  exact: {
    oneOff: 'Tek seferlik',
    recurring: 'Yinelenen (aylık)',
    ofWhichMonthly: 'aylık fiyatlardan',
    ofWhichYearly: 'yıllık fiyatlardan, yılda',
    weightedOneOff: 'Ağırlıklı, tek seferlik',
    weightedRecurring: 'Ağırlıklı, aylık',
    unpricedRow: 'Fiyatı girilmemiş',
    filteredOf: 'Filtresiz toplam',
  },
  someone: 'Bir iş arkadaşınız',
  /** What others did meanwhile, for those who listen. */
  digest: {
    created: (who: string, count: number) => `${who}: ${String(count)} fırsat eklendi`,
    moved: (who: string, count: number) => `${who}: ${String(count)} fırsat taşındı`,
    changed: (who: string, count: number) => `${who}: ${String(count)} fırsat değişti`,
    deleted: (who: string, count: number) => `${who}: ${String(count)} fırsat silindi`,
  },
  look: {
    parts: 'Sürecin bölümü',
    part: { both: 'Tümü', sale: 'Satış', delivery: 'Teslimat ve tahsilat' },
    sort: 'Sütundaki kartların sırası',
    byHand: 'Elle sıralı',
    sorts: {
      weighted: 'Etkiye göre (ağırlıklı değer)',
      price: 'Fiyata göre',
      expectedClose: 'Tahmini bitişe göre',
      priority: 'Önceliğe göre',
      lastTouched: 'Son işleme göre',
    },
    direction: { up: 'artan', down: 'azalan' },
    turn: (direction) => `Yön: ${direction}`,
    notByHand: (sort) =>
      `Kartlar elle sıralı değil (${sort}): kartı taşımak yalnız evresini değiştirir, sütundaki yerini değil.`,
  },
  conflict: {
    movedTitle: 'Bu kart bu arada taşındı',
    moved: (who: string, stage: string) => `${who} bu kartı siz tutarken başka bir evreye taşıdı: ${stage}.`,
    moveAnyway: (stage: string) => `Yine de taşı: ${stage}`,
    leave: (stage: string) => `Bırak: ${stage}`,
    deletedTitle: 'Bu fırsat bu arada silindi',
    deleted: (who: string) => `${who} bu fırsatı siz tutarken sildi.`,
    restoreAndMove: (stage: string) => `Geri getir ve taşı: ${stage}`,
    leaveDeleted: 'Silinmiş kalsın',
  },
} satisfies Messages['choices'];
