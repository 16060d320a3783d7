/** What the tabs of one user tell each other about a workspace, whichever copy of it they work on. */
export class TabNews {
  readonly #channel: BroadcastChannel | undefined;

  constructor(name: string | undefined, owner: { readonly held: () => void; readonly moved: () => void }) {
    if (name === undefined || typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === 'held') owner.held();
      else if (data === 'moved') owner.moved();
    };
  }

  /** The list of held changes is another one. */
  held(): void {
    this.#channel?.postMessage('held');
  }

  /** The place is another one; its record says which. */
  moved(): void {
    this.#channel?.postMessage('moved');
  }

  close(): void {
    this.#channel?.close();
  }
}
