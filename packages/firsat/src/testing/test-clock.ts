export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** A clock that stands still until it is moved. */
export interface TestClock {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds, or parts of a time. */
  advance(by: number | Duration): void;
  /** An instant: milliseconds, or ISO 8601 with a zone. */
  setNow(at: number | string): void;
}

/** An instant as tests write it. */
export function instantOf(at: number | string): number {
  const instant = typeof at === 'number' ? at : Date.parse(at);
  if (Number.isNaN(instant)) throw new RangeError(`firsat/testing: "${String(at)}" is no instant`);
  return instant;
}

const lengthOf = ({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): number =>
  (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;

/** `moved`: told after each move. */
export function createTestClock(first: number, moved: () => void): TestClock {
  let now = first;
  const move = (to: number): void => {
    now = to;
    moved();
  };
  return {
    get now() {
      return now;
    },
    advance: (by) => move(now + (typeof by === 'number' ? by : lengthOf(by))),
    setNow: (at) => move(instantOf(at)),
  };
}

/** Widgets ask the page what time it is: they are told the clock's, until the returned function is called. */
export function useAsPageClock(clock: TestClock): () => void {
  const before = Date.now;
  const own = (): number => clock.now;
  Date.now = own;
  return () => {
    if (Date.now === own) Date.now = before;
  };
}
