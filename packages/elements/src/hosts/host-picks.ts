import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { CommandInput, HostItems } from '@firsat/model';
import type { CommandResult } from '@firsat/store';
import { browserTimer, type Timer } from '../base/timer.js';
import type { HostSources, WorkspaceHandle } from '../contexts/workspace-context.js';
import { memberSelect, type MemberSelectOptions } from '../fields/member-select.js';
import type { Localizer } from '../locales/localizer.js';
import type { ComboboxElsewhere } from '../primitives/combobox-controller.js';
import type { HostPickers } from './host-pickers.js';

export type UpsertCommand = 'contact-upsert' | 'product-upsert' | 'member-upsert';

/** Where a widget finds its workspace; `WorkspaceController` is one. */
export interface HostWorkspace {
  readonly handle: WorkspaceHandle | undefined;
}

/** The widget that the pickers stand in, or what else draws them in a shadow root. */
export type PickersHost = ReactiveControllerHost & Pick<HTMLElement, 'shadowRoot'>;

export type HostRequest = <N extends UpsertCommand>(
  command: N,
  input: CommandInput<N>,
) => Promise<CommandResult<N>>;

/**
 * The way of a widget's pickers to what the host supplies. Without a source nothing is fetched and the pickers are as they are; with one, what asks it
 * comes on demand, and the records of the workspace can be chosen before it is there, and when it fails.
 */
export class HostPicks {
  readonly #host: PickersHost;
  readonly #workspace: HostWorkspace;
  readonly #request: HostRequest;
  readonly #timer: Timer;
  #pickers: HostPickers | undefined;
  #isFetching = false;

  constructor(
    host: PickersHost,
    workspace: HostWorkspace,
    request: HostRequest,
    timer: Timer = browserTimer,
  ) {
    this.#host = host;
    this.#workspace = workspace;
    this.#request = request;
    this.#timer = timer;
  }

  contacts(l: Localizer): ComboboxElsewhere | undefined {
    return this.#elsewhere('contactSource', 'contacts', l);
  }

  products(l: Localizer): ComboboxElsewhere | undefined {
    return this.#elsewhere('productSource', 'products', l);
  }

  members(l: Localizer): ComboboxElsewhere | undefined {
    return this.#elsewhere('userSource', 'members', l);
  }

  /** Somebody of the team: a plain list, or a search where the host knows more people. */
  member(options: MemberSelectOptions): TemplateResult {
    return this.#pickersFor('userSource')?.member(options) ?? memberSelect(options);
  }

  #elsewhere(source: keyof HostSources, kind: keyof HostItems, l: Localizer): ComboboxElsewhere | undefined {
    return this.#pickersFor(source)?.elsewhere(kind, l);
  }

  #pickersFor(source: keyof HostSources): HostPickers | undefined {
    if (!this.#workspace.handle?.sources?.[source]) return undefined;
    if (!this.#pickers && !this.#isFetching) {
      this.#isFetching = true;
      void import('./host-pickers.js').then(
        (part) => {
          this.#pickers = new part.HostPickers(this.#host, this.#workspace, this.#request, this.#timer);
          this.#host.requestUpdate();
        },
        () => {
          this.#isFetching = false; // no network: the next rendering asks again
        },
      );
    }
    return this.#pickers;
  }
}
