/** The same rows for every page of a run: 7 columns, 22 % of the cards in the first (as in the peers' measurements). */
export interface Row {
  readonly id: string;
  readonly column: number;
  readonly order: string;
  readonly title: string;
  readonly customer: string;
  readonly owner: string;
  /** Minor units. */
  readonly amount: number;
  readonly due: string;
}

export const COLUMNS = 7;
/** What the filter types: one customer in twenty, so that most cards on the screen are other ones. */
export const FILTER = 'Müşteri 01';
export const CUSTOMERS = Array.from(
  { length: 200 },
  (_, i) => `Müşteri ${String(i).padStart(3, '0')} Sanayi`,
);
export const OWNERS = Array.from({ length: 25 }, (_, i) => `Temsilci ${String.fromCharCode(65 + i)}`);

export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function makeRows(count: number): Row[] {
  const random = seeded(42);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, i) => ({
    id: `r${String(i).padStart(6, '0')}`,
    column: random() < 0.22 ? 0 : 1 + Math.floor(random() * (COLUMNS - 1)),
    // A key that `fractional-indexing` accepts: integer part d00000–dzzzzz.
    order: `d${i.toString(36).padStart(5, '0')}`,
    title: `${pick(['Yenileme', 'Kurulum', 'Bakım', 'Lisans', 'Danışmanlık'])} ${String(i).padStart(5, '0')}`,
    customer: pick(CUSTOMERS),
    owner: pick(OWNERS),
    amount: 1000 + Math.floor(random() * 9_000_000),
    due: `2026-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
  }));
}

/** What a page of the run can do; every action returns milliseconds from the call to the end of the frame that shows it. */
export interface BenchPage {
  prepare(count: number): Promise<void>;
  paint(): Promise<number>;
  move(): Promise<number>;
  /** A colleague's change; only from its bytes on, where there are any. */
  remote(): Promise<number>;
  filter(): Promise<number>;
  elements(): number;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

/** Resolves after the frame in which the work of this turn has been painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        resolve();
      };
      channel.port2.postMessage(0);
    });
  });
}

/** Ends what the previous action has left running: its animations would be counted against the next one. */
export async function settled(): Promise<void> {
  // A document tells only of its own tree.
  const roots = [document, ...[...document.querySelectorAll('*')].flatMap((node) => node.shadowRoot ?? [])];
  for (const animation of roots.flatMap((root) => root.getAnimations())) {
    const { endTime } = animation.effect?.getComputedTiming() ?? {};
    if (endTime === Infinity) animation.cancel();
    else animation.finish();
  }
  await painted();
  await new Promise((resolve) => {
    requestIdleCallback(resolve, { timeout: 200 });
  });
}

/**
 * Milliseconds from the call to the end of the frame in which `shown` holds. Starts right after a frame, on every page, so that a frame
 * (17 ms) is the floor and no luck with its phase is counted; an action that needs a second frame pays for it.
 */
export async function timed(action: () => unknown, shown: () => boolean): Promise<number> {
  await settled();
  await painted();
  const from = performance.now();
  await action();
  do {
    await painted();
    if (performance.now() - from > 5000) throw new Error('the page does not show what was done');
  } while (!shown());
  return performance.now() - from;
}
