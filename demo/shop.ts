import 'firsat/define/opportunity-board';
import { roomFromAddress, serverFromAddress } from './room.js';
import { startWithSample } from './sample.js';

const { room } = roomFromAddress();
for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-keep-room]'))
  link.search = location.search;

const workspace = document.querySelector('pipeline-workspace');
if (!workspace) throw new Error('the page has no workspace');
workspace.server = serverFromAddress();
workspace.workspace = room;
startWithSample(workspace, { rows: 60, language: () => 'en' });

// The admin panel's own shortcut: it must not fire while somebody types in a widget.
document.addEventListener('keydown', (event) => {
  if (event.key === 's' && !(event.target instanceof HTMLInputElement)) {
    document.querySelector<HTMLInputElement>('.topbar input')?.focus();
    event.preventDefault();
  }
});
