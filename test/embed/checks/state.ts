/** What the pages of the frameworks show, each in its own way (`test/embed/frameworks/<name>/checks.*`), and how the checks have them show it. */
import type { CommandRequestEvent, FilterChangeEvent, OpportunityNewEvent } from '@firsat/elements';

export type Tags = HTMLElementTagNameMap;

/**
 * The state of a page. Each page binds all of it: the first five as attributes or properties, as a page of the framework would write them, then objects and
 * functions, handlers, and what stands inside.
 */
export interface State {
  /** `workspace-name` of the workspace: text in an attribute of another name than its property. */
  readonly workspaceName: string | undefined;
  /** Of the boards: one of a few words. */
  readonly density: Tags['opportunity-board']['density'] | undefined;
  /** Of the boards: text that is not empty without being said. */
  readonly statuses: string | undefined;
  /** Of the `<line-grid>`. */
  readonly frozen: boolean | undefined;
  /** Of the `<presence-list>`. */
  readonly max: number | undefined;
  /** Of the `<opportunity-filters>`. */
  readonly filter: Tags['opportunity-filters']['filter'] | undefined;
  /** Of the workspace: words of the page. */
  readonly strings: Tags['pipeline-workspace']['strings'];
  /** Of the workspace: a function. */
  readonly contactSource: Tags['pipeline-workspace']['contactSource'];
  /** On the workspace: bubbles up from a board, and is cancelable. */
  readonly onMove: ((event: CommandRequestEvent<'opportunity-move'>) => void) | undefined;
  /** On each board. */
  readonly onNew: ((event: OpportunityNewEvent) => void) | undefined;
  /** On the filters; it does not bubble. */
  readonly onFilter: ((event: FilterChangeEvent) => void) | undefined;
  /** By the reference of the framework to the workspace, in an effect of it once the page stands. */
  readonly onReady: ((workspace: Tags['pipeline-workspace']) => void) | undefined;
  /** In a paragraph inside the workspace. */
  readonly text: string;
  /** Whether a `<sync-status>` stands there. */
  readonly hasStatus: boolean;
  /** Ids of the boards, which are the keys of a list. */
  readonly boards: readonly string[];
}

export const BEGINNING: State = {
  workspaceName: 'Satış',
  density: 'compact',
  statuses: 'open',
  frozen: true,
  max: 3,
  filter: { tags: ['yıl sonu'] },
  strings: { en: { board: { toolbar: { create: 'Yeni fırsat' } } } },
  contactSource: () => Promise.resolve([]),
  onMove: undefined,
  onNew: undefined,
  onFilter: undefined,
  onReady: undefined,
  text: 'Before',
  hasStatus: true,
  boards: ['first'],
};

/** A page that stands. Both are done when the framework has done them. */
export interface Mounted {
  show(state: State): void | Promise<void>;
  unmount(): void | Promise<void>;
}

/** What a framework's page exports. */
export interface Bench {
  mount(place: Element, state: State): Mounted | Promise<Mounted>;
  /** Takes over what the framework's server wrote of `BEGINNING`. */
  hydrate?(place: Element, state: State): Mounted | Promise<Mounted>;
}
