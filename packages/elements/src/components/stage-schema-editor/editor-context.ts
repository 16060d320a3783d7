import type { Problem, SchemaId, Stage, StageFields, StageSchema, TemplateKey } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { SortableController } from '../../controllers/sortable-controller.js';
import type { Localizer } from '../../locales/localizer.js';
import type { Drafts } from '../../fields/drafts.js';

/** The two thresholds of a stage (D64). */
export type StaleField = 'staleAfter' | 'rottenAfter';

/** What the templates of the editor ask of the element. */
export interface EditorActions {
  showList(): void;
  showSchema(id: SchemaId): void;
  showNew(): void;
  chooseTemplate(template: TemplateKey | ''): void;
  createSchema(): Promise<void>;
  renameSchema(schema: StageSchema): Promise<void>;
  makeDefault(schema: StageSchema): Promise<void>;
  archiveSchema(schema: StageSchema): Promise<void>;
  restoreSchema(id: SchemaId): Promise<void>;
  addStage(schemaId: SchemaId): Promise<void>;
  renameStage(stage: Stage): Promise<void>;
  setProbability(stage: Stage): Promise<void>;
  setGuidance(stage: Stage): Promise<void>;
  setStale(stage: Stage, field: StaleField): Promise<void>;
  editStage(stage: Stage, changes: Partial<StageFields>): Promise<void>;
  toggleGuidance(stage: Stage): void;
  aim(popover: 'menu' | 'colors', stage: Stage): void;
  restoreStage(stage: Stage): Promise<void>;
  /** Opens what a stage asks for and helps with, or whom a schema is for. */
  showProcess(kind: 'stage' | 'schema', id: string): Promise<void>;
  askToMerge(stage: Stage): void;
}

/** Everything that a template of the editor reads. */
export interface EditorContext {
  readonly l: Localizer;
  readonly store: PipelineStore;
  /** Nothing can be changed now; what was typed stays to be read. */
  readonly readOnly: boolean;
  readonly drafts: Drafts;
  readonly sortable: SortableController;
  readonly template: TemplateKey | '';
  readonly guidanceOpen: ReadonlySet<string>;
  /** Of the schema as a whole: why it could not be archived or made the default. */
  readonly problem: string | undefined;
  /** Why the last request about a stage was refused. */
  readonly stageProblem: { readonly stageId: string; readonly problem: Problem } | undefined;
  readonly do: EditorActions;
}
