const GAP = 4;
const EDGE = 8;

export interface Anchored {
  /** Places again: the content has changed. */
  readonly place: () => void;
  readonly stop: () => void;
}

/**
 * Keeps a floating element (an open popover: it stands in the top layer) beside its anchor while the page scrolls or resizes: below it, or
 * above where there is more room; as wide as the anchor at least. Sets custom properties only, so a strict content security policy has
 * nothing to refuse.
 */
export function keepBeside(anchor: Element, floating: HTMLElement): Anchored {
  const place = (): void => {
    const at = anchor.getBoundingClientRect();
    const below = innerHeight - at.bottom - GAP - EDGE;
    const above = at.top - GAP - EDGE;
    const wanted = Math.min(floating.scrollHeight, 320);
    const under = below >= wanted || below >= above;
    const inline = Math.max(
      EDGE,
      Math.min(at.left, innerWidth - EDGE - Math.max(at.width, floating.offsetWidth)),
    );
    const properties = {
      '--_anchor-left': `${String(inline)}px`,
      '--_anchor-top': under ? `${String(at.bottom + GAP)}px` : 'auto',
      '--_anchor-bottom': under ? 'auto' : `${String(innerHeight - at.top + GAP)}px`,
      '--_anchor-width': `${String(at.width)}px`,
      '--_anchor-room': `${String(Math.max(96, Math.min(320, under ? below : above)))}px`,
    };
    for (const [name, value] of Object.entries(properties)) floating.style.setProperty(name, value);
  };
  place();
  window.addEventListener('scroll', place, { capture: true, passive: true });
  window.addEventListener('resize', place, { passive: true });
  return {
    place,
    stop: () => {
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    },
  };
}
