import type { CloseRow, Limits } from '@firsat/protocol';
import type { Clock } from '../clock.js';
import { InboundPolicy } from '../inbound/inbound-policy.js';
import type { Logger } from '../ops/logger.js';
import type { RefusedBytes, Storage } from '../storage/storage.js';
import { Room, type Member } from './room.js';

export interface RoomRegistryOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: Limits;
}

/** Bytes of a refused update that support looks at. */
const SUPPORT_BYTES = 64 * 1024;
/** How often rooms are asked whether they hold more in memory than they need. */
const REST_MS = 30_000;

/** The live rooms by name: at most one at any time (F14). */
export class RoomRegistry {
  /** What comes in, over all rooms and connections. */
  readonly policy: InboundPolicy;
  readonly #options: RoomRegistryOptions;
  readonly #rooms = new Map<string, Room>();
  readonly #stopResting: () => void;

  constructor(options: RoomRegistryOptions) {
    this.#options = options;
    this.policy = new InboundPolicy(options.limits, () => options.clock.now());
    // One timer for all rooms.
    this.#stopResting = options.clock.every(REST_MS, () => {
      for (const room of this.#rooms.values()) room.rest();
    });
  }

  get size(): number {
    return this.#rooms.size;
  }

  /** The room of that name, begun when there is none, with the member in it. It may still be loading. */
  enter(name: string, member: Member): Room {
    let room = this.#rooms.get(name);
    if (!room) {
      const made: Room = new Room({
        ...this.#options,
        name,
        policy: this.policy,
        ended: () => {
          if (this.#rooms.get(name) === made) this.#rooms.delete(name);
        },
      });
      room = made;
      this.#rooms.set(name, room);
    }
    room.enter(member);
    return room;
  }

  /** Keeps refused bytes for support. Nobody waits for it. */
  noteRefused(refused: RefusedBytes): void {
    const { storage, logger } = this.#options;
    storage.noteRefused({ ...refused, bytes: refused.bytes.slice(0, SUPPORT_BYTES) }).catch(() => {
      logger.warn('refused-not-kept', { code: refused.code });
    });
  }

  /** Tells every member of every room. */
  *rooms(): IterableIterator<Room> {
    yield* this.#rooms.values();
  }

  /**
   * Commits and ends all rooms of a workspace. With `epoch`, their members are told that it is current now:
   * they put their copies away before anything of them is merged (sync.md 4.8).
   */
  async endWorkspace(workspace: string, row: CloseRow, epoch?: number): Promise<void> {
    const news = epoch === undefined ? undefined : ({ type: 'epoch', epoch } as const);
    const ended = [...this.#rooms].filter(([name]) => name.startsWith(`${workspace}/`));
    await Promise.all(ended.map(([, room]) => room.close(row, news)));
  }

  /** Commits and ends all rooms. */
  async close(row: CloseRow): Promise<void> {
    this.#stopResting();
    await Promise.all([...this.#rooms.values()].map((room) => room.close(row)));
  }
}
