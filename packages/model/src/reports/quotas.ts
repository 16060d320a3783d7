import { addDays, type CalendarDate } from '../calendar-date.js';
import type { MemberId, QuotaId } from '../ids.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Quota, QuotaBasis } from '../records/quota.js';
import { divideRounded } from '../rounding.js';
import { contributionOf } from '../selectors/totals.js';
import { ASSUMED_MONTHS } from '../selectors/price-values.js';
import { quotasOverlap } from '../selectors/quota-overlap.js';
import { idleDays, queueSettings } from '../selectors/queue-settings.js';
import { splitsOf, WHOLE } from '../selectors/splits.js';
import { basisPointsOf, type Count, type Exclusion, type ExclusionCode, type How } from './figure.js';
import { valueOf } from './closing.js';
import { creditedTo } from './dimensions.js';
import { targetOf, type Volume } from './quota-target.js';
import { CONVERTED_UNIT, type Rates } from './rates.js';
import { leftOut, type Report, type ReportContext } from './report.js';
import { twelfthsOf, winsOf, type Win } from './quota-wins.js';
import type { Tallies } from './tallies.js';

export interface QuotaQuery {
  /** D39: for quotas in other currencies than what was won; one for each currency that quotas are in. */
  readonly rates?: readonly Rates[];
  /** D40: a win that is reopened after its period has ended takes its credit back where it was, or in the current period. Default: there. */
  readonly reversal?: 'current-period' | 'original-period';
  /** D40: whether wins without a link count in the quota that fits them. Default: yes, told apart. */
  readonly countUnlinked?: boolean;
}

export interface QuotaProgress {
  readonly quota: Quota;
  /** `null` while none is set. Of who joined meanwhile, the part for the days since. */
  readonly target: Volume | null;
  readonly isProRated: boolean;
  /** D44: the day since which the target and the pace count, where that is after the first of the period. */
  readonly since: CalendarDate | null;
  readonly credit: Volume;
  /** The wins behind it: linked to it, and counted because they fit. */
  readonly linked: Count;
  readonly assumed: Count;
  /** Linked, and won on a day outside of its period. */
  readonly outside: Count;
  /** D42: wins of which others have a share too. */
  readonly shared: Count;
  /** D40: taken back here for wins of earlier periods; negative or 0, and in `credit`. */
  readonly adjusted: Count & { readonly volume: Volume };
  /** D42: beside the revenue; in no total. */
  readonly overlay: Count & { readonly volume: Volume };
  /** D44: in basis points; `null` without a target, which is neither 0 % nor 100 %. */
  readonly attainment: number | null;
  /** What is missing; 0 once it is reached. */
  readonly gap: Volume | null;
  /** Working days of the period until today, and what would be credited by now at an even pace. */
  readonly pace: { readonly elapsed: number; readonly days: number; readonly expected: Volume | null };
  /** Open and expected in the period, as if all were won and by probability; the shares are of the gap, in basis points. */
  readonly coverage: {
    readonly open: Count & { readonly volume: Volume; readonly share: number | null };
    readonly weighted: { readonly volume: Volume; readonly share: number | null };
  };
}

export interface QuotaReport {
  readonly how: How;
  /** By period, then by name and id. */
  readonly quotas: readonly QuotaProgress[];
  /** D45. */
  readonly overlaps: readonly (readonly [QuotaId, QuotaId])[];
  readonly excluded: readonly Exclusion[];
}

/** Twelfths × basis points of a share × basis points of a probability: integers until the one rounding (D33). */
const UNIT = 12n * 10_000n;

