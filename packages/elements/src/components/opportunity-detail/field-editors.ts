import { html, nothing, type TemplateResult } from 'lit';
import {
  ok,
  PERIODS,
  problem,
  refused,
  type Opportunity,
  type OpportunityFields,
  type Period,
  type Result,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { dateEcho, dateEditor, dateText, readDate } from '../../fields/date-editor.js';
import { editorId } from '../../fields/inline-cell.js';
import { notesOf } from '../../fields/field-shell.js';
import { moneyEcho, moneyText, readMoney } from '../../fields/money-editor.js';
import { currencyOf, priceEditor } from '../../money/price-editor.js';
import { contactName, memberName } from '../../fields/options.js';
import { quotaOptions, searchContacts, searchMembers, searchOptions } from '../../fields/searches.js';
import { percentText, readPercent } from '../../fields/percent-editor.js';
import { noteEditor, textEditor } from '../../fields/text-editor.js';
import { fieldLabel, type FieldName } from './value-words.js';
import type { HostPicks } from '../../hosts/host-picks.js';
import type { Localizer } from '../../locales/localizer.js';
import type {
  ComboboxController,
  ComboboxElsewhere,
  ComboboxMatches,
  ComboboxValue,
} from '../../primitives/combobox-controller.js';
import type { FieldEdit } from './field-edits.js';

/** The currency of a price: its own, else the workspace's. */
export function priceCurrency(store: PipelineStore, opportunity: Opportunity): string {
  return opportunity.price?.currency ?? store.settings?.currency ?? 'TRY';
}

/** Whether a field is chosen from a list (and then looked for in it) rather than typed. */
export function isChosen(field: FieldName): boolean {
  return field === 'customerId' || field === 'ownerId' || field === 'quotaId' || field === 'period';
}

/** What an editor begins with. */
export function beginEdit(
  store: PipelineStore,
  l: Localizer,
  field: FieldName,
  opportunity: Opportunity,
): ComboboxValue {
  const text = (value: string): ComboboxValue => ({ id: null, text: value });
  switch (field) {
    case 'description':
    case 'need':
    case 'situation':
    case 'expectation':
      return text(opportunity[field] ?? '');
    case 'price':
      return text(moneyText(opportunity.price, l));
    case 'startDate':
    case 'expectedClose':
      return text(dateText(opportunity[field], l));
    case 'probability':
      return text(percentText(opportunity.probability, l));
    case 'customerId':
      return { id: opportunity.customerId, text: contactName(store, opportunity.customerId) };
    case 'ownerId':
      return { id: opportunity.ownerId, text: memberName(store, opportunity.ownerId) ?? '' };
    case 'quotaId': {
      const quota = opportunity.quotaId === null ? undefined : store.get('quotas', opportunity.quotaId);
      return { id: quota?.id ?? null, text: quota?.name ?? '' };
    }
    case 'period':
      return { id: opportunity.period, text: l.t.common.period[opportunity.period] };
  }
}

/** What was typed, as the change of one field. */
export function readEdit(
  store: PipelineStore,
  { field, draft, l }: FieldEdit,
  opportunity: Opportunity,
): Result<Partial<OpportunityFields>> {
  const typed = draft.text.trim() !== '';
  switch (field) {
    case 'description':
      return typed ? ok({ description: draft.text }) : refused(problem('required', field));
    case 'need':
    case 'situation':
    case 'expectation':
      return ok({ [field]: typed ? draft.text : null });
    case 'price': {
      const { currency, isOpen } = currencyOf(draft, priceCurrency(store, opportunity));
      if (isOpen) return refused(problem('undecided-currency', field));
      const read = readMoney(draft.text, l, currency);
      return read.ok ? ok({ price: read.value }) : read;
    }
    case 'startDate':
    case 'expectedClose': {
      const read = readDate(draft.text, l);
      return read.ok ? ok({ [field]: read.value }) : read;
    }
    case 'probability': {
      const read = readPercent(draft.text, l);
      return read.ok ? ok({ probability: read.value }) : read;
    }
    case 'customerId':
      return draft.id === null
        ? refused(problem(typed ? 'unknown-customer' : 'required', field))
        : ok({ customerId: draft.id });
    case 'ownerId':
      return draft.id === null && typed
        ? refused(problem('unknown-member', field))
        : ok({ ownerId: draft.id });
    case 'quotaId':
      return draft.id === null && typed
        ? refused(problem('unknown-record', field))
        : ok({ quotaId: draft.id });
    case 'period':
      return draft.id === null ? refused(problem('required', field)) : ok({ period: draft.id as Period });
  }
}

/** How what is typed is understood. */
export function echoEdit(
  store: PipelineStore,
  { field, draft, l }: FieldEdit,
  opportunity: Opportunity,
): string | undefined {
  if (field === 'price')
    return moneyEcho(
      draft.text,
      l,
      currencyOf(draft, priceCurrency(store, opportunity)).currency,
      opportunity.period,
    );
  if (field === 'startDate' || field === 'expectedClose') return dateEcho(draft.text, l);
  return undefined;
}

export interface FieldEditorProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly opportunity: Opportunity;
  readonly edit: FieldEdit;
  readonly combobox: ComboboxController;
  readonly picks: HostPicks;
  readonly change: (draft: ComboboxValue) => void;
  readonly chosen: () => void;
  readonly addContact: (name: string) => Promise<string | undefined>;
}

