import { html, type TemplateResult } from 'lit';
import {
  callLink,
  channelsOf,
  mailLink,
  preferredWays,
  smsLink,
  takesSms,
  type Contact,
  type ContactWay,
} from '@firsat/model';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

interface Way {
  readonly way: ContactWay;
  readonly href: string;
  readonly label: string;
  readonly icon: TemplateResult;
}

/** S119: what reaches somebody in one press, the preferred ways first; only what can be dialled or written to. */
export function waysTo(contact: Contact, l: Localizer): readonly Way[] {
  const { links } = l.t;
  const channels = channelsOf(contact);
  const phones = channels.filter(({ kind }) => kind === 'phone').map(({ value }) => value);
  const [phone] = phones;
  const sms = phones.find(takesSms);
  const email = channels.find(({ kind }) => kind === 'email')?.value;
  const { name } = contact;
  const ways: Way[] = [];
  if (phone !== undefined)
    ways.push({ way: 'phone', href: callLink(phone), label: links.call(name), icon: icons.phone });
  if (email !== undefined)
    ways.push({ way: 'email', href: mailLink(email), label: links.mail(name), icon: icons.mail });
  if (sms !== undefined)
    ways.push({ way: 'sms', href: smsLink(sms), label: links.text(name), icon: icons.message });
  const preferred = preferredWays(contact);
  const first = (way: ContactWay): number => (preferred.includes(way) ? 0 : 1);
  return ways.sort((a, b) => first(a.way) - first(b.way));
}

export function wayLinks(contact: Contact, l: Localizer): readonly TemplateResult[] {
  const preferred = preferredWays(contact);
  return waysTo(contact, l).map(({ way, href, label, icon }) => {
    const isPreferred = preferred.includes(way);
    const words = isPreferred ? `${label} (${l.t.links.preferred})` : label;
    return html`<a
      class="icon-button way ${isPreferred ? 'preferred' : ''}"
      data-way=${way}
      href=${href}
      aria-label=${words}
      title=${words}
      >${icon}</a
    >`;
  });
}
