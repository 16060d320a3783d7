// The mutant "ack without SyncStep2" (A2, F2): each connection counts as if its backlog had come with HELLO.
import { ServerConnection } from '@firsat/protocol';
import { processFace } from '../../process-face.js';
import { run } from '../../run.js';

const welcome = Object.getOwnPropertyDescriptor(ServerConnection.prototype, 'welcome')
  ?.value as ServerConnection['welcome'];
ServerConnection.prototype.welcome = function (this: ServerConnection, ...request) {
  return [...welcome.call(this, ...request), ...this.applied(true, 'ok', 0, 0)];
};

await run(processFace(process.env));
