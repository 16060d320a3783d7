import { contactKind, type Contact } from './contact.js';
import { historyEventKind, type HistoryEvent } from './history-event.js';
import { lineKind, type Line } from './line.js';
import { memberKind, type Member } from './member.js';
import { opportunityKind, type Opportunity } from './opportunity.js';
import { productKind, type Product } from './product.js';
import { quotaKind, type Quota } from './quota.js';
import type { RecordKind } from './record.js';
import { settingsKind, type Settings } from './settings.js';
import { stageKind, stageSchemaKind, type Stage, type StageSchema } from './stage-schema.js';

/** Every collection of a workspace and the record it holds. */
export interface RecordMap {
  opportunities: Opportunity;
  contacts: Contact;
  schemas: StageSchema;
  stages: Stage;
  members: Member;
  products: Product;
  quotas: Quota;
  settings: Settings;
  history: HistoryEvent;
  lines: Line;
}

export type CollectionName = keyof RecordMap;

export const COLLECTIONS: { readonly [C in CollectionName]: RecordKind<RecordMap[C]> } = {
  opportunities: opportunityKind,
  contacts: contactKind,
  schemas: stageSchemaKind,
  stages: stageKind,
  members: memberKind,
  products: productKind,
  quotas: quotaKind,
  settings: settingsKind,
  history: historyEventKind,
  lines: lineKind,
};

export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as readonly CollectionName[];

/** The fields of a record that a patch may set: all but what every record has. */
export type FieldsOf<C extends CollectionName> = Omit<RecordMap[C], 'id' | 'removed'>;
