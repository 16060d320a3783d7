import type { Messages } from '../messages.js';
import { isolate, quoted } from './isolate.js';

export const merging = {
  title: 'الدمج في جهة اتصال واحدة',
  hint: 'فرصها ومهامها وملاحظاتها كلها تعود إلى التي تبقى. يُحفظ كل هاتف وبريد إلكتروني.',
  who: 'هذه هي نفسها:',
  include: (name) => `دمج: ${isolate(name)}`,
  added: (day) => `أُضيفت ${day}`,
  opportunities: (count) => `الفرص: ${count}`,
  useAll: (name) => `أخذ قيمها: ${isolate(name)}`,
  take: 'أخذ قيمها',
  conflicts: 'مواضع الاختلاف',
  noConflicts: 'لا تعارض بينها.',
  fields: {
    name: 'الاسم',
    type: 'النوع',
    parentId: 'الشركة',
    phone: 'الهاتف الرئيسي',
    email: 'البريد الرئيسي',
    taxNumber: 'الرقم الضريبي',
    sector: 'القطاع',
    segment: 'الشريحة',
    source: 'المصدر',
    location: 'العنوان',
    foundedYear: 'سنة التأسيس',
    employees: 'الموظفون',
    revenue: 'الإيراد',
  },
  merge: 'دمج',
  needTwo: 'اختر اثنتين على الأقل.',
  merged: (name) => `تم الدمج في ${quoted(name)}`,
} satisfies Messages['merging'];
