import { accessOf, computeStatus } from './compute-status.js';
import type { DocumentSession } from './document-session.js';
import type { StorageMode, SyncStatus } from './options.js';
import type { Outbox } from './outbox/outbox.js';
import type { ProblemCode } from './problem.js';

/** The parts of a session, and what only it knows. */
export interface SessionParts {
  readonly documents: Iterable<DocumentSession>;
  readonly outbox: Outbox | undefined;
  readonly hasServer: boolean;
  readonly wanted: boolean;
  readonly lastServerSaveAt: number | null;
  /** Another tab has signed the user out: nothing is kept any more. */
  readonly forgotten: boolean;
  /** A newer program is at work on this device. */
  readonly outdated: boolean;
  readonly storage: StorageMode;
  readonly evicted: number;
}

/** Asks every part for its facts and computes the status from them. */
export function sessionStatus(parts: SessionParts): SyncStatus {
  const { hasServer, wanted, lastServerSaveAt, forgotten, outdated, evicted } = parts;
  const documents = [...parts.documents];
  const outbox = forgotten ? undefined : parts.outbox;
  /** What was typed into a text is one change, however many keys were pressed. */
  const sum = (level: 'unsavedOnDevice' | 'unsavedOnServer'): number =>
    documents.reduce(
      (total, { presence, ledger }) => total + (presence ? Math.min(1, ledger[level]) : ledger[level]),
      0,
    );
  const problems: (ProblemCode | null | undefined | false)[] = [
    forgotten && 'signed-out',
    ...documents.map((document) => document.link?.problem),
    outdated && 'client-too-old',
    outbox?.problem,
    ...documents.map((document) => document.persistence?.problem),
  ];
  return computeStatus({
    hasServer,
    wanted,
    // One that has just been opened is still connecting: the workspace is not.
    links: documents.flatMap(({ presence, link }) =>
      presence && link?.state !== 'denied' ? [] : [link?.state],
    ),
    outbox: outbox && { healthy: outbox.healthy, problem: outbox.problem },
    replicas: documents.flatMap(({ persistence }) => (persistence ? [persistence.health] : [])),
    savedOnDevice: documents.every((document) => document.ledger.savedOnDevice),
    savedOnServer: documents.every((document) => document.ledger.savedOnServer),
    unsavedOnDevice: sum('unsavedOnDevice'),
    unsavedOnServer: sum('unsavedOnServer'),
    lastServerSaveAt,
    access: outdated ? 'outdated' : accessOf(documents.map(({ link }) => link?.access)),
    // A database that has never answered keeps nothing.
    storage: outbox === undefined || (!outbox.opened && outbox.problem !== null) ? 'memory' : parts.storage,
    evicted,
    problem: problems.find((problem) => typeof problem === 'string') ?? null,
  });
}
