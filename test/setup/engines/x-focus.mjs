// Gives a window of an X display the focus, as a window manager would: without one no window is ever active, and in a
// window that is not nothing matches `:focus`. Three requests of the X protocol, so that no window manager is needed.
import { connect } from 'node:net';

const QUERY_TREE = 15;
const SET_INPUT_FOCUS = 42;

/** Reads exactly so many bytes. */
async function read(socket, size) {
  for (;;) {
    const bytes = socket.read(size);
    if (bytes) return bytes;
    await new Promise((resolve, reject) => {
      socket.once('readable', resolve);
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('the display has gone')));
    });
  }
}

/** The window that covers the display, from what the server says at first. */
async function rootOf(socket) {
  const hello = Buffer.alloc(12);
  hello.write('l');
  hello.writeUInt16LE(11, 2);
  socket.write(hello);
  const head = await read(socket, 8);
  const body = await read(socket, 4 * head.readUInt16LE(6));
  if (head[0] !== 1) throw new Error('the display does not let us in');
  const vendor = Math.ceil(body.readUInt16LE(16) / 4) * 4;
  return body.readUInt32LE(32 + vendor + 8 * body[21]);
}

async function childrenOf(socket, window) {
  const request = Buffer.alloc(8);
  request.writeUInt8(QUERY_TREE);
  request.writeUInt16LE(2, 2);
  request.writeUInt32LE(window, 4);
  socket.write(request);
  const head = await read(socket, 32);
  const size = 4 * head.readUInt32LE(4);
  const body = size > 0 ? await read(socket, size) : Buffer.alloc(0);
  return Array.from({ length: body.length / 4 }, (_, index) => body.readUInt32LE(4 * index));
}

/** Gives the focus to whatever window of `display` (`:7`) is shown; those that are not refuse it. */
export async function focusWindows(display) {
  const socket = connect(`/tmp/.X11-unix/X${display.slice(1)}`);
  try {
    const root = await rootOf(socket);
    for (const window of await childrenOf(socket, root)) {
      const request = Buffer.alloc(12);
      request.writeUInt8(SET_INPUT_FOCUS);
      request.writeUInt8(1, 1);
      request.writeUInt16LE(3, 2);
      request.writeUInt32LE(window, 4);
      socket.write(request);
    }
    await new Promise((resolve) => socket.end(resolve));
  } finally {
    socket.destroy();
  }
}
