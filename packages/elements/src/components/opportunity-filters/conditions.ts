import {
  customFields,
  DATE_FIELDS,
  liveStages,
  optionsOf,
  PERIODS,
  PROCESS_PARTS,
  STATUSES,
  withConditions,
  type CustomCondition,
  type CustomField,
  type DateField,
  type OpportunityFilter,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { contactName, memberName, schemaOptions } from '../../fields/options.js';
import type { Localizer } from '../../locales/localizer.js';
import type { ComboboxOption } from '../../primitives/combobox-controller.js';

/** Conditions whose answer is some of many. */
export const CHOICES = [
  'statuses',
  'stages',
  'parts',
  'schemas',
  'owners',
  'customers',
  'periods',
  'priorities',
  'tags',
] as const;
export type ChoiceName = (typeof CHOICES)[number];

/** What can be asked for: of the record itself, one of its dates, or a field of the workspace's own. */
export type ConditionKey = ChoiceName | 'amounts' | DateField | `custom:${string}`;

export interface ConditionContext {
  readonly store: PipelineStore;
  readonly l: Localizer;
}

const STANDARD: readonly ConditionKey[] = [
  'statuses',
  'stages',
  'parts',
  'owners',
  'customers',
  'amounts',
  'expectedClose',
  'priorities',
  'tags',
  'periods',
  'startDate',
  'created',
  'closed',
  'schemas',
];

/** Every condition that this workspace has, in the order in which they are offered. */
export function conditionKeys({ store }: ConditionContext): readonly ConditionKey[] {
  return [...STANDARD, ...customFields(store).map(({ id }): ConditionKey => `custom:${id}`)];
}

export function isChoice(key: ConditionKey): key is ChoiceName {
  return (CHOICES as readonly string[]).includes(key);
}

export function isDate(key: ConditionKey): key is DateField {
  return (DATE_FIELDS as readonly string[]).includes(key);
}

export function customFieldOf({ store }: ConditionContext, key: ConditionKey): CustomField | undefined {
  return key.startsWith('custom:') ? store.get('customFields', key.slice('custom:'.length)) : undefined;
}

export function conditionName(context: ConditionContext, key: ConditionKey): string {
  if (key.startsWith('custom:')) return customFieldOf(context, key)?.label ?? '';
  return context.l.t.filters.names[key as keyof Localizer['t']['filters']['names']];
}

/** Whether the filter asks this. */
export function isAsked(filter: OpportunityFilter, key: ConditionKey): boolean {
  if (key === 'amounts') return (filter.amounts?.length ?? 0) > 0 || filter.price !== undefined;
  if (isChoice(key)) return (filter[key]?.length ?? 0) > 0;
  if (isDate(key)) return filter.dates?.[key] !== undefined;
  return filter.custom?.[key.slice('custom:'.length)] !== undefined;
}

/** The filter without one of its conditions. */
export function without(filter: OpportunityFilter, key: ConditionKey): OpportunityFilter {
  if (key === 'amounts') return withConditions(filter, { amounts: undefined, price: undefined });
  if (isChoice(key)) return withConditions(filter, { [key]: undefined });
  if (isDate(key)) return withDate(filter, key, undefined);
  return withCustom(filter, key.slice('custom:'.length), undefined);
}

type Dates = NonNullable<OpportunityFilter['dates']>;

export function withDate(
  filter: OpportunityFilter,
  field: DateField,
  condition: Dates[DateField] | undefined,
): OpportunityFilter {
  const { [field]: _old, ...others } = filter.dates ?? {};
  return withConditions(filter, { dates: condition ? { ...others, [field]: condition } : others });
}

export function withCustom(
  filter: OpportunityFilter,
  id: string,
  condition: CustomCondition | undefined,
): OpportunityFilter {
  const { [id]: _old, ...others } = filter.custom ?? {};
  return withConditions(filter, { custom: condition ? { ...others, [id]: condition } : others });
}

/** Values of a choice as ids of options: `''` stands for nobody, and for no stage. */
export function chosenOf(filter: OpportunityFilter, key: ChoiceName): readonly string[] {
  return (filter[key] ?? []).map((value) => (value === null ? '' : String(value)));
}

export function withChosen(
  filter: OpportunityFilter,
  key: ChoiceName,
  ids: readonly string[],
): OpportunityFilter {
  const values: readonly unknown[] =
    key === 'priorities'
      ? ids.map(Number)
      : key === 'owners' || key === 'customers'
        ? ids.map((id) => (id === '' ? null : id))
        : ids;
  return withConditions(filter, { [key]: values });
}

/** What there is to choose from; customers are too many and are looked for. */
export function choiceOptions({ store, l }: ConditionContext, key: ChoiceName): readonly ComboboxOption[] {
  const { filters, common } = l.t;
  switch (key) {
    case 'statuses':
      return STATUSES.map((id) => ({ id, label: common.status[id] }));
    case 'parts':
      return PROCESS_PARTS.map((id) => ({ id, label: filters.parts[id] }));
    case 'periods':
      return PERIODS.map((id) => ({ id, label: common.period[id] }));
    case 'priorities':
      return [3, 2, 1, 0].map((level) => ({ id: String(level), label: filters.priority[level] ?? '' }));
    case 'schemas':
      return schemaOptions(store).map(({ id, title }) => ({ id, label: title }));
    case 'stages': {
      const schemas = schemaOptions(store);
      return [
        ...schemas.flatMap((schema) =>
          liveStages(store, schema.id).map(({ id, name }) => ({
            id,
            label: name,
            ...(schemas.length > 1 && { detail: schema.title }),
          })),
        ),
        { id: '', label: filters.noStage },
      ];
    }
    case 'owners':
      return memberOptions({ store, l }, filters.noOwner);
    case 'tags':
      return tagsOf(store, l).map((tag) => ({ id: tag, label: tag }));
    case 'customers':
      return [];
  }
}

export function memberOptions({ store, l }: ConditionContext, nobody?: string): readonly ComboboxOption[] {
  const { user } = store;
  const others = [...store.list('members')].filter(({ id }) => id !== user.id);
  const people = [user, ...others.sort((a, b) => l.compare(a.name, b.name))];
  return [
    ...people.map(({ id, name }) => ({ id, label: name })),
    ...(nobody === undefined ? [] : [{ id: '', label: nobody }]),
  ];
}

/** The tags that opportunities bear, by name. */
export function tagsOf(store: PipelineStore, l: Localizer): readonly string[] {
  const tags = new Set<string>();
  for (const row of store.list('opportunities')) for (const tag of Object.keys(row.tags)) tags.add(tag);
  return [...tags].sort((a, b) => l.compare(a, b));
}

/** What a custom field offers to choose from. */
export function customOptions(context: ConditionContext, field: CustomField): readonly ComboboxOption[] {
  return field.kind === 'person'
    ? memberOptions(context)
    : optionsOf(field)
        .filter(({ archived }) => !archived)
        .map(({ id, label }) => ({ id, label }));
}

/** Names of chosen ids, also of those that are no longer offered. */
export function choiceLabel(context: ConditionContext, key: ChoiceName, id: string): string {
  const { store, l } = context;
  const known = choiceOptions(context, key).find((option) => option.id === id)?.label;
  if (known !== undefined) return known;
  if (key === 'customers') return contactName(store, id) || l.t.common.noCustomer;
  if (key === 'owners') return memberName(store, id) ?? l.t.common.unknownPerson;
  if (key === 'stages') return store.get('stages', id)?.name ?? id;
  if (key === 'schemas') return store.get('schemas', id)?.title ?? id;
  return id;
}
