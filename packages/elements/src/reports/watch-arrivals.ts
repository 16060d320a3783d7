import type { Count } from '@firsat/model/reports';
import type { PipelineStore } from '@firsat/store';

/** Events that were made by the day that is looked at, and came after it. */
export interface ShownLate extends Count {
  /** The device has forgotten some: there may be more. */
  readonly isCut: boolean;
}

/** Tells when the device has come to know of other late events; returns the way out. */
export function watchArrivals({ sync }: Pick<PipelineStore, 'sync'>, changed: () => void): () => void {
  let known = sync.arrivals;
  return sync.subscribe(() => {
    if (sync.arrivals === known) return;
    known = sync.arrivals;
    changed();
  });
}
