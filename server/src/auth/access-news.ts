import type { AccessChange } from './authorizer.js';

/** Carries changed rights from where they are changed to the open connections. */
export interface AccessNews {
  watch(listener: (change: AccessChange) => void): () => void;
  notify(change: AccessChange): void;
}

export function createAccessNews(): AccessNews {
  const listeners = new Set<(change: AccessChange) => void>();
  return {
    watch(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    notify(change) {
      for (const listener of [...listeners]) listener(change);
    },
  };
}
