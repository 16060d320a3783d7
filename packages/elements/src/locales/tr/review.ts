import type { Messages } from '../messages.js';

export const review = {
  repeat: 'Tekrarla',
  repeatHint:
    'Aynı müşteri, fiyat ve periyotla yeni, açık bir fırsat. Geçmiş, sonuç ve görüşmeler burada kalır.',
  description: 'Açıklama',
  lines: (count: number) => `Ürün ve hizmetler (${String(count)})`,
  links: (count: number) => `Bağlantılar (${String(count)})`,
  nextTerm: (from: string) => `Sonraki dönem: başlangıç ${from}`,
  create: 'Kopyayı oluştur',
  created: (description: string) => `“${description}” oluşturuldu`,
  look: 'Değerlendirme',
  noAverage: '–',
  measure: 'Ölçü',
  this: 'Bu fırsat',
  won: (count: number) => `Kazanılan (${String(count)})`,
  lost: (count: number) => `Kaybedilen (${String(count)})`,
  averages: 'Kazanılan ve kaybedilenlerin ortalamasıyla',
  rows: {
    days: 'Gün',
    meetings: 'Toplantı',
    calls: 'Telefon görüşmesi',
    activities: 'Tüm görüşmeler',
    tasks: 'Tamamlanan görev',
    minutes: 'Dakika',
  },
  stages: 'Evrede geçen süre',
  inDays: (days: string) => `${days} gün`,
  price: 'Fiyat: ilk ve son',
  slips: 'Tahmini bitiş tarihi',
  pushes: (count: number) => `${String(count)} kez ileri alındı`,
  pulls: (count: number) => `${String(count)} kez geri alındı`,
  slip: (days: number) =>
    days === 0
      ? 'ilk tahmindeki gibi'
      : days > 0
        ? `ilk tahminden ${String(days)} gün geç`
        : `ilk tahminden ${String(-days)} gün erken`,
} satisfies Messages['review'];
