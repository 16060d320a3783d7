import type { CSSResult, ReactiveController, ReactiveControllerHost } from 'lit';
import { whenIdle } from '../../base/when-idle.js';
import type { HostPicks, HostRequest, HostWorkspace } from '../../hosts/host-picks.js';
import type { ComboboxController } from '../../primitives/combobox-controller.js';
import type * as Editing from './editing.js';
import type { SchemaPanel } from './schema-panel.js';
import type { StatusPanel, StatusPanelOptions } from './status-panel.js';
import type { FieldName } from './value-words.js';

export type EditingHalf = typeof Editing;

export interface EditingOptions extends StatusPanelOptions {
  readonly changeSchema: ConstructorParameters<typeof SchemaPanel>[1];
  readonly workspace: HostWorkspace;
  readonly request: HostRequest;
  /** The style sheet before which those of the editors are put, so that the detail's own rules win. */
  readonly before: CSSResult;
  /** Something was to be changed, and what changes it cannot be fetched. */
  readonly missing: () => void;
}

interface Parts {
  readonly half: EditingHalf;
  readonly status: StatusPanel;
  readonly schema: SchemaPanel;
  readonly picks: HostPicks;
  readonly comboboxes: Map<FieldName, ComboboxController>;
}

/** The half of the detail that changes things: fetched when the page is idle, or at once when a record is shown. */
export class EditingController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: EditingOptions;
  #parts: Parts | undefined;
  #fetching: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: EditingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    void whenIdle().then(() => this.fetch());
  }

  get half(): EditingHalf | undefined {
    return this.#parts?.half;
  }

  get status(): StatusPanel | undefined {
    return this.#parts?.status;
  }

  get schema(): SchemaPanel | undefined {
    return this.#parts?.schema;
  }

  get picks(): HostPicks | undefined {
    return this.#parts?.picks;
  }

  /** Kept per field: it knows what is typed and which option is active. */
  combobox(field: FieldName): ComboboxController | undefined {
    if (!this.#parts) return undefined;
    const { half, comboboxes } = this.#parts;
    let combobox = comboboxes.get(field);
    if (!combobox) comboboxes.set(field, (combobox = new half.ComboboxController(this.#host)));
    return combobox;
  }

  /** At once where it is there, else as soon as it is. */
  when(use: (half: EditingHalf) => void): void {
    if (this.#parts) use(this.#parts.half);
    else
      void this.fetch().then(() => {
        if (this.#parts) use(this.#parts.half);
        else this.#options.missing();
      });
  }

  /** When the network is away, the next rendering asks again. */
  fetch(): Promise<void> {
    this.#fetching ??= this.#fetch().catch(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #fetch(): Promise<void> {
    const half = await import('./editing.js');
    const { before, changeSchema, workspace, request } = this.#options;
    const root = this.#host.shadowRoot;
    if (root) {
      const sheets = [...root.adoptedStyleSheets];
      const at = sheets.findIndex((sheet) => sheet === before.styleSheet);
      sheets.splice(Math.max(at, 0), 0, ...half.editingStyles.flatMap(({ styleSheet }) => styleSheet ?? []));
      root.adoptedStyleSheets = sheets;
    }
    this.#parts = {
      half,
      status: new half.StatusPanel(this.#host, this.#options),
      schema: new half.SchemaPanel(this.#host, changeSchema),
      picks: new half.HostPicks(this.#host, workspace, request),
      comboboxes: new Map(),
    };
    this.#host.requestUpdate();
  }
}
