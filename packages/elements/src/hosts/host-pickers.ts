import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import {
  hostContactPlace,
  hostMemberPlace,
  hostProductPlace,
  problem,
  unitPriceOf,
  type HostItems,
  type MemberId,
  type Problem,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Timer } from '../base/timer.js';
import type { HostSources, WorkspaceHandle } from '../contexts/workspace-context.js';
import { unitPriceWords } from '../fields/decimals.js';
import type { MemberSelectOptions } from '../fields/member-select.js';
import { memberName } from '../fields/options.js';
import { searchMembers } from '../fields/searches.js';
import type { Localizer } from '../locales/localizer.js';
import { adoptStyles } from '../primitives/adopt-styles.js';
import {
  ComboboxController,
  type ComboboxElsewhere,
  type ComboboxValue,
  type ElsewhereOption,
} from '../primitives/combobox-controller.js';
import { comboboxStyles } from '../primitives/combobox.styles.js';
import type { HostRequest, HostWorkspace, PickersHost } from './host-picks.js';
import { HostSearch, type HostState } from './host-search.js';
import '../locales/areas/form.js';
import '../locales/areas/problems.js';
import '../locales/areas/sources.js';

const COMMANDS = {
  contacts: 'contact-upsert',
  products: 'product-upsert',
  members: 'member-upsert',
} as const;
const SOURCES = {
  contacts: 'contactSource',
  products: 'productSource',
  members: 'userSource',
} as const satisfies Record<keyof HostItems, keyof HostSources>;

interface Known<K extends keyof HostItems> {
  readonly state: HostState<HostItems[K]>;
  readonly options: readonly ElsewhereOption[];
}

interface MemberField {
  readonly combobox: ComboboxController;
  /** What is typed and leads to nobody. */
  typed: ComboboxValue | undefined;
}

/** What asks the host for one widget, and brings in what is chosen there: fetched when there is a host to ask. */
export class HostPickers implements ReactiveController {
  readonly #host: PickersHost;
  readonly #workspace: HostWorkspace;
  readonly #request: HostRequest;
  readonly #searches: { readonly [K in keyof HostItems]: HostSearch<K> };
  readonly #known = new Map<keyof HostItems, Known<keyof HostItems>>();
  readonly #members = new Map<string, MemberField>();
  /** The query that was asked last, and why what was chosen under it was refused. */
  #asked = '';
  #refused: { readonly text: string; readonly problem: Problem } | undefined;

