import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import {
  BACKGROUND_FIELDS,
  PERIODS,
  STATUSES,
  type CalendarDate,
  type Period,
  type Problem,
  type Status,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { choiceEditor, segmentEditor, type Choice } from '../../fields/choice-editor.js';
import { dateEcho, dateEditor, readDate } from '../../fields/date-editor.js';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import { moneyEcho, moneyEditor } from '../../fields/money-editor.js';
import { schemaOptions, stageOptions } from '../../fields/options.js';
import { quotaOptions, searchContacts, searchMembers } from '../../fields/searches.js';
import { suggestQuota } from '../../fields/quota-suggestion.js';
import { statusDetails } from '../../fields/status-details.js';
import { noteEditor, textEditor } from '../../fields/text-editor.js';
import type { HostPicks } from '../../hosts/host-picks.js';
import type { Localizer } from '../../locales/localizer.js';
import type { ComboboxController, ComboboxValue } from '../../primitives/combobox-controller.js';
import {
  closesBeforeStart,
  currencyOf,
  withCustomer,
  withSchema,
  withStatus,
  type FormState,
} from './form-state.js';

export interface FormFieldsProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly today: CalendarDate;
  readonly state: FormState;
  readonly problems: readonly Problem[];
  readonly customers: ComboboxController;
  readonly owners: ComboboxController;
  readonly picks: HostPicks;
  /** Changes the state as it is by then (two events may come before one update); `answered` names the fields whose problems are thereby gone. */
  readonly change: (change: (state: FormState) => FormState, ...answered: readonly string[]) => void;
  readonly addContact: (name: string) => Promise<string | undefined>;
  readonly openSchemas: () => void;
}

/** The choices and, first, the current value when it is none of them (a colleague archived it): a select would show another one. */
function choicesWith(value: string, choices: readonly Choice[], missing: string): readonly Choice[] {
  return choices.some((choice) => choice.value === value) ? choices : [{ value, label: missing }, ...choices];
}

