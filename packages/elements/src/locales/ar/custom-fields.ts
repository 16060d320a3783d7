import type { Messages } from '../messages.js';
import { isolate } from './isolate.js';
import { figure } from './plural.js';

export const customFields = {
  label: 'حقول مساحة العمل',
  none: 'كل ما يريد فريقك معرفته عن كل عملية بيع يمكن أن يكون حقلًا خاصًا به.',
  nameOf: (label) => `اسم ${isolate(label)}`,
  namePlaceholder: 'المنطقة، الآلة، رقم المناقصة…',
  kindStays: 'يبقى النوع كما اختير؛ أما الاسم فيمكن تغييره في أي وقت.',
  uses: (count) => (count === 0 ? 'غير مستخدم' : `الاستخدام: ${figure(count)}`),
  archive: (label) => `أرشفة ${isolate(label)}`,
  restore: (label) => `استعادة ${isolate(label)}`,
  archived: (label) => `تمت أرشفة ${isolate(label)}؛ قيمه محفوظة.`,
  archivedTitle: (count) => `الحقول المؤرشفة (${figure(count)})`,
  isArchived: 'مؤرشف',
  optionsOf: (label) => `خيارات ${isolate(label)}`,
  newOption: 'خيار جديد، Enter يضيفه',
  newOptionOf: (label) => `خيار جديد لـ ${isolate(label)}`,
  up: (label) => `نقل ${isolate(label)} إلى أعلى`,
  down: (label) => `نقل ${isolate(label)} إلى أسفل`,
} satisfies Messages['customFields'];
