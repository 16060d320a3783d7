import type { Localizer } from './localizer.js';
import type { Language } from './words.js';

const rightToLeft = new Set<Language>();
/** Whose `dir` is ours, not the page's. */
const turned = new WeakSet<HTMLElement>();

interface TextInfo {
  readonly direction?: string;
}

/** Remembers how a language is written; what is not said, the browser knows. */
export function learnDirection(language: Language, dir: 'ltr' | 'rtl' | undefined): void {
  if ((dir ?? textInfo(language)?.direction) === 'rtl') rightToLeft.add(language);
  else rightToLeft.delete(language);
}

function textInfo(language: Language): TextInfo | undefined {
  const locale = new Intl.Locale(language) as Intl.Locale & {
    readonly textInfo?: TextInfo;
    getTextInfo?(): TextInfo;
  };
  return locale.getTextInfo?.() ?? locale.textInfo;
}

/** Whether anybody above has said in which direction to write; `dir` of our own does not count. */
function isDirected(element: HTMLElement): boolean {
  for (let node: Element | null = element; node;) {
    const holder: Element | null = node.closest('[dir]');
    if (holder && !turned.has(holder as HTMLElement)) return true;
    const root: Node = (holder ?? node).getRootNode();
    const above: Element | null = holder ? (holder.parentElement ?? null) : null;
    node = above ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return false;
}

/**
 * A widget of a language that is written from right to left turns itself when the page says `lang` but nowhere `dir`. Otherwise the page's direction holds,
 * whatever the language.
 */
export function turnWithLanguage(host: HTMLElement, l: Localizer): void {
  // The workspace element holds the page's own content: not ours to turn.
  if (!('for' in host)) return;
  const isOurs = turned.has(host);
  const wanted = rightToLeft.has(l.language) && !isDirected(host);
  if (wanted && !host.hasAttribute('dir')) {
    turned.add(host);
    host.dir = 'rtl';
  } else if (!wanted && isOurs) {
    turned.delete(host);
    if (host.dir === 'rtl') host.removeAttribute('dir');
  }
}
