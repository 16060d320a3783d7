/**
 * D4: why the customer decided against us. The words are in the locales; `unknown` is what imports without a reason write.
 * A workspace's own reasons are free text in the same register.
 */
export const LOST_REASONS = [
  'price',
  'competitor',
  'product-fit',
  'timing',
  'terms',
  'kept-current',
  'other',
  'unknown',
] as const;
export type LostReason = (typeof LOST_REASONS)[number];

/** D4: why it was dropped without a decision against us (S91: `not-interested` is the disqualification of a lead). */
export const ABANDONED_REASONS = [
  'not-interested',
  'no-budget',
  'unreachable',
  'not-qualified',
  'duplicate',
  'other',
  'unknown',
] as const;
export type AbandonedReason = (typeof ABANDONED_REASONS)[number];
