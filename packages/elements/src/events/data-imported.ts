import { plainDetail } from './plain-detail.js';

/** An import has been written; dispatched after it. */
export class DataImportedEvent extends Event {
  static readonly type = 'firsat-data-imported';
  readonly detail: {
    readonly source: 'files' | 'sample' | 'backup';
    readonly counts: Readonly<Record<string, number>>;
    readonly origin: 'import';
  };
  constructor(detail: Omit<DataImportedEvent['detail'], 'origin'>) {
    super(DataImportedEvent.type, { bubbles: true, composed: true });
    this.detail = plainDetail({ ...detail, origin: 'import' });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-data-imported': DataImportedEvent;
  }
}
