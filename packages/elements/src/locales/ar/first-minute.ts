import type { Messages } from '../messages.js';

export const firstMinute: Messages['firstMinute'] = {
  sample: 'بيانات نموذجية، لا تُحفظ في أي مكان.',
  next: (tag) => `الخطوة التالية: ضع هذا داخل ${tag} ليكون لك مسار مبيعات خاص بك على هذا الجهاز.`,
};
