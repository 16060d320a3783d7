import type { MemberId } from '../ids.js';
import type { Opportunity } from '../records/opportunity.js';

/** D42: a member's part of the credit for a win. */
export interface Split {
  readonly memberId: MemberId;
  /** In basis points; revenue shares come to 10,000 together. */
  readonly share: number;
  /** Credit beside the revenue (a specialist who helped): in nobody's total but their own. */
  readonly overlay: boolean;
}

export const WHOLE = 10_000;
export const MAX_SPLITS = 20;

/** What can be read of the stored splits; revenue shares that do not come to the whole (of another version) are as good as none. */
export function splitsOf({ splits }: Pick<Opportunity, 'splits'>): readonly Split[] {
  if (!Array.isArray(splits)) return [];
  const read = splits.flatMap((entry): Split[] => {
    if (!Array.isArray(entry)) return [];
    const [memberId, share, overlay] = entry as readonly unknown[];
    if (typeof memberId !== 'string' || !isShare(share)) return [];
    return [{ memberId, share, overlay: overlay === true }];
  });
  const revenue = read.filter(({ overlay }) => !overlay);
  const sum = revenue.reduce((all, { share }) => all + share, 0);
  return revenue.length > 0 && sum !== WHOLE ? read.filter(({ overlay }) => overlay) : read;
}

export function isShare(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= WHOLE;
}
