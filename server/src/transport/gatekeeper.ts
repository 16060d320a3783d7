import type { IncomingMessage } from 'node:http';
import { BlockList } from 'node:net';
import type { OriginPolicy } from '../auth/origin-policy.js';
import type { Clock } from '../clock.js';
import type { Logger } from '../ops/logger.js';
import type { AdmissionGate } from '../rooms/admission.js';
import { clientAddress, limitKey, type TrustedProxies } from './client-address.js';
import { KeyedBuckets, type Rate } from './keyed-buckets.js';

/** Limits on who comes in, before anything is known of them. */
export interface GateLimits {
  /** WebSocket upgrades of one address. */
  readonly upgrades: Rate;
  /** Requests to the HTTP API of one address. */
  readonly requests: Rate;
  /** Refused credentials of one address; then it is not listened to for a while. */
  readonly refusals: Rate;
  /** Open connections of one user, over all workspaces. */
  readonly connectionsPerUser: number;
  /** Oldest document schema that a client may speak; an older one is told to reload (4426). */
  readonly minSchema: number;
}

/**
 * sync.md 4.11. An office behind one address comes back all at once after a restart, three sockets to a page: hence the
 * large bursts.
 */
export const DEFAULT_GATE_LIMITS: GateLimits = Object.freeze({
  upgrades: { perSecond: 10, burst: 200 },
  requests: { perSecond: 10, burst: 50 },
  refusals: { perSecond: 0.5, burst: 60 },
  connectionsPerUser: 60,
  minSchema: 1,
});

/** For a server without authentication: everyone is the same user on the same machine. */
export const NO_GATE_LIMITS: GateLimits = Object.freeze({
  upgrades: { perSecond: Infinity, burst: Infinity },
  requests: { perSecond: Infinity, burst: Infinity },
  refusals: { perSecond: Infinity, burst: Infinity },
  connectionsPerUser: Infinity,
  minSchema: 1,
});

/** Why somebody is not let in. */
export interface Refusal {
  readonly status: 403 | 429;
  readonly text: string;
}

export interface GatekeeperOptions {
  readonly limits: GateLimits;
  readonly origins: OriginPolicy;
  readonly proxies?: TrustedProxies;
  readonly clock: Clock;
  readonly logger: Logger;
}

const SWEEP_MS = 10_000;
const TOO_MANY: Refusal = { status: 429, text: 'Too Many Requests' };

/** Counts by address and user. One for the whole server. */
export class Gatekeeper {
  readonly #options: GatekeeperOptions;
  readonly #proxies: TrustedProxies;
  readonly #upgrades: KeyedBuckets;
  readonly #requests: KeyedBuckets;
  readonly #refusals: KeyedBuckets;
  readonly #perUser = new Map<string, number>();
  readonly #stop: () => void;
  #toldOfProxy = false;

  constructor(options: GatekeeperOptions) {
    const { limits, clock } = options;
    const now = (): number => clock.now();
    this.#options = options;
    this.#proxies = options.proxies ?? new BlockList();
    this.#upgrades = new KeyedBuckets(limits.upgrades, now);
    this.#requests = new KeyedBuckets(limits.requests, now);
    this.#refusals = new KeyedBuckets(limits.refusals, now);
    this.#stop = clock.every(SWEEP_MS, () => {
      for (const buckets of [this.#upgrades, this.#requests, this.#refusals]) buckets.sweep();
    });
  }

  /** What limits count a request under. */
  keyOf(request: IncomingMessage): string {
    const address = clientAddress(request, this.#proxies);
    if (
      !this.#toldOfProxy &&
      request.headers['x-forwarded-for'] &&
      address === request.socket.remoteAddress
    ) {
      this.#toldOfProxy = true;
      // All clients behind that proxy would share one limit.
      this.#options.logger.warn('proxy-not-trusted', { address, setting: 'FIRSAT_TRUSTED_PROXIES' });
    }
    return limitKey(address);
  }

  /** Judges an upgrade before anything is made for it; `undefined` = come in. */
  upgrade(request: IncomingMessage, key: string): Refusal | undefined {
    const { origins, logger } = this.#options;
    if (!this.#refusals.has(key) || !this.#upgrades.take(key)) return TOO_MANY;
    const origin = request.headers.origin ?? null;
    if (origins.judge(origin) !== 'refused') return undefined;
    logger.warn('origin-refused', { origin: String(origin), setting: 'FIRSAT_ORIGINS' });
    return { status: 403, text: 'Forbidden' };
  }

  /** Judges a request to the HTTP API. */
  request(key: string): Refusal | undefined {
    return this.#refusals.has(key) && this.#requests.take(key) ? undefined : TOO_MANY;
  }

  /** A credential from this address was refused. */
  refused(key: string): void {
    this.#refusals.take(key);
  }

  /** What a session asks of the gate. */
  forKey(key: string): AdmissionGate {
    return {
      minSchema: this.#options.limits.minSchema,
      enter: (user) => this.#enter(user),
      refused: () => {
        this.refused(key);
      },
    };
  }

  close(): void {
    this.#stop();
  }

  #enter(user: string): (() => void) | undefined {
    const count = this.#perUser.get(user) ?? 0;
    if (count >= this.#options.limits.connectionsPerUser) return undefined;
    this.#perUser.set(user, count + 1);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      const left = (this.#perUser.get(user) ?? 1) - 1;
      if (left > 0) this.#perUser.set(user, left);
      else this.#perUser.delete(user);
    };
  }
}
