import type { Messages } from '../messages.js';
import { counted, figure } from './plural.js';

export const sources = {
  label: 'في النظام المتصل',
  searching: 'جارٍ البحث في النظام المتصل…',
  failed: 'النظام المتصل لا يجيب. ما زال بالإمكان اختيار الموجود هنا.',
  late: 'لم يجب النظام المتصل في الوقت المناسب. ما زال بالإمكان اختيار الموجود هنا.',
  unreadable: 'تعذّرت قراءة جواب النظام المتصل. ما زال بالإمكان اختيار الموجود هنا.',
  unread: (count) =>
    counted(count, {
      zero: 'قُرئت كل نتائجه.',
      one: 'تعذّرت قراءة نتيجة واحدة من نتائجه.',
      two: 'تعذّرت قراءة نتيجتين من نتائجه.',
      few: 'تعذّرت قراءة # نتائج من نتائجه.',
      many: 'تعذّرت قراءة # نتيجة من نتائجه.',
      other: 'تعذّرت قراءة # نتيجة من نتائجه.',
    }),
  retry: 'إعادة المحاولة',
  people: 'الأشخاص',
  peoplePlaceholder: 'اكتب اسمًا للبحث',
  nobody: 'لا أحد بهذا الاسم',
  more: (count) => `${figure(count)} أخرى – واصل الكتابة`,
  open: 'فتح القائمة',
} satisfies Messages['sources'];
