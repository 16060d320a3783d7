import type * as z from 'zod/mini';
import type { Json } from '../json.js';
import { problem } from '../problems.js';
import type { Command, CommandEnv, Plan } from './command.js';
import type { CommandInput, CommandName, CommandValue } from './command-map.js';
import type { Snapshot } from '../snapshot.js';

/** What a schema with optional keys yields: like the input, but an optional key may be there with `undefined`. */
type Loose<T> = Json extends T
  ? T
  : T extends object
    ? { [K in keyof T]: Loose<T[K]> | Undefinable<T, K> }
    : T;
type Undefinable<T, K extends keyof T> = object extends Pick<T, K> ? undefined : never;

/** A command from its name, the schema of its input (shape only; meaning is judged by `plan`, with a problem per field) and its plan. */
export function defineCommand<N extends CommandName>(
  name: N,
  schema: z.ZodMiniType<Loose<CommandInput<N>>>,
  plan: (snapshot: Snapshot, input: CommandInput<N>, env: CommandEnv) => Plan<CommandValue<N>>,
): Command<N, CommandInput<N>, CommandValue<N>> {
  return {
    name,
    parse(input) {
      const parsed = schema.safeParse(input);
      if (parsed.success) return { ok: true, input: withoutUndefined(parsed.data) as CommandInput<N> };
      const fields = new Set(
        parsed.error.issues.map((issue) =>
          issue.path
            .map(String)
            .join('.')
            .replace(/^changes\./, ''),
        ),
      );
      return { ok: false, problems: [...fields].map((path) => problem('invalid-input', path || undefined)) };
    },
    plan,
  };
}

/** `{a: undefined}` means "not given", as in JSON. */
function withoutUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, withoutUndefined(inner)]),
  );
}
