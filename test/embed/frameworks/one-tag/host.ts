// One tag, not all of them: its type, that of the workspace, and the types of the events are there.
import 'firsat/define/offer-editor';

const editor = document.createElement('offer-editor');
editor.offer = 'a-1';
console.log(editor.hasDraft, document.createElement('pipeline-workspace').store?.phase);

editor.addEventListener('firsat-offer-open', ({ detail }) => {
  editor.offer = detail.id;
});
// @ts-expect-error -- no such property
editor.colour = 'red';
// @ts-expect-error -- the handler of another event
editor.addEventListener('firsat-offer-open', (event: MouseEvent) => event.x);
