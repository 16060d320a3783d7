import { StartError } from '../start-error.js';
import { openReader } from '../storage/open-reader.js';
import { column } from '../storage/sql-tools.js';
import type { Command } from './command.js';

const time = (at: unknown): string => (typeof at === 'number' ? new Date(at).toISOString() : 'unknown');

/** To which moments a workspace can be restored. */
export const versions: Command = {
  usage: 'versions <workspace>',
  help: 'lists the versions of a workspace, its epochs and how far back its history reaches',
  takes: 1,
  async run({ positional, folder, print }) {
    const workspace = positional[0] ?? '';
    const { connection, documents, workspaces, close } = openReader(folder);
    try {
      const record = workspaces.find(workspace);
      if (!record) throw new StartError(`there is no workspace ${JSON.stringify(workspace)}`);
      print(
        `workspace ${workspace}: state ${record.state}, epoch ${record.epoch}, made ${time(record.createdAt)}`,
      );
      for (const { epoch, at, reason } of workspaces.epochs(workspace))
        print(`epoch ${epoch} since ${time(at)}: ${reason || 'begun without a reason'}`);
      const range = connection.prepare(
        'SELECT min(seq) AS seq, min(at) AS first, max(at) AS last FROM upd WHERE doc = ?',
      );
      for (const { doc, name, seq } of documents.documents(workspace, record.epoch)) {
        const row = range.get(name);
        const from = Number(column(row, 'seq') ?? seq + 1);
        const reach = `history from ${time(column(row, 'first'))} (row ${from}) to ${time(column(row, 'last'))}`;
        print(`document ${doc}: ${seq} rows; ${from > seq ? 'no history' : reach}`);
      }
      for (const version of workspaces.versions(workspace)) {
        const rows = Object.entries(version.documents).map(([doc, seq]) => `${doc}@${seq}`);
        const by = version.author === null ? '' : ` by ${version.author}`;
        print(
          `version ${version.id} ${JSON.stringify(version.name)} of ${time(version.at)}${by}: epoch ${version.epoch}, ${rows.join(',')}`,
        );
      }
    } finally {
      close();
    }
  },
};
