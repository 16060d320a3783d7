import type { Messages } from '../messages.js';
import { isolate } from './isolate.js';

export const outcomeReports = {
  created: 'المنشأة',
  winRate: 'نسبة الفوز',
  ended: 'النتائج',
  daysToWin: 'متوسط الأيام حتى الفوز',
  wonAmount: 'مبلغ الصفقات الرابحة',
  by: (dimension) => `النتائج حسب ${dimension}`,
  byValue: (percent, currency, kind) =>
    `حسب القيمة ${isolate(percent)} (${isolate(currency)}، ${isolate(kind)})`,
  abandonedBeside: 'لا تدخل في النسبة',
  abandonedCounts: 'تدخل في النسبة',
  severalProducts: 'الفرصة التي لها عدة منتجات تظهر مع كل منها، لذا قد يتجاوز مجموع الصفوف المجموع الكلي.',
  reasons: { lost: 'أسباب الخسارة', abandoned: 'أسباب الترك' },
  reasonsBy: (dimension) => `الأسباب حسب ${dimension}`,
  byReason: 'حسب السبب',
  lostAmount: { lost: 'المبلغ الخاسر', abandoned: 'المبلغ المتروك' },
  mostFrequent: 'السبب الأكثر تكرارًا',
  createdAndWon: 'المنشأة والرابحة',
  poorlyQualified: 'غير مؤهلة عند الخسارة',
  lossesByQualification: 'الخسائر حسب التأهيل',
  qualification: 'التأهيل في يوم الخسارة',
  qualificationStates: { missing: 'لم يسأل أحد', low: 'دون العتبة', qualified: 'مؤهلة' },
  how: {
    outcomes:
      'الرابحة ÷ (الرابحة + الخاسرة)، للفرص التي انتهى بيعها في الفترة، حسب يوم الإغلاق. وحسب القيمة كل عملة على حدة، والأسعار لمرة واحدة والمتكررة على حدة؛ والمتكررة في السنة.',
    abandoned: 'ما تُرك ليس خسارة: يُعرض بجانب النسبة ولا يدخل فيها.',
    abandonedIn: 'ما تُرك يدخل في النسبة على أنه لم يُربح.',
    days: 'الأيام حتى الفوز: من تاريخ البدء إلى يوم الفوز.',
    losses:
      'الفرص التي خُسرت في الفترة، حسب يوم الخسارة. المرحلة والمندوب هما ما كانا عند الخسارة؛ وما يُفعل بعدها لا يغيّر شيئًا.',
    givenUp: 'الفرص التي تُركت في الفترة، حسب ذلك اليوم. أسبابها قائمة مستقلة ولا تختلط أبدًا بالخسائر.',
    members:
      'المنشأة: حسب من أنشأها في يوم الإنشاء، أيًا كان من يعمل عليها الآن. الرابحة: حسب المندوب في يوم الفوز؛ وانتقالها لاحقًا إلى غيره لا يغيّر شيئًا.',
    qualification:
      'خسائر الفترة حسب الإجابات عن معايير مخطط المراحل في يوم الخسارة؛ وما عُرف لاحقًا لا يُحتسب. نسبة الفوز: الرابحة ÷ (الرابحة + الخاسرة) بالتأهيل نفسه.',
  },
} satisfies Messages['outcomeReports'];
