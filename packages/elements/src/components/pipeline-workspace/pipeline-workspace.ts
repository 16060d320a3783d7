import { ContextProvider } from '@lit/context';
import { html, LitElement, type TemplateResult } from 'lit';
import { problem, type CollectionName, type Density } from '@firsat/model';
import type { CommandResult, PipelineStore, StoreChange } from '@firsat/store';
import { dressAgain } from '../../base/adopted-root.js';
import { hint } from '../../base/telling.js';
import { aCurrency, aDensity, aTimeZone } from '../../base/kinds.js';
import { oneOf, property, type Check } from '../../base/property.js';
import {
  workspaceContext,
  type HostSources,
  type WorkspaceHandle,
} from '../../contexts/workspace-context.js';
import { LocalizeController } from '../../controllers/localize-controller.js';
import '../../events/event-types.js';
import { WorkspaceChangeEvent } from '../../events/workspace-change.js';
import { WorkspaceConnectedEvent } from '../../events/workspace-connected.js';
import type { Localizer } from '../../locales/localizer.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { workspaceStyles } from './pipeline-workspace.styles.js';
import { ToastsController } from './toasts-controller.js';
import { createWorkspaceHandle } from './workspace-handle.js';

export interface WorkspaceUser {
  readonly id: string;
  readonly name: string;
}

const aUser: Check = [
  (given) => {
    const { id, name } = given as WorkspaceUser;
    return typeof id === 'string' && typeof name === 'string';
  },
  '{ id, name }',
];

/** What a workspace element asks its composition root to open. */
export interface OpenWorkspaceOptions {
  readonly workspace: string;
  /** `ws://` or `wss://` origin; empty = works alone, on this device. */
  readonly server: string;
  readonly user: WorkspaceUser | undefined;
  readonly getToken: (() => Promise<string>) | undefined;
  readonly storage: 'device' | 'memory';
  readonly timeZone: string;
  /** Name of the guest that is used without a user, in the language of the element. */
  readonly guestName: (tag: string) => string;
}

/** What `forgetDevice` did: whether the copy is gone, and how many changes were nowhere else. */
export interface ForgetOutcome {
  readonly deleted: boolean;
  readonly unsent: number;
}

/** Whether changes that are nowhere else may be deleted; asked with their number. */
export type ForgetConfirm = (unsent: number) => boolean | Promise<boolean>;

/** An open workspace: its store, and how to let go of it. */
export interface OpenedWorkspace {
  readonly store: PipelineStore;
  connect(): void;
  disconnect(): void;
  close(): Promise<void>;
  /** Deletes what this device keeps of it for its user, and closes it. Absent: nothing is kept. */
  forgetDevice?(confirm?: ForgetConfirm): Promise<ForgetOutcome>;
}

/**
 * Opens the documents of one workspace and gives them to its subtree, and to any widget on the page that names it by `for="id"`.
 * The class is abstract: a composition root says how documents are opened (the kit's own does it with Yjs, IndexedDB and a socket).
 *
 * @slot - The page's content, widgets of the kit among it.
 * @fires {WorkspaceChangeEvent} firsat-change - After every transaction, with its origin.
 * @fires {ReminderDueEvent} firsat-reminder-due - A reminder of the user has come; `preventDefault()`: the host shows it.
 * @fires {WorkspaceConnectedEvent} firsat-workspace-connected - When the element has come into a document.
 * @csspart toasts - The region of short messages.
 */
export abstract class PipelineWorkspace extends LitElement {
  static override styles = [baseStyles, controlStyles, workspaceStyles];

  /** Opaque name of the workspace: `[A-Za-z0-9_.-]{1,64}`. Whoever knows it on an open server can join. */
  @property({ reflect: true }) workspace = '';
  /** Origin of the sync server, `wss://…`; empty = works alone, on this device, tabs in sync. */
  @property() server = '';
  /** Who works here. Without it a guest identity of this device is used. */
  @property({ attribute: false, type: aUser }) user: WorkspaceUser | undefined = undefined;
  /** `user` as attributes, where there is no script: the id of the user. */
  @property({ attribute: 'user-id' }) userId = '';
  /** `user` as attributes: the name that colleagues see. */
  @property({ attribute: 'user-name' }) userName = '';
  /** Called whenever the server wants a token: at the start and before one expires. Never a constant. */
  @property({ attribute: false, type: Function }) getToken: (() => Promise<string>) | undefined = undefined;
  /** `memory` leaves nothing on a shared computer. */
  @property({ type: oneOf('device', 'memory') }) storage: 'device' | 'memory' = 'device';
  /** Name of a workspace that is created here. */
  @property({ attribute: 'workspace-name' }) workspaceName = '';
  /** Currency of a workspace that is created here, ISO 4217; empty: lira in Turkish, else dollars. */
  @property({ type: aCurrency }) currency = '';
  /** Time zone of a workspace that is created here. */
  @property({ attribute: 'time-zone', type: aTimeZone }) timeZone = 'Europe/Istanbul';
  /** `auto`: an empty workspace is created at once with the stage templates; `ask`: the board offers it. */
  @property({ type: oneOf('auto', 'ask') }) create: 'auto' | 'ask' = 'ask';

