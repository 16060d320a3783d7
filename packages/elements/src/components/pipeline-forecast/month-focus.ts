import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { OpportunityId } from '@firsat/model';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/** What has the focus on the board of months: the name of a card or the list at its foot. */
interface Held {
  readonly id: OpportunityId;
  readonly control: string;
  readonly month: string;
  readonly index: number;
}

/**
 * A card that goes to another month is rendered anew there. What had the focus has it there again, so that the next key, undo above all, is still
 * ours; where the card is gone, the one that takes its place has it.
 */
export class MonthFocus implements ReactiveController {
  readonly #host: Host;
  #held: Held | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** While rendering: the card that has to be in the page. */
  get held(): OpportunityId | undefined {
    return this.#held?.id;
  }

  /** What is pressed to be carried has no focus by that: most of a card takes none. */
  toCard(id: OpportunityId): void {
    this.#control(id, '.open')?.focus({ preventScroll: true });
  }

  hostUpdate(): void {
    const focused = this.#root.activeElement;
    const card = focused?.closest<HTMLElement>('.month-card');
    const month = card?.closest<HTMLElement>('.month-column')?.dataset['month'];
    this.#held =
      focused && card && month !== undefined
        ? {
            id: card.dataset['id'] ?? '',
            control: focused.matches('select') ? 'select' : '.open',
            month,
            index: this.#names(month).indexOf(card.querySelector('.open')),
          }
        : undefined;
  }

  hostUpdated(): void {
    const held = this.#held;
    this.#held = undefined;
    // Only if rendering took it away.
    if (!held || this.#root.activeElement) return;
    const names = this.#names(held.month);
    const next =
      this.#control(held.id, held.control) ??
      this.#control(held.id, '.open') ??
      names[Math.min(held.index, names.length - 1)] ??
      this.#root.querySelector<HTMLElement>('.month-card .open, .month-columns[tabindex]');
    next?.focus();
  }

  get #root(): ShadowRoot {
    return this.#host.renderRoot as ShadowRoot;
  }

  #names(month: string): (HTMLElement | null)[] {
    return [
      ...this.#root.querySelectorAll<HTMLElement>(`.month-column[data-month="${month}"] .month-card .open`),
    ];
  }

  #control(id: OpportunityId, control: string): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>(`.month-card[data-id="${CSS.escape(id)}"] ${control}`);
  }
}
