import { html, nothing, render, type TemplateResult } from 'lit';
import type { CollectionName, CommandInput, CommandName, Problem } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { fieldStyles } from '../../fields/fields.styles.js';
import type { Localizer } from '../../locales/localizer.js';
import '../../locales/areas/problems.js';
import '../../locales/areas/process.js';
import { toldProblems } from '../../process/enter-stage.js';
import type { ProcessContext } from './process-context.js';
import { processDialogStyles } from './process-dialog.styles.js';
import { schemaProcess } from './schema-process-template.js';
import { stageProcess } from './stage-process-template.js';

/** What the dialog is about. */
export type ProcessSubject = { readonly kind: 'stage' | 'schema'; readonly id: string };

export interface ProcessDialogOptions {
  readonly host: HTMLElement;
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly readOnly: () => boolean;
  readonly request: <N extends CommandName>(command: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
}

/**
 * What a stage asks for and helps with, or whom a schema is for: a modal dialog in which every change is saved at once, like everything in the editor. It follows
 * what colleagues change, and closes when its subject is archived.
 */
export class ProcessDialog {
  readonly #options: ProcessDialogOptions;
  readonly #subject: ProcessSubject;
  readonly #dialog = document.createElement('dialog');
  readonly #problems = new Map<string, Problem>();
  #focus: string | undefined;
  #release: (() => void) | undefined;

  constructor(options: ProcessDialogOptions, subject: ProcessSubject) {
    this.#options = options;
    this.#subject = subject;
  }

  open(): void {
    const { host, l, store } = this.#options;
    const root = host.shadowRoot;
    const base = root?.querySelector('.base');
    if (!root || !base) return;
    const sheets = [fieldStyles, processDialogStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
    const dialog = this.#dialog;
    dialog.className = 'process';
    dialog.lang = l.locale;
    dialog.setAttribute('aria-labelledby', 'process-title');
    dialog.addEventListener('keydown', (event) => {
      event.stopPropagation();
    });
    dialog.addEventListener('close', () => {
      this.#release?.();
      dialog.remove();
    });
    this.#release = store.subscribe(({ changed }) => {
      if (['stages', 'schemas', 'customFields'].some((name) => changed.has(name as CollectionName)))
        this.#render();
    });
    base.append(dialog);
    this.#render();
    if (dialog.isConnected && dialog.hasChildNodes()) dialog.showModal();
    dialog.querySelector<HTMLElement>('#process-title')?.focus();
  }

  #render(): void {
    const { l } = this.#options;
    const content = this.#content();
    if (content === nothing) {
      this.#dialog.close();
      return;
    }
    render(
      html`<form method="dialog">
        ${content}
        <div class="process-foot"><button class="button primary" data-close>${l.t.process.editor.done}</button></div>
      </form>`,
      this.#dialog,
    );
    const selector = this.#focus;
    this.#focus = undefined;
    if (selector !== undefined) this.#dialog.querySelector<HTMLElement>(selector)?.focus();
  }

  #content(): TemplateResult | typeof nothing {
    const { l, store, readOnly } = this.#options;
    const context: ProcessContext = {
      l,
      store,
      readOnly: readOnly(),
      problem: (place) => {
        const found = this.#problems.get(place);
        return found && l.problem(found);
      },
      ask: (place, command, input) => this.#ask(place, command, input),
      focus: (selector) => {
        this.#focus = selector;
      },
    };
    const { kind, id } = this.#subject;
    if (kind === 'stage') {
      const stage = store.get('stages', id);
      return stage && !stage.removed ? stageProcess(context, stage) : nothing;
    }
    const schema = store.get('schemas', id);
    return schema && !schema.removed ? schemaProcess(context, schema) : nothing;
  }

  async #ask<N extends CommandName>(place: string, command: N, input: CommandInput<N>): Promise<boolean> {
    const result = await this.#options.request(command, input);
    const [refusal] = toldProblems(result);
    if (refusal) this.#problems.set(place, refusal);
    else this.#problems.delete(place);
    this.#render();
    return result.ok;
  }
}
