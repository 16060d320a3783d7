import { renderToString } from 'preact-render-to-string';
import type { State } from '../../checks/state.js';
import { Page } from './checks.js';

export const render = (state: State): string => renderToString(<Page state={state} />);
