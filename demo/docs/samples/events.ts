import 'firsat/define';

// A click on a card opens your page instead of the drawer.
document.addEventListener('firsat-opportunity-open', (event) => {
  event.preventDefault();
  location.href = `/opportunities/${event.detail.id}`;
});

// Your server may have a say in a move. The card moves when the answer is yes.
document.addEventListener('firsat-opportunity-move-request', (event) => {
  const { id, stageId } = event.detail.input;
  event.waitUntil(fetch(`/may-move/${id}/${stageId}`).then((answer) => answer.ok));
});

// Or say why, in your words.
document.addEventListener('firsat-opportunity-delete-request', (event) => {
  if (document.body.dataset['month'] === 'closed') event.refuse('The books of this month are closed.');
});

// Whatever has changed, by whom ever.
document.addEventListener('firsat-change', ({ detail }) => {
  const { origin, changed } = detail;
  console.log(origin, changed.opportunities ?? []);
});
