/** A page of a framework that stands in the browser, and what a check does with it. Runs in the page; nothing of the kit is imported here. */
import { BEGINNING, type Bench, type Mounted, type State, type Tags } from './state.js';

/** How long something may take on a busy machine. */
const PATIENCE = 10_000;

const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));

/** What was asked for is on the screen, and what follows from it. */
export async function painted(): Promise<void> {
  await frame();
  await frame();
}

export async function until<T>(fact: () => T | undefined | false | null, what: string): Promise<T> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = fact();
    if (found) return found;
    if (performance.now() > end) throw new Error(`not within ${String(PATIENCE / 1000)} s: ${what}`);
    await frame();
  }
}

const text = (value: unknown): string =>
  typeof value === 'function' || value instanceof Object
    ? `${typeof value} ${JSON.stringify(value)}`
    : String(value);

export function same(found: unknown, wanted: unknown, what: string): void {
  if (!Object.is(found, wanted)) throw new Error(`${what}: ${text(found)} instead of ${text(wanted)}`);
}

/** How often a property of an element is set. */
export function settings(element: Element, name: string): { readonly count: number; stop(): void } {
  let count = 0;
  let owner: object | null = element;
  while (owner && !Object.getOwnPropertyDescriptor(owner, name))
    owner = Object.getPrototypeOf(owner) as object | null;
  const { get, set } = (owner && Object.getOwnPropertyDescriptor(owner, name)) ?? {};
  Object.defineProperty(element, name, {
    configurable: true,
    get: () => get?.call(element) as unknown,
    set: (value: unknown) => {
      count += 1;
      set?.call(element, value);
    },
  });
  return {
    get count() {
      return count;
    },
    stop: () => {
      Reflect.deleteProperty(element, name);
    },
  };
}

export class Session {
  readonly place: Element;
  readonly #bench: Bench;
  #mounted: Mounted | undefined;
  state: State = BEGINNING;

  constructor(bench: Bench, place: Element) {
    this.#bench = bench;
    this.place = place;
  }

  async mount(change: Partial<State> = {}): Promise<void> {
    this.state = { ...BEGINNING, ...change };
    this.#mounted = await this.#bench.mount(this.place, this.state);
    await painted();
  }

  async hydrate(change: Partial<State> = {}): Promise<void> {
    this.state = { ...BEGINNING, ...change };
    this.#mounted = await this.#bench.hydrate?.(this.place, this.state);
    await painted();
  }

  async unmount(): Promise<void> {
    await this.#mounted?.unmount();
    this.#mounted = undefined;
    await painted();
  }

  async show(change: Partial<State>): Promise<void> {
    this.state = { ...this.state, ...change };
    await this.#mounted?.show(this.state);
    await painted();
  }

  /** The first of this tag. */
  get<T extends keyof Tags>(tag: T): Tags[T] {
    const found = this.place.querySelector<Tags[T]>(tag);
    if (!found) throw new Error(`there is no <${tag}>`);
    return found;
  }

  get workspace(): Tags['pipeline-workspace'] {
    return this.get('pipeline-workspace');
  }

  get board(): Tags['opportunity-board'] {
    return this.get('opportunity-board');
  }

  /** Every element of the kit that is on the page has rendered. */
  async settled(): Promise<void> {
    await until(
      () =>
        [
          'pipeline-workspace',
          'opportunity-board',
          'opportunity-filters',
          'presence-list',
          'line-grid',
        ].every((tag) => (this.place.querySelector(tag) as { hasUpdated?: boolean } | null)?.hasUpdated),
      'everything has rendered',
    );
    await painted();
  }

  /** Something inside an element, once it is there. */
  inside<E extends HTMLElement>(element: HTMLElement, selector: string): Promise<E> {
    return until(
      () => element.shadowRoot?.querySelector<E>(selector),
      `${selector} in <${element.localName}>`,
    );
  }

  /** The button of the board by which something new is asked for. */
  create(): Promise<HTMLElement> {
    return this.inside(this.board, '[part~="create-button"]');
  }

  /** A card on the board, made for this check. */
  async card(description: string): Promise<{ readonly id: string; readonly card: HTMLElement }> {
    const store = await until(
      () => this.workspace.store?.phase === 'ready' && this.workspace.store,
      'the workspace is ready',
    );
    await store.whenWritable();
    const customer = store.execute('contact-create', { name: description, type: 'company' });
    const customerId = customer.ok ? customer.value.id : null;
    const made = store.execute('opportunity-create', { description, customerId });
    if (!made.ok) throw new Error(`no card: ${JSON.stringify(made.problems)}`);
    const { id } = made.value;
    return {
      id,
      card: await this.inside(this.board, `.item[data-id="${id}"] .card, .item.card[data-id="${id}"]`),
    };
  }

  stageOf(id: string): string | null | undefined {
    return this.workspace.store?.get('opportunities', id)?.position.stageId;
  }

  /** Lifts a card, carries it one column further and drops it there, by keys. */
  async carry(card: HTMLElement): Promise<void> {
    const press = (key: string): void => {
      const init = {
        key,
        code: key === ' ' ? 'Space' : key,
        bubbles: true,
        composed: true,
        cancelable: true,
      };
      (this.board.shadowRoot?.activeElement ?? card).dispatchEvent(new KeyboardEvent('keydown', init));
    };
    card.focus();
    const isLifted = (): boolean => this.board.shadowRoot?.querySelector('[data-moving]') != null;
    // What moves cards is fetched after the first frame.
    await until(() => {
      if (!isLifted()) press(' ');
      return isLifted();
    }, 'the card is lifted');
    press('ArrowRight');
    await painted();
    press(' ');
    await until(() => !isLifted(), 'the card is dropped');
    await painted();
  }
}
