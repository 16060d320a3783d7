import { splitsOf, statusFromJson, type HistoryEvent, type Json } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { memberName } from '../../fields/options.js';
import { reasonName } from '../../fields/status-details.js';
import { entryWords, type EventWords } from './entry-words.js';
import { fieldLabel, isFieldName, valueWords } from './value-words.js';
import type { Localizer } from '../../locales/localizer.js';

function stageName(store: PipelineStore, l: Localizer, id: Json | undefined): string {
  return (typeof id === 'string' && store.get('stages', id)?.name) || l.t.detail.unknownStage;
}

function schemaPlace(store: PipelineStore, l: Localizer, json: Json): string {
  const { schemaId, stageId } = (typeof json === 'object' && json !== null ? json : {}) as {
    readonly schemaId?: Json;
    readonly stageId?: Json;
  };
  const schema =
    (typeof schemaId === 'string' && store.get('schemas', schemaId)?.title) || l.t.detail.unknownSchema;
  return `${schema} / ${stageName(store, l, stageId)}`;
}

function statusMore(l: Localizer, json: Json): string | undefined {
  const status = statusFromJson(json);
  if (!status || status.code === 'open') return undefined;
  const parts = [
    status.on && l.date(status.on, 'full'),
    status.price && l.money(status.price),
    status.reason && reasonName(status.reason, l),
    status.resumeOn && `${l.t.common.fields.resumeOn}: ${l.date(status.resumeOn, 'full')}`,
    status.note && `“${status.note}”`,
  ].filter((part): part is string => typeof part === 'string' && part !== '');
  return parts.length > 0 ? parts.join(' · ') : undefined;
}

const textOf = (json: Json | undefined): string => (typeof json === 'string' ? json : '');

/** A line of a checklist, or an answer to a criterion: by their words as they were. */
function processWords(l: Localizer, { field, from, to }: HistoryEvent): EventWords | undefined {
  const words = l.t.timeline.events;
  if (field?.startsWith('ticks.'))
    return typeof to === 'string' ? { label: words.ticked, to } : { label: words.unticked, to: textOf(from) };
  if (!field?.startsWith('answers.') || !Array.isArray(to)) return undefined;
  const [criterion, answer] = to as readonly Json[];
  const answers: Readonly<Record<string, string>> = words.answers;
  return { label: textOf(criterion), to: answers[textOf(answer)] ?? l.t.timeline.unknownValue };
}

/** D30: where the price comes from. */
function sourceWords(l: Localizer, json: Json): string {
  const { fromItems, fromOffer } = l.t.detail;
  return json === 'estimate' ? l.t.timeline.fromEstimate : json === 'items' ? fromItems : fromOffer;
}

/** D42: who shares the credit. */
function splitWords(store: PipelineStore, l: Localizer, splits: Json): string {
  const parts = splitsOf({ splits }).map(
    ({ memberId, share }) => `${memberName(store, memberId) ?? l.t.common.unknownPerson} ${l.percent(share)}`,
  );
  return parts.length > 0 ? l.list(parts) : l.t.common.none;
}

/** An event in the user's language; records that are gone have words too, so that no line is ever empty. */
export function eventWords(store: PipelineStore, l: Localizer, event: HistoryEvent): EventWords {
  const words = l.t.timeline;
  switch (event.type) {
    case 'created':
      return { label: words.events.created, more: stageName(store, l, event.then.stageId) };
    case 'deleted':
      return { label: words.events.deleted };
    case 'restored':
      return { label: words.events.restored };
    case 'stage-changed':
      return {
        label: l.t.common.fields.stage,
        from: stageName(store, l, event.from),
        to: stageName(store, l, event.to),
      };
    case 'schema-changed':
      return {
        label: l.t.common.fields.schema,
        from: schemaPlace(store, l, event.from),
        to: schemaPlace(store, l, event.to),
      };
    case 'status-changed': {
      const [from, to] = [statusFromJson(event.from), statusFromJson(event.to)];
      const more = statusMore(l, event.to);
      const name = (code: keyof typeof l.t.common.status | undefined): string =>
        code ? l.t.common.status[code] : words.unknownValue;
      return {
        label: from?.code === to?.code ? words.events.statusCorrected : l.t.common.fields.status,
        ...(from?.code !== to?.code && { from: name(from?.code) }),
        to: name(to?.code),
        ...(more !== undefined && { more }),
      };
    }
    case 'field-changed': {
      const { field } = event;
      const told = processWords(l, event) ?? entryWords(store, l, event);
      if (told) return told;
      if (field === 'sourcePrice')
        return {
          label: l.t.common.fields.price,
          from: valueWords(store, l, 'price', event.from),
          to: valueWords(store, l, 'price', event.to),
        };
      if (field === 'priceSource')
        return {
          label: words.priceSource,
          from: sourceWords(l, event.from),
          to: sourceWords(l, event.to),
        };
      if (field === 'splits')
        return {
          label: l.t.detail.credit,
          from: splitWords(store, l, event.from),
          to: splitWords(store, l, event.to),
        };
      if (field === 'lineTerms') return { label: words.lineTermsChanged };
      if (!isFieldName(field)) return { label: words.events.changed };
      return {
        label: fieldLabel(field, l),
        from: valueWords(store, l, field, event.from),
        to: valueWords(store, l, field, event.to),
      };
    }
  }
}
