import type { Messages } from '../messages.js';
import { isolate, quoted } from './isolate.js';

export const forecast = {
  mode: 'الأسعار المتكررة',
  modes: {
    bookings: 'حجوزات: قيمة السنة الأولى عند الإغلاق',
    schedule: 'جدول زمني: شهرًا بشهر كما يرد',
  },
  modeShort: { bookings: 'حجوزات', schedule: 'جدول زمني' },
  window: 'الأشهر',
  windows: { year: 'هذه السنة المالية', ahead: 'اثنا عشر شهرًا من الآن', next: 'السنة المالية القادمة' },
  kinds: { won: 'رابحة', weighted: 'المفتوح المرجّح', best: 'أفضل حالة', expected: 'المتوقع' },
  recurring: 'منها متكرر',
  titles: {
    month: (mode) => `حسب الشهر، ${mode}`,
    quarter: (mode) => `حسب الربع، ${mode}`,
  },
  apart: { month: 'خارج الأشهر', quarter: 'خارج الأرباع' },
  thisQuarter: (quarter) => `المتوقع في ${isolate(quarter)}`,
  target: 'المستهدف',
  reached: 'المتوقع ÷ المستهدف',
  missing: 'المتبقي للمستهدف',
  ofTarget: (share, target) => `${isolate(share)} من المستهدف ${isolate(target)}`,
  stillMissing: (amount) => `المتبقي ${isolate(amount)}`,
  targets: {
    of: {
      company: 'المستهدف هو حصص الشركة حسب قيمة السنة الأولى.',
      members: 'حيث لا حصة للشركة نفسها، المستهدف هو مجموع حصص مندوبيها حسب قيمة السنة الأولى.',
    },
    none: 'لا حصص حسب قيمة السنة الأولى تغطي هذه الأيام كلها، فلا مستهدف.',
    why: {
      filter: 'لا يظهر مستهدف: الحصص لكل ما يُباع، وهناك عامل تصفية.',
      schedule: 'لا يظهر مستهدف: الحصص عن الحجوزات، لا عن وقت ورودها.',
      none: 'لا يظهر مستهدف: لا توجد حصص.',
    },
  },
  place: 'الإغلاق المتوقع',
  undated: 'بلا تاريخ',
  overdue: 'متأخرة',
  opportunities: 'الفرص المفتوحة',
  column: (kind, currency) => `${kind}، ${isolate(currency)}`,
  measure: (currency, mode) => `${isolate(currency)}، ${mode}`,
  remark: {
    bookings: 'حجوزات: يُحتسب السعر المتكرر بقيمة سنته الأولى في شهر الإغلاق.',
    schedule: 'جدول زمني: يُحتسب السعر المتكرر في كل شهر يرد فيه، بدءًا من شهر الإغلاق.',
  },
  how: [
    'الرابحة: حسب يوم الفوز كما كانت حينها. المفتوح المرجّح: السعر × الاحتمال، حسب الإغلاق المتوقع. أفضل حالة: كأن كل المفتوح قد رُبح.',
    'الفرص التي ليس لها إغلاق متوقع أو مضى إغلاقها المتوقع لها أماكن خاصة بها، ولا تدخل أبدًا في هذا الشهر.',
    'المتوقع: الرابح والمفتوح المرجّح معًا. المستهدف هو ما حددته الحصص حسب قيمة السنة الأولى لتلك الأيام بالضبط؛ ولا تُجزَّأ حصة أبدًا.',
    'المجاميع دقيقة وتُقرَّب مرة واحدة؛ والعملات جنبًا إلى جنب.',
  ],
  board: {
    title: 'الإغلاق المتوقع حسب الشهر',
    hint: 'اسحب بطاقة إلى شهر آخر، أو اختر الشهر في أسفلها: يبقى يوم الشهر إن وُجد في ذلك الشهر، وإلا فآخر يوم فيه.',
    list: (month, count) => `${month}، المفتوحة: ${count}`,
    empty: 'لا شيء متوقع هنا',
    move: (name) => `نقل ${isolate(name)} إلى شهر آخر`,
    moved: (name, day) => `أصبح إغلاق ${quoted(name)} متوقعًا في ${day}`,
    undated: (name) => `لم يعد لـ ${quoted(name)} إغلاق متوقع`,
    more: (count) => `عرض ${count} أخرى`,
  },
} satisfies Messages['forecast'];
