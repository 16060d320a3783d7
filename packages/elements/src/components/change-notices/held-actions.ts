import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { HeldChanges } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';

/** What became of an action, in the language of the moment in which it is read. */
export interface Outcome {
  readonly tone: 'good' | 'problem';
  readonly text: (l: Localizer) => string;
}

export interface HeldActionsOptions {
  readonly held: () => HeldChanges | undefined;
  /** Gives a text to the user as a file; returns the file's name. */
  readonly save: (json: string) => string;
  /** Says an outcome to those who listen; `isLast`: nothing is left to show it beside. */
  readonly tell: (outcome: Outcome, isLast: boolean) => void;
}

/** What can be done about held changes, one at a time, each with an outcome that is told. */
export class HeldActions implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: HeldActionsOptions;
  #busy: 'retry' | 'export' | 'discard' | undefined;
  #outcome: Outcome | undefined;

  constructor(host: ReactiveControllerHost, options: HeldActionsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get busy(): 'retry' | 'export' | 'discard' | undefined {
    return this.#busy;
  }

  get outcome(): Outcome | undefined {
    return this.#outcome;
  }

  hostDisconnected(): void {
    this.#outcome = undefined;
  }

  /** Another workspace, or another look at the same: old news is none. */
  forget(): void {
    this.#outcome = undefined;
    this.#host.requestUpdate();
  }

  /** Those of the given ids that can be tried again now. */
  async retry(ids: readonly string[]): Promise<void> {
    await this.#run('retry', async (held) => {
      const { applied, stillHeld } = await held.retry(ids);
      if (applied > 0)
        return {
          tone: stillHeld > 0 ? 'problem' : 'good',
          text: ({ t: { notices } }) =>
            stillHeld > 0 ? notices.result.someHeld(applied, stillHeld) : notices.result.saved(applied),
        };
      return { tone: 'problem', text: ({ t: { notices } }) => notices.result.noneSaved(stillHeld) };
    });
  }

  async discard(ids: readonly string[]): Promise<void> {
    await this.#run('discard', async (held) => {
      await held.discard(ids);
      return { tone: 'good', text: ({ t: { notices } }) => notices.result.discarded(ids.length) };
    });
  }

  readonly export = async (): Promise<void> => {
    await this.#run('export', async (held) => {
      const file = this.#options.save(await held.exportJson());
      return { tone: 'good', text: ({ t: { notices } }) => notices.result.exported(file) };
    });
  };

  async #run(
    what: NonNullable<HeldActions['busy']>,
    act: (held: HeldChanges) => Promise<Outcome>,
  ): Promise<void> {
    const held = this.#options.held();
    if (!held || this.#busy) return;
    this.#busy = what;
    this.#outcome = undefined;
    this.#host.requestUpdate();
    let outcome: Outcome;
    try {
      outcome = await act(held);
    } catch {
      outcome = { tone: 'problem', text: ({ t: { notices } }) => notices.result.failed };
    }
    this.#busy = undefined;
    // The workspace may have been left meanwhile.
    if (this.#options.held() === held) {
      this.#outcome = outcome;
      this.#options.tell(outcome, held.list.length === 0);
    }
    this.#host.requestUpdate();
  }
}
