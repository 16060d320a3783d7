import {
  MAX_QUOTA_SERIES,
  ok,
  parseDecimal,
  problem,
  QUOTA_UNITS,
  quotaPeriods,
  refused,
  type CalendarDate,
  type MemberId,
  type Problem,
  type Quota,
  type QuotaBasis,
  type QuotaId,
  type QuotaPeriod,
  type QuotaUnit,
  type Result,
} from '@firsat/model';
import { dateText, readDate } from '../../fields/date-editor.js';
import { moneyText, readMoney } from '../../fields/money-editor.js';
import { problemsOf, valueOf } from '../../fields/read.js';
import type { Localizer } from '../../locales/localizer.js';

/** Whom a quota is for. */
export const HOLDERS = ['company', 'team', 'member'] as const;
export type Holder = (typeof HOLDERS)[number];

/** What is typed of a quota, until it is saved. */
export interface QuotaDraft {
  /** `null`: new ones. */
  readonly id: QuotaId | null;
  readonly holder: Holder;
  readonly ownerId: MemberId | null;
  /** Since when they sell (D44). */
  readonly joined: string;
  readonly team: string;
  readonly basis: QuotaBasis;
  readonly volume: string;
  readonly currency: string;
  readonly unit: QuotaUnit | 'custom';
  readonly startDate: string;
  /** Of chosen days only. */
  readonly endDate: string;
  readonly count: string;
  /** Empty: by whose it is and when. */
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** A draft as it is saved. */
export interface ReadQuota extends Pick<Quota, 'ownerId' | 'team' | 'basis' | 'target' | 'wins'> {
  readonly joinedOn: CalendarDate | null;
  readonly periods: readonly QuotaPeriod[];
}

export interface NewQuota {
  readonly currency: string;
  readonly startDate: CalendarDate;
  readonly count: number;
}

export function newDraft({ currency, startDate, count }: NewQuota, l: Localizer): QuotaDraft {
  return {
    id: null,
    holder: 'member',
    ownerId: null,
    joined: '',
    team: '',
    basis: 'first-year',
    volume: '',
    currency,
    unit: 'month',
    startDate: dateText(startDate, l),
    endDate: '',
    count: String(count),
    name: '',
    problems: [],
  };
}

export function draftOf(
  quota: Quota,
  currency: string,
  joinedOn: CalendarDate | null,
  l: Localizer,
): QuotaDraft {
  const { startDate, endDate, wins, target } = quota;
  const unit = QUOTA_UNITS.find((each) => quotaPeriods(each, startDate, 1)[0]?.endDate === endDate);
  return {
    id: quota.id,
    holder: quota.ownerId !== null ? 'member' : quota.team !== null ? 'team' : 'company',
    ownerId: quota.ownerId,
    joined: dateText(joinedOn, l),
    team: quota.team ?? '',
    basis: quota.basis,
    volume: quota.basis === 'wins' ? (wins === null ? '' : l.number(wins)) : moneyText(target, l),
    currency: target?.currency ?? currency,
    unit: unit ?? 'custom',
    startDate: dateText(startDate, l),
    endDate: dateText(endDate, l),
    count: '1',
    name: quota.name,
    problems: [],
  };
}

/** The periods that were typed; what cannot be read, with its reason. */
export function readPeriods(draft: QuotaDraft, l: Localizer): Result<readonly QuotaPeriod[]> {
  const start = readDate(draft.startDate, l);
  const count = draft.id === null && draft.unit !== 'custom' ? readCount(draft.count, l) : ok(1);
  const problems: Problem[] = [...problemsOf(start, 'startDate'), ...problemsOf(count, 'count')];
  const startDate = valueOf(start);
  if (start.ok && startDate === null) problems.push(problem('required', 'startDate'));
  if (draft.unit !== 'custom') {
    if (problems.length > 0 || startDate === null) return { ok: false, problems };
    return ok(quotaPeriods(draft.unit, startDate, count.ok ? count.value : 1));
  }
  const end = readDate(draft.endDate, l);
  const endDate = valueOf(end);
  problems.push(...problemsOf(end, 'endDate'));
  if (end.ok && endDate === null) problems.push(problem('required', 'endDate'));
  if (startDate !== null && endDate !== null && endDate < startDate)
    problems.push(problem('date-before-start', 'endDate'));
  if (problems.length > 0 || startDate === null || endDate === null) return { ok: false, problems };
  return ok([{ startDate, endDate, label: `${startDate} – ${endDate}` }]);
}

/** A whole number without a sign; how large it may be, the command says. */
function readWhole(text: string, l: Localizer): Result<number> {
  const read = parseDecimal(text, l.locale);
  if (!read || read.scale > 0 || read.value < 0n) return refused(problem('not-a-number'));
  return ok(Number(read.value));
}

function readCount(text: string, l: Localizer): Result<number> {
  const read = readWhole(text, l);
  if (read.ok && read.value >= 1 && read.value <= MAX_QUOTA_SERIES) return read;
  return refused(problem('out-of-range'));
}

/** What was typed, as the commands take it. */
export function readDraft(draft: QuotaDraft, l: Localizer): Result<ReadQuota> {
  const { holder, ownerId, basis } = draft;
  const problems: Problem[] = [];
  const team = draft.team.trim();
  if (holder === 'member' && ownerId === null) problems.push(problem('required', 'ownerId'));
  if (holder === 'team' && team === '') problems.push(problem('required', 'team'));
  const isEmpty = draft.volume.trim() === '';
  const wins = basis !== 'wins' || isEmpty ? ok(null) : readWhole(draft.volume, l);
  const target = basis === 'wins' ? ok(null) : readMoney(draft.volume, l, draft.currency);
  const periods = readPeriods(draft, l);
  const joined = holder === 'member' ? readDate(draft.joined, l) : ok(null);
  problems.push(...problemsOf(joined, 'joinedOn'));
  problems.push(...problemsOf(wins, 'wins'), ...problemsOf(target, 'target'));
  if (!periods.ok) problems.push(...periods.problems);
  if (problems.length > 0 || !periods.ok) return { ok: false, problems };
  return ok({
    ownerId: holder === 'member' ? ownerId : null,
    team: holder === 'team' ? team : null,
    basis,
    target: valueOf(target),
    wins: valueOf(wins),
    joinedOn: valueOf(joined),
    periods: periods.value,
  });
}
