import { phoneKey } from './phone.js';

/** One-click links (S119). What is not a number or an address gives a link that dials or writes to nobody else. */
export function callLink(phone: string): string {
  return `tel:${phoneKey(phone)}`;
}

export function smsLink(phone: string): string {
  return `sms:${phoneKey(phone)}`;
}

/** Everything but the sign between name and host is encoded: no address can bring its own subject, copy or body. */
export function mailLink(email: string): string {
  return `mailto:${email.split('@').map(encodeURIComponent).join('@')}`;
}
