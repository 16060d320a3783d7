/**
 * Resolves when the page has nothing else to do, or after two seconds on a page that always has. Not `nextTask`: the continuation of a task goes before the
 * events of the disk.
 */
export function whenIdle(): Promise<void> {
  const { requestIdleCallback } = globalThis as {
    readonly requestIdleCallback?: (run: () => void, options: { readonly timeout: number }) => void;
  };
  return new Promise((resolve) => {
    if (requestIdleCallback) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve);
  });
}
