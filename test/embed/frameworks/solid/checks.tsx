// The page of the checks (test/embed/checks). What a binding without a prefix does to a custom element, Solid decides by its name; `prop:` says it.
import type {} from 'firsat/types/solid';
import { createSignal, For, onMount, Show, type Accessor, type JSX } from 'solid-js';
import { hydrate, render } from 'solid-js/web';
import type { Bench, Mounted, State, Tags } from '../../checks/state.js';

export function Page(props: { state: Accessor<State> }) {
  let workspace: Tags['pipeline-workspace'] | undefined;
  onMount(() => {
    if (workspace) props.state().onReady?.(workspace);
  });
  return (
    <pipeline-workspace
      ref={workspace}
      workspace="checks"
      storage="memory"
      create="auto"
      attr:workspace-name={props.state().workspaceName}
      prop:strings={props.state().strings}
      prop:contactSource={props.state().contactSource}
      on:firsat-opportunity-move-request={(event) => props.state().onMove?.(event)}
    >
      <p>{props.state().text}</p>
      <Show when={props.state().hasStatus}>
        <sync-status />
      </Show>
      <For each={props.state().boards}>
        {(id) => (
          <opportunity-board
            id={id}
            prop:density={props.state().density}
            prop:statuses={props.state().statuses}
            on:firsat-opportunity-new={(event) => props.state().onNew?.(event)}
          />
        )}
      </For>
      <opportunity-filters
        prop:filter={props.state().filter}
        on:firsat-filter-change={(event) => props.state().onFilter?.(event)}
      />
      <presence-list prop:max={props.state().max} />
      <line-grid opportunity="o1" prop:frozen={props.state().frozen} />
    </pipeline-workspace>
  );
}

function started(
  begin: (page: () => JSX.Element, place: Element) => () => void,
  place: Element,
  first: State,
): Mounted {
  const [state, setState] = createSignal(first);
  const dispose = begin(() => <Page state={state} />, place);
  return {
    show: (next) => {
      setState(next);
    },
    unmount: dispose,
  };
}

export const bench: Bench = {
  mount: (place, state) => started(render, place, state),
  hydrate: (place, state) => started(hydrate, place, state),
};
