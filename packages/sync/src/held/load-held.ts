import type * as Held from './index.js';

/** What holds changes that the server does not take. By name: the report of the interface must not know where the sources lie. */
export interface HeldParts {
  readonly DeviceHeldStore: typeof Held.DeviceHeldStore;
  readonly MemoryHeldStore: typeof Held.MemoryHeldStore;
  readonly SafeHeldStore: typeof Held.SafeHeldStore;
  readonly eraseCopy: typeof Held.eraseCopy;
  readonly registersOf: typeof Held.registersOf;
  readonly tabsAt: typeof Held.tabsAt;
}

/** Fetched when it is needed, no page waits for it. */
export function loadHeld(): Promise<HeldParts> {
  return import('./index.js');
}
