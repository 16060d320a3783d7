// node test/setup/server-build.mjs <folder>: the server's sources as JavaScript, file by file, for the tests that start it as a process many times. The
// folder has to be under node_modules, where what the server depends on is found.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { filesUnder, root } from './files.mjs';

const [folder] = process.argv.slice(2);
const sources = (dir) => filesUnder(dir, /(?<!\.test|\.d)\.ts$/);
const translate = (dir, outdir) =>
  build({
    absWorkingDir: root,
    entryPoints: sources(dir),
    outbase: dir,
    outdir,
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'error',
  });

const protocol = path.join(folder, 'node_modules/@firsat/protocol');
await Promise.all([
  translate('server/src', path.join(folder, 'server/src')),
  translate('packages/protocol/src', path.join(protocol, 'src')),
]);
const write = (dir, manifest) => {
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, 'package.json'), JSON.stringify({ type: 'module', ...manifest }));
};
write(folder, {});
write(protocol, { name: '@firsat/protocol', exports: './src/index.js' });
