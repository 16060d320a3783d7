import { inflateSync } from 'node:zlib';

/** A page of a PDF as Chromium writes it: the words that somebody would copy out of it. */
export interface PdfPage {
  readonly text: string;
}

/**
 * Reads the text of a PDF that Chromium has printed: objects with compressed streams, fonts whose glyphs are told by ToUnicode maps. No other writer's
 * files: those need a real reader.
 */
export function readPdf(bytes: Buffer): readonly PdfPage[] {
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head));
  return pages.map(({ head }) => {
    const fonts = fontsOf(head, objects);
    const contents =
      /\/Contents\s+(\d+) 0 R/.exec(head)?.[1] ?? /\/Contents\s*\[\s*(\d+) 0 R/.exec(head)?.[1];
    const stream = contents === undefined ? undefined : objects.get(contents)?.stream;
    return { text: textOf(stream ?? '', fonts, head, objects) };
  });
}

interface PdfObject {
  readonly head: string;
  readonly stream: string | undefined;
}

type Font = ReadonlyMap<number, string>;

function objectsOf(bytes: Buffer): ReadonlyMap<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  const raw = bytes.toString('latin1');
  for (const match of raw.matchAll(/(?:^|[\r\n])(\d+) 0 obj\b/g)) {
    const start = match.index + match[0].length;
    const end = raw.indexOf('endobj', start);
    const body = raw.slice(start, end);
    const at = body.indexOf('stream');
    const isStream = at >= 0 && body.includes('endstream');
    const head = isStream ? body.slice(0, at) : body;
    let stream: string | undefined;
    if (isStream) {
      const from = start + at + (body.startsWith('stream\r\n', at) ? 8 : 7);
      const length = Number(
        /\/Length (\d+)(?! \d+ R)/.exec(head)?.[1] ?? body.lastIndexOf('endstream') - at - 7,
      );
      const data = bytes.subarray(from, from + length);
      stream = head.includes('/FlateDecode') ? inflateSync(data).toString('latin1') : data.toString('latin1');
    }
    objects.set(match[1] ?? '', { head, stream });
  }
  return objects;
}

/** A dictionary that stands in its owner, or in an object of its own. */
function dictionary(head: string, name: string, objects: ReadonlyMap<string, PdfObject>): string {
  const reference = new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(head)?.[1];
  if (reference !== undefined) return objects.get(reference)?.head ?? '';
  return new RegExp(`/${name}\\s*<<([^]*?)>>`).exec(head)?.[1] ?? '';
}

function fontsOf(head: string, objects: ReadonlyMap<string, PdfObject>): ReadonlyMap<string, Font> {
  const resources = /\/Resources\s+(\d+) 0 R/.exec(head)?.[1];
  const owner = resources === undefined ? head : (objects.get(resources)?.head ?? '');
  const fonts = new Map<string, Font>();
  for (const [, name = '', id = ''] of dictionary(owner, 'Font', objects).matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
    const map = /\/ToUnicode\s+(\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1];
    fonts.set(name, mapOf(map === undefined ? '' : (objects.get(map)?.stream ?? '')));
  }
  return fonts;
}

const unicode = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));

function mapOf(cmap: string): Font {
  const map = new Map<number, string>();
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([^]*?)endbfchar/g))
    for (const [, glyph = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      map.set(parseInt(glyph, 16), unicode(to));
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([^]*?)endbfrange/g))
    for (const [, from = '', until = '', to = ''] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      const [first, last] = [parseInt(from, 16), parseInt(until, 16)];
      for (let glyph = first; glyph <= last; glyph++)
        map.set(glyph, String.fromCharCode(parseInt(to, 16) + glyph - first));
    }
  return map;
}

/** Words in the order in which they are painted; a new line or a gap is a blank. */
function textOf(
  stream: string,
  fonts: ReadonlyMap<string, Font>,
  head: string,
  objects: ReadonlyMap<string, PdfObject>,
): string {
  let font: Font = new Map();
  let text = '';
  const tokens =
    /\/(\w+)\s+[\d.-]+\s+Tf|<([0-9A-Fa-f]*)>|\((?:\\.|[^\\)])*\)|\[([^\]]*)\]\s*TJ|\b(BT|Tm|Td|TD|T\*)\b|\/(\w+)\s+Do\b/g;
  for (const [token, name, glyphs, parts, move, form] of stream.matchAll(tokens)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map<number, string>();
    else if (move !== undefined) text += ' ';
    else if (form !== undefined) text += formText(form, head, objects);
    else if (parts !== undefined) {
      for (const [, hex] of parts.matchAll(/<([0-9A-Fa-f]*)>/g)) text += decoded(hex ?? '', font);
    } else if (glyphs !== undefined) text += decoded(glyphs, font);
    else if (token.startsWith('(')) text += literal(token.slice(1, -1), font);
  }
  return text.replace(/\s+/g, ' ').trim();
}

function formText(form: string, head: string, objects: ReadonlyMap<string, PdfObject>): string {
  const resources = /\/Resources\s+(\d+) 0 R/.exec(head)?.[1];
  const owner = resources === undefined ? head : (objects.get(resources)?.head ?? '');
  const id = new RegExp(`/${form}\\s+(\\d+) 0 R`).exec(dictionary(owner, 'XObject', objects))?.[1];
  const found = id === undefined ? undefined : objects.get(id);
  return found?.stream && found.head.includes('/Form')
    ? ` ${textOf(found.stream, fontsOf(found.head, objects), found.head, objects)} `
    : '';
}

const decoded = (hex: string, font: Font): string =>
  (hex.match(/.{4}/g) ?? []).map((glyph) => font.get(parseInt(glyph, 16)) ?? '').join('');

/** Two bytes a glyph, written as characters with escapes. */
function literal(text: string, font: Font): string {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '\\') {
      bytes.push(text.charCodeAt(at));
      continue;
    }
    const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1))?.[0];
    if (octal !== undefined) {
      bytes.push(parseInt(octal, 8));
      at += octal.length;
      continue;
    }
    const next = text[++at] ?? '';
    bytes.push(({ n: 10, r: 13, t: 9, b: 8, f: 12 }[next] ?? next.charCodeAt(0)) & 0xff);
  }
  let result = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    result += font.get(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)) ?? '';
  return result;
}
