import type { StorePhase, SyncStatus } from '@firsat/store';

/** What a person must know about their changes, most serious first. */
export type NoticeKind = 'removed' | 'outdated' | 'expired' | 'held' | 'evicted' | 'memory';

export interface NoticeFacts {
  readonly status: SyncStatus;
  readonly phase: StorePhase;
  readonly held: number;
  /** Notices that were read, as `noticeKey` names them. */
  readonly dismissed: ReadonlySet<string>;
}

/** Changes that only this page has: neither its device nor the server would have them after it is closed. */
export function onlyOnPage({ device, storage, unsavedOnServer }: SyncStatus): number {
  return device === 'memory' || device === 'failed' || storage === 'memory' ? unsavedOnServer : 0;
}

/** Where what is not on the server is kept. */
export function isKeptOnDevice({ device, storage }: SyncStatus): boolean {
  return storage !== 'memory' && device !== 'memory' && device !== 'failed';
}

/** Names a notice together with what would make it news again after it was read. */
export function noticeKey(kind: NoticeKind, { status, held }: Pick<NoticeFacts, 'status' | 'held'>): string {
  if (kind === 'held') return `held ${String(held)}`;
  if (kind === 'evicted') return `evicted ${String(status.evicted)}`;
  if (kind === 'memory') return `memory ${isAtRisk(status) ? 'waiting' : ''}`;
  return kind;
}

/** Nothing is kept here, and the server does not have it all and cannot be reached now. */
export function isAtRisk(status: SyncStatus): boolean {
  return status.network !== 'none' && status.network !== 'online' && onlyOnPage(status) > 0;
}

/** What is shown; never more than the status says. Pure. */
export function noticesOf(facts: NoticeFacts): readonly NoticeKind[] {
  const { status, phase, held, dismissed } = facts;
  const kinds: NoticeKind[] = [];
  if (status.access === 'removed') kinds.push('removed');
  if (status.access === 'outdated' || phase === 'outdated') kinds.push('outdated');
  if (status.access === 'expired') kinds.push('expired');
  if (held > 0) kinds.push('held');
  if (status.evicted > 0) kinds.push('evicted');
  // While a device is being opened nothing is known about it; what an ended session says about the page need not be said twice.
  const isMemory = status.storage === 'memory' && (status.device === 'memory' || status.device === 'failed');
  if (isMemory && !kinds.includes('expired') && !kinds.includes('outdated')) kinds.push('memory');
  return kinds.filter((kind) => !dismissed.has(noticeKey(kind, facts)));
}
