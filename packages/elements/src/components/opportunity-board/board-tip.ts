import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isTimeZone, type BoardState, type CalendarDate } from '@firsat/model';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { DayController } from '../../controllers/day-controller.js';
import type { TooltipController } from '../../controllers/tooltip-controller.js';
import type { Localizer } from '../../locales/localizer.js';
import { ConvertedView, convertedLines, leftLines } from '../../money/converted-sums.js';
import { tipContents } from './tip-contents.js';

export interface BoardTipOptions {
  readonly l: () => Localizer;
  readonly handle: () => WorkspaceHandle | undefined;
  readonly root: () => ShadowRoot;
  readonly state: () => BoardState | undefined;
}

/** What a tooltip says; and D39: under the sums of each header what they come to in the reporting currency. */
export type BoardTip = (
  l: Localizer,
  tips: TooltipController,
  board: BoardState,
  currency: string,
  cardTip: (id: string) => unknown,
) => unknown;

export function boardTip(host: ReactiveControllerHost, options: BoardTipOptions): BoardTip {
  const headers = new ConvertedHeaders(host, options);
  return (l, tips, board, currency, cardTip) =>
    tipContents(l, tips, board, currency, cardTip, (column) => headers.totals(column));
}

/**
 * Headers are in the first frame, and this is not: it stands there as an attribute, which the late style sheet shows, so that nothing of it is
 * loaded before cards are on the screen.
 */
class ConvertedHeaders implements ReactiveController {
  readonly #options: BoardTipOptions;
  readonly #view: ConvertedView;
  readonly #day: DayController;

  constructor(host: ReactiveControllerHost, options: BoardTipOptions) {
    this.#options = options;
    this.#view = new ConvertedView(host, () => options.handle()?.store);
    this.#day = new DayController(host);
    host.addController(this);
  }

  get #today(): CalendarDate {
    const zone = this.#options.handle()?.store.settings?.timeZone ?? 'UTC';
    return this.#day.today(isTimeZone(zone) ? zone : 'UTC');
  }

  totals(column: BoardState['columns'][number]): ReturnType<ConvertedView['of']> {
    return this.#view.of(column, this.#today);
  }

  hostUpdated(): void {
    const { root, state, l } = this.#options;
    for (const column of state()?.columns ?? []) {
      const sums = root().querySelector<HTMLElement>(`.column[data-column="${CSS.escape(column.id)}"] .sums`);
      if (!sums) continue;
      const totals = this.totals(column);
      const text = totals
        ? [...convertedLines(l(), totals, true), ...leftLines(l(), totals, true)].join(' · ')
        : undefined;
      if (sums.dataset['about'] === text) continue;
      if (text === undefined) delete sums.dataset['about'];
      else sums.dataset['about'] = text;
    }
  }
}
