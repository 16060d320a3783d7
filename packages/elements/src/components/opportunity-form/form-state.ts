import {
  schemaForCustomer,
  type ActivityId,
  type BackgroundField,
  type CalendarDate,
  type CommandInput,
  type Period,
  type Problem,
  type Status,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { DraftRequest } from '../../contexts/workspace-context.js';
import { dateText, readDate } from '../../fields/date-editor.js';
import { moneyText, readMoney } from '../../fields/money-editor.js';
import { contactName, memberName, schemaOptions, stageOptions } from '../../fields/options.js';
import { problemsOf, valueOf } from '../../fields/read.js';
import { readStatus, statusDraft, type StatusDraft } from '../../fields/status-details.js';
import type { Localizer } from '../../locales/localizer.js';
import type { ComboboxValue } from '../../primitives/combobox-controller.js';

/** A new opportunity as it is being typed. Texts stay as typed; they are read when they are needed. */
export interface FormState {
  readonly customer: ComboboxValue;
  readonly description: string;
  readonly status: StatusDraft;
  readonly schemaId: string;
  readonly stageId: string;
  /** Somebody asked for this place: the segment of the customer decides no more (S102). */
  readonly isPlaced: boolean;
  /** Empty = none. */
  readonly quotaId: string;
  readonly price: string;
  readonly period: Period;
  readonly startDate: string;
  readonly expectedClose: string;
  readonly owner: ComboboxValue;
  /** S3: what was talked about before there was an opportunity. */
  readonly activityId: ActivityId | null;
  /** S82; empty = not known. */
  readonly background: Readonly<Record<BackgroundField, string>>;
}

export const currencyOf = (store: PipelineStore): string => store.settings?.currency ?? 'TRY';

/** Defaults of S33–S58: open, first stage of the default schema (or the asked-for one), one-off, starting today, owned by whoever asks. */
export function initialState(
  store: PipelineStore,
  l: Localizer,
  today: CalendarDate,
  request: DraftRequest,
): FormState {
  const customerId = request.customerId ?? null;
  const place = placeOf(store, request);
  return {
    customer: { id: customerId, text: contactName(store, customerId) },
    description: '',
    status: statusDraft('open', today, l),
    ...place,
    quotaId: '',
    price: '',
    period: 'fixed',
    startDate: dateText(today, l),
    expectedClose: '',
    owner: { id: store.user.id, text: memberName(store, store.user.id) ?? store.user.name },
    activityId: request.activityId ?? null,
    background: { need: '', situation: '', expectation: '' },
  };
}

/** The schema and stage that a request asks for, as far as they are still there. */
function placeOf(
  store: PipelineStore,
  request: DraftRequest,
): Pick<FormState, 'schemaId' | 'stageId' | 'isPlaced'> {
  const asked = request.stageId === undefined ? undefined : store.get('stages', request.stageId);
  const schemaId =
    request.schemaId ??
    asked?.schemaId ??
    schemaForCustomer(store, request.customerId ?? null) ??
    schemaOptions(store)[0]?.id ??
    '';
  const stages = stageOptions(store, schemaId);
  const stage = stages.find(({ id }) => id === asked?.id) ?? stages[0];
  return {
    schemaId,
    stageId: stage?.id ?? '',
    isPlaced: request.stageId !== undefined || request.schemaId !== undefined,
  };
}

/** Kept text in a newly asked-for form: what the new request says about place and customer counts, the rest is as it was typed. */
export function continued(store: PipelineStore, kept: FormState, request: DraftRequest): FormState {
  const customerId = kept.customer.text === '' ? (request.customerId ?? null) : null;
  return {
    ...kept,
    ...(request.stageId !== undefined || request.schemaId !== undefined ? placeOf(store, request) : {}),
    ...(request.activityId !== undefined && { activityId: request.activityId }),
    ...(customerId === null ? {} : { customer: { id: customerId, text: contactName(store, customerId) } }),
  };
}

/** Another schema: its first stage, since a stage belongs to one schema. */
export function withSchema(store: PipelineStore, state: FormState, schemaId: string): FormState {
  return { ...state, schemaId, stageId: stageOptions(store, schemaId)[0]?.id ?? '', isPlaced: true };
}

/** Another customer: the schema of their segment, unless a place was asked for (S102). */
export function withCustomer(store: PipelineStore, state: FormState, customer: ComboboxValue): FormState {
  const next = { ...state, customer };
  const schemaId = customer.id === null || state.isPlaced ? null : schemaForCustomer(store, customer.id);
  if (schemaId === null || schemaId === state.schemaId) return next;
  return { ...withSchema(store, next, schemaId), isPlaced: false };
}

export function withStatus(l: Localizer, today: CalendarDate, state: FormState, code: Status): FormState {
  return { ...state, status: { ...statusDraft(code, today, l), note: state.status.note } };
}

/** The same state in another language: what could be read is written in its habits ("12.500" must not become 12.5), the rest stays as typed. */
export function relocalised(
  store: PipelineStore,
  state: FormState,
  from: Localizer,
  to: Localizer,
): FormState {
  if (from === to) return state;
  const date = (text: string): string => {
    const read = readDate(text, from);
    return read.ok ? dateText(read.value, to) : text;
  };
  const price = readMoney(state.price, from, currencyOf(store));
  return {
    ...state,
    price: price.ok ? moneyText(price.value, to) : state.price,
    startDate: date(state.startDate),
    expectedClose: date(state.expectedClose),
    status: { ...state.status, on: date(state.status.on), resumeOn: date(state.status.resumeOn) },
  };
}

/** The command's input, and what keeps it from being sent; problems name the fields of the command. */
export function readForm(
  store: PipelineStore,
  l: Localizer,
  state: FormState,
): { readonly input: CommandInput<'opportunity-create'>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  if (state.customer.id === null) {
    const typed = state.customer.text.trim() !== '';
    problems.push({ code: typed ? 'unknown-customer' : 'required', field: 'customerId' });
  }
  if (state.description.trim() === '') problems.push({ code: 'required', field: 'description' });
  const status = readStatus(state.status, l);
  problems.push(...status.problems);
  if (state.stageId === '') problems.push({ code: 'unknown-stage', field: 'stageId' });
  const price = readMoney(state.price, l, currencyOf(store));
  problems.push(...problemsOf(price, 'price'));
  const startDate = readDate(state.startDate, l);
  problems.push(...problemsOf(startDate, 'startDate'));
  const expectedClose = readDate(state.expectedClose, l);
  problems.push(...problemsOf(expectedClose, 'expectedClose'));
  if (state.owner.id === null && state.owner.text.trim() !== '')
    problems.push({ code: 'unknown-member', field: 'ownerId' });
  return {
    problems,
    input: {
      customerId: state.customer.id,
      description: state.description,
      ...(state.status.code !== 'open' && { status: status.input }),
      ...(state.schemaId !== '' && { schemaId: state.schemaId }),
      ...(state.stageId !== '' && { stageId: state.stageId }),
      quotaId: state.quotaId === '' ? null : state.quotaId,
      price: valueOf(price),
      period: state.period,
      startDate: valueOf(startDate),
      expectedClose: valueOf(expectedClose),
      ownerId: state.owner.id,
      ...state.background,
    },
  };
}

/** S56: odd, but people do write such things; it blocks nothing. */
export function closesBeforeStart(state: FormState, l: Localizer): boolean {
  const [start, close] = [readDate(state.startDate, l), readDate(state.expectedClose, l)];
  return start.ok && close.ok && start.value !== null && close.value !== null && close.value < start.value;
}

/** Half-filled forms, one per store of this page, for as long as the page lives: closing a form must not cost a keystroke. */
const kept = new WeakMap<PipelineStore, { readonly state: FormState; readonly l: Localizer }>();

export const keptForm = {
  of: (store: PipelineStore) => kept.get(store),
  keep: (store: PipelineStore, state: FormState, l: Localizer): void => {
    kept.set(store, { state, l });
  },
  forget: (store: PipelineStore): void => {
    kept.delete(store);
  },
};
