const waiting = new Set<() => void>();
let requested = false;

function flush(): void {
  requested = false;
  const due = [...waiting];
  waiting.clear();
  for (const callback of due) callback();
}

/**
 * Runs a callback once before the next paint, however often it is asked for: widgets are told once per frame (architecture 4.5).
 * A hidden page gets no animation frames, so there it runs in a microtask: state must be right when the page shows again.
 */
export function beforeNextPaint(callback: () => void): void {
  waiting.add(callback);
  if (requested) return;
  requested = true;
  if (document.visibilityState === 'hidden') queueMicrotask(flush);
  else requestAnimationFrame(flush);
}

export function cancelBeforeNextPaint(callback: () => void): void {
  waiting.delete(callback);
}
