import type { CloseRow, Limits } from '@firsat/protocol';
import type { Clock } from '../clock.js';
import type { Logger } from '../ops/logger.js';
import type { Storage } from '../storage/storage.js';
import { Room, type Member } from './room.js';

export interface RoomRegistryOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: Limits;
}

/** The live rooms by name: at most one at any time (F14). */
export class RoomRegistry {
  readonly #options: RoomRegistryOptions;
  readonly #rooms = new Map<string, Room>();

  constructor(options: RoomRegistryOptions) {
    this.#options = options;
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

  /** Tells every member of every room. */
  *rooms(): IterableIterator<Room> {
    yield* this.#rooms.values();
  }

  /** Commits and ends all rooms. */
  async close(row: CloseRow): Promise<void> {
    await Promise.all([...this.#rooms.values()].map((room) => room.close(row)));
  }
}
