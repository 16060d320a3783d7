import type { TemplateResult } from 'lit';
import type { DetailPanel, PanelEnv, PanelProps } from './detail-panel.js';
import { historyStyles } from './history.styles.js';
import { PAGE, timeline } from './timeline.js';
import { download, timelineCsv } from './timeline-csv.js';
import { TIMELINE_SOURCES, timelineOf, type TimelineKind } from './timeline-sources.js';

export const panelStyles = [historyStyles];

export function createPanel(env: PanelEnv): DetailPanel {
  return new TimelinePanel(env);
}

/** What happened (S9). */
class TimelinePanel implements DetailPanel {
  readonly #env: PanelEnv;
  #of: string | undefined;
  #shown = PAGE;
  #kind: TimelineKind | null = null;

  constructor(env: PanelEnv) {
    this.#env = env;
  }

  render({ l, store, opportunity, today }: PanelProps): TemplateResult {
    if (this.#of !== opportunity.id) {
      this.#of = opportunity.id;
      this.#shown = PAGE;
      this.#kind = null;
    }
    const context = { l, store, opportunity };
    const all = timelineOf(context, null);
    const kind = this.#kind;
    const entries = kind === null ? all : all.filter(({ source }) => source.kind === kind);
    return timeline({
      l,
      store,
      entries,
      sources: TIMELINE_SOURCES.filter((source) => all.some((entry) => entry.source === source)),
      kind,
      shown: this.#shown,
      today,
      more: () => {
        this.#shown += PAGE;
        this.#env.host.requestUpdate();
      },
      choose: (chosen) => {
        this.#kind = chosen;
        this.#shown = PAGE;
        this.#env.host.requestUpdate();
      },
      exportCsv: () => {
        void timelineCsv(context, entries).then((text) => {
          download(
            text,
            `${opportunity.description.replace(/[^\p{L}\p{N} _-]+/gu, ' ').trim() || 'firsat'}.csv`,
          );
          this.#env.toast({ text: l.t.timeline.exported(entries.length) });
        });
      },
    });
  }
}
