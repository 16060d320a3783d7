import { html, nothing, type TemplateResult } from 'lit';
import {
  CONTACT_RELATIONS,
  CONTACT_TYPES,
  DIRECTORY_ORDERS,
  type ContactDirectory,
  type ContactRelation,
  type ContactType,
  type DirectoryOrder,
  type DirectoryQuery,
} from '@firsat/model';
import { segmentEditor } from '../../fields/choice-editor.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { searchField } from '../../primitives/search-field.js';

export interface ToolsProps {
  readonly l: Localizer;
  readonly directory: ContactDirectory;
  readonly query: DirectoryQuery;
  readonly canEdit: boolean;
  readonly isAdding: boolean;
  readonly change: (part: Partial<DirectoryQuery>) => void;
  readonly add: () => void;
  readonly toList: () => void;
}

/** Search, filters and order, and the way to add somebody. */
export function directoryTools(props: ToolsProps): TemplateResult {
  const { l, query, change } = props;
  const { contacts } = l.t;
  return html`<div class="tools">
      ${searchField(
        contacts.search,
        query.text,
        (text) => {
          change({ text });
        },
        (event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            props.toList();
          } else if (event.key === 'Escape' && query.text !== '') {
            event.preventDefault();
            event.stopPropagation();
            change({ text: '' });
          }
        },
      )}
      ${
        props.canEdit
          ? html`<button
              type="button"
              class="button primary add"
              aria-expanded=${props.isAdding ? 'true' : 'false'}
              @click=${props.add}
            >
              ${icons.plus}<span>${contacts.add}</span>
            </button>`
          : nothing
      }
    </div>
    <div class="filters">
      ${segmentEditor({
        id: 'relation',
        label: contacts.relationLabel,
        value: query.relation ?? '',
        choices: [
          { value: '', label: contacts.all },
          ...CONTACT_RELATIONS.map((value) => ({ value, label: contacts.relationsMany[value] })),
        ],
        change: (value) => {
          change({ relation: value === '' ? null : (value as ContactRelation) });
        },
      })}
      ${select(
        'type',
        contacts.typeLabel,
        query.type ?? '',
        [
          { value: '', label: contacts.all },
          ...CONTACT_TYPES.map((value) => ({ value, label: contacts.typesMany[value] })),
        ],
        (value) => {
          change({ type: value === '' ? null : (value as ContactType) });
        },
      )}
      ${words(props, 'source')} ${words(props, 'segment')}
      ${select(
        'order',
        contacts.order,
        query.order,
        DIRECTORY_ORDERS.map((value) => ({ value, label: contacts.orders[value] })),
        (value) => {
          change({ order: value as DirectoryOrder });
        },
      )}
    </div>`;
}

/** The workspace's own words for where contacts come from, or what they are; absent while it has none. */
function words(
  { l, directory, query, change }: ToolsProps,
  field: 'source' | 'segment',
): TemplateResult | typeof nothing {
  const known = directory.words(field);
  const chosen = query[field];
  if (known.length === 0 && chosen === null) return nothing;
  const { contacts } = l.t;
  const options = known.map(({ word, count }) => ({ value: word, label: `${word} (${l.number(count)})` }));
  if (chosen !== null && !known.some(({ word }) => word === chosen))
    options.unshift({ value: chosen, label: chosen });
  return select(
    field,
    field === 'source' ? contacts.sourceLabel : contacts.segmentLabel,
    chosen ?? '',
    [{ value: '', label: contacts.all }, ...options],
    (value) => {
      change({ [field]: value === '' ? null : value });
    },
  );
}

function select(
  name: string,
  label: string,
  value: string,
  options: readonly { readonly value: string; readonly label: string }[],
  change: (value: string) => void,
): TemplateResult {
  return html`<label class="choice">
    <span class="label">${label}</span>
    <select
      class="input"
      name=${name}
      @change=${(event: Event) => {
        change((event.currentTarget as HTMLSelectElement).value);
      }}
    >
      ${options.map(
        (option) =>
          html`<option value=${option.value} .selected=${option.value === value}>${option.label}</option>`,
      )}
    </select>
  </label>`;
}
