import {
  createServer,
  type IncomingMessage,
  request as requestHttp,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { concatBytes } from '../../shared/basics/bytes.ts';

/** What happens to one request. */
export type Fault =
  /** Half of its body comes to the server. */
  | 'cut-request'
  /** Half of what is written comes to the server as if it were the whole, and nothing comes back. */
  | 'half-written'
  /** It is done, and half of the answer's body comes back. */
  | 'cut-answer'
  /** It is done, and nothing comes back. */
  | 'lost-answer'
  /** It comes to the server twice; the second answer comes back. */
  | 'twice'
  /** The server has no time. */
  | 'busy';

export interface LineCounts {
  readonly requests: number;
  /** From the client to the server, with all headers. */
  readonly bytesOut: number;
  readonly bytesIn: number;
  readonly faults: number;
}

/** Where a request is: it came from the client, the server did it, its answer is on its way to the client. */
export type Passing = 'come' | 'done' | 'answered';

export interface FaultLine {
  readonly port: number;
  /** Tells of each request, counted from 1, where it is; one that has come goes no further where the answer is true. */
  readonly watch: (passes: (request: number, where: Passing) => boolean) => void;
  /** What happens to requests from now on. */
  readonly happens: (plan: (method: string, path: string) => Fault | null) => void;
  /** Bytes in a second in each direction from now on; null: as fast as it goes. */
  readonly throttle: (bytes: number | null) => void;
  readonly counts: () => LineCounts;
  readonly stop: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Uint8Array;
}

async function bodyOf(message: IncomingMessage): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of message as AsyncIterable<Uint8Array>) pieces.push(piece);
  return concatBytes(...pieces);
}

/** What is said of the body's length where the client said it, for a body that was cut on the way. */
const lengthOf = (
  headers: IncomingMessage['headers'],
  body: Uint8Array,
): Readonly<Record<string, string>> =>
  headers['content-length'] === undefined ? {} : { 'content-length': String(body.length) };

function pass(from: IncomingMessage, body: Uint8Array, port: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, url, headers } = from;
    const onwards = requestHttp(
      {
        port,
        host: '127.0.0.1',
        method,
        path: url,
        headers: { ...headers, ...lengthOf(headers, body), connection: 'close' },
      },
      (answer) => {
        bodyOf(answer).then(
          (read) =>
            resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: read }),
          reject,
        );
      },
    );
    onwards.once('error', reject);
    onwards.end(body);
  });
}

/** Lets half of a body through, and is gone. */
function passHalf(from: IncomingMessage, body: Uint8Array, port: number): Promise<void> {
  return new Promise((resolve) => {
    const { method, url, headers } = from;
    const onwards = requestHttp({ port, host: '127.0.0.1', method, path: url, headers });
    onwards.once('error', () => resolve());
    onwards.once('close', () => resolve());
    onwards.write(body.subarray(0, body.length / 2), () => {
      setTimeout(() => onwards.destroy(), 20);
    });
  });
}

/** A line on a free port of 127.0.0.1 to a server on another one. */
export async function startFaultLine(to: number): Promise<FaultLine> {
  let plan: (method: string, path: string) => Fault | null = () => null;
  let rate: number | null = null;
  let passes: (request: number, where: Passing) => boolean = () => false;
  const counts = { requests: 0, bytesOut: 0, bytesIn: 0, faults: 0 };
  const open = new Set<Socket>();
  const slowly = async (bytes: number): Promise<void> => {
    if (rate !== null) await wait((bytes * 1000) / rate);
  };

  const carry = async (from: IncomingMessage, back: ServerResponse): Promise<void> => {
    counts.requests += 1;
    const number = counts.requests;
    const body = await bodyOf(from);
    await slowly(body.length + 400);
    if (passes(number, 'come')) {
      from.socket.destroy();
      return;
    }
    const fault = plan(from.method ?? '', from.url ?? '');
    if (fault !== null) counts.faults += 1;
    if (fault === 'busy') {
      back.writeHead(503, { 'Retry-After': '1' }).end();
      return;
    }
    if (fault === 'cut-request') {
      await passHalf(from, body, to);
      from.socket.destroy();
      return;
    }
    if (fault === 'twice') await pass(from, body, to);
    const half = fault === 'half-written' && from.method === 'PUT';
    const answer = await pass(from, half ? body.subarray(0, body.length / 2) : body, to);
    if (passes(number, 'done') || fault === 'lost-answer' || fault === 'half-written') {
      from.socket.destroy();
      return;
    }
    await slowly(answer.body.length + 300);
    const { connection: _theirs, 'transfer-encoding': _chunks, ...headers } = answer.headers;
    const isHead = from.method === 'HEAD' || [204, 304].includes(answer.status);
    back.writeHead(
      answer.status,
      isHead ? headers : { ...headers, 'content-length': answer.body.length },
    );
    if (fault !== 'cut-answer') {
      back.end(answer.body, () => passes(number, 'answered'));
      return;
    }
    back.write(answer.body.subarray(0, answer.body.length / 2), () => from.socket.destroy());
    if (answer.body.length < 2) from.socket.destroy();
  };

  const server = createServer({ keepAliveTimeout: 60_000 }, (from, back) => {
    // A client that is killed, a server that ends: the line is cut.
    carry(from, back).catch(() => from.socket.destroy());
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      counts.bytesOut += socket.bytesRead;
      counts.bytesIn += socket.bytesWritten;
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    watch: (next) => {
      passes = next;
    },
    happens: (next) => {
      plan = next;
    },
    throttle: (bytes) => {
      rate = bytes;
    },
    counts: () => {
      let { bytesOut, bytesIn } = counts;
      for (const socket of open) {
        bytesOut += socket.bytesRead;
        bytesIn += socket.bytesWritten;
      }
      return { ...counts, bytesOut, bytesIn };
    },
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
