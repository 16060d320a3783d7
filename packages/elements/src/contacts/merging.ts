import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { nothing } from 'lit';
import type { ContactId } from '@firsat/model';
import type { MergeDialog, MergeOptions } from './merge-dialog.js';

/** The merge dialog, fetched when somebody wants to merge. */
export class Merging implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: MergeOptions & { readonly failed: () => void };
  #dialog: MergeDialog | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    options: MergeOptions & { readonly failed: () => void },
  ) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing: it begins with `ask`.
  }

  async ask(ids: readonly ContactId[]): Promise<void> {
    try {
      const { MergeDialog: Dialog, mergeStyles } = await import('./merge-dialog.js');
      const root = this.#host.shadowRoot;
      const { styleSheet } = mergeStyles;
      if (root && styleSheet)
        root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, styleSheet])];
      this.#dialog ??= new Dialog(this.#host, this.#options);
    } catch {
      this.#options.failed(); // no network
      return;
    }
    this.#dialog.ask(ids);
  }

  render(): TemplateResult | typeof nothing {
    return this.#dialog?.render() ?? nothing;
  }
}