/** D40–D45, S48–S51: what counts for each quota, derived from the wins and from who won them then. */
export function quotaReport(query: QuotaQuery = {}): Report<QuotaReport> {
  const known = quotaCache();
  return {
    tell(subject, context, tell) {
      const quotas = known(context);
      if (quotas.length === 0) return;
      const book = new Book(query, context, quotas);
      for (const win of winsOf(subject, context)) book.win(win);
      if (subject.state.status.code === 'open') book.open(subject.state);
      for (const [key, amount] of book.sums) {
        const [group = '', part = ''] = key.split(' ');
        tell({ group, part, amount });
      }
      for (const code of book.leftOut) tell(leftOut(code));
    },
    result: (tallies, context) => ({
      how: {
        code: 'quota',
        params: {
          reversal: query.reversal ?? 'current-period',
          countUnlinked: query.countUnlinked ?? true,
          assumedMonths: ASSUMED_MONTHS,
          today: context.today,
        },
      },
      quotas: known(context).map((quota) => progressOf(quota, tallies, context)),
      overlaps: overlapsOf(known(context)),
      excluded: tallies.leftOut(),
    }),
  };
}

/** D45: pairs for the same one, by the same basis, on the same days. */
export function overlapsOf(quotas: readonly Quota[]): readonly (readonly [QuotaId, QuotaId])[] {
  return quotas.flatMap((one, index) =>
    quotas
      .slice(index + 1)
      .filter((other) => quotasOverlap(one, other))
      .map((other) => [one.id, other.id] as const),
  );
}

/** What one opportunity adds to each quota, by `<quota> <part>`. */
class Book {
  readonly sums = new Map<string, bigint>();
  readonly leftOut = new Set<ExclusionCode>();
  readonly #query: QuotaQuery;
  readonly #context: ReportContext;
  readonly #quotas: readonly Quota[];

  constructor(query: QuotaQuery, context: ReportContext, quotas: readonly Quota[]) {
    this.#query = query;
    this.#context = context;
    this.#quotas = quotas;
  }

