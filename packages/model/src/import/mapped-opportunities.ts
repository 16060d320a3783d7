import { noonInZone } from '../calendar-date.js';
import { sameTitle } from '../collate.js';
import { historyPatch, statusToJson } from '../commands/history.js';
import { changedFields, sameValue } from '../commands/same.js';
import type { Json } from '../json.js';
import { create, set, setEntry, type Patch } from '../patch.js';
import { BLANK_OPPORTUNITY } from '../records/blank.js';
import {
  OPEN_STATUS,
  type Opportunity,
  type Period,
  type Status,
  type StatusValue,
} from '../records/opportunity.js';
import type { Position } from '../records/position.js';
import { liveStages } from '../selectors/stage-resolution.js';
import type { CellValue } from './interpret.js';
import { countRow, type MappedContext, type MappedRow } from './mapped-context.js';
import { sourceId } from '../source-ids.js';
import { ownTarget } from './targets.js';

/** Opportunities that the workspace has from the same source, by the source's id. */
export function knownBySource({ snapshot }: MappedContext): ReadonlyMap<string, Opportunity> {
  const known = new Map<string, Opportunity>();
  for (const opportunity of snapshot.list('opportunities'))
    if (opportunity.sourceId !== null) known.set(opportunity.sourceId, opportunity);
  return known;
}

/** What one row adds or changes; nothing when it is rejected, or known and left as it is. */
export function opportunityPatches(
  row: MappedRow,
  context: MappedContext,
  known: ReadonlyMap<string, Opportunity>,
): readonly Patch[] {
  const { snapshot } = context;
  const externalId = row.text('externalId');
  const isTwice = externalId !== null && !context.isFirst(externalId);
  if (isTwice) context.problem(row.row, 'externalId', 'not-unique', externalId);
  const id = externalId === null ? context.rowId('row', row.row) : sourceId('ext', externalId);
  const before =
    (externalId === null ? undefined : known.get(externalId)) ?? snapshot.get('opportunities', id);
  const patches: Patch[] = [];
  const isLost = isTwice || row.isBroken('stage') || row.isBroken('status');
  if (!isLost && before) {
    // One in the bin stays there: somebody has put it there.
    const updates =
      context.mapping.existing === 'skip' || before.removed ? [] : changes(row, before, context);
    countRow(context, updates.length > 0 ? 'updated' : 'existing');
    return updates;
  }
  const customer = isLost ? undefined : context.customer(row, 'customer', row.clues('customer'), patches);
  const place = placeOf(row, context);
  if (customer === undefined || !place) {
    countRow(context, 'rejected');
    return [];
  }
  const product = context.named('products', row, 'product', patches);
  const description =
    row.text('description') ?? [product?.name, customer?.name ?? externalId].filter(Boolean).join(' · ');
  if (description === '') {
    context.problem(row.row, 'description', 'required', '');
    countRow(context, 'rejected');
    return [];
  }
  if (!customer) context.note(row.row, 'customer', 'no-customer', '');
  const owner = context.named('members', row, 'owner', patches);
  const fields = fieldsOf(row);
  const start = fields.startDate ?? null;
  const createdAt =
    start === null ? context.env.now : Math.min(context.env.now, noonInZone(start, context.timeZone));
  const opened: Opportunity = {
    ...BLANK_OPPORTUNITY,
    ...fields,
    id,
    removed: null,
    description,
    customerId: customer?.id ?? null,
    ownerId: owner?.id ?? context.env.actor,
    position: {
      ...place,
      order: context.nextOrder(place.schemaId, place.stageId),
      moveId: `${id}-created`,
      at: createdAt,
      by: context.env.actor,
    },
    tags: Object.fromEntries(tagsOf(row).map((tag) => [tag, true])),
    custom: Object.fromEntries(ownValues(row, context, patches)),
    createdBy: context.env.actor,
    createdAt,
    sourceId: externalId,
  };
  patches.push(...created(row, opened, context));
  if (product) {
    patches.push(
      create('lines', `${id}-line`, {
        opportunityId: id,
        productId: product.id,
        name: product.name,
        unitPrice: context.prices.get(product.id) ?? null,
      }),
    );
  }
  countRow(context, 'created');
  return patches;
}

