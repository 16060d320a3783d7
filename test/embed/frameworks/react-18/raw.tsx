// The mistake that the components of `firsat/react` are there for: React 18 with bare tags. The checks have to refuse it (ZOO12).
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Bench, State } from '../../checks/state.js';

const page = (state: State) =>
  createElement(
    'pipeline-workspace',
    {
      workspace: 'checks',
      storage: 'memory',
      create: 'auto',
      'workspace-name': state.workspaceName,
      strings: state.strings,
      contactSource: state.contactSource,
      'onfirsat-opportunity-move-request': state.onMove,
    },
    createElement('p', undefined, state.text),
    state.hasStatus && createElement('sync-status'),
    state.boards.map((id) =>
      createElement('opportunity-board', {
        key: id,
        id,
        density: state.density,
        statuses: state.statuses,
        'onfirsat-opportunity-new': state.onNew,
      }),
    ),
    createElement('opportunity-filters', { filter: state.filter, 'onfirsat-filter-change': state.onFilter }),
    createElement('presence-list', { max: state.max }),
    createElement('line-grid', { opportunity: 'o1', frozen: state.frozen }),
  );

export const bench: Bench = {
  mount: (place, state) => {
    const root = createRoot(place);
    flushSync(() => root.render(page(state)));
    return {
      show: (next) => flushSync(() => root.render(page(next))),
      unmount: () => root.unmount(),
    };
  },
};