  constructor(host: PickersHost, workspace: HostWorkspace, request: HostRequest, timer: Timer) {
    this.#host = host;
    this.#workspace = workspace;
    this.#request = request;
    this.#searches = {
      contacts: this.#search('contacts', timer),
      products: this.#search('products', timer),
      members: this.#search('members', timer),
    };
    host.addController(this);
  }

  /** Nobody looks any more: what is on its way is called off. */
  hostDisconnected(): void {
    for (const search of Object.values(this.#searches)) search.ask(null);
  }

  #search<K extends keyof HostItems>(kind: K, timer: Timer): HostSearch<K> {
    return new HostSearch<K>({
      kind,
      source: () => this.#handle?.sources?.[SOURCES[kind]],
      changed: () => {
        this.#host.requestUpdate();
      },
      timer,
    });
  }

  get #handle(): WorkspaceHandle | undefined {
    return this.#workspace.handle;
  }

  /** What a combobox needs to know of the host. */
  elsewhere<K extends keyof HostItems>(kind: K, l: Localizer): ComboboxElsewhere {
    const search = this.#searches[kind];
    return {
      label: l.t.sources.label,
      ask: (text) => {
        if (text !== null) this.#asked = text;
        search.ask(text);
      },
      found: (text) => this.#found(kind, search.state(text), l),
      state: (text) =>
        this.#refused?.text === text
          ? { text: l.problem(this.#refused.problem), isProblem: true }
          : this.#words(search.state(text), l, search),
      take: (key) => this.#take(kind, key),
    };
  }

  #found<K extends keyof HostItems>(kind: K, state: HostState<HostItems[K]>, l: Localizer) {
    const known = this.#known.get(kind);
    if (known?.state === state) return known.options;
    const store = this.#handle?.store;
    const options =
      state.kind === 'answered' && store ? state.items.map((item) => optionOf(kind, item, store, l)) : [];
    this.#known.set(kind, { state, options });
    return options;
  }

  #words(
    state: HostState<unknown>,
    l: Localizer,
    search: HostSearch<keyof HostItems>,
  ): ReturnType<ComboboxElsewhere['state']> {
    const words = l.t.sources;
    switch (state.kind) {
      case 'waiting':
        return { text: words.searching };
      case 'answered':
        return state.unread > 0 ? { text: words.unread(state.unread), isProblem: true } : undefined;
      default:
        return {
          text: words[state.kind],
          isProblem: true,
          retry: {
            label: words.retry,
            run: () => {
              search.retry();
            },
          },
        };
    }
  }

  async #take(kind: keyof HostItems, key: string): Promise<string | undefined> {
    const state = this.#known.get(kind)?.state;
    const item = state?.kind === 'answered' ? state.items.find((one) => one.key === key) : undefined;
    if (!item) return undefined;
    const result = await this.#request(COMMANDS[kind], item);
    this.#refused = result.ok
      ? undefined
      : { text: this.#asked, problem: result.problems[0] ?? problem('failed') };
    if (!result.ok) return undefined;
    this.#known.delete(kind); // it has a record now
    return result.value.id;
  }

  /** Whether what is typed into a field of members leads to nobody; it says so itself. */
  isUnknown(id: string): boolean {
    return this.#members.get(id)?.typed !== undefined;
  }

  /** The field of `memberSelect` where the host knows more people than a list could show. */
  member({ id, store, l, value, none, invalid, describedBy, change }: MemberSelectOptions): TemplateResult {
    let field = this.#members.get(id);
    if (!field)
      this.#members.set(id, (field = { combobox: new ComboboxController(this.#host), typed: undefined }));
    const now = field;
    const root = this.#host.shadowRoot;
    if (root) adoptStyles(root, comboboxStyles);
    const say = (next: MemberId | null): void => {
      now.typed = undefined;
      change(next);
      this.#host.requestUpdate();
    };
    const isUnknown = now.typed !== undefined && !now.combobox.isOpen;
    return html`${now.combobox.render({
      id,
      label: l.t.sources.people,
      value: now.typed ?? { id: value, text: value === null ? '' : nameOf(store, l, value) },
      placeholder: none ?? l.t.sources.peoplePlaceholder,
      invalid: isUnknown || invalid === true,
      describedBy: [`${id}-unknown`, describedBy].filter(Boolean).join(' '),
      ...(none !== undefined && { none }),
      search: (query) => searchMembers(store, l, query),
      elsewhere: this.elsewhere('members', l),
      words: { noMatches: l.t.sources.nobody, more: l.t.sources.more, open: l.t.sources.open },
      change: (next) => {
        now.typed = next.id === null ? next : undefined;
        if (next.id === null && next.text.trim() === '' && none !== undefined) say(null);
        this.#host.requestUpdate();
      },
      chosen: say,
    })}
    <p class="problem" id="${id}-unknown">${isUnknown ? l.problem(problem('unknown-member')) : nothing}</p>`;
  }
}

const nameOf = (store: PipelineStore, l: Localizer, id: MemberId): string =>
  memberName(store, id) ?? l.t.common.unknownPerson;

function optionOf<K extends keyof HostItems>(
  kind: K,
  item: HostItems[K],
  store: PipelineStore,
  l: Localizer,
): ElsewhereOption {
  const { place, detail } = described(kind, item, store, l);
  const isHere = place.record && !place.record.removed;
  return {
    id: item.key,
    label: item.name.trim(),
    ...(detail !== '' && { detail }),
    ...(isHere && { own: place.id }),
  };
}

function described(
  kind: keyof HostItems,
  item: HostItems[keyof HostItems],
  store: PipelineStore,
  l: Localizer,
) {
  const joined = (...parts: readonly (string | null | undefined)[]): string =>
    parts.filter(Boolean).join(' · ');
  switch (kind) {
    case 'contacts': {
      const { key, company, email, phone } = item as HostItems['contacts'];
      return { place: hostContactPlace(store, key), detail: company?.name ?? email ?? phone ?? '' };
    }
    case 'products': {
      const { key, code, price } = item as HostItems['products'];
      const unit = price && ('amount' in price ? price : unitPriceOf(price));
      return { place: hostProductPlace(store, key), detail: joined(code, unit && unitPriceWords(unit, l)) };
    }
    case 'members': {
      const { key, team } = item as HostItems['members'];
      return { place: hostMemberPlace(store, key), detail: team ?? '' };
    }
  }
}
