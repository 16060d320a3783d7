import {
  instantInZone,
  localTime,
  ok,
  problem,
  refused,
  type Activity,
  type CommandInput,
  type Result,
} from '@firsat/model';
import { WhenDraft } from '../../fields/when-draft.js';
import { ownZone } from '../../fields/when-words.js';
import type { Localizer } from '../../locales/localizer.js';

export type ActivityChanges = CommandInput<'activity-edit'>['changes'];

/** What is typed of an activity; everything else is chosen and written at once. */
export const TYPED = ['summary', 'agenda', 'outcome', 'minutes', 'when'] as const;
export type Typed = (typeof TYPED)[number];

/** What is being typed into one activity and is not yet written. */
export class ActivityDraft {
  readonly when = new WhenDraft();
  readonly #texts = new Map<Typed, string>();
  #shownWhen = '';

  get isDirty(): boolean {
    return this.#texts.size > 0;
  }

  text(field: Exclude<Typed, 'when'>, activity: Activity): string {
    return this.#texts.get(field) ?? String(activity[field] ?? '');
  }

  has(field: Typed): boolean {
    return this.#texts.has(field);
  }

  type(field: Typed, text = ''): void {
    this.#texts.set(field, text);
  }

  forget(field: Typed): void {
    this.#texts.delete(field);
  }

  /** Shows the time of the record, unless another one is being typed. */
  follow({ when }: Activity, l: Localizer): void {
    const shown = `${String(when.at)} ${l.locale}`;
    if (this.has('when') || shown === this.#shownWhen) return;
    this.#shownWhen = shown;
    const { date, time } = localTime(when.at, ownZone());
    this.when.set(date, time, l);
  }

  /** The change that was typed into a field; nothing when it says what the record says. */
  read(field: Typed, activity: Activity, l: Localizer): Result<ActivityChanges> {
    if (field === 'when') return this.#readWhen(activity, l);
    const text = this.text(field, activity).trim();
    if (field !== 'minutes') return ok({ [field]: text === '' ? null : text });
    if (text === '') return ok({ minutes: null });
    return /^\d{1,6}$/.test(text) ? ok({ minutes: Number(text) }) : refused(problem('not-a-number', field));
  }

  #readWhen({ when }: Activity, l: Localizer): Result<ActivityChanges> {
    const day = this.when.day(l);
    if (!day.ok) return refused(problem(day.problems[0]?.code ?? 'not-a-date', 'when'));
    if (day.value === null) return refused(problem('required', 'when'));
    const zone = ownZone();
    const time = this.when.time || localTime(when.at, zone).time;
    return ok({ when: { at: instantInZone(day.value, time, zone), zone } });
  }
}
