import { withEntry } from '../fields/keyed.js';
import type { Json } from '../json.js';
import { problem, type Problem } from '../problems.js';
import { brokenRules, customRule, type BrokenRule } from '../process/gate.js';
import { statusOnEntry } from '../process/suggestions.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Stage } from '../records/stage-schema.js';
import type { Snapshot } from '../snapshot.js';
import { Checks } from './checks.js';
import type { CommandEnv } from './command.js';
import type { Entering, OpportunityFields, StatusInput } from './command-map.js';
import { checkCustomValue } from './custom-value.js';
import { changesOf, editWarnings } from './opportunity-edit.js';
import { subject } from './refuse.js';
import { sameValue } from './same.js';
import { nextStatus } from './status-change.js';

/** D12: a rule that is not kept, as a problem at the field, or under the name, that it asks for. */
export function gateProblem(rule: BrokenRule): Problem {
  return problem('stage-gate', rule.key, {
    have: rule.have,
    min: 'min' in rule ? rule.min : 1,
  });
}

/** What the entry rules of a stage say to an opportunity as it would enter: what refuses goes into the checks, what warns is returned. */
export function judgeEntry(
  snapshot: Snapshot,
  opportunity: Opportunity,
  stage: Stage,
  env: CommandEnv,
  checks: Checks,
  isNew = false,
): readonly Problem[] {
  // What is imported has its life behind it.
  const all = env.via === 'import' ? [] : brokenRules(snapshot, opportunity, stage);
  // S1: a new one needs little; the workspace's own fields are asked for when it moves on, and missed on it until then.
  const broken = isNew
    ? all.map((rule) => (rule.kind === 'custom' ? ({ ...rule, mode: 'warn' } as const) : rule))
    : all;
  const of = (mode: BrokenRule['mode']): Problem[] =>
    broken.filter((rule) => rule.mode === mode).map(gateProblem);
  checks.problems.push(...of('require'));
  return of('warn');
}

/** What goes with entering a stage, in the same transaction and undo step: the fields that were missing (D12), and the status (D2). */
export interface Entry {
  readonly fields: Partial<OpportunityFields>;
  /** Fields of the workspace's own, by id; `null` takes one away. */
  readonly custom: Readonly<Record<string, Json>>;
  /** With all of it, still in its old place. */
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
  const custom = customChanges(snapshot, before, given.custom ?? {}, checks);
  const own = Object.entries(custom).reduce((kept, [id, value]) => withEntry(kept, id, value), before.custom);
  const edited = { ...before, ...fields, custom: own };
  const asked = given.status ?? ownStatus(before, stage);
  const status = asked ? nextStatus(edited, asked, env, checks) : before.status;
  const warnings = judgeEntry(snapshot, edited, stage, env, checks);
  return {
    fields,
    custom,
    opportunity: { ...edited, status },
    warnings: [...editWarnings(fields, edited), ...warnings],
  };
}

/** The given values of own fields that differ, checked; what is wrong is a problem of the rule that asks for the field. */
function customChanges(
  snapshot: Snapshot,
  before: Opportunity,
  given: Readonly<Record<string, Json>>,
  checks: Checks,
): Readonly<Record<string, Json>> {
  const changes: Record<string, Json> = {};
  for (const [id, value] of Object.entries(given)) {
    if (sameValue(before.custom[id] ?? null, value)) continue;
    const { record: field, refusal } = subject(
      snapshot,
      'customFields',
      id,
      'unknown-record',
      customRule(id),
    );
    const own = new Checks();
    if (field) changes[id] = checkCustomValue(snapshot, field, value, own);
    checks.problems.push(
      ...(refusal?.problems ?? []),
      ...own.problems.map((one) => ({ ...one, field: customRule(id) })),
    );
  }
  return changes;
}

/** The status that a stage brings by itself; never one that needs a reason. */
function ownStatus(opportunity: Opportunity, stage: Stage): StatusInput | null {
  const suggested = statusOnEntry(stage, opportunity);
  if (suggested?.mode !== 'auto' || suggested.status === 'lost' || suggested.status === 'abandoned')
    return null;
  return { status: suggested.status };
}
