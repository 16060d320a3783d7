/** Pictures of pages: cut, compared, kept for people to look at. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** In points of the page, from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a picture. */
export function cut(picture: Uint8Array, { x, y, width, height }: Box): Uint8Array {
  const whole = PNG.sync.read(Buffer.from(picture));
  const part = new PNG({ width, height });
  PNG.bitblt(whole, part, x, y, width, height, 0, 0);
  return PNG.sync.write(part);
}

/** How unlike two pictures are. */
export interface Difference {
  /** Of all pixels, 0 to 1; 1 for pictures of different sizes. Edges that are smoothed otherwise do not count. */
  readonly share: number;
  /** The first picture, paled, with what differs in red. */
  readonly picture?: Uint8Array;
}

export function compared(before: Uint8Array, after: Uint8Array): Difference {
  const [one, other] = [before, after].map((picture) => PNG.sync.read(Buffer.from(picture)));
  if (!one || !other || one.width !== other.width || one.height !== other.height) return { share: 1 };
  const { width, height } = one;
  const difference = new PNG({ width, height });
  const differing = pixelmatch(one.data, other.data, difference.data, width, height, { threshold: 0.1 });
  return { share: differing / (width * height), picture: PNG.sync.write(difference) };
}

/** Less than a letter of a whole page; more is something that a person sees. */
const ALIKE = 0.0001;

interface Folders {
  /** Where pictures are put; without it nothing is kept. */
  readonly folder?: string | undefined;
  /** That of an earlier run. */
  readonly before?: string | undefined;
}

/**
 * Keeps pictures in a folder, and compares each with that of the same name in an earlier one; what differs is drawn into
 * `<name>.difference.png` beside it. The folders are those of `npm run pictures`, unless others are given.
 */
export class Album {
  readonly #folder: string | undefined;
  readonly #before: string | undefined;
  /** Pictures that are not as they were, one line each. */
  readonly changed: string[] = [];

  constructor(
    { folder, before }: Folders = {
      folder: process.env['FIRSAT_PICTURES'],
      before: process.env['FIRSAT_PICTURES_BEFORE'],
    },
  ) {
    this.#folder = folder;
    this.#before = before;
  }

  get isKept(): boolean {
    return this.#folder !== undefined;
  }

  async add(name: string, picture: Uint8Array): Promise<void> {
    if (this.#folder === undefined) return;
    await mkdir(this.#folder, { recursive: true });
    const file = join(this.#folder, `${name.replaceAll(' ', '-')}.png`);
    await writeFile(file, picture);
    if (this.#before === undefined) return;
    const before = await readFile(join(this.#before, basename(file))).catch(() => undefined);
    if (before === undefined) {
      this.changed.push(`${basename(file)}: new`);
      return;
    }
    const { share, picture: drawn } = compared(before, picture);
    if (share <= ALIKE) return;
    this.changed.push(`${basename(file)}: ${(share * 100).toFixed(2)} % of it differs`);
    if (drawn) await writeFile(file.replace(/png$/, 'difference.png'), drawn);
  }
}
