import type { Messages } from '../messages.js';

export const forecast = {
  mode: 'Yinelenen fiyatlar',
  modes: { bookings: 'Bağlanan: kapanışta ilk yıl değeri', schedule: 'Takvim: geldikçe, ay ay' },
  modeShort: { bookings: 'bağlanan', schedule: 'takvim' },
  window: 'Aylar',
  windows: { year: 'Bu mali yıl', ahead: 'Bu aydan başlayarak on iki ay', next: 'Gelecek mali yıl' },
  kinds: { won: 'Kazanılan', weighted: 'Ağırlıklı açık', best: 'En iyi durum', expected: 'Beklenen' },
  recurring: 'yinelenen kısmı',
  titles: {
    month: (mode) => `Aylara göre, ${mode}`,
    quarter: (mode) => `Çeyreklere göre, ${mode}`,
  },
  apart: { month: 'Hiçbir aya girmeyenler', quarter: 'Hiçbir çeyreğe girmeyenler' },
  thisQuarter: (quarter) => `Beklenen, ${quarter}`,
  target: 'Hedef',
  reached: 'Beklenen ÷ hedef',
  missing: 'Hedefe kalan',
  ofTarget: (share, target) => `hedefin ${share} kadarı (${target})`,
  stillMissing: (amount) => `kalan: ${amount}`,
  targets: {
    of: {
      company: 'Hedef, şirketin ilk yıl değeri esaslı kotalarıdır.',
      members:
        'Şirketin kendi kotası yoksa hedef, temsilcilerin ilk yıl değeri esaslı kotalarının toplamıdır.',
    },
    none: 'Bu günlerin tamamını kapsayan, ilk yıl değeri esaslı kota yok; bu yüzden hedef gösterilmez.',
    why: {
      filter: 'Hedef gösterilmiyor: kotalar bütün satışlar içindir, burada ise filtre var.',
      schedule: 'Hedef gösterilmiyor: kotalar bağlanan tutar içindir, tutarın ne zaman geldiği için değil.',
      none: 'Hedef gösterilmiyor: tanımlı kota yok.',
    },
  },
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
    'Beklenen: kazanılan ile ağırlıklı açığın toplamı. Hedef, ilk yıl değeri esaslı kotaların tam bu günler için belirlenmiş tutarıdır; bir kota hiçbir zaman parçalara bölünmez.',
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
