/** The parts of a document's name in storage, `workspace/epoch/doc`. */
export interface DocumentKey {
  readonly workspace: string;
  readonly epoch: number;
  readonly doc: string;
}

const KEY = /^([^/]+)\/(0|[1-9][0-9]{0,8})\/(.+)$/;

/** The parts of a name; `undefined` when it belongs to no workspace. */
export function parseDocumentKey(name: string): DocumentKey | undefined {
  const [, workspace, epoch, doc] = KEY.exec(name) ?? [];
  if (workspace === undefined || epoch === undefined || doc === undefined) return undefined;
  return { workspace, epoch: Number(epoch), doc };
}

/** The name of a document in storage and registry. */
export function documentKey({ workspace, epoch, doc }: DocumentKey): string {
  return `${workspace}/${epoch}/${doc}`;
}
