// Solid listens to events of custom elements by `on:`; `firsat/types/solid` gives the types.
// #region page
import 'firsat/define';
import type {} from 'firsat/types/solid';
import { createSignal } from 'solid-js';

export function Pipeline(props: { workspace: string }) {
  const [open, setOpen] = createSignal('');
  return (
    <pipeline-workspace workspace={props.workspace} server="wss://sync.example">
      <opportunity-board
        density="compact"
        as-of="2026-03-31"
        class="board"
        on:firsat-opportunity-open={(event) => {
          event.preventDefault();
          setOpen(event.detail.id);
        }}
      />
      <opportunity-detail prop:opportunityId={open()} on:firsat-detail-close={() => setOpen('')} />
    </pipeline-workspace>
  );
}
// #endregion page

export function Wrong() {
  return (
    <>
      {/* @ts-expect-error -- no such density */}
      <opportunity-board density="tiny" />
      {/* @ts-expect-error -- no such property */}
      <opportunity-board colour="red" />
      {/* @ts-expect-error -- no such detail */}
      <opportunity-board on:firsat-opportunity-open={({ detail }) => console.log(detail.name)} />
    </>
  );
}
