/** Types of build-tree.mjs, for the tests. */

export interface Built {
  readonly status: number | null;
  readonly said: string;
}

/** Makes the tree; `status` 0 and what the build said. */
export function buildTree(tree: string): Built;
