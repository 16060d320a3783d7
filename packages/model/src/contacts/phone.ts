const EXTENSION = /(?:\/|#|;|,|\b(?:dahili|dah|ext|x)\b\.?).*$/iu;
const ALLOWED = /^[+\d\s().-]+$/;

/** What is dialled: no extension, no punctuation. */
function dialled(text: string): string {
  return text.replace(EXTENSION, '').trim();
}

/** Whether a text can be a phone number in any habit of writing one: 3–15 digits, with blanks and the usual signs, perhaps an extension. */
export function isPhone(text: string): boolean {
  const number = dialled(text);
  const digits = number.replace(/\D/g, '').length;
  return ALLOWED.test(number) && !number.slice(1).includes('+') && digits >= 3 && digits <= 15;
}

/**
 * A phone number as it is compared and dialled: `+` and digits. Turkish national writing (`0532 …`, `532 …`, `(0212) …`) becomes `+90…`; short and
 * service numbers (`444 1 234`, `155`) stay as they are. Empty when there is no number in it.
 */
export function phoneKey(text: string): string {
  const number = dialled(text);
  const digits = number.replace(/\D/g, '');
  if (number.startsWith('+')) return digits && `+${digits}`;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (/^90[2-58]\d{9}$/.test(digits)) return `+${digits}`;
  if (/^0?[2-58]\d{9}$/.test(digits)) return `+90${digits.slice(-10)}`;
  return digits;
}

/** Whether it may take an SMS: a Turkish number of another kind than mobile certainly does not. */
export function takesSms(text: string): boolean {
  const key = phoneKey(text);
  return key.startsWith('+') && (!key.startsWith('+90') || /^\+905\d{9}$/.test(key));
}
