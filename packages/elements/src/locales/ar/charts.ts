import type { Messages } from '../messages.js';
import { isolate } from './isolate.js';
import { figure } from './plural.js';

export const charts = {
  chart: 'رسم بياني',
  table: 'جدول',
  view: 'طريقة العرض',
  measure: 'المعروض',
  label: (title, measure) => `${isolate(title)}: ${isolate(measure)}. تنتقل مفاتيح الأسهم بين القيم.`,
  figure: (row, column, value) => `${isolate(row)} · ${isolate(column)}: ${isolate(value)}`,
  figureTitle: (row, column) => `${isolate(row)} · ${isolate(column)}`,
  openFigure: (row, column, value) => `${isolate(row)} · ${isolate(column)}: ${isolate(value)}، عرض الفرص`,
  ways: { level: 'البداية والنهاية', up: 'زيادة', down: 'نقصان' },
  few: 'أقل من 10، دلالتها ضعيفة',
  hint: 'اختر قيمة لترى فرصها',
  empty: 'لا شيء يُعرض لهذا الاختيار.',
  whole: (rest) => `عرض ${figure(rest)} أخرى`,
} satisfies Messages['charts'];
