import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Usage } from './servers/usage.js';

/** One of the servers that are compared, in a process of its own. */
export class ChildServer {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async start(name: 'ours' | 'bare-ws' | 'y-websocket-server', folder = ''): Promise<ChildServer> {
    const child = fork(fileURLToPath(new URL(`servers/${name}.ts`, import.meta.url)), [folder], {
      execArgv: ['--expose-gc', '--conditions=firsat-source', '--import', 'tsx'],
    });
    const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
    return new ChildServer(child, port);
  }

  async usage(collect = false): Promise<Usage> {
    this.#child.send({ collect });
    const [usage] = (await once(this.#child, 'message')) as [Usage];
    return usage;
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}