/** The opportunity with the events of its creation and, when it is no longer open, of its end: a second event, as if it had been lived. */
function created(row: MappedRow, opened: Opportunity, context: MappedContext): readonly Patch[] {
  const { snapshot, env } = context;
  const status = statusOf(row, opened, context) ?? OPEN_STATUS;
  const final: Opportunity = { ...opened, status };
  const { id, removed: _, ...base } = final;
  const closedAt =
    status.on === null
      ? opened.createdAt
      : Math.max(opened.createdAt, noonInZone(status.on, context.timeZone));
  const by = (now: number) => ({ now, actor: env.actor, via: 'import' as const });
  return [
    historyPatch(snapshot, by(opened.createdAt), `${id}-created`, opened, { type: 'created' }),
    ...(status.code === 'open'
      ? []
      : [
          historyPatch(snapshot, by(closedAt), `${id}-status`, final, {
            type: 'status-changed',
            from: statusToJson(OPEN_STATUS),
            to: statusToJson(status),
          }),
        ]),
    create('opportunities', id, base),
  ];
}

/** What a row says otherwise than the opportunity, with an event for each change (D14). An empty cell takes nothing away. */
function changes(row: MappedRow, before: Opportunity, context: MappedContext): readonly Patch[] {
  const { snapshot, env } = context;
  const patches: Patch[] = [];
  const description = row.text('description');
  const customer = context.customer(row, 'customer', row.clues('customer'), patches);
  const owner = context.named('members', row, 'owner', patches);
  const changed = changedFields(before, {
    ...fieldsOf(row),
    ...(description !== null && { description }),
    ...(customer && { customerId: customer.id }),
    ...(owner && { ownerId: owner.id }),
  });
  let after: Opportunity = { ...before, ...changed };
  const status = statusOf(row, after, context);
  const isOther = status !== null && status.code !== before.status.code;
  if (isOther) after = { ...after, status };
  const place = row.choice('stage') === null ? null : placeOf(row, context);
  const isMoved = place !== null && place.stageId !== before.position.stageId;
  const moveId = isMoved ? env.newId() : '';
  if (isMoved) {
    const order = context.nextOrder(place.schemaId, place.stageId);
    after = { ...after, position: { ...place, order, moveId, at: env.now, by: env.actor } };
  }
  const event = (id: string, detail: Parameters<typeof historyPatch>[4]): Patch =>
    historyPatch(snapshot, { ...env, via: 'import' }, id, after, detail);
  for (const [field, to] of Object.entries(changed)) {
    const from = before[field as keyof Opportunity] as Json;
    patches.push(event(env.newId(), { type: 'field-changed', field, from, to: to as Json }));
    patches.push(set('opportunities', before.id, field as never, to as never));
  }
  if (isOther) {
    const detail = { from: statusToJson(before.status), to: statusToJson(status) };
    patches.push(event(env.newId(), { type: 'status-changed', ...detail }));
    patches.push(set('opportunities', before.id, 'status', status));
  }
  if (isMoved)
    patches.push(
      event(moveId, moved(before.position, place)),
      set('opportunities', before.id, 'position', after.position),
    );
  const entry = (field: 'tags' | 'custom', key: string, from: Json, to: Json): void => {
    patches.push(event(env.newId(), { type: 'field-changed', field: `${field}.${key}`, from, to }));
    patches.push(setEntry('opportunities', before.id, field, key, to as never));
  };
  const borne = Object.keys(before.tags);
  // `Fuar` and `FUAR` are one to a reader (D69).
  for (const tag of tagsOf(row))
    if (!borne.some((own) => sameTitle(own, tag, 'tr'))) entry('tags', tag, null, true);
  for (const [fieldId, value] of ownValues(row, context, patches)) {
    const from = before.custom[fieldId] ?? null;
    if (!sameValue(from, value)) entry('custom', fieldId, from, value);
  }
  return patches;
}

