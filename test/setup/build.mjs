// `npm run build`: modules and types of every package (tsc, in the order of their dependencies), what is generated from the elements (manifest, data of
// editors, types of frameworks, schema), the one-file bundle for pages without a build, the sizes of the elements, and the demo with the documentation,
// which shows what the others have measured. Stops at the first error.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder, packageFolders, root } from './files.mjs';

/** Our packages, each after those that it depends on. */
function inOrder(folders) {
  const manifests = new Map(
    folders.map((folder) => [
      folder,
      JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')),
    ]),
  );
  const byName = new Map([...manifests].map(([folder, { name }]) => [name, folder]));
  const done = new Set();
  const add = (folder) => {
    if (done.has(folder)) return;
    for (const name of Object.keys(manifests.get(folder).dependencies ?? {}))
      if (byName.has(name)) add(byName.get(name));
    done.add(folder);
  };
  folders.forEach(add);
  return [...done];
}

/** Subresource integrity of every script for pages without a build: `integrity.json` beside them (W3C SRI, sha384). */
function writeIntegrity(dist) {
  const hashes = Object.fromEntries(
    ['firsat.min.js', ...filesUnder(`${dist}/cdn`, /\.js$/).map((file) => path.relative(dist, file))].map(
      (file) => {
        const code = readFileSync(path.join(root, dist, file));
        return [file, `sha384-${createHash('sha384').update(code).digest('base64')}`];
      },
    ),
  );
  writeFileSync(path.join(root, dist, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  return hashes;
}

function run(what, args, env = {}) {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (status !== 0) {
    console.error(`The build of ${what} failed.`);
    process.exit(1);
  }
  console.log(`✓ ${what} ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

const tsc = path.join(root, 'node_modules/typescript-native/bin/tsc');
const vite = path.join(root, 'node_modules/vite/bin/vite.js');

for (const folder of inOrder([...packageFolders(), 'server'])) {
  if (!existsSync(path.join(root, folder, 'src/index.ts'))) {
    console.log(`- ${folder} has no src/index.ts yet`);
    continue;
  }
  rmSync(path.join(root, folder, 'dist'), { recursive: true, force: true });
  run(folder, [tsc, '-p', `${folder}/tsconfig.build.json`]);
  // Style sheets for pages go as they are.
  for (const file of filesUnder(`${folder}/src`, /\.css$/))
    cpSync(path.join(root, file), path.join(root, file.replace('/src/', '/dist/')));
}
if (existsSync(path.join(root, 'packages/firsat/src/everything.ts'))) {
  run('manifest, types of frameworks, schema', [
    '--conditions=firsat-source',
    '--import',
    'tsx',
    'test/setup/manifest/main.ts',
  ]);
  for (const [file, bundle] of [
    ['firsat.min.js', 'cdn'],
    ['cdn/firsat-loader.js', 'loader'],
  ])
    run(`packages/firsat/dist/${file}`, [vite, 'build', '--logLevel', 'warn'], {
      FIRSAT_BUNDLE: bundle,
      NODE_ENV: 'production',
    });
  for (const [file, hash] of Object.entries(writeIntegrity('packages/firsat/dist')))
    if (!file.includes('-') || file.endsWith('loader.js')) console.log(`  ${file} integrity="${hash}"`);
}
// Two builds for each element; a tree that is built for tests does without.
if (process.env.FIRSAT_SIZES !== 'none')
  run('sizes of the elements', [
    '--conditions=firsat-source',
    '--import',
    'tsx',
    'test/setup/docs/main.ts',
    '--sizes',
  ]);
if (filesUnder('demo', /\.html$/).length > 0)
  run('demo and documentation', [vite, 'build', '--logLevel', 'warn'], { NODE_ENV: 'production' });
