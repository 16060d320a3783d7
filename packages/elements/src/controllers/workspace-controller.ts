import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { rootAround } from '../base/root-around.js';
import { beforeNextPaint, cancelBeforeNextPaint } from '../base/frame.js';
import { workspaceContext, type WorkspaceHandle } from '../contexts/workspace-context.js';
import { WorkspaceConnectedEvent } from '../events/workspace-connected.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly for: string };

export interface WorkspaceControllerOptions {
  /** Whether a change of the data touches what the host shows. Default: every change. */
  readonly watches?: (change: StoreChange) => boolean;
  /** Told when something about saving and the network is different: more often than it is worth a rendering. */
  readonly onStatus?: () => void;
  /** Told when the handle came, went or was replaced. */
  readonly onHandle?: (handle: WorkspaceHandle | undefined) => void;
}

/**
 * Finds the workspace of an element (the nearest one above, or the one named by `for`) and asks the host to update, once per frame, when
 * data, shared UI state, the user's access or held changes changed.
 */
export class WorkspaceController implements ReactiveController {
  readonly #host: Host;
  readonly #options: WorkspaceControllerOptions;
  #handle: WorkspaceHandle | undefined;
  #target: Element | undefined;
  #subscriptions: (() => void)[] = [];
  #request = 0;
  #unsubscribeContext: (() => void) | undefined;
  /** Remembered: a widget that leaves for another document is told when it is there already. */
  #page: Document | undefined;

  constructor(host: Host, options: WorkspaceControllerOptions = {}) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get handle(): WorkspaceHandle | undefined {
    return this.#handle;
  }

  get store(): PipelineStore | undefined {
    return this.#handle?.store;
  }

  hostConnected(): void {
    this.retarget();
  }

  hostDisconnected(): void {
    this.#release();
    this.#use(undefined);
  }

  /** Looks the workspace up again; called when `for` changes. */
  retarget(): void {
    this.#release();
    this.#use(undefined);
    this.#seek();
  }

  /**
   * Asks for the handle: on the element that `for` names, else upwards from the host. Both are the context protocol, an event, so that it works
   * across two copies of the kit. While nobody answers, each workspace that comes into the document is a reason to ask again: elements
   * are upgraded in any order, and who is named may be replaced.
   */
  readonly #seek = (): void => {
    const host = this.#host;
    const target = host.for ? findById(host, host.for) : host;
    if (!host.isConnected || (this.#unsubscribeContext && (this.#handle || target === this.#target))) return;
    this.#release();
    this.#page = host.ownerDocument;
    this.#page.addEventListener(WorkspaceConnectedEvent.type, this.#seek);
    this.#target = target;
    const asked = this.#request;
    target?.dispatchEvent(
      new ContextEvent(
        workspaceContext,
        host,
        (handle, unsubscribe) => {
          if (this.#request !== asked) {
            unsubscribe?.();
            return;
          }
          this.#unsubscribeContext = unsubscribe;
          this.#use(handle);
          if (!handle) this.#seek();
        },
        true,
      ),
    );
  };

  /** Ends what was asked for: late answers to it count no more. */
  #release(): void {
    this.#request += 1;
    this.#page?.removeEventListener(WorkspaceConnectedEvent.type, this.#seek);
    this.#unsubscribeContext?.();
    this.#unsubscribeContext = undefined;
    this.#target = undefined;
  }

  #use(handle: WorkspaceHandle | undefined): void {
    if (handle === this.#handle) return;
    for (const release of this.#subscriptions.splice(0)) release();
    this.#handle = handle;
    if (handle) {
      const watches = this.#options.watches;
      let { access } = handle.store.sync.status;
      this.#subscriptions = [
        handle.subscribe(this.#update),
        handle.store.sync.subscribe((status) => {
          if (status.access !== access) this.#update();
          access = status.access;
          this.#options.onStatus?.();
        }),
        handle.store.sync.held.subscribe(this.#update),
        handle.store.subscribe((change) => {
          if (change.changed.size === 0 || !watches || watches(change)) this.#update();
        }),
        () => {
          cancelBeforeNextPaint(this.#paint);
        },
      ];
    }
    this.#options.onHandle?.(handle);
    this.#host.requestUpdate();
  }

  readonly #paint = (): void => {
    this.#host.requestUpdate();
  };

  readonly #update = (): void => {
    beforeNextPaint(this.#paint);
  };
}

/** The element with this id in the host's own tree, else in each tree around it. */
function findById(from: Element, id: string): Element | undefined {
  for (let root: Node | undefined = from.getRootNode(); root; root = rootAround(root)) {
    const found = (root as Partial<Document>).getElementById?.(id);
    if (found) return found;
  }
  return undefined;
}
