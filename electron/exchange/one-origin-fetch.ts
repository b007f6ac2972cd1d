import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline, Readable } from 'node:stream';
import { createUnzip } from 'node:zlib';

import type { Connection } from './connection.ts';
import { readBody, within } from './read-body.ts';

/** A question as a client puts it; `body` is whole. */
export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** No answer of a store is longer; a listing of 100,000 files is half of it. */
const longestAnswer = 64 * 1024 * 1024;
const longestPage = 256 * 1024;
const mostRedirects = 3;
/** Answers whose body is what was asked for: a file, a listing, what became of a move. */
const carrying: Readonly<Partial<Record<string, readonly number[]>>> = {
  GET: [200],
  PROPFIND: [207],
  MOVE: [207],
};

const silent = (): Error => Object.assign(new Error('silent'), { code: 'ETIMEDOUT' });

function send(url: URL, question: Question, connection: Connection): ClientRequest {
  const { method = 'GET' } = question;
  // What is sealed cannot be pressed, and a pressed file has another version for its server.
  const headers = { 'Accept-Encoding': 'identity', ...question.headers };
  connection.countRequest();
  return url.protocol === 'https:'
    ? requestHttps(url, { method, headers, agent: connection.https })
    : requestHttp(url, { method, headers, agent: connection.http });
}

function ask(url: URL, question: Question, connection: Connection): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = send(url, question, connection);
    const { connecting, silence } = connection.patience;
    const late = setTimeout(() => request.destroy(silent()), connecting);
    request.setTimeout(silence, () => request.destroy(silent()));
    request.on('socket', (socket) => {
      if (!socket.connecting) return clearTimeout(late);
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () =>
        clearTimeout(late),
      );
    });
    request.once('close', () => clearTimeout(late));
    request.once('error', reject);
    request.once('response', (message: IncomingMessage) => {
      message.on('error', () => {
        // A cut in the middle of the body is met by whoever reads it.
      });
      resolve(message);
    });
    request.end(question.body);
  });
}

/** The body as it was meant, where a gateway pressed it though nobody asked for that. */
function unpressed(message: IncomingMessage): AsyncIterable<Uint8Array> {
  if (!/^(?:x-)?gzip$|^deflate$/i.test(message.headers['content-encoding'] ?? '')) return message;
  return pipeline(message, createUnzip(), () => {
    // A cut in the middle is met by whoever reads.
  });
}

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    headers.set(name, Array.isArray(value) ? value.join(', ') : (value ?? ''));
  return headers;
}

/** What is read is left to the reader; pages beside other answers are taken off the line, which is used again. */
async function responseOf(
  message: IncomingMessage,
  { method = 'GET' }: Question,
): Promise<Response> {
  const { statusCode: status = 0 } = message;
  const headers = headersOf(message);
  if (carrying[method]?.includes(status) === true) {
    const stream = Readable.toWeb(Readable.from(within(unpressed(message), longestAnswer)));
    return new Response(stream as ReadableStream<Uint8Array>, { status, headers });
  }
  // Nobody reads it.
  await readBody(within(unpressed(message), longestPage), longestPage);
  return new Response(null, { status, headers });
}

/** Where an answer sends the question on to: an address of the same origin, or nowhere. */
function onwards(message: IncomingMessage, from: URL): URL | null {
  const { statusCode = 0, headers } = message;
  if (![301, 302, 307, 308].includes(statusCode) || headers.location === undefined) return null;
  const to = URL.canParse(headers.location, from) ? new URL(headers.location, from) : null;
  return to?.origin === from.origin ? to : null;
}

/**
 * Puts a question to a store and gives its answer; the body only of what is read. Follows at most three redirects, and only within the
 * origin: elsewhere neither credentials nor bytes go, and the redirect itself is the answer. Rejects with the system's
 * error where there is no answer.
 */
export async function fetchOneOrigin(
  address: string,
  question: Question,
  connection: Connection,
): Promise<Response> {
  let url = new URL(address);
  for (let redirects = 0; ; redirects += 1) {
    const message = await ask(url, question, connection);
    const next = onwards(message, url);
    if (next === null || redirects === mostRedirects) return responseOf(message, question);
    message.resume();
    url = next;
  }
}
