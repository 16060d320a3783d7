import { flushSync, hydrate, mount, unmount } from 'svelte';
import type { Bench, Mounted, State } from '../../checks/state.js';
import Page from './Checks.svelte';

function started(
  begin: (
    page: typeof Page,
    options: { target: Element; props: { state: State } },
  ) => Record<string, unknown>,
  target: Element,
  state: State,
): Mounted {
  let current = $state.raw(state);
  const page = begin(Page, {
    target,
    props: {
      get state() {
        return current;
      },
    },
  });
  flushSync();
  return {
    show: (next) => {
      current = next;
      flushSync();
    },
    unmount: () => unmount(page),
  };
}

export const bench: Bench = {
  mount: (place, state) => started(mount, place, state),
  hydrate: (place, state) => started(hydrate, place, state),
};
