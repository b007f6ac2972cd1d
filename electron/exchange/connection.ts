import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Socket } from 'node:net';

/** What went over the wire so far: bytes with every header, and with TLS where there is any. */
export interface Traffic {
  readonly requests: number;
  readonly bytesOut: number;
  readonly bytesIn: number;
}

/** How long a store is waited for. */
export interface Patience {
  /** Milliseconds for a connection to come about. */
  readonly connecting: number;
  /** Milliseconds without a byte in either direction; a slow line that moves is waited for. */
  readonly silence: number;
}

/** For lines of 64 kbit/s with seconds of delay. */
export const usualPatience: Patience = { connecting: 20_000, silence: 60_000 };

/** The connections to one store: kept open between requests, at most two, each byte counted. */
export interface Connection {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
  readonly patience: Patience;
  readonly countRequest: () => void;
  readonly traffic: () => Traffic;
  readonly close: () => void;
}

/** Makes ready for a store; nothing is connected yet. */
export function connectionOf(patience: Patience): Connection {
  const options = { keepAlive: true, maxSockets: 2, scheduling: 'lifo' as const };
  const http = new HttpAgent(options);
  const https = new HttpsAgent(options);
  const open = new Set<Socket>();
  const ended = { requests: 0, bytesOut: 0, bytesIn: 0 };
  for (const agent of [http, https]) {
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (target, callback) => {
      const socket = connect(target, callback);
      if (!(socket instanceof Socket)) return socket;
      open.add(socket);
      socket.once('close', () => {
        open.delete(socket);
        ended.bytesOut += socket.bytesWritten;
        ended.bytesIn += socket.bytesRead;
      });
      return socket;
    };
  }
  return {
    http,
    https,
    patience,
    countRequest: () => {
      ended.requests += 1;
    },
    traffic: () => {
      let { bytesOut, bytesIn } = ended;
      for (const socket of open) {
        bytesOut += socket.bytesWritten;
        bytesIn += socket.bytesRead;
      }
      return { requests: ended.requests, bytesOut, bytesIn };
    },
    close: () => {
      http.destroy();
      https.destroy();
    },
  };
}
