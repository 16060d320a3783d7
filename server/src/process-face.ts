import type { ProcessFace } from './run.js';

/** The real process. The environment is handed in: only an entry file reads it. */
export function processFace(environment: ProcessFace['environment']): ProcessFace {
  return {
    environment,
    arguments: process.argv.slice(2),
    print(line) {
      process.stdout.write(`${line}\n`);
    },
    complain(line) {
      process.stderr.write(`${line}\n`);
    },
    exit(code) {
      process.exit(code);
    },
    onStop(stop) {
      process.once('SIGTERM', stop);
      process.once('SIGINT', stop);
    },
  };
}
