/** How the bytes of a file become letters. Turkish programs still write windows-1254; "Unicode text" of Excel is UTF-16. */
export const ENCODINGS = ['utf-8', 'windows-1254', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What a file is when it is no text at all. */
export type Alien = 'spreadsheet-file' | 'binary-file';

const SIGNATURES: readonly (readonly [Alien, readonly number[]])[] = [
  ['spreadsheet-file', [0x50, 0x4b, 0x03, 0x04]], // xlsx and ods are zip archives
  ['spreadsheet-file', [0xd0, 0xcf, 0x11, 0xe0]], // xls
  ['binary-file', [0x25, 0x50, 0x44, 0x46]], // pdf
  ['binary-file', [0x89, 0x50, 0x4e, 0x47]], // png
  ['binary-file', [0xff, 0xd8, 0xff]], // jpeg
  ['binary-file', [0x1f, 0x8b]], // gzip
];

/** What the beginning of a file says about the rest; `null`: nothing against UTF-8. */
export function sniff(head: Uint8Array): Alien | Encoding | null {
  for (const [alien, signature] of SIGNATURES)
    if (signature.every((byte, index) => head[index] === byte)) return alien;
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return null;
  // In UTF-16 most letters of our alphabets have one byte of 0, always on the same side.
  const half = head.length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
  return 'binary-file';
}

/** Whether a text that broke as UTF-8 is rather windows-1254: few of its letters beyond ASCII are whole. */
export function isRatherTurkish(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const beyond = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return broken > beyond;
}

/** Whether decoded text has signs that no table has. */
export function isBinary(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- reason: control characters are what is looked for
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  return controls > text.length / 1000;
}
