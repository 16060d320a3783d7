import { plural } from './plural.js';

/** What is counted in more than one area; each stands in the nominative, alone or behind a colon. */
export const opportunities = plural({
  zero: 'لا فرص',
  one: 'فرصة واحدة',
  two: 'فرصتان',
  few: '# فرص',
  many: '# فرصة',
  other: '# فرصة',
});

export const days = plural({
  zero: '0 يوم',
  one: 'يوم واحد',
  two: 'يومان',
  few: '# أيام',
  many: '# يومًا',
  other: '# يوم',
});

/** Behind a preposition. */
export const daysAfter = plural({
  zero: '0 يوم',
  one: 'يوم واحد',
  two: 'يومين',
  few: '# أيام',
  many: '# يومًا',
  other: '# يوم',
});

export const changes = plural({
  zero: 'لا تغييرات',
  one: 'تغيير واحد',
  two: 'تغييران',
  few: '# تغييرات',
  many: '# تغييرًا',
  other: '# تغيير',
});

export const events = plural({
  zero: 'لا أحداث',
  one: 'حدث واحد',
  two: 'حدثان',
  few: '# أحداث',
  many: '# حدثًا',
  other: '# حدث',
});

export const lineItems = plural({
  zero: 'لا بنود',
  one: 'بند واحد',
  two: 'بندان',
  few: '# بنود',
  many: '# بندًا',
  other: '# بند',
});

export const activities = plural({
  zero: 'لا أنشطة',
  one: 'نشاط واحد',
  two: 'نشاطان',
  few: '# أنشطة',
  many: '# نشاطًا',
  other: '# نشاط',
});

export const calls = plural({
  zero: 'لا مكالمات',
  one: 'مكالمة واحدة',
  two: 'مكالمتان',
  few: '# مكالمات',
  many: '# مكالمة',
  other: '# مكالمة',
});

export const meetings = plural({
  zero: 'لا اجتماعات',
  one: 'اجتماع واحد',
  two: 'اجتماعان',
  few: '# اجتماعات',
  many: '# اجتماعًا',
  other: '# اجتماع',
});

export const tasks = plural({
  zero: 'لا مهام',
  one: 'مهمة واحدة',
  two: 'مهمتان',
  few: '# مهام',
  many: '# مهمة',
  other: '# مهمة',
});

export const notes = plural({
  zero: 'لا ملاحظات',
  one: 'ملاحظة واحدة',
  two: 'ملاحظتان',
  few: '# ملاحظات',
  many: '# ملاحظة',
  other: '# ملاحظة',
});

export const reminders = plural({
  zero: 'لا تذكيرات',
  one: 'تذكير واحد',
  two: 'تذكيران',
  few: '# تذكيرات',
  many: '# تذكيرًا',
  other: '# تذكير',
});

export const offers = plural({
  zero: 'لا عروض أسعار',
  one: 'عرض سعر واحد',
  two: 'عرضا سعر',
  few: '# عروض أسعار',
  many: '# عرض سعر',
  other: '# عرض سعر',
});
