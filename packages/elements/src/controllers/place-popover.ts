const EDGE = 8;
const GAP = 4;

/** A place on the page: of an element, or of the pointer. */
export type Anchor = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/**
 * Puts an open popover below its anchor, above it when there is more room, never outside the window. Sets custom properties only
 * (`--_at-x`, `--_at-y`), which a strict content security policy has nothing against.
 */
export function placePopover(popover: HTMLElement, anchor: Anchor, rtl = false): void {
  const { offsetWidth: width, offsetHeight: height } = popover;
  const below = innerHeight - anchor.bottom - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  const top = height <= below || below >= above ? anchor.bottom + GAP : anchor.top - GAP - height;
  const wanted = rtl ? anchor.right - width : anchor.left;
  const x = Math.max(EDGE, Math.min(wanted, innerWidth - width - EDGE));
  const y = Math.max(EDGE, Math.min(top, innerHeight - height - EDGE));
  popover.style.setProperty('--_at-x', `${String(Math.round(x))}px`);
  popover.style.setProperty('--_at-y', `${String(Math.round(y))}px`);
}
