import type { Instant } from '../calendar-date.js';
import type { SchemaId, StageId } from '../ids.js';
import type { Stage } from '../records/stage-schema.js';
import { shareOf, type Amount, type Count, type Exclusion, type How, type Share } from './figure.js';
import { valueOf } from './closing.js';
import { dayOf, inPeriod, leftOut, type Report, type ReportContext, type Subject } from './report.js';
import { schemaStages } from './schema-stages.js';
import type { Entry } from './tallies.js';

/** D19: entering a later stage counts for those that were skipped, or it does not. */
export type ConversionRule = 'passed-through' | 'any-touch';

export interface ConversionQuery {
  readonly schemaId: SchemaId;
  readonly rule?: ConversionRule;
}

export interface StageConversion {
  readonly stageId: StageId;
  /** Who entered it first in the period: lost and given up ones included, each once however often it came back. */
  readonly entered: Amount;
  /** Of these, who reached the next stage afterwards, or any stage after it. */
  readonly next: Amount & { readonly share: Share };
  readonly won: Count & { readonly share: Share };
  /** S86: who was lost or given up while standing here; where it is moved afterwards does not matter. */
  readonly dropped: Amount;
  /** D11: who left for another schema before the end: neither a loss nor a win of this one. */
  readonly moved: Count;
  /** Whose way may still go on: as long as there are any, the shares are not final. */
  readonly open: Count;
  readonly incomplete: boolean;
  /** Of these, who reached each later stage. */
  readonly reached: readonly (Count & { readonly stageId: StageId; readonly share: Share })[];
}

export interface Conversion {
  readonly how: How;
  readonly stages: readonly StageConversion[];
  readonly excluded: readonly Exclusion[];
}

/** D19, S86: who entered each stage of a schema, and who of them got further. */
export function conversion({ schemaId, rule = 'passed-through' }: ConversionQuery): Report<Conversion> {
  const places = placeCache(schemaId);
  return {
    tell(subject, context, tell) {
      const known = places(context);
      const way = wayOf(subject, context, schemaId, known, rule);
      if (way.unknown) tell(leftOut('unknown-stage'));
      if (way.entered === 0) return;
      if (!subject.replay.complete) tell(leftOut('incomplete-history'));
      const { state, closed } = subject;
      const { code } = state.status;
      const here = known.ranks.get(context.standing(closed.position.stageId)?.id ?? '');
      // D11: who is neither here nor ended here has moved, whatever became of it there.
      const away = [state, closed].every(({ position }) => position.schemaId !== schemaId);
      const price = { price: valueOf(closed), period: closed.period, weight: null };
      for (const [rank, { id: group }] of known.stages.entries()) {
        const at = way.firstAt[rank];
        if (at === undefined || !inPeriod(context.period, dayOf(context, at))) continue;
        tell({ group, part: 'entered', price });
        const told = known.told[rank] as Told;
        if (away) tell(told.moved);
        else if (code === 'won') tell(told.won);
        else if (code === 'open' || code === 'suspended') tell(told.open);
        else if (here === rank) tell({ group, part: 'dropped', price });
        const turn = way.firstTurn[rank] ?? 0;
        let further = false;
        for (let later = rank + 1; later < known.stages.length; later++) {
          if ((way.lastTurn[later] ?? -1) < turn) continue;
          tell(told.reached[later] as Entry);
          further = true;
        }
        if (further) tell({ group, part: 'next', price });
      }
    },
    result(tallies, context) {
      const stages = schemaStages(context.source, schemaId, (id) => tallies.size(id, 'entered') > 0);
      return {
        how: {
          code: 'conversion',
          params: { schemaId, rule, from: context.period.from, to: context.period.to },
        },
        stages: stages.map(({ id }, index) => {
          const entered = tallies.amount(id, 'entered');
          const next = tallies.amount(id, 'next');
          const of = (part: string) => {
            const count = tallies.count(id, part);
            return { ...count, share: shareOf(count.count, entered.count) };
          };
          const open = tallies.count(id, 'open');
          return {
            stageId: id,
            entered,
            next: { ...next, share: shareOf(next.count, entered.count) },
            won: of('won'),
            dropped: tallies.amount(id, 'dropped'),
            moved: tallies.count(id, 'moved'),
            open,
            incomplete: open.count > 0,
            reached: stages.slice(index + 1).map((later) => ({ stageId: later.id, ...of(`>${later.id}`) })),
          };
        }),
        excluded: tallies.leftOut(),
      };
    },
  };
}

/** When each stage was entered first, by the places of the stages; turns count the entries, since clocks may give several the same time. */
interface Way {
  readonly firstAt: readonly (Instant | undefined)[];
  readonly firstTurn: readonly (number | undefined)[];
  readonly lastTurn: readonly (number | undefined)[];
  readonly entered: number;
  readonly unknown: boolean;
}

/** By the rule; stages that are not known count for none. */
function wayOf(
  subject: Subject,
  { standing }: ReportContext,
  schemaId: SchemaId,
  { ranks }: Places,
  rule: ConversionRule,
): Way {
  const firstAt: (Instant | undefined)[] = [];
  const firstTurn: (number | undefined)[] = [];
  const lastTurn: (number | undefined)[] = [];
  let entered = 0;
  const enter = (rank: number, at: Instant): void => {
    if (firstAt[rank] === undefined) {
      firstAt[rank] = at;
      firstTurn[rank] = entered;
    }
    lastTurn[rank] = entered++;
  };
  let unknown = false;
  let furthest = -1;
  for (const { schemaId: own, stageId, since } of subject.stays) {
    if (own !== schemaId) continue;
    const rank = ranks.get(standing(stageId)?.id ?? '');
    if (rank === undefined) {
      unknown = true;
      continue;
    }
    if (rule === 'passed-through') {
      // Skipped stages count as entered with the one that was reached; what is passed a second time counts once.
      for (let skipped = furthest + 1; skipped < rank; skipped++) enter(skipped, since);
    }
    enter(rank, since);
    furthest = Math.max(furthest, rank);
  }
  return { firstAt, firstTurn, lastTurn, entered, unknown };
}

/** The stages of a schema in order, archived ones too. */
interface Places {
  readonly stages: readonly Stage[];
  readonly ranks: ReadonlyMap<StageId, number>;
  readonly told: readonly Told[];
}

/** What says no more of an opportunity than that it was there: one entry for all of them. */
interface Told {
  readonly won: Entry;
  readonly moved: Entry;
  readonly open: Entry;
  readonly reached: readonly Entry[];
}

/** Worked out once for each context. */
function placeCache(schemaId: SchemaId): (context: ReportContext) => Places {
  let known: { readonly context: ReportContext; readonly places: Places } | undefined;
  return (context) => {
    if (known?.context !== context) {
      const stages = schemaStages(context.source, schemaId, () => true);
      const places = {
        stages,
        ranks: new Map(stages.map(({ id }, index) => [id, index])),
        told: stages.map(({ id: group }) => ({
          won: { group, part: 'won' },
          moved: { group, part: 'moved' },
          open: { group, part: 'open' },
          reached: stages.map(({ id }) => ({ group, part: `>${id}` })),
        })),
      };
      known = { context, places };
    }
    return known.places;
  };
}
