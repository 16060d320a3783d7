/** Resolves when the page has nothing else to do, or after two seconds on a page that always has. Not `nextTask`: the continuation of a task goes before the events of the disk. */
export function whenIdle(): Promise<void> {
  const { requestIdleCallback = setTimeout } = globalThis as {
    readonly requestIdleCallback?: (run: () => void, options: { readonly timeout: number }) => void;
  };
  return new Promise((resolve) => void requestIdleCallback(() => resolve(), { timeout: 2000 }));
}
