import { field } from '../fields/field-kind.js';
import { keyed, type Keyed } from '../fields/keyed.js';
import { choice, flag, json, text } from '../fields/kinds.js';
import type { Id, MemberId } from '../ids.js';
import type { Json } from '../json.js';
import type { BaseRecord, RecordKind } from './record.js';

export const DENSITIES = ['compact', 'comfortable', 'spacious'] as const;
export type Density = (typeof DENSITIES)[number];

/** A filter with the columns and the order to look at it in (S116): one person's, or shared with all. */
export interface SavedView extends BaseRecord {
  readonly id: Id<'saved-view'>;
  readonly name: string;
  readonly ownerId: MemberId;
  readonly shared: boolean;
  /** See `readFilter`. */
  readonly filter: Json;
  /** `[[column, width in px or 0], …]`; see `readColumns`. */
  readonly columns: Json;
  /** `[[field, 1 up or -1 down], …]`; see `readSort`. */
  readonly sort: Json;
  readonly density: Density;
  /** Members who begin with this view. */
  readonly defaultFor: Keyed<boolean>;
}

export const savedViewKind: RecordKind<SavedView> = {
  collection: 'views',
  doc: 'core',
  root: 'v',
  fields: {
    name: field('n', text, ''),
    ownerId: field('w', text, ''),
    shared: field('s', flag, false),
    filter: field('f', json, null),
    columns: field('c', json, null),
    sort: field('r', json, null),
    density: field('y', choice('density', DENSITIES), 'comfortable'),
    defaultFor: keyed('d', flag),
  },
};
