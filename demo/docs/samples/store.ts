import 'firsat/define';

const workspace = document.querySelector('pipeline-workspace');
const store = workspace?.store;
if (store) {
  // Read.
  for (const { id, description } of store.list('opportunities')) console.log(id, description);

  // Write, as a user would: checked, undoable, in the history.
  await store.whenWritable();
  const result = store.execute('opportunity-create', {
    description: 'Annual maintenance',
    customerId: null,
  });
  if (!result.ok) console.warn(result.problems.map(({ code }) => code));

  // Wait until the server has it on its disk.
  await store.whenDurable('server');
}
