import type { CommandInput, Patch } from '@firsat/model';
import { countingIds, seeded } from '@firsat/model/testing';
import * as Y from 'yjs';
import { createPipelineStore } from '../create-pipeline-store.js';
import type { BoundPipelineStore, PipelineStoreOptions } from '../store-options.js';
import { writeAsLoaded } from './write-as-loaded.js';

/** 2026-02-01 09:00 in Istanbul. */
export const TEST_NOW = 1_769_925_600_000;

export interface TestStoreOptions extends Partial<Omit<PipelineStoreOptions, 'now' | 'newId' | 'random'>> {
  /** Written before anything is told, as if loaded from disk. */
  readonly patches?: readonly Patch[];
  /** Whether the workspace has been created, with its templates. Default: true. */
  readonly created?: boolean;
  readonly workspace?: Partial<CommandInput<'workspace-create'>>;
  /** Whether both documents count as read. Default: true. */
  readonly loaded?: boolean;
  /** Seeds the order-key jitter and, with the user's id, the record ids. Default: 1. */
  readonly seed?: number;
}

export interface TestStore {
  readonly store: BoundPipelineStore;
  readonly core: Y.Doc;
  readonly work: Y.Doc;
  readonly clock: { now: number };
}

/** A store in memory with a clock that stands still until it is set, counted ids and seeded chance. */
export function createTestStore(options: TestStoreOptions = {}): TestStore {
  const { patches = [], created = true, loaded = true, seed = 1, workspace, ...given } = options;
  const clock = { now: TEST_NOW };
  const core = given.core ?? new Y.Doc();
  const work = given.work ?? new Y.Doc();
  const user = given.user ?? { id: 'member1', name: 'Ayşe Yılmaz' };
  const store = createPipelineStore({
    workspaceId: 'test',
    ...given,
    user,
    core,
    work,
    now: () => clock.now,
    newId: countingIds(`${user.id}-${String(seed)}-`),
    random: seeded(seed),
  });
  if (loaded) {
    store.markLoaded('core');
    store.markLoaded('work');
  }
  if (created && loaded && store.phase === 'empty') {
    const result = store.execute('workspace-create', {
      name: 'Deneme',
      currency: 'TRY',
      timeZone: 'Europe/Istanbul',
      language: 'tr',
      ...workspace,
    });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
  }
  if (patches.length > 0) writeAsLoaded({ core, work }, patches);
  return { store, core, work, clock };
}
