import type { ChangeOrigin } from '@firsat/store';

/** Who did it: a change of the data, an event of the page (`host`), or the connection. */
export type LogOrigin = ChangeOrigin | 'host' | 'connection';

export interface LogEntry {
  /** Counts on, also over what was dropped. */
  readonly number: number;
  readonly at: number;
  readonly origin: LogOrigin;
  /** A command, an event, or a state: codes, no content of the workspace. */
  readonly what: string;
  /** What it touched. */
  readonly details: string;
}

/** What somebody wants to see of it. */
export interface LogFilter {
  readonly origin: LogOrigin | '';
  readonly text: string;
}

/** A log that forgets its oldest entries: it may run for days. */
export class EventLog {
  readonly most: number;
  #entries: LogEntry[] = [];
  #count = 0;
  #missed = 0;
  #isPaused = false;

  constructor(most: number) {
    this.most = most;
  }

  /** Oldest first. */
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** What happened while it was paused. */
  get missed(): number {
    return this.#missed;
  }

  add(entry: Omit<LogEntry, 'number'>): void {
    if (this.#isPaused) {
      this.#missed += 1;
      return;
    }
    this.#count += 1;
    this.#entries.push(Object.freeze({ number: this.#count, ...entry }));
    if (this.#entries.length > this.most) this.#entries.shift();
  }

  pause(on: boolean): void {
    this.#isPaused = on;
    this.#missed = 0;
  }

  clear(): void {
    this.#entries = [];
    this.#missed = 0;
  }

  /** Newest first, as a person looks at it. */
  matching({ origin, text }: LogFilter): readonly LogEntry[] {
    const wanted = text.trim().toLowerCase();
    return this.#entries
      .filter(
        (entry) =>
          (origin === '' || entry.origin === origin) &&
          `${entry.what} ${entry.details}`.toLowerCase().includes(wanted),
      )
      .reverse();
  }
}

/** As lines of text, oldest first. */
export function logText(entries: readonly LogEntry[]): string {
  return [...entries]
    .sort((a, b) => a.number - b.number)
    .map(({ number, at, origin, what, details }) =>
      [number, new Date(at).toISOString(), origin, what, details].join('\t'),
    )
    .join('\n');
}
