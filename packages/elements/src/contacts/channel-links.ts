import { html, nothing, type TemplateResult } from 'lit';
import {
  callLink,
  channelsOf,
  mailLink,
  preferredWays,
  smsLink,
  takesSms,
  type Contact,
} from '@firsat/model';
import * as icons from '../icons/icons.js';
import type { Localizer } from '../locales/localizer.js';

/** The ways to reach somebody in one press (S119). */
export interface Ways {
  readonly phone: string | undefined;
  readonly sms: string | undefined;
  readonly email: string | undefined;
}

export function waysOf(contact: Contact): Ways {
  const channels = channelsOf(contact);
  const phones = channels.filter(({ kind }) => kind === 'phone').map(({ value }) => value);
  return {
    phone: phones[0],
    sms: phones.find(takesSms),
    email: channels.find(({ kind }) => kind === 'email')?.value,
  };
}

/** One-press links to a contact's main channels; a preferred way is marked in words too. `tabIndex` −1 where arrow keys lead to them. */
export function wayLinks(
  contact: Contact,
  l: Localizer,
  options: { readonly sms?: boolean; readonly tabIndex?: number } = {},
): TemplateResult {
  const { contacts } = l.t;
  const { phone, sms, email } = waysOf(contact);
  const { name } = contact;
  const preferred = preferredWays(contact);
  const tabIndex = options.tabIndex ?? 0;
  const link = (
    way: 'phone' | 'sms' | 'email',
    href: string,
    label: string,
    icon: TemplateResult,
  ): TemplateResult =>
    html`<a
      class="icon-button way ${preferred.includes(way) ? 'preferred' : ''}"
      data-way=${way}
      href=${href}
      title=${label}
      aria-label=${preferred.includes(way) ? `${label} · ${contacts.preferred}` : label}
      tabindex=${tabIndex}
      >${icon}</a
    >`;
  return html`${phone === undefined ? nothing : link('phone', callLink(phone), contacts.call(name), icons.phone)}${
    sms === undefined || !options.sms
      ? nothing
      : link('sms', smsLink(sms), contacts.text(name), icons.message)
  }${email === undefined ? nothing : link('email', mailLink(email), contacts.mail(name), icons.mail)}`;
}
