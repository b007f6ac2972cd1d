import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

import { concatBytes } from '../../shared/basics/bytes.ts';

/** How a small server differs from the best. */
export interface Habits {
  /** Takes If-Match and If-None-Match on writing for nothing. */
  readonly ignoresConditions?: boolean;
  /** WebDAV: does not know MOVE. */
  readonly movesNothing?: boolean;
  /** WebDAV: names its versions weakly, or by the second of writing and the size. */
  readonly weakVersions?: boolean;
  readonly versionsOfSeconds?: boolean;
  /** WebDAV: takes no file whose name ends so. */
  readonly takesNone?: string;
  /** WebDAV: what it says of a file without the collection above. */
  readonly withoutParent?: number;
  /** WebDAV: what it says of whatever it wrote, moved or made. */
  readonly done?: number;
  /** WebDAV: how it names a path in a listing. */
  readonly names?: (path: string) => string;
  /** Presses whatever it gives back, asked or not. */
  readonly presses?: boolean;
  /** S3: refuses whatever has a condition, by this number. */
  readonly refusesConditions?: number;
  /** S3: files in a page of a listing. */
  readonly page?: number;
  /** S3: the region for which it takes signatures. */
  readonly region?: string;
  /** Answers so, whatever is asked. */
  readonly answers?: (request: IncomingMessage) => {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  } | null;
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

/** An answer as a gateway gives it that presses everything. */
const pressed = ([status, body, headers]: Answer): Answer =>
  body === undefined
    ? [status, body, headers]
    : [status, new Uint8Array(gzipSync(body)), { ...headers, 'Content-Encoding': 'gzip' }];

/** Starts a server of a handler. */
export async function startSmall(handle: Handler, habits: Habits): Promise<SmallServer> {
  const files = new Map<string, Uint8Array>();
  const [asked, heads]: [string[], string[]] = [[], []];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    heads.push(request.rawHeaders.join('\n'));
    const fixed = habits.answers?.(request) ?? null;
    answerTo(request, response, (body) => {
      if (fixed !== null) return [fixed.status, fixed.body, fixed.headers];
      const answer = handle(request, body, files);
      return habits.presses === true ? pressed(answer) : answer;
    }).catch(() => request.socket.destroy());
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

const found = (props: string): string =>
  `<d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>`;
const notFound = `<d:propstat><d:prop><d:getcontentlength/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>`;

const listing = (
  path: string,
  files: ReadonlyMap<string, Uint8Array>,
  nameOf: (path: string) => string,
): string => {
  const rows = [...files].filter(([name]) => name.startsWith(path) && name !== path);
  const collection = found('<d:resourcetype><d:collection/></d:resourcetype>');
  const responses = rows.map(([name, bytes]) => {
    const length = `<d:getcontentlength>${bytes.length}</d:getcontentlength>`;
    const file = found(`${length}<d:resourcetype></d:resourcetype>`);
    const stat = name.endsWith('/') ? `${collection}${notFound}` : file;
    return `<d:response><d:href>${nameOf(name)}</d:href>${stat}</d:response>`;
  });
  const own = `<d:response><d:href>${nameOf(path)}</d:href>${collection}${notFound}</d:response>`;
  return `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">${own}${responses.join('')}</d:multistatus>`;
};

const parentOf = (path: string): string => path.replace(/[^/]+\/?$/, '');

/** How a server names the version of a file that was written at a time. */
function headersOf(habits: Habits, bytes: Uint8Array, written: number): Record<string, string> {
  if (habits.versionsOfSeconds !== true)
    return { ETag: `${habits.weakVersions === true ? 'W/' : ''}${versionOf(bytes)}` };
  const second = Math.floor(written / 1000);
  return {
    ETag: `"${second.toString(16)}-${bytes.length.toString(16)}"`,
    'Last-Modified': new Date(second * 1000).toUTCString(),
  };
}

/** A small WebDAV server whose collection `/box/` is there. */
export async function startSmallWebdav(habits: Habits = {}): Promise<SmallServer> {
  const written = new Map<string, number>();
  const tagOf = (url: string, bytes: Uint8Array): Record<string, string> =>
    headersOf(habits, bytes, written.get(url) ?? 0);
  const { withoutParent = 409, done, names = (path: string): string => path } = habits;
  const put = (
    request: IncomingMessage,
    body: Uint8Array,
    files: Map<string, Uint8Array>,
  ): Answer => {
    const { url = '' } = request;
    const there = files.get(url);
    if (habits.takesNone !== undefined && url.endsWith(habits.takesNone)) return [403];
    if (!files.has(parentOf(url))) return [withoutParent];
    if (habits.ignoresConditions !== true && !conditionHolds(request, there)) return [412];
    files.set(url, body);
    written.set(url, Date.now());
    return [done ?? (there === undefined ? 201 : 204)];
  };
  const move = (request: IncomingMessage, files: Map<string, Uint8Array>): Answer => {
    const { url = '' } = request;
    const there = files.get(url);
    if (habits.movesNothing === true) return [405];
    const to = String(request.headers.destination);
    if (there === undefined) return [404];
    if (request.headers.overwrite === 'F' && files.has(to)) return [412];
    files.set(to, there);
    written.set(to, written.get(url) ?? 0);
    files.delete(url);
    return [done ?? 201];
  };
  const small = await startSmall((request, body, files) => {
    const { method = '', url = '' } = request;
    const there = files.get(url);
    switch (method) {
      case 'GET': {
        if (there === undefined) return [404];
        const headers = tagOf(url, there);
        return request.headers['if-none-match'] === headers['ETag'] ? [304] : [200, there, headers];
      }
      case 'PUT':
        return put(request, body, files);
      case 'MKCOL':
        if (files.has(url)) return [405];
        if (!url.endsWith('/') || !files.has(parentOf(url))) return [409];
        files.set(url, new Uint8Array());
        return [done ?? 201];
      case 'MOVE':
        return move(request, files);
      case 'DELETE':
        return [files.delete(url) ? 204 : 404];
      case 'PROPFIND':
        return files.has(url)
          ? [207, listing(url, files, names), { 'Content-Type': 'application/xml' }]
          : [404];
      default:
        return [405];
    }
  }, habits);
  small.files.set('/', new Uint8Array());
  small.files.set('/box/', new Uint8Array());
  return small;
}
