import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a route sees of a request. */
export interface RouteRequest {
  /** The segments that the path pattern names, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  /** The Origin header; `null` when there is none. */
  readonly origin: string | null;
  /** The token of `Authorization: Bearer …`; empty when there is none. */
  readonly bearer: string;
  /** What limits count it under: its address. */
  readonly key: string;
  /** The body as JSON; {@link HttpError} when it is none or too large. */
  json(): Promise<unknown>;
}

/** An answer: `body` is sent as JSON, or as it is when it is a string with its own content type. */
export interface RouteAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One method of one path. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Segments separated by `/`; `:name` stands for any one segment. */
  readonly path: string;
  /** Pages of these origins may read the answer; absent: no page may. Judged per request. */
  readonly cors?: (origin: string) => boolean;
  /** Not counted by the limits of addresses: for probes of the operator's own machines. */
  readonly unlimited?: boolean;
  handle(request: RouteRequest): RouteAnswer | Promise<RouteAnswer>;
}

/** An answer other than success; `code` is stable, for programs. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

export interface RouterOptions {
  readonly routes: readonly Route[];
  /** Looks at a request before its route; an error code refuses it. */
  readonly admit: (
    request: IncomingMessage,
    route: Route,
  ) => { readonly key: string; readonly refused: number | undefined };
  /** A handler failed in a way that it did not foresee. `path` is the pattern: no values, no query. */
  readonly failed: (path: string, error: unknown) => number;
}

const MAX_BODY = 16 * 1024;

/** Routes of the HTTP API. Small on purpose: exact paths, JSON, no cookies, no redirects. */
export class Router {
  readonly #options: RouterOptions;
  readonly #routes: readonly { readonly route: Route; readonly pattern: readonly string[] }[];

  constructor(options: RouterOptions) {
    this.#options = options;
    this.#routes = options.routes.map((route) => ({ route, pattern: route.path.split('/') }));
  }

  /** Answers a request; never throws. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    void this.#answer(request).then((answer) => {
      send(request, response, answer);
    });
  }

  async #answer(request: IncomingMessage): Promise<RouteAnswer> {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const matching = this.#routes.flatMap(({ route, pattern }) => {
      const params = match(pattern, path);
      return params ? [{ route, params }] : [];
    });
    if (matching.length === 0) return { status: 404 };
    const method = request.method ?? '';
    const origin = request.headers.origin ?? null;
    if (method === 'OPTIONS')
      return preflight(
        matching.map(({ route }) => route),
        origin,
      );
    const found = matching.find(({ route }) => route.method === (method === 'HEAD' ? 'GET' : method));
    if (!found)
      return { status: 405, headers: { allow: matching.map(({ route }) => route.method).join(', ') } };
    const { route, params } = found;
    const headers = corsHeaders(route, origin);
    const { key, refused } = this.#options.admit(request, route);
    if (refused !== undefined)
      return {
        ...problem(refused, refused === 429 ? 'rate' : 'refused'),
        headers: { ...headers, 'retry-after': '2' },
      };
    try {
      const answer = await route.handle({
        params,
        headers: request.headers,
        origin,
        bearer: /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '',
        key,
        json: () => readJson(request),
      });
      return { ...answer, headers: { ...headers, ...answer.headers } };
    } catch (error) {
      const { status, code } =
        error instanceof HttpError
          ? error
          : { status: this.#options.failed(route.path, error), code: 'failed' };
      return { ...problem(status, code), headers };
    }
  }
}

const problem = (status: number, code: string): RouteAnswer => ({ status, body: { error: code } });

function match(pattern: readonly string[], path: string): Record<string, string> | undefined {
  const segments = path.split('/');
  if (segments.length !== pattern.length) return undefined;
  const params: [string, string][] = [];
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (!part.startsWith(':')) {
      if (segment !== part) return undefined;
      continue;
    }
    const value = decoded(segment);
    if (value === undefined) return undefined;
    params.push([part.slice(1), value]);
  }
  return Object.fromEntries(params);
}

/** Decoded once; a segment that is empty or broken is none. */
function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment) || undefined;
  } catch {
    return undefined;
  }
}

function corsHeaders(route: Route, origin: string | null): Record<string, string> {
  if (!route.cors || origin === null || !route.cors(origin)) return {};
  return { 'access-control-allow-origin': origin, vary: 'origin' };
}

function preflight(routes: readonly Route[], origin: string | null): RouteAnswer {
  const open = routes.filter((route) => route.cors && origin !== null && route.cors(origin));
  const [first] = open;
  if (!first) return { status: 403 };
  return {
    status: 204,
    headers: {
      ...corsHeaders(first, origin),
      'access-control-allow-methods': open.map(({ method }) => method).join(', '),
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '600',
    },
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  // A page cannot send this type to another origin without a preflight.
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new HttpError(415, 'json-only');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY) throw new HttpError(413, 'too-large');
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    throw new HttpError(400, 'bad-json');
  }
}

function send(request: IncomingMessage, response: ServerResponse, answer: RouteAnswer): void {
  if (response.headersSent || response.destroyed) return;
  const { status, body, headers } = answer;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(text === '' ? {} : { 'content-type': 'application/json' }),
    ...headers,
    'content-length': Buffer.byteLength(text),
    // What is left of a body is not read.
    ...(request.complete || request.method === 'GET' || request.method === 'HEAD'
      ? {}
      : { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}
