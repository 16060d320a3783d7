import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fuzzDecoders } from '../../server/src/testing/hostile/fuzz-decoders.js';
import { crashLoop, type CrashLoopResult } from '../../server/src/testing/crash-loop.js';
import { gapLoop } from '../../server/src/testing/gap-loop.js';
import { mutantEntry, MUTANTS } from '../../server/src/testing/mutants/entries.js';
import { temporaryFolder } from '../../server/src/testing/temporary-folder.js';
import { root } from '../setup/files.mjs';

/** How much is done. */
export interface Amounts {
  readonly seed: number;
  readonly kills: number;
  readonly inputs: number;
  readonly worlds: number;
}

/** What a part is given. */
export interface Soak extends Amounts {
  tell(line: string): void;
  must(condition: boolean, problem: string): void;
}

type Part = (soak: Soak) => Promise<void>;

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = temporaryFolder();
  try {
    return await work(folder.path);
  } finally {
    folder.remove();
  }
}

/** F1: SIGKILL at random moments and behind bursts; two loops side by side. */
const crash: Part = async ({ seed, kills, tell, must }) => {
  const half = Math.ceil(kills / 2);
  const results = await Promise.all(
    [seed, seed + 1].map((first) =>
      inFolder((folder) => crashLoop({ folder, kills: half, clients: 4, seed: first })),
    ),
  );
  const sum = (of: (result: CrashLoopResult) => number): number =>
    results.reduce((total, result) => total + of(result), 0);
  const lost = results.flatMap((result) => [...result.lost, ...result.vanished, ...result.stuck]);
  tell(
    `${sum((result) => result.kills)} kills, ${sum((result) => result.operations)} operations, ` +
      `${sum((result) => result.claimed)} acknowledged (lost: ${sum((result) => result.lost.length)}), ` +
      `${sum((result) => result.seen)} seen by others (lost: ${sum((result) => result.vanished.length)}), ` +
      `all acknowledged again ${Math.round(Math.max(...results.map((result) => result.slowestRecoveryMs)))} ms after a restart at the latest`,
  );
  must(lost.length === 0, lost.join('\n    '));
};

/** F2, A2: clients that acknowledge nothing of what they keep back. */
const withholding: Part = async ({ seed, kills, tell, must }) => {
  const result = await inFolder((folder) =>
    crashLoop({ folder, kills: Math.ceil(kills / 8), clients: 4, seed, withholding: true }),
  );
  const lost = [...result.lost, ...result.vanished, ...result.stuck];
  tell(
    `${result.kills} kills, ${result.operations} operations, ${result.claimed} acknowledged, ${lost.length} lost`,
  );
  must(lost.length === 0, lost.join('\n    '));
};

/** F4, A8: changes without their predecessors, and a kill before those come. */
const gaps: Part = async ({ seed, kills, tell, must }) => {
  const result = await inFolder((folder) => gapLoop({ folder, rounds: Math.ceil(kills / 10), seed }));
  tell(`${result.rounds} rounds, ${result.pieces} pieces without predecessors, ${result.lost.length} lost`);
  must(result.lost.length === 0, result.lost.join('\n    '));
  must(result.early.length === 0, `acknowledged too early: ${result.early.join(', ')}`);
};

/** Each deliberately broken server must be found out. */
const mutants: Part = async ({ seed, tell, must }) => {
  for (const name of MUTANTS) {
    const entry = mutantEntry(name);
    const found = await inFolder(async (folder) => {
      if (name === 'emitted-only') return (await gapLoop({ folder, rounds: 3, seed, entry })).lost[0];
      const untilLoss = name === 'early-broadcast' ? 'seen' : 'claimed';
      const options = { folder, kills: 60, clients: 4, seed, entry, untilLoss } as const;
      const result = await crashLoop({ ...options, withholding: name === 'no-step-2' });
      return untilLoss === 'seen' ? result.vanished[0] : result.lost[0];
    });
    tell(`${name}: ${found ?? 'not found out'}`);
    must(found !== undefined, `the server "${name}" was not found out`);
  }
};

/** IN11: mutated frames, updates, presences and vectors at every reader of strangers' bytes. */
const fuzz: Part = async ({ seed, inputs, tell, must }) => {
  const { faults, accepted, compared, peakBytes } = fuzzDecoders({ seed, inputs });
  tell(
    `${inputs} inputs, ${accepted} read, ${compared} compared with Yjs, ${faults.length} faults, ` +
      `${Math.round(peakBytes / 1024 / 1024)} MiB at the peak`,
  );
  must(faults.length === 0, faults.slice(0, 5).join('\n    '));
  must(peakBytes < 128 * 1024 * 1024, 'too much memory');
};

/** CNV: replicas of the whole store that are parted, crash and agree again. */
const convergence: Part = async ({ seed, worlds, tell, must }) => {
  const files = ['fuzz', 'fuzz-second-half'].map((name) => `test/convergence/${name}.node.test.ts`);
  const child = spawn(
    process.execPath,
    [
      '--conditions=firsat-source',
      '--import',
      'tsx',
      '--test',
      '--test-concurrency=2',
      '--test-reporter=tap',
      ...files,
    ],
    {
      cwd: root,
      env: { ...process.env, FUZZ_SEED: String(seed), FUZZ_WORLDS: String(worlds) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  for (const [, line] of output.matchAll(/^\s*# (\d+ operations .*)$/gm)) tell(line ?? '');
  must(
    code === 0,
    output
      .split('\n')
      .filter((line) => /not ok|seed \d+/.test(line))
      .join('\n    '),
  );
};

/** The parts of a soak, in the order in which they are done. */
export const parts: Readonly<Record<string, Part>> = {
  crash,
  withholding,
  gaps,
  mutants,
  fuzz,
  convergence,
};
