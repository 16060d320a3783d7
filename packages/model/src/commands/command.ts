import type { CalendarDate, Instant } from '../calendar-date.js';
import type { MemberId } from '../ids.js';
import type { Json } from '../json.js';
import type { Patch } from '../patch.js';
import type { Problem } from '../problems.js';
import type { Snapshot } from '../snapshot.js';

/** Everything that a plan may not find out by itself. */
export interface CommandEnv {
  /** Already monotonic against what the store has seen (architecture 4.3). */
  readonly now: Instant;
  /** "Today" in the workspace's time zone (D58). */
  readonly today: CalendarDate;
  readonly actor: MemberId;
  readonly newId: () => string;
  /** A number in [0, 1): jitter of order keys (D81). */
  readonly random: () => number;
  readonly via: 'user' | 'undo' | 'import';
}

export type Plan<V> =
  | {
      readonly ok: true;
      readonly patches: readonly Patch[];
      readonly value: V;
      readonly warnings?: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * A named intention with validated input. `plan` is pure: it reads the snapshot and returns patches or coded problems; it never
 * writes and never throws for bad input. The input is plain JSON (it is kept in the outbox and replayed after a fork).
 */
export interface Command<Name extends string = string, Input = Json, Value = Json> {
  readonly name: Name;
  /** Checks the shape of an untrusted input. */
  parse(
    input: unknown,
  ):
    | { readonly ok: true; readonly input: Input }
    | { readonly ok: false; readonly problems: readonly Problem[] };
  plan(snapshot: Snapshot, input: Input, env: CommandEnv): Plan<Value>;
}
