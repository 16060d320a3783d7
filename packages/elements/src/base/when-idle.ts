/** Resolves when the page has nothing else to do. Not `nextTask`: the continuation of a task goes before the events of the disk. */
export function whenIdle(): Promise<void> {
  const { requestIdleCallback = setTimeout } = globalThis as {
    readonly requestIdleCallback?: (run: () => void) => void;
  };
  return new Promise((resolve) => void requestIdleCallback(() => resolve()));
}
