import type { CalendarDate, CommandName, Instant, Json } from '@firsat/model';

/** What a plan was given besides its input: with it the same plan can be made again, with the same ids. */
export interface RecordedEnv {
  readonly now: Instant;
  readonly today: CalendarDate;
  /** The ids that it drew, in order. */
  readonly ids: readonly string[];
}

/** A command as it was executed. Plain JSON: it is kept in the outbox and replayed after a fork (sync.md 4.7). */
export interface RecordedCommand {
  readonly name: CommandName;
  readonly input: Json;
  readonly env: RecordedEnv;
}

/**
 * Who wrote a transaction: the only values allowed in `transact` and `applyUpdate`. Undo, echo suppression, "saved" and event origins switch
 * on it. Anything that this package does not know (the providers of `sync`) counts as `network`.
 */
export type Origin =
  | { readonly kind: 'command'; readonly command: RecordedCommand }
  /** Registers of a change that no command stands for, written again after a fork. */
  | { readonly kind: 'replay' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'import' }
  | { readonly kind: 'migration' }
  | { readonly kind: 'persistence' }
  | { readonly kind: 'network' }
  | { readonly kind: 'tab' };

export type OriginKind = Origin['kind'];

/** How a change is told to the host page (architecture 6). */
export type ChangeOrigin = 'user' | 'peer' | 'import' | 'undo' | 'load';

const TOLD_AS: ReadonlyMap<unknown, ChangeOrigin> = new Map<OriginKind, ChangeOrigin>([
  ['command', 'user'],
  ['replay', 'user'],
  ['undo', 'undo'],
  ['import', 'import'],
  ['migration', 'load'],
  ['persistence', 'load'],
  ['network', 'peer'],
  ['tab', 'peer'],
]);

/** The kind of whatever stands as a transaction's origin. */
export function originOf(origin: unknown): OriginKind {
  const kind: unknown =
    typeof origin === 'object' && origin !== null && 'kind' in origin ? origin.kind : undefined;
  return TOLD_AS.has(kind) ? (kind as OriginKind) : 'network';
}

export function toldAs(kind: OriginKind): ChangeOrigin {
  return TOLD_AS.get(kind) ?? 'peer';
}
