import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { entryArguments } from './entry-arguments.js';

/** A server in its own process. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** `ws://…/v1/sync` */
  readonly syncUrl: string;
  readonly url: string;
  /** Everything that it has printed. */
  readonly out: () => string;
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and wait; the exit code. */
  terminate(): Promise<number | null>;
}

/** What a process that ended by itself has said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

function launch(
  entry: string,
  environment: Record<string, string>,
  args: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...entryArguments(entry), ...args], {
    cwd: REPOSITORY,
    env: { ...process.env, LOG_LEVEL: 'error', FIRSAT_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Starts the real entry (or another one, for mutants) on a free port and waits for its ready line. */
export async function startServerProcess(
  data: string,
  entry: string = MAIN,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = launch(entry, { FIRSAT_DATA: data, ...environment });
  let out = '';
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const address = /ready at (http:\/\/\S+)/.exec(out)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => {
      reject(new Error(`server ended with ${code} before it was ready: ${err}`));
    });
  });
  const gone = once(child, 'exit') as Promise<[number | null]>;
  return {
    child,
    url,
    out: () => out,
    syncUrl: `${url.replace('http', 'ws')}/v1/sync`,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async terminate() {
      child.kill('SIGTERM');
      return (await gone)[0];
    },
  };
}

/** Runs the real entry until it ends by itself. */
export async function runToEnd(
  environment: Record<string, string>,
  args: readonly string[] = [],
): Promise<Ended> {
  const child = launch(MAIN, environment, args);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}
