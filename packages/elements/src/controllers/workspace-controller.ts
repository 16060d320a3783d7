import { ContextConsumer, ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { beforeNextPaint, cancelBeforeNextPaint } from '../base/frame.js';
import { workspaceContext, type WorkspaceHandle } from '../contexts/workspace-context.js';
import { WorkspaceConnectedEvent } from '../events/workspace-connected.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly for: string };

export interface WorkspaceControllerOptions {
  /** Whether a change of the data touches what the host shows. Default: every change. */
  readonly watches?: (change: StoreChange) => boolean;
  /** Told when the handle came, went or was replaced. */
  readonly onHandle?: (handle: WorkspaceHandle | undefined) => void;
}

/**
 * Finds the workspace of an element (the nearest one above, or the one named by `for`) and asks the host to update, once per frame, when
 * data or shared UI state changed.
 */
export class WorkspaceController implements ReactiveController {
  readonly #host: Host;
  readonly #options: WorkspaceControllerOptions;
  readonly #above: ContextConsumer<typeof workspaceContext, Host>;
  #handle: WorkspaceHandle | undefined;
  #target: Element | undefined;
  #release: (() => void)[] = [];
  #unsubscribeContext: (() => void) | undefined;
  #listening = false;

  constructor(host: Host, options: WorkspaceControllerOptions = {}) {
    this.#host = host;
    this.#options = options;
    this.#above = new ContextConsumer(host, {
      context: workspaceContext,
      subscribe: true,
      callback: (handle) => {
        if (!this.#host.for) this.#use(handle);
      },
    });
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
    this.#stopListening();
    this.#unsubscribeContext?.();
    this.#unsubscribeContext = undefined;
    this.#target = undefined;
    this.#use(undefined);
  }

  /** Looks the workspace up again; called when `for` changes. */
  retarget(): void {
    this.#unsubscribeContext?.();
    this.#unsubscribeContext = undefined;
    this.#target = undefined;
    if (!this.#host.for) {
      this.#stopListening();
      this.#use(this.#above.value);
      return;
    }
    this.#use(undefined);
    this.#seek();
  }

  readonly #seek = (): void => {
    const target = this.#host.isConnected ? findById(this.#host, this.#host.for) : undefined;
    if (!target) {
      this.#startListening();
      return;
    }
    if (target === this.#target) return;
    this.#target = target;
    this.#stopListening();
    void customElements.whenDefined(target.localName).then(() => {
      if (this.#target !== target) return;
      target.dispatchEvent(
        new ContextEvent(
          workspaceContext,
          this.#host,
          (handle, unsubscribe) => {
            if (this.#target !== target) {
              unsubscribe?.();
              return;
            }
            this.#unsubscribeContext = unsubscribe;
            this.#use(handle);
          },
          true,
        ),
      );
    });
  };

  #startListening(): void {
    if (this.#listening) return;
    this.#listening = true;
    this.#host.ownerDocument.addEventListener(WorkspaceConnectedEvent.type, this.#seek);
  }

  #stopListening(): void {
    this.#listening = false;
    this.#host.ownerDocument.removeEventListener(WorkspaceConnectedEvent.type, this.#seek);
  }

  #use(handle: WorkspaceHandle | undefined): void {
    if (handle === this.#handle) return;
    for (const release of this.#release.splice(0)) release();
    this.#handle = handle;
    if (handle) {
      const watches = this.#options.watches;
      this.#release = [
        handle.subscribe(this.#update),
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
  for (let root = from.getRootNode(); ; root = root.host.getRootNode()) {
    if (root instanceof Document || root instanceof ShadowRoot) {
      const found = root.getElementById(id);
      if (found) return found;
    }
    if (!(root instanceof ShadowRoot)) return undefined;
  }
}
