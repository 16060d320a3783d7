import type { Messages } from '../messages.js';
import { isolate, quoted } from './isolate.js';
import { figure } from './plural.js';

export const links = {
  label: 'الارتباطات',
  roles: {
    'decision-maker': 'صاحب القرار',
    influencer: 'مؤثر',
    user: 'مستخدم',
    purchasing: 'المشتريات',
    finance: 'المالية',
    technical: 'الجانب الفني',
    reference: 'مرجع',
    partner: 'شريك',
    competitor: 'منافس',
  },
  customer: 'العميل',
  role: (name) => `دور ${isolate(name)}`,
  rolePlaceholder: 'الدور',
  add: 'ربط شخص أو شركة',
  addPlaceholder: 'اسم شخص أو شركة',
  newContact: (name) => `إضافة ${quoted(name)} كجهة اتصال جديدة`,
  noMatches: 'لم يُعثر على شيء',
  more: (count) => `${figure(count)} أخرى: واصل الكتابة`,
  openList: 'فتح القائمة',
  nothing: 'لا أحد مرتبط بعد. من يقرر، ومن يستخدم، ومن يوصي بنا؟',
  preferred: 'مفضَّل',
  call: (name) => `الاتصال بـ ${isolate(name)}`,
  text: (name) => `إرسال رسالة نصية إلى ${isolate(name)}`,
  mail: (name) => `إرسال بريد إلكتروني إلى ${isolate(name)}`,
  log: (name) => `تسجيل مكالمة مع ${isolate(name)}`,
  edit: (name) => `تعديل ${isolate(name)}`,
  remove: (name) => `فك ارتباط ${isolate(name)}`,
  said: {
    added: (name) => `تم ربط ${isolate(name)}`,
    removed: (name) => `تم فك ارتباط ${isolate(name)}`,
  },
  fields: { name: 'الاسم', phone: 'الهاتف', email: 'البريد الإلكتروني' },
} satisfies Messages['links'];