export { editorId };

function searchOf(props: FieldEditorProps, query: string): ComboboxMatches {
  const { l, store, edit } = props;
  switch (edit.field) {
    case 'customerId':
      return searchContacts(store, l, query);
    case 'ownerId':
      return searchMembers(store, l, query);
    case 'quotaId':
      return searchOptions(quotaOptions(store, l), query);
    default:
      return searchOptions(
        PERIODS.map((period) => ({ id: period, label: l.t.common.period[period] })),
        query,
      );
  }
}

function elsewhereOf({ edit, picks, l }: FieldEditorProps): ComboboxElsewhere | undefined {
  if (edit.field === 'customerId') return picks.contacts(l);
  return edit.field === 'ownerId' ? picks.members(l) : undefined;
}

/** The editor of one field. */
export function fieldEditor(props: FieldEditorProps): TemplateResult {
  const { l, store, opportunity, edit, change } = props;
  const { field, draft } = edit;
  const words = l.t.form;
  const id = editorId(field);
  const common = {
    id,
    text: draft.text,
    invalid: edit.problems.length > 0,
    describedBy: notesOf(id),
    change: (text: string) => change({ id: null, text }),
  };
  switch (field) {
    case 'description':
      return textEditor({ ...common, required: true });
    case 'need':
    case 'situation':
    case 'expectation':
      return noteEditor(common);
    case 'price':
      return priceEditor({
        ...common,
        l,
        store,
        opportunity,
        draft,
        stored: priceCurrency(store, opportunity),
        placeholder: words.pricePlaceholder,
        choose: change,
      });
    case 'startDate':
    case 'expectedClose':
      return dateEditor({ ...common, l: edit.l, pick: `${fieldLabel(field, l)}: ${words.pickDate}` });
    case 'probability':
      return textEditor({ ...common, placeholder: l.t.detail.automatic });
    default:
  }
  const none = { ownerId: words.noOwner, quotaId: words.noQuota, customerId: undefined, period: undefined }[
    field
  ];
  const empty = field === 'quotaId' && quotaOptions(store, l).length === 0;
  return html`${props.combobox.render({
    id,
    label: fieldLabel(field, l),
    value: draft,
    invalid: common.invalid,
    describedBy: common.describedBy,
    required: field === 'customerId' || field === 'period',
    passEscape: true,
    words: {
      noMatches: empty ? words.noQuotas : words.noMatches,
      more: words.moreMatches,
      open: words.openList,
    },
    ...(none !== undefined && { none }),
    ...(field === 'customerId' && { add: { label: words.addContact, run: props.addContact } }),
    search: (query) => searchOf(props, query),
    elsewhere: elsewhereOf(props),
    change,
    chosen: props.chosen,
  })}${nothing}`;
}
