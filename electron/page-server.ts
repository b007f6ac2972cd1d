import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { assert } from '../shared/basics/assert.ts';
import { readPageFile, refusalHeaders } from './page-files.ts';

export interface PageServer {
  /** `http://127.0.0.1:<port>` */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the built page to a browser on this machine only. Takes `port`, or any free one when it is taken or 0.
 * A request that names another host is refused, so no foreign site can reach in by its own name.
 */
export async function startPageServer(root: string, port: number): Promise<PageServer> {
  const server = createServer((request, response) => void answer(root, request, response));
  const taken = await listen(server, port).catch(() => listen(server, 0));
  return {
    address: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      assert(typeof address === 'object' && address !== null, 'a listening server has a port');
      resolve(address.port);
    });
  });
}

async function answer(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
    response.writeHead(403, refusalHeaders).end();
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, refusalHeaders).end();
    return;
  }
  const [path = ''] = (request.url ?? '').split('?');
  const file = await readPageFile(root, path);
  if (file === null) response.writeHead(404, refusalHeaders).end();
  else
    response.writeHead(200, file.headers).end(request.method === 'HEAD' ? undefined : file.bytes);
}
