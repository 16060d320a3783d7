import { resolve } from 'node:path';
import { StartError } from '../start-error.js';
import { StorageError } from '../storage/storage.js';
import { backup } from './backup.js';
import type { Command } from './command.js';
import { exportWorkspace } from './export.js';
import { fold } from './fold.js';
import { keepVersion } from './keep-version.js';
import { restoreVersion } from './restore-version.js';
import { restore } from './restore.js';
import { versions } from './versions.js';

/** What the program can do instead of serving, by name. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['backup', backup],
  ['restore', restore],
  ['export', exportWorkspace],
  ['versions', versions],
  ['keep-version', keepVersion],
  ['restore-version', restoreVersion],
  ['fold', fold],
]);

/** The part of the process that commands see. */
export interface CommandFace {
  readonly arguments: readonly string[];
  print(line: string): void;
  complain(line: string): void;
  onStop(stop: () => void): void;
}

/** What a command needs to know of the settings. */
export interface CommandSettings {
  readonly folder: string;
  readonly historyDays: number;
  readonly now: () => number;
}

/** One line per command, for `--help`. */
export function commandHelp(): readonly string[] {
  return [...COMMANDS.values()].flatMap(({ usage, help }) => [`  ${usage}`, `      ${help}`]);
}

/**
 * Runs the command that the arguments name; resolves when it is done.
 *
 * @param settings read when a command is known, since they may be wrong
 * @throws StartError with one line for the operator
 */
export async function runCommand(face: CommandFace, settings: () => CommandSettings): Promise<void> {
  const [name = '', ...rest] = face.arguments;
  const command = COMMANDS.get(name);
  if (!command) {
    const known = [...COMMANDS.keys()].join(', ');
    throw new StartError(`there is no command ${JSON.stringify(name)}; there are ${known}, and --help`);
  }
  const { positional, data, force } = readArguments(rest);
  if (positional.length !== command.takes) throw new StartError(`usage: firsat-server ${command.usage}`);
  const { folder, historyDays, now } = settings();
  const interrupted = new AbortController();
  face.onStop(() => {
    interrupted.abort();
  });
  try {
    await command.run({
      positional,
      force,
      folder: resolve(data ?? folder),
      historyDays,
      now,
      print: (line) => {
        face.print(line);
      },
      progress: (line) => {
        face.complain(line);
      },
      stop: interrupted.signal,
    });
  } catch (error) {
    throw error instanceof StorageError ? new StartError(explain(error)) : error;
  }
}

function explain(error: StorageError): string {
  return error.code === 'locked' ? 'a server is using this data folder: stop it first' : error.message;
}

function readArguments(given: readonly string[]): {
  positional: string[];
  data: string | undefined;
  force: boolean;
} {
  const positional: string[] = [];
  let data: string | undefined;
  let force = false;
  for (let index = 0; index < given.length; index++) {
    const argument = given[index] ?? '';
    if (argument === '--force') force = true;
    else if (argument === '--data') {
      data = given[++index];
      if (data === undefined || data === '') throw new StartError('--data needs a folder');
    } else if (argument.startsWith('--')) throw new StartError(`there is no option ${argument}`);
    else positional.push(argument);
  }
  return { positional, data, force };
}
