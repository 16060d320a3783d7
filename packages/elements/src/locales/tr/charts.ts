import type { Messages } from '../messages.js';

export const charts = {
  chart: 'Grafik',
  table: 'Tablo',
  view: 'Görünüm',
  measure: 'Gösterilen',
  label: (title: string, measure: string) =>
    `${title}: ${measure}. Ok tuşlarıyla değerler arasında gezinilir.`,
  figure: (row: string, column: string, value: string) => `${row} · ${column}: ${value}`,
  figureTitle: (row: string, column: string) => `${row} · ${column}`,
  openFigure: (row: string, column: string, value: string) =>
    `${row} · ${column}: ${value}, fırsatları göster`,
  ways: { level: 'Başlangıç ve bitiş', up: 'Artış', down: 'Azalış' },
  few: '10’dan az kayıt, tek başına pek bir şey söylemez',
  hint: 'Bir değere tıklayın, fırsatları görün',
  empty: 'Bu seçimle gösterilecek bir şey yok.',
  whole: (rest: number) => `${String(rest)} tane daha göster`,
} satisfies Messages['charts'];
