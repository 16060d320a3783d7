import type { Instant } from '../calendar-date.js';
import { withEntry, type Keyed } from '../fields/keyed.js';
import type { EventId, SchemaId, StageId } from '../ids.js';
import type { Opportunity, StatusValue } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import { placeOf, type Place } from './event-changes.js';
import type { Step } from './event-log.js';
import type { Replay, Tracks } from './replay.js';
import { stageProbabilityAt } from './stage-then.js';

/** "As it is": all that is known counts, whatever the clocks say. */
export const NOW: Instant = Infinity;

/**
 * D23: the opportunity as it stood at an instant; `null` when it was not there (not created yet, deleted, its creation undone). From the last
 * event on it is the record itself. Its probability is the effective one of then: as the last event saw it, or as the stage, of `stages`, gave it later.
 */
export function stateAt(replay: Replay, at: Instant, stages?: Pick<Snapshot, 'get'>): Opportunity | null {
  const { opportunity } = replay;
  if (at >= replay.last) return opportunity.removed === null ? weighedThen(opportunity, at, stages) : null;
  if (!replay.existsAt(at)) return null;
  const tracks = replay.tracksAt(at);
  const removed = tracks.get('removed');
  if (removed ? removed.at(-1)?.value === true : (opportunity.removed?.at ?? Infinity) <= at) return null;
  const state: Record<string, unknown> = { ...opportunity, removed: null };
  for (const [register, track] of tracks) {
    const step = track.at(-1);
    if (step && register !== 'removed') put(state, register, step);
  }
  for (const register of replay.tracks.keys()) {
    // What changed only later was until then what its first step says.
    const first = replay.tracks.get(register)?.[0];
    if (first && register !== 'removed' && !tracks.has(register)) put(state, register, first);
  }
  state['probability'] = probabilityAt(replay, at, state as unknown as Opportunity, stages);
  return Object.freeze(state) as unknown as Opportunity;
}

/** The record with what its stage gave at an instant, when that is no longer what it gives. */
function weighedThen(
  opportunity: Opportunity,
  at: Instant,
  stages: Pick<Snapshot, 'get'> | undefined,
): Opportunity {
  if (at === NOW || !stages || opportunity.probability !== null) return opportunity;
  const probability = stageProbabilityAt(stages, opportunity.position.stageId, at, at);
  return probability === undefined ? opportunity : Object.freeze({ ...opportunity, probability });
}

function put(state: Record<string, unknown>, register: string, step: Step): void {
  const { value } = step;
  if (register === 'stage') {
    const position = state['position'] as Opportunity['position'];
    const { schemaId, stageId } = value as Place;
    const moveId = step.eventId ?? position.moveId;
    state['position'] = Object.freeze({
      ...position,
      schemaId,
      stageId,
      moveId,
      at: step.since,
      by: step.by,
    });
    return;
  }
  const dot = register.indexOf('.');
  if (dot < 0) state[register] = value;
  else {
    const name = register.slice(0, dot);
    state[name] = withEntry(state[name] as Keyed<unknown>, register.slice(dot + 1), value);
  }
}

function probabilityAt(
  { probabilities, opportunity }: Replay,
  at: Instant,
  { probability, position }: Opportunity,
  stages: Pick<Snapshot, 'get'> | undefined,
): number | null {
  const step = probabilities.findLast(({ since }) => since <= at);
  const given =
    stages && step && probability === null
      ? stageProbabilityAt(stages, position.stageId, step.since, at)
      : undefined;
  return given ?? step?.value ?? opportunity.probability;
}

/** One stay in a stage, of the way that counts; `until` is `null` for the last one. */
export interface Stay {
  readonly eventId: EventId | null;
  readonly schemaId: SchemaId;
  readonly stageId: StageId;
  readonly since: Instant;
  readonly until: Instant | null;
}

/** The stays until an instant, oldest first, as it saw them. */
export function staysAt(replay: Replay, at: Instant): readonly Stay[] {
  const track = stepsAt<Place>(replay, replay.tracksAt(at), 'stage');
  return track.map(({ value, since, eventId }, index) => ({
    eventId,
    schemaId: value.schemaId,
    stageId: value.stageId,
    since,
    until: track[index + 1]?.since ?? null,
  }));
}

/** The steps of one register as an instant saw them; one without changes has a single step. */
export function stepsAt<T>(replay: Replay, tracks: Tracks, register: string): readonly Step<T>[] {
  const track = (tracks.get(register) ?? replay.tracks.get(register)?.slice(0, 1)) as
    | readonly Step<T>[]
    | undefined;
  if (track) return track;
  const { opportunity, createdAt } = replay;
  const { position, createdBy: by } = opportunity;
  const value =
    register === 'stage' ? placeOf(position) : (opportunity as unknown as Record<string, unknown>)[register];
  const eventId = register === 'stage' ? position.moveId : null;
  return [{ value: value as T, since: createdAt, by, eventId }];
}

/** What a register was at an instant, as a later one (`at`) knows it: what was taken back since then never was. */
export function valueAt<T>(replay: Replay, at: Instant, register: string, then: Instant): T {
  const steps = stepsAt<T>(replay, replay.tracksAt(at), register);
  const step: Step<T> | undefined = steps.findLast(({ since }) => since <= then) ?? steps[0];
  return (step as Step<T>).value;
}

/** The statuses until an instant, oldest first. */
export function statusesAt(replay: Replay, at: Instant): readonly Step<StatusValue>[] {
  return stepsAt<StatusValue>(replay, replay.tracksAt(at), 'status');
}
