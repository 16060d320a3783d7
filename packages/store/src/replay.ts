import {
  problem,
  type Command,
  type CommandEnv,
  type CommandName,
  type DocName,
  type Json,
  type Plan,
  type Problem,
  type Snapshot,
} from '@firsat/model';
import { BASE, jsonEqual, splitKey, type Docs } from './doc-layout.js';
import { LAYOUTS } from './layouts.js';
import { transactAll } from './doc-writer.js';
import type { RecordedCommand, RecordedEnv } from './origins.js';
import type { WriteParts } from './write-parts.js';

/** One register as an update has set it. */
export interface RegisterValue {
  readonly doc: DocName;
  readonly root: string;
  readonly key: string;
  readonly value: Json;
}

/** A change that was made on documents which are no more. */
export interface ReplayableChange {
  /** How it was made; `null` when nobody knows: then its registers are written again. */
  readonly command: RecordedCommand | null;
  readonly registers: readonly RegisterValue[];
}

type AnyCommand = Command<CommandName, unknown>;

/** An env that notes what a plan draws from it. */
export function recording(env: CommandEnv): { readonly env: CommandEnv; readonly recorded: RecordedEnv } {
  const ids: string[] = [];
  const newId = (): string => {
    const id = env.newId();
    ids.push(id);
    return id;
  };
  return { env: { ...env, newId }, recorded: { now: env.now, today: env.today, ids } };
}

/**
 * Plans a recorded command again, against the records as they are now, with the time and the ids of the first time: playing it twice makes
 * no second record and no second event. An id is drawn anew only where the plan needs more of them than then.
 */
export function planAgain(
  commands: WriteParts['commands'],
  snapshot: Snapshot,
  { name, input, env: first }: RecordedCommand,
  fresh: CommandEnv,
): Plan<unknown> & { readonly command: RecordedCommand } {
  const command = commands[name] as unknown as AnyCommand;
  const before = [...first.ids];
  const { env, recorded } = recording({ ...fresh, newId: () => before.shift() ?? fresh.newId() });
  const again: RecordedCommand = {
    name,
    input,
    env: { now: first.now, today: first.today, ids: recorded.ids },
  };
  const parsed = command.parse(input);
  if (!parsed.ok) return { ...parsed, command: again };
  const plan = command.plan(snapshot, parsed.input, { ...env, now: first.now, today: first.today });
  return { ...plan, command: again };
}

const ROOTS: ReadonlyMap<string, DocName> = new Map(
  [...LAYOUTS.values()].map(({ root, doc }) => [`${doc} ${root}`, doc]),
);

/**
 * Sets registers again that no command stands for (an undo, an import). A record that is not there any more is not brought back by an
 * override, and a record that is there keeps its base (ST6); then nothing at all is written.
 */
export function replayRegisters(docs: Docs, registers: readonly RegisterValue[]): readonly Problem[] {
  const known = registers.filter(({ doc, root }) => ROOTS.has(`${doc} ${root}`));
  const isBase = ({ key }: RegisterValue): boolean => splitKey(key).suffix === BASE;
  const nameOf = ({ doc, root, key }: RegisterValue): string => `${doc} ${root} ${splitKey(key).id}`;
  const own = new Set(known.filter(isBase).map(nameOf));
  const mapOf = ({ doc, root }: RegisterValue) => docs[doc].getMap<unknown>(root);
  if (known.length < registers.length) return [problem('invalid-input')];
  if (known.some((each) => !own.has(nameOf(each)) && !mapOf(each).has(splitKey(each.key).id)))
    return [problem('unknown-record')];
  const steps = new Map<DocName, () => void>();
  for (const doc of new Set(known.map((each) => each.doc))) {
    steps.set(doc, () => {
      for (const each of known) {
        const map = mapOf(each);
        const skip = isBase(each) ? map.has(each.key) : jsonEqual(map.get(each.key), each.value);
        if (each.doc === doc && !skip) map.set(each.key, each.value);
      }
    });
  }
  transactAll(docs, { kind: 'replay' }, steps);
  return [];
}
