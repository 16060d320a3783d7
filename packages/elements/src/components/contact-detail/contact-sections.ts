import { html, nothing, type TemplateResult } from 'lit';
import { dateInZone, mergedInto, type Contact, type ContactId } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { wayLinks } from '../../contacts/channel-links.js';
import { zoneOf } from '../../contacts/contact-words.js';
import { contactDirectory, duplicateIndex } from '../../contacts/live-contacts.js';
import { inlineCell, type InlineActions } from '../../fields/inline-cell.js';
import { memberName } from '../../fields/options.js';
import type { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import type { ComboboxController, ComboboxValue } from '../../primitives/combobox-controller.js';
import {
  contactEditor,
  echoEdit,
  fieldLabel,
  fieldWords,
  taxWarning,
  type ContactEdit,
  type ContactField,
} from './contact-fields.js';

export interface ContactActions extends InlineActions<ContactField> {
  change(field: ContactField, draft: ComboboxValue): void;
  addCompany(field: ContactField, name: string): Promise<string | undefined>;
}

export interface SectionsProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly contact: Contact;
  /** The id that was asked for, when that contact was merged into this one. */
  readonly followedFrom: Contact | undefined;
  readonly readonly: boolean;
  readonly canEdit: boolean;
  readonly readOnlyWords: string | undefined;
  readonly edits: ReadonlyMap<ContactField, ContactEdit>;
  readonly isContested: (edit: ContactEdit) => boolean;
  readonly combobox: (field: ContactField) => ComboboxController;
  readonly picks: HostPicks;
  readonly actions: ContactActions;
  readonly channels: TemplateResult;
  readonly opportunities: TemplateResult;
  readonly records: TemplateResult | typeof nothing;
  readonly notes: TemplateResult | typeof nothing;
  readonly people: TemplateResult | typeof nothing;
  readonly data: TemplateResult;
  /** Why it cannot be deleted. */
  readonly refusal: string | undefined;
  readonly canClose: boolean;
  readonly close: () => void;
  readonly open: (id: ContactId) => void;
  readonly merge: (ids: readonly ContactId[]) => void;
  readonly takeApart: (contact: Contact) => void;
  readonly remove: () => void;
  readonly restore: () => void;
}

function cell(
  props: SectionsProps,
  field: ContactField,
  variant?: 'title' | 'line' | 'wide',
): TemplateResult {
  const { l, store, contact, actions } = props;
  const edit = props.edits.get(field);
  const value = contact[field];
  return inlineCell({
    l,
    field,
    label: fieldLabel(field, contact, l),
    readonly: props.readonly,
    shown: fieldWords(store, l, field, contact),
    empty: value === null || value === '',
    actions,
    variant,
    warning: field === 'taxNumber' && !edit ? taxWarning(contact, l) : undefined,
    editor: edit && {
      control: contactEditor({
        l,
        store,
        contact,
        edit,
        combobox: props.combobox(field),
        picks: props.picks,
        change: (draft) => {
          actions.change(field, draft);
        },
        chosen: () => {
          actions.commit(field, 'enter');
        },
        addCompany: (name) => actions.addCompany(field, name),
      }),
      problems: edit.problems,
      echo: echoEdit(store, edit, contact),
      contested: props.isContested(edit)
        ? l.t.detail.contested(l.t.detail.somebody, fieldWords(store, l, field, contact))
        : undefined,
    },
  });
}

function header(props: SectionsProps): TemplateResult {
  const { l, store, contact } = props;
  const { contacts, common } = l.t;
  const relation = contactDirectory(store, l.language).index.relation(contact.id);
  return html`<header class="detail-head">
    <div class="head-row">
      <span class="kind">${contact.type === 'company' ? icons.building : icons.user}${contacts.types[contact.type]}</span>
      <span class="badge ${relation}">${contacts.relation[relation]}</span>
      <span class="spring"></span>
      ${
        props.canClose
          ? html`<button type="button" class="icon-button" aria-label=${common.actions.close} @click=${props.close}>
              ${icons.close}
            </button>`
          : nothing
      }
    </div>
    <h2>${cell(props, 'name', 'title')}</h2>
    <div class="head-row">
      <div class="company">${cell(props, 'parentId', 'line')}</div>
      <span class="head-ways">${wayLinks(contact, l, { sms: true })}</span>
    </div>
  </header>`;
}

