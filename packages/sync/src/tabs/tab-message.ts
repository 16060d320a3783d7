/** State vectors by document name. */
export type StateVectors = Readonly<Record<string, Uint8Array>>;

/**
 * What tabs say to each other. `to` names one receiver; without it, all are meant. `client` is the sender's own presence, so that it can be
 * taken away when the tab is known to be gone.
 */
export type TabMessage = {
  readonly from: string;
  readonly to?: string;
  readonly client?: number;
  readonly schema?: number;
} & (
  | {
      /** "This is what I have: send me the rest." `join` is answered by `answer`, which is not answered. */
      readonly type: 'join' | 'answer';
      readonly online: readonly string[];
      readonly vectors: StateVectors;
    }
  /** `stored`: the sender keeps it on this device itself; nobody else needs to (SY17). */
  | { readonly type: 'update'; readonly doc: string; readonly update: Uint8Array; readonly stored?: boolean }
  /** Presence in the workspace or, with `doc`, in a document that not everyone has open. */
  | { readonly type: 'awareness'; readonly update: Uint8Array; readonly doc?: string }
  /** These documents are connected to the server in the sending tab. */
  | { readonly type: 'online'; readonly online: readonly string[] }
  | { readonly type: 'leave' }
  /** The user signs out: let go of what this device keeps. */
  | { readonly type: 'forget' }
);

const VERSION = 1;

/** What is posted: a version first, so that a tab with another build is ignored instead of misread (F26). */
export function encodeTabMessage(message: TabMessage): unknown {
  return { v: VERSION, ...message };
}

/** Reads a posted value; `undefined` for anything that is not exactly a message of this version. */
export function decodeTabMessage(data: unknown): TabMessage | undefined {
  if (!isObject(data) || data['v'] !== VERSION) return undefined;
  const { from, to, client, type, doc, update, online, vectors, stored } = data;
  if (typeof from !== 'string' || (to !== undefined && typeof to !== 'string')) return undefined;
  const head = {
    from,
    ...(to === undefined ? {} : { to }),
    ...(typeof client === 'number' ? { client } : {}),
  };
  switch (type) {
    case 'join':
    case 'answer':
      if (!isNames(online) || !isVectors(vectors)) return undefined;
      return { ...head, type, online, vectors };
    case 'update':
      return typeof doc === 'string' && update instanceof Uint8Array
        ? { ...head, type, doc, update, ...(stored === true && { stored }) }
        : undefined;
    case 'awareness':
      return update instanceof Uint8Array
        ? { ...head, type, update, ...(typeof doc === 'string' && { doc }) }
        : undefined;
    case 'online':
      return isNames(online) ? { ...head, type, online } : undefined;
    case 'leave':
    case 'forget':
      return { ...head, type };
    default:
      return undefined;
  }
}

/** Whether a posted value is from a program newer than this one: by the version of messages or by the schema of documents (F26). */
export function isNewer(data: unknown, schema: number): boolean {
  if (!isObject(data)) return false;
  const { v, schema: theirs } = data;
  return (typeof v === 'number' && v > VERSION) || (typeof theirs === 'number' && theirs > schema);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function isVectors(value: unknown): value is Record<string, Uint8Array> {
  return isObject(value) && Object.values(value).every((vector) => vector instanceof Uint8Array);
}
