import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Localizer } from '../locales/localizer.js';
import { WAY_TONES, WAYS } from './draw-waterfall.js';
import { columnsOf, goalColumn, patternDefs, PATTERNS, type Plot } from './marks.js';
import type { Tone } from './sheet.js';
import '../locales/areas/charts.js';

/** What colours mean, in the order of the patterns that stand for them; nothing where there is but one and no line beside it. */
export function legendOf(
  plot: Plot,
  l: Localizer,
): readonly { readonly label: string; readonly tone?: Tone }[] {
  const { kind } = plot.measure;
  if (kind === 'funnel') return [];
  if (kind === 'waterfall') return WAYS.map((way) => ({ label: l.t.charts.ways[way], tone: WAY_TONES[way] }));
  const columns = columnsOf(plot);
  return columns.length > 1 || goalColumn(plot) ? columns : [];
}

export function legendTemplate(plot: Plot, l: Localizer): TemplateResult | typeof nothing {
  const legend = legendOf(plot, l);
  if (legend.length === 0) return nothing;
  const goal = goalColumn(plot);
  return html`<ul class="legend">
    ${legend.map(
      ({ label, tone = 'accent' }, at) => html`<li>
        <svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">
          ${patternDefs()}
          <g class="mark" data-tone=${tone}>
            <rect class="shape" width="12" height="12" rx="3" />
            ${
              at % PATTERNS === 0
                ? nothing
                : svg`<rect class="pattern" width="12" height="12" fill="url(#pattern-${at % PATTERNS})"/>`
            }
          </g></svg
        >${label}
      </li>`,
    )}
    ${
      goal
        ? html`<li>
            <svg class="swatch" viewBox="0 0 12 12" aria-hidden="true"><path class="goal" d="M0 6h12" /></svg
            >${goal.label}
          </li>`
        : nothing
    }
  </ul>`;
}
