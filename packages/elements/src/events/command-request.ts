import type { CommandInput, CommandName } from '@firsat/model';

/**
 * Asks for a command: dispatched by a widget for a local intent, before anything is written. The host page may veto it with
 * `preventDefault()`, or make it wait with `waitUntil(promise)`: a promise that rejects or resolves to `false` is a veto.
 */
export class CommandRequestEvent<N extends CommandName = CommandName> extends Event {
  readonly detail: { readonly command: N; readonly input: CommandInput<N>; readonly origin: 'user' };
  readonly #waits: Promise<unknown>[] = [];

  constructor(command: N, input: CommandInput<N>) {
    super(`firsat-${command}-request`, { bubbles: true, composed: true, cancelable: true });
    this.detail = { command, input, origin: 'user' };
  }

  /** Only while the event is being dispatched. */
  waitUntil(verdict: Promise<unknown>): void {
    this.#waits.push(verdict);
  }

  /** `undefined` when nobody asked to wait: then the command can run in the same frame. */
  get verdict(): Promise<boolean> | undefined {
    if (this.#waits.length === 0) return undefined;
    return Promise.all(this.#waits).then(
      (answers) => !answers.includes(false) && !this.defaultPrevented,
      () => false,
    );
  }
}

export type CommandRequestEventMap = { [N in CommandName as `firsat-${N}-request`]: CommandRequestEvent<N> };

declare global {
  interface GlobalEventHandlersEventMap extends CommandRequestEventMap {}
}
