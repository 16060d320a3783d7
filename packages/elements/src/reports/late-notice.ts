import { html, nothing, type TemplateResult } from 'lit';
import type { Figure } from '../charts/sheet.js';
import type { Localizer } from '../locales/localizer.js';
import type { ShownLate } from './watch-arrivals.js';

/** D23: names what came later, with its opportunities; nothing where nothing did. */
export function lateNotice(
  l: Localizer,
  late: ShownLate | undefined,
  open: (figure: Figure, title: string) => void,
): TemplateResult | typeof nothing {
  if (!late || late.count === 0) return nothing;
  const { count, ids, isCut } = late;
  const words = l.t.reports.asOf.late;
  const text = words.events(count, isCut);
  return html`<div class="past late-events">
    <button
      class="exclusion"
      data-code="arrived-later"
      @click=${() => {
        open({ text: '', value: count, ids }, text);
      }}
    >
      ${text}
    </button>
    <p class="hint">${words.note}</p>
  </div>`;
}
