import type { Politeness } from './announce.js';

const regions = new Map<Politeness, HTMLElement>();

/** Screen readers ignore live regions inside shadow roots, so this one stands in the page (embedding 1.5): the only thing we ever put there. */
function regionOf(politeness: Politeness): HTMLElement {
  let region = regions.get(politeness);
  if (!region?.isConnected) {
    region = document.createElement('div');
    region.setAttribute('aria-live', politeness);
    region.setAttribute('role', politeness === 'polite' ? 'status' : 'alert');
    region.dataset['firsat'] = 'announcer';
    for (const [name, value] of Object.entries({
      position: 'fixed',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      'clip-path': 'inset(50%)',
      'white-space': 'nowrap',
    })) {
      region.style.setProperty(name, value, 'important');
    }
    // eslint-disable-next-line no-restricted-syntax -- the one exception, see above
    document.body.append(region);
    regions.set(politeness, region);
  }
  return region;
}

/** Says something in the page's live region; the newest message replaces an unread one. */
export function sayInPage(text: string, lang: string, politeness: Politeness): void {
  const region = regionOf(politeness);
  region.lang = lang;
  // The same text twice must be read twice: a no-break space makes it a change.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
