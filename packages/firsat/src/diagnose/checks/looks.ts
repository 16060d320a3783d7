import type { Found } from '../finding.js';
import { around, nameOf, type SeenElement, type SeenPage } from '../seen-page.js';

/** What the base of a widget says of itself; another value comes from a rule of the page. */
const BASE: Readonly<Record<string, string>> = {
  'font-style': 'normal',
  'letter-spacing': 'normal',
  'text-indent': '0px',
  'text-transform': 'none',
  visibility: 'visible',
  'white-space-collapse': 'collapse',
  'word-spacing': '0px',
};

/** Inherited by the base, and of no use to anybody who works in it. */
const INHERITED: Readonly<Record<string, RegExp>> = {
  'pointer-events': /^auto$/,
  'user-select': /^(auto|text)$/,
  'word-break': /^(normal|auto-phrase|break-word)$/,
};

/** What rules of the page have done to the widgets. */
export function* checkLooks({ widgets }: SeenPage): Generator<Found> {
  for (const seen of widgets) {
    const { element } = seen;
    if (!element.matches(':defined')) continue;
    const hiding = hidingRule(element);
    if (hiding) {
      yield { code: 'hidden', severity: 'warning', element, names: [hiding], copy: showing(hiding) };
      continue;
    }
    if (!element.checkVisibility()) continue;
    yield* leaked(seen);
    yield* drawnLarger(element);
    yield* clipped(element);
  }
}

/** By the element's own style: what stands in something closed is not our affair. */
function hidingRule(element: Element): string | undefined {
  if (element.matches('[hidden]')) return undefined;
  const { display } = getComputedStyle(element);
  if (display === 'none') return 'display: none';
  for (const each of [element, ...around(element)])
    if (Number(getComputedStyle(each).opacity) === 0) return `opacity: 0 (${nameOf(each)})`;
  return undefined;
}

const showing = (rule: string): string => (rule.startsWith('display') ? 'display: block;' : 'opacity: 1;');

function* leaked({ element }: SeenElement): Generator<Found> {
  const base = element.shadowRoot?.querySelector('.base');
  if (!base) return;
  const style = getComputedStyle(base);
  const rules: string[] = [];
  const undo: string[] = [];
  for (const [name, own] of Object.entries(BASE)) {
    const value = style.getPropertyValue(name);
    if (value && value !== own) {
      rules.push(`${name}: ${value}`);
      undo.push(`${name}: revert-layer;`);
    }
  }
  for (const [name, fine] of Object.entries(INHERITED)) {
    const value = style.getPropertyValue(name);
    if (value && !fine.test(value)) {
      rules.push(`${name}: ${value}`);
      undo.push(`${name}: initial;`);
    }
  }
  if (rules.length > 0)
    yield {
      code: 'leaked-style',
      severity: 'warning',
      element,
      names: [rules.join('; ')],
      copy: `${element.localName} { ${undo.join(' ')} }`,
    };
}

function* drawnLarger(element: Element): Generator<Found> {
  const { offsetWidth } = element as HTMLElement;
  const zoom = (element as { readonly currentCSSZoom?: number }).currentCSSZoom ?? 1;
  const drawn = offsetWidth > 0 ? element.getBoundingClientRect().width / offsetWidth : 1;
  const factor = Math.abs(zoom - 1) > 0.01 ? zoom : drawn;
  if (Math.abs(factor - 1) > 0.01)
    yield {
      code: 'zoomed',
      severity: 'warning',
      element,
      names: [factor.toFixed(2)],
      copy: `--firsat-font-size: ${String(Math.round(14 * factor))}px;`,
    };
}

/** The nearest box that cuts something of it off. Panels and dialogs are not cut: they stand in the top layer. */
function* clipped(element: Element): Generator<Found> {
  const inner = element.getBoundingClientRect();
  for (const box of around(element)) {
    const { overflowX, overflowY, contain } = getComputedStyle(box);
    const cuts = (overflow: string): boolean => /hidden|clip/.test(overflow);
    const paints = /paint|strict|content/.test(contain);
    const outer = box.getBoundingClientRect();
    const beside = inner.left < outer.left - 1 || inner.right > outer.right + 1;
    const below = inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
    const rule =
      beside && cuts(overflowX)
        ? `overflow-x: ${overflowX}`
        : below && cuts(overflowY)
          ? `overflow-y: ${overflowY}`
          : (beside || below) && paints
            ? `contain: ${contain}`
            : undefined;
    if (rule !== undefined) {
      const copy = rule.startsWith('contain') ? 'contain: none;' : 'overflow: auto;';
      yield { code: 'clipped', severity: 'warning', element, names: [nameOf(box), rule], copy };
      return;
    }
    // Who scrolls may hold more than is seen.
    if (/auto|scroll/.test(overflowX + overflowY)) return;
  }
}
