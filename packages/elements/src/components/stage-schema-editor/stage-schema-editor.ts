import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import {
  liveStages,
  problem,
  type CommandInput,
  type CommandName,
  type Problem,
  type SchemaId,
  type Stage,
  type StageFields,
  type StageSchema,
  type TemplateKey,
} from '@firsat/model';
import type { CommandResult, PipelineStore, StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { browserTimer, type Timer } from '../../base/timer.js';
import { SortableController } from '../../controllers/sortable-controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { popoverStyles } from '../../styles/popover.styles.js';
import { stageColorStyles } from '../../styles/stage-colors.styles.js';
import { ArchiveDialog } from './archive-dialog.js';
import { Drafts } from '../../fields/drafts.js';
import type { EditorActions, EditorContext } from './editor-context.js';
import { idOf } from '../../fields/draft-field.js';
import { NEW_TITLE, newSchema } from './new-schema-template.js';
import { parsePercent } from '../../fields/percent.js';
import { schemaListStyles } from './schema-list.styles.js';
import { schemaList } from './schema-list-template.js';
import { schemaView } from './schema-template.js';
import { stagePanelStyles } from './stage-panels.styles.js';
import { daysText, readDays } from './stale-fields.js';
import { StagePopovers } from './stage-popovers.js';
import { percentText } from './stage-row-template.js';
import { editorStyles } from './stage-schema-editor.styles.js';
import '../../locales/areas/schemas.js';
import '../../locales/areas/problems.js';

const WATCHED = ['schemas', 'stages', 'settings', 'opportunities'] as const;

/**
 * Stage schemas and their stages: the list of saved schemas first, a click opens one. What is typed is kept until the store has taken it,
 * whatever colleagues change meanwhile.
 *
 * @csspart base - The wrapper that carries the looks.
 * @csspart list - The list of schemas.
 * @csspart new - The button "new".
 * @csspart stages - The list of stages.
 */
export class StageSchemaEditor extends FirsatElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    popoverStyles,
    stageColorStyles,
    schemaListStyles,
    stagePanelStyles,
    editorStyles,
  ];

  /** Id of the schema whose stages are shown; empty = the list. Follows what the user opens. */
  @property({ reflect: true }) schema: SchemaId = '';
  /** @internal Waits; another one in tests. */
  @property({ attribute: false }) timer: Timer = browserTimer;

  @state() private adding = false;
  @state() private template: TemplateKey | '' = 'planports';
  @state() private problemText: string | undefined;
  @state() private stageProblem: { readonly stageId: string; readonly problem: Problem } | undefined;

  readonly #update = (): void => {
    this.requestUpdate();
  };
  readonly #drafts = new Drafts(this.#update);
  readonly #guidanceOpen = new Set<string>();
  readonly #stages = (): readonly Stage[] => (this.store ? liveStages(this.store, this.schema) : []);
  readonly #sortable = new SortableController(this, {
    ids: () => this.#stages().map(({ id }) => id),
    rowOf: (id) => this.renderRoot.querySelector<HTMLElement>(`[data-stage="${CSS.escape(id)}"]`),
    handleOf: (id) => this.renderRoot.querySelector<HTMLElement>(`[data-stage="${CSS.escape(id)}"] .grip`),
    drop: (id, place) => void this.#ask(id, 'stage-move', { id, ...place }),
    tell: (news, id, place, count) => {
      const name = this.store?.get('stages', id)?.name ?? '';
      announce(this, this.l.t.schemas[news](name, place, count), this.l.locale);
    },
    timer: () => this.timer,
  });
  readonly #popovers = new StagePopovers(this, {
    stages: this.#stages,
    recolor: (stage, color) => void this.#do.editStage(stage, { color }),
    move: (stage, by) => void this.#moveBy(stage, by),
    archive: (stage) => void this.#archive(stage),
    rules: ({ id }) => void this.#do.showProcess('stage', id),
  });
  readonly #archiving = new ArchiveDialog(this, {
    stages: this.#stages,
    stage: (id) => this.store?.get('stages', id),
    cards: (stage) => this.#cards(stage),
    archive: (stage, to) => this.#ask(stage.id, 'stage-archive', { id: stage.id, to }),
  });
  #focusNext: string | undefined;

  protected override watches({ changed }: StoreChange): boolean {
    return WATCHED.some((collection) => changed.has(collection));
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (!this.canEdit) {
      this.#popovers.hide();
      this.#sortable.cancel();
    }
    if (!changed.has('schema')) return;
    this.adding = false;
    this.problemText = undefined;
    this.stageProblem = undefined;
    this.#popovers.hide();
  }

  override updated(): void {
    const selector = this.#focusNext;
    if (selector === undefined) return;
    this.#focusNext = undefined;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #cards(stage: Stage): number {
    return this.store?.column(stage.schemaId, stage.id).length ?? 0;
  }

  /** Asks for a command about a stage; the first problem, which is shown at its row. */
  async #ask<N extends CommandName>(
    stageId: string,
    command: N,
    input: CommandInput<N>,
  ): Promise<Problem | undefined> {
    this.stageProblem = undefined;
    const result = await this.request(command, input);
    if (result.ok) return undefined;
    const [first = problem('failed')] = result.problems;
    this.stageProblem = { stageId, problem: first };
    return first;
  }

  /** Sends what was typed; a refusal keeps the text with its reason. True when it was taken. */
  async #commit<N extends CommandName>(
    key: string,
    stored: string,
    send: (
      text: string,
    ) => Promise<CommandResult<N>> | { readonly ok: false; readonly problems: readonly Problem[] },
  ): Promise<CommandResult<N> | undefined> {
    const draft = this.#drafts.get(key);
    if (!draft) return undefined;
    if (draft.text === stored && stored !== '') {
      this.#drafts.drop(key);
      return undefined;
    }
    const result = await send(draft.text);
    if (!result.ok) this.#drafts.refuse(key, result.problems[0] ?? problem('failed'));
    else if (this.#drafts.get(key)?.text === draft.text) this.#drafts.drop(key);
    return result;
  }

  async #moveBy(stage: Stage, by: -1 | 1): Promise<void> {
    const ids = this.#stages().map(({ id }) => id);
    const index = ids.indexOf(stage.id);
    const other = ids[index + by];
    if (other === undefined) return;
    this.#focusNext = `[data-stage="${CSS.escape(stage.id)}"] .more`;
    const refused = await this.#ask(stage.id, 'stage-move', {
      id: stage.id,
      ...(by < 0 ? { beforeId: other, afterId: ids[index - 2] ?? null } : { afterId: other }),
    });
    if (!refused)
      announce(this, this.l.t.schemas.moved(stage.name, index + by + 1, ids.length), this.l.locale, 'polite');
  }

  async #archive(stage: Stage): Promise<void> {
    if (this.#cards(stage) > 0 && this.#stages().length > 1) {
      this.#archiving.ask(stage);
      return;
    }
    const refused = await this.#ask(stage.id, 'stage-archive', { id: stage.id });
    if (!refused) this.#focusNext = `#${idOf(`${stage.schemaId}.add`)}`;
    this.requestUpdate();
  }

  readonly #do: EditorActions = {
    showList: () => {
      const from = this.schema;
      this.schema = '';
      this.adding = false;
      this.#focusNext = from === '' ? '[data-focus="new"]' : `[data-schema="${CSS.escape(from)}"]`;
    },
    showSchema: (id) => {
      this.schema = id;
      this.#focusNext = '[data-focus="back"]';
    },
    showNew: () => {
      this.adding = true;
      this.#focusNext = `#${idOf(NEW_TITLE)}`;
    },
    chooseTemplate: (template) => {
      this.template = template;
    },
    createSchema: async () => {
      if (!this.#drafts.get(NEW_TITLE)) this.#drafts.type(NEW_TITLE, '', '');
      const result = await this.#commit<'schema-create'>(NEW_TITLE, '', (title) =>
        this.request('schema-create', {
          title,
          language: this.l.language,
          ...(this.template && { template: this.template }),
        }),
      );
      if (!result?.ok) {
        this.#focusNext = `#${idOf(NEW_TITLE)}`;
        return;
      }
      this.schema = result.value.id;
      this.#focusNext = this.template ? '[data-focus="back"]' : `#${idOf(`${result.value.id}.add`)}`;
    },
    renameSchema: async ({ id, title }: StageSchema) => {
      await this.#commit<'schema-edit'>(`${id}.title`, title, (text) =>
        this.request('schema-edit', { id, title: text }),
      );
    },
    makeDefault: async ({ id }: StageSchema) => {
      const result = await this.request('schema-set-default', { id });
      this.problemText = result.ok ? undefined : this.#schemaProblem(result.problems[0], 'default');
      if (result.ok) this.#focusNext = '[data-focus="back"]';
    },
    archiveSchema: async ({ id }: StageSchema) => {
      const result = await this.request('schema-archive', { id });
      if (!result.ok) {
        this.problemText = this.#schemaProblem(result.problems[0], 'archive');
        return;
      }
      this.schema = '';
      this.#focusNext = '[data-focus="new"]';
    },
    restoreSchema: async (id) => {
      await this.request('schema-restore', { id });
      this.#focusNext = this.schema === '' ? `[data-schema="${CSS.escape(id)}"]` : '[data-focus="back"]';
    },
    addStage: async (schemaId) => {
      const result = await this.#commit<'stage-create'>(`${schemaId}.add`, '', (name) =>
        this.request('stage-create', { schemaId, name }),
      );
      this.#focusNext = `#${idOf(`${schemaId}.add`)}`;
      if (result?.ok) this.requestUpdate();
    },
    renameStage: async ({ id, name }: Stage) => {
      await this.#commit<'stage-edit'>(`${id}.name`, name, (text) =>
        this.request('stage-edit', { id, changes: { name: text } }),
      );
    },
    setProbability: async ({ id, probability }: Stage) => {
      const stored = percentText({ l: this.l }, probability);
      await this.#commit<'stage-edit'>(`${id}.probability`, stored, (text) => {
        const parsed = parsePercent(text);
        return parsed.ok
          ? this.request('stage-edit', { id, changes: { probability: parsed.value } })
          : parsed;
      });
    },
    setGuidance: async ({ id, guidance }: Stage) => {
      await this.#commit<'stage-edit'>(`${id}.guidance`, guidance ?? '', (text) =>
        this.request('stage-edit', { id, changes: { guidance: text.trim() === '' ? null : text } }),
      );
    },
    setStale: async (stage, field) => {
      const { id } = stage;
      await this.#commit<'stage-edit'>(`${id}.${field}`, daysText(stage[field]), (text) => {
        const days = readDays(text);
        return days.ok ? this.request('stage-edit', { id, changes: { [field]: days.value } }) : days;
      });
    },
    editStage: async ({ id }: Stage, changes: Partial<StageFields>) => {
      await this.#ask(id, 'stage-edit', { id, changes });
      // A refused choice must not stay on the control.
      this.requestUpdate();
    },
    toggleGuidance: ({ id }: Stage) => {
      if (this.#guidanceOpen.delete(id)) this.requestUpdate();
      else {
        this.#guidanceOpen.add(id);
        this.#focusNext = `#${idOf(`${id}.guidance`)}`;
        this.requestUpdate();
      }
    },
    aim: (_popover, stage) => {
      this.#popovers.aim(stage);
    },
    restoreStage: async (stage: Stage) => {
      const refused = await this.#ask(stage.id, 'stage-restore', { id: stage.id });
      if (!refused) this.#focusNext = `[data-stage="${CSS.escape(stage.id)}"] .more`;
      this.requestUpdate();
    },
    showProcess: async (kind, id) => {
      const { store, l } = this;
      const module = await import('./process-dialog.js').catch(() => undefined); // the network is away
      if (!store || !module) {
        this.problemText = l.problem(problem('not-ready'));
        return;
      }
      const readOnly = (): boolean => !this.canEdit;
      new module.ProcessDialog(
        { host: this, l, store, readOnly, request: (command, input) => this.request(command, input) },
        { kind, id },
      ).open();
    },
    askToMerge: (stage) => {
      this.#archiving.ask(stage);
    },
  };

  #schemaProblem(first: Problem | undefined, what: 'archive' | 'default'): string {
    const { archiveRefused, defaultRefused } = this.l.t.schemas;
    if (first?.code === 'last-stage' && what === 'default') return defaultRefused;
    if (first?.code !== 'in-use') return this.l.problem(first ?? problem('failed'));
    const count = Number(first.params?.['count'] ?? 0);
    return count > 0 ? archiveRefused.used(count) : archiveRefused.isDefault;
  }

  /** One layer at a time: panels, drafts and a lifted row have taken their Escape before it comes here. */
  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (this.#sortable.cancel()) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!this.adding && this.schema === '') return;
    event.preventDefault();
    event.stopPropagation();
    this.#do.showList();
  };

  override render(): TemplateResult {
    return html`<div class="base" part="base" lang=${this.l.locale} @keydown=${this.#escape}>${this.#renderContent()}</div>`;
  }

  #renderContent(): TemplateResult {
    const { store } = this;
    const { common } = this.l.t;
    if (!store) return html`<p class="blank">${common.noWorkspace}</p>`;
    if (store.phase === 'loading') return html`<p class="blank" aria-busy="true">${common.loading}</p>`;
    if (store.phase === 'empty') return html`<p class="blank">${common.empty.title}</p>`;
    const context = this.#context(store);
    const words = this.readOnlyWords;
    return html`${words === undefined ? nothing : html`<p class="warning banner" role="status">${words}</p>`}
      ${
        this.adding
          ? newSchema(context)
          : this.schema === ''
            ? schemaList(context)
            : schemaView(context, store.get('schemas', this.schema))
      }
      ${this.#popovers.render(this.l)} ${this.#archiving.render(this.l)}`;
  }

  #context(store: PipelineStore): EditorContext {
    return {
      l: this.l,
      store,
      readOnly: !this.canEdit,
      drafts: this.#drafts,
      sortable: this.#sortable,
      template: this.template,
      guidanceOpen: this.#guidanceOpen,
      problem: this.problemText,
      stageProblem: this.stageProblem,
      do: this.#do,
    };
  }
}
