// Finds a Chromium-family browser for the tests, installing one where that can be done. Runs before anything is
// installed: Node's own modules only. Order: CHROME_PATH, the last one found, the usual places, apt-get as root, npm.
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const cache = fileURLToPath(new URL('../../node_modules/.cache/firsat/', import.meta.url));
const memo = path.join(cache, 'chrome-path');

/** Flags for every Chromium a test starts; root (containers, CI) cannot have the sandbox. */
export const chromeArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.platform === 'linux' ? ['--disable-dev-shm-usage'] : []),
  ...(process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : []),
];

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const onPath = (...names) =>
  (process.env.PATH ?? '').split(path.delimiter).flatMap((dir) => names.map((name) => path.join(dir, name)));

/** The newest first of `dir/<match>/<rest>`; nothing where the folder does not exist. */
function inCache(dir, match, rest) {
  try {
    const found = readdirSync(dir).filter((name) => match.test(name));
    return found
      .sort()
      .reverse()
      .flatMap((name) => rest.map((parts) => path.join(dir, name, ...parts)));
  } catch {
    return [];
  }
}

function candidates() {
  const home = homedir();
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser', 'Google Chrome Canary'];
    const folders = ['/Applications', path.join(home, 'Applications')];
    return [
      ...folders.flatMap((dir) => apps.map((app) => path.join(dir, `${app}.app`, 'Contents', 'MacOS', app))),
      ...inCache(path.join(home, 'Library/Caches/ms-playwright'), /^chromium-/, [
        ['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
        [
          'chrome-mac-arm64',
          'Google Chrome for Testing.app',
          'Contents',
          'MacOS',
          'Google Chrome for Testing',
        ],
      ]),
    ];
  }
  if (process.platform === 'win32') {
    const folders = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)']
      .map((name) => process.env[name])
      .filter(Boolean);
    const programs = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ];
    return programs.flatMap((program) => folders.map((dir) => path.join(dir, ...program)));
  }
  return [
    // Without the windows around its pages, which cost a third of the processor's time of a test.
    ...onPath('chromium-headless-shell'),
    ...onPath(
      'google-chrome-stable',
      'google-chrome',
      'chromium',
      'chromium-browser',
      'microsoft-edge-stable',
      'microsoft-edge',
    ),
    '/usr/bin/chromium',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
    ...inCache(path.join(home, '.cache/ms-playwright'), /^chromium-/, [
      ['chrome-linux', 'chrome'],
      ['chrome-linux64', 'chrome'],
    ]),
    ...inCache(path.join(home, '.cache/puppeteer/chrome'), /^linux-/, [['chrome-linux64', 'chrome']]),
  ];
}

/**
 * The installed browser's path, or undefined. Never installs.
 * @throws when CHROME_PATH is set to something that is not a program: a wrong setting is not silently replaced.
 */
export function findChrome() {
  const own = process.env.CHROME_PATH;
  if (own) {
    if (!runs(own)) throw new Error(`CHROME_PATH is set to ${own}, which is not a program.`);
    return own;
  }
  if (existsSync(memo)) {
    const last = readFileSync(memo, 'utf8');
    if (runs(last)) return last;
  }
  return candidates().find(runs);
}

const hasApt = () => process.platform === 'linux' && process.getuid() === 0 && onPath('apt-get').some(runs);

/** Debian and its kin as root: the distribution's own chromium, that without windows where there is one. */
function fromApt() {
  if (!hasApt()) return undefined;
  console.log("Installing Debian's chromium with apt-get …");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: 'ignore' }).status === 0;
  const install = (name) => apt('install', '-y', '--no-install-recommends', name);
  if (apt('update') && (install('chromium-headless-shell') || install('chromium')))
    return candidates().find(runs);
  console.log('apt-get could not install chromium (no network?).');
  return undefined;
}

/** Linux without root: a headless Chromium that comes inside an npm package (x64 only). */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  console.log('No browser found: trying the npm package @sparticuz/chromium …');
  const dir = path.join(cache, 'sparticuz');
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, 'package.json'), '{"private":true,"type":"module"}');
  const cli = process.env.npm_execpath;
  const args = ['i', '--no-audit', '--no-fund', '--loglevel=error', '@sparticuz/chromium@147.0.0'];
  const env = { ...process.env, npm_config_workspaces: undefined };
  const done = spawnSync(cli ? process.execPath : 'npm', [...(cli ? [cli] : []), ...args], {
    cwd: dir,
    stdio: 'ignore',
    env,
  });
  if (done.status !== 0) return undefined;
  // Unpacked into the cache rather than the temp folder, with the NSS libraries a bare machine lacks (the package adds
  // them only when it believes itself on Lambda).
  Object.assign(process.env, { TMPDIR: dir, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  const home = path.join(dir, 'node_modules/@sparticuz/chromium');
  const { main = 'build/index.js' } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  const { default: chromium } = await import(pathToFileURL(path.join(home, main)).href);
  const program = await chromium.executablePath();
  // The package's own fonts.conf names a temp folder; with no font at all the renderer crashes.
  const fonts = path.join(dir, 'fonts.conf');
  writeFileSync(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${dir}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${dir}/fonts-cache</cachedir></fontconfig>\n`,
  );
  const wrapper = path.join(cache, 'chrome');
  const libraries = `LD_LIBRARY_PATH='${dir}/al2023/lib' FONTCONFIG_FILE='${fonts}'`;
  writeFileSync(wrapper, `#!/bin/sh\n${libraries} exec '${program}' --no-sandbox "$@"\n`, { mode: 0o755 });
  return spawnSync(wrapper, ['--version']).status === 0 ? wrapper : undefined;
}

const nothingFound = `No Chrome, Chromium or Edge was found and none could be installed.
Install one (https://www.google.com/chrome/, \`brew install --cask google-chrome\`, \`winget install Google.Chrome\`,
\`sudo apt-get install chromium\`), or set CHROME_PATH to the browser's program file.`;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const there = findChrome();
    // A machine that is there for tests gets the lighter one beside what it has.
    const isHeavy = there !== undefined && !process.env.CHROME_PATH && !there.includes('headless-shell');
    const found =
      (process.env.CI && isHeavy ? fromApt() : undefined) ?? there ?? fromApt() ?? (await fromNpm());
    if (!found) throw new Error(nothingFound);
    // CHROME_PATH is this run's choice; only what was found by looking is remembered.
    if (!process.env.CHROME_PATH) {
      mkdirSync(cache, { recursive: true });
      writeFileSync(memo, found);
    }
    console.log(`Browser: ${found}`);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
