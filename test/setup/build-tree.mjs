// A checkout as a clone has it, with the installed libraries of this one and with our packages of its own, and everything built in it: what a user
// gets. `node test/setup/build-tree.mjs <folder>`; what the build said is in `<folder>/build.json`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolders, root } from './files.mjs';

const left = new Set(['node_modules', 'dist', '.git', 'coverage', 'data']);

function checkOut(tree) {
  mkdirSync(tree, { recursive: true });
  for (const entry of readdirSync(root))
    if (!left.has(entry))
      cpSync(path.join(root, entry), path.join(tree, entry), {
        recursive: true,
        filter: (file) => !left.has(path.basename(file)),
      });
  const nameOf = (folder) => JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')).name;
  const ours = new Map([...packageFolders(), 'server'].map((folder) => [nameOf(folder), folder]));
  const link = (name) => {
    const folder = ours.get(name);
    const target = folder === undefined ? path.join(root, 'node_modules', name) : path.join(tree, folder);
    symlinkSync(target, path.join(tree, 'node_modules', name), 'dir');
  };
  mkdirSync(path.join(tree, 'node_modules/@firsat'), { recursive: true });
  for (const name of readdirSync(path.join(root, 'node_modules'))) if (name !== '@firsat') link(name);
  for (const name of ours.keys()) if (name.startsWith('@')) link(name);
}

/** Makes the tree; `status` 0 and what the build said. */
export function buildTree(tree) {
  checkOut(tree);
  const done = spawnSync(process.execPath, ['test/setup/build.mjs'], {
    cwd: tree,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', FIRSAT_SIZES: 'none' },
  });
  const built = { status: done.status, said: done.stdout + done.stderr };
  writeFileSync(path.join(tree, 'build.json'), JSON.stringify(built));
  return built;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) buildTree(process.argv[2]);
