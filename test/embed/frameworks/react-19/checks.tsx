// The page of the checks (test/embed/checks): under StrictMode, which runs each effect twice.
import { StrictMode, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import type {} from 'firsat/types/jsx-react';
import type { Bench, Mounted, State, Tags } from '../../checks/state.js';

export function Page({ state }: { state: State }) {
  const workspace = useRef<Tags['pipeline-workspace']>(null);
  useEffect(() => {
    if (workspace.current) state.onReady?.(workspace.current);
  }, [state.onReady]);
  return (
    <pipeline-workspace
      ref={workspace}
      workspace="checks"
      storage="memory"
      create="auto"
      workspace-name={state.workspaceName}
      strings={state.strings}
      contactSource={state.contactSource}
      onfirsat-opportunity-move-request={state.onMove}
    >
      <p>{state.text}</p>
      {state.hasStatus && <sync-status />}
      {state.boards.map((id) => (
        <opportunity-board
          key={id}
          id={id}
          density={state.density}
          statuses={state.statuses}
          onfirsat-opportunity-new={state.onNew}
        />
      ))}
      <opportunity-filters filter={state.filter} onfirsat-filter-change={state.onFilter} />
      <presence-list max={state.max} />
      <line-grid opportunity="o1" frozen={state.frozen} />
    </pipeline-workspace>
  );
}

const page = (state: State) => (
  <StrictMode>
    <Page state={state} />
  </StrictMode>
);

const mounted = (root: Root): Mounted => ({
  show: (next) => flushSync(() => root.render(page(next))),
  unmount: () => root.unmount(),
});

export const bench: Bench = {
  mount: (place, state) => {
    const root = createRoot(place);
    flushSync(() => root.render(page(state)));
    return mounted(root);
  },
  hydrate: (place, state) => mounted(hydrateRoot(place, page(state))),
};
