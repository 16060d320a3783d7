import { problem, type CommandInput, type CommandName, type Problem } from '@firsat/model';
import { plainDetail } from './plain-detail.js';

/** How a page is waited for. */
export interface WaitOptions {
  /**
   * Milliseconds; ten seconds when nothing is said, ten minutes at most (somebody may be asked in a dialog of the page). After it the request is refused
   * with `no-answer`.
   */
  readonly limit?: number;
}

/** What a page has asked to wait for. */
export interface Wait extends WaitOptions {
  readonly verdict: unknown;
}

/**
 * Asks for a command: dispatched by a widget for a local intent, before anything is written. The host page may veto it with
 * `preventDefault()` or `refuse(reason)`, or make it wait with `waitUntil(promise)`: a promise that rejects or resolves to `false` is a veto.
 */
export class CommandRequestEvent<N extends CommandName = CommandName> extends Event {
  readonly detail: { readonly command: N; readonly input: CommandInput<N>; readonly origin: 'user' };
  /** @internal */
  waits: Wait[] | undefined;
  #reason: string | undefined;

  constructor(command: N, input: CommandInput<N>) {
    super(`firsat-${command}-request`, { bubbles: true, composed: true, cancelable: true });
    this.detail = plainDetail({ command, input, origin: 'user' });
  }

  /** Only while listeners are called: throws an `InvalidStateError` afterwards, when nobody would wait any more. */
  waitUntil(verdict: Promise<unknown>, options?: WaitOptions): void {
    if (!this.eventPhase) throw new DOMException('waitUntil() came too late', 'InvalidStateError');
    (this.waits ??= []).push({ ...options, verdict });
  }

  /** A veto that tells the person why, in the words of the page; also while the page is waited for. */
  refuse(reason?: string): void {
    this.preventDefault();
    this.#reason = reason;
  }

  /** Why it is vetoed; `undefined`: it is not. */
  get refusal(): Problem | undefined {
    const reason = this.#reason;
    return this.defaultPrevented ? problem('vetoed', undefined, reason ? { reason } : undefined) : undefined;
  }
}

export type CommandRequestEventMap = { [N in CommandName as `firsat-${N}-request`]: CommandRequestEvent<N> };

declare global {
  interface GlobalEventHandlersEventMap extends CommandRequestEventMap {}
}
