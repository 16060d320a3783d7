import type { ReactiveControllerHost, TemplateResult } from 'lit';
import {
  problem,
  type CommandInput,
  type CommandName,
  type Density,
  type Instant,
  type ListState,
} from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { LatePart } from '../../controllers/late-part.js';
import { HostPicks } from '../../hosts/host-picks.js';
import type { Localizer } from '../../locales/localizer.js';
import type { OpportunityFilters } from '../opportunity-filters/opportunity-filters.js';
import type { BulkBar } from './bulk-bar.js';
import type { ConvertedPart } from './converted-part.js';
import type { GridFocus } from './grid-focus.js';
import type { LayoutPanel } from './layout-panel.js';
import type { ListEdits } from './list-edits.js';
import { allColumns, type ListColumn, type ListLayout } from './list-layout.js';
import type { RowSelection } from './row-selection.js';
import { totalsTemplate } from './totals-template.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

export interface ListPartsOptions {
  readonly store: () => PipelineStore | undefined;
  readonly l: () => Localizer;
  readonly handle: () => WorkspaceHandle | undefined;
  readonly today: () => string;
  readonly layout: () => ListLayout;
  readonly setLayout: (layout: ListLayout) => void;
  readonly density: () => Density;
  readonly isNarrow: () => boolean;
  readonly resize: (column: string, pixels: number) => void;
  readonly selection: RowSelection;
  readonly focus: GridFocus;
  readonly request: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
}

/** What a list needs only once somebody does more than look: fetched after its first frame. */
export class ListParts {
  readonly filters: LatePart<new () => OpportunityFilters>;
  readonly layoutPanel: LatePart<LayoutPanel>;
  readonly edits: LatePart<ListEdits>;
  readonly bulk: LatePart<BulkBar>;
  readonly #converted: LatePart<ConvertedPart>;
  readonly #options: ListPartsOptions;
  /** Hands these columns of these records over as a file. */
  readonly export: (columns: readonly ListColumn[], ids: readonly string[], now: Instant) => Promise<void>;

  constructor(host: Host, options: ListPartsOptions) {
    const { store, l, handle, today, layout, setLayout, density, isNarrow, selection, focus, request } =
      options;
    this.export = async (columns, ids, now) => {
      const shown = store();
      if (!shown) return;
      const { downloadList } = await import('./list-download.js');
      await downloadList(host, { store: shown, l: l(), columns, ids, now }, (text) =>
        handle()?.toast({ text }),
      );
    };
    const workspace = {
      get handle() {
        return handle();
      },
    };
    const picks = new HostPicks(host, workspace, request);
    const root = (): ShadowRoot => host.renderRoot as ShadowRoot;
    this.filters = new LatePart<new () => OpportunityFilters>(host, async () => {
      const { OpportunityFilters: Chips } = await import('../opportunity-filters/opportunity-filters.js');
      return Chips;
    });
    this.layoutPanel = new LatePart(host, async () => {
      const { LayoutPanel } = await import('./layout-panel.js');
      const all = (): ReturnType<typeof allColumns> => {
        const now = store();
        return now ? allColumns(now, l()) : [];
      };
      const writable = (): PipelineStore | undefined => {
        const now = store();
        return now?.isWritable ? now : undefined;
      };
      const failed = (): void => handle()?.showProblem(problem('not-ready'));
      const looks = { l, all, layout, change: setLayout, density, root, isNarrow, resize: options.resize };
      return new LayoutPanel(host, { ...looks, writable, failed });
    });
    new LatePart(host, async () => (await import('./list-paper.js')).onPaper(host));
    this.edits = new LatePart(host, async () => {
      const { ListEdits } = await import('./list-edits.js');
      return new ListEdits(host, {
        store,
        l,
        root,
        picks,
        save: (id, changes) => request('opportunity-edit', { id, changes }),
        addContact: async (name) => {
          const made = await request('contact-create', { name });
          return made.ok ? made.value.id : undefined;
        },
        focus: (id, column) => {
          focus.to(id, column);
        },
      });
    });
    this.#options = options;
    this.#converted = new LatePart(host, async () => {
      const { ConvertedPart } = await import('./converted-part.js');
      return new ConvertedPart(host, { store, root, today });
    });
    this.bulk = new LatePart(host, async () => {
      const { BulkBar } = await import('./bulk-bar.js');
      return new BulkBar(host, {
        store,
        l,
        today,
        handle,
        root,
        picks,
        selection,
        request: (input) => request('opportunities-change', input),
        done: () => {
          focus.back();
        },
      });
    });
  }

  /** What all that match add up to; in the reporting currency as well, once that has been fetched (D39). */
  totals(list: ListState): TemplateResult {
    const { l, store, isNarrow } = this.#options;
    const main = store()?.settings?.currency ?? '';
    return totalsTemplate(l(), list, main, isNarrow(), this.#converted.value?.render(l(), list));
  }
}
