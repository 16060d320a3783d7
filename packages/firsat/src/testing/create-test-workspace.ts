import { dateInZone } from '@firsat/model';
import { sampleWorkspace } from '@firsat/model/sample';
import type { PipelineStore } from '@firsat/store';
import { writeAsLoaded } from '@firsat/store/testing';
import { defineElement, type OpenedWorkspace } from '@firsat/elements/workspace';
import { FirsatWorkspace } from '../firsat-workspace.js';
import { MemoryNetwork } from './memory-network.js';
import { recordEvents, type EventRecorder } from './recorder.js';
import { Replica } from './replica.js';
import { painted, untilTrue, updateAll } from './settling.js';
import { createTestClock, instantOf, useAsPageClock, type TestClock } from './test-clock.js';

export interface TestWorkspaceOptions {
  /** The same seed makes the same sample. Default: 1. */
  readonly seed?: number;
  /** Language of sample, stages and widgets. Default: `en`. */
  readonly locale?: string;
  /** How many opportunities the sample has. Default: 0, a workspace with its stages only. */
  readonly opportunities?: number;
  /** The instant at which the clock stands: milliseconds, or ISO 8601 with a zone. Default: noon UTC of `today`. */
  readonly now?: number | string;
  /** The day, `YYYY-MM-DD`. Default: 2026-02-02, a Monday. */
  readonly today?: string;
  readonly timeZone?: string;
  /** Who works on the page. */
  readonly user?: { readonly id: string; readonly name: string };
}

/** A workspace in memory, and everything that a test does with it. */
export interface TestWorkspace {
  /** Who works on the page, and their store; acts like a peer: `test.me.move('…', 'Won')`. */
  readonly me: Replica;
  readonly store: PipelineStore;
  readonly clock: TestClock;
  /** A `<pipeline-workspace>` over it, to be put into the page with widgets in it. Only where there is a page. */
  readonly element: FirsatWorkspace;
  /** Has a `<pipeline-workspace>` of the page show this workspace instead of its own: before or after it is connected. */
  attach(element: HTMLElement): void;
  /** Somebody else on another device, in step through memory. */
  simulatePeer(options: { readonly name: string; readonly id?: string }): Replica;
  goOffline(): void;
  goOnline(): void;
  /** Everything has arrived everywhere and, where there is a page, is painted. */
  settled(): Promise<void>;
  /** Looks once per frame: for what a widget fetches when it is first needed. */
  until(holds: () => unknown, what?: string): Promise<void>;
  /** Records what a page would hear, from now on. */
  events(): EventRecorder;
  /** Takes the element out, closes all stores, gives the page its clock back. */
  close(): void;
}

/** How long before it was created. */
const BEGUN_MS = 60_000;

/**
 * A workspace for tests of a host page: no network, no disk, the same sample for the same seed, a clock that stands still. With a page, the widgets' `Date.now()` is this clock
 * until `close()`. Formatted notes need a server's text documents and are not part of it.
 */
export function createTestWorkspace({
  seed = 1,
  locale = 'en',
  opportunities = 0,
  today: day = '2026-02-02',
  now = `${day}T12:00:00Z`,
  timeZone = 'Europe/Istanbul',
  user = { id: 'me', name: 'Zeynep Yılmaz' },
}: TestWorkspaceOptions = {}): TestWorkspace {
  const page = typeof document === 'undefined' ? undefined : document;
  const first = instantOf(now);
  // The workspace is older than the test.
  const clock = createTestClock(first - BEGUN_MS, () => {
    if (page) updateAll(page);
  });
  const releaseClock = page ? useAsPageClock(clock) : undefined;
  const replicas: Replica[] = [];
  const network = new MemoryNetwork(() => {
    for (const each of replicas) each.sync.tell();
  });
  const join = (id: string, name: string): Replica => {
    const made = new Replica(network, {
      id,
      name,
      seed: seed + replicas.length,
      timeZone,
      now: () => clock.now,
    });
    replicas.push(made);
    return made;
  };

  const me = join(user.id, user.name);
  const language = locale.toLowerCase().startsWith('tr') ? 'tr' : 'en';
  me.execute('workspace-create', {
    name: 'Test',
    currency: language === 'tr' ? 'TRY' : 'USD',
    timeZone,
    language,
  });
  if (opportunities > 0) {
    const today = dateInZone(clock.now, timeZone);
    const sample = sampleWorkspace({ seed, rows: opportunities, language, today, timeZone });
    writeAsLoaded(me.docs, sample);
  }
  network.deliver();
  clock.setNow(first);

  const opened: OpenedWorkspace = {
    store: me.store,
    connect: () => me.goOnline(),
    disconnect: () => me.goOffline(),
    // An element may come and go; the workspace stays until the test closes it.
    close: () => Promise.resolve(),
  };
  let element: FirsatWorkspace | undefined;
  const recorders: EventRecorder[] = [];

  const attach = (to: HTMLElement): void => {
    Object.defineProperty(to, 'open', { value: () => opened, configurable: true });
    Object.assign(to, { workspace: `test-${String(seed)}`, storage: 'memory' });
    to.lang ||= locale;
    element = to as FirsatWorkspace;
  };

  return {
    me,
    store: me.store,
    clock,
    get element() {
      if (!page) throw new Error('firsat/testing: there is no page here; use `store` and `me`');
      if (!element) {
        defineElement('pipeline-workspace', FirsatWorkspace);
        attach(page.createElement('pipeline-workspace'));
      }
      return element as FirsatWorkspace;
    },
    attach,
    simulatePeer: ({ name, id = `peer${String(replicas.length)}` }) => join(id, name),
    goOffline: () => me.goOffline(),
    goOnline: () => me.goOnline(),
    async settled() {
      await Promise.resolve();
      network.deliver();
      if (page) await painted(page);
    },
    until: (holds, what = 'what the test wants') => untilTrue(holds, what),
    events() {
      const recorder = recordEvents(me.store, element);
      recorders.push(recorder);
      return recorder;
    },
    close() {
      element?.remove();
      for (const recorder of recorders) recorder.stop();
      for (const replica of replicas) replica.leave();
      releaseClock?.();
    },
  };
}
