import * as z from 'zod/mini';
import { isEntryKey } from '../fields/keyed.js';
import { setEntry } from '../patch.js';
import { checklistOf } from '../process/checklist.js';
import { GATE_MODES, gateRule, SCORE_RULE } from '../process/gate.js';
import { MAX_TOUCH_DAYS, TOUCH_KINDS, touchesOf, touchToJson } from '../process/touches.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { changeEntry, refuseChecks, removedEntry } from './process-checks.js';
import { refuse, subject } from './refuse.js';
import { sameValue } from './same.js';
import { id, neighbours } from './shapes.js';

/** The greatest number of something that an entry rule may ask for. */
const MAX_COUNT = 99;

/** D12: rules are kept by what they ask, so that those which several people set at once are all there. */
export const stageRuleSet = defineCommand(
  'stage-rule-set',
  z.object({ id, rule: z.string(), mode: z.nullable(z.enum(GATE_MODES)), min: z.optional(z.number()) }),
  (snapshot, { id: stageId, rule: key, mode, min = 1 }) => {
    const { record: stage, refusal } = subject(snapshot, 'stages', stageId, 'unknown-stage');
    if (refusal) return refusal;
    const rule = gateRule(key, 'warn', min);
    if (!rule || !isEntryKey(key)) return refuse('invalid-input', 'rule');
    if (rule.kind === 'custom' && mode !== null) {
      const { refusal: unknown } = subject(snapshot, 'customFields', rule.of, 'unknown-record', 'rule');
      if (unknown) return unknown;
    }
    const max = key === SCORE_RULE ? 100 : MAX_COUNT;
    if (!Number.isInteger(min) || min < 1 || min > max) return refuse('out-of-range', 'min', { min: 1, max });
    const json = mode === null ? null : [mode, min];
    const same = sameValue(stage.entry[key] ?? null, json);
    return { ok: true, patches: same ? [] : [setEntry('stages', stage.id, 'entry', key, json)], value: null };
  },
);

export const stageItemSet = defineCommand(
  'stage-item-set',
  z.object({ id, itemId: z.optional(id), text: z.optional(z.string()), ...neighbours }),
  (snapshot, { id: stageId, itemId, text, ...beside }, env) => {
    const { record: stage, refusal } = subject(snapshot, 'stages', stageId, 'unknown-stage');
    if (refusal) return refusal;
    const checks = new Checks();
    const rows = checklistOf(stage);
    const entry = changeEntry(
      rows,
      stage.checklist,
      itemId,
      beside,
      env,
      'itemId',
      checks,
      (before, order) => ({ order, text: checks.title(text ?? before?.text ?? '', 'text') }),
    );
    if (!entry || checks.failed) return refuseChecks(checks);
    return {
      ok: true,
      patches: entry.json === null ? [] : [setEntry('stages', stage.id, 'checklist', entry.key, entry.json)],
      value: { itemId: entry.key },
    };
  },
);

/** What was ticked stays with the opportunities. */
export const stageItemRemove = defineCommand(
  'stage-item-remove',
  z.object({ id, itemId: id }),
  (snapshot, { id: stageId, itemId }) => {
    const { record: stage, refusal } = subject(snapshot, 'stages', stageId, 'unknown-stage');
    if (refusal) return refusal;
    const keys = removedEntry(stage.checklist, itemId);
    return {
      ok: true,
      patches: keys.map((key) => setEntry('stages', stage.id, 'checklist', key, null)),
      value: null,
    };
  },
);

export const stageTouchSet = defineCommand(
  'stage-touch-set',
  z.object({
    id,
    touchId: z.optional(id),
    text: z.optional(z.string()),
    kind: z.optional(z.enum(TOUCH_KINDS)),
    after: z.optional(z.number()),
    every: z.optional(z.number()),
    ...neighbours,
  }),
  (snapshot, { id: stageId, touchId, text, kind, after, every, beforeId, afterId }, env) => {
    const { record: stage, refusal } = subject(snapshot, 'stages', stageId, 'unknown-stage');
    if (refusal) return refusal;
    const checks = new Checks();
    for (const [field, days] of Object.entries({ after, every }))
      if (days !== undefined && (!Number.isInteger(days) || days < 0 || days > MAX_TOUCH_DAYS))
        checks.add('out-of-range', field, { min: 0, max: MAX_TOUCH_DAYS });
    const beside = {
      ...(beforeId === undefined ? {} : { beforeId }),
      ...(afterId === undefined ? {} : { afterId }),
    };
    const entry = changeEntry(
      touchesOf(stage),
      stage.touches,
      touchId,
      beside,
      env,
      'touchId',
      checks,
      (before, order) => {
        const own = kind ?? before?.kind ?? 'task';
        return touchToJson({
          order,
          text: checks.title(text ?? before?.text ?? '', 'text'),
          kind: own,
          after: after ?? before?.after ?? 0,
          every: own === 'reminder' ? (every ?? before?.every ?? 0) : 0,
        });
      },
    );
    if (!entry || checks.failed) return refuseChecks(checks);
    return {
      ok: true,
      patches: entry.json === null ? [] : [setEntry('stages', stage.id, 'touches', entry.key, entry.json)],
      value: { touchId: entry.key },
    };
  },
);

/** What was planned by it stays planned. */
export const stageTouchRemove = defineCommand(
  'stage-touch-remove',
  z.object({ id, touchId: id }),
  (snapshot, { id: stageId, touchId }) => {
    const { record: stage, refusal } = subject(snapshot, 'stages', stageId, 'unknown-stage');
    if (refusal) return refusal;
    const keys = removedEntry(stage.touches, touchId);
    return {
      ok: true,
      patches: keys.map((key) => setEntry('stages', stage.id, 'touches', key, null)),
      value: null,
    };
  },
);
