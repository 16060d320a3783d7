import { phoneKey } from './phone.js';

// eslint-disable-next-line no-control-regex -- reason: a control character is what a link must not have
const ODD = /[\u0000-\u0020\u007f\\]/;

/** Whether a link of other people may be followed: `http(s)` with a host, or a path of this site. Everything else could run code here. */
export function isSafeLink(url: string): boolean {
  return !ODD.test(url) && (/^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(url) || /^\/(?!\/)/.test(url));
}

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
