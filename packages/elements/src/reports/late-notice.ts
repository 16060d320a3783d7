import { html, nothing, type TemplateResult } from 'lit';
import type { Count } from '@firsat/model/reports';
import type { PipelineStore } from '@firsat/store';
import type { Figure } from '../charts/sheet.js';
import type { Localizer } from '../locales/localizer.js';

/** Events that were made by the day that is looked at, and came after it. */
export interface ShownLate extends Count {
  /** The device has forgotten some: there may be more. */
  readonly isCut: boolean;
}

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

/** Tells when the device has come to know of other late events; returns the way out. */
export function watchArrivals({ sync }: Pick<PipelineStore, 'sync'>, changed: () => void): () => void {
  let known = sync.arrivals;
  return sync.subscribe(() => {
    if (sync.arrivals === known) return;
    known = sync.arrivals;
    changed();
  });
}
