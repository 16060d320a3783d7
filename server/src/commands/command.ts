import { StartError } from '../start-error.js';

/** What a command is given. */
export interface CommandContext {
  /** What stands behind the command's name, without options. */
  readonly positional: readonly string[];
  readonly force: boolean;
  /** The data folder. */
  readonly folder: string;
  /** Days that the history reaches back. */
  readonly historyDays: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The result, on stdout. */
  readonly print: (line: string) => void;
  /** How far it is, on stderr. */
  readonly progress: (line: string) => void;
  /** Aborted by Ctrl+C; the command then ends, leaving nothing half done. */
  readonly stop: AbortSignal;
}

/** Something that the program does instead of serving. */
export interface Command {
  /** How it is called, without the program's name. */
  readonly usage: string;
  /** One line. */
  readonly help: string;
  /** How many positional arguments it takes. */
  readonly takes: number;
  run(context: CommandContext): Promise<void>;
}

/** @throws StartError when somebody has pressed Ctrl+C */
export function checkStop({ stop }: Pick<CommandContext, 'stop'>): void {
  if (stop.aborted) throw new StartError('interrupted; nothing has been changed');
}

/** Lets a signal be heard between two pieces of synchronous work. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
