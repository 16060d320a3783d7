import { beginEpoch } from './with-epochs.js';
import type { Command } from './command.js';

/** The same content without history, as a new epoch. */
export const fold: Command = {
  usage: 'fold <workspace>',
  help: 'begins a new epoch without history and old client ids; the server must be stopped',
  takes: 1,
  run: (context) =>
    beginEpoch(context, (authority) => authority.fold(context.positional[0] ?? '', undefined, context.stop)),
};
