import { problem, type Problem } from '../problems.js';
import { brokenRules, type BrokenRule } from '../process/gate.js';
import { statusOnEntry } from '../process/suggestions.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Stage } from '../records/stage-schema.js';
import type { Snapshot } from '../snapshot.js';
import type { Checks } from './checks.js';
import type { CommandEnv } from './command.js';
import type { Entering, OpportunityFields, StatusInput } from './command-map.js';
import { changesOf, editWarnings } from './opportunity-edit.js';
import { nextStatus } from './status-change.js';

/** D12: a rule that is not kept, as a problem at the field, or under the name, that it asks for. */
export function gateProblem(rule: BrokenRule): Problem {
  return problem('stage-gate', rule.key, {
    have: rule.have,
    min: rule.kind === 'field' ? 1 : rule.min,
  });
}

/** What the entry rules of a stage say to an opportunity as it would enter: what refuses goes into the checks, what warns is returned. */
export function judgeEntry(
  snapshot: Snapshot,
  opportunity: Opportunity,
  stage: Stage,
  env: CommandEnv,
  checks: Checks,
): readonly Problem[] {
  // What is imported has its life behind it.
  const broken = env.via === 'import' ? [] : brokenRules(snapshot, opportunity, stage);
  const of = (mode: BrokenRule['mode']): Problem[] =>
    broken.filter((rule) => rule.mode === mode).map(gateProblem);
  checks.problems.push(...of('require'));
  return of('warn');
}

/** What goes with entering a stage, in the same transaction and undo step: the fields that were missing (D12), and the status (D2). */
export interface Entry {
  readonly fields: Partial<OpportunityFields>;
  /** With both, still in its old place. */
  readonly opportunity: Opportunity;
  readonly warnings: readonly Problem[];
}

export function readEntry(
  snapshot: Snapshot,
  before: Opportunity,
  stage: Stage,
  given: Entering,
  env: CommandEnv,
  checks: Checks,
): Entry {
  const fields = changesOf(snapshot, before, given.fields ?? {}, env, checks);
  const edited = { ...before, ...fields };
  const asked = given.status ?? ownStatus(before, stage);
  const status = asked ? nextStatus(edited, asked, env, checks) : before.status;
  const warnings = judgeEntry(snapshot, edited, stage, env, checks);
  return {
    fields,
    opportunity: { ...edited, status },
    warnings: [...editWarnings(fields, edited), ...warnings],
  };
}

/** The status that a stage brings by itself; never one that needs a reason. */
function ownStatus(opportunity: Opportunity, stage: Stage): StatusInput | null {
  const suggested = statusOnEntry(stage, opportunity);
  if (suggested?.mode !== 'auto' || suggested.status === 'lost' || suggested.status === 'abandoned')
    return null;
  return { status: suggested.status };
}
