// The page of the checks (test/embed/checks), with the components of `firsat/react`: under StrictMode, which runs each effect twice.
import {
  OpportunityBoard,
  OpportunityFilters,
  LineGrid,
  PipelineWorkspace,
  PresenceList,
  SyncStatus,
} from 'firsat/react';
import { StrictMode, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import type { Bench, Mounted, State, Tags } from '../../checks/state.js';

export function Page({ state }: { state: State }) {
  const workspace = useRef<Tags['pipeline-workspace']>(null);
  useEffect(() => {
    if (workspace.current) state.onReady?.(workspace.current);
  }, [state.onReady]);
  return (
    <PipelineWorkspace
      ref={workspace}
      workspace="checks"
      storage="memory"
      create="auto"
      workspaceName={state.workspaceName}
      strings={state.strings}
      contactSource={state.contactSource}
      onFirsatOpportunityMoveRequest={state.onMove}
    >
      <p>{state.text}</p>
      {state.hasStatus && <SyncStatus />}
      {state.boards.map((id) => (
        <OpportunityBoard
          key={id}
          id={id}
          density={state.density}
          statuses={state.statuses}
          onFirsatOpportunityNew={state.onNew}
        />
      ))}
      <OpportunityFilters filter={state.filter} onFirsatFilterChange={state.onFilter} />
      <PresenceList max={state.max} />
      <LineGrid opportunity="o1" frozen={state.frozen} />
    </PipelineWorkspace>
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
