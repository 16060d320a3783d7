import { splitsOf, WHOLE, type MemberId, type Opportunity } from '@firsat/model';
import { percentText, readPercent } from '../../fields/percent-editor.js';
import type { Localizer } from '../../locales/localizer.js';

/** One line of the list as it is typed. */
export interface CreditRow {
  /** Tells rows apart while they are edited. */
  readonly key: number;
  readonly memberId: MemberId | null;
  readonly text: string;
  readonly overlay: boolean;
}

export type RowProblem = 'unread' | 'unnamed' | 'twice';

export function rowsOf(opportunity: Pick<Opportunity, 'splits'>, l: Localizer): readonly CreditRow[] {
  return splitsOf(opportunity).map(({ memberId, share, overlay }, key) => ({
    key,
    memberId,
    text: percentText(share, l),
    overlay,
  }));
}

/** To the basis point, so that what is missing is never rounded away. */
export function shareText(basisPoints: number, l: Localizer): string {
  const options = { style: 'percent', maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(l.locale, options).format(basisPoints / WHOLE);
}

/** In basis points; `undefined` for what is no share. */
export function shareOf({ text }: CreditRow, l: Localizer): number | undefined {
  const read = readPercent(text, l);
  return read.ok && read.value !== null && read.value > 0 ? read.value : undefined;
}

export function problemOf(row: CreditRow, rows: readonly CreditRow[], l: Localizer): RowProblem | undefined {
  if (row.memberId === null) return 'unnamed';
  const first = rows.find(({ memberId, overlay }) => memberId === row.memberId && overlay === row.overlay);
  if (first !== row) return 'twice';
  return shareOf(row, l) === undefined ? 'unread' : undefined;
}

/** What the shares of the win come to, in basis points; unreadable ones count nothing. */
export function sumOf(rows: readonly CreditRow[], l: Localizer): number {
  return rows.reduce((sum, row) => sum + (row.overlay ? 0 : (shareOf(row, l) ?? 0)), 0);
}

/** Equal shares that come to the whole: what is left over goes to the first ones, a basis point each. */
export function evenly(rows: readonly CreditRow[], l: Localizer): readonly CreditRow[] {
  const count = rows.filter(({ overlay }) => !overlay).length;
  let place = 0;
  return rows.map((row) => {
    if (row.overlay) return row;
    const share = Math.floor(WHOLE / count) + (place++ < WHOLE % count ? 1 : 0);
    return { ...row, text: percentText(share, l) };
  });
}
