import type { HeldChange, SyncStatus } from '@firsat/store';
import { TEST_NOW } from '@firsat/store/testing';
import { localizerFor } from '../locales/localizer.js';
import { inside, painted } from './drive.js';
import { fakeHeld, fakeSync, type FakeHeld } from './fake-sync.js';
import { createFakeTimer } from './fake-timer.js';
import { workspaceFixture } from './fixture.js';

/** A change that is held because its maker may only read. */
export function change(id: string, more: Partial<HeldChange> = {}): HeldChange {
  return {
    id,
    reason: 'read-only',
    at: TEST_NOW,
    command: { name: 'opportunity-delete', input: { id: 'none' } },
    rule: '',
    canRetry: false,
    ...more,
  };
}

export const THREE: readonly HeldChange[] = [
  change('a', { canRetry: true }),
  change('b', { canRetry: true }),
  change('c'),
];

/** `<change-notices>` (already defined by the test) over a status and held changes that the test sets. */
export async function noticesScene(
  options: {
    readonly held?: readonly HeldChange[];
    readonly status?: Partial<SyncStatus>;
    readonly lang?: string;
  } = {},
) {
  const held: FakeHeld = fakeHeld(options.held ?? []);
  const sync = fakeSync({}, held);
  const timer = createFakeTimer();
  const lang = options.lang ?? 'tr';
  const fixture = await workspaceFixture(
    () => {
      const made = document.createElement('change-notices');
      made.timer = timer;
      return made;
    },
    { lang, store: { sync } },
  );
  const { element } = fixture;
  const l = localizerFor(lang);
  // Only now: who may not write could not make the workspace of the fixture.
  if (options.status) sync.set(options.status);
  await painted(element);
  return {
    ...fixture,
    held,
    sync,
    timer,
    l,
    words: l.t.notices,
    async click(selector: string): Promise<void> {
      inside(element, selector).click();
      await painted(element);
    },
    async set(list: readonly HeldChange[]): Promise<void> {
      held.set(list);
      await painted(element);
    },
    async status(next: Partial<SyncStatus>): Promise<void> {
      sync.set(next);
      await painted(element);
    },
    rows: (): string[] =>
      [...element.renderRoot.querySelectorAll('.changes li[data-change]')].map((row) =>
        row.textContent.replace(/\s+/g, ' ').trim(),
      ),
    async choose(id: string, on: boolean): Promise<void> {
      const box = inside<HTMLInputElement>(element, `[data-change="${id}"] input`);
      if (box.checked !== on) box.click();
      await painted(element);
    },
  };
}

/** What was said to listeners while something happened. */
export async function saidDuring(act: () => Promise<void> | void): Promise<string[]> {
  const said: string[] = [];
  const proto = Element.prototype as { ariaNotify?: (text: string) => void };
  const before = proto.ariaNotify;
  proto.ariaNotify = (text: string) => {
    said.push(text);
  };
  try {
    await act();
  } finally {
    if (before) proto.ariaNotify = before;
    else delete proto.ariaNotify;
  }
  return said;
}
