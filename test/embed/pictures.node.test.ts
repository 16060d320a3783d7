/** Pictures are kept, and what is not as it was is told by name. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PNG } from 'pngjs';
import { Album, compared, cut } from './pictures.js';

/** White, but for a black square at the upper left. */
function withSquare(side: number, size = 100): Uint8Array {
  const picture = new PNG({ width: size, height: size });
  picture.data.fill(255);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) picture.data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  return PNG.sync.write(picture);
}

describe('pictures', () => {
  let folder: string;
  const album = (pictures: string, earlier?: string): Album =>
    new Album({
      folder: join(folder, pictures),
      ...(earlier === undefined ? {} : { before: join(folder, earlier) }),
    });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firsat-pictures-'));
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('PIC1 the share that differs: none, a part, all of another size', () => {
    assert.equal(compared(withSquare(10), withSquare(10)).share, 0);
    const { share } = compared(withSquare(10), withSquare(30));
    assert.ok(share > 0.05 && share < 0.09, String(share));
    assert.equal(compared(withSquare(10), withSquare(10, 90)).share, 1);
  });

  it('PIC1 a part that is cut out is as large as was asked, and from there', () => {
    const { share } = compared(
      cut(withSquare(30), { x: 0, y: 0, width: 30, height: 30 }),
      cut(withSquare(30), { x: 40, y: 40, width: 30, height: 30 }),
    );
    assert.ok(share > 0.8, String(share));
  });

  it('PIC1 nothing is kept unless a folder is given', async () => {
    const none = new Album({});
    await none.add('a board', withSquare(1));
    assert.equal(none.isKept, false);
    assert.deepEqual(await readdir(folder), []);
  });

  it('PIC1 what is as it was is not told; what changed and what is new is, with a picture of the difference', async () => {
    const first = album('first');
    for (const name of ['a board', 'a list']) await first.add(name, withSquare(10));
    assert.deepEqual(first.changed, []);
    const second = album('second', 'first');
    await second.add('a board', withSquare(10));
    await second.add('a list', withSquare(20));
    await second.add('a form', withSquare(10));
    assert.deepEqual(second.changed, ['a-list.png: 3.00 % of it differs', 'a-form.png: new']);
    assert.deepEqual(await readdir(join(folder, 'second')), [
      'a-board.png',
      'a-form.png',
      'a-list.difference.png',
      'a-list.png',
    ]);
  });
});
