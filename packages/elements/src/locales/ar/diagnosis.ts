import type { Messages } from '../messages.js';
import { isolate } from './isolate.js';
import { plural } from './plural.js';

export const diagnosis: Messages['diagnosis'] = {
  title: 'فحص الصفحة',
  clean: 'لم يُعثر على شيء يمنع المكونات من العمل.',
  count: plural({
    zero: 'لا نتائج',
    one: 'نتيجة واحدة',
    two: 'نتيجتان',
    few: '# نتائج',
    many: '# نتيجة',
    other: '# نتيجة',
  }),
  severity: { error: 'خطأ', warning: 'تحذير', hint: 'اقتراح' },
  at: (element) => `عند ${isolate(element)}`,
  todo: (fix) => `ما العمل: ${fix}`,
  more: (docs) => `المزيد: ${isolate(docs)}`,
  versions: (kit, lit) => `إصدار المجموعة ${isolate(kit)}، إصدار ${isolate(`Lit ${lit}`)}`,
  findings: {
    'no-lang': {
      what: 'لا تذكر الصفحة لغتها، لذلك تتحدث المكونات بالإنجليزية.',
      fix: (code) => `اذكرها في جذر الصفحة: ${isolate(code)}`,
    },
    'no-charset': {
      what: (charset) => `تُقرأ الصفحة بترميز ${isolate(charset)}؛ قد تفسد الحروف العربية والتركية.`,
      fix: (code) => `ضع هذا أول شيء في رأس الصفحة: ${isolate(code)}`,
    },
    'no-viewport': {
      what: 'لا تقول الصفحة كم عرضها على الهاتف، فيظهر كل شيء صغيرًا جدًا.',
      fix: (code) => `ضع هذا في رأس الصفحة: ${isolate(code)}`,
    },
    'quirks-mode': {
      what: 'تُرسم الصفحة بقواعد متصفحات قديمة جدًا لأن سطرها الأول ناقص.',
      fix: (code) => `ابدأ الصفحة بما يلي: ${isolate(code)}`,
    },
    translated: {
      what: 'المتصفح يترجم هذه الصفحة؛ قد يختلف ما يُعرض عما حُفظ.',
      fix: (code) => `أبعد المترجم عن المكونات بوضع ${isolate(code)}، أو اختر اللغة المطلوبة.`,
    },
    'root-font-size': {
      what: (size, token) =>
        `حجم الخط في الجذر ${isolate(size)} وليس ${isolate('16px')}، و${isolate(token)} معطى بوحدة ${isolate('rem')}، فيتغير حجم المكونات معه.`,
      fix: (code) => `حدّد الحجم بوحدة ${isolate('px')} أو ${isolate('em')}: ${isolate(code)}`,
    },
    'not-defined': {
      what: 'العنصر موجود في الصفحة لكن شيفرته لم تُحمّل.',
      fix: (code) => `حمّلها: ${isolate(code)}`,
    },
    'unknown-tag': {
      what: (tag) => `لا يوجد عنصر باسم ${isolate(tag)}.`,
      fix: (meant) => `هل تقصد ${isolate(meant)}؟`,
    },
    'unknown-attribute': {
      what: (attribute) => `لا يعرف العنصر سمة باسم ${isolate(attribute)}.`,
      fix: (meant) => `هل تقصد ${isolate(meant)}؟`,
    },
    'bad-value': {
      what: (attribute, written) =>
        `لا يمكن أن تكون قيمة السمة ${isolate(attribute)} هي ${isolate(written)}؛ تُستخدم القيمة الافتراضية.`,
      fix: (expected) => `القيمة المتوقعة: ${isolate(expected)}`,
    },
    'no-workspace': {
      what: 'ليس للمكوّن مساحة عمل، فلا شيء لديه يعرضه.',
      fix: (code) => `ضعه داخل مساحة عمل، أو سمِّ مساحة في مكان آخر: ${isolate(code)}`,
    },
    'workspace-not-found': {
      what: (id) => `يطلب المكوّن مساحة العمل ${isolate(id)}، ولا شيء في الصفحة يحمل هذا المعرّف.`,
      fix: (code) => `أعطِ مساحة العمل هذا المعرّف: ${isolate(code)}`,
    },
    'workspace-unnamed': {
      what: 'ليس لمساحة العمل اسم، فلا تفتح شيئًا.',
      fix: (code) => `سمِّها: ${isolate(code)}`,
    },
    hidden: {
      what: (rule) => `قاعدة في الصفحة تخفي العنصر: ${isolate(rule)}`,
      fix: (code) => `استثنِ العنصر منها، أو أظهره من جديد: ${isolate(code)}`,
    },
    'leaked-style': {
      what: (rules) => `قواعد الصفحة تصل إلى داخل المكوّن: ${isolate(rules)}`,
      fix: (code) => `استثنِ المكوّن منها، أو أعدها إلى أصلها: ${isolate(code)}`,
    },
    zoomed: {
      what: (factor) => `يُرسم العنصر بحجم ${isolate(factor)} من حجم تخطيطه؛ قد تخطئ اللوحات والسحب مكانها.`,
      fix: (code) => `لا تكبّر ولا تصغّر ما حوله، وحدّد حجم خطه: ${isolate(code)}`,
    },
    clipped: {
      what: (box, rule) => `${isolate(box)} يقطع العنصر (${isolate(rule)}).`,
      fix: (code) => `دع هذا الصندوق يكبر أو يُمرَّر: ${isolate(code)}`,
    },
    'two-kits': {
      what: (copies) => `حُمّلت المجموعة أكثر من مرة: ${isolate(copies)}`,
      fix: (code) => `حمّلها مرة واحدة، أو أعطِ إحدى النسخ وسومًا خاصة بها: ${isolate(code)}`,
    },
    'two-lits': {
      what: (versions) => `حُمّلت مكتبة Lit أكثر من مرة: ${isolate(versions)}. هذا يعمل لكنه يضاعف الحجم.`,
      fix: (code) => `ثبّت نسخة واحدة: ${isolate(code)}`,
    },
    'two-yjs': {
      what: (copies) => `حُمّلت مكتبة Yjs أكثر من مرة: ${isolate(copies)}. مستندات نسخة غريبة عن الأخرى.`,
      fix: (code) => `اجمع نسخة واحدة فقط: ${isolate(code)}`,
    },
    'csp-connect': {
      what: (server) => `سياسة أمان المحتوى في الصفحة تمنع الاتصال بـ ${isolate(server)}.`,
      fix: (code) => `أضف إلى السياسة: ${isolate(code)}`,
    },
    'csp-contradiction': {
      what: (server) =>
        `للصفحة أكثر من سياسة أمان للمحتوى؛ واحدة تسمح بـ ${isolate(server)} وأخرى تمنعه، وكلها سارية.`,
      fix: (code) => `أبقِ سياسة واحدة فيها: ${isolate(code)}`,
    },
    'trusted-types': {
      what: 'تسمح الصفحة بالأنواع الموثوقة بأسمائها فقط، وليس بينها الاسم الذي تحتاجه المكونات.',
      fix: (code) => `أضف إلى السياسة: ${isolate(code)}`,
    },
    'csp-violation': {
      what: (directive, blocked) =>
        `رفضت سياسة أمان المحتوى شيئًا: ${isolate(blocked)} (${isolate(directive)}).`,
      fix: (code) => `إن كان من المكونات فأضف إلى السياسة: ${isolate(code)}`,
    },
    'not-secure': {
      what: 'لم تأتِ الصفحة عبر اتصال آمن؛ يرفض المتصفح التخزين الدائم وغيره.',
      fix: (code) => `قدّم الصفحة عبر ${isolate(code)}`,
    },
    'no-crypto': {
      what: 'لا يعطي المتصفح هذه الصفحة أرقامًا عشوائية آمنة؛ لا يمكن إنشاء شيء.',
      fix: (code) => `افتح الصفحة في متصفح حديث عبر ${isolate(code)}`,
    },
    'storage-temporary': {
      what: 'قد يمحو المتصفح ما يُحفظ على هذا الجهاز إذا ضاقت المساحة.',
      fix: (code) => `اطلب ذلك من المتصفح بعد نقرة من المستخدم: ${isolate(code)}`,
    },
    'storage-full': {
      what: (used, of) => `تخزين هذه الصفحة يكاد يمتلئ: ${isolate(used)} من ${isolate(of)}.`,
      fix: (code) => `أفرغ بعض المساحة؛ يخبرك ${isolate(code)} بمن يستخدمها.`,
    },
    'storage-small': {
      what: (quota) => `يعطي المتصفح هذه الصفحة تخزينًا قليلًا: ${isolate(quota)}، كما في نافذة خاصة.`,
      fix: (code) => `افتح الصفحة في نافذة عادية، أو لا تحفظ شيئًا على هذا الجهاز: ${isolate(code)}`,
    },
    'storage-blocked': {
      what: (reason) => `لا يمكن حفظ شيء على هذا الجهاز: ${isolate(reason)}`,
      fix: (code) => `اسمح لهذه الصفحة بالتخزين (يحتاج الإطار المعزول إلى ${isolate(code)}).`,
    },
    'third-party-frame': {
      what: 'تُعرض الصفحة داخل صفحة من موقع آخر؛ ما تحفظه منفصل عن موقعها وقد يُمحى.',
      fix: (code) => `حدّد خادمًا، أو افتحها في صفحة مستقلة: ${isolate(code)}`,
    },
    'insecure-server': {
      what: (server) => `الصفحة آمنة لكن الخادم ليس كذلك: يرفض المتصفح ${isolate(server)}.`,
      fix: (code) => `اكتب الخادم هكذا: ${isolate(code)}`,
    },
    'server-unreachable': {
      what: (server) => `الخادم ${isolate(server)} لا يجيب.`,
      fix: (code) => `تحقق من أنه يعمل وأن عنوانه صحيح: ${isolate(code)}`,
    },
    'server-refused': {
      what: (server, problem) => `لا يسمح الخادم ${isolate(server)} بدخول هذا المستخدم (${isolate(problem)}).`,
      fix: (code) => `تحقق من المستخدم والرمز: ${isolate(code)}`,
    },
    'clock-differs': {
      what: (minutes) =>
        `تختلف ساعة هذا الجهاز عن ساعة الخادم بمقدار ${isolate(minutes)} دقيقة؛ قد تخطئ التواريخ.`,
      fix: (code) => `اضبط ساعة الجهاز من الشبكة: ${isolate(code)}`,
    },
    inert: {
      what: (box) => `شيء حول العنصر يعطّل استخدامه: ${isolate(box)}`,
      fix: (code) => `أزل السمة ما دام المكوّن مطلوبًا: ${isolate(code)}`,
    },
    'behind-dialog': {
      what: (dialog) => `مربع حوار مشروط مفتوح (${isolate(dialog)})؛ لا يمكن استخدام المكونات خلفه.`,
      fix: (code) => `أغلقه، أو ضع المكونات داخله: ${isolate(code)}`,
    },
    'keys-taken': {
      what: (places) => `تستمع الصفحة إلى المفاتيح في كل مكان (${isolate(places)})؛ قد تثيرها الكتابة.`,
      fix: (code) =>
        `تحتفظ المكونات بالحروف العادية لنفسها؛ وللباقي انظر من أين جاء المفتاح: ${isolate(code)}`,
    },
  },
};
