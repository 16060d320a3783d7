import type { Place } from '../place.js';

/** What the tabs of one user tell each other about a workspace, whichever copy of it they work on. */
export class TabNews {
  readonly #channel: BroadcastChannel | undefined;

  constructor(
    name: string | undefined,
    owner: { readonly held: () => void; readonly moved: (place: Place) => void },
  ) {
    if (name === undefined || typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === 'held') owner.held();
      else if (isPlace(data)) owner.moved(data);
    };
  }

  /** The list of held changes is another one. */
  held(): void {
    this.#channel?.postMessage('held');
  }

  /** This tab works on another copy now. */
  moved({ epoch, branch }: Place): void {
    this.#channel?.postMessage({ epoch, branch });
  }

  close(): void {
    this.#channel?.close();
  }
}

function isPlace(data: unknown): data is Place {
  const { epoch, branch } = (data ?? {}) as Partial<Record<keyof Place, unknown>>;
  return typeof epoch === 'number' && typeof branch === 'number';
}
