// The page of the zoo (test/embed/zoo.ts) in React 18. It brings the kit itself: the components are made of its classes.
import 'firsat/define';
import { OpportunityBoard, PipelineWorkspace } from 'firsat/react';
import { createRoot } from 'react-dom/client';
import { user } from '../../hosts/user.js';

const place = document.querySelector('#place');
if (place)
  createRoot(place).render(
    <PipelineWorkspace workspace="zoo" create="auto" user={user}>
      <OpportunityBoard density="compact" />
    </PipelineWorkspace>,
  );
