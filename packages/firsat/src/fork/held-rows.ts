import type { HeldChange } from '@firsat/store';
import type { RecordedCommand, ReplayableChange } from '@firsat/store/binding';
import type { ForkDemand, HeldPart, HeldRow, HeldState, UnsavedChange, loadHeld } from '@firsat/sync';
import * as Y from 'yjs';
import type { Session } from '../session.js';
import { opportunityOf } from '../texts/text-name.js';
import { nameOf } from './places.js';

type Held = Awaited<ReturnType<typeof loadHeld>>;

/**
 * A command writes into two documents; both transactions are one change. Its time is drawn once per device and instant, so it tells commands
 * apart, and it stays the same when the command is replayed: what is held twice is held once.
 */
function idOf({ id, command }: UnsavedChange): string {
  const env = command?.env as { readonly now?: unknown; readonly ids?: unknown } | undefined;
  if (typeof env?.now !== 'number') return id;
  return JSON.stringify([env.now, command?.name, env.ids, command?.input]);
}

/**
 * The unsaved changes of a session as rows, in the order in which they were made. `isKnown` says whether a change that is the only suspect must be
 * what was refused: it need not, where the change of another tab may have been on the way.
 */
export function rowsOf(
  { registersOf }: Pick<Held, 'registersOf'>,
  session: Session,
  demand: ForkDemand,
  isKnown: (id: string) => boolean = () => true,
): readonly HeldRow[] {
  const groups = new Map<string, UnsavedChange[]>();
  const texts = new Map<string, string>();
  for (const change of session.sync.unsaved()) {
    let id = idOf(change);
    if (opportunityOf(change.doc) !== undefined) {
      // What was typed into a text is one change, however many keys were pressed.
      id = texts.get(change.doc) ?? `text/${id}`;
      texts.set(change.doc, id);
    }
    const known = groups.get(id);
    if (known) known.push(change);
    else groups.set(id, [change]);
  }
  const suspects = new Set(
    [...groups].flatMap(([id, changes]) =>
      changes.some(({ doc, seq }) => doc === demand.doc && seq > (demand.after ?? 0)) ? [id] : [],
    ),
  );
  return [...groups].map(([id, changes]) => {
    const [first] = changes as [UnsavedChange];
    const parts: readonly HeldPart[] = texts.has(first.doc)
      ? [{ doc: first.doc, update: Y.mergeUpdates(changes.map(({ update }) => update)), registers: [] }]
      : changes.map(({ doc, update }) => ({
          doc,
          update,
          registers: registersOf(doc === 'work' ? session.work : session.core, doc, update),
        }));
    const isRefused = demand.reason === 'refused' && suspects.has(id);
    // One suspect is the culprit: playing it again would only be refused again.
    const isCulprit = isRefused && suspects.size === 1 && isKnown(id);
    return {
      id,
      at: first.at,
      order: first.seq,
      command: first.command ?? null,
      parts,
      place: nameOf(session.place),
      reason: demand.reason === 'refused' && !isRefused ? 'epoch' : demand.reason,
      rule: isRefused || demand.reason === 'read-only' ? (demand.rule ?? '') : '',
      pending: !isCulprit,
      suspect: isRefused,
    };
  });
}

/** How the store plays a row again. */
export function replayable({ command, parts }: HeldRow): ReplayableChange {
  const known = command && typeof command.env === 'object' ? (command as RecordedCommand) : null;
  return {
    command: known,
    registers: parts.flatMap(({ registers }) => registers) as ReplayableChange['registers'],
  };
}

/** The part of a row that was typed into a text. */
export const textOf = ({ parts }: HeldRow): HeldPart | undefined =>
  parts.find(({ doc }) => opportunityOf(doc) !== undefined);

/** A row as people see it; what was typed into a text has no command, and is told like one. */
export function heldChange(row: HeldRow, canRetry: boolean): HeldChange {
  const { id, reason, at, command, rule } = row;
  const text = textOf(row);
  const said = text
    ? { name: 'text-edit', input: { opportunityId: opportunityOf(text.doc) ?? '' } }
    : command && { name: command.name, input: command.input };
  return Object.freeze({ id, reason, at, command: said, rule, canRetry });
}

const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

/** Everything that the server does not have, for a person or a programmer to keep. */
export function asJson(
  about: { readonly workspace: string; readonly user: string },
  rows: readonly HeldRow[],
  states: readonly HeldState[],
  unsent: readonly UnsavedChange[],
): string {
  const changes = rows.map(({ id, at, reason, rule, command, place, parts }) => ({
    ...{ id, at, reason, rule, command, place },
    parts: parts.map(({ doc, registers, update }) => ({ doc, registers, update: base64(update) })),
  }));
  return JSON.stringify(
    {
      version: 1,
      ...about,
      changes,
      unsent: unsent.map(({ id, at, doc, command, update }) => ({
        ...{ id, at, doc, command: command ?? null },
        update: base64(update),
      })),
      documents: states.map(({ place, docs }) => ({
        place,
        docs: Object.fromEntries(Object.entries(docs).map(([doc, bytes]) => [doc, base64(bytes)])),
      })),
    },
    null,
    2,
  );
}
