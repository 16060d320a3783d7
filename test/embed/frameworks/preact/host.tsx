// Preact sets properties and events of custom elements itself; `firsat/types/preact` gives the types.
// #region page
import 'firsat/define';
import type {} from 'firsat/types/preact';
import { useState } from 'preact/hooks';

export function Pipeline({ workspace }: { workspace: string }) {
  const [open, setOpen] = useState('');
  return (
    <pipeline-workspace workspace={workspace} server="wss://sync.example">
      <opportunity-board
        density="compact"
        as-of="2026-03-31"
        class="board"
        onfirsat-opportunity-open={(event) => {
          event.preventDefault();
          setOpen(event.detail.id);
        }}
      />
      <opportunity-detail opportunityId={open} onfirsat-detail-close={() => setOpen('')} />
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
      <opportunity-board onfirsat-opportunity-open={({ detail }) => console.log(detail.name)} />
    </>
  );
}
