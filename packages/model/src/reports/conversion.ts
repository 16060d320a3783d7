import type { Instant } from '../calendar-date.js';
import type { SchemaId, StageId } from '../ids.js';
import type { Stage } from '../records/stage-schema.js';
import { shareOf, type Amount, type Count, type Exclusion, type How, type Share } from './figure.js';
import { valueOf } from './closing.js';
import { dayOf, inPeriod, leftOut, type Report, type ReportContext, type Subject } from './report.js';
import { schemaStages } from './schema-stages.js';

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
  /** S86: who was lost or given up while standing here. */
  readonly dropped: Amount;
  /** D11: who left for another schema: not a loss. */
  readonly moved: Count;
  /** Whose way may still go on: as long as there are any, the shares are not final. */
  readonly open: Count;
  readonly incomplete: boolean;
  /** Of these, who reached each later stage. */
  readonly reached: readonly { readonly stageId: StageId; readonly count: number; readonly share: Share }[];
}

export interface Conversion {
  readonly how: How;
  readonly stages: readonly StageConversion[];
  readonly excluded: readonly Exclusion[];
}

/** D19, S86: who entered each stage of a schema, and who of them got further. */
export function conversion({ schemaId, rule = 'passed-through' }: ConversionQuery): Report<Conversion> {
  const ranks = rankCache(schemaId);
  return {
    tell(subject, context, tell) {
      const rank = ranks(context);
      const way = entriesOf(subject, context, schemaId, rank, rule);
      if (way.first.size === 0) {
        if (way.unknown) tell(leftOut('unknown-stage'));
        return;
      }
      if (way.unknown) tell(leftOut('unknown-stage'));
      if (!subject.replay.complete) tell(leftOut('incomplete-history'));
      const { code } = subject.state.status;
      const here = rank.get(context.standing(subject.state.position.stageId)?.id ?? '');
      const away = subject.state.position.schemaId !== schemaId;
      const price = { price: valueOf(subject.state), period: subject.state.period, weight: null };
      for (const [stageId, entry] of way.first) {
        if (!inPeriod(context.period, dayOf(context, entry.at))) continue;
        tell({ group: stageId, part: 'entered', price });
        if (code === 'won') tell({ group: stageId, part: 'won' });
        else if (away) tell({ group: stageId, part: 'moved' });
        else if (code === 'open' || code === 'suspended') tell({ group: stageId, part: 'open' });
        else if (here === rank.get(stageId)) tell({ group: stageId, part: 'dropped', price });
        const own = rank.get(stageId) ?? 0;
        let further = false;
        for (const [laterId, later] of way.last) {
          if ((rank.get(laterId) ?? 0) <= own || later.turn < entry.turn) continue;
          tell({ group: stageId, part: `>${laterId}` });
          further = true;
        }
        if (further) tell({ group: stageId, part: 'next', price });
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
            reached: stages.slice(index + 1).map((later) => {
              const { count, share } = of(`>${later.id}`);
              return { stageId: later.id, count, share };
            }),
          };
        }),
        excluded: tallies.leftOut(),
      };
    },
  };
}

/** An entry into a stage; `turn` counts them, since clocks may give several the same time. */
interface Entered {
  readonly at: Instant;
  readonly turn: number;
}

interface Entries {
  readonly first: ReadonlyMap<StageId, Entered>;
  readonly last: ReadonlyMap<StageId, Entered>;
  readonly unknown: boolean;
}

/** When each stage was entered first and last, by the rule; stages that are not known count for none. */
function entriesOf(
  subject: Subject,
  { standing }: ReportContext,
  schemaId: SchemaId,
  rank: ReadonlyMap<StageId, number>,
  rule: ConversionRule,
): Entries {
  const first = new Map<StageId, Entered>();
  const last = new Map<StageId, Entered>();
  let turn = 0;
  const enter = (stageId: StageId, at: Instant): void => {
    const entered = { at, turn: turn++ };
    if (!first.has(stageId)) first.set(stageId, entered);
    last.set(stageId, entered);
  };
  let unknown = false;
  let furthest = -1;
  for (const { schemaId: own, stageId, since } of subject.stays) {
    if (own !== schemaId) continue;
    const id = standing(stageId)?.id;
    const at = id === undefined ? undefined : rank.get(id);
    if (id === undefined || at === undefined) {
      unknown = true;
      continue;
    }
    if (rule === 'passed-through') {
      // Skipped stages count as entered with the one that was reached; what is passed a second time counts once.
      for (const [skipped, place] of rank) if (place > furthest && place < at) enter(skipped, since);
    }
    enter(id, since);
    furthest = Math.max(furthest, at);
  }
  return { first, last, unknown };
}

/** Places of the stages of a schema, archived ones too; worked out once for each context. */
function rankCache(schemaId: SchemaId): (context: ReportContext) => ReadonlyMap<StageId, number> {
  let known: { readonly context: ReportContext; readonly ranks: ReadonlyMap<StageId, number> } | undefined;
  return (context) => {
    if (known?.context !== context) {
      const stages: readonly Stage[] = schemaStages(context.source, schemaId, () => true);
      known = { context, ranks: new Map(stages.map(({ id }, index) => [id, index])) };
    }
    return known.ranks;
  };
}
