import { ok, problem, refused, type Result } from '@firsat/model';

/** Reads a percentage as people type it (`40`, `%40`, `12,5 %`, `12.5`) into basis points; at most two decimals. */
export function parsePercent(text: string): Result<number> {
  const bare = text.replace(/[%٪\s\u00a0]/g, '');
  if (bare === '') return refused(problem('required', 'probability'));
  const match = /^(-?\d{1,6})(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match) return refused(problem('not-a-number', 'probability'));
  const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  if (basisPoints < 0 || basisPoints > 10_000 || bare.startsWith('-'))
    return refused(problem('out-of-range', 'probability', { min: 0, max: 100 }));
  return ok(basisPoints);
}
