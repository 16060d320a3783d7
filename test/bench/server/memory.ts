import { encodeMessage } from '@firsat/protocol';
import type { ChildServer } from './child-server.js';
import { LightSocket } from './light-socket.js';
import { until, wait } from './wait.js';

/** KiB for each of `count` idle connections, by heap and by resident memory; `pathOf` gives each its document. */
export async function idleMemory(
  server: ChildServer,
  count: number,
  pathOf: (index: number) => string,
): Promise<{ readonly heap: number; readonly rss: number }> {
  const open = async (from: number, to: number): Promise<readonly LightSocket[]> => {
    const sockets: LightSocket[] = [];
    for (let at = from; at < to; at += 100)
      sockets.push(
        ...(await Promise.all(
          Array.from({ length: Math.min(100, to - at) }, async (_, index) => {
            const socket = await LightSocket.open(server.port, pathOf(at + index));
            socket.send(encodeMessage({ type: 'sync-step-1', stateVector: Uint8Array.of(0) }));
            return socket;
          }),
        )),
      );
    await until(() => sockets.every(({ bytes }) => bytes > 4));
    return sockets;
  };
  // The first hundred bring the code and its feedback into memory.
  const first = await open(0, 100);
  await wait(300);
  const before = await server.usage(true);
  const sockets = await open(100, 100 + count);
  await wait(300);
  const after = await server.usage(true);
  for (const socket of [...first, ...sockets]) socket.close();
  await wait(500);
  return {
    heap: (after.heapBytes - before.heapBytes) / count / 1024,
    rss: (after.rssBytes - before.rssBytes) / count / 1024,
  };
}
