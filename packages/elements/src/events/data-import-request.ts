import { plainDetail } from './plain-detail.js';

/** What an import would write, told before it is written. */
export interface DataImportRequest {
  /** `take-back`: of an earlier import, or bringing back what was taken back. `backup`: restoring one. */
  readonly source: 'files' | 'sample' | 'take-back' | 'backup';
  /** Names of the files; empty for sample data. */
  readonly files: readonly string[];
  /** How many records of each kind would be written. */
  readonly counts: Readonly<Record<string, number>>;
  readonly origin: 'user';
}

/** Somebody wants to import: before anything is written. `preventDefault()` refuses it. */
export class DataImportRequestEvent extends Event {
  static readonly type = 'firsat-data-import-request';
  readonly detail: DataImportRequest;
  constructor(detail: Omit<DataImportRequest, 'origin'>) {
    super(DataImportRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = plainDetail({ ...detail, origin: 'user' });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-data-import-request': DataImportRequestEvent;
  }
}
