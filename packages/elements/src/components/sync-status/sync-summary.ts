import type { SyncStatus } from '@firsat/store';

/** What can be said in one short sentence about where the local changes are. */
export type SyncMeaning =
  | 'server'
  | 'device'
  | 'queued'
  | 'saving'
  | 'opening'
  | 'connecting'
  | 'offline'
  | 'paused'
  | 'memory'
  | 'memory-queued'
  | 'server-only'
  | 'failed'
  | 'denied'
  | 'denied-device'
  | 'held'
  | 'reader'
  | 'expired'
  | 'removed'
  | 'outdated';

export type SyncTone = 'saved' | 'busy' | 'waiting' | 'warning' | 'problem';

export interface SyncSummary {
  readonly meaning: SyncMeaning;
  readonly tone: SyncTone;
  /** Changes that wait for the level that the meaning is about. */
  readonly waiting: number;
}

const TONES: Readonly<Record<SyncMeaning, SyncTone>> = {
  server: 'saved',
  device: 'saved',
  queued: 'waiting',
  saving: 'busy',
  opening: 'busy',
  connecting: 'busy',
  offline: 'waiting',
  paused: 'waiting',
  memory: 'warning',
  'memory-queued': 'warning',
  'server-only': 'warning',
  failed: 'problem',
  denied: 'problem',
  'denied-device': 'problem',
  held: 'problem',
  reader: 'saved',
  expired: 'warning',
  removed: 'problem',
  outdated: 'problem',
};

/**
 * How much a meaning promises: 2 = nothing is left to do, 1 = safe from a crash of the page, 0 = not even that. A display may fall at
 * once but rises only when it has been steady (`SteadySummary`).
 */
const PROMISES: Readonly<Record<SyncMeaning, 0 | 1 | 2>> = {
  server: 2,
  device: 2,
  'server-only': 2,
  reader: 2,
  held: 1,
  expired: 1,
  queued: 1,
  'denied-device': 1,
  connecting: 1,
  offline: 1,
  paused: 1,
  saving: 0,
  opening: 0,
  memory: 0,
  'memory-queued': 0,
  failed: 0,
  denied: 0,
  removed: 0,
  outdated: 0,
};

export function promiseOf(summary: SyncSummary): 0 | 1 | 2 {
  return PROMISES[summary.meaning];
}

/** Two summaries that a person would read as the same. */
export function sameSummary(a: SyncSummary, b: SyncSummary): boolean {
  return a.meaning === b.meaning && a.waiting === b.waiting && a.tone === b.tone;
}

/** The one place where levels become a meaning; never more than the status says. `held`: changes that were not accepted. Pure. */
export function summarise(status: SyncStatus, offlineByChoice: boolean, held = 0): SyncSummary {
  const meaning = rightsOf(meaningOf(status, offlineByChoice), status, held);
  const waiting =
    meaning === 'held'
      ? held
      : meaning === 'queued' || meaning === 'memory-queued'
        ? status.unsavedOnServer
        : status.unsavedOnDevice;
  // Something is wrong although the data is safe: it must be seen that there is more to read.
  const tone = status.problem !== null && TONES[meaning] !== 'problem' ? 'warning' : TONES[meaning];
  return { meaning, tone, waiting };
}

/** What the user may do here, and what was not accepted, where nothing worse is to be said about where changes are. */
function rightsOf(meaning: SyncMeaning, { access }: SyncStatus, held: number): SyncMeaning {
  const isDenied = meaning === 'denied' || meaning === 'denied-device';
  if (PROMISES[meaning] === 0 && !isDenied) return meaning;
  if (access === 'removed' || access === 'outdated' || access === 'expired') return access;
  if (isDenied) return meaning;
  if (held > 0) return 'held';
  return access === 'reader' && meaning === 'server' ? 'reader' : meaning;
}

function meaningOf(status: SyncStatus, offlineByChoice: boolean): SyncMeaning {
  const { network, device, server } = status;
  if (network === 'denied') return device === 'saved' ? 'denied-device' : 'denied';
  if (device === 'failed') return server === 'saved' && network === 'online' ? 'server-only' : 'failed';
  if (server === 'pending') {
    if (device === 'saved') return 'queued';
    return device === 'memory' ? 'memory-queued' : 'saving';
  }
  if (server === 'saved') {
    if (network === 'online') return 'server';
    // Acknowledged by the server, but the replica on this device may still be opening: not a word about it yet.
    if (device === 'saving') return status.unsavedOnDevice > 0 ? 'saving' : 'opening';
    if (network === 'connecting') return 'connecting';
    return offlineByChoice ? 'paused' : 'offline';
  }
  if (device === 'saved') return 'device';
  if (device === 'saving') return status.unsavedOnDevice > 0 ? 'saving' : 'opening';
  return 'memory';
}
