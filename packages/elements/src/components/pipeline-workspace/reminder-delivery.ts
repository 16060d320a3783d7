import {
  dateInZone,
  isSilenced,
  momentOf,
  reminderState,
  type Instant,
  type Reminder,
  type ReminderTime,
} from '@firsat/model';
import type { StoreChange } from '@firsat/store';
import { browserTimer, type Timer } from '../../base/timer.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { ReminderDueEvent } from '../../events/reminder-due.js';
import { LATE_MS, ownZone } from '../../fields/when-words.js';
import type { Localizer } from '../../locales/localizer.js';
import '../../locales/areas/todo.js';

/** Longest wait: clocks are set and devices sleep. */
const LONGEST_MS = 600_000;
/** With a network, marks of other devices get this long to arrive before anything is delivered. */
export const FIRST_MS = 3_000;
/** A page that nobody looks at lets one that is looked at go first, elsewhere perhaps; by chance, so that of several hidden ones one is first. */
const HIDDEN_MS = 2_000;
const HIDDEN_SPREAD_MS = 8_000;
/** Notifications of the browser at once; more are a toast only. */
const MOST_NOTIFICATIONS = 3;

/** What tests replace. */
export interface DeliverySurroundings {
  readonly now: () => Instant;
  readonly timer: Timer;
  /** In [0, 1). */
  readonly random: () => number;
  /** Tells the tabs of one browser apart: one of them delivers. Without it each does, after a look at the mark. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly isHidden: () => boolean;
  /** Shows a notification of the browser if that is allowed. */
  readonly notify: (title: string, body: string, tag: string, open: () => void) => void;
}

export interface DeliveryOptions {
  /** Dispatches the events. */
  readonly host: HTMLElement;
  readonly handle: WorkspaceHandle;
  readonly l: () => Localizer;
  readonly surroundings?: Partial<DeliverySurroundings>;
}

interface Waiting {
  readonly key: string;
  readonly at: Instant;
  readonly due: ReminderTime;
  /** When a hidden page may deliver it. */
  readonly hiddenAt: Instant;
}

/**
 * Delivers the user's reminders by the clock of the device while the page is open, and those that came meanwhile when it opens again: marks
 * each as seen, then tells the page, then shows it. Returns how to end that.
 */
export function deliverReminders(options: DeliveryOptions): () => void {
  const delivery = new ReminderDelivery(options);
  return () => {
    delivery.stop();
  };
}

class ReminderDelivery {
  readonly #options: DeliveryOptions;
  readonly #around: DeliverySurroundings;
  readonly #waiting = new Map<string, Waiting>();
  /** Delivered by this page although it could not write so: whoever may only read is not told over and over. */
  readonly #told = new Set<string>();
  readonly #zone = ownZone();
  readonly #unsubscribe: () => void;
  readonly #untilEnd: Promise<void>;
  #end: () => void = () => undefined;
  #ended = false;
  #queued = new AbortController();
  #isReady = false;
  #leads = false;
  #stopTimer: (() => void) | undefined;

