import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  addDays,
  dateInZone,
  instantInZone,
  isTimeZone,
  queueSettings,
  WorkQueueIndex,
  type Instant,
  type QueueContext,
} from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { beforeNextPaint, cancelBeforeNextPaint } from '../../base/frame.js';
import { nextTask } from '../../base/next-task.js';
import type { Timer } from '../../base/timer.js';
import { ownZone } from '../../fields/when-words.js';

/** Longest wait: clocks are set and devices sleep. */
const LONGEST_MS = 600_000;
/** What a change may touch before it is quicker to build everything anew. */
const MANY = 2_000;

export interface QueueControllerOptions {
  readonly now: () => Instant;
  readonly timer: () => Timer;
}

/**
 * The work queue of the host's workspace, kept up to date: built in slices once the `work` document is read, then change by change, anew at
 * midnight of the workspace and when the page wakes up on another day. The host updates when something of it may look different, also when a
 * reminder becomes due.
 */
export class QueueController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: QueueControllerOptions;
  #store: PipelineStore | undefined;
  #index: WorkQueueIndex | undefined;
  #ready = false;
  #builds = 0;
  #unsubscribe: (() => void) | undefined;
  #stopTimer: (() => void) | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost, options: QueueControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** `undefined` until it is built for the first time. */
  get index(): WorkQueueIndex | undefined {
    return this.#ready ? this.#index : undefined;
  }

  get context(): QueueContext | undefined {
    return this.#index?.context;
  }

  use(store: PipelineStore | undefined): void {
    this.#stop();
    this.#store = store;
    this.#index = undefined;
    this.#ready = false;
    if (this.#connected) this.#start();
  }

  hostConnected(): void {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#wake);
    this.#start();
  }

  hostDisconnected(): void {
    this.#connected = false;
    document.removeEventListener('visibilitychange', this.#wake);
    this.#stop();
  }

  #start(): void {
    const store = this.#store;
    if (!store || this.#unsubscribe) return;
    this.#unsubscribe = store.subscribe(this.#changed);
    this.#build();
  }

  #stop(): void {
    this.#builds += 1;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    cancelBeforeNextPaint(this.#update);
  }

  readonly #update = (): void => {
    this.#host.requestUpdate();
  };

  readonly #changed = ({ changed }: StoreChange): void => {
    const isMany = [...changed.values()].some(({ size }) => size > MANY);
    // The documents have been read, or what decides about all of them has changed.
    if (changed.size === 0 ? !this.#index : isMany || changed.has('stages') || changed.has('settings')) {
      this.#build();
    } else if (this.#index?.apply(changed)) {
      this.#wait();
      beforeNextPaint(this.#update);
    }
  };

  /** Between its slices the page paints and hears; what it showed before stands until it is ready. */
  #build(): void {
    const store = this.#store;
    if (!store?.workLoaded || store.phase === 'loading') return;
    const own = ++this.#builds;
    const context = contextOf(store, this.#options.now());
    if (this.#index) this.#index.setContext(context);
    else this.#index = new WorkQueueIndex(store, context);
    const building = this.#index.building();
    const step = (): void => {
      if (this.#builds !== own) return;
      if (!building.next().done) {
        void nextTask().then(step);
        return;
      }
      this.#ready = true;
      this.#wait();
      beforeNextPaint(this.#update);
    };
    step();
  }

  readonly #wake = (): void => {
    if (document.visibilityState === 'visible') this.#tick();
  };

  readonly #tick = (): void => {
    const store = this.#store;
    if (!store || !this.#ready) return;
    if (contextOf(store, this.#options.now()).today !== this.context?.today) this.#build();
    else this.#wait();
    this.#host.requestUpdate();
  };

  /** For the next reminder, for midnight, or for a while. */
  #wait(): void {
    this.#stopTimer?.();
    const { index } = this;
    if (!index) return;
    const now = this.#options.now();
    const { today, zone } = index.context;
    const midnight = instantInZone(addDays(today, 1), '00:00', zone);
    const reminder = index.list('reminders', null)[index.count('reminders', null, now)]?.from ?? midnight;
    const wait = Math.max(0, Math.min(midnight, reminder) - now);
    this.#stopTimer = this.#options.timer().after(Math.min(LONGEST_MS, wait), this.#tick);
  }
}

function contextOf({ settings }: PipelineStore, now: Instant): QueueContext {
  const asked = settings?.timeZone ?? 'UTC';
  const zone = isTimeZone(asked) ? asked : 'UTC';
  return { today: dateInZone(now, zone), zone, ownZone: ownZone(), settings: queueSettings(settings) };
}
