import type { StoreChange, SyncStatus } from '@firsat/store';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { ContactOpenEvent } from '../../events/contact-open.js';
import { DataExportRequestEvent } from '../../events/data-export-request.js';
import { DataImportRequestEvent } from '../../events/data-import-request.js';
import { InvoiceRequestEvent } from '../../events/invoice-request.js';
import { OfferOpenEvent } from '../../events/offer-open.js';
import { OpportunityNewEvent } from '../../events/opportunity-new.js';
import { OpportunityOpenEvent } from '../../events/opportunity-open.js';
import { ReferenceOpenEvent } from '../../events/reference-open.js';
import { ReloadEvent } from '../../events/reload.js';
import { ReminderDueEvent } from '../../events/reminder-due.js';
import { SchemasOpenEvent } from '../../events/schemas-open.js';
import { SignInEvent } from '../../events/sign-in.js';
import type { EventLog } from './event-log.js';

/** What widgets ask the page for, and may be answered by it (`preventDefault`). */
const ASKED: readonly string[] = [
  ContactOpenEvent,
  DataExportRequestEvent,
  DataImportRequestEvent,
  InvoiceRequestEvent,
  OfferOpenEvent,
  OpportunityNewEvent,
  OpportunityOpenEvent,
  ReferenceOpenEvent,
  ReloadEvent,
  ReminderDueEvent,
  SchemasOpenEvent,
  SignInEvent,
].map(({ type }) => type);

/** Ids of one collection in one entry; more are only counted. */
const NAMED = 5;
/** Changes of the connection that are remembered. */
const REMEMBERED = 20;

export interface ConnectionState {
  readonly at: number;
  readonly network: SyncStatus['network'];
}

/** What is noted while somebody looks at a workspace. All of it is bounded. */
export interface Notes {
  readonly log: EventLog;
  /** Newest last. */
  readonly connections: ConnectionState[];
  /** When each client was first seen here. */
  readonly since: Map<number, number>;
}

function touched({ changed }: StoreChange): string {
  return [...changed]
    .map(([collection, ids]) => {
      const named = [...ids].slice(0, NAMED);
      const more = ids.size > NAMED ? ` +${String(ids.size - NAMED)}` : '';
      return `${collection}: ${named.join(' ')}${more}`;
    })
    .join('; ');
}

/** Notes what happens in a workspace, until the returned function is called; `told` after each note. */
export function watchWorkspace(
  { store }: WorkspaceHandle,
  { log, connections, since }: Notes,
  now: () => number,
  told: () => void,
): () => void {
  let before: SyncStatus | undefined;
  const connected = (status: SyncStatus): void => {
    if (status.network !== before?.network) {
      connections.push({ at: now(), network: status.network });
      if (connections.length > REMEMBERED) connections.shift();
    }
    if (status.network !== before?.network || status.problem !== before.problem)
      log.add({ at: now(), origin: 'connection', what: status.network, details: status.problem ?? '' });
    before = status;
    told();
  };
  const seen = (): void => {
    const here = new Set(store.presence.peers.map(({ clientId }) => clientId));
    for (const id of since.keys()) if (!here.has(id)) since.delete(id);
    for (const id of here) if (!since.has(id)) since.set(id, now());
    told();
  };
  const releases = [
    store.subscribe((change) => {
      log.add({
        at: now(),
        origin: change.origin,
        what: change.command ?? (change.changed.size > 0 ? 'change' : store.phase),
        details: touched(change),
      });
      told();
    }),
    store.sync.subscribe(connected),
    store.sync.held.subscribe(told),
    store.presence.subscribe(seen),
  ];
  connected(store.sync.status);
  seen();
  return () => {
    for (const release of releases) release();
  };
}

/** Notes what widgets ask the page for, when the page has heard it: what it took over counts as the page's. */
export function watchRequests(view: Window, log: EventLog, now: () => number, told: () => void): () => void {
  const heard = (event: Event): void => {
    const { detail } = event as Event & { readonly detail?: unknown };
    const id: unknown =
      typeof detail === 'object' && detail !== null
        ? Object.entries(detail).find(
            ([key, value]) => /(^i|I)d$/.test(key) && typeof value === 'string',
          )?.[1]
        : undefined;
    log.add({
      at: now(),
      origin: event.defaultPrevented ? 'host' : 'user',
      what: event.type,
      details: typeof id === 'string' ? id : '',
    });
    told();
  };
  for (const type of ASKED) view.addEventListener(type, heard);
  return () => {
    for (const type of ASKED) view.removeEventListener(type, heard);
  };
}
