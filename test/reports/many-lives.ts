import type { CollectionName, HistoryEvent, Opportunity, Status, StatusValue } from '@firsat/model';
import { OPEN_STATUS, statusToJson } from '@firsat/model';
import {
  bridge,
  changes,
  conversion,
  effort,
  forecast,
  losses,
  memberOutcomes,
  offerOutcomes,
  openAmounts,
  outcomes,
  qualificationLosses,
  quotaReport,
  slips,
  timeInStage,
  velocity,
  work,
  type Rates,
  type Report,
  type ReportSource,
} from '@firsat/model/reports';
import { aMember, anOpportunity, aStage, seeded } from '@firsat/model/testing';

type Reports = Readonly<Record<string, Report<unknown>>>;

function everyReport(schemaId: string, rates?: Rates): Reports {
  return {
    outcomes: outcomes({ by: 'owner' }),
    months: outcomes({ by: 'month' }),
    conversion: conversion({ schemaId }),
    times: timeInStage(schemaId),
    slips: slips(),
    losses: losses('stage'),
    effort: effort(),
    members: memberOutcomes(),
    open: openAmounts(),
    velocity: velocity(),
    qualification: qualificationLosses(),
    forecast: forecast(rates ? { rates } : {}),
    quotas: quotaReport(rates ? { rates: [rates] } : {}),
    changes: changes(),
    bridge: bridge(),
    offers: offerOutcomes(),
    work: work(),
  };
}

export const ALL_REPORTS = everyReport('schema1');

/** Every report, and those ways of being asked in which it counts otherwise. */
export function everyWay(schemaId: string, rates?: Rates): Reports {
  return {
    ...everyReport(schemaId, rates),
    ...({
      products: outcomes({ by: 'product' }),
      sources: outcomes({ by: 'source', abandonedCounts: true }),
      touched: conversion({ schemaId, rule: 'any-touch' }),
      allTimes: timeInStage(schemaId, { includeSuspended: true }),
      abandoned: losses('team', 'abandoned'),
      schedule: forecast({ mode: 'schedule', ...(rates && { rates }) }),
      taken: quotaReport({ reversal: 'original-period', countUnlinked: false }),
      slipsBy: slips('owner'),
      effortBy: effort('product'),
      velocityBy: velocity('team'),
      offers: offerOutcomes('owner'),
      quarters: work('quarter'),
    } as unknown as Reports),
  };
}

/** A result as plain data: ids are asked for, too. */
export function told(value: unknown): unknown {
  if (typeof value === 'function') return (value as () => unknown)();
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, told(own)]));
}

const DAY = 86_400_000;
const START = Date.UTC(2025, 5, 1, 9);

/** A workspace in memory of `count` opportunities with `events` events each: moves, prices, dates, ends, some of them undone. */
export function manyLives(count: number, events: number) {
  const random = seeded(count);
  const below = (limit: number) => Math.floor(random() * limit);
  const day = (at: number) => new Date(at).toISOString().replace(/T.*/, '');
  const stages = Array.from({ length: 6 }, (_, index) =>
    aStage({ id: `stage${String(index)}`, order: `a${String(index)}`, probability: 1000 + 1500 * index }),
  );
  const members = Array.from({ length: 30 }, (_, index) =>
    aMember({ id: `m${String(index)}`, name: `Üye ${String(index)}` }),
  );
  const rows = new Map<string, Opportunity>();
  const history = new Map<string, HistoryEvent[]>();

  function live(id: string): void {
    let at = START + below(200) * DAY;
    let row = anOpportunity({
      id,
      createdAt: at,
      startDate: day(at),
      expectedClose: day(at + 60 * DAY),
      ownerId: `m${String(below(30))}`,
      createdBy: `m${String(below(30))}`,
      position: { schemaId: 'schema1', stageId: 'stage0', order: 'a0', moveId: `${id}-0`, at, by: 'm0' },
    });
    const list: HistoryEvent[] = [];
    const tell = (fields: Partial<HistoryEvent> & Pick<HistoryEvent, 'type'>): void => {
      const { position, price, period, expectedClose, ownerId, status } = row;
      list.push({
        id: `${id}-${String(list.length)}`,
        removed: null,
        opportunityId: id,
        field: null,
        from: null,
        to: null,
        at,
        by: 'm0',
        prev: null,
        revertOf: null,
        via: 'user',
        then: {
          schemaId: position.schemaId,
          stageId: position.stageId,
          status: status.code,
          price,
          period,
          probability: 1000,
          expectedClose,
          ownerId,
        },
        ...fields,
      });
    };
    tell({ type: 'created' });
    for (let index = 1; index < events; index++) {
      at += (1 + below(10)) * DAY;
      const luck = index === events - 1 ? 5 + below(3) : below(6);
      if (luck < 3) {
        const { moveId, stageId } = row.position;
        const next = `stage${String(below(6))}`;
        if (next === stageId) continue;
        row = {
          ...row,
          position: { ...row.position, stageId: next, moveId: `${id}-${String(list.length)}`, at },
        };
        tell({ type: 'stage-changed', from: stageId, to: next, prev: moveId });
      } else if (luck === 3) {
        const from = row.price;
        row = { ...row, price: { minor: below(10_000_000), currency: 'TRY' } };
        tell({ type: 'field-changed', field: 'price', from: from as never, to: row.price as never });
      } else if (luck === 4) {
        const from = row.expectedClose;
        row = { ...row, expectedClose: day(at + below(90) * DAY) };
        tell({ type: 'field-changed', field: 'expectedClose', from, to: row.expectedClose });
      } else {
        const code: Status = luck === 5 ? 'open' : luck === 6 ? 'won' : 'lost';
        const from = row.status;
        const closed: StatusValue = {
          ...OPEN_STATUS,
          code,
          on: day(at),
          reason: code === 'lost' ? 'price' : null,
          price: code === 'won' ? row.price : null,
          ownerId: code === 'won' ? row.ownerId : null,
        };
        row = { ...row, status: code === 'open' ? OPEN_STATUS : closed };
        tell({ type: 'status-changed', from: statusToJson(from), to: statusToJson(row.status) });
      }
    }
    rows.set(id, row);
    history.set(id, list);
  }
  for (let index = 0; index < count; index++) live(`o${String(index)}`);

  const none: readonly never[] = [];
  const table: Partial<Record<CollectionName, ReadonlyMap<string, unknown>>> = {
    opportunities: rows,
    stages: new Map(stages.map((stage) => [stage.id, stage])),
    members: new Map(members.map((member) => [member.id, member])),
  };
  const source: ReportSource = {
    get: ((collection: CollectionName, id: string) =>
      collection === 'history'
        ? { opportunityId: id.split('-')[0] }
        : table[collection]?.get(id)) as ReportSource['get'],
    list: ((collection: CollectionName) => table[collection]?.values() ?? none) as ReportSource['list'],
    removed: () => none,
    history: (id) => history.get(id) ?? none,
    children: () => none,
    settings: undefined,
  };
  /** Lives one of them anew; what a change feed would tell. */
  const touch = (round: number): ReadonlyMap<CollectionName, ReadonlySet<string>> => {
    const id = `o${String((round * 37) % count)}`;
    live(id);
    return new Map([
      ['opportunities', new Set([id])],
      ['history', new Set([`${id}-1`])],
    ]);
  };
  return { source, now: START + 420 * DAY, touch };
}
