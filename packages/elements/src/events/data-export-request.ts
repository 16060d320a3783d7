import { plainDetail } from './plain-detail.js';

/** What somebody wants to take out of the workspace. */
export interface DataExportRequest {
  /** `table`: one kind of record as CSV. `json`: everything, readable. `person`: all about one contact. `backup`: everything, to be restored. `report`: the figures of a report. */
  readonly what: 'table' | 'json' | 'person' | 'backup' | 'report';
  /** Of a person. */
  readonly contactId?: string;
  /** Of a table. */
  readonly table?: string;
  readonly columns?: readonly string[];
  /** Which report. */
  readonly report?: string;
  readonly origin: 'user';
}

/** Somebody wants to export: before anything is read. `preventDefault()` refuses it. */
export class DataExportRequestEvent extends Event {
  static readonly type = 'firsat-data-export-request';
  readonly detail: DataExportRequest;
  constructor(detail: Omit<DataExportRequest, 'origin'>) {
    super(DataExportRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = plainDetail({ ...detail, origin: 'user' });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-data-export-request': DataExportRequestEvent;
  }
}
