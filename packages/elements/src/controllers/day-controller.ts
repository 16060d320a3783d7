import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dateInZone, type CalendarDate, type Instant } from '@firsat/model';
import { browserTimer, type Timer } from '../base/timer.js';

/** How coarse time is for what shows days only. */
export const STEP_MS = 600_000;

export interface DayControllerOptions {
  readonly now?: () => Instant;
  readonly timer?: Timer;
}

/** The time as far as days matter: steps of ten minutes, and an update of the host whenever one has passed. */
export class DayController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #timer: Timer;
  readonly #now: () => Instant;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: DayControllerOptions = {}) {
    this.#host = host;
    this.#timer = options.timer ?? browserTimer;
    this.#now = options.now ?? ((): Instant => Date.now());
    host.addController(this);
  }

  /** The same number for ten minutes. */
  get now(): Instant {
    return Math.floor(this.#now() / STEP_MS) * STEP_MS;
  }

  /** The date in a zone (D58). */
  today(timeZone: string): CalendarDate {
    return dateInZone(this.#now(), timeZone);
  }

  hostConnected(): void {
    this.#wait();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #wait(): void {
    this.#stop?.();
    this.#stop = this.#timer.after(STEP_MS - (this.#now() % STEP_MS) + 50, () => {
      this.#host.requestUpdate();
      this.#wait();
    });
  }
}
