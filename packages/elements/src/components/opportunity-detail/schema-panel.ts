import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Opportunity, Problem } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { choiceEditor } from '../../fields/choice-editor.js';
import { toldProblems } from '../../process/enter-stage.js';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import { schemaOptions, stageOptions } from '../../fields/options.js';
import type { Localizer } from '../../locales/localizer.js';

export interface SchemaPanelProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly opportunity: Opportunity;
  readonly readonly: boolean;
}

type Change = (
  id: string,
  schemaId: string,
  stageId: string,
) => Promise<CommandResult<'opportunity-change-schema'>>;

/** Moves an opportunity to another schema, which asks for the stage there (D11). */
export class SchemaPanel implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #change: Change;
  #open: { readonly id: string; readonly schemaId: string; readonly stageId: string } | undefined;
  #problems: readonly Problem[] = [];
  #focus: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, change: Change) {
    this.#host = host;
    this.#change = change;
    host.addController(this);
  }

  hostUpdated(): void {
    const selector = this.#focus;
    this.#focus = undefined;
    if (selector) this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }

  isOpen(id: string): boolean {
    return this.#open?.id === id;
  }

  open({ store, opportunity }: SchemaPanelProps): void {
    const other = schemaOptions(store).find(({ id }) => id !== opportunity.position.schemaId);
    this.#choose(store, opportunity.id, other?.id ?? opportunity.position.schemaId);
    this.#focus = '#move-schema';
  }

  #choose(store: PipelineStore, id: string, schemaId: string): void {
    this.#problems = [];
    this.#open = { id, schemaId, stageId: stageOptions(store, schemaId)[0]?.id ?? '' };
    this.#host.requestUpdate();
  }

  readonly #close = (): void => {
    this.#open = undefined;
    this.#problems = [];
    this.#focus = '#change-schema';
    this.#host.requestUpdate();
  };

  async #apply(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    const result = await this.#change(open.id, open.schemaId, open.stageId);
    if (result.ok) {
      this.#close();
      return;
    }
    this.#problems = toldProblems(result);
    this.#host.requestUpdate();
  }

  render({ l, store, opportunity, readonly }: SchemaPanelProps): TemplateResult | typeof nothing {
    const open = this.#open;
    if (open?.id !== opportunity.id) return nothing;
    const { fields, actions } = l.t.common;
    const stages = stageOptions(store, open.schemaId);
    const problem = (field: string): string | undefined => {
      const found = this.#problems.find((refusal) => refusal.field === field);
      return found && l.problem(found);
    };
    const general = this.#problems.find(({ field }) => field !== 'schemaId' && field !== 'stageId');
    return html`<form
      class="schema-form"
      novalidate
      aria-label=${l.t.detail.changeSchema}
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#apply();
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        this.#close();
      }}
    >
      ${fieldShell({
        id: 'move-schema',
        label: fields.schema,
        problem: problem('schemaId'),
        editor: choiceEditor({
          id: 'move-schema',
          value: open.schemaId,
          choices: schemaOptions(store).map(({ id, title }) => ({ value: id, label: title })),
          describedBy: notesOf('move-schema'),
          change: (schemaId) => this.#choose(store, open.id, schemaId),
        }),
      })}
      ${fieldShell({
        id: 'move-stage',
        label: fields.stage,
        problem: problem('stageId'),
        editor: choiceEditor({
          id: 'move-stage',
          value: open.stageId,
          choices: stages.map(({ id, name }) => ({ value: id, label: name })),
          disabled: stages.length === 0,
          describedBy: notesOf('move-stage'),
          change: (stageId) => {
            this.#open = { ...open, stageId };
            this.#host.requestUpdate();
          },
        }),
      })}
      ${general ? html`<p class="problem wide" role="alert">${l.problem(general)}</p>` : nothing}
      <div class="form-actions wide">
        <button type="button" class="button" @click=${this.#close}>${actions.cancel}</button>
        <button type="submit" class="button primary" ?disabled=${open.stageId === '' || readonly}>${l.t.detail.moveHere}</button>
      </div>
    </form>`;
  }
}
