import { WebSocket, type ClientOptions } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export interface StockClientOptions {
  /** `ws://…/v1/sync/<workspace>/<epoch>` */
  readonly url: string;
  /** Brings a fresh single-use ticket; absent: the server asks for none. */
  readonly ticket?: () => Promise<string>;
  /** The page's address, as a browser would tell it. */
  readonly origin?: string;
}

/** An unmodified y-websocket provider in Node, used as README tells pages that do not use our client. */
export class StockClient {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  /** Every try to connect. */
  attempts = 0;
  /** Codes of closed sockets, oldest first. */
  readonly closes: number[] = [];
  readonly #options: StockClientOptions;
  #wakes = new Set<() => void>();

  constructor(options: StockClientOptions) {
    this.#options = options;
    const { origin } = options;
    class PageSocket extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols, (origin === undefined ? {} : { origin }) satisfies ClientOptions);
      }
    }
    this.provider = new WebsocketProvider(options.url, 'core', this.doc, {
      connect: false,
      disableBc: true,
      maxBackoffTime: 400,
      // The socket of `ws` has what y-websocket uses; its events are declared otherwise than those of a browser.
      WebSocketPolyfill: PageSocket as unknown as typeof globalThis.WebSocket,
    });
    this.provider.on('status', ({ status }) => {
      if (status === 'connecting') this.attempts++;
      this.#wake();
    });
    this.provider.on('sync', () => {
      this.#wake();
    });
    this.provider.on('connection-close', (event) => {
      if (event) this.closes.push(event.code);
      // A ticket opens one connection. Until the new one is there, tries with the old one are answered "later".
      void this.#renew();
    });
    this.provider.awareness.on('change', () => {
      this.#wake();
    });
    this.doc.on('update', () => {
      this.#wake();
    });
  }

  get records(): Y.Map<unknown> {
    return this.doc.getMap('records');
  }

  async connect(): Promise<void> {
    await this.#renew();
    this.provider.connect();
  }

  /** Resolves when it holds; looked at after every event. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition())
      await new Promise<void>((resolve) => {
        this.#wakes.add(resolve);
      });
  }

  destroy(): void {
    this.provider.destroy();
    this.provider.awareness.destroy();
    this.doc.destroy();
  }

  async #renew(): Promise<void> {
    try {
      const ticket = await this.#options.ticket?.();
      if (ticket !== undefined) this.provider.params = { ticket };
    } catch {
      // The server is away: the next close asks again.
    }
  }

  #wake(): void {
    const wakes = [...this.#wakes];
    this.#wakes.clear();
    for (const wake of wakes) wake();
  }
}
