import type { ReactiveControllerHost } from 'lit';
import type { QueueEntry, QueueSection } from '@firsat/model';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/** A line to be focused: that which takes the place of `leaving` when it has gone, or the one that is about to come. */
interface Wanted {
  readonly section: QueueSection;
  readonly at: number;
  readonly leaving?: string;
}

/**
 * One line of each section is in the tab order; arrows, Home and End go from line to line, of the next section after the last one. When the line
 * that was dealt with leaves, focus goes to the one that takes its place, never to the page.
 */
export class QueueFocus {
  readonly #host: Host;
  readonly #active = new Map<QueueSection, number>();
  #kept: HTMLElement | undefined;
  #wanted: Wanted | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Of so many lines that are shown; where the active one was beyond them, the last one is. */
  isActive(section: QueueSection, at: number, shown: number): boolean {
    return Math.min(this.#active.get(section) ?? 0, shown - 1) === at;
  }

  /** The line may be about to leave. */
  leave(entry: QueueEntry): void {
    const row = this.#rows().find(
      ({ dataset }) => dataset['section'] === entry.section && dataset['id'] === entry.id,
    );
    if (!row?.matches(':focus-within') && !this.#isPanelFocused()) return;
    const at = row ? this.#rows(entry.section).indexOf(row) : 0;
    this.#wanted = { section: entry.section, at, leaving: entry.id };
  }

  /** Remembers the line that opens something above the page. */
  keep(): void {
    const root = this.#host.renderRoot;
    const focused = root instanceof ShadowRoot ? root.activeElement : null;
    this.#kept = focused instanceof HTMLElement ? focused : undefined;
  }

  /** What was opened is closed. */
  back(): void {
    this.#kept?.focus();
    this.#kept = undefined;
  }

  /** Puts the focus on a line as soon as it is there. */
  toRow(section: QueueSection, at: number): void {
    this.#wanted = { section, at };
  }

  /** Called after each rendering. */
  settle(): void {
    const wanted = this.#wanted;
    if (wanted && this.#isReady(wanted)) {
      this.#wanted = undefined;
      // Not within the update that it follows.
      queueMicrotask(() => {
        this.#focusRow(wanted.section, wanted.at);
      });
    }
  }

  #isReady({ section, at, leaving }: Wanted): boolean {
    const rows = this.#rows(section);
    return leaving === undefined ? rows.length > at : !rows.some(({ dataset }) => dataset['id'] === leaving);
  }

  readonly focused = (event: Event): void => {
    const row = rowOf(event);
    const section = row?.dataset['section'] as QueueSection | undefined;
    if (!row || !section) return;
    // Whoever has gone on by themselves is not brought back.
    if (this.#wanted && this.#wanted.leaving !== row.dataset['id']) this.#wanted = undefined;
    const at = this.#rows(section).indexOf(row);
    if (this.#active.get(section) === at) return;
    this.#active.set(section, at);
    this.#host.requestUpdate();
  };

  readonly keydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const rows = this.#rows();
    const row = rowOf(event);
    const at = row ? rows.indexOf(row) : -1;
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    rows[to]?.querySelector<HTMLElement>('.main')?.focus();
  };

  #focusRow(section: QueueSection, at: number): void {
    const rows = this.#rows(section);
    const row = rows[Math.min(at, rows.length - 1)] ?? this.#rows()[0];
    const target =
      row?.querySelector<HTMLElement>('.main') ??
      this.#host.renderRoot.querySelector<HTMLElement>('.fold, .whose');
    target?.focus();
  }

  #isPanelFocused(): boolean {
    return this.#host.renderRoot.querySelector('.panel:focus-within') !== null;
  }

  #rows(section?: QueueSection): HTMLElement[] {
    const within = section === undefined ? '' : `[data-section='${section}'] `;
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>(`${within}.row`)];
  }
}

function rowOf(event: Event): HTMLElement | undefined {
  const inner = event.composedPath()[0];
  return inner instanceof Element ? (inner.closest<HTMLElement>('.row') ?? undefined) : undefined;
}
