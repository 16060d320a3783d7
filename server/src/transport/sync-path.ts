/** Which document a socket is about. */
export interface DocumentName {
  readonly workspace: string;
  readonly epoch: number;
  readonly doc: string;
  /** `workspace/epoch/doc`, the key in storage and registry. */
  readonly key: string;
}

const SEGMENT = /^[A-Za-z0-9_.-]{1,64}$/;
/** `text.` and the id of a record (architecture 4.1) is longer than a workspace's id. */
const DOCUMENT = /^[A-Za-z0-9_.-]{1,80}$/;
const EPOCH = /^(0|[1-9][0-9]{0,8})$/;
const PREFIX = '/v1/sync/';

/** Reads `/v1/sync/<workspace>/<epoch>/<doc>`; `undefined` for every other path. Nothing is decoded. */
export function parseSyncPath(url: string): DocumentName | undefined {
  const path = url.split('?', 1)[0] ?? '';
  if (!path.startsWith(PREFIX)) return undefined;
  const segments = path.slice(PREFIX.length).split('/');
  const [workspace, epoch, doc] = segments;
  if (segments.length !== 3 || workspace === undefined || epoch === undefined || doc === undefined)
    return undefined;
  if (!SEGMENT.test(workspace) || !DOCUMENT.test(doc) || !EPOCH.test(epoch)) return undefined;
  return { workspace, epoch: Number(epoch), doc, key: `${workspace}/${epoch}/${doc}` };
}
