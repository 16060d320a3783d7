import { html, nothing, type TemplateResult } from 'lit';
import {
  dateInZone,
  daysIdle,
  isTimeZone,
  lacksNextStep,
  queueSettings,
  stalenessOf,
  stageOf,
  workFacts,
  type Instant,
  type Opportunity,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { lastActWords } from '../../fields/last-act-words.js';
import type { Localizer } from '../../locales/localizer.js';

/** D63–D65: what happened last and how long ago, whether that is too long for the stage, and that nothing is planned, if so. */
export function idlenessLine(
  opportunity: Opportunity,
  store: PipelineStore,
  now: Instant,
  l: Localizer,
): TemplateResult | typeof nothing {
  if (opportunity.status.code !== 'open') return nothing;
  const { todo } = l.t;
  const { settings } = store;
  const zone = settings && isTimeZone(settings.timeZone) ? settings.timeZone : 'UTC';
  const day = { today: dateInZone(now, zone), zone, settings: queueSettings(settings) };
  const facts = workFacts(store, opportunity.id, zone);
  const staleness = stalenessOf(opportunity, stageOf(store, opportunity.position).stage, facts, day);
  const tone = { rotten: 'danger', warn: 'warning', none: '' }[staleness?.level ?? 'none'];
  return html`<p class="idleness meta figure">
    ${lacksNextStep(opportunity, facts, day.today) ? html`<span class="warning no-step">${todo.noStep}</span>` : nothing}
    <span class="idle ${tone}">${todo.idle(daysIdle(opportunity, facts, day))}</span>
    <span>${lastActWords(facts.lastAct, store, day, l)}</span>
  </p>`;
}
