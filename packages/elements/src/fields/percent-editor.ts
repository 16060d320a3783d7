import { html, type TemplateResult } from 'lit';
import { ok, parsePercent, type Result } from '@firsat/model';
import type { Localizer } from '../locales/localizer.js';

/** What was typed as a probability, in basis points: `45`, `%45`, `45,5`; nothing typed is "automatic" (D31). */
export function readPercent(text: string, l: Localizer): Result<number | null> {
  return text.trim() === '' ? ok(null) : parsePercent(text, l.locale);
}

export function percentText(basisPoints: number | null, l: Localizer): string {
  return basisPoints === null ? '' : l.number(basisPoints / 100);
}

/** Where the language writes the sign: `%25`, `25%`. */
export function isPercentFirst(l: Localizer): boolean {
  return l.percent(0).startsWith('%');
}

/** A field for a percentage with the sign in it, on the side of the language. */
export function percentField(input: unknown, l: Localizer): TemplateResult {
  return html`<div class="affixed percent ${isPercentFirst(l) ? 'sign-first' : ''}">
    ${input}<span class="affix" aria-hidden="true">%</span>
  </div>`;
}
