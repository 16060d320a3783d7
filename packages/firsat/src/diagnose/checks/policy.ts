import type { Found } from '../finding.js';
import { serverOf, type SeenPage } from '../seen-page.js';
import type { SeenViolation } from '../violations.js';

type Policy = ReadonlyMap<string, readonly string[]>;

/** The policies in the page's markup; those of headers show themselves by what they refuse. */
function policiesOf(page: Document): readonly Policy[] {
  return [...page.querySelectorAll<HTMLMetaElement>('meta[http-equiv="content-security-policy" i]')].map(
    ({ content }) =>
      new Map(
        content.split(';').flatMap((directive) => {
          const [name = '', ...values] = directive.trim().split(/\s+/);
          return name ? [[name.toLowerCase(), values] as const] : [];
        }),
      ),
  );
}

/** Whether a source of a policy covers an address (CSP 3, 6.7.2; without paths: an address of a server has none). */
function covers(source: string, { protocol, host, hostname, port }: URL, self: URL): boolean {
  if (source === '*') return true;
  if (source === "'self'")
    return host === self.host && (protocol === self.protocol || /^(wss|https):$/.test(protocol));
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return upgraded(source, protocol);
  const [, scheme, name = '', wanted] =
    /^(?:([a-z][a-z0-9+.-]*:)\/\/)?([^:/]+)(?::(\d+|\*))?/i.exec(source) ?? [];
  if (scheme && !upgraded(scheme, protocol)) return false;
  const fits = name.startsWith('*.') ? hostname.endsWith(name.slice(1)) : hostname === name;
  return fits && (wanted === '*' || (wanted ?? '') === port);
}

/** An open scheme also stands for its secure sister; `https:` does not stand for `wss:`. */
const upgraded = (allowed: string, protocol: string): boolean =>
  allowed === protocol || (allowed === 'ws:' && protocol === 'wss:');

function allows(policy: Policy, server: URL, self: URL): boolean {
  const sources = policy.get('connect-src') ?? policy.get('default-src');
  return sources === undefined || sources.some((source) => covers(source, server, self));
}

export function* checkPolicy(
  { document: page, workspaces }: SeenPage,
  violations: readonly SeenViolation[],
  address: string,
): Generator<Found> {
  const policies = policiesOf(page);
  const self = new URL(address);
  const servers = new Set(workspaces.map(serverOf).filter((server) => URL.canParse(server)));
  for (const server of servers) {
    const url = new URL(server);
    const forbid = policies.filter((policy) => !allows(policy, url, self));
    if (forbid.length === 0) continue;
    yield {
      code: forbid.length < policies.length ? 'csp-contradiction' : 'csp-connect',
      severity: 'error',
      names: [server],
      copy: `connect-src 'self' ${url.protocol}//${url.host};`,
    };
  }
  for (const policy of policies) {
    const names = policy.get('trusted-types');
    if (
      names &&
      policy.has('require-trusted-types-for') &&
      !names.some((name) => /^(lit-html|\*)$/.test(name))
    )
      yield {
        code: 'trusted-types',
        severity: 'error',
        copy: `trusted-types ${[...names.filter((name) => name !== "'none'"), 'lit-html'].join(' ')};`,
      };
  }
  for (const { directive, blocked } of violations)
    yield {
      code: 'csp-violation',
      severity: 'warning',
      names: [directive, blocked],
      copy: `${directive} 'self' ${URL.canParse(blocked) ? new URL(blocked).origin : blocked};`,
    };
}
