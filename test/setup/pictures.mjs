// `npm run pictures -- <folder> [<earlier folder>]`: a picture of every element in every state and look, and of every host
// page, put into the folder; compared with those of an earlier run when its folder is given.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder, earlier] = process.argv.slice(2);
if (!folder || folder.startsWith('-')) {
  console.error('Say where the pictures go: npm run pictures -- <folder> [<earlier folder>]');
  process.exit(1);
}
const env = { ...process.env, FIRSAT_PICTURES: path.resolve(folder) };
if (earlier) env.FIRSAT_PICTURES_BEFORE = path.resolve(earlier);
const run = fileURLToPath(new URL('run.mjs', import.meta.url));
const child = spawn(process.execPath, [run, 'node', 'test/embed/gallery', 'test/embed/zoo.node'], {
  env,
  stdio: 'inherit',
});
child.on('close', (code) => process.exit(code ?? 1));
