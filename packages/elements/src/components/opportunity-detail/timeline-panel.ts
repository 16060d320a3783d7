import type { TemplateResult } from 'lit';
import type { DetailPanel, PanelEnv, PanelProps } from './detail-panel.js';
import { eventMarks } from './event-marks.js';
import { historyStyles } from './history.styles.js';
import { PAGE, timeline } from './timeline.js';

export const panelStyles = [historyStyles];

export function createPanel(env: PanelEnv): DetailPanel {
  return new TimelinePanel(env);
}

/** What happened (S9). */
class TimelinePanel implements DetailPanel {
  readonly #env: PanelEnv;
  #of: string | undefined;
  #shown = PAGE;

  constructor(env: PanelEnv) {
    this.#env = env;
  }

  render({ l, store, opportunity, today }: PanelProps): TemplateResult {
    if (this.#of !== opportunity.id) {
      this.#of = opportunity.id;
      this.#shown = PAGE;
    }
    const events = store.history(opportunity.id);
    return timeline({
      l,
      store,
      events,
      marks: eventMarks(events, opportunity.position.moveId),
      shown: this.#shown,
      today,
      more: () => {
        this.#shown += PAGE;
        this.#env.host.requestUpdate();
      },
    });
  }
}
