/** Lets the page go on; resolves when there is time for more. */
export type Pause = () => Promise<void>;

const IDLE_LIMIT_MS = 2_000;
const SLICE_LIMIT_MS = 100;
/** WebKit has no idle callback. */
const NO_IDLE_MS = 100;

/** Calls `work` when the page has nothing else to do, in the end anyway. Returns the way out. */
export function whenIdle(work: () => void, limit = IDLE_LIMIT_MS): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: limit });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(work, NO_IDLE_MS);
  return () => clearTimeout(handle);
}

/** Until the page has nothing else to do. */
export const idle: Pause = () => new Promise((resolve) => void whenIdle(resolve, SLICE_LIMIT_MS));

/** Until what waits already has had its turn: for work that somebody waits for. A timer would be slowed down in a tab in the background. */
export const soon: Pause = () => {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
};
