import { ok, parsePercent, type Result } from '@firsat/model';
import type { Localizer } from '../locales/localizer.js';

/** What was typed as a probability, in basis points: `45`, `%45`, `45,5`; nothing typed is "automatic" (D31). */
export function readPercent(text: string, l: Localizer): Result<number | null> {
  return text.trim() === '' ? ok(null) : parsePercent(text, l.locale);
}

export function percentText(basisPoints: number | null, l: Localizer): string {
  return basisPoints === null ? '' : l.number(basisPoints / 100);
}
