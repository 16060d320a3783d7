import type { CommandName, Json } from '@firsat/model';
import { TOMBSTONE, BASE, type Docs } from './doc-layout.js';
import {
  inheritedValue,
  isMadeByOthers,
  readRegister,
  writeRegister,
  type RegisterRef,
  type RegisterWrite,
} from './doc-writer.js';
import { isKeptPast } from './kept-past.js';
import type { UndoStep } from './pipeline-store.js';
import type { WriteParts } from './write-parts.js';

/** Steps that are kept; older ones can no longer be taken back. */
export const UNDO_LIMIT = 100;

/**
 * A state that one register was in. Its stamp is the write that put it there, and changes when an undo or redo puts it there again:
 * all steps that know the state share this object, so that a chain of own writes can be walked back and forth.
 */
interface Version {
  /** `undefined`: no key, the base speaks. `REMOVED`: put aside by undoing a create. */
  readonly value: Json | undefined | typeof REMOVED;
  stamp: string | null;
}

const REMOVED = Symbol('removed');

interface Entry extends RegisterRef {
  readonly before: Version;
  readonly after: Version;
  /** Of a record that the step has made: which write its base is. */
  readonly made?: string | null;
}

/** One own command: the registers that it has written, and the history events that told of it. */
export interface Step extends UndoStep {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Events written by the last act on this step (the command, an undo or a redo): what the next act takes back. */
  events: readonly string[];
}

export interface Reversal {
  readonly step: Step;
  readonly direction: 'undo' | 'redo';
  /** Registers that still hold what the step put there, with the value that they get back. */
  readonly registers: readonly (RegisterRef & { readonly value: Json })[];
}

/**
 * What one user can take back. Not Yjs' UndoManager: that keeps deleted content for ever, spans one document, and cannot write a
 * compensating event. Here a step remembers, per register, the value before and the identity of the own write; taking it back writes the
 * old value as a new change, only where the own write is still the current one. So nothing of others is ever touched (F51).
 */
export class UndoStack {
  readonly #docs: Docs;
  readonly #parts: Pick<WriteParts, 'mayTakeBack'>;
  #done: Step[] = [];
  #undone: Step[] = [];

  constructor(docs: Docs, parts: Pick<WriteParts, 'mayTakeBack'>) {
    this.#docs = docs;
    this.#parts = parts;
  }

  get undoStep(): Step | null {
    return this.#done.at(-1) ?? null;
  }

  get redoStep(): Step | null {
    return this.#undone.at(-1) ?? null;
  }

  clear(): void {
    this.#done = [];
    this.#undone = [];
  }

  /** Remembers a command's writes; ends what could be redone. */
  push(command: CommandName, recordId: string | null, writes: readonly RegisterWrite[]): void {
    const events = writes.filter(({ collection }) => collection === 'history').map(({ id }) => id);
    const registers = writes.filter((write) => write.collection !== 'history' && !isKeptPast(write));
    if (registers.length === 0) return;
    const entries = new Map<string, Entry>();
    for (const write of registers) {
      const entry = this.#entryOf(write);
      const earlier = entries.get(nameOf(entry));
      entries.set(nameOf(entry), earlier ? { ...entry, before: earlier.before } : entry);
    }
    this.#undone = [];
    this.#done.push({ command, recordId, entries, events });
    if (this.#done.length > UNDO_LIMIT) this.#done.shift();
  }

  /** What taking back (or doing again) the newest step would write now; `null` when there is no step. */
  plan(direction: 'undo' | 'redo', tombstone: Json): Reversal | null {
    const step = direction === 'undo' ? this.undoStep : this.redoStep;
    if (!step) return null;
    const registers = [...step.entries.values()].flatMap((entry) => {
      const [mine, other] = direction === 'undo' ? [entry.after, entry.before] : [entry.before, entry.after];
      if (!this.#parts.mayTakeBack(readRegister(this.#docs, entry).stamp, mine.stamp)) return [];
      // What a colleague has made at the same time is theirs as well.
      if (direction === 'undo' && entry.made && isMadeByOthers(this.#docs, entry, entry.made)) return [];
      const value =
        other.value === REMOVED
          ? tombstone
          : other.value === undefined
            ? inheritedValue(this.#docs, entry)
            : other.value;
      const { collection, id, suffix } = entry;
      return value === undefined ? [] : [{ collection, id, suffix, value }];
    });
    return { step, direction, registers };
  }

  /** Writes the registers of a plan that lie in one document; call it within that document's transaction. */
  write({ step, direction, registers }: Reversal, belongs: (ref: RegisterRef) => boolean): void {
    for (const { value, ...ref } of registers) {
      if (!belongs(ref)) continue;
      writeRegister(this.#docs, ref, value);
      const entry = step.entries.get(nameOf(ref));
      const restored = direction === 'undo' ? entry?.before : entry?.after;
      if (restored) restored.stamp = readRegister(this.#docs, ref).stamp;
    }
  }

  /** The plan has been written: the step moves to the other side, or is forgotten when nothing was left of it. */
  finish({ step, direction, registers }: Reversal, events: readonly string[]): void {
    if (direction === 'undo') this.#done.pop();
    else this.#undone.pop();
    if (registers.length === 0) return;
    step.events = events;
    (direction === 'undo' ? this.#undone : this.#done).push(step);
  }

  #entryOf({ collection, id, suffix, before, after }: RegisterWrite): Entry {
    // A created record is taken back by putting it aside: others may have written on it since.
    if (suffix === BASE) {
      const tombstone = { collection, id, suffix: TOMBSTONE };
      const { stamp } = readRegister(this.#docs, tombstone);
      return {
        ...tombstone,
        before: { value: REMOVED, stamp: null },
        after: { value: 0, stamp },
        made: after.stamp,
      };
    }
    const ref = { collection, id, suffix };
    return {
      ...ref,
      before: this.#knownVersion(ref, before.stamp) ?? {
        value: before.value as Json | undefined,
        stamp: before.stamp,
      },
      after: { value: after.value as Json, stamp: after.stamp },
    };
  }

  /** The state in which an own earlier step left (or found) the register, if nobody has written it since. */
  #knownVersion(ref: RegisterRef, stamp: string | null): Version | undefined {
    if (stamp === null) return undefined;
    for (let index = this.#done.length - 1; index >= 0; index--) {
      const entry = this.#done[index]?.entries.get(nameOf(ref));
      if (entry?.after.stamp === stamp) return entry.after;
      if (entry) return undefined;
    }
    return undefined;
  }
}

/** A space occurs neither in collection names nor in keys of ours. */
export function nameOf({ collection, id, suffix }: RegisterRef): string {
  return `${collection} ${id} ${suffix}`;
}
