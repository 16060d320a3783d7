import type { TemplateResult } from 'lit';
import {
  ACTIVITY_KINDS,
  contactsOf,
  localTime,
  type Activity,
  type ActivityKind,
  type Effort,
  type Instant,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { contactName, memberName } from '../../fields/options.js';
import { clockWords, timeWords } from '../../fields/when-words.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

export const KIND_ICONS: Readonly<Record<ActivityKind, TemplateResult>> = {
  call: icons.phone,
  meeting: icons.users,
  demo: icons.presentation,
  email: icons.mail,
  sms: icons.message,
};

/** An outcome in words; one of the workspace's own as it was typed (S95). */
export function outcomeWords(outcome: string, l: Localizer): string {
  const known: Readonly<Partial<Record<string, string>>> = l.t.activities.outcomes;
  return known[outcome] ?? outcome;
}

/** Who took part, contacts and colleagues. */
export function peopleWords(activity: Activity, store: PipelineStore): string {
  const people = new Set(contactsOf(activity).map((id) => contactName(store, id)));
  const team = Object.keys(activity.team).map((id) => memberName(store, id) ?? '');
  return [...people, ...team].filter((name) => name !== '').join(', ');
}

/** When it was, or is to be, on the clock of whoever looks; that of its own zone too where it shows another time (D59). */
export function activityTimeWords(
  { when }: Pick<Activity, 'when'>,
  now: Instant,
  ownZone: string,
  l: Localizer,
): string {
  const own = timeWords({ kind: 'moment', at: when.at, zone: when.zone }, now, ownZone, l);
  const there = clockIn(when.at, when.zone);
  if (there === undefined || there === clockIn(when.at, ownZone)) return own;
  const place = when.zone.split('/').at(-1)?.replaceAll('_', ' ') ?? when.zone;
  return `${own} (${l.t.activities.zone(place, clockWords(when.at, when.zone, l))})`;
}

/** `undefined` for a zone that this device does not know. */
function clockIn(at: Instant, zone: string): string | undefined {
  try {
    return localTime(at, zone).time;
  } catch {
    return undefined;
  }
}

/** `75` → `1 h 15 min`. */
export function minutesWords(minutes: number, l: Localizer): string {
  const { effort } = l.t.activities;
  return minutes < 60 ? effort.minutes(minutes) : effort.hours(Math.floor(minutes / 60), minutes % 60);
}

/** What was done in words (S12, S13): meetings and calls apart, only what there is. */
export function effortWords(effort: Effort, l: Localizer): readonly string[] {
  const words = l.t.activities.effort;
  return [
    ...ACTIVITY_KINDS.filter((kind) => effort.byKind[kind] > 0).map((kind) =>
      words[kind](effort.byKind[kind]),
    ),
    ...(effort.tasks > 0 ? [words.tasks(effort.tasks)] : []),
    ...(effort.minutes > 0 ? [minutesWords(effort.minutes, l)] : []),
  ];
}
