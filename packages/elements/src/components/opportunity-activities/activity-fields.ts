import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  ACTIVITY_KINDS,
  contactsOf,
  DIRECTIONS,
  isMeeting,
  OUTCOMES,
  type Activity,
  type ActivityKind,
  type ActivitySet,
  type Direction,
  type Problem,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { choiceEditor } from '../../fields/choice-editor.js';
import { contactName, memberName } from '../../fields/options.js';
import { searchContacts, searchOptions } from '../../fields/searches.js';
import { whenFields } from '../../fields/when-draft.js';
import type { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import type {
  ComboboxController,
  ComboboxElsewhere,
  ComboboxMatches,
} from '../../primitives/combobox-controller.js';
import type { ActivityChanges, ActivityDraft, Typed } from './activity-draft.js';

export interface ActivityFieldsProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly activity: Activity;
  readonly draft: ActivityDraft;
  readonly problem: Problem | undefined;
  readonly people: ComboboxController;
  readonly products: ComboboxController;
  readonly picks: HostPicks;
  readonly type: (field: Typed, text?: string) => void;
  readonly choose: (changes: ActivityChanges) => void;
  readonly addContact: (name: string) => Promise<string | undefined>;
  readonly redraw: () => void;
}

const typedIn = (event: Event): string =>
  (event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value;

/** What was said and what came of it first; when, how long, by whom and with whom below. */
export function activityFields(props: ActivityFieldsProps): TemplateResult {
  const { l, store, activity, draft, choose } = props;
  const { fields, directions, kinds } = l.t.activities;
  const wrong = props.problem?.field;
  return html`${textArea(props, 'summary')} ${outcome(props)}
    <div class="pair">
      ${whenFields({
        id: 'activity-when',
        draft: draft.when,
        l,
        invalid: wrong === 'when',
        asks: 'time',
        changed: () => {
          props.type('when');
        },
      })}
      <div class="pair narrow">
        <div class="field">
          <label for="activity-minutes">${fields.minutes}</label>
          <input
            class="input figure"
            id="activity-minutes"
            inputmode="numeric"
            autocomplete="off"
            aria-invalid=${wrong === 'minutes' ? 'true' : nothing}
            .value=${live(draft.text('minutes', activity))}
            @input=${(event: Event) => {
              props.type('minutes', typedIn(event));
            }}
          />
        </div>
        <div class="field">
          <label for="activity-kind">${fields.kind}</label>
          ${choiceEditor({
            id: 'activity-kind',
            value: activity.kind,
            choices: ACTIVITY_KINDS.map((kind) => ({ value: kind, label: kinds[kind] })),
            change: (kind) => {
              choose({ kind: kind as ActivityKind });
            },
          })}
        </div>
      </div>
    </div>
    <div class="pair">
      ${people(props)}
      <div class="pair narrow">
        <div class="field">
          <label for="activity-who">${fields.who}</label>
          ${props.picks.member({
            id: 'activity-who',
            store,
            l,
            value: activity.memberId,
            change: (memberId) => {
              choose({ memberId });
            },
          })}
        </div>
        ${
          isMeeting(activity.kind)
            ? nothing
            : html`<div class="field">
                <label for="activity-direction">${fields.direction}</label>
                ${choiceEditor({
                  id: 'activity-direction',
                  value: activity.direction ?? '',
                  choices: [
                    { value: '', label: '–' },
                    ...DIRECTIONS.map((way) => ({ value: way, label: directions[way] })),
                  ],
                  change: (way) => {
                    choose({ direction: way === '' ? null : (way as Direction) });
                  },
                })}
              </div>`
        }
      </div>
    </div>
    ${isMeeting(activity.kind) ? meetingFields(props) : nothing}
    <label class="check-field">
      <input
        type="checkbox"
        id="activity-held"
        .checked=${live(activity.held !== null)}
        @change=${(event: Event) => {
          choose({ held: (event.currentTarget as HTMLInputElement).checked });
        }}
      />
      <span>${fields.held}</span>
    </label>`;
}

function textArea({ l, activity, draft, problem, type }: ActivityFieldsProps, field: 'summary' | 'agenda') {
  const { fields, agendaPlaceholder, empty, kinds } = l.t.activities;
  return html`<div class="field">
    <label for="activity-${field}">${fields[field]}</label>
    <textarea
      class="input"
      id="activity-${field}"
      rows=${field === 'summary' ? 3 : 2}
      placeholder=${field === 'agenda' ? agendaPlaceholder : empty(kinds[activity.kind])}
      aria-invalid=${problem?.field === field ? 'true' : nothing}
      .value=${live(draft.text(field, activity))}
      @input=${(event: Event) => {
        type(field, typedIn(event));
      }}
    ></textarea>
  </div>`;
}

/** S95: the outcomes of its kind are a press each, another one is typed. */
function outcome({ l, activity, draft, problem, type, choose }: ActivityFieldsProps): TemplateResult {
  const { fields, outcomes } = l.t.activities;
  const codes: readonly string[] = OUTCOMES[activity.kind];
  const own = activity.outcome !== null && !codes.includes(activity.outcome) ? activity.outcome : '';
  return html`<div class="field">
    <span class="label" id="activity-outcome-label">${fields.outcome}</span>
    <div class="chips" role="group" aria-labelledby="activity-outcome-label">
      ${OUTCOMES[activity.kind].map(
        (code) => html`<button
          type="button"
          class="chip"
          data-outcome=${code}
          aria-pressed=${activity.outcome === code ? 'true' : 'false'}
          @click=${() => {
            draft.forget('outcome');
            choose({ outcome: activity.outcome === code ? null : code });
          }}
        >
          ${outcomes[code]}
        </button>`,
      )}
      <input
        class="input other"
        id="activity-outcome"
        autocomplete="off"
        aria-label=${fields.otherOutcome}
        placeholder=${fields.otherOutcome}
        aria-invalid=${problem?.field === 'outcome' ? 'true' : nothing}
        .value=${live(draft.has('outcome') ? draft.text('outcome', activity) : own)}
        @input=${(event: Event) => {
          type('outcome', typedIn(event));
        }}
        @keydown=${(event: KeyboardEvent) => {
          // Enter means this word, not the whole form.
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          (event.currentTarget as HTMLElement).blur();
        }}
      />
    </div>
  </div>`;
}

function chip(l: Localizer, key: string, name: string, out: () => void): TemplateResult {
  return html`<span class="who-chip" data-key=${key}
    >${name}<button type="button" class="icon-button small" aria-label=${l.t.activities.out(name)} @click=${out}>
      ${icons.close}
    </button></span
  >`;
}

function chips(
  { l, choose }: ActivityFieldsProps,
  set: ActivitySet,
  entries: readonly (readonly [key: string, name: string])[],
): TemplateResult | typeof nothing {
  if (entries.length === 0) return nothing;
  return html`<div class="chips">
    ${entries.map(([key, name]) =>
      chip(l, key, name, () => {
        choose({ [set]: { [key]: false } });
      }),
    )}
  </div>`;
}

interface Typing {
  id: string | null;
  text: string;
}

/** What is looked for in a combobox that only adds: nothing stays in it. */
const looking = new WeakMap<ComboboxController, Typing>();

function adder(
  { l, choose, redraw }: ActivityFieldsProps,
  combobox: ComboboxController,
  options: {
    readonly id: string;
    readonly label: string;
    readonly placeholder: string;
    readonly set: ActivitySet;
    readonly search: (query: string) => ComboboxMatches;
    readonly elsewhere: ComboboxElsewhere | undefined;
    readonly add?: (name: string) => Promise<string | undefined>;
  },
): TemplateResult {
  const { noMatches, more, openList, newContact } = l.t.activities;
  const { add } = options;
  const put = (id: string): void => {
    looking.delete(combobox);
    choose({ [options.set]: { [id]: true } });
  };
  return combobox.render({
    id: options.id,
    label: options.label,
    value: looking.get(combobox) ?? { id: null, text: '' },
    placeholder: options.placeholder,
    search: options.search,
    elsewhere: options.elsewhere,
    words: { noMatches, more, open: openList },
    ...(add && { add: { label: newContact, run: add } }),
    change: ({ id, text }) => {
      looking.set(combobox, { id: null, text: id === null ? text : '' });
      redraw();
    },
    chosen: (id) => {
      if (id !== null) put(id);
    },
  });
}

function people(props: ActivityFieldsProps): TemplateResult {
  const { l, store, activity } = props;
  const { fields, addPerson } = l.t.activities;
  return html`<div class="field">
    <label for="activity-people">${fields.people}</label>
    ${chips(
      props,
      'people',
      contactsOf(activity).map((id) => [id, contactName(store, id) || l.t.common.noCustomer] as const),
    )}
    ${adder(props, props.people, {
      id: 'activity-people',
      label: fields.people,
      placeholder: addPerson,
      set: 'people',
      search: (query) => searchContacts(store, l, query),
      elsewhere: props.picks.contacts(l),
      add: props.addContact,
    })}
  </div>`;
}

/** S101: who else was there, what was on the agenda, and what was shown. */
function meetingFields(props: ActivityFieldsProps): TemplateResult {
  const { l, store, activity, choose } = props;
  const { fields, addColleague, addProduct } = l.t.activities;
  const products = [...store.list('products')].sort((a, b) => l.compare(a.name, b.name));
  const team = Object.keys(activity.team);
  const shown = Object.keys(activity.products);
  const fromHost = props.picks.products(l);
  return html`<div class="pair">
      <div class="field">
        <label for="activity-team">${fields.team}</label>
        ${chips(
          props,
          'team',
          team.map((id) => [id, memberName(store, id) ?? l.t.common.unknownPerson] as const),
        )}
        ${props.picks.member({
          id: 'activity-team',
          store,
          l,
          value: null,
          none: addColleague,
          change: (id) => {
            if (id !== null) choose({ team: { [id]: true } });
          },
        })}
      </div>
      ${
        products.length === 0 && shown.length === 0 && !fromHost
          ? nothing
          : html`<div class="field">
              <label for="activity-products">${fields.products}</label>
              ${chips(
                props,
                'products',
                shown.map((id) => [id, store.get('products', id)?.name ?? '?'] as const),
              )}
              ${adder(props, props.products, {
                id: 'activity-products',
                label: fields.products,
                placeholder: addProduct,
                set: 'products',
                elsewhere: fromHost,
                search: (query) =>
                  searchOptions(
                    products.map(({ id, name }) => ({ id, label: name })),
                    query,
                  ),
              })}
            </div>`
      }
    </div>
    ${textArea(props, 'agenda')}`;
}