/** What is unusual about it: put aside, merged, emptied, or perhaps twice there. */
function banners(props: SectionsProps): TemplateResult {
  const { l, store, contact, followedFrom, canEdit } = props;
  const { profile, contacts, common } = l.t;
  const { removed, erasedAt } = contact;
  const [similar] = removed || erasedAt !== null ? [] : duplicateIndex(store).similar(contact);
  const twin = similar && store.get('contacts', similar.id);
  const merged = mergedInto(store, contact.id);
  return html`${
    props.readOnlyWords === undefined
      ? nothing
      : html`<p class="notice" role="status">${props.readOnlyWords}</p>`
  }
  ${
    removed
      ? html`<div class="deleted-banner" role="status">
          ${icons.trash}
          <div>
            <p><strong>${profile.deletedTitle}</strong></p>
            <p class="muted figure">
              ${profile.deletedBy(memberName(store, removed.by) ?? common.unknownPerson, l.moment(removed.at))}
            </p>
          </div>
          ${
            canEdit
              ? html`<button type="button" class="button restore" @click=${props.restore}>
                  ${common.actions.restore}
                </button>`
              : nothing
          }
        </div>`
      : nothing
  }
  ${
    erasedAt === null
      ? nothing
      : html`<p class="note-line" role="status">${icons.alert}<span>${profile.erased(l.moment(erasedAt))}</span></p>`
  }
  ${
    followedFrom
      ? html`<p class="note-line followed" role="status">
          ${icons.merge}<span>${profile.merged.followed(followedFrom.name)}</span>
        </p>`
      : nothing
  }
  ${
    similar && twin
      ? html`<div class="note-line similar">
          ${icons.merge}<span
            >${profile.merged.similar(twin.name, l.list(similar.kinds.map((kind) => contacts.evidence[kind])))}</span
          >
          <button
            type="button"
            class="button quiet"
            aria-label=${profile.merged.lookNamed(twin.name)}
            @click=${() => {
              props.open(twin.id);
            }}
          >
            ${profile.merged.look}
          </button>
          ${
            props.readonly
              ? nothing
              : html`<button
                  type="button"
                  class="button merge"
                  @click=${() => {
                    props.merge([contact.id, twin.id]);
                  }}
                >
                  ${contacts.duplicates.merge}
                </button>`
          }
        </div>`
      : nothing
  }
  ${
    merged.length === 0
      ? nothing
      : html`<div class="merged">
          <p class="muted">${profile.merged.holds}</p>
          <ul class="plain">
            ${merged.map(
              (one) => html`<li data-id=${one.id}>
                <span>${one.name}</span>
                ${
                  props.readonly
                    ? nothing
                    : html`<button
                        type="button"
                        class="button quiet apart"
                        aria-label=${profile.merged.apartNamed(one.name)}
                        @click=${() => {
                          props.takeApart(one);
                        }}
                      >
                        ${profile.merged.apart}
                      </button>`
                }
              </li>`,
            )}
          </ul>
        </div>`
  }`;
}

function fields(props: SectionsProps): TemplateResult {
  const { l, contact } = props;
  const isCompany = contact.type === 'company';
  return html`<section class="information" aria-labelledby="information-title">
    <h3 id="information-title">${l.t.profile.information}</h3>
    <div class="fields">
      ${cell(props, 'relation')} ${cell(props, 'type')} ${cell(props, 'taxNumber')} ${cell(props, 'source')}
      ${cell(props, 'segment')} ${cell(props, 'sector')}
      ${isCompany ? html`${cell(props, 'foundedYear')} ${cell(props, 'employees')} ${cell(props, 'revenue')}` : nothing}
      ${cell(props, 'location', 'wide')} ${cell(props, 'strategy', 'wide')}
    </div>
  </section>`;
}

/** Everything about one contact: how to reach them first, then what is being sold to them, then who they are. */
export function contactSections(props: SectionsProps): TemplateResult {
  const { l, store, contact } = props;
  const { profile, common } = l.t;
  const day = l.date(dateInZone(contact.createdAt, zoneOf(store)), 'full');
  return html`${header(props)}
    <div class="detail-body">
      ${banners(props)} ${props.channels} ${props.opportunities} ${props.records} ${props.notes} ${props.people} ${fields(props)} ${props.data}
      ${props.refusal === undefined ? nothing : html`<p class="problem" role="alert">${props.refusal}</p>`}
      <footer class="detail-foot">
        <span class="muted figure"
          >${profile.created(day)}${contact.sourceId === null ? nothing : html` · ${profile.hostRecord(contact.sourceId)}`}</span
        >
        ${
          props.readonly
            ? nothing
            : html`<button type="button" class="button quiet danger delete" @click=${props.remove}>
                ${icons.trash} ${common.actions.delete}
              </button>`
        }
      </footer>
    </div>`;
}
