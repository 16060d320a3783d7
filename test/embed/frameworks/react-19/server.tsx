import { renderToString } from 'react-dom/server';
import type { State } from '../../checks/state.js';
import { Page } from './checks.js';

export const render = (state: State): string => renderToString(<Page state={state} />);
