import { h, render } from 'preact';
import { user } from './user.js';

const place = document.querySelector('#place');
if (place)
  render(
    h('pipeline-workspace', { workspace: 'zoo', create: 'auto', user } as object, [
      h('opportunity-board', { density: 'compact' } as object),
    ]),
    place,
  );
