// Installs what package-lock.json names when it is not installed yet. Runs before anything is installed, so it uses
// Node's own modules only, and says in one line what is wrong (old Node, no network) instead of showing a stack.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** One line for people when `version` cannot run the project, else undefined. */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return `Node ${version} is too old: Firsat needs Node 20.19 or newer (https://nodejs.org/).`;
}

/** What npm said, in one line where the cause is known: no network, or no right to write. */
export function installProblem(npmOutput) {
  const code =
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/.exec(
      npmOutput,
    )?.[1];
  if (code)
    return `Dependencies could not be installed: the npm registry cannot be reached (${code}). Check the network or proxy, then run this again.`;
  if (/\b(EACCES|EPERM|EROFS)\b/.test(npmOutput))
    return 'Dependencies could not be installed: node_modules cannot be written. Check who owns this folder, then run this again.';
  if (/\bENOSPC\b/.test(npmOutput)) return 'Dependencies could not be installed: the disk is full.';
  return undefined;
}

/**
 * True when node_modules already holds what the lock names: npm leaves its own copy of the lock there. Someone who ran
 * `npm install` by hand is not made to install again. Optional packages of other platforms may be missing.
 */
export function isInstalled(lock, hiddenLock) {
  const have = hiddenLock.packages ?? {};
  return Object.entries(lock.packages ?? {}).every(([where, wanted]) => {
    if (!where.includes('node_modules/')) return true;
    const found = have[where];
    if (!found) return wanted.optional === true || wanted.peer === true;
    return wanted.link === true || found.version === wanted.version;
  });
}

function main() {
  const problem = nodeProblem(process.versions.node);
  if (problem) return problem;
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const modules = path.join(root, 'node_modules');
  const lockText = readFileSync(path.join(root, 'package-lock.json'));
  const hash = createHash('sha256')
    .update(lockText)
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
  const stamp = path.join(modules, '.firsat-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return undefined;

  const hidden = path.join(modules, '.package-lock.json');
  if (!existsSync(hidden) || !isInstalled(JSON.parse(lockText), JSON.parse(readFileSync(hidden, 'utf8')))) {
    console.log('Installing dependencies (npm ci) …');
    // Under `npm test` npm names its own program, which works on every platform without a shell.
    const cli = process.env.npm_execpath;
    const [command, first] = cli
      ? [process.execPath, [cli]]
      : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
    const result = spawnSync(
      command,
      [
        ...first,
        'ci',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        '--fetch-retry-mintimeout=2000',
        '--fetch-retry-maxtimeout=10000',
      ],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'inherit', 'pipe'],
        shell: !cli && process.platform === 'win32',
      },
    );
    if (result.status !== 0) {
      const said = result.stderr ?? '';
      return (
        installProblem(said) ?? `Dependencies could not be installed:\n${said || String(result.error ?? '')}`
      );
    }
  }
  mkdirSync(modules, { recursive: true });
  writeFileSync(stamp, hash);
  return undefined;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problem = main();
  if (problem) {
    console.error(problem);
    process.exit(1);
  }
}
