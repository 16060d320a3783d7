/** Resolves when `work` settles, at the latest after `ms`; never rejects. */
export function withinTime(work: Promise<unknown>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    work.then(done, done);
  });
}

const NO_FRAME_MS = 200;

/** Resolves when the page has painted what it was given in this turn; soon, where nothing is painted (a tab in the background, Node). */
export function afterPaint(): Promise<void> {
  const { document, requestAnimationFrame } = globalThis as {
    readonly document?: { readonly visibilityState: string };
    readonly requestAnimationFrame?: (callback: () => void) => number;
  };
  return new Promise((resolve) => {
    if (document?.visibilityState !== 'visible' || !requestAnimationFrame) {
      setTimeout(resolve);
      return;
    }
    const late = setTimeout(resolve, NO_FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve); // a task after the frame
    });
  });
}
