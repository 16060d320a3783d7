import * as Y from 'yjs';
import { rootKind, rootNames } from '../epochs/root-content.js';
import { StartError } from '../start-error.js';
import { openReader, type OpenReader } from '../storage/open-reader.js';
import type { DocumentInfo } from '../storage/storage.js';
import { applyStored } from '../storage/verify-snapshot.js';
import { breathe, checkStop, type Command, type CommandContext } from './command.js';

/** Everything that a workspace holds, as one JSON text, a line for each value: for people and other programs. */
export const exportWorkspace: Command = {
  usage: 'export <workspace>',
  help: 'prints all documents of a workspace as JSON, with their Yjs snapshots in base64',
  takes: 1,
  async run(context) {
    const workspace = context.positional[0] ?? '';
    const reader = openReader(context.folder);
    try {
      const record = reader.workspaces.find(workspace);
      if (!record) throw new StartError(`there is no workspace ${JSON.stringify(workspace)}`);
      const all = reader.documents.documents(workspace, record.epoch);
      const { print } = context;
      print('{');
      print(`"format": "firsat-export-1",`);
      print(`"workspace": ${JSON.stringify(workspace)},`);
      print(`"epoch": ${record.epoch},`);
      print(`"exportedAt": ${JSON.stringify(new Date(context.now()).toISOString())},`);
      print(`"members": ${JSON.stringify(reader.workspaces.members(workspace))},`);
      print(`"versions": ${JSON.stringify(reader.workspaces.versions(workspace))},`);
      print('"documents": {');
      for (const [index, info] of all.entries()) {
        await breathe();
        checkStop(context);
        context.progress(`document ${info.doc} (${index + 1} of ${all.length})`);
        printDocument(reader, info, context, index + 1 < all.length);
      }
      print('}');
      print('}');
    } finally {
      reader.close();
    }
  },
};

function printDocument(
  { documents }: OpenReader,
  { doc: docName, name, seq }: DocumentInfo,
  { print }: CommandContext,
  more: boolean,
): void {
  const doc = new Y.Doc();
  try {
    applyStored(doc, documents.load(name));
    print(`${JSON.stringify(docName)}: {`);
    print(`"seq": ${seq},`);
    print('"roots": {');
    const roots = rootNames(doc);
    for (const [index, root] of roots.entries()) {
      const comma = index + 1 < roots.length ? ',' : '';
      printRoot(doc, root, print, comma);
    }
    print('},');
    print(`"snapshot": "${Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')}"`);
    print(more ? '},' : '}');
  } finally {
    doc.destroy();
  }
}

function printRoot(doc: Y.Doc, root: string, print: (line: string) => void, comma: string): void {
  const name = JSON.stringify(root);
  switch (rootKind(doc, root)) {
    case 'map':
    case 'mixed': {
      print(`${name}: {`);
      const entries = [...doc.getMap<unknown>(root).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
      for (const [index, [key, value]] of entries.entries())
        print(`${JSON.stringify(key)}: ${jsonOf(value)}${index + 1 < entries.length ? ',' : ''}`);
      print(`}${comma}`);
      return;
    }
    case 'text':
      print(`${name}: ${jsonOf(doc.getText(root).toDelta())}${comma}`);
      return;
    case 'xml':
      print(`${name}: ${jsonOf(doc.getXmlFragment(root).toJSON())}${comma}`);
      return;
    case 'array':
      print(`${name}: ${jsonOf(doc.getArray(root).toJSON())}${comma}`);
      return;
    case 'empty':
  }
}

/** JSON of a value; what JSON has no word for is `null`. */
function jsonOf(value: unknown): string {
  const plain: unknown = value instanceof Y.AbstractType ? value.toJSON() : value;
  const text = JSON.stringify(plain, (_key, part: unknown) => {
    if (typeof part === 'bigint') return String(part);
    return part instanceof Uint8Array ? Buffer.from(part).toString('base64') : part;
  }) as string | undefined;
  return text ?? 'null';
}
