import { isCalendarDate, moneyOf, type CustomField, type HistoryEvent, type Json } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { memberName } from '../../fields/options.js';
import type { Localizer } from '../../locales/localizer.js';

/** What an event says: a heading, and for a change from what to what. */
export interface EventWords {
  readonly label: string;
  readonly from?: string;
  readonly to?: string;
  /** What goes with it: the day, the reason and the note of a status. */
  readonly more?: string;
}

/** What events of tags, of the workspace's own fields and of references say: they are told by the key of their entry. */
export function entryWords(
  store: PipelineStore,
  l: Localizer,
  { field, from, to }: HistoryEvent,
): EventWords | undefined {
  const [kind, key] = splitKey(field);
  const words = l.t.timeline;
  switch (kind) {
    case 'tags':
      return { label: to === null ? words.tagRemoved : words.tagAdded, to: key };
    case 'custom': {
      const own = store.get('customFields', key);
      return {
        label: own?.label ?? words.ownField,
        from: customWords(store, l, own, from),
        to: customWords(store, l, own, to),
      };
    }
    case 'references':
      return {
        label: to === null ? words.referenceRemoved : words.referenceAdded,
        to: referenceOf(to ?? from),
      };
    case 'priority':
      return { label: words.priority, from: priorityOf(l, from), to: priorityOf(l, to) };
    case 'termMonths':
      return { label: words.term, from: monthsOf(l, from), to: monthsOf(l, to) };
    default:
      return undefined;
  }
}

/** `tags.vip`: which kind of entries, and which of them. */
function splitKey(field: string | null): readonly [string, string] {
  const at = field?.indexOf('.') ?? -1;
  return at < 0 ? [field ?? '', ''] : [field?.slice(0, at) ?? '', field?.slice(at + 1) ?? ''];
}

/** A value of a field of the workspace's own, as its kind says; what does not fit the kind any more is unknown rather than guessed. */
function customWords(
  store: PipelineStore,
  l: Localizer,
  field: CustomField | undefined,
  value: Json,
): string {
  if (value === null) return l.t.common.none;
  const unknown = l.t.timeline.unknownValue;
  switch (field?.kind) {
    case 'money': {
      const money = moneyOf(value);
      return money ? l.money(money) : unknown;
    }
    case 'date':
      return isCalendarDate(value) ? l.date(value, 'full') : unknown;
    case 'choice':
      return (typeof value === 'string' && field.options[value]?.label) || unknown;
    case 'person':
      return (typeof value === 'string' && memberName(store, value)) || unknown;
    case 'flag':
      return value === true ? l.t.timeline.yes : l.t.timeline.no;
    case 'number':
      return typeof value === 'number' ? l.number(value) : unknown;
    case 'text':
      return typeof value === 'string' ? value : unknown;
    default:
      return typeof value === 'string' ? value : unknown;
  }
}

const referenceOf = (json: Json): string =>
  (Array.isArray(json) ? json : [])
    .filter((part): part is string => typeof part === 'string')
    .slice(0, 2)
    .join(' ');

const priorityOf = (l: Localizer, json: Json): string =>
  l.t.timeline.priorities[Math.min(Number(json) || 0, l.t.timeline.priorities.length - 1)] ?? l.t.common.none;

const monthsOf = (l: Localizer, json: Json): string =>
  typeof json === 'number' ? l.t.timeline.months(json) : l.t.common.none;
