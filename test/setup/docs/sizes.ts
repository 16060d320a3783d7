// What each element weighs on a page that loads it: measured by `npm run build`, shown by the documentation, read by programs as `firsat/sizes.json`.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundlePage } from '../../rules/support/bundle.js';
import { filesUnder, packageFolders, root } from '../files.mjs';

/** Tag → bytes, gzip: of a page with this element alone, and what it adds to one that has the board. */
export type ElementSizes = Readonly<Record<string, { readonly alone: number; readonly onTop: number }>>;

export const BOARD: readonly string[] = ['pipeline-workspace', 'opportunity-board'];

/** Changes with every source of the packages, tests apart, and with the files of other folders. */
export function sourcesHash(folders: readonly string[] = []): string {
  const hash = createHash('sha256');
  const files = packageFolders().flatMap((folder) =>
    filesUnder(`${folder}/src`, /(?<!\.test)\.ts$/).filter((file) => !file.includes('/testing/')),
  );
  for (const file of [...files, 'package-lock.json', ...folders.flatMap((folder) => filesUnder(folder))])
    hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

export async function pageBytes(tags: readonly string[]): Promise<number> {
  const { gzip } = await bundlePage(tags.map((tag) => `import 'firsat/define/${tag}';`).join('\n'));
  return gzip;
}

/** Two at a time: a bundler waits for its plugins most of the time. */
export async function elementSizes(tags: readonly string[]): Promise<ElementSizes> {
  const board = await pageBytes(BOARD);
  const found = new Map<string, { alone: number; onTop: number }>();
  const left = [...tags];
  const work = async (): Promise<void> => {
    for (let tag = left.pop(); tag !== undefined; tag = left.pop()) {
      const alone = await pageBytes([tag]);
      const both = BOARD.includes(tag) ? board : await pageBytes([...BOARD, tag]);
      found.set(tag, { alone, onTop: both - board });
    }
  };
  await Promise.all([work(), work()]);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
