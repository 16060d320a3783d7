import { html, nothing, type TemplateResult } from 'lit';
import { averagesOf, retrospective, type Averages } from '@firsat/model';
import type { DetailPanel, PanelEnv, PanelProps } from './detail-panel.js';
import { reviewStyles } from './review.styles.js';
import '../../locales/areas/review.js';

export const panelStyles = [reviewStyles];

export function createPanel(_env: PanelEnv): DetailPanel {
  return new ReviewPanel();
}

const ROWS = ['days', 'meetings', 'calls', 'activities', 'tasks', 'minutes'] as const;

/** S77: what a sale took, beside what won and lost ones took on average. */
class ReviewPanel implements DetailPanel {
  /** Of all opportunities: asked when it is opened, not with every change of one. */
  #averages: { readonly won: Averages; readonly lost: Averages } | undefined;

  close(): void {
    this.#averages = undefined;
  }

  render({ l, store, opportunity, today, now }: PanelProps): TemplateResult {
    if (!store.workLoaded) return html`<p class="muted" role="status">${l.t.common.loading}</p>`;
    const { review } = l.t;
    const zone = store.settings?.timeZone ?? 'Europe/Istanbul';
    const day = { today, zone, now };
    const told = retrospective(store, opportunity, day);
    this.#averages ??= { won: averagesOf(store, 'won', day), lost: averagesOf(store, 'lost', day) };
    const { won, lost } = this.#averages;
    const own: Readonly<Record<(typeof ROWS)[number], number>> = {
      days: told.days,
      meetings: told.effort.meetings,
      calls: told.effort.byKind.call,
      activities: told.effort.activities,
      tasks: told.effort.tasks,
      minutes: told.effort.minutes,
    };
    const mean = (value: number | null): string => (value === null ? review.noAverage : l.number(value));
    const slips = [
      ...(told.pushes > 0 ? [review.pushes(told.pushes)] : []),
      ...(told.pulls > 0 ? [review.pulls(told.pulls)] : []),
      ...(told.slipDays === null ? [] : [review.slip(told.slipDays)]),
    ];
    return html`<section class="review" aria-label=${review.look}>
      <table>
        <caption class="visually-hidden">
          ${review.averages}
        </caption>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">${review.measure}</span></th>
            <th scope="col">${review.this}</th>
            <th scope="col">${review.won(won.count)}</th>
            <th scope="col">${review.lost(lost.count)}</th>
          </tr>
        </thead>
        <tbody>
          ${ROWS.map(
            (row) => html`<tr data-row=${row}>
              <th scope="row">${review.rows[row]}</th>
              <td>${l.number(own[row])}</td>
              <td>${mean(won[row])}</td>
              <td>${mean(lost[row])}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      <h3>${review.stages}</h3>
      <ul class="stages">
        ${told.stages.map(
          ({ stageId, days }) =>
            html`<li>
              <span>${store.get('stages', stageId)?.name ?? l.t.detail.unknownStage}</span>
              <span class="figure">${review.inDays(l.number(days))}</span>
            </li>`,
        )}
      </ul>
      ${
        told.firstPrice === null || told.lastPrice === null
          ? nothing
          : html`<h3>${review.price}</h3>
              <p class="figure prices"><bdi>${l.money(told.firstPrice)}</bdi> <span class="arrow">→</span> <bdi>${l.money(told.lastPrice)}</bdi></p>`
      }
      ${
        slips.length === 0
          ? nothing
          : html`<h3>${review.slips}</h3>
              <p class="slips">${slips.join(' · ')}</p>`
      }
    </section>`;
  }
}
