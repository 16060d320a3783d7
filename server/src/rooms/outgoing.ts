import type { CloseRow, Limits } from '@firsat/protocol';
import type { Clock } from '../clock.js';

/** The socket of a session, whatever carries it. */
export interface SessionSocket {
  /** Sends one message; `sent` is called when the system has taken it. */
  send(bytes: Uint8Array, sent?: () => void): void;
  /** Bytes that wait to be taken. */
  readonly buffered: number;
  close(row: CloseRow): void;
}

export interface OutgoingOptions {
  readonly socket: SessionSocket;
  readonly limits: Pick<Limits, 'outbound'>;
  readonly clock: Clock;
  /** More waits than a slow reader may owe. */
  readonly slow: () => void;
}

/**
 * What goes out over one socket. A reader that is too slow is given up rather than spared a message: what is missing
 * would be missing for ever (F32). It may owe `limits.outbound` bytes, and one answer of any size beside, since a first
 * sync may be larger than that; who asks again before it has taken the first answer gets nothing on top.
 */
export class Outgoing {
  readonly #options: OutgoingOptions;
  #answerBytes = 0;
  #lastSent: number;

  constructor(options: OutgoingOptions) {
    this.#options = options;
    this.#lastSent = options.clock.now();
  }

  /** When the last message was sent, by the clock. */
  get lastSent(): number {
    return this.#lastSent;
  }

  send(bytes: Uint8Array): void {
    this.#send(bytes);
  }

  /** Sends the messages of one SyncStep2. */
  answer(messages: readonly Uint8Array[]): void {
    const free = this.#answerBytes === 0;
    if (free) this.#answerBytes = messages.reduce((sum, { length }) => sum + length, 0);
    const last = messages.at(-1);
    for (const bytes of messages)
      if (free && bytes === last)
        this.#send(bytes, () => {
          this.#answerBytes = 0;
        });
      else if (!this.#send(bytes)) return;
  }

  #send(bytes: Uint8Array, sent?: () => void): boolean {
    const { socket, limits, clock, slow } = this.#options;
    if (socket.buffered > limits.outbound + this.#answerBytes) {
      slow();
      return false;
    }
    this.#lastSent = clock.now();
    socket.send(bytes, sent);
    return true;
  }
}
