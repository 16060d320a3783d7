import type { Messages } from '../messages.js';
import { isolate } from './isolate.js';

export const attributes = {
  tags: 'الوسوم',
  addTag: 'أضف وسمًا واضغط Enter',
  removeTag: (tag) => `إزالة الوسم: ${isolate(tag)}`,
  priority: 'الأولوية',
  levels: ['بلا', 'منخفضة', 'متوسطة', 'عالية'],
  fields: 'حقول مساحة العمل هذه',
  noFields: 'كل ما يريد فريقك معرفته عن كل عملية بيع يمكن أن يكون حقلًا خاصًا به.',
  choose: 'اختر…',
  pick: 'اختر يومًا',
  editFields: 'تعديل الحقول…',
  newField: 'حقل جديد',
  name: 'الاسم',
  kind: 'النوع',
  kinds: {
    text: 'نص',
    number: 'رقم',
    money: 'مبلغ',
    date: 'تاريخ',
    choice: 'خيار',
    person: 'شخص',
    flag: 'نعم أو لا',
  },
  options: 'الخيارات، مفصولة بفواصل',
} satisfies Messages['attributes'];
