import { css, html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import {
  addDays,
  instantInZone,
  isCalendarDate,
  isTimeZone,
  type CalendarDate,
  type OpportunityId,
} from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { nextTask } from '../../base/next-task.js';
import { browserTimer, type Timer } from '../../base/timer.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import type { Localizer } from '../../locales/localizer.js';
import { AsOfPicker, firstDayOf } from '../../reports/as-of-picker.js';
import { lateNotice } from '../../reports/late-notice.js';
import { RecordsDrawer } from '../../reports/records-drawer.js';
import { recordsDrawerStyles } from '../../reports/records-drawer.styles.js';
import { watchArrivals } from '../../reports/watch-arrivals.js';
import { skeletonTemplate } from './states-template.js';
import { StoreThen, type Moment } from './store-then.js';
import '../../locales/areas/filters.js';
import '../../locales/areas/form.js';
import '../../locales/areas/reports.js';

/** What takes no longer is over before anybody could read of it. */
const PATIENCE_MS = 300;
/** Parts in which progress is told: each draws the whole board anew. */
const PARTS = 10;

const styles = css`
  .time-machine {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: end;
    padding: 0.6em 0.8em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
    background: var(--_selected);
  }
  .time-machine .slider {
    flex: 1 1 14em;
    min-inline-size: 0;
    block-size: 2.4em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .time-machine .day {
    inline-size: 10em;
  }
  .time-machine .problem {
    margin: 0;
  }
  .time-machine .past {
    flex-basis: 100%;
    margin: 0;
  }
  .time-machine .problem:empty,
  .time-machine .past:empty {
    display: none;
  }
  .reading {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: 0.4em 0.8em;
    align-items: center;
  }
  .reading progress {
    inline-size: min(16em, 100%);
    accent-color: var(--_accent);
  }
`;

export interface PastBoardOptions {
  readonly l: () => Localizer;
  readonly today: (timeZone: string) => CalendarDate;
  /** `''`: as it is. */
  readonly choose: (day: string) => void;
  /** Shows an opportunity as it is now. */
  readonly open: (id: OpportunityId) => void;
  /** Default: the browser's. */
  readonly timer?: Timer;
}

/**
 * The board as it stood at the end of a past day (D23): a store that says of opportunities what their histories say, and all else as it is. Histories
 * are read once, in slices; a step of the slider then costs what it changes.
 */
export class PastBoard {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PastBoardOptions;
  readonly #picker: AsOfPicker;
  readonly #records: RecordsDrawer;
  #store: PipelineStore | undefined;
  #then: StoreThen | undefined;
  #unsubscribe: (() => void) | undefined;
  #readings = 0;
  /** Chosen while the histories are still being read; until then what stands there stays, the slider with its focus. */
  #wanted: CalendarDate | undefined;
  /** Of a reading that takes so long that it is told. */
  #progress: { readonly done: number; readonly total: number } | undefined;
  #callOff: (() => void) | undefined;
  /** Which is read first. */
  #moment: Moment = { today: '', now: 0 };
  #zoneOf: { readonly asked: string; readonly zone: string } | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PastBoardOptions) {
    this.#host = host;
    this.#options = options;
    const root = host.shadowRoot;
    const sheets = [fieldStyles, recordsDrawerStyles, styles].flatMap(({ styleSheet }) => styleSheet ?? []);
    // The board's own rules win.
    if (root) root.adoptedStyleSheets = [...sheets, ...root.adoptedStyleSheets];
    this.#records = new RecordsDrawer(host, {
      store: () => this.#store,
      l: options.l,
      open: options.open,
    });
    this.#picker = new AsOfPicker(host, {
      l: options.l,
      today: () => this.#today,
      first: () => firstDayOf(this.#store, this.#zone, this.#today),
      choose: (day) => {
        this.#choose(day);
      },
      note: () => this.why,
      late: () =>
        lateNotice(options.l(), this.#then?.late, ({ ids }, title) => {
          if (ids) this.#records.show(ids(), title);
        }),
    });
    host.addController({
      hostDisconnected: () => {
        this.#leave();
      },
    });
  }

  /** Looked up once: to ask the browser whether it knows a zone costs as much as a column. */
  get #zone(): string {
    const asked = this.#store?.settings?.timeZone ?? 'UTC';
    if (this.#zoneOf?.asked !== asked) this.#zoneOf = { asked, zone: isTimeZone(asked) ? asked : 'UTC' };
    return this.#zoneOf.zone;
  }

  get #today(): CalendarDate {
    return this.#options.today(this.#zone);
  }

  /** The day that is looked at; what is no day, or not yet, is today. */
  dayOf(store: PipelineStore, asOf: string): string {
    this.#store = store;
    return isCalendarDate(asOf) && asOf < this.#today ? asOf : '';
  }

  momentOf(day: CalendarDate): Moment {
    return { today: day, now: instantInZone(addDays(day, 1), '00:00', this.#zone) - 1 };
  }

  /** The store as of a day; `undefined` while the histories are being read. */
  at(store: PipelineStore, day: CalendarDate): PipelineStore | undefined {
    const then = this.#begin(store, day);
    if (!then.isRead) return undefined;
    then.look(this.momentOf(day));
    return then.store;
  }

  /** Why nothing can be moved. */
  get why(): string {
    return this.#options.l().t.reports.asOf.readOnly;
  }

  /** Back in the present: nothing of the past is kept. */
  present(): void {
    if (this.#then && this.#wanted === undefined) this.#leave();
  }

  button(day: string): TemplateResult {
    return this.#picker.button(day, true);
  }

  render(day: string): TemplateResult {
    return html`${this.#picker.render(this.#wanted ?? day, this.#wanted !== undefined, this.#reading())} ${this.#records.render()}`;
  }

  /** In place of a board that is still being read. */
  waiting(): TemplateResult {
    const progress = this.#progress
      ? html`<div class="notes"><div class="time-machine">${this.#reading()}</div></div>`
      : nothing;
    return html`${progress}${skeletonTemplate(this.#options.l())}`;
  }

  /** How far the reading is, with a way out of it; nothing as long as it may be over soon. */
  #reading(): TemplateResult | typeof nothing {
    const progress = this.#progress;
    if (!progress) return nothing;
    const l = this.#options.l();
    const { asOf, waiting } = l.t.reports;
    const { done, total } = progress;
    const words = total === 0 ? waiting : asOf.reading(l.number(done), l.number(total));
    return html`<div class="reading">
      <progress max=${Math.max(1, total)} value=${done} aria-label=${words}></progress>
      <span class="hint figure">${words}</span>
      <button
        class="button quiet stop"
        @click=${() => {
          this.#choose('');
          this.#host.requestUpdate();
        }}
      >
        ${asOf.back}
      </button>
    </div>`;
  }

  #choose(day: string): void {
    this.#wanted = undefined;
    if (day !== '' && this.#store && !this.#begin(this.#store, day).isRead) this.#wanted = day;
    else this.#options.choose(day);
  }

  #begin(store: PipelineStore, day: CalendarDate): StoreThen {
    if (this.#then?.now === store) return this.#then;
    this.#leave();
    const then = new StoreThen(store);
    this.#then = then;
    const stop = [
      store.subscribe(this.#changed),
      watchArrivals(store, () => {
        this.#host.requestUpdate();
      }),
    ];
    this.#unsubscribe = () => {
      for (const each of stop) each();
    };
    this.#callOff = (this.#options.timer ?? browserTimer).after(PATIENCE_MS, () => {
      this.#progress ??= { done: 0, total: 0 };
      this.#host.requestUpdate();
    });
    this.#moment = this.momentOf(day);
    void this.#read();
    return then;
  }

  #leave(): void {
    this.#wanted = undefined;
    this.#readings += 1;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#then = undefined;
    this.#isOver();
  }

  #isOver(): void {
    this.#callOff?.();
    this.#callOff = this.#progress = undefined;
  }

  readonly #changed = ({ changed }: StoreChange): void => {
    const then = this.#then;
    if (!then) return;
    // The histories have come from the disk.
    if (changed.size === 0 && !then.isRead) void this.#read();
    else if (then.forget(changed)) this.#host.requestUpdate();
  };

  async #read(): Promise<void> {
    const then = this.#then;
    if (!then?.now.workLoaded) return;
    const own = ++this.#readings;
    for (const { done, total } of then.reading(this.#moment)) {
      if (this.#progress && done - this.#progress.done >= total / PARTS) {
        this.#progress = { done, total };
        this.#host.requestUpdate();
      }
      await nextTask();
      if (this.#readings !== own) return;
    }
    this.#isOver();
    const wanted = this.#wanted;
    this.#wanted = undefined;
    if (wanted !== undefined) this.#options.choose(wanted);
    this.#host.requestUpdate();
  }
}
