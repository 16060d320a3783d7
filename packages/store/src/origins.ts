import type { CommandName, Json } from '@firsat/model';

/**
 * Who wrote a transaction: the only values allowed in `transact` and `applyUpdate`. Undo, echo suppression, "saved" and event origins switch
 * on it. Anything that this package does not know (the providers of `sync`) counts as `network`.
 */
export type Origin =
  | { readonly kind: 'command'; readonly command: { readonly name: CommandName; readonly input: Json } }
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
