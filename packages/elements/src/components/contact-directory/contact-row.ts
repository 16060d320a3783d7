import { html, nothing, type TemplateResult } from 'lit';
import { parentOf, type CalendarDate, type Contact, type ContactDirectory } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { wayLinks } from '../../contacts/channel-links.js';
import { dayOfWords, lastAct, openOnes, sumWords } from '../../contacts/contact-words.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { setProperty } from '../../primitives/set-property.js';

export interface ContactRowProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly directory: ContactDirectory;
  readonly contact: Contact;
  readonly today: CalendarDate;
  /** Place in the whole list, from 0, and how many there are. */
  readonly index: number;
  readonly count: number;
  readonly start: number;
  /** The one row that Tab reaches. */
  readonly isActive: boolean;
  /** It is what the detail shows. */
  readonly isOpen: boolean;
  readonly open: () => void;
}

/** One person or company at a glance: who, of which company, prospect or customer, what is open, what happened last, and how to reach them. */
export function contactRow(props: ContactRowProps): TemplateResult {
  const { l, store, directory, contact, isActive } = props;
  const { contacts } = l.t;
  const opportunities = directory.index.opportunities(contact.id);
  const open = openOnes(opportunities);
  const relation = directory.index.relation(contact.id);
  const company = parentOf(store, contact)?.name;
  const act = lastAct(store, opportunities);
  const last = act && dayOfWords(store, l, act.at, props.today);
  const sums = open.length > 0 ? sumWords(store, l, open).join(' + ') : '';
  return html`<li
    class="row ${props.isOpen ? 'is-open' : ''}"
    part="row"
    data-id=${contact.id}
    data-index=${props.index}
    aria-posinset=${props.index + 1}
    aria-setsize=${props.count}
    ${setProperty('--_start', `${String(props.start)}px`)}
    @click=${(event: Event) => {
      // A link dials or writes; everywhere else the row opens.
      if (!(event.composedPath()[0] as Element).closest('a')) props.open();
    }}
  >
    <span class="mark">${contact.type === 'company' ? icons.building : icons.user}</span>
    <div class="who">
      <button
        type="button"
        class="name ellipsis"
        tabindex=${isActive ? 0 : -1}
        aria-current=${props.isOpen ? 'true' : nothing}
      >
        <span class="visually-hidden">${contacts.types[contact.type]}: </span>${contact.name}
      </button>
      <div class="under">
        <span class="badge ${relation}">${contacts.relation[relation]}</span>
        ${company === undefined ? nothing : html`<span class="company ellipsis">${company}</span>`}
        ${open.length > 0 ? html`<span class="sum-narrow figure ellipsis">${sums}</span>` : nothing}
      </div>
    </div>
    <div class="sum figure">
      ${
        open.length > 0
          ? html`<span>${contacts.openOpportunities(open.length)}</span><strong class="ellipsis">${sums}</strong>`
          : html`<span class="hint">${contacts.noOpen}</span>`
      }
    </div>
    <div class="last figure hint ellipsis">${last ?? contacts.noLast}</div>
    <div class="ways">${wayLinks(contact, l, { tabIndex: isActive ? 0 : -1 })}</div>
  </li>`;
}