  constructor(options: DeliveryOptions) {
    this.#options = options;
    this.#around = { ...browserSurroundings(), ...options.surroundings };
    const { store } = options.handle;
    this.#unsubscribe = store.subscribe(this.#changed);
    this.#untilEnd = new Promise((resolve) => {
      this.#end = resolve;
    });
    document.addEventListener('visibilitychange', this.#seen);
    this.#rescan();
    const isAlone = store.sync.status.network === 'none';
    this.#stopTimer = this.#around.timer.after(isAlone ? 0 : FIRST_MS, () => {
      this.#isReady = true;
      this.#lead(!this.#around.isHidden());
    });
  }

  stop(): void {
    this.#ended = true;
    this.#end();
    this.#queued.abort();
    this.#unsubscribe();
    this.#stopTimer?.();
    document.removeEventListener('visibilitychange', this.#seen);
  }

  /**
   * One tab per browser delivers: the one that was looked at last, since it takes the lead from the others; when it is closed, one that has waited
   * for it. Where there are no locks the mark alone keeps tabs apart.
   */
  #lead(takes: boolean): void {
    const { locks } = this.#around;
    const { workspaceId, user } = this.#options.handle.store;
    this.#queued.abort();
    this.#queued = new AbortController();
    if (!locks) {
      this.#start();
      return;
    }
    let isGranted = false;
    locks
      .request(
        `firsat-reminders ${workspaceId} ${user.id}`,
        takes ? { steal: true } : { signal: this.#queued.signal },
        () => {
          isGranted = true;
          this.#start();
          return this.#untilEnd;
        },
      )
      .catch((error: unknown) => {
        const isLost = error instanceof DOMException && error.name === 'AbortError';
        if (!isLost) this.#start();
        else if (isGranted) this.#giveWay();
      });
  }

  #start(): void {
    if (this.#ended) return;
    this.#leads = true;
    this.#check();
  }

  #giveWay(): void {
    this.#leads = false;
    this.#stopTimer?.();
    if (!this.#ended) this.#lead(false);
  }

  readonly #seen = (): void => {
    if (!this.#isReady) return;
    if (!this.#leads && !this.#around.isHidden()) this.#lead(true);
    else this.#wait();
  };

  readonly #changed = ({ changed }: StoreChange): void => {
    const { store } = this.#options.handle;
    // Other documents, perhaps.
    if (changed.size === 0) {
      this.#rescan();
    } else {
      for (const id of changed.get('reminders') ?? []) this.#look(store.get('reminders', id));
      for (const id of changed.get('opportunities') ?? [])
        for (const reminder of store.children('reminders', id)) this.#look(reminder);
    }
    this.#wait();
  };

  #rescan(): void {
    this.#waiting.clear();
    for (const reminder of this.#options.handle.store.list('reminders')) this.#look(reminder);
  }

  #look(reminder: Reminder | undefined): void {
    if (!reminder) return;
    const { store } = this.#options.handle;
    const opportunity = store.get('opportunities', reminder.opportunityId);
    const isMine = reminder.recipientId === store.user.id && !reminder.removed;
    const state = isMine && !isSilenced(reminder, opportunity) ? reminderState(reminder) : null;
    if (!state || state.seen || this.#told.has(`${reminder.id} ${state.key}`)) {
      this.#waiting.delete(reminder.id);
      return;
    }
    const { key, due } = state;
    if (this.#waiting.get(reminder.id)?.key === key) return;
    const { now, random } = this.#around;
    const at = momentOf(due, this.#zone);
    const hiddenAt = Math.max(at, now()) + HIDDEN_MS + random() * HIDDEN_SPREAD_MS;
    this.#waiting.set(reminder.id, { key, due, at, hiddenAt });
  }

  readonly #wait = (): void => {
    if (!this.#leads) return;
    this.#stopTimer?.();
    if (this.#waiting.size === 0) return;
    const { now, timer } = this.#around;
    let next = Infinity;
    for (const waiting of this.#waiting.values()) next = Math.min(next, this.#timeOf(waiting));
    const wait = Math.max(0, next - now());
    this.#stopTimer = timer.after(Math.min(LONGEST_MS, wait), () => {
      this.#check();
    });
  };

  #timeOf({ at, hiddenAt }: Waiting): Instant {
    return this.#around.isHidden() ? hiddenAt : at;
  }

  #check(): void {
    const now = this.#around.now();
    const due = [...this.#waiting].filter(([, waiting]) => this.#timeOf(waiting) <= now);
    const shown = due
      .sort(([, a], [, b]) => a.at - b.at)
      .flatMap(([id, waiting]) => this.#deliver(id, waiting, now) ?? []);
    if (shown.length > 0) this.#show(shown);
    this.#wait();
  }

  /** The mark comes first: whatever the page does with the event, nobody is told twice. Returns what is left for us to show. */
  #deliver(id: string, { key, at, due }: Waiting, now: Instant): ReminderDueEvent['detail'] | undefined {
    const { host, handle } = this.#options;
    const { store } = handle;
    const reminder = store.get('reminders', id);
    this.#told.add(`${id} ${key}`);
    this.#waiting.delete(id);
    if (!reminder) return undefined;
    store.execute('reminder-see', { id, key });
    const { opportunityId, note } = reminder;
    const title = note ?? store.get('opportunities', opportunityId)?.description ?? '';
    const late = due.kind === 'day' ? due.date < dateInZone(now, this.#zone) : at < now - LATE_MS;
    const event = new ReminderDueEvent({ id, opportunityId, title, note, at, late });
    return host.dispatchEvent(event) ? event.detail : undefined;
  }

  #show(shown: readonly ReminderDueEvent['detail'][]): void {
    const { handle, l } = this.#options;
    const { said } = l().t.todo;
    const words = ({ title, late }: ReminderDueEvent['detail']): string =>
      late ? said.lateReminder(title) : said.reminder(title);
    const [first] = shown;
    handle.toast({ text: shown.length === 1 && first ? words(first) : said.reminders(shown.length) });
    if (!this.#around.isHidden()) return;
    for (const detail of shown.slice(0, MOST_NOTIFICATIONS)) {
      const { opportunityId } = detail;
      const description = handle.store.get('opportunities', opportunityId)?.description ?? '';
      this.#around.notify(
        words(detail),
        detail.note === null ? '' : description,
        `firsat ${detail.id}`,
        () => {
          handle.setUi({ openId: opportunityId });
        },
      );
    }
  }
}

function browserSurroundings(): DeliverySurroundings {
  return {
    now: () => Date.now(),
    timer: browserTimer,
    random: () => Math.random(),
    locks: (navigator as { readonly locks?: LockManager }).locks,
    isHidden: () => document.visibilityState === 'hidden',
    notify: showNotification,
  };
}

/** Only what the user has allowed by a press; a browser that knows notifications of workers alone (on phones) throws. */
function showNotification(title: string, body: string, tag: string, open: () => void): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  try {
    const notification = new Notification(title, { body, tag });
    notification.onclick = () => {
      window.focus();
      notification.close();
      open();
    };
  } catch {
    // The toast and the work queue say it.
  }
}
