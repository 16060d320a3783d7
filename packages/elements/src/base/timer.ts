/** Waits, for elements that must be testable without waiting. Returns how to call it off. */
export interface Timer {
  after(milliseconds: number, callback: () => void): () => void;
}

/** The browser's own. */
export const browserTimer: Timer = {
  after: (milliseconds, callback) => {
    const handle = setTimeout(callback, milliseconds);
    return () => {
      clearTimeout(handle);
    };
  },
};
