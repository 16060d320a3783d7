import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { HistoryType, MemberId } from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { announce } from '../../base/announce.js';
import { browserTimer, type Timer } from '../../base/timer.js';
import type { Localizer } from '../../locales/localizer.js';

/** At most one message in this time, however much happens. */
export const DIGEST_MS = 8000;
const PEOPLE = 3;

type Kind = 'created' | 'moved' | 'changed' | 'deleted';

const KINDS: Readonly<Record<HistoryType, Kind>> = {
  created: 'created',
  restored: 'created',
  'stage-changed': 'moved',
  'schema-changed': 'moved',
  'status-changed': 'changed',
  'field-changed': 'changed',
  deleted: 'deleted',
};

/** What others do while one looks at the board: which cards to mark, and a sentence now and then for those who listen. */
export class RemoteChanges implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #localizer: () => Localizer;
  readonly #timer: Timer;
  #touched = new Set<string>();
  #store: PipelineStore | undefined;
  #unsubscribe: (() => void) | undefined;
  #counted = new Map<MemberId, Map<Kind, Set<string>>>();
  #callOff: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    localizer: () => Localizer,
    timer: Timer = browserTimer,
  ) {
    this.#host = host;
    this.#localizer = localizer;
    this.#timer = timer;
    host.addController(this);
  }

  /** Cards that a colleague changed since the last rendering. */
  get touched(): ReadonlySet<string> {
    return this.#touched;
  }

  watch(store: PipelineStore | undefined): void {
    if (store === this.#store) return;
    this.#unsubscribe?.();
    this.#store = store;
    this.#unsubscribe = store?.subscribe(this.#onChange);
  }

  hostDisconnected(): void {
    this.watch(undefined);
    this.#callOff?.();
    this.#callOff = undefined;
    this.#counted.clear();
  }

  hostUpdated(): void {
    if (this.#touched.size > 0) this.#touched = new Set();
  }

  readonly #onChange = (change: StoreChange): void => {
    const store = this.#store;
    if (change.origin !== 'peer' || !store) return;
    for (const id of change.changed.get('opportunities') ?? []) this.#touched.add(id);
    for (const id of change.changed.get('history') ?? []) {
      const event = store.get('history', id);
      if (event && event.by !== store.user.id) this.#count(event.by, KINDS[event.type], event.opportunityId);
    }
  };

  #count(by: MemberId, kind: Kind, id: string): void {
    const kinds = this.#counted.get(by) ?? new Map<Kind, Set<string>>();
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(id));
    this.#counted.set(by, kinds);
    this.#callOff ??= this.#timer.after(DIGEST_MS, () => void this.#tell());
  }

  readonly #tell = async (): Promise<void> => {
    this.#callOff = undefined;
    try {
      await import('../../locales/areas/choices.js');
    } catch {
      return; // no network: nobody hears of others there
    }
    const store = this.#store;
    const counted = this.#counted;
    this.#counted = new Map();
    if (!store || counted.size === 0) return;
    const l = this.#localizer();
    const sentences: string[] = [];
    for (const [by, kinds] of [...counted].slice(0, PEOPLE)) {
      const who = store.get('members', by)?.name ?? l.t.choices.someone;
      for (const [kind, ids] of kinds) sentences.push(l.t.choices.digest[kind](who, ids.size));
    }
    announce(this.#host, `${sentences.join('. ')}.`, l.locale, 'polite');
  };
}
