import type { Messages } from '../messages.js';
import { isolate } from './isolate.js';

export const rates = {
  about: (amount) => isolate(`≈ ${amount}`),
  perMonth: (amount) => `${isolate(amount)} / شهر`,
  one: (currency, value, base) => `\u20661 ${currency} = ${value} ${base}\u2069`,
  dated: (rate, day) => `${isolate(rate)} · ${day}`,
  fromHost: (rate) => `${isolate(rate)} · من النظام المتصل`,
  total: (currency) => `بعملة ${isolate(currency)}`,
  weighted: (currency) => `بعملة ${isolate(currency)}، مرجّح`,
  used: 'أسعار الصرف المستخدمة',
  left: (sums) => `لا سعر صرف، غير مشمول: ${sums}`,
  currency: 'عملة السعر',
  others: 'أخرى',
  question: 'تغيّرت العملة. ماذا عن الرقم؟',
  convert: (amount) => `تحويل: ${isolate(amount)}`,
  keep: (amount) => `الإبقاء على الرقم: ${isolate(amount)}`,
  noRate: (from, to) => `لا سعر صرف من ${isolate(from)} إلى ${isolate(to)}.`,
  explain: 'تُحوَّل المفتوحة بآخر سعر حتى اليوم، والمغلقة بسعر يوم الإغلاق. يُقرَّب المجموع مرة واحدة.',
} satisfies Messages['rates'];
