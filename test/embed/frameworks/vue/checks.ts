import { createApp, createSSRApp, nextTick, shallowRef } from 'vue';
import type { Bench, Mounted, State } from '../../checks/state.js';
import Page from './Checks.vue';

function started(create: typeof createApp, place: Element, first: State): Mounted {
  const state = shallowRef(first);
  // In a function, so that Vue does not read the reference for the page.
  const app = create(Page, { state });
  app.mount(place);
  return {
    show: async (next) => {
      state.value = next;
      await nextTick();
    },
    unmount: () => {
      app.unmount();
    },
  };
}

export const bench: Bench = {
  mount: (place, state) => started(createApp, place, state),
  hydrate: (place, state) => started(createSSRApp, place, state),
};