  win({ won, reopened }: Win): void {
    const { on } = won.status;
    if (on === null) {
      this.leftOut.add('no-close-date');
      return;
    }
    for (const { memberId, share, overlay, linked } of this.#holdersOf(won)) {
      if (!linked && !overlay && reopened === null && this.#fitsNone(memberId, on))
        this.leftOut.add('no-quota');
      for (const { quota, how } of this.#quotasFor(linked, memberId, on)) {
        const volume = this.#volume(won, quota, on, BigInt(share));
        if (volume === null) continue;
        const part = overlay ? 'overlay' : how;
        if (reopened === null) {
          this.#add(quota, part, volume);
          if (!overlay && (on < quota.startDate || on > quota.endDate)) this.#add(quota, 'outside', 0n);
          if (!overlay && share < WHOLE) this.#add(quota, 'shared', 0n);
        } else if (!overlay) {
          const back = (to: Quota): bigint | null => this.#volume(won, to, on, BigInt(share));
          this.#reverse(quota, part, volume, reopened, back);
        }
      }
    }
  }

  /** What may still come in each period (D44). */
  open(state: Opportunity): void {
    const { expectedClose } = state;
    if (expectedClose === null) return;
    const { weight } = contributionOf(state, { stage: this.#context.stageOf(state) });
    if (weight === null) return;
    for (const { memberId, share, overlay, linked } of this.#holdersOf(state)) {
      if (overlay) continue;
      for (const { quota } of this.#quotasFor(linked, memberId, expectedClose)) {
        if (expectedClose < quota.startDate || expectedClose > quota.endDate) continue;
        const volume = this.#volume(state, quota, this.#context.today, BigInt(share));
        if (volume === null) continue;
        this.#add(quota, 'open', volume);
        this.#add(quota, 'weighted', volume * BigInt(weight));
      }
    }
  }

  /** D40: while the period goes on it is as if it had not been won; afterwards it stays there, and is taken back now. */
  #reverse(
    quota: Quota,
    part: string,
    volume: bigint,
    reopened: CalendarDate,
    /** The same in another quota, which may be in another currency. */
    volumeIn: (quota: Quota) => bigint | null,
  ): void {
    if (this.#query.reversal === 'original-period' || reopened <= quota.endDate) return;
    const current = this.#quotas.find(
      (other) =>
        isOf(other, quota) &&
        other.basis === quota.basis &&
        other.startDate <= reopened &&
        reopened <= other.endDate,
    );
    this.#add(quota, part, volume);
    const taken = current && volumeIn(current);
    if (current && taken !== undefined && taken !== null) this.#add(current, 'adjusted', -taken);
    else if (!current) this.leftOut.add('unlinked');
  }

  /**
   * D42: who gets what; without splits the representative all of it. The linked quota has one share of them: that of the member whose quota it is, else the
   * representative's, else the first.
   */
  #holdersOf(state: Opportunity): readonly (Holder & { readonly linked: Quota | undefined })[] {
    const ownerId = creditedTo(state);
    const splits = splitsOf(state);
    const own = splits.some(({ overlay }) => !overlay);
    const holders = own ? splits : [{ memberId: ownerId, share: WHOLE, overlay: false }, ...splits];
    const revenue = holders.filter(({ overlay }) => !overlay);
    const linked = this.#quotas.find(({ id }) => id === state.quotaId);
    const of = (id: MemberId | null): Holder | undefined => revenue.find(({ memberId }) => memberId === id);
    const first = (linked?.ownerId ? of(linked.ownerId) : undefined) ?? of(ownerId) ?? revenue[0];
    return holders.map((holder) => ({ ...holder, linked: holder === first ? linked : undefined }));
  }

  /** The quotas of a member, of their team and of the company on a day; of the first two, for each basis the linked one before one that fits. */
  #quotasFor(
    linked: Quota | undefined,
    memberId: MemberId | null,
    day: CalendarDate,
  ): { readonly quota: Quota; readonly how: 'linked' | 'assumed' }[] {
    const found: { quota: Quota; how: 'linked' | 'assumed' }[] = [];
    if (linked) found.push({ quota: linked, how: 'linked' });
    const byBasis = new Map<QuotaBasis, Quota[]>();
    for (const quota of this.#fitting(memberId, day)) {
      if (quota.id === linked?.id) continue;
      if (quota.ownerId === null) found.push({ quota, how: 'assumed' });
      else if (linked?.basis !== quota.basis) {
        const list = byBasis.get(quota.basis);
        if (list) list.push(quota);
        else byBasis.set(quota.basis, [quota]);
      }
    }
    for (const [quota, ...others] of byBasis.values()) {
      if (others.length > 0) this.leftOut.add('several-quotas');
      else if (this.#query.countUnlinked === false) this.leftOut.add('unlinked');
      else if (quota) found.push({ quota, how: 'assumed' });
    }
    return found;
  }

  /** Those of the day: the member's own, their team's, the company's. */
  #fitting(memberId: MemberId | null, day: CalendarDate): readonly Quota[] {
    const team = memberId === null ? null : (this.#context.source.get('members', memberId)?.team ?? null);
    return this.#quotas.filter((quota) => {
      if (day < quota.startDate || day > quota.endDate) return false;
      return quota.ownerId === null ? quota.team === null || quota.team === team : quota.ownerId === memberId;
    });
  }

  /** There are quotas for the day, and none of them is for this member. Of a time without quotas nothing is missing. */
  #fitsNone(memberId: MemberId | null, day: CalendarDate): boolean {
    return (
      this.#quotas.some(({ startDate, endDate }) => startDate <= day && day <= endDate) &&
      this.#fitting(memberId, day).length === 0
    );
  }

  /** In twelfths × basis points of the share, in the quota's currency; `null` when it has no volume there. */
  #volume(state: Opportunity, { basis, target }: Quota, day: CalendarDate, share: bigint): bigint | null {
    if (basis === 'wins') return 12n * share;
    const price = valueOf(state);
    if (price === null) {
      this.leftOut.add('no-price');
      return null;
    }
    const twelfths = twelfthsOf(price.minor, state, basis);
    if (twelfths === null) {
      this.leftOut.add('other-basis');
      return null;
    }
    if (target === null || target.currency === price.currency) return twelfths * share;
    const rates = this.#query.rates?.find(({ currency }) => currency === target.currency);
    const exact = rates?.exact(twelfths * share, price.currency, day) ?? null;
    if (exact === null) {
      this.leftOut.add(rates ? 'no-rate' : 'other-currency');
      return null;
    }
    // To a twelfth of a basis point of a kuruş: far below what any sum shows.
    return divideRounded(exact, CONVERTED_UNIT);
  }

  #add({ id }: Quota, part: string, amount: bigint): void {
    const key = `${id} ${part}`;
    this.sums.set(key, (this.sums.get(key) ?? 0n) + amount);
  }
}

