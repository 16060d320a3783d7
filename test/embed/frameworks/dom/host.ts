// A page without a framework: tags, properties and events are typed by importing `firsat/define`.
// #region page
import 'firsat/define';

const board = document.createElement('opportunity-board');
board.density = 'compact';
board.setAttribute('as-of', '2026-03-31');

board.addEventListener('firsat-opportunity-open', (event) => {
  event.preventDefault();
  location.hash = event.detail.id;
});

// Domain events bubble: one listener for all widgets.
document.addEventListener('firsat-opportunity-move-request', (event) => {
  const { id, stageId } = event.detail.input;
  event.waitUntil(fetch(`/may-move/${id}/${stageId}`).then((answer) => answer.ok));
});

const workspace = document.querySelector('pipeline-workspace');
workspace?.addEventListener('firsat-change', ({ detail }) => {
  if (detail.origin !== 'load') console.log(detail.changed.opportunities?.length ?? 0);
});
workspace?.store?.execute('opportunity-create', { description: 'From the host', customerId: null });
// #endregion page

// The types refuse what is wrong.
// @ts-expect-error -- no such density
board.density = 'tiny';
board.addEventListener('firsat-opportunity-open', (event) => {
  // @ts-expect-error -- no such detail
  console.log(event.detail.name);
});
board.addEventListener('firsat-contact-create-request', (event) => {
  // @ts-expect-error -- the input of another command
  console.log(event.detail.input.stageId);
});
// @ts-expect-error -- no such command
workspace?.store?.execute('opportunity-crate', {});
