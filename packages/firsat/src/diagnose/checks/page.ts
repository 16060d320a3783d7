import type { Found } from '../finding.js';
import type { SeenPage } from '../seen-page.js';

const TOKENS = ['--firsat-font-size', '--firsat-radius', '--firsat-font'];

/** What the page itself says, or forgot to say. */
export function* checkPage({ document: page, ours }: SeenPage): Generator<Found> {
  const root = page.documentElement;
  if (!root.lang && ours.some(({ element }) => !element.closest('[lang]')))
    yield { code: 'no-lang', severity: 'warning', copy: '<html lang="tr">' };
  if (page.characterSet !== 'UTF-8')
    yield {
      code: 'no-charset',
      severity: 'error',
      names: [page.characterSet],
      copy: '<meta charset="utf-8">',
    };
  if (!page.querySelector('meta[name="viewport" i]'))
    yield {
      code: 'no-viewport',
      severity: 'warning',
      copy: '<meta name="viewport" content="width=device-width, initial-scale=1">',
    };
  if (page.compatMode === 'BackCompat')
    yield { code: 'quirks-mode', severity: 'warning', copy: '<!doctype html>' };
  if (root.matches('[class*="translated-"], [_msttexthash]') || page.querySelector('[_msttexthash]'))
    yield { code: 'translated', severity: 'hint', copy: 'translate="no"' };
  yield* checkRoot(root, ours);
}

/** A page with another size at its root changes nothing by itself: sizes of the kit are no `rem`, but a token of the page may be one. */
function* checkRoot(root: Element, ours: SeenPage['ours']): Generator<Found> {
  const { fontSize } = getComputedStyle(root);
  if (fontSize === '16px') return;
  for (const { element } of ours) {
    const style = getComputedStyle(element);
    const token = TOKENS.find((name) => /\brem\b|\drem/.test(style.getPropertyValue(name)));
    if (token === undefined) continue;
    yield {
      code: 'root-font-size',
      severity: 'warning',
      element,
      names: [fontSize, token],
      copy: `${token}: ${token === '--firsat-radius' ? '8px' : '14px'};`,
    };
    return;
  }
}