function moved(
  from: Position,
  to: Pick<Position, 'schemaId' | 'stageId'>,
): Parameters<typeof historyPatch>[4] {
  const prev = from.moveId;
  return from.schemaId === to.schemaId
    ? { type: 'stage-changed', from: from.stageId, to: to.stageId, prev }
    : {
        type: 'schema-changed',
        from: { schemaId: from.schemaId, stageId: from.stageId },
        to: { schemaId: to.schemaId, stageId: to.stageId },
        prev,
      };
}

/** The fields that a row gives; what it leaves empty is not among them. */
function fieldsOf(
  row: MappedRow,
): Partial<
  Pick<Opportunity, 'price' | 'period' | 'startDate' | 'expectedClose' | 'probability' | 'priority'>
> {
  const price = row.get('price', 'money');
  const period = row.choice('period');
  const startDate = row.get('startDate', 'date');
  const expectedClose = row.get('expectedClose', 'date');
  const probability = row.get('probability', 'percent');
  const priority = row.choice('priority');
  return {
    ...(price && { price: price.money }),
    ...(period !== null && { period: period as Period }),
    ...(startDate && { startDate: startDate.date }),
    ...(expectedClose && { expectedClose: expectedClose.date }),
    ...(probability && { probability: probability.number }),
    ...(priority !== null && { priority: Number(priority) }),
  };
}

/** Values of the fields of the workspace's own (S116), as they are kept; a person who is not known is made of the name. */
function ownValues(row: MappedRow, context: MappedContext, patches: Patch[]): readonly [string, Json][] {
  const values: [string, Json][] = [];
  for (const { id, kind } of context.ownFields) {
    const target = ownTarget(id);
    const value = row.value(target);
    if (!value) continue;
    const person = kind === 'person' ? context.named('members', row, target, patches) : null;
    values.push([id, person?.id ?? kept(value)]);
  }
  return values.filter(([, value]) => value !== null);
}

function kept(value: CellValue): Json {
  switch (value.type) {
    case 'money':
      return [value.money.minor, value.money.currency];
    case 'date':
      return value.date;
    case 'number':
      return value.number;
    case 'text':
      return value.text;
    case 'choice':
      // A box that is not ticked is as good as none.
      return value.text === 'yes' ? true : value.text === 'no' ? null : value.text;
    default:
      return null;
  }
}

const tagsOf = (row: MappedRow): readonly string[] => row.get('tags', 'list')?.items ?? [];

/** The status that a row gives; a closed one without its day gets the expected one if that is past, else today, with a note. */
function statusOf(row: MappedRow, opportunity: Opportunity, context: MappedContext): StatusValue | null {
  const code = row.choice('status') as Status | null;
  if (code === null || code === 'open') return code && OPEN_STATUS;
  const { today } = context.env;
  const told = row.get('closedOn', 'date')?.date;
  const expected = opportunity.expectedClose;
  if (told === undefined) context.note(row.row, 'status', 'day-assumed', row.text('status') ?? '');
  const won = code === 'won';
  return {
    ...OPEN_STATUS,
    code,
    on: told ?? (expected !== null && expected <= today ? expected : today),
    reason: code === 'lost' || code === 'abandoned' ? (row.text('reason') ?? 'unknown') : null,
    price: won ? opportunity.price : null,
    ownerId: won ? opportunity.ownerId : null,
  };
}

function placeOf(
  row: MappedRow,
  { mapping, snapshot }: MappedContext,
): Pick<Position, 'schemaId' | 'stageId'> | null {
  const schemaId = mapping.schemaId ?? snapshot.settings?.defaultSchemaId ?? '';
  const stageId = row.choice('stage') ?? liveStages(snapshot, schemaId)[0]?.id;
  const stage = stageId === undefined ? undefined : snapshot.get('stages', stageId);
  return stage ? { schemaId: stage.schemaId, stageId: stage.id } : null;
}