/** The fields S33–S58 in the order of the seed, each with its explanation (S32). */
export function formFields(props: FormFieldsProps): TemplateResult {
  const { l, store, state, change } = props;
  const { fields, status: statusWords, period: periodWords } = l.t.common;
  const words = l.t.form;
  const problem = (field: string): string | undefined => {
    const found = props.problems.find((refusal) => refusal.field === field);
    return found && l.problem(found);
  };
  const editorOf = (id: string): { id: string; invalid: boolean; describedBy: string } => ({
    id,
    invalid: problem(id) !== undefined,
    describedBy: notesOf(id),
  });
  const combobox = {
    noMatches: words.noMatches,
    more: words.moreMatches,
    open: words.openList,
  };
  const day = (id: 'startDate' | 'expectedClose', label: string, warning?: string): TemplateResult =>
    fieldShell({
      id,
      label,
      hint: words.hints[id],
      warning,
      problem: problem(id),
      echo: dateEcho(state[id], l),
      editor: dateEditor({
        ...editorOf(id),
        l,
        text: state[id],
        pick: `${label}: ${words.pickDate}`,
        change: (text) => change((now) => ({ ...now, [id]: text }), id),
      }),
    });
  const schemas = schemaOptions(store).map(({ id, title }) => ({ value: id, label: title }));
  const stages = stageOptions(store, state.schemaId).map(({ id, name }) => ({ value: id, label: name }));

  return html`${fieldShell({
    id: 'customerId',
    label: fields.customerId,
    required: true,
    wide: true,
    hint: words.hints.customerId,
    problem: problem('customerId'),
    editor: props.customers.render({
      ...editorOf('customerId'),
      label: fields.customerId,
      required: true,
      placeholder: words.customerPlaceholder,
      value: state.customer,
      words: combobox,
      search: (query) => searchContacts(store, l, query),
      elsewhere: props.picks.contacts(l),
      add: { label: words.addContact, run: props.addContact },
      change: (customer: ComboboxValue) =>
        change((now) => withCustomer(store, now, customer), 'customerId', 'schemaId', 'stageId'),
    }),
  })}
  ${fieldShell({
    id: 'description',
    label: fields.description,
    required: true,
    wide: true,
    hint: words.hints.description,
    problem: problem('description'),
    editor: textEditor({
      ...editorOf('description'),
      required: true,
      text: state.description,
      change: (description) => change((now) => ({ ...now, description }), 'description'),
    }),
  })}
  ${fieldShell({
    id: 'status',
    label: fields.status,
    hint: words.hints.status,
    editor: choiceEditor({
      ...editorOf('status'),
      value: state.status.code,
      choices: STATUSES.map((code) => ({ value: code, label: statusWords[code] })),
      change: (code) =>
        change((now) => withStatus(l, props.today, now, code as Status), 'on', 'reason', 'note', 'resumeOn'),
    }),
  })}
  ${
    state.status.code === 'open'
      ? nothing
      : html`<div class="status-fields wide" role="group" aria-label=${statusWords[state.status.code]}>
        ${statusDetails({
          l,
          prefix: 'status',
          draft: state.status,
          problem,
          change: (part) =>
            change(
              (now) => ({ ...now, status: { ...now.status, ...part } }),
              'on',
              'reason',
              'note',
              'resumeOn',
            ),
        })}
      </div>`
  }
  ${fieldShell({
    id: 'schemaId',
    label: fields.schema,
    hint: html`<button type="button" class="link" @click=${props.openSchemas}>${words.schemaHelp}</button>`,
    problem: problem('schemaId'),
    editor: choiceEditor({
      ...editorOf('schemaId'),
      value: state.schemaId,
      choices: choicesWith(state.schemaId, schemas, '–'),
      change: (schemaId) => change((now) => withSchema(store, now, schemaId), 'schemaId', 'stageId'),
    }),
  })}
  ${fieldShell({
    id: 'stageId',
    label: fields.stage,
    required: true,
    hint: store.get('stages', state.stageId)?.guidance ?? words.hints.stageId,
    problem: problem('stageId'),
    editor: choiceEditor({
      ...editorOf('stageId'),
      required: true,
      value: state.stageId,
      choices: choicesWith(state.stageId, stages, stages.length === 0 ? words.noStages : '–'),
      change: (stageId) => change((now) => ({ ...now, stageId, isPlaced: true }), 'stageId'),
    }),
  })}
  ${quotaField(props, problem('quotaId'))}
  ${fieldShell({
    id: 'price',
    label: fields.price,
    hint: words.hints.price,
    problem: problem('price'),
    echo: moneyEcho(state.price, l, currencyOf(store), state.period),
    editor: moneyEditor({
      ...editorOf('price'),
      text: state.price,
      currency: currencyOf(store),
      placeholder: words.pricePlaceholder,
      change: (price) => change((now) => ({ ...now, price }), 'price'),
    }),
  })}
  ${fieldShell({
    id: 'period',
    label: fields.period,
    group: true,
    hint: words.hints.period,
    editor: segmentEditor({
      ...editorOf('period'),
      label: fields.period,
      value: state.period,
      choices: PERIODS.map((period) => ({ value: period, label: periodWords[period] })),
      change: (period) => change((now) => ({ ...now, period: period as Period })),
    }),
  })}
  ${day('startDate', words.startDate)}
  ${day(
    'expectedClose',
    fields.expectedClose,
    closesBeforeStart(state, l) ? l.problem({ code: 'date-before-start' }) : undefined,
  )}
  ${fieldShell({
    id: 'ownerId',
    label: fields.ownerId,
    hint: words.hints.ownerId,
    problem: problem('ownerId'),
    editor: props.owners.render({
      ...editorOf('ownerId'),
      label: fields.ownerId,
      placeholder: words.ownerPlaceholder,
      value: state.owner,
      none: words.noOwner,
      words: combobox,
      search: (query) => searchMembers(store, l, query),
      elsewhere: props.picks.members(l),
      change: (owner: ComboboxValue) => change((now) => ({ ...now, owner }), 'ownerId'),
    }),
  })}
  <details class="background wide" ?open=${guard([], () => BACKGROUND_FIELDS.some((field) => state.background[field] !== ''))}>
    <summary>${words.background}</summary>
    ${BACKGROUND_FIELDS.map((field) =>
      fieldShell({
        id: field,
        label: words.backgroundFields[field],
        hint: words.hints[field],
        problem: problem(field),
        editor: noteEditor({
          ...editorOf(field),
          text: state.background[field],
          change: (text) =>
            change((now) => ({ ...now, background: { ...now.background, [field]: text } }), field),
        }),
      }),
    )}
  </details>`;
}

/** S48–S50: a quota, or the word that there is none; one that fits the representative and the day is offered. */
function quotaField(
  { l, store, state, change }: FormFieldsProps,
  problem: string | undefined,
): TemplateResult {
  const words = l.t.form;
  const quotas = quotaOptions(store, l).map(({ id, label, detail }) => ({
    value: id,
    label: detail === undefined ? label : `${label} · ${detail}`,
  }));
  const none = { value: '', label: quotas.length === 0 ? words.noQuotas : words.noQuota };
  const [close, start] = [readDate(state.expectedClose, l), readDate(state.startDate, l)];
  const expected = close.ok ? close.value : null;
  const suggested =
    state.quotaId === ''
      ? suggestQuota(store, state.owner.id, expected ?? (start.ok ? start.value : null))
      : undefined;
  return fieldShell({
    id: 'quotaId',
    label: l.t.common.fields.quotaId,
    problem,
    hint: suggested
      ? html`<button
          type="button"
          class="link"
          @click=${() => change((now) => ({ ...now, quotaId: suggested.id }), 'quotaId')}
        >
          ${words.suggestedQuota(suggested.name)}
        </button>`
      : words.hints.quotaId,
    editor: choiceEditor({
      id: 'quotaId',
      value: state.quotaId,
      disabled: quotas.length === 0,
      invalid: problem !== undefined,
      describedBy: notesOf('quotaId'),
      choices: [none, ...quotas],
      change: (quotaId) => change((now) => ({ ...now, quotaId }), 'quotaId'),
    }),
  });
}
