/**
 * `allowed`; `refused`: a page of somebody else, or one that hides who it is (`null`); `service-only`: no page at all
 * (no Origin), which only a service token may use.
 */
export type OriginVerdict = 'allowed' | 'refused' | 'service-only';

/** Judges Origin headers. */
export interface OriginPolicy {
  /** `null` = the header is missing. */
  judge(origin: string | null): OriginVerdict;
}

/**
 * The origins that an operator listed, compared exactly (scheme, host and port); `*` allows all pages and programs.
 * The Origin is the second wall: no cookie is ever read, so a foreign page has no token to show (AU8).
 */
export function createOriginPolicy(origins: readonly string[]): OriginPolicy {
  const listed = new Set(origins);
  return {
    judge(origin) {
      if (listed.has('*')) return 'allowed';
      if (origin === null) return 'service-only';
      return listed.has(origin) ? 'allowed' : 'refused';
    },
  };
}

/**
 * For a server without authentication: pages of this machine and programs, nobody else. Without it every page that a
 * person of this machine visits could read and write through their browser.
 */
export const LOOPBACK_ORIGINS: OriginPolicy = {
  judge(origin) {
    if (origin === null) return 'allowed';
    return /^https?:\/\/(localhost|([a-z0-9-]+\.)+localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/.test(
      origin,
    )
      ? 'allowed'
      : 'refused';
  },
};

/** Every page and every program: the authorizer decides alone. */
export const ANY_ORIGIN: OriginPolicy = { judge: () => 'allowed' };

/** Whether `text` is written as browsers write an Origin: scheme, host and port, nothing else. */
export function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text && text !== 'null';
  } catch {
    return false;
  }
}
