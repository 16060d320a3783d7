/** A workspace over a store that is open already: no disk, no network. */
import { defineElement, PipelineWorkspace, type OpenedWorkspace } from '@firsat/elements';
import type { PipelineStore } from '@firsat/store';

export class BenchWorkspace extends PipelineWorkspace {
  opened: PipelineStore | undefined;
  protected override open(): OpenedWorkspace {
    if (!this.opened) throw new Error('no store');
    return {
      store: this.opened,
      connect: () => undefined,
      disconnect: () => undefined,
      close: () => Promise.resolve(),
    };
  }
}
defineElement('bench-workspace', BenchWorkspace);
