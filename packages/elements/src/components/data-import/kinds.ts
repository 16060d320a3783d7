import type { ImportKind } from '@firsat/model/import';

/** In the order in which a reader asks for them. Of our own: the import entry of the model is loaded only when somebody imports. */
export const IMPORT_KIND_ORDER = [
  'opportunities',
  'contacts',
  'products',
  'members',
] as const satisfies readonly ImportKind[];
