import { generateHydrationScript, renderToString } from 'solid-js/web';
import type { State } from '../../checks/state.js';
import { Page } from './checks.js';

/** What the browser needs before Solid is there. */
export const head = generateHydrationScript();

export const render = (state: State): string => renderToString(() => <Page state={() => state} />);
