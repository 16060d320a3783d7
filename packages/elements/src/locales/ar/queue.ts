import type { Messages } from '../messages.js';
import { isolate, quoted } from './isolate.js';
import { days, daysAfter } from './nouns.js';
import { counted, figure } from './plural.js';

export const queue = {
  label: 'قائمة العمل',
  open: (count) =>
    counted(count, {
      zero: 'لا فرص مفتوحة',
      one: 'فرصة مفتوحة واحدة',
      two: 'فرصتان مفتوحتان',
      few: '# فرص مفتوحة',
      many: '# فرصة مفتوحة',
      other: '# فرصة مفتوحة',
    }),
  needing: (count) =>
    counted(count, {
      zero: 'لا فرص تحتاج إلى عمل',
      one: 'فرصة واحدة تحتاج إلى عمل',
      two: 'فرصتان تحتاجان إلى عمل',
      few: '# فرص تحتاج إلى عمل',
      many: '# فرصة تحتاج إلى عمل',
      other: '# فرصة تحتاج إلى عمل',
    }),
  needs: (count) =>
    counted(count, {
      zero: 'لا شيء للعمل',
      one: 'أمر واحد للعمل',
      two: 'أمران للعمل',
      few: '# أمور للعمل',
      many: '# أمرًا للعمل',
      other: '# أمر للعمل',
    }),
  whose: 'عمل من',
  mine: 'لي',
  all: 'للجميع',
  sections: {
    reminders: 'التذكيرات',
    'tasks-overdue': 'مهام متأخرة',
    'tasks-today': 'مهام اليوم',
    'activities-due': 'مكالمات واجتماعات حان وقتها',
    'activities-coming': 'مكالمات واجتماعات مخططة',
    'tasks-coming': 'مهام قادمة',
    'no-next-step': 'بلا خطوة تالية',
    'overdue-close': 'مضى الإغلاق المتوقع',
    'closing-soon': 'تُغلق قريبًا',
    stale: 'راكدة',
    resume: 'للاستئناف',
  },
  more: (count) => `عرض ${figure(count)} أخرى`,
  loading: 'جارٍ البحث عما يحتاج إليك…',
  done: {
    title: 'أُنجز كل شيء',
    text: 'لا شيء ينتظرك الآن.',
    next: (what, when) => `التالي: ${isolate(what)}، ${when}`,
  },
  none: { title: 'لا فرص مفتوحة', text: 'ما يحتاج إلى عمل يظهر هنا حالما يوجد.' },
  overdue: (count) => `متأخرة: ${days(count)}`,
  closesToday: 'متوقعة اليوم',
  closesTomorrow: 'متوقعة غدًا',
  closesIn: (count) => `متوقعة بعد ${daysAfter(count)}`,
  resumeOn: (day) => `كان موعد استئنافها: ${day}`,
  actions: {
    menu: (title) => `إجراءات: ${isolate(title)}`,
    step: 'إضافة خطوة تالية',
    close: 'إغلاق متوقع جديد',
    resume: 'استئناف',
    later: 'لاحقًا',
  },
  said: {
    resumed: (title) => `${quoted(title)}: مفتوحة من جديد`,
    closes: (title, when) => `${quoted(title)}: الإغلاق المتوقع ${when}`,
  },
  stepFor: (title) => `الخطوة التالية: ${isolate(title)}`,
  snoozeFor: (title) => `تأجيل: ${isolate(title)}`,
  rescheduleFor: (title) => `موعد جديد: ${isolate(title)}`,
  settings: {
    title: 'إعدادات قائمة العمل',
    closingDays: 'تُغلق قريبًا: الأيام السابقة',
    closingHint: 'حتى خمسة أرقام، مثل 7, 3, 1',
    workingDays: 'أيام الخمول هي أيام عمل (دون عطل نهاية الأسبوع والأعياد)',
    holidays: 'العطل',
    holidaysHint: 'تاريخ واحد في كل سطر',
    stale: 'عدد الأيام الذي يجعل مرحلة راكدة يُحدَّد في مخططات المراحل.',
    notifications: 'إشعارات هذا المتصفح',
    allow: 'السماح بالإشعارات',
    allowed: 'مسموح بها: تظهر التذكيرات خارج هذه الصفحة أيضًا.',
    blocked: 'محظورة في إعدادات المتصفح.',
    unread: (line) => `تتعذّر قراءة ${quoted(line)}.`,
  },
} satisfies Messages['queue'];
