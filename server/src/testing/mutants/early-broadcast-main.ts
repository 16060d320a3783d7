// The mutant "broadcast before commit": acknowledgements are true, but others get a change before it is on the disk.
import { encodeMessage } from '@firsat/protocol';
import { processFace } from '../../process-face.js';
import { Room } from '../../rooms/room.js';
import { run } from '../../run.js';

const change = Object.getOwnPropertyDescriptor(Room.prototype, 'change')?.value as Room['change'];
Room.prototype.change = function (this: Room, from, update, ...rest) {
  const outcome = change.call(this, from, update, ...rest);
  if (outcome.type === 'ok') this.broadcast(encodeMessage({ type: 'update', update }), from);
  return outcome;
};

await run(processFace(process.env));
