// Which files belong to which kind of test. Node 20's `--test` knows no globs and its fs has no globSync, so the tree is
// walked here; the runner and the rules tests share the answer.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const skipped = new Set(['node_modules', 'dist', 'coverage', 'data', '.git']);

/** Every file under `dir` (relative to the root, `/` between parts), sorted; nothing where the folder is missing. */
export function filesUnder(dir, match = /./, base = root) {
  if (!existsSync(path.join(base, dir))) return [];
  return readdirSync(path.join(base, dir), { withFileTypes: true })
    .flatMap((entry) => {
      const name = dir === '.' ? entry.name : `${dir}/${entry.name}`;
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesUnder(name, match, base);
      return match.test(name) ? [name] : [];
    })
    .sort();
}

/** The folders of packages/, e.g. `packages/model`. */
export function packageFolders(base = root) {
  if (!existsSync(path.join(base, 'packages'))) return [];
  return readdirSync(path.join(base, 'packages'), { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && existsSync(path.join(base, 'packages', entry.name, 'package.json')),
    )
    .map((entry) => `packages/${entry.name}`)
    .sort();
}

/** The long ones across packages first: with two at a time, a long one at the end would run alone. */
const sources = (base) => ['test', 'server/src', ...packageFolders(base).map((dir) => `${dir}/src`)];

/** Tests that run in Node, those of test/rules apart. */
export function nodeTests(base = root) {
  return sources(base)
    .flatMap((dir) => filesUnder(dir, /\.node\.test\.ts$/, base))
    .filter((file) => !file.startsWith('test/rules/'));
}

/** Tests of the repository itself: specs, layers, locales, public API, sizes. */
export function ruleTests(base = root) {
  return filesUnder('test/rules', /\.node\.test\.ts$/, base);
}

/** Tests that run in a browser. */
export function browserTests(base = root) {
  return sources(base)
    .filter((dir) => dir !== 'server/src')
    .flatMap((dir) => filesUnder(dir, /\.test\.ts$/, base))
    .filter((file) => !file.endsWith('.node.test.ts'));
}
