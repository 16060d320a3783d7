import type { Messages } from '../messages.js';
import { isolate } from './isolate.js';

export const notes = {
  title: 'الملاحظات',
  add: 'ملاحظة جديدة',
  empty: 'لا ملاحظات بعد',
  emptyHint: 'دوّن ما قيل أو اتُّفق عليه أو عُرف. يمكن للزملاء الكتابة في الملاحظة نفسها في الوقت نفسه.',
  pinned: 'مثبَّتة',
  pin: 'تثبيت الملاحظة في الأعلى',
  unpin: 'إلغاء تثبيت الملاحظة',
  remove: 'حذف الملاحظة',
  removed: 'حُذفت الملاحظة',
  open: 'فتح الملاحظة',
  done: 'تم',
  by: (author) => `ملاحظة من ${isolate(author)}`,
  edited: (author, when) => `عدّلها ${isolate(author)}، ${when}`,
  somebody: 'أحدهم',
  fresh: 'ملاحظة جديدة',
  blank: 'ملاحظة فارغة',
  placeholder: 'اكتب هنا…',
} satisfies Messages['notes'];
