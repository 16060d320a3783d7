/** What a child server tells about itself; memory after a collection. */
export interface Usage {
  /** CPU of all threads since the start, ms. */
  readonly cpuMs: number;
  readonly heapBytes: number;
  readonly rssBytes: number;
  readonly rooms: number;
}

/** Says that the server listens, and answers `usage` until the parent goes away. */
export function serveUsage(port: number, rooms: () => number = () => 0): void {
  process.on('message', (asked: { readonly collect: boolean }) => {
    if (asked.collect) for (let round = 0; round < 3; round++) globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    const { heapUsed, external, rss } = process.memoryUsage();
    const usage: Usage = {
      cpuMs: (user + system) / 1000,
      heapBytes: heapUsed + external,
      rssBytes: rss,
      rooms: rooms(),
    };
    process.send?.(usage);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port });
}
