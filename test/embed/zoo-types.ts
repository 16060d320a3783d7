import type {} from 'firsat';
import type {} from '@firsat/elements/define';

export type ZooWorkspace = HTMLElementTagNameMap['pipeline-workspace'];

/** What `hosts/recorder.js` keeps of a page. */
export interface HostPage {
  readonly head: string;
  readonly sheets: number;
  readonly adopted: number;
  readonly names: readonly string[];
  readonly keys: readonly string[];
  readonly opened: number;
  /** Errors, breaches of the policy, and requests to other hosts. */
  readonly said: readonly string[];
}
