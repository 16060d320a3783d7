import { html, nothing, render, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ChartPanels } from '../charts/chart-panels.js';
import type { Sheet } from '../charts/sheet.js';
import { PopoverController } from '../controllers/popover-controller.js';
import { DataExportRequestEvent } from '../events/data-export-request.js';
import * as icons from '../icons/icons.js';
import type { Localizer } from '../locales/localizer.js';
import type { AnyReportKind } from './report-catalog.js';
import type { DrawnSheet } from './report-files.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

export interface FilesMenuOptions {
  readonly l: () => Localizer;
  readonly kind: () => AnyReportKind;
  readonly shown: () => readonly Sheet[] | undefined;
  /** What must be known of the figures, a line each: which days, as it stood when, of which records, what is left out. */
  readonly notes: () => readonly string[];
  readonly charts: ChartPanels;
  readonly toast: (text: string, tone?: 'problem') => void;
}

type FileKind = 'csv' | 'svg' | 'png';

/** A picture is as wide, whatever the window is. */
const PICTURE_WIDTH = 960;
const PICTURE_EM = 16;

/** Takes a report out of the page: as a table, as a picture, on paper. The page is asked before, and may refuse. */
export class FilesMenu {
  readonly #host: Host;
  readonly #options: FilesMenuOptions;
  readonly #popover: PopoverController;

  constructor(host: Host, options: FilesMenuOptions) {
    this.#host = host;
    this.#options = options;
    this.#popover = new PopoverController(host);
  }

  render(): TemplateResult {
    const { files } = this.#options.l().t.reports;
    return html`<button class="icon-button files" popovertarget="files" aria-label=${files.label} title=${files.label}>
        ${icons.download}
      </button>
      <div
        ${ref(this.#popover.element)}
        id="files"
        class="popover end"
        popover="auto"
        role="menu"
        aria-label=${files.label}
        @toggle=${this.#popover.toggled}
        @keydown=${this.#popover.keydown}
      >
        ${(['csv', 'svg', 'png'] as const).map((kind) =>
          this.#item(files[kind], kind, () => void this.#save(kind)),
        )}
        ${this.#item(files.print, 'print', () => void this.#print())}
      </div>
      <div class="press" aria-hidden="true"></div>`;
  }

  #item(label: string, key: string, run: () => void): TemplateResult {
    return html`<button
      class="item"
      role="menuitem"
      data-file=${key}
      @click=${() => {
        this.#popover.hide();
        run();
      }}
    >
      ${label}
    </button>`;
  }

  #isAllowed(): boolean {
    return this.#host.dispatchEvent(
      new DataExportRequestEvent({ what: 'report', report: this.#options.kind() }),
    );
  }

  async #print(): Promise<void> {
    const { l, kind, toast, notes } = this.#options;
    if (!this.#isAllowed()) return;
    const { t, problem } = l();
    const module = await import('./print-report.js').catch(() => undefined); // the network is away
    if (module) module.printReport(this.#host.renderRoot as ShadowRoot, t.reports.kinds[kind()], notes());
    else toast(problem({ code: 'not-ready' }), 'problem');
  }

  async #save(kind: FileKind): Promise<void> {
    const { l, toast, shown, notes } = this.#options;
    const { reports } = l().t;
    const sheets = shown()?.filter(
      ({ rows, measures }) => rows.length > 0 && (kind === 'csv' || measures.length > 0),
    );
    if (!sheets || sheets.length === 0) {
      toast(reports.files.nothing);
      return;
    }
    if (!this.#isAllowed()) return;
    const files = await import('./report-files.js');
    const title = reports.kinds[this.#options.kind()];
    const made =
      kind === 'csv'
        ? files.csvFile(sheets, l(), notes())
        : await this.#picture(sheets, (drawings) => files.pictureFile(drawings, kind, notes()));
    if (!made) {
      toast(reports.files.refused, 'problem');
      return;
    }
    files.handOver(made, `${title}.${kind}`);
    toast(reports.files.done(`${title}.${kind}`));
  }

  /** The drawings at the width of a picture, in a place of this element where nobody sees them, for as long as they are read. */
  async #picture<T>(
    sheets: readonly Sheet[],
    read: (drawings: readonly DrawnSheet[]) => Promise<T>,
  ): Promise<T | undefined> {
    const place = this.#host.renderRoot.querySelector<HTMLElement>('.press');
    if (!place) return undefined;
    const { charts } = this.#options;
    const pictures = sheets.flatMap((sheet) => {
      const picture = charts.picture(sheet, PICTURE_WIDTH, PICTURE_EM);
      return picture ? [{ ...picture, title: sheet.title }] : [];
    });
    render(
      pictures.map(({ drawing }) => drawing),
      place,
    );
    const drawn = [...place.querySelectorAll<SVGSVGElement>('svg')];
    const made = await read(
      pictures.flatMap(({ drawing: _, ...picture }, at) => {
        const svg = drawn[at];
        return svg ? [{ ...picture, svg }] : [];
      }),
    );
    render(nothing, place);
    return made;
  }
}
