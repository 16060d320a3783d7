const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:', 'tel:']);
const MAX_HREF = 2_000;
/** What browsers drop from an address before they look at its scheme, and marks that turn the direction of what is read. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * An address that may be a link: absolute, `https`, `http`, `mailto` or `tel`; else `undefined`, and the text stays text (sync.md 6.2).
 * What is returned is what the browser reads, with nothing hidden in it.
 */
export function safeHref(address: string): string | undefined {
  const visible = address.replace(INVISIBLE, '').trim();
  if (visible === '' || visible.length > MAX_HREF || !SCHEME.test(visible)) return undefined;
  try {
    const { protocol, href } = new URL(visible);
    return SCHEMES.has(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

/** An address as people type it: `example.com/a` is `https`, `ayse@example.com` a mail address. `undefined`: no link. */
export function hrefFromInput(typed: string): string | undefined {
  const text = typed.trim();
  const direct = safeHref(text);
  if (direct !== undefined) return direct;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/u.test(text)) return safeHref(`mailto:${text}`);
  return /^[^\s/:@]+\.[^\s/:@]{2,}([/:?#]\S*)?$/u.test(text) ? safeHref(`https://${text}`) : undefined;
}

/** What a link that is kept as typed must not have: a browser would read it otherwise than it looks. */
// eslint-disable-next-line no-control-regex -- reason: a control character is what a link must not have
const ODD = /[\u0000-\u0020\u007f\\]/;

/** Whether a link of other people may be followed as it stands: `http(s)` with a host and nobody's name in it, or a path of this site. */
export function isSafeLink(url: string): boolean {
  if (ODD.test(url)) return false;
  if (/^\/(?!\/)/.test(url)) return true;
  return /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(url) && safeHref(url) !== undefined;
}