  /** How much room things take in the widgets that say nothing themselves: `compact`, `comfortable` or `spacious`. */
  @property({ type: aDensity, reflect: true }) density: Density | '' = '';

  /** People and companies of the host page, offered wherever a contact is chosen (S34); who is chosen gets a record here. */
  @property({ attribute: false, type: Function }) contactSource: HostSources['contactSource'] = undefined;
  /** The host's catalogue, offered beside that of the workspace (S69). */
  @property({ attribute: false, type: Function }) productSource: HostSources['productSource'] = undefined;
  /** Who can sign in to the host, offered wherever somebody of the team is chosen. */
  @property({ attribute: false, type: Function }) userSource: HostSources['userSource'] = undefined;
  /** Exchange rates of the host (D39), fetched by a press in `<pipeline-settings>`. */
  @property({ attribute: false, type: Function }) rateSource: HostSources['rateSource'] = undefined;
  /** Words of the page in place of ours, by language: `{ en: { board: { toolbar: { create: 'New deal' } } } }`. For all widgets of this workspace. */
  @property({ attribute: false, type: Object }) strings: HostSources['strings'] = undefined;

  readonly #localize = new LocalizeController(this);
  readonly #provider = new ContextProvider(this, { context: workspaceContext });
  readonly #toasts = new ToastsController(this, () => {
    this.#provider.value?.undo();
  });
  #opened: OpenedWorkspace | undefined;
  #openedFor = '';
  /** Signed out of this one: it stays closed although it is still asked for. */
  #forgotten = '';
  #closing: Promise<void> = Promise.resolve();
  #reminding: Promise<() => void> | undefined;
  #isOffline = false;

  /** Words and formats of the nearest `lang`. */
  protected get l(): Localizer {
    return this.#localize.value;
  }

  /** How this composition opens documents. Called once per combination of workspace, server, user and storage. */
  protected abstract open(options: OpenWorkspaceOptions): OpenedWorkspace;

  /** The open store, for the host page: read, watch, execute. Undefined while the element is disconnected or has no workspace. */
  get store(): PipelineStore | undefined {
    return this.#opened?.store;
  }

  get handle(): WorkspaceHandle | undefined {
    return this.#provider.value;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void hint(this);
    window.addEventListener('beforeunload', this.#warnBeforeUnload);
    if (this.hasUpdated) this.#reopen();
    this.dispatchEvent(new WorkspaceConnectedEvent(this.workspace));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.#warnBeforeUnload);
    // A move within the page disconnects and connects in one turn: only a real departure closes.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  /** Goes offline on purpose, until `connect()`: local work goes on, nothing is sent. Also before a workspace is open: it begins offline then. */
  disconnect(): void {
    this.#isOffline = true;
    this.handle?.setOffline(true);
  }

  /** Comes back from `disconnect()`, or from `forgetDevice()`. */
  connect(): void {
    this.#forgotten = '';
    this.#isOffline = false;
    this.#reopen();
    this.handle?.setOffline(false);
  }

  /**
   * Signing out: deletes what this device keeps of the workspace for its user, in all tabs, and closes it until another one is asked for or
   * `connect()` is called. When changes are nowhere but here, `confirm` is asked with their number; without it they are kept, and nothing
   * is deleted or closed.
   */
  async forgetDevice(confirm?: ForgetConfirm): Promise<ForgetOutcome> {
    const opened = this.#opened;
    const key = this.#openedFor;
    const outcome = (await opened?.forgetDevice?.(confirm)) ?? { deleted: true, unsent: 0 };
    if (outcome.deleted && opened && this.#opened === opened) {
      this.#forgotten = key;
      this.#close();
    }
    return outcome;
  }

  /** Creates the workspace with the three stage templates, in the language of this element. */
  async createWorkspace(): Promise<CommandResult<'workspace-create'>> {
    const store = this.store;
    if (!store) return { ok: false, problems: [problem('not-ready')] };
    // Its currency is one of the words of a language.
    await Promise.all([store.whenWritable().catch(() => undefined), this.#localize.value.coming()]);
    const { language, t } = this.#localize.value;
    return store.execute('workspace-create', {
      name: this.workspaceName || this.workspace,
      currency: this.currency || t.common.currency,
      timeZone: this.timeZone,
      language,
    });
  }

  /** @internal */
  adoptedCallback(): void {
    dressAgain(this);
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('strings') || changed.has('density')) this.handle?.setUi({});
    this.#reopen();
  }

  /** When something else is asked for than what is open. */
  #reopen(): void {
    const user =
      this.user ?? (this.userId ? { id: this.userId, name: this.userName || this.userId } : undefined);
    const key = JSON.stringify([this.workspace, this.server, user, this.storage]);
    if ((this.#opened && key === this.#openedFor) || key === this.#forgotten) return;
    this.#forgotten = '';
    this.#close();
    if (!this.workspace || !this.isConnected) return;
    this.#openedFor = key;
    const opened = this.open({
      workspace: this.workspace,
      server: this.server,
      user,
      getToken: this.getToken && (() => this.getToken?.() ?? Promise.resolve('')),
      storage: this.storage,
      timeZone: this.timeZone,
      guestName: (tag) => this.#localize.value.t.common.guest(tag),
    });
    this.#opened = opened;
    opened.store.subscribe(this.#onChange);
    this.#provider.setValue(
      createWorkspaceHandle({
        store: opened.store,
        localizer: () => this.#localize.value,
        showToast: (toast) => {
          this.#toasts.show(toast, this.#localize.value.locale);
        },
        setConnected: (on) => {
          if (on) opened.connect();
          else opened.disconnect();
        },
        createWorkspace: () => this.createWorkspace(),
        sources: this,
      }),
    );
    if (this.#isOffline) this.disconnect();
    this.#createIfAsked();
  }

  #close(): void {
    const opened = this.#opened;
    if (!opened) return;
    this.#opened = undefined;
    this.#openedFor = '';
    this.#provider.setValue(undefined);
    void this.#reminding?.then((stop) => {
      stop();
    });
    this.#reminding = undefined;
    this.#closing = this.#closing.then(() => opened.close()).catch(() => undefined);
  }

  #createIfAsked(): void {
    if (this.create === 'auto' && this.store?.phase === 'empty') void this.createWorkspace();
  }

  /** Fetched when there are reminders, and only then. */
  #remind(): void {
    const { handle } = this;
    if (!handle) return;
    this.#reminding ??= import('./reminder-delivery.js').then(
      ({ deliverReminders }) => deliverReminders({ host: this, handle, l: () => this.#localize.value }),
      () => {
        this.#reminding = undefined; // no network; the next change tries again
        return () => undefined;
      },
    );
  }

  readonly #onChange = (change: StoreChange): void => {
    if (change.changed.size === 0) {
      this.#createIfAsked();
      return;
    }
    if (change.changed.has('reminders')) this.#remind();
    const changed: Partial<Record<CollectionName, readonly string[]>> = {};
    for (const [collection, ids] of change.changed) changed[collection] = [...ids];
    this.dispatchEvent(
      new WorkspaceChangeEvent({
        origin: change.origin,
        changed,
        ...(change.command && { command: change.command }),
      }),
    );
  };

  /** Only when something is neither on this device nor on the server (A7). */
  readonly #warnBeforeUnload = (event: BeforeUnloadEvent): void => {
    const sync = this.store?.sync;
    if (!sync) return;
    const { server, storage, unsavedOnDevice, unsavedOnServer } = sync.status;
    const atRisk = server === 'none' ? unsavedOnDevice : Math.min(unsavedOnDevice, unsavedOnServer);
    // What was set aside is kept where everything is kept.
    if (atRisk > 0 || (storage === 'memory' && sync.held.list.length > 0)) event.preventDefault();
  };

  override render(): TemplateResult {
    return html`<slot></slot>${this.#toasts.render(this.#localize.value)}`;
  }
}
