import * as z from 'zod/mini';
import { setEntry } from '../patch.js';
import { checklistOf, tickOf } from '../process/checklist.js';
import { ANSWERS, answerTo, criteriaOf } from '../process/qualification.js';
import { liveStages } from '../selectors/stage-resolution.js';
import { defineCommand } from './define-command.js';
import { historyPatch } from './history.js';
import { refuse, subject } from './refuse.js';
import { id } from './shapes.js';

/** S45: each line is an entry of its own, so that ticks of several people add up. */
export const opportunityTick = defineCommand(
  'opportunity-tick',
  z.object({ id, itemId: id, done: z.boolean() }),
  (snapshot, { id: opportunityId, itemId, done }, env) => {
    const { record: opportunity, refusal } = subject(snapshot, 'opportunities', opportunityId);
    if (refusal) return refusal;
    const item = liveStages(snapshot, opportunity.position.schemaId)
      .flatMap(checklistOf)
      .find((each) => each.id === itemId);
    if (!item) return refuse('unknown-record', 'itemId');
    if ((tickOf(opportunity, itemId) !== null) === done) return { ok: true, patches: [], value: null };
    return {
      ok: true,
      patches: [
        historyPatch(snapshot, env, env.newId(), opportunity, {
          type: 'field-changed',
          field: `ticks.${itemId}`,
          // By its words: the line may be gone when somebody reads this.
          ...(done ? { to: item.text } : { from: item.text }),
        }),
        setEntry('opportunities', opportunity.id, 'ticks', itemId, done ? [env.now, env.actor] : null),
      ],
      value: null,
    };
  },
);

export const opportunityAnswer = defineCommand(
  'opportunity-answer',
  z.object({ id, criterionId: id, answer: z.enum(ANSWERS) }),
  (snapshot, { id: opportunityId, criterionId, answer }, env) => {
    const { record: opportunity, refusal } = subject(snapshot, 'opportunities', opportunityId);
    if (refusal) return refusal;
    const schema = snapshot.get('schemas', opportunity.position.schemaId);
    const criterion = schema && criteriaOf(schema).find((each) => each.id === criterionId);
    if (!criterion) return refuse('unknown-record', 'criterionId');
    const before = answerTo(opportunity, criterionId)?.answer ?? 'unknown';
    if (before === answer) return { ok: true, patches: [], value: null };
    const json = answer === 'unknown' ? null : [answer, env.now, env.actor];
    return {
      ok: true,
      patches: [
        historyPatch(snapshot, env, env.newId(), opportunity, {
          type: 'field-changed',
          field: `answers.${criterionId}`,
          from: [criterion.text, before],
          to: [criterion.text, answer],
        }),
        setEntry('opportunities', opportunity.id, 'answers', criterionId, json),
      ],
      value: null,
    };
  },
);
