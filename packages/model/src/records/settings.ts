import { field } from '../fields/field-kind.js';
import { currency, instant, integer, json, optional, text, zone } from '../fields/kinds.js';
import type { MemberId, SchemaId } from '../ids.js';
import type { Json } from '../json.js';
import type { BaseRecord, RecordKind } from './record.js';

/** The one settings record of a workspace has this id; its presence says that the workspace has been created. */
export const SETTINGS_ID = 'workspace';

export interface Settings extends BaseRecord {
  readonly name: string;
  /** ISO 4217; the default of new opportunities. */
  readonly currency: string;
  /** IANA zone whose "today" counts (D58). */
  readonly timeZone: string;
  readonly defaultSchemaId: SchemaId | null;
  readonly createdBy: MemberId;
  readonly createdAt: number;
  /** Clients with a smaller data version become read-only (architecture 4.3). */
  readonly minVersion: number;
  /** How the work queue counts: as stored; `queueSettings` reads them. */
  readonly closingDays: Json;
  readonly workingDays: Json;
  readonly holidays: Json;
  /** How prices of lines are meant in new documents: as stored; `lineTerms` reads it. */
  readonly lineTerms: Json;
  /** D61: the month that the fiscal year begins with, 1 to 12. */
  readonly fiscalStart: number;
  /** D39: what sums of several currencies are told in; `null`: the currencies stay side by side. */
  readonly reportingCurrency: string | null;
}

export const settingsKind: RecordKind<Settings> = {
  collection: 'settings',
  doc: 'core',
  root: 'meta',
  fields: {
    name: field('n', text, ''),
    currency: field('c', currency, 'TRY'),
    timeZone: field('t', zone, 'Europe/Istanbul'),
    defaultSchemaId: field('s', optional(text), null),
    createdBy: field('y', text, ''),
    createdAt: field('z', instant, 0),
    minVersion: field('v', integer, 1),
    closingDays: field('Wc', json, null),
    workingDays: field('Ww', json, null),
    holidays: field('Wh', json, null),
    lineTerms: field('Wl', json, null),
    fiscalStart: field('f', integer, 1),
    reportingCurrency: field('r', optional(currency), null),
  },
};
