import { COMMAND_NAMES } from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';

/** What widgets and workspace tell the page besides requests for commands; `firsat-change` is taken from the store. */
export const TOLD_EVENTS: readonly string[] = [
  'firsat-contact-close',
  'firsat-contact-open',
  'firsat-data-export-request',
  'firsat-data-import-request',
  'firsat-data-imported',
  'firsat-detail-close',
  'firsat-filter-change',
  'firsat-form-cancel',
  'firsat-form-done',
  'firsat-invoice-request',
  'firsat-offer-close',
  'firsat-offer-open',
  'firsat-opportunity-new',
  'firsat-opportunity-open',
  'firsat-reference-open',
  'firsat-reload',
  'firsat-reminder-due',
  'firsat-schemas-open',
  'firsat-sign-in',
  'firsat-view-choose',
];

export interface RecordedEvent {
  readonly type: string;
  /** Plain JSON, as the page gets it. */
  readonly detail: unknown;
  /** Whether the page has vetoed it, or answered it itself, when it reached the recorder. */
  readonly isPrevented: boolean;
}

/** What a page would have heard, in order. */
export interface EventRecorder {
  readonly list: readonly RecordedEvent[];
  /** Types only: `['firsat-opportunity-move-request', 'firsat-change']`. */
  readonly types: readonly string[];
  of(type: string): readonly RecordedEvent[];
  clear(): void;
  stop(): void;
}

/** Records from now on; without a page, the changes only. */
export function recordEvents(store: PipelineStore, page: EventTarget | undefined): EventRecorder {
  let list: RecordedEvent[] = [];
  const heard = (event: Event): void => {
    const { detail = null } = event as Event & { readonly detail?: unknown };
    list.push({ type: event.type, detail, isPrevented: event.defaultPrevented });
  };
  const types = [...COMMAND_NAMES.map((name) => `firsat-${name}-request`), ...TOLD_EVENTS];
  for (const type of types) page?.addEventListener(type, heard);
  const unsubscribe = store.subscribe(({ origin, changed, command }: StoreChange) => {
    if (changed.size === 0) return;
    const ids = Object.fromEntries([...changed].map(([collection, each]) => [collection, [...each]]));
    list.push({
      type: 'firsat-change',
      detail: { origin, changed: ids, ...(command && { command }) },
      isPrevented: false,
    });
  });
  return {
    get list() {
      return list;
    },
    get types() {
      return list.map(({ type }) => type);
    },
    of: (type) => list.filter((each) => each.type === type),
    clear: () => {
      list = [];
    },
    stop: () => {
      for (const type of types) page?.removeEventListener(type, heard);
      unsubscribe();
    },
  };
}
