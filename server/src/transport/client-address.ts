import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';

/** Addresses whose `X-Forwarded-For` is believed. */
export type TrustedProxies = BlockList;

/**
 * Reads addresses and networks (`10.0.0.0/8`, `::1`).
 *
 * @throws RangeError naming the part that is neither
 */
export function readProxies(parts: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const part of parts) {
    const [address = '', bits, ...rest] = part.split('/');
    const family = isIP(address);
    const most = family === 4 ? 32 : 128;
    const width = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
    if (family === 0 || rest.length > 0 || width < 0 || width > most) throw new RangeError(part);
    list.addSubnet(address, width, family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/** `::ffff:1.2.3.4` is 1.2.3.4, and a port or zone is not part of an address. */
function plain(text: string): string {
  const address = text.trim().replace(/^::ffff:(?=\d+\.)/i, '');
  return address.split('%', 1)[0] ?? address;
}

function isTrusted(address: string, proxies: TrustedProxies): boolean {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * The address that limits count: that of the peer, or, behind trusted proxies, the last one in `X-Forwarded-For` that
 * is not such a proxy. What stands left of it was written by the client itself and is not believed.
 */
export function clientAddress(
  request: Pick<IncomingMessage, 'headers'> & {
    readonly socket: { readonly remoteAddress?: string | undefined };
  },
  proxies: TrustedProxies,
): string {
  let address = plain(request.socket.remoteAddress ?? '');
  if (!isTrusted(address, proxies)) return address;
  const header = request.headers['x-forwarded-for'];
  const hops = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map(plain);
  for (const hop of hops.reverse()) {
    if (isIP(hop) === 0) break; // what a proxy does not know it may write as `unknown`
    address = hop;
    if (!isTrusted(hop, proxies)) break;
  }
  return address;
}

/** One key for what one customer of a network provider has: an IPv4 address, or an IPv6 network of 64 bits. */
export function limitKey(address: string): string {
  if (isIPv4(address) || isIP(address) === 0) return address;
  const [head = '', tail] = address.toLowerCase().split('::', 2);
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
