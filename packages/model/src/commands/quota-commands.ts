import * as z from 'zod/mini';
import { create, remove, restore, set } from '../patch.js';
import { problem, type Problem } from '../problems.js';
import { QUOTA_BASES } from '../records/quota.js';
import { quotasOverlap } from '../selectors/quota-overlap.js';
import { MAX_QUOTA_SERIES, QUOTA_UNITS, quotaPeriods } from '../selectors/quota-periods.js';
import { isShare, MAX_SPLITS, WHOLE } from '../selectors/splits.js';
import type { Snapshot } from '../snapshot.js';
import { Checks } from './checks.js';
import type { QuotaFields } from './command-map.js';
import { defineCommand } from './define-command.js';
import { historyPatch } from './history.js';
import { refuse, subject } from './refuse.js';
import { changedFields, sameValue, setChanged } from './same.js';
import { id, maybeId, maybeMoney, maybeNumber, maybeText } from './shapes.js';

/** More than anybody can win. */
const MAX_WINS = 1_000_000;

const fields = {
  ownerId: z.optional(maybeId),
  team: z.optional(maybeText),
  basis: z.optional(z.enum(QUOTA_BASES)),
  target: z.optional(maybeMoney),
  wins: z.optional(maybeNumber),
};

const DEFAULTS = { ownerId: null, team: null, basis: 'first-year', target: null, wins: null } as const;

/** S49: a volume for a representative, a team or the company, and a period that does not end before it starts. */
export const quotaCreate = defineCommand(
  'quota-create',
  z.object({ ...fields, name: z.string(), id: z.optional(id), startDate: z.string(), endDate: z.string() }),
  (snapshot, input, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'quotas', input.id);
    const { id: own, ...given } = input;
    const quota = checkQuota(snapshot, { ...DEFAULTS, ...given }, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = own ?? env.newId();
    return {
      ok: true,
      patches: [create('quotas', newId, quota)],
      value: { id: newId },
      warnings: overlapWarnings(snapshot, newId, quota),
    };
  },
);

/** S51: "12 months at once": a quota for each of the periods that follow the first day, all with the same volume. */
export const quotaCreateSeries = defineCommand(
  'quota-create-series',
  z.object({
    ...fields,
    name: z.string(),
    unit: z.enum(QUOTA_UNITS),
    startDate: z.string(),
    count: z.number(),
  }),
  (snapshot, input, env) => {
    const checks = new Checks();
    const { name, unit, startDate, count, ...given } = input;
    checks.date(startDate, 'startDate');
    if (!Number.isInteger(count) || count < 1 || count > MAX_QUOTA_SERIES)
      checks.add('out-of-range', 'count', { min: 1, max: MAX_QUOTA_SERIES });
    if (checks.problems.length > 0) return { ok: false, problems: checks.problems };
    const [patches, ids, warnings]: [ReturnType<typeof create>[], string[], Problem[]] = [[], [], []];
    for (const period of quotaPeriods(unit, startDate, count)) {
      const quota = checkQuota(
        snapshot,
        {
          ...DEFAULTS,
          ...given,
          name: `${checks.title(name, 'name')} ${period.label}`,
          startDate: period.startDate,
          endDate: period.endDate,
        },
        checks,
      );
      // All of them have the same faults: they are told once.
      if (checks.failed) return { ok: false, problems: checks.problems };
      const newId = env.newId();
      ids.push(newId);
      patches.push(create('quotas', newId, quota));
      warnings.push(...overlapWarnings(snapshot, newId, quota));
    }
    return { ok: true, patches, value: { ids }, warnings: warnings.slice(0, 1) };
  },
);

export const quotaEdit = defineCommand(
  'quota-edit',
  z.object({
    id,
    changes: z.object({
      ...fields,
      name: z.optional(z.string()),
      startDate: z.optional(z.string()),
      endDate: z.optional(z.string()),
    }),
  }),
  (snapshot, input) => {
    const { record: quota, refusal } = subject(snapshot, 'quotas', input.id);
    if (refusal) return refusal;
    const changed = changedFields(quota, input.changes);
    const checks = new Checks();
    const next = checkQuota(snapshot, { ...quota, ...changed }, checks, changed);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const names = Object.keys(changed) as (keyof QuotaFields)[];
    const values = Object.fromEntries(names.map((name) => [name, next[name]]));
    return {
      ok: true,
      patches: setChanged('quotas', quota, values),
      value: null,
      warnings: names.length > 0 ? overlapWarnings(snapshot, quota.id, next) : [],
    };
  },
);

