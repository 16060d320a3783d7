import { LitElement, type CSSResultGroup } from 'lit';
import { problem, type CommandInput, type CommandName, type Density } from '@firsat/model';
import type { CommandResult, PipelineStore, StoreChange } from '@firsat/store';
import { hint } from './telling.js';
import { aDensity } from './kinds.js';
import { oneOf, property } from './property.js';
import type { WorkspaceHandle } from '../contexts/workspace-context.js';
import { LocalizeController } from '../controllers/localize-controller.js';
import { WorkspaceController } from '../controllers/workspace-controller.js';
import { CommandRequestEvent } from '../events/command-request.js';
import '../events/event-types.js';
import type { Localizer } from '../locales/localizer.js';
import type { Strings } from '../locales/strings.js';
import { baseStyles } from '../styles/base.styles.js';
import { dressAgain, noteStyles, rootElsewhere } from './adopted-root.js';
import { containKeys, isTyping } from './key-containment.js';
import { whenAnswered } from './page-answers.js';
import { readOnlyReason, type ReadOnlyReason } from './read-only.js';

/**
 * What every widget of the kit shares: its workspace, its language, the base styles, and the one way to ask for a change.
 * Nothing is defined by importing this.
 *
 * @cssstate loading - The data is on its way.
 * @cssstate empty - The workspace has not been created yet.
 * @cssstate readonly - Nothing can be changed here now.
 * @cssstate offline - The server cannot be reached, or somebody chose to work without it.
 * @cssstate syncing - Changes made here are on their way to the server.
 * @cssstate compact - It is shown densely, by itself or because its workspace is.
 * @cssstate spacious - It is shown with much room, likewise.
 * @cssprop {<color>} [--firsat-surface=light-dark(#ffffff, #16181d)] - Background; other shades are mixed from it and the colour of text.
 * @cssprop {<color>} [--firsat-text=light-dark(#1b1f27, #e8eaef)] - Colour of text.
 * @cssprop {<color>} [--firsat-muted=74 % of the text on the surface] - Colour of text that says less.
 * @cssprop {<color>} [--firsat-line=13 % of the text on the surface] - Colour of hairlines.
 * @cssprop {<color>} [--firsat-well=4 % of the text on the surface] - Background that cards lie on.
 * @cssprop {<color>} [--firsat-accent=light-dark(#2558d9, #86a8ff)] - Colour of what can be pressed, is chosen or has the focus.
 * @cssprop {<color>} [--firsat-on-accent=light-dark(#ffffff, #0d1220)] - Colour of text on the accent.
 * @cssprop {<color>} [--firsat-focus=the accent] - Colour of the ring around what has the focus.
 * @cssprop {<color>} [--firsat-danger=light-dark(#c0262d, #ff8a85)] - Colour of what is wrong or cannot be taken back.
 * @cssprop {<color>} [--firsat-warning=light-dark(#8a5300, #f2b558)] - Colour of what needs a look.
 * @cssprop {<color>} [--firsat-success=light-dark(#17703c, #6fd093)] - Colour of what went well.
 * @cssprop {<length>} [--firsat-radius=8px] - Radius of corners.
 * @cssprop {*} [--firsat-font=inherit] - Family of the font.
 * @cssprop {<length>} [--firsat-font-size=14px] - Size of text, of which every other size is a multiple.
 * @cssprop {<length>} [--firsat-space=0.75em] - Room inside cards, cells and panels, before it is made denser or wider by `density`.
 * @cssprop {*} [--firsat-shadow=two soft layers] - Shadow of what floats: panels, drawers, a card under the pointer. `none` is flat.
 */
export abstract class FirsatElement extends LitElement {
  static override styles: CSSResultGroup = baseStyles;

  /** Id of a `<pipeline-workspace>` anywhere on the page; empty = the nearest one above. */
  @property({ reflect: true }) for = '';

  /** How much room things take: `compact`, `comfortable` or `spacious`; empty: as the workspace element says. */
  @property({ type: aDensity, reflect: true }) density: Density | '' = '';

  /** `share`: keys that are typed here reach the shortcuts of the page, too; empty: they do not. Said by an element around, it holds for all within. */
  @property({ type: oneOf('share'), reflect: true }) shortcuts: 'share' | '' = '';

  /** Words of the page in place of ours, by language; before those of the workspace. */
  @property({ attribute: false, type: Object }) strings: Strings | undefined = undefined;

