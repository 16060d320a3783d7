import type { Found } from '../finding.js';
import { around, nameOf, type SeenPage } from '../seen-page.js';

const READ = ['key', 'code', 'keyCode', 'which'] as const;

/** What keeps focus and keys from the widgets. */
export function* checkFocus(page: SeenPage): Generator<Found> {
  yield* checkInert(page);
  yield* checkModals(page);
  yield* checkKeys(page);
}

function* checkInert({ ours }: SeenPage): Generator<Found> {
  for (const { element } of ours)
    for (const box of [element, ...around(element)]) {
      const attribute = box.matches('[inert]')
        ? 'inert'
        : box.matches('[aria-hidden="true"]')
          ? 'aria-hidden'
          : undefined;
      if (attribute === undefined) continue;
      yield {
        code: 'inert',
        severity: 'warning',
        element,
        names: [`${nameOf(box)} ${attribute}`],
        copy: `element.removeAttribute('${attribute}')`,
      };
      break;
    }
}

function* checkModals({ modals, widgets }: SeenPage): Generator<Found> {
  for (const modal of modals) {
    const behind = widgets.find(({ element }) => ![...around(element)].includes(modal));
    if (behind)
      yield {
        code: 'behind-dialog',
        severity: 'hint',
        element: behind.element,
        names: [nameOf(modal)],
        copy: 'dialog.close()',
      };
  }
}

/** Places where a page listens to all keys, outermost last. */
function* placesOf(page: Document): Generator<[string, EventTarget]> {
  yield ['body', page.body];
  yield ['html', page.documentElement];
  yield ['document', page];
  const { defaultView } = page;
  if (defaultView) yield ['window', defaultView];
}

/**
 * A key that no keyboard has is pressed at the root of the page: who asks which one it was listens to keys. Which of the places it listens at is told by
 * asking each alone; only the outermost can be.
 */
function* checkKeys({ document: page, widgets }: SeenPage): Generator<Found> {
  if (widgets.length === 0) return;
  const places: string[] = [];
  let before = 0;
  for (const [name, place] of [...placesOf(page)].reverse()) {
    const asked = press(place);
    if (asked > before) places.push(name);
    before = asked;
  }
  if (places.length > 0)
    yield {
      code: 'keys-taken',
      severity: 'hint',
      names: [places.reverse().join(', ')],
      copy: "if (event.composedPath()[0].matches?.('input, textarea, [contenteditable]')) return;",
    };
}

/** How often somebody asked. */
function press(place: EventTarget): number {
  let asked = 0;
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true });
  for (const name of READ)
    Object.defineProperty(event, name, {
      get: () => {
        asked += 1;
        return name === 'keyCode' || name === 'which' ? 0 : 'Unidentified';
      },
    });
  place.dispatchEvent(event);
  return asked;
}
