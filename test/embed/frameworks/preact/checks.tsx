// The page of the checks (test/embed/checks).
import type {} from 'firsat/types/preact';
import { hydrate, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
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

const mounted = (place: Element): Mounted => ({
  show: (next) => render(<Page state={next} />, place),
  unmount: () => render(null, place),
});

export const bench: Bench = {
  mount: (place, state) => {
    render(<Page state={state} />, place);
    return mounted(place);
  },
  hydrate: (place, state) => {
    hydrate(<Page state={state} />, place);
    return mounted(place);
  },
};