/** Puts a quota aside; opportunities that are linked to it keep the link, which counts nowhere until it comes back. */
export const quotaDelete = defineCommand('quota-delete', z.object({ id }), (snapshot, input, env) => {
  const { record: quota, refusal } = subject(snapshot, 'quotas', input.id);
  if (refusal) return refusal;
  return { ok: true, patches: [remove('quotas', quota.id, { at: env.now, by: env.actor })], value: null };
});

export const quotaRestore = defineCommand('quota-restore', z.object({ id }), (snapshot, input) => {
  const quota = snapshot.get('quotas', input.id);
  if (!quota) return refuse('unknown-record', 'id');
  return { ok: true, patches: quota.removed ? [restore('quotas', quota.id)] : [], value: null };
});

/** D42: who shares the credit; none means the representative alone. Revenue shares come to the whole, overlays are beside it. */
export const opportunitySplit = defineCommand(
  'opportunity-split',
  z.object({
    id,
    splits: z.array(z.object({ memberId: id, share: z.number(), overlay: z.optional(z.boolean()) })),
  }),
  (snapshot, input, env) => {
    const { record: before, refusal } = subject(snapshot, 'opportunities', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const { splits } = input;
    if (splits.length > MAX_SPLITS) checks.add('out-of-range', 'splits', { min: 0, max: MAX_SPLITS });
    const seen = new Set<string>();
    for (const { memberId, share, overlay = false } of splits) {
      checks.live(snapshot, 'members', memberId, 'splits', 'unknown-member');
      if (!isShare(share)) checks.add('out-of-range', 'splits', { min: 1, max: WHOLE });
      if (seen.has(`${memberId} ${overlay}`)) checks.add('not-unique', 'splits');
      seen.add(`${memberId} ${overlay}`);
    }
    const revenue = splits.filter(({ overlay }) => overlay !== true);
    if (revenue.length > 0 && revenue.reduce((sum, { share }) => sum + share, 0) !== WHOLE)
      checks.add('out-of-range', 'splits', { min: WHOLE, max: WHOLE });
    if (checks.failed) return { ok: false, problems: checks.problems };
    const next =
      splits.length === 0
        ? null
        : splits.map(({ memberId, share, overlay }) =>
            overlay ? [memberId, share, true] : [memberId, share],
          );
    if (sameValue(before.splits, next)) return { ok: true, patches: [], value: null };
    return {
      ok: true,
      patches: [
        historyPatch(
          snapshot,
          env,
          env.newId(),
          { ...before, splits: next },
          {
            type: 'field-changed',
            field: 'splits',
            from: before.splits,
            to: next,
          },
        ),
        set('opportunities', before.id, 'splits', next),
      ],
      value: null,
    };
  },
);

/** The cleaned fields; of an edit only what changes is judged anew. */
function checkQuota(
  snapshot: Snapshot,
  quota: QuotaFields,
  checks: Checks,
  changed: Partial<QuotaFields> = quota,
): QuotaFields {
  const { startDate, endDate, ownerId, wins } = quota;
  const failed = checks.problems.length;
  checks.date(startDate, 'startDate');
  checks.date(endDate, 'endDate');
  if (checks.problems.length === failed && endDate < startDate) checks.add('date-before-start', 'endDate');
  if (changed.ownerId !== undefined) checks.live(snapshot, 'members', ownerId, 'ownerId', 'unknown-member');
  const team = checks.text(quota.team, 'team');
  // One or the other: a quota of both would be nobody's.
  if (ownerId !== null && team !== null) checks.add('invalid-input', 'team');
  if (wins !== null && (!Number.isInteger(wins) || wins < 0 || wins > MAX_WINS))
    checks.add('out-of-range', 'wins', { min: 0, max: MAX_WINS });
  return {
    name: checks.title(quota.name, 'name'),
    ownerId,
    team,
    basis: quota.basis,
    startDate,
    endDate,
    target: checks.money(quota.target, 'target'),
    wins,
  };
}

/** D45: one quota for each basis and period; that another one covers the same days is said, and not refused. */
function overlapWarnings(snapshot: Snapshot, own: string, quota: QuotaFields): Problem[] {
  for (const other of snapshot.list('quotas'))
    if (other.id !== own && quotasOverlap(other, quota))
      return [problem('not-unique', 'startDate', { id: other.id, name: other.name })];
  return [];
}
