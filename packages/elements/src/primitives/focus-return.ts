/** The focused element, through the shadow roots that hold it. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Where focus was before something opened, and how to go back there. */
export class FocusReturn {
  #opener: Element | null = null;

  remember(): void {
    this.#opener = deepActiveElement();
  }

  /** Whether nothing in particular has focus. */
  get isNowhere(): boolean {
    const active = deepActiveElement();
    return active === null || active.localName === 'body';
  }

  restore(): void {
    const opener = this.#opener;
    this.#opener = null;
    if (opener?.isConnected && 'focus' in opener) (opener as HTMLElement).focus();
  }
}
