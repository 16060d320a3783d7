import { createApp, h } from 'vue';
import { user } from './user.js';

createApp({
  render: () =>
    h('pipeline-workspace', { workspace: 'zoo', create: 'auto', user }, [
      h('opportunity-board', { density: 'compact' }),
    ]),
}).mount('#place');