  readonly #localize: LocalizeController = new LocalizeController(
    this,
    () => this.workspace.handle?.sources?.strings,
  );
  readonly #internals = this.attachInternals();
  protected readonly workspace = new WorkspaceController(this, {
    watches: (change) => this.watches(change),
    onStatus: () => {
      this.#mark();
    },
    onHandle: (handle) => {
      this.workspaceChanged(handle);
    },
  });

  /** Words and formats of the nearest `lang`. */
  protected get l(): Localizer {
    return this.#localize.value;
  }

  protected get store(): PipelineStore | undefined {
    return this.workspace.store;
  }

  /** Whether commands can be asked for now; while not, controls that change something are not offered. */
  protected get canEdit(): boolean {
    return this.store?.phase === 'ready' && !this.#readOnly;
  }

  /** Why nothing can be changed, in words; `undefined` when it can, or when there is nothing yet to change. */
  protected get readOnlyWords(): string | undefined {
    const reason = this.#readOnly;
    return reason && this.l.t.common.readOnly[reason];
  }

  get #readOnly(): ReadOnlyReason | undefined {
    return readOnlyReason(this.store, this.workspace.handle?.version);
  }

  /** What `density` comes to. */
  protected get shownDensity(): Density {
    return this.density || this.workspace.handle?.sources?.density || 'comfortable';
  }

  /** The custom states (`:state(…)`), and whether it is in them; a subclass adds its own. */
  protected get states(): Readonly<Record<string, boolean>> {
    const { store, shownDensity } = this;
    const status = store?.sync.status;
    return {
      loading: store?.phase === 'loading',
      empty: store?.phase === 'empty',
      readonly: !!this.#readOnly,
      offline: status?.network === 'offline',
      syncing: status?.server === 'pending',
      compact: shownDensity === 'compact',
      spacious: shownDensity === 'spacious',
    };
  }

  #mark(): void {
    const { states } = this.#internals;
    for (const [name, is] of Object.entries(this.states)) states[is ? 'add' : 'delete'](name);
  }

  /** Whether a change touches what is shown; a subclass narrows it. */
  protected watches(_change: StoreChange): boolean {
    return true;
  }

  /** The workspace came, went, or was replaced. */
  protected workspaceChanged(_handle: WorkspaceHandle | undefined): void {
    // Nothing to do for an element that reads the store while it renders.
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = rootElsewhere(this) ?? super.createRenderRoot();
    void hint(this);
    containKeys(root);
    root.addEventListener('keydown', this.#shortcut);
    return root;
  }

  /** @internal */
  adoptedCallback(): void {
    dressAgain(this);
  }

  /** A flash of another language is worse than a moment of nothing. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const coming = this.hasUpdated ? undefined : this.#localize.coming();
    if (coming) return coming.then(() => super.scheduleUpdate());
    void super.scheduleUpdate();
    return undefined;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('for') && this.hasUpdated) this.workspace.retarget();
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    this.#mark();
    super.update(changed);
    noteStyles(this);
  }

  /**
   * Asks for a command: dispatches the cancelable request, waits for those who asked to wait, then has the workspace perform it. Runs in the
   * same turn when nobody waits, for it or for an earlier request about the same record. Problems come back as data.
   */
  protected async request<N extends CommandName>(
    command: N,
    input: CommandInput<N>,
  ): Promise<CommandResult<N>> {
    const handle = this.workspace.handle;
    if (!handle) return { ok: false, problems: [problem('not-ready')] };
    if (this.#readOnly) return { ok: false, problems: [problem('read-only')] };
    const event = new CommandRequestEvent(command, input);
    this.dispatchEvent(event);
    const perform = async (): Promise<CommandResult<N>> => {
      const { refusal } = event;
      if (refusal) return { ok: false, problems: [refusal] };
      // Only in the first moment of a page: the code of the commands is still on its way.
      if (!handle.store.isWritable) await handle.store.whenWritable().catch(() => undefined);
      return handle.perform(event);
    };
    return whenAnswered({ event, handle, l: this.l, perform }) ?? perform();
  }

  /** Ctrl/Cmd+Z takes back the newest own step while focus is inside and no text is being typed (text has an undo of its own, a list has none; what is chosen in a form is not yet a step). */
  readonly #shortcut = (event: Event): void => {
    const key = event as KeyboardEvent;
    if (
      !(key.ctrlKey || key.metaKey) ||
      key.altKey ||
      isTyping(event, 'input,textarea,form select') ||
      event.defaultPrevented
    )
      return;
    const letter = key.key.toLowerCase();
    if (!/^[yz]$/.test(letter)) return;
    event.preventDefault();
    event.stopPropagation();
    this.takeBack(letter === 'y' || key.shiftKey ? 'redo' : 'undo');
  };

  /** Takes back the newest own step, or does it again; while nothing can be changed here, for which the widget shows the reason, nothing. */
  protected takeBack(direction: 'undo' | 'redo'): void {
    if (!this.#readOnly) this.workspace.handle?.[direction]();
  }
}
