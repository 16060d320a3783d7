import type { Messages } from '../messages.js';

/** Words of converted sums (D39). */
export const rates = {
  about: (amount) => `≈ ${amount}`,
  perMonth: (amount) => `${amount} / ay`,
  one: (currency, value, base) => `1 ${currency} = ${value} ${base}`,
  dated: (rate, day) => `${rate} · ${day}`,
  fromHost: (rate) => `${rate} · bağlı sistemden`,
  total: (currency) => `${currency} karşılığı`,
  weighted: (currency) => `Ağırlıklı ${currency} karşılığı`,
  used: 'Kullanılan kurlar',
  left: (sums) => `Kuru yok, dahil değil: ${sums}`,
  currency: 'Fiyatın para birimi',
  others: 'Diğerleri',
  question: 'Para birimi değişti. Sayıya ne olsun?',
  convert: (amount) => `Çevir: ${amount}`,
  keep: (amount) => `Sayı aynı kalsın: ${amount}`,
  noRate: (from, to) => `Kur yok: ${from} → ${to}`,
  explain:
    'Açık olanlar bugüne kadarki son kurla, kapananlar kapandıkları günün kuruyla çevrilir. Toplam bir kez yuvarlanır.',
} satisfies Messages['rates'];
