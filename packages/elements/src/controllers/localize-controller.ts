import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { localizerFor, type Localizer } from '../locales/localizer.js';

/** One observer per tree that holds a localised element; `lang` may change anywhere above it. */
const trees = new Map<Node, { observer: MutationObserver; hosts: Set<LocalizeController> }>();

function watchTree(root: Node, controller: LocalizeController): void {
  let tree = trees.get(root);
  if (!tree) {
    const hosts = new Set<LocalizeController>();
    const observer = new MutationObserver(() => {
      for (const host of hosts) host.refresh();
    });
    observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
    tree = { observer, hosts };
    trees.set(root, tree);
  }
  tree.hosts.add(controller);
}

function unwatchTree(root: Node, controller: LocalizeController): void {
  const tree = trees.get(root);
  if (!tree?.hosts.delete(controller) || tree.hosts.size > 0) return;
  tree.observer.disconnect();
  trees.delete(root);
}

/** The `lang` of the nearest element at or above, across shadow roots; empty when there is none. */
export function nearestLang(element: Element): string {
  for (let node: Element | null = element; node;) {
    const holder: Element | null = node.closest('[lang]');
    if (holder) return holder.getAttribute('lang') ?? '';
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

/** Words and formats in the language of the nearest `lang`, per element and switchable while shown. */
export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #value: Localizer;
  #roots: Node[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#value = localizerFor('');
    host.addController(this);
  }

  get value(): Localizer {
    return this.#value;
  }

  hostConnected(): void {
    for (let root = this.#host.getRootNode(); ; root = root.host.getRootNode()) {
      this.#roots.push(root);
      watchTree(root, this);
      if (!(root instanceof ShadowRoot)) break;
    }
    this.refresh();
  }

  hostDisconnected(): void {
    for (const root of this.#roots.splice(0)) unwatchTree(root, this);
  }

  /** A language that was set in this very turn counts already: observers are told after the first update. */
  hostUpdate(): void {
    this.#value = localizerFor(nearestLang(this.#host));
  }

  refresh(): void {
    const next = localizerFor(nearestLang(this.#host));
    if (next === this.#value) return;
    this.#value = next;
    this.#host.requestUpdate();
  }
}
