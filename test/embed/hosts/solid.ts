import { render } from 'solid-js/web';
import h from 'solid-js/h';
import { user } from './user.js';

const place = document.querySelector('#place');
if (place)
  render(
    h('pipeline-workspace', { 'attr:workspace': 'zoo', 'attr:create': 'auto', 'prop:user': user }, [
      h('opportunity-board', { 'attr:density': 'compact' }),
    ]),
    place,
  );
