import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildTree, type Built } from '../../setup/build-tree.mjs';

export interface BuiltTree extends Built {
  /** A fresh checkout, built. */
  readonly tree: string;
  remove(): void;
}

/** The tree that `npm test` has built for all tests; one of its own for a test that runs alone. */
export function builtTree(): BuiltTree {
  const shared = process.env['FIRSAT_BUILD'];
  if (shared && existsSync(path.join(shared, 'build.json')))
    return {
      tree: shared,
      ...(JSON.parse(readFileSync(path.join(shared, 'build.json'), 'utf8')) as Built),
      remove: () => {},
    };
  const tree = mkdtempSync(path.join(tmpdir(), 'firsat-build-'));
  return {
    tree,
    ...buildTree(tree),
    remove: () => {
      rmSync(tree, { recursive: true, force: true });
    },
  };
}
