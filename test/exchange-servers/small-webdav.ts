import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { concatBytes } from '../../shared/basics/bytes.ts';

/** How a small server differs from the best. */
export interface Habits {
  /** Takes If-Match and If-None-Match on writing for nothing. */
  readonly ignoresConditions?: boolean;
  /** WebDAV: does not know MOVE. */
  readonly movesNothing?: boolean;
  /** WebDAV: names its versions weakly. */
  readonly weakVersions?: boolean;
  /** S3: refuses whatever has a condition. */
  readonly refusesConditions?: boolean;
  /** Answers so, whatever is asked. */
  readonly answers?: (
    request: IncomingMessage,
  ) => { readonly status: number; readonly headers?: Record<string, string> } | null;
}

/** A server in memory, and what came to it. */
export interface SmallServer {
  readonly port: number;
  readonly files: Map<string, Uint8Array>;
  /** `METHOD path` of each request. */
  readonly asked: string[];
  /** All of their headers. */
  readonly headers: string[];
  readonly stop: () => Promise<void>;
}

type Answer = readonly [
  status: number,
  body?: string | Uint8Array | undefined,
  headers?: Record<string, string> | undefined,
];
export type Handler = (
  request: IncomingMessage,
  body: Uint8Array,
  files: Map<string, Uint8Array>,
) => Answer;

/** The version of a file. */
export const versionOf = (bytes: Uint8Array): string =>
  `"${createHash('sha1').update(bytes).digest('hex')}"`;

/** What a condition on writing says to what is there. */
export function conditionHolds(request: IncomingMessage, there: Uint8Array | undefined): boolean {
  const { 'if-match': match, 'if-none-match': none } = request.headers;
  if (none === '*' && there !== undefined) return false;
  return match === undefined || (there !== undefined && versionOf(there) === match);
}

async function answerTo(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (body: Uint8Array) => Answer,
): Promise<void> {
  const pieces: Uint8Array[] = [];
  for await (const piece of request as AsyncIterable<Uint8Array>) pieces.push(piece);
  const [status, body, headers] = answer(concatBytes(...pieces));
  response.writeHead(status, headers).end(body);
}

/** Starts a server of a handler. */
export async function startSmall(handle: Handler, habits: Habits): Promise<SmallServer> {
  const files = new Map<string, Uint8Array>();
  const [asked, heads]: [string[], string[]] = [[], []];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    heads.push(request.rawHeaders.join('\n'));
    const fixed = habits.answers?.(request) ?? null;
    answerTo(request, response, (body) =>
      fixed === null ? handle(request, body, files) : [fixed.status, undefined, fixed.headers],
    ).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    files,
    asked,
    headers: heads,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const listing = (path: string, files: ReadonlyMap<string, Uint8Array>): string => {
  const rows = [...files].filter(([name]) => name.startsWith(path) && name !== path);
  const responses = rows.map(([name, bytes]) => {
    const kind = name.endsWith('/') ? '<d:collection/>' : '';
    return `<d:response><d:href>${name}</d:href><d:propstat><d:prop><d:getcontentlength>${bytes.length}</d:getcontentlength><d:resourcetype>${kind}</d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;
  });
  const own = `<d:response><d:href>${path}</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;
  return `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">${own}${responses.join('')}</d:multistatus>`;
};

const parentOf = (path: string): string => path.replace(/[^/]+\/?$/, '');

/** A small WebDAV server whose collection `/box/` is there. */
export async function startSmallWebdav(habits: Habits = {}): Promise<SmallServer> {
  const tag = (bytes: Uint8Array): string =>
    `${habits.weakVersions === true ? 'W/' : ''}${versionOf(bytes)}`;
  const small = await startSmall((request, body, files) => {
    const { method = '', url = '' } = request;
    const there = files.get(url);
    const heeds = habits.ignoresConditions !== true;
    switch (method) {
      case 'GET':
        if (there === undefined) return [404];
        if (request.headers['if-none-match'] === tag(there)) return [304];
        return [200, there, { ETag: tag(there) }];
      case 'PUT':
        if (!files.has(parentOf(url))) return [409];
        if (heeds && !conditionHolds(request, there)) return [412];
        files.set(url, body);
        return [there === undefined ? 201 : 204];
      case 'MKCOL':
        if (files.has(url)) return [405];
        if (!files.has(parentOf(url))) return [409];
        files.set(url, new Uint8Array());
        return [201];
      case 'MOVE': {
        if (habits.movesNothing === true) return [405];
        const to = String(request.headers.destination);
        if (there === undefined) return [404];
        if (request.headers.overwrite === 'F' && files.has(to)) return [412];
        files.set(to, there);
        files.delete(url);
        return [201];
      }
      case 'DELETE':
        return [files.delete(url) ? 204 : 404];
      case 'PROPFIND':
        return files.has(url)
          ? [207, listing(url, files), { 'Content-Type': 'application/xml' }]
          : [404];
      default:
        return [405];
    }
  }, habits);
  small.files.set('/', new Uint8Array());
  small.files.set('/box/', new Uint8Array());
  return small;
}