/** D42: a share of what is credited. */
interface Holder {
  readonly memberId: MemberId | null;
  readonly share: number;
  readonly overlay: boolean;
}

/** Whether two quotas are for the same member, team or company. */
function isOf(a: Quota, b: Quota): boolean {
  return a.ownerId === b.ownerId && (a.ownerId !== null || a.team === b.team);
}

function progressOf(quota: Quota, tallies: Tallies, context: ReportContext): QuotaProgress {
  const { id, startDate, endDate } = quota;
  const sum = (part: string): bigint => tallies.sum(id, part);
  const whole = (units: bigint): Volume => divideRounded(units, UNIT);
  const credit = whole(sum('linked') + sum('assumed') + sum('adjusted'));
  const { target, since } = targetOf(quota, context.source);
  const gap = target === null ? null : target > credit ? target - credit : 0n;
  const working = { ...queueSettings(context.source.settings), workingDays: true };
  const until = (day: CalendarDate): number =>
    Math.max(0, idleDays(addDays(since ?? startDate, -1), day, working));
  const elapsed = until(context.today < endDate ? context.today : endDate);
  const all = until(endDate);
  const open = whole(sum('open'));
  const weighted = divideRounded(sum('weighted'), UNIT * 10_000n);
  return {
    quota,
    target,
    isProRated: target !== null && since !== null,
    since,
    credit,
    linked: tallies.count(id, 'linked'),
    assumed: tallies.count(id, 'assumed'),
    outside: tallies.count(id, 'outside'),
    shared: tallies.count(id, 'shared'),
    adjusted: { ...tallies.count(id, 'adjusted'), volume: whole(sum('adjusted')) },
    overlay: { ...tallies.count(id, 'overlay'), volume: whole(sum('overlay')) },
    attainment: target === null ? null : basisPointsOf(credit, target),
    gap,
    pace: {
      elapsed,
      days: all,
      expected: target === null || all === 0 ? null : divideRounded(target * BigInt(elapsed), BigInt(all)),
    },
    coverage: {
      open: {
        ...tallies.count(id, 'open'),
        volume: open,
        share: gap === null ? null : basisPointsOf(open, gap),
      },
      weighted: { volume: weighted, share: gap === null ? null : basisPointsOf(weighted, gap) },
    },
  };
}

/** D44: what the targets of representatives come to beside that of the company, for the same basis, currency and period. */
export function targetDifference(
  company: Quota,
  quotas: Iterable<Quota>,
): {
  readonly target: Volume | null;
  readonly members: Volume;
  readonly difference: Volume | null;
  readonly ids: readonly QuotaId[];
} {
  const setOf = ({ basis, wins, target }: Quota): number | null =>
    basis === 'wins' ? wins : (target?.minor ?? null);
  let members = 0n;
  const ids: QuotaId[] = [];
  for (const quota of quotas) {
    const set = setOf(quota);
    const fits =
      quota.ownerId !== null &&
      quota.basis === company.basis &&
      quota.startDate >= company.startDate &&
      quota.endDate <= company.endDate &&
      (quota.basis === 'wins' || quota.target?.currency === company.target?.currency);
    if (!fits || set === null) continue;
    members += BigInt(set);
    ids.push(quota.id);
  }
  const own = setOf(company);
  const target = own === null ? null : BigInt(own);
  return { target, members, difference: target === null ? null : target - members, ids: ids.sort() };
}

function quotaCache(): (context: ReportContext) => readonly Quota[] {
  let known: { readonly context: ReportContext; readonly quotas: readonly Quota[] } | undefined;
  return (context) => {
    if (known?.context !== context) {
      const sortKey = ({ startDate, name, id }: Quota): string => `${startDate}\n${name}\n${id}`;
      const quotas = [...context.source.list('quotas')].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
      known = { context, quotas };
    }
    return known.quotas;
  };
}
