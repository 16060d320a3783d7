import type { Messages } from '../messages.js';
import { isolate, quoted } from './isolate.js';

export const bin = {
  title: 'سلة المحذوفات',
  search: 'البحث في سلة المحذوفات',
  kind: 'عرض',
  kinds: {
    all: 'الكل',
    opportunities: 'الفرص',
    contacts: 'جهات الاتصال',
    products: 'المنتجات والخدمات',
  },
  kindOf: { opportunities: 'فرصة', contacts: 'جهة اتصال', products: 'منتج' },
  deleted: (when, who) => `حُذف ${when} · ${isolate(who)}`,
  edited: (who, when) => `عدّله ${isolate(who)} دون أن يعلم بحذفه (${when}). يعود التعديل معه.`,
  withIt: (count) => `معه من المهام والملاحظات والبنود وما شابهها: ${count}`,
  choose: (name) => `اختيار: ${isolate(name)}`,
  open: (name) => `فتح: ${isolate(name)}`,
  chooseAll: 'اختيار كل المعروض',
  chosen: (count) => `المختار: ${count}`,
  restore: 'استعادة',
  restoreOne: (name) => `استعادة: ${isolate(name)}`,
  restoreChosen: 'استعادة المختار',
  restored: (name) => `عاد ${quoted(name)}`,
  restoredMany: (count) => `السجلات المستعادة: ${count}`,
  more: (count) => `عرض ${count} أخرى`,
  empty: 'سلة المحذوفات فارغة',
  emptyHint: 'ما يُحذف ينتظر هنا مع كل ما يرتبط به إلى أن يستعيده أحد.',
  nothingFound: 'لا شيء مطابق في سلة المحذوفات.',
} satisfies Messages['bin'];
