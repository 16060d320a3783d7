import { contactKind, type Contact } from './contact.js';
import { memberKind, type Member } from './member.js';
import { opportunityKind, type Opportunity } from './opportunity.js';
import { productKind, type Product } from './product.js';
import { quotaKind, type Quota } from './quota.js';
import type { RecordKind } from './record.js';
import { settingsKind, type Settings } from './settings.js';
import { stageKind, stageSchemaKind, type Stage, type StageSchema } from './stage-schema.js';

/** What the board paints from: always loaded (architecture 4.1). */
export interface CoreRecordMap {
  opportunities: Opportunity;
  contacts: Contact;
  schemas: StageSchema;
  stages: Stage;
  members: Member;
  products: Product;
  quotas: Quota;
  settings: Settings;
}

export const CORE_COLLECTIONS: { readonly [C in keyof CoreRecordMap]: RecordKind<CoreRecordMap[C]> } = {
  opportunities: opportunityKind,
  contacts: contactKind,
  schemas: stageSchemaKind,
  stages: stageKind,
  members: memberKind,
  products: productKind,
  quotas: quotaKind,
  settings: settingsKind,
};
