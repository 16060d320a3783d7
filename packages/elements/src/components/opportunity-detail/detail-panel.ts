import type { CSSResult, ReactiveControllerHost, TemplateResult } from 'lit';
import type { CalendarDate, CommandInput, CommandName, Opportunity, OpportunityId } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import type { ToastRequest } from '../../contexts/workspace-context.js';
import type { HostWorkspace } from '../../hosts/host-picks.js';
import type { Localizer } from '../../locales/localizer.js';

/** What is shown, and who looks at it. */
export interface PanelProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly opportunity: Opportunity;
  /** Nothing may be changed: the record is deleted, or this user is a reader. */
  readonly readonly: boolean;
  /** Of the workspace's zone (D58). */
  readonly today: CalendarDate;
  readonly now: number;
}

/** What a panel may do. Of the document it reads the store; it writes by requests, which the page may veto. */
export interface PanelEnv {
  /** The detail: its `requestUpdate` renders the panel again. */
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly workspace: HostWorkspace;
  request<N extends CommandName>(command: N, input: CommandInput<N>): Promise<CommandResult<N>>;
  /** Says what was done; nothing without a workspace. */
  toast(request: ToastRequest): void;
  /** Opens another opportunity where this one is shown, unless the page opens it itself. */
  open?(id: OpportunityId): void;
  /** Shows another tab, and starts its action with the focus in it. */
  show(tab: string, start?: boolean): void;
}

/**
 * A tool of the detail (S64), in a chunk of its own: one object lives as long as its element, and shows whichever opportunity it is given.
 * What is typed belongs to an opportunity: it is kept, or saved, when another one or another tab is shown.
 */
export interface DetailPanel {
  render(props: PanelProps): TemplateResult;
  /** After each rendering in which it is shown; `root` holds what it rendered. */
  updated?(root: ParentNode): void;
  /** It is not shown any more. */
  close?(): void;
  /** Its quick action: a form that is ready to be typed into, or the thing itself. */
  start?(props: PanelProps): void;
}

/** What a panel's module exports under the name that its tab loads. */
export interface PanelModule {
  createPanel(env: PanelEnv): DetailPanel;
  readonly panelStyles?: readonly CSSResult[];
}
