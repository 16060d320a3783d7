import type { Messages } from '../messages.js';

export const forecast = {
  mode: 'Yinelenen fiyatlar',
  modes: { bookings: 'Bağlanan: kapanışta ilk yıl değeri', schedule: 'Takvim: geldikçe, ay ay' },
  modeShort: { bookings: 'bağlanan', schedule: 'takvim' },
  window: 'Aylar',
  windows: { year: 'Bu mali yıl', ahead: 'Bu aydan başlayarak on iki ay', next: 'Gelecek mali yıl' },
  kinds: { won: 'Kazanılan', weighted: 'Ağırlıklı açık', best: 'En iyi durum' },
  recurring: 'yinelenen kısmı',
  title: (mode) => `Aylara göre, ${mode}`,
  month: 'Ay',
  apart: 'Hiçbir aya girmeyenler',
  place: 'Tahmini bitiş',
  undated: 'Tarihsiz',
  overdue: 'Tarihi geçmiş',
  opportunities: 'Açık fırsatlar',
  column: (kind, currency) => `${kind}, ${currency}`,
  measure: (currency, mode) => `${currency}, ${mode}`,
  remark: {
    bookings: 'Bağlanan: yinelenen fiyat, ilk yıl değeriyle kapanış ayında sayılır.',
    schedule: 'Takvim: yinelenen fiyat, kapanış ayından başlayarak geldiği her ayda sayılır.',
  },
  how: [
    'Kazanılan: kazanıldığı güne göre, o günkü haliyle. Ağırlıklı açık: fiyat × olasılık, tahmini bitiş tarihine göre. En iyi durum: açık olanların hepsi kazanılırsa.',
    'Tahmini bitiş tarihi olmayan ya da tarihi geçmiş fırsatlar ayrı yerlerde durur, bu aya hiçbir zaman sessizce katılmaz.',
    'Toplamlar kuruşu kuruşuna hesaplanır ve bir kez yuvarlanır; para birimleri yan yana durur.',
  ],
  board: {
    title: 'Aylara göre tahmini bitiş',
    hint: 'Bir kartı başka bir aya sürükleyin ya da ayı kartın altından seçin: o ayda varsa ayın aynı günü kalır, yoksa son günü olur.',
    list: (month, count) => `${month}, ${count} açık fırsat`,
    empty: 'Burada beklenen fırsat yok',
    move: (name) => `${name} fırsatını başka bir aya taşı`,
    moved: (name, day) => `“${name}” için tahmini bitiş artık ${day}`,
    undated: (name) => `“${name}” için artık tahmini bitiş tarihi yok`,
    more: (count) => `${count} tane daha göster`,
  },
} satisfies Messages['forecast'];
