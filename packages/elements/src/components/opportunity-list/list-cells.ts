import { html, nothing, type TemplateResult } from 'lit';
import {
  currencyDigits,
  dateInZone,
  daysBetween,
  daysInStage,
  divideRounded,
  effectivePrice,
  effectiveProbability,
  impactOf,
  isCalendarDate,
  isClosed,
  isDueToday,
  isOverdue,
  moneyOf,
  resolveContact,
  resolveStage,
  type CalendarDate,
  type Instant,
  type MoneyFormat,
  type Opportunity,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { memberName } from '../../fields/options.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { initialsOf } from '../opportunity-board/card-facts.js';
import { statusIcon } from '../opportunity-detail/status-icon.js';

/** What the words of all cells depend on. */
export interface CellContext {
  readonly store: PipelineStore;
  readonly l: Localizer;
  readonly today: CalendarDate;
  readonly now: Instant;
}

export type Cell = TemplateResult | string | typeof nothing;

export function titleOf({ l }: Pick<CellContext, 'l'>, row: Opportunity): string {
  return row.description || l.t.list.untitled;
}

/** One value of a record as a column shows it. */
export function cellOf(name: string, row: Opportunity, context: CellContext): Cell {
  const { store, l, today, now } = context;
  switch (name) {
    case 'description':
      return html`<span class="title ellipsis">${titleOf(context, row)}</span>`;
    case 'customer':
      return text(resolveContact(store, row.customerId)?.name ?? l.t.common.noCustomer);
    case 'stage':
      return stageCell(row, context);
    case 'status':
      return statusCell(row, context);
    case 'price':
      return priceCell(row, context, { short: true });
    case 'brief':
      return priceCell(row, context, { abbreviate: true });
    case 'weighted':
      return weightedCell(row, context);
    case 'probability':
      return figure(l.percent(effectiveProbability(store, row)));
    case 'period':
      return text(l.t.common.period[row.period]);
    case 'expectedClose':
      return closeCell(row, context);
    case 'startDate':
      return dateCell(row.startDate, context);
    case 'created':
      return dateCell(dateInZone(row.createdAt, store.settings?.timeZone ?? 'UTC'), context);
    case 'closed':
      return isClosed(row) ? dateCell(row.status.on, context) : nothing;
    case 'inStage':
      return figure(l.t.common.daysShort(daysInStage(row, now)));
    case 'owner':
      return ownerCell(row.ownerId, context);
    case 'schema':
      return text(store.get('schemas', row.position.schemaId)?.title ?? '');
    case 'priority':
      return priorityCell(row.priority, context);
    case 'tags':
      return tagsCell(Object.keys(row.tags), context);
    default:
      return customCell(name.slice('custom:'.length), row, context, today);
  }
}

const text = (words: string): Cell => (words === '' ? nothing : html`<span class="ellipsis">${words}</span>`);
const figure = (words: string): Cell => html`<span class="ellipsis figure">${words}</span>`;

function stageCell({ position }: Opportunity, { store, l }: CellContext): Cell {
  const { stage } = resolveStage(store, position.stageId);
  if (!stage) return html`<span class="ellipsis muted">${l.t.list.noStage}</span>`;
  const name = stage.removed ? l.t.list.archivedStage(stage.name) : stage.name;
  return html`<span class="stage-color staged" data-color=${stage.color}
    ><span class="dot"></span><span class="ellipsis">${name}</span></span
  >`;
}

function statusCell({ status }: Opportunity, { l }: CellContext): Cell {
  const words = l.t.common.status[status.code];
  return html`<span class="state" data-status=${status.code}
    >${status.code === 'open' ? icons.circle : statusIcon(status.code)}<span class="ellipsis">${words}</span></span
  >`;
}

function priceCell(row: Opportunity, { l }: CellContext, format: MoneyFormat): Cell {
  const price = effectivePrice(row);
  if (!price) return nothing;
  const per = l.t.common.perPeriod[row.period];
  return html`<span class="figure amount ellipsis"
    >${l.money(price, format)}${per ? html`<span class="per"> ${per}</span>` : nothing}</span
  >`;
}

/** S115: an estimate, so without what is less than a whole unit; what is sorted by is exact. */
function weightedCell(row: Opportunity, { store, l }: CellContext): Cell {
  const impact = impactOf(row, (collection, id) => store.get(collection, id));
  if (!impact) return nothing;
  const unit = 10n ** BigInt(currencyDigits(impact.currency));
  const minor = Number(divideRounded(BigInt(impact.value), 120_000n * unit) * unit);
  return html`<span class="figure muted ellipsis"
    >${l.money({ minor, currency: impact.currency }, { short: true })}</span
  >`;
}

function dateCell(date: CalendarDate | null, { l, today }: CellContext): Cell {
  return date === null ? nothing : html`<span class="figure ellipsis">${l.nearDate(date, today)}</span>`;
}

/** D8: late or due today, as an icon with words, only while open. */
function closeCell(row: Opportunity, context: CellContext): Cell {
  const { l, today } = context;
  const { expectedClose } = row;
  if (expectedClose === null) return nothing;
  const date = l.nearDate(expectedClose, today);
  if (isOverdue(row, today)) {
    const late = l.t.list.overdue(l.t.common.days(daysBetween(expectedClose, today)));
    return html`<span class="due overdue figure" title=${late}
      >${icons.alert}<span class="ellipsis">${date}</span><span class="visually-hidden">, ${late}</span></span
    >`;
  }
  if (isDueToday(row, today))
    return html`<span class="due today figure" title=${l.date(expectedClose, 'full')}
      >${icons.clock}<span class="ellipsis">${l.t.list.dueToday}</span></span
    >`;
  return dateCell(expectedClose, context);
}

function ownerCell(ownerId: string | null, { store, l }: CellContext): Cell {
  if (ownerId === null) return nothing;
  const name = memberName(store, ownerId) ?? l.t.common.unknownPerson;
  return html`<span class="person"
    ><span class="initials" aria-hidden="true">${initialsOf(name, l.locale)}</span
    ><span class="ellipsis">${name}</span></span
  >`;
}

/** By bars and in words; greater than "high" comes from a newer version and reads as high. */
export function priorityCell(priority: number, { l }: Pick<CellContext, 'l'>): Cell {
  const level = Math.min(priority, 3);
  if (level <= 0) return nothing;
  return html`<span class="priority" data-level=${level}
    ><span class="bars" aria-hidden="true"><i></i><i></i><i></i></span
    ><span class="ellipsis">${l.t.list.priority[level]}</span></span
  >`;
}

function tagsCell(tags: readonly string[], { l }: CellContext): Cell {
  if (tags.length === 0) return nothing;
  const sorted = [...tags].sort((a, b) => l.compare(a, b));
  return html`<span class="tags" title=${sorted.join(', ')}
    >${sorted.map((tag) => html`<span class="tag ellipsis">${tag}</span>`)}</span
  >`;
}

function customCell(id: string, row: Opportunity, context: CellContext, today: CalendarDate): Cell {
  const { store, l } = context;
  const field = store.get('customFields', id);
  const value = row.custom[id];
  if (!field || value === undefined) return nothing;
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' ? text(value) : nothing;
    case 'number':
      return typeof value === 'number' ? figure(l.number(value)) : nothing;
    case 'money': {
      const money = moneyOf(value);
      return money ? figure(l.money(money, { short: true })) : nothing;
    }
    case 'date':
      return isCalendarDate(value) ? figure(l.nearDate(value, today)) : nothing;
    case 'choice':
      return typeof value === 'string' ? text(field.options[value]?.label ?? '') : nothing;
    case 'person':
      return typeof value === 'string' ? ownerCell(value, context) : nothing;
    case 'flag':
      return value === true
        ? html`<span class="yes">${icons.check}<span class="visually-hidden">${field.label}</span></span>`
        : nothing;
  }
}

const KEPT = 2_000;

/** The cells of rows by what they are made of: scrolling and selecting word nothing anew. */
export class CellCache {
  #context: CellContext | undefined;
  #columns: readonly { readonly name: string }[] = [];
  #rows = new Map<string, { readonly row: Opportunity; readonly cells: readonly Cell[] }>();

  /** Call before rendering. */
  use(context: CellContext, columns: readonly { readonly name: string }[]): void {
    const old = this.#context;
    if (
      old?.store === context.store &&
      old.l === context.l &&
      old.today === context.today &&
      old.now === context.now &&
      this.#columns === columns
    )
      return;
    this.#context = context;
    this.#columns = columns;
    this.#rows.clear();
  }

  /** Names, stages or fields have changed. */
  forget(): void {
    this.#rows.clear();
  }

  of(row: Opportunity): readonly Cell[] {
    const context = this.#context;
    if (!context) return [];
    const known = this.#rows.get(row.id);
    if (known?.row === row) return known.cells;
    const cells = this.#columns.map(({ name }) => cellOf(name, row, context));
    if (this.#rows.size >= KEPT) this.#rows.clear();
    this.#rows.set(row.id, { row, cells });
    return cells;
  }
}
