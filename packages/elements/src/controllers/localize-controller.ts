import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { localizerFor, type Localizer } from '../locales/localizer.js';
import { rootAround } from '../base/root-around.js';
import { reworded, type Strings } from '../locales/strings.js';

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

/** Words of some language have changed: who speaks it is asked to say everything anew. */
export function refreshLocalized(): void {
  for (const { hosts } of trees.values()) for (const host of hosts) host.refresh();
}

/** Told before each update of a widget: what languages beside the built-in ones need. */
export const attendants = new Set<(host: HTMLElement, l: Localizer) => void>();

/** The page's own `lang`: a translator rewrites it together with the text, and we are not translated by it (embedding 1.6). */
let pageLang = '';

/** The `lang` of the nearest element at or above, across shadow roots; empty when there is none. */
export function nearestLang(element: Element): string {
  for (let node: Element | null = element; node;) {
    const holder: Element | null = node.closest('[lang]');
    if (holder) {
      const lang = holder.getAttribute('lang') ?? '';
      if (holder.parentNode !== document) return lang;
      return holder.matches('[class*=translated-]') ? pageLang : (pageLang = lang);
    }
    node = (node.getRootNode() as Partial<ShadowRoot>).host ?? null;
  }
  return '';
}

type Host = ReactiveControllerHost &
  HTMLElement & { readonly hasUpdated: boolean; readonly strings?: Strings | undefined };

/**
 * Words and formats in the language of the nearest `lang`, per element and switchable while shown; with the words that the host page has set on the
 * workspace, on a widget around it or on the element itself.
 */
export class LocalizeController implements ReactiveController {
  readonly #host: Host;
  readonly #shared: () => Strings | undefined;
  #value: Localizer;
  #roots: Node[] = [];

  /** `shared`: what the workspace says in place of the kit. */
  constructor(host: Host, shared: () => Strings | undefined = () => undefined) {
    this.#host = host;
    this.#shared = shared;
    this.#value = localizerFor('');
    host.addController(this);
  }

  get value(): Localizer {
    return this.#value;
  }

  hostConnected(): void {
    for (let root: Node | undefined = this.#host.getRootNode(); root; root = rootAround(root)) {
      this.#roots.push(root);
      watchTree(root, this);
    }
    this.refresh();
  }

  hostDisconnected(): void {
    for (const root of this.#roots.splice(0)) unwatchTree(root, this);
  }

  /** A language that was set in this very turn counts already: observers are told after the first update. */
  hostUpdate(): void {
    this.#value = this.#find();
    for (const attend of attendants) attend(this.#host, this.#value);
  }

  /** What the first rendering waits for. */
  coming(): Promise<unknown> | undefined {
    return (this.#value = this.#find()).coming(this.#host);
  }

  refresh(): void {
    const next = this.#find();
    if (next === this.#value) return;
    this.#value = next;
    this.#host.requestUpdate();
  }

  /** What is shown already stays in its language until the words of the next one are there. */
  #find(): Localizer {
    const around = this.#roots.map((root) => (root as Partial<ShadowRoot>).host as Host | undefined);
    const strings = [this.#shared(), ...around.reverse().map((host) => host?.strings), this.#host.strings];
    const next = reworded(
      localizerFor(nearestLang(this.#host)),
      strings.filter((own) => own !== undefined),
      refreshLocalized,
    );
    return this.#host.hasUpdated && next.coming() ? this.#value : next;
  }
}
