// React 18 and older know neither properties nor events of custom elements: `firsat/react` has a component for each.
// #region page
import 'firsat/define';
import { OpportunityBoard, OpportunityDetail, PipelineWorkspace } from 'firsat/react';
import { useState } from 'react';

export function Pipeline({ workspace }: { workspace: string }) {
  const [open, setOpen] = useState('');
  return (
    <PipelineWorkspace
      workspace={workspace}
      onFirsatChange={({ detail }) => console.log(detail.origin)}
      onFirsatOpportunityMoveRequest={(event) => {
        if (event.detail.input.stageId === 'locked') event.preventDefault();
      }}
    >
      <OpportunityBoard
        density="compact"
        asOf="2026-03-31"
        onFirsatOpportunityOpen={(event) => {
          event.preventDefault();
          setOpen(event.detail.id);
        }}
      />
      <OpportunityDetail opportunityId={open} onFirsatDetailClose={() => setOpen('')} />
    </PipelineWorkspace>
  );
}
// #endregion page

export function Wrong() {
  return (
    <>
      {/* @ts-expect-error -- no such density */}
      <OpportunityBoard density="tiny" />
      {/* @ts-expect-error -- no such detail */}
      <OpportunityBoard onFirsatOpportunityOpen={({ detail }) => console.log(detail.name)} />
    </>
  );
}
