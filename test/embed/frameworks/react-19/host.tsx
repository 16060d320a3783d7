// React 19 sets properties and events of custom elements itself; `firsat/types/jsx-react` gives the types.
// #region page
import 'firsat/define';
import type {} from 'firsat/types/jsx-react';
import { useRef, useState } from 'react';

export function Pipeline({ workspace, token }: { workspace: string; token: () => Promise<string> }) {
  const board = useRef<HTMLElementTagNameMap['opportunity-board']>(null);
  const [open, setOpen] = useState('');
  return (
    <pipeline-workspace workspace={workspace} server="wss://sync.example" getToken={token}>
      <opportunity-board
        ref={board}
        density="compact"
        as-of="2026-03-31"
        className="board"
        onfirsat-opportunity-open={(event) => {
          event.preventDefault();
          setOpen(event.detail.id);
        }}
        onfirsat-opportunity-move-request={(event) => {
          event.waitUntil(Promise.resolve(event.detail.input.stageId !== 'locked'));
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
      {/* @ts-expect-error -- the handler of another event */}
      <opportunity-board onfirsat-opportunity-open={(event: MouseEvent) => console.log(event.x)} />
    </>
  );
}
