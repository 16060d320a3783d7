import { noonInZone, type CalendarDate, type Instant } from '../calendar-date.js';
import { historyPatch, statusToJson, type EventDetail } from '../commands/history.js';
import type { Json } from '../json.js';
import type { Patch } from '../patch.js';
import type { Opportunity, StatusValue } from '../records/opportunity.js';
import type { Stage } from '../records/stage-schema.js';
import type { Snapshot } from '../snapshot.js';
import type { Dice } from './cast.js';

const MINUTE = 60_000;

/** Instants of working hours, one after the other. */
export class Clock {
  readonly #timeZone: string;
  readonly #dice: Dice;
  readonly #noons = new Map<CalendarDate, Instant>();

  constructor(timeZone: string, dice: Dice) {
    this.#timeZone = timeZone;
    this.#dice = dice;
  }

  /** Some time between nine and five of a day, later than `after`. */
  on(date: CalendarDate, after: Instant): Instant {
    let noon = this.#noons.get(date);
    if (noon === undefined) this.#noons.set(date, (noon = noonInZone(date, this.#timeZone)));
    return Math.max(noon + this.#dice.between(-180, 300) * MINUTE, after + MINUTE);
  }
}

/** The life of one opportunity as a sequence of changes, each with its event and the values of then (D14). */
export class Story {
  #now: Opportunity;
  #at: Instant;
  #by: string;
  readonly events: Patch[] = [];
  readonly #stages: Pick<Snapshot, 'get'>;
  readonly #clock: Clock;

  constructor(first: Opportunity, stages: Pick<Snapshot, 'get'>, clock: Clock, day: CalendarDate) {
    this.#stages = stages;
    this.#clock = clock;
    this.#by = first.createdBy;
    this.#at = clock.on(day, 0);
    const position = { ...first.position, at: this.#at, by: this.#by, moveId: this.#nextId(first.id) };
    this.#now = { ...first, position, createdAt: this.#at };
    this.#tell({ type: 'created' });
  }

  get opportunity(): Opportunity {
    return this.#now;
  }

  move(stage: Stage, day: CalendarDate): void {
    const { position } = this.#now;
    if (position.stageId === stage.id) return;
    this.#at = this.#clock.on(day, this.#at);
    const moveId = this.#nextId(this.#now.id);
    const next = { ...position, stageId: stage.id, moveId, at: this.#at, by: this.#by };
    this.#now = { ...this.#now, position: next };
    this.#tell({ type: 'stage-changed', from: position.stageId, to: stage.id, prev: position.moveId });
  }

  edit<F extends 'price' | 'expectedClose' | 'ownerId' | 'probability'>(
    field: F,
    value: Opportunity[F],
    day: CalendarDate,
  ): void {
    const from = this.#now[field];
    if (from === value) return;
    this.#at = this.#clock.on(day, this.#at);
    this.#now = { ...this.#now, [field]: value };
    this.#tell({ type: 'field-changed', field, from: from as Json, to: value as Json });
    if (field === 'ownerId' && typeof value === 'string') this.#by = value;
  }

  close(status: StatusValue, day: CalendarDate): void {
    const from = statusToJson(this.#now.status);
    this.#at = this.#clock.on(day, this.#at);
    const won = status.code === 'won';
    const { price, ownerId } = this.#now;
    this.#now = { ...this.#now, status: won ? { ...status, price, ownerId } : status };
    this.#tell({ type: 'status-changed', from, to: statusToJson(this.#now.status) });
  }

  #nextId(id: string): string {
    return `${id}-e${String(this.events.length + 1)}`;
  }

  #tell(detail: EventDetail): void {
    const env = { now: this.#at, actor: this.#by, via: 'user' as const };
    this.events.push(historyPatch(this.#stages, env, this.#nextId(this.#now.id), this.#now, detail));
  }
}
