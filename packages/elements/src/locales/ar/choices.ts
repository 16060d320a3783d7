import type { Messages } from '../messages.js';
import { isolate } from './isolate.js';
import { opportunities } from './nouns.js';

export const choices = {
  menu: {
    label: (title) => `${isolate(title)}: إجراءات`,
    open: 'فتح',
    customer: 'فتح العميل',
    moveTo: 'نقل إلى مرحلة',
    where: 'المكان في العمود',
    start: 'في الأعلى',
    end: 'في الأسفل',
    here: 'المرحلة الحالية',
    checklist: (done, total) => `قائمة التحقق: تم ${done} من ${total}`,
    disqualify: 'غير مهتم',
  },
  column: {
    addHere: 'إضافة فرصة',
    toTop: 'إلى البطاقة الأولى',
    toEnd: 'إلى البطاقة الأخيرة',
  },
  exact: {
    oneOff: 'لمرة واحدة',
    recurring: 'متكرر (شهريًا)',
    ofWhichMonthly: 'من أسعار شهرية',
    ofWhichYearly: 'من أسعار سنوية، في السنة',
    weightedOneOff: 'مرجّح، لمرة واحدة',
    weightedRecurring: 'مرجّح، شهريًا',
    unpricedRow: 'بلا سعر',
    filteredOf: 'المجموع دون التصفية',
  },
  someone: 'أحد الزملاء',
  digest: {
    created: (who, count) => `أضاف ${isolate(who)}: ${opportunities(count)}`,
    moved: (who, count) => `نقل ${isolate(who)}: ${opportunities(count)}`,
    changed: (who, count) => `غيّر ${isolate(who)}: ${opportunities(count)}`,
    deleted: (who, count) => `حذف ${isolate(who)}: ${opportunities(count)}`,
  },
  look: {
    parts: 'جزء العملية',
    part: { both: 'الكل', sale: 'البيع', delivery: 'التسليم والتحصيل' },
    sort: 'ترتيب البطاقات في العمود',
    byHand: 'مرتبة يدويًا',
    sorts: {
      weighted: 'حسب الأثر (القيمة المرجّحة)',
      price: 'حسب السعر',
      expectedClose: 'حسب الإغلاق المتوقع',
      priority: 'حسب الأولوية',
      lastTouched: 'حسب آخر نشاط',
    },
    direction: { up: 'تصاعدي', down: 'تنازلي' },
    turn: (direction) => `الاتجاه: ${direction}`,
    notByHand: (sort) => `الترتيب ليس يدويًا (${sort}): نقل البطاقة يغيّر مرحلتها فقط، لا مكانها في العمود.`,
  },
  conflict: {
    movedTitle: 'نُقلت هذه البطاقة في هذه الأثناء',
    moved: (who, stage) => `نقل ${isolate(who)} هذه البطاقة إلى ${isolate(stage)} بينما كنت تمسك بها.`,
    moveAnyway: (stage) => `نقلها إلى ${isolate(stage)} على أي حال`,
    leave: (stage) => `تركها في ${isolate(stage)}`,
    deletedTitle: 'حُذفت هذه الفرصة في هذه الأثناء',
    deleted: (who) => `حذف ${isolate(who)} هذه الفرصة بينما كنت تمسك بها.`,
    restoreAndMove: (stage) => `استعادتها ونقلها إلى ${isolate(stage)}`,
    leaveDeleted: 'تركها محذوفة',
  },
} satisfies Messages['choices'];
