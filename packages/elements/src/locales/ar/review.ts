import type { Messages } from '../messages.js';
import { quoted } from './isolate.js';
import { counted, figure } from './plural.js';

export const review = {
  repeat: 'تكرار',
  repeatHint: 'فرصة مفتوحة جديدة بالعميل والسعر والفترة أنفسها. يبقى السجل والنتيجة والأنشطة هنا.',
  description: 'الوصف',
  lines: (count) => `المنتجات والخدمات (${figure(count)})`,
  links: (count) => `الارتباطات (${figure(count)})`,
  nextTerm: (from) => `المدة التالية: من ${from}`,
  create: 'إنشاء النسخة',
  created: (description) => `أُنشئت ${quoted(description)}`,
  look: 'نظرة إلى الوراء',
  noAverage: '–',
  measure: 'المقياس',
  this: 'هذه',
  won: (count) => `الرابحة (${figure(count)})`,
  lost: (count) => `الخاسرة (${figure(count)})`,
  averages: 'مقارنة بمتوسط الرابحة والخاسرة',
  rows: {
    days: 'الأيام',
    meetings: 'الاجتماعات',
    calls: 'المكالمات',
    activities: 'كل الأنشطة',
    tasks: 'المهام المنجزة',
    minutes: 'الدقائق',
  },
  stages: 'الوقت في المراحل',
  inDays: (days) => `${days} ي`,
  price: 'السعر حينها والآن',
  slips: 'الإغلاق المتوقع',
  pushes: (count) =>
    counted(count, {
      zero: 'لم يُؤجَّل',
      one: 'أُجّل مرة واحدة',
      two: 'أُجّل مرتين',
      few: 'أُجّل # مرات',
      many: 'أُجّل # مرة',
      other: 'أُجّل # مرة',
    }),
  pulls: (count) =>
    counted(count, {
      zero: 'لم يُقدَّم',
      one: 'قُدّم مرة واحدة',
      two: 'قُدّم مرتين',
      few: 'قُدّم # مرات',
      many: 'قُدّم # مرة',
      other: 'قُدّم # مرة',
    }),
  slip: (days) =>
    days > 0
      ? counted(days, {
          zero: 'كما كان متوقعًا أولًا',
          one: 'بعد أول توقع بيوم واحد',
          two: 'بعد أول توقع بيومين',
          few: 'بعد أول توقع بـ# أيام',
          many: 'بعد أول توقع بـ# يومًا',
          other: 'بعد أول توقع بـ# يوم',
        })
      : counted(-days, {
          zero: 'كما كان متوقعًا أولًا',
          one: 'قبل أول توقع بيوم واحد',
          two: 'قبل أول توقع بيومين',
          few: 'قبل أول توقع بـ# أيام',
          many: 'قبل أول توقع بـ# يومًا',
          other: 'قبل أول توقع بـ# يوم',
        }),
} satisfies Messages['review'];
