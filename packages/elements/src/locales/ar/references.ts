import type { Messages } from '../messages.js';
import { isolate } from './isolate.js';

export const references = {
  title: 'المراجع',
  none: 'لا شيء مرتبط. اربط طلبًا أو سلة شراء من نظامك.',
  system: 'النوع',
  systemPlaceholder: 'طلب',
  ref: 'الرقم',
  refPlaceholder: '2026-00123',
  label: 'الاسم',
  url: 'الرابط',
  urlPlaceholder: 'https://… أو /orders/…',
  add: 'ربط',
  remove: (name) => `إزالة الارتباط بـ ${isolate(name)}`,
  removed: (name) => `لم يعد ${isolate(name)} مرتبطًا`,
} satisfies Messages['references'];
