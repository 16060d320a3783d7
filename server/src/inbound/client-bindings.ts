import type { ClientBinding } from '../storage/storage.js';

/**
 * Which user's edits a client id stands for (F54): bound on first sight, for ever. Two users with one client
 * id would make replicas differ silently: what has come first hides what comes later under the same clocks.
 */
export class ClientBindings {
  readonly #users = new Map<number, string>();

  /** Takes what is stored; a binding that is known already stays. */
  load(bindings: readonly ClientBinding[]): void {
    for (const { clientId, user } of bindings)
      if (!this.#users.has(clientId)) this.#users.set(clientId, user);
  }

  /** `undefined`: of nobody yet. */
  userOf(clientId: number): string | undefined {
    return this.#users.get(clientId);
  }

  /** Binds those that are of nobody; the new bindings, to be stored with the rows that made them. */
  bind(clientIds: Iterable<number>, user: string): readonly ClientBinding[] {
    const made: ClientBinding[] = [];
    for (const clientId of clientIds) {
      if (this.#users.has(clientId)) continue;
      this.#users.set(clientId, user);
      made.push({ clientId, user });
    }
    return made;
  }
}
