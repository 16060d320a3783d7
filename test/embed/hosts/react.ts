import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { user } from './user.js';

const place = document.querySelector('#place');
if (place)
  createRoot(place).render(
    createElement(
      'pipeline-workspace',
      { workspace: 'zoo', create: 'auto', user },
      createElement('opportunity-board', { density: 'compact' }),
    ),
  );
