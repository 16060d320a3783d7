import { pointAtRows, pointAtTime, pointOfVersion, type HistoryPoint } from '../epochs/history-point.js';
import { StartError } from '../start-error.js';
import type { Storage } from '../storage/storage.js';
import type { Command } from './command.js';
import { beginEpoch } from './with-epochs.js';

/** With the zone: a time that means something else on another machine is no time to restore to. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const ROWS = /^[A-Za-z0-9_.-]+@\d+(,[A-Za-z0-9_.-]+@\d+)*$/;

/** A workspace as it was, as a new epoch; what came since stays in the old one. */
export const restoreVersion: Command = {
  usage: 'restore-version <workspace> <version | document@row,… | time>',
  help: 'brings a workspace back to a version (id or name), rows or a time like 2026-05-01T10:00:00Z; the server must be stopped',
  takes: 2,
  run: (context) => {
    const [workspace = '', wanted = ''] = context.positional;
    return beginEpoch(context, async (authority, storage) => {
      const point = await findPoint(storage, workspace, wanted);
      if (!point) return { ok: false, reason: 'unknown-workspace' };
      return authority.restore(workspace, point, context.stop);
    });
  },
};

/** What a person means by a version, rows or a time. */
async function findPoint(
  storage: Storage,
  workspace: string,
  wanted: string,
): Promise<HistoryPoint | undefined> {
  const all = await storage.workspaces.versions(workspace);
  const byId = all.find(({ id }) => id === wanted);
  const named = byId ? [byId] : all.filter(({ name }) => name === wanted);
  if (named.length > 1)
    throw new StartError(`several versions are called ${JSON.stringify(wanted)}: give the id`);
  const [version] = named;
  if (version) return pointOfVersion(version);
  if (TIME.test(wanted)) return pointAtTime(storage, workspace, Date.parse(wanted));
  if (ROWS.test(wanted)) return pointAtRows(storage, workspace, rowsOf(wanted));
  throw new StartError(
    `${JSON.stringify(wanted)} is no version of this workspace, no row like core@120 and no time like 2026-05-01T10:00:00Z`,
  );
}

function rowsOf(text: string): Record<string, number> {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const at = part.lastIndexOf('@');
      return [part.slice(0, at), Number(part.slice(at + 1))];
    }),
  );
}
