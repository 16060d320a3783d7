import { createSSRApp, shallowRef } from 'vue';
import { renderToString } from 'vue/server-renderer';
import type { State } from '../../checks/state.js';
import Page from './Checks.vue';

export const render = (state: State): Promise<string> =>
  renderToString(createSSRApp(Page, { state: shallowRef(state) }));
