// Finds the engines beside Chromium, and installs them where that can be done: Debian and its kin, as root. Node's own
// modules only. A run without them goes on and says so.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** An installation that a slow mirror drags out is given up: the run tests what there is. */
const INSTALL_LIMIT = 120_000;

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const onPath = (...names) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((dir) => names.map((name) => path.join(dir, name)))
    .find(runs);

/** `/usr/lib/<machine>/webkit2gtk-4.1/MiniBrowser`, or of another version. */
function miniBrowser() {
  const folders = (dir) => {
    try {
      return readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    } catch {
      return [];
    }
  };
  return ['/usr/lib', ...folders('/usr/lib').map(({ name }) => `/usr/lib/${name}`), '/usr/libexec']
    .flatMap((dir) =>
      folders(dir)
        .filter(({ name }) => /^webkit2?gtk-/.test(name))
        .map(({ name }) => path.join(dir, name, 'MiniBrowser')),
    )
    .find(runs);
}

/** The programs of each engine, or undefined. Never installs. */
export function findEngine(name) {
  if (name === 'firefox') {
    const usual = [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      String.raw`C:\Program Files\Mozilla Firefox\firefox.exe`,
    ];
    const browser = process.env.FIREFOX_PATH ?? onPath('firefox-esr', 'firefox') ?? usual.find(runs);
    return browser ? { browser } : undefined;
  }
  const found = { driver: onPath('WebKitWebDriver'), browser: miniBrowser(), display: onPath('Xvfb') };
  return Object.values(found).every(Boolean) ? found : undefined;
}

export const engines = {
  firefox: { name: 'Firefox', packages: ['firefox-esr'] },
  webkit: { name: 'WebKitGTK', packages: ['webkit2gtk-driver', 'xvfb'] },
};

/** How a person gets an engine. */
export const howToInstall = (name) =>
  `${engines[name].name} was not found: on Debian \`apt-get install ${engines[name].packages.join(' ')}\`${name === 'firefox' ? ', or set FIREFOX_PATH' : ''}.`;

/** Tries to install what is missing, where that can be done; says what could not be had. */
export function installEngines() {
  const missing = Object.keys(engines).filter((name) => !findEngine(name));
  if (missing.length === 0) return;
  if (process.platform !== 'linux' || process.getuid() !== 0 || !onPath('apt-get')) return;
  const packages = missing.flatMap((name) => engines[name].packages);
  console.log(`Installing ${packages.join(', ')} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', ...args], {
      env,
      stdio: 'ignore',
      timeout: INSTALL_LIMIT,
    }).status === 0;
  // Each for itself: that one cannot be had is no reason to go without the other.
  const install = (name) => apt('install', '-y', '--no-install-recommends', ...engines[name].packages);
  if (missing.every(install)) return;
  apt('update');
  for (const name of missing.filter((one) => !findEngine(one))) install(name);
  for (const name of missing.filter((one) => !findEngine(one))) console.log(howToInstall(name));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) installEngines();
