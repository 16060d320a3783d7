import { CLOSE } from '@firsat/protocol';
import type { WorkspaceRecord, WorkspaceStore } from '../storage/workspace-store.js';
import type { DocumentName } from '../transport/sync-path.js';
import type { AccessNews } from './access-news.js';
import type { Access, Authorizer, Denial } from './authorizer.js';

export interface OpenAuthorizerOptions {
  /** Knows the epochs and states of workspaces; without it, every epoch is served. */
  readonly workspaces?: Pick<WorkspaceStore, 'find'>;
  readonly news?: AccessNews;
}

/** Everyone is an editor; for one machine, where reaching the port already means being its user. */
export function createOpenAuthorizer({ workspaces, news }: OpenAuthorizerOptions = {}): Authorizer {
  const judge = async ({ workspace, epoch }: DocumentName): Promise<Access | Denial> => {
    const found: Pick<WorkspaceRecord, 'epoch' | 'state'> = (await workspaces?.find(workspace)) ?? {
      epoch: workspaces ? 1 : epoch,
      state: 'ok',
    };
    if (found.state === 'deleted') return { ok: false, row: CLOSE.notFound };
    const role = found.state === 'read-only' ? 'reader' : 'editor';
    return { ok: true, user: 'local', userName: null, role, exp: null, epoch: found.epoch };
  };
  return {
    open: true,
    authorize: ({ document }) => judge(document),
    review: (document) => judge(document),
    watch: (listener) => news?.watch(listener) ?? (() => undefined),
  };
}
