import type { Messages } from '../messages.js';

export const texts = {
  toolbar: 'التنسيق',
  mark: { bold: 'غامق', italic: 'مائل', underline: 'تحته خط', strike: 'يتوسطه خط' },
  kind: {
    paragraph: 'فقرة',
    heading: 'عنوان',
    subheading: 'عنوان فرعي',
    bullet: 'قائمة نقطية',
    number: 'قائمة مرقمة',
    check: 'قائمة تحقق',
    quote: 'اقتباس',
  },
  link: 'رابط',
  linkAddress: 'العنوان',
  linkHint: 'example.com أو عنوان بريد',
  linkBad: 'هذا ليس عنوانًا يمكن فتحه.',
  linkSet: 'تعيين الرابط',
  linkRemove: 'إزالة الرابط',
  undo: 'تراجع في هذا النص',
  redo: 'إعادة في هذا النص',
  loading: 'جارٍ تحميل النص…',
  notHere: 'النص الكامل ليس على هذا الجهاز بعد. يصل حين يتوفر اتصال.',
  editorLater: 'تعذّر تحميل المحرر الآن. ما تكتبه يُحفظ كنص عادي.',
  saved: { memory: 'جارٍ الحفظ…', device: 'محفوظ على هذا الجهاز', server: 'محفوظ على الخادم' },
} satisfies Messages['texts'];
