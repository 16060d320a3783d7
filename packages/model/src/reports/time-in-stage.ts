import type { SchemaId, StageId } from '../ids.js';
import type { Count, Exclusion, How } from './figure.js';
import { inPeriod, leftOut, dayOf, type Report } from './report.js';
import { periodParams } from './outcomes.js';
import type { Durations } from './samples.js';
import { schemaStages } from './schema-stages.js';
import { timedStays, type StageTimeOptions } from './stage-times.js';

export interface StageTime {
  readonly stageId: StageId;
  /** Stays that go on, shown apart and never averaged in. */
  readonly current: Count & { readonly durations: Durations };
  /** The last finished stay of each opportunity. */
  readonly latest: Count & { readonly durations: Durations };
  /** All stays of each opportunity that has left. */
  readonly cumulative: Count & { readonly durations: Durations };
}

export interface StageTimes {
  readonly how: How;
  readonly stages: readonly StageTime[];
  readonly excluded: readonly Exclusion[];
}

/** D18: how long opportunities are in each stage of a schema; of finished stays those that ended in the period. */
export function timeInStage(schemaId: SchemaId, options: StageTimeOptions = {}): Report<StageTimes> {
  return {
    tell(subject, context, tell) {
      const totals = new Map<StageId, { sum: number; latest: number; ended: number | null }>();
      let unknown = false;
      for (const stay of timedStays(subject, context, options)) {
        if (stay.schemaId !== schemaId) continue;
        if (stay.stageId === '') unknown = true;
        const { time, ended } = stay;
        const known = totals.get(stay.stageId);
        if (known) {
          known.sum += time;
          known.latest = time;
          known.ended = ended;
        } else totals.set(stay.stageId, { sum: time, latest: time, ended });
      }
      if (totals.size === 0) return;
      if (unknown) tell(leftOut('unknown-stage'));
      if (!subject.replay.complete) tell(leftOut('incomplete-history'));
      if (subject.replay.oddClock.length > 0) tell(leftOut('odd-clock'));
      for (const [stageId, { sum, latest, ended }] of totals) {
        if (ended === null) tell({ group: stageId, part: 'current', sample: latest });
        else if (inPeriod(context.period, dayOf(context, ended))) {
          tell({ group: stageId, part: 'latest', sample: latest });
          tell({ group: stageId, part: 'cumulative', sample: sum });
        }
      }
    },
    result(tallies, context) {
      const read = (stageId: string, part: string) => ({
        ...tallies.count(stageId, part),
        durations: tallies.durations(stageId, part),
      });
      return {
        how: {
          code: 'time-in-stage',
          params: {
            schemaId,
            includeSuspended: options.includeSuspended ?? false,
            ...periodParams(context),
          },
        },
        stages: schemaStages(context.source, schemaId, (id) => tallies.parts(id).length > 0).map(
          ({ id }) => ({
            stageId: id,
            current: read(id, 'current'),
            latest: read(id, 'latest'),
            cumulative: read(id, 'cumulative'),
          }),
        ),
        excluded: tallies.leftOut(),
      };
    },
  };
}
