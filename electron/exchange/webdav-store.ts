import type { Agent } from 'node:http';
import type { WebDAVClient } from 'webdav';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { MailboxStore, StoreError } from '../../shared/exchange/mailbox-store.ts';
import type { ExchangeCredentials } from '../../shared/exchange/place.ts';
import type { Connection } from './connection.ts';
import { fetchOneOrigin, type Question } from './one-origin-fetch.ts';
import { readBody, usualLimit } from './read-body.ts';
import { isObjectName, type RemovingStore } from './removing-store.ts';
import { errorOfLine, errorOfStatus } from './store-errors.ts';
import { askedOfFolder, filesIn, firstFailure } from './webdav-answers.ts';
import { tagOf, usableAgain, versionIn } from './webdav-versions.ts';

type Library = typeof import('webdav');
type Condition = Parameters<MailboxStore['write']>[2];
type Written = Awaited<ReturnType<MailboxStore['write']>>;

const connections = new WeakMap<Agent, Connection>();

/** What the client passes on beside an address, in the form of node-fetch. */
type ClientQuestion = Question & { readonly agent: (target: URL) => Agent };

const isQuestion = (value: unknown): value is ClientQuestion =>
  typeof value === 'object' &&
  value !== null &&
  'agent' in value &&
  typeof value.agent === 'function';

/** The client's way out becomes our own, which follows nobody to another origin and counts each byte. */
function goByOwnFetch(patcher: ReturnType<Library['getPatcher']>): void {
  if (patcher.isPatched('fetch')) return;
  patcher.patch('fetch', (url, question): Promise<Response> => {
    if (typeof url !== 'string' || !isQuestion(question))
      throw new Error('a client of another form');
    const connection = connections.get(question.agent(new URL(url)));
    if (connection === undefined) throw new Error('a client without its connection');
    return fetchOneOrigin(url, question, connection);
  });
}

/** Answers that say "not this method", and what gateways say that take a move for one between two servers. */
const noMove: ReadonlySet<number> = new Set([400, 403, 405, 500, 501, 502]);

/** What servers say of a write where the folder above is not there; some say that they failed. */
const noParent: ReadonlySet<number> = new Set([403, 404, 409, 500]);

/** The two ways of signing in. */
interface Clients {
  readonly basic: () => WebDAVClient;
  /** Null without credentials. */
  readonly digest: () => WebDAVClient | null;
}

const basicHeader = ({ user, password }: ExchangeCredentials): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

class WebdavStore implements RemovingStore {
  readonly lists = false;
  readonly #library: Library;
  #client: WebDAVClient;
  /** How to go on where the server wants a password never to be said; null once it is so. */
  #toDigest: Clients['digest'] | null;
  readonly #path: string;
  readonly #part: string;
  /** Whether the server moves files; half of its use is that a file is never seen half-written. */
  #moves = true;
  /** Whether it heeds If-Match; null until a write asked. */
  #heeds: boolean | null = null;

  constructor(
    library: Library,
    clients: Clients,
    { path, random }: { readonly path: string; readonly random: string },
  ) {
    [this.#library, this.#path, this.#part] = [library, path, random];
    [this.#client, this.#toDigest] = [clients.basic(), clients.digest];
  }

  async read(
    name: string,
    how: { readonly known?: string; readonly limit?: number } = {},
  ): ReturnType<MailboxStore['read']> {
    const headers: Record<string, string> =
      how.known === undefined || !usableAgain(how.known) ? {} : { 'If-None-Match': how.known };
    const answer = await this.#ask('GET', name, { headers });
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status === 304) return ok('unchanged');
    if (status === 404 || status === 410) return ok(null);
    if (status !== 200) return this.#failed(answer.value);
    try {
      const { body } = answer.value;
      const bytes =
        body === null ? new Uint8Array() : await readBody(body, how.limit ?? usualLimit);
      return bytes === null
        ? err({ type: 'ExchangeUnexpected', status: 413 })
        : ok({ bytes, version: versionIn(answer.value.headers) });
    } catch (error) {
      return err(errorOfLine(error));
    }
  }

  async write(name: string, bytes: Uint8Array, when: Condition): Promise<Written> {
    if (typeof when === 'string') return this.#put(name, bytes, when);
    if (this.#heeds === null) {
      const learned = await this.#learnWhetherItHeeds(name);
      if (!learned.ok) return learned;
    }
    if (!this.#heeds) return this.#comparedFirst(name, bytes, when.version);
    const answer = await this.#whereParentIs(name, () =>
      this.#ask('PUT', name, { body: bytes, headers: { 'If-Match': tagOf(when.version) } }),
    );
    if (!answer.ok) return answer;
    if (answer.value.status === 412)
      // A weak version never matches, though nothing was changed: then what is there is asked for by reading.
      return when.version.startsWith('W/')
        ? this.#comparedFirst(name, bytes, when.version)
        : ok('refused');
    return this.#wrote(answer.value, true);
  }

  async list(folder: string): ReturnType<MailboxStore['list']> {
    const answer = await this.#ask('PROPFIND', `${folder}/`, {
      body: askedOfFolder,
      headers: { Depth: '1', 'Content-Type': 'application/xml' },
    });
    if (!answer.ok) return answer;
    if (answer.value.status === 404) return ok([]);
    if (answer.value.status !== 207) return this.#failed(answer.value);
    try {
      return ok(await filesIn(await answer.value.text(), this.#library));
    } catch (error) {
      const cut = errorOfLine(error);
      return err(cut.type === 'ExchangeUnexpected' ? { ...cut, status: 207 } : cut);
    }
  }

  async remove(name: string): Promise<Result<null, StoreError>> {
    const answer = await this.#ask('DELETE', name, {});
    if (!answer.ok) return answer;
    const { status } = answer.value;
    return status < 300 || status === 404 ? ok(null) : this.#failed(answer.value);
  }

  /** Writes beside its name and moves it there; where the server moves nothing, under its name at once. */
  async #put(name: string, bytes: Uint8Array, when: 'absent' | 'any'): Promise<Written> {
    if (!this.#moves) {
      const headers: Record<string, string> = when === 'absent' ? { 'If-None-Match': '*' } : {};
      const answer = await this.#whereParentIs(name, () =>
        this.#ask('PUT', name, { body: bytes, headers }),
      );
      if (!answer.ok) return answer;
      if (answer.value.status === 412) return ok('refused');
      return this.#wrote(answer.value, when === 'any' || isObjectName(name));
    }
    const part = this.#partOf(name);
    const beside = await this.#whereParentIs(name, () => this.#ask('PUT', part, { body: bytes }));
    if (!beside.ok) return beside;
    if (beside.value.status >= 300) return this.#failed(beside.value);
    const moved = await this.#ask('MOVE', part, {
      headers: { Destination: this.#pathOf(name), Overwrite: when === 'absent' ? 'F' : 'T' },
    });
    if (!moved.ok) return moved;
    if (noMove.has(moved.value.status)) {
      this.#moves = false;
      await this.remove(part);
      return this.#put(name, bytes, when);
    }
    if (moved.value.status === 412) {
      await this.remove(part);
      return ok('refused');
    }
    // A move that came twice finds nothing to move the second time; who wrote looks at what is there.
    if (moved.value.status === 404 && when === 'absent') return ok('refused');
    // It went on, and says within what became of it.
    const inside = moved.value.status === 207 ? firstFailure(await moved.value.text()) : null;
    return inside === null ? this.#wrote(moved.value, true) : err(errorOfStatus(inside, null));
  }

  /** For servers that take If-Match for nothing: looks, then writes. Between the two somebody else may have written. */
  async #comparedFirst(name: string, bytes: Uint8Array, version: string): Promise<Written> {
    const there = await this.read(name, { known: version });
    if (!there.ok && there.error.type !== 'ExchangeUnexpected') return there;
    const same =
      there.ok &&
      (there.value === 'unchanged' || (there.value !== null && there.value.version === version));
    if (!same) return ok('refused');
    const written = await this.#put(name, bytes, 'any');
    return written.ok && written.value !== 'refused'
      ? ok({ ...written.value, checked: false })
      : written;
  }

  /** An empty file beside the index, to be written only in the place of a version that never was. */
  async #learnWhetherItHeeds(name: string): Promise<Result<null, StoreError>> {
    const part = this.#partOf(name);
    const answer = await this.#whereParentIs(name, () =>
      this.#ask('PUT', part, { body: new Uint8Array(), headers: { 'If-Match': '"never"' } }),
    );
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status >= 300 && status !== 412) return this.#failed(answer.value);
    this.#heeds = status === 412;
    // Nothing depends on whether what it wrote can be taken away.
    if (!this.#heeds) await this.remove(part);
    return ok(null);
  }

  /** Does it again, once, where the folders above were not there yet. */
  async #whereParentIs(
    name: string,
    write: () => Promise<Result<Response, StoreError>>,
  ): Promise<Result<Response, StoreError>> {
    const first = await write();
    if (!first.ok || !noParent.has(first.value.status)) return first;
    const folders = name.split('/').slice(0, -1);
    for (let depth = 1; depth <= folders.length; depth += 1) {
      const made = await this.#ask('MKCOL', `${folders.slice(0, depth).join('/')}/`, {});
      if (!made.ok) return made;
      if (made.value.status === 404 || made.value.status === 409)
        return err({ type: 'ExchangeNotFound' });
      // 405: it is there.
      if (made.value.status >= 300 && made.value.status !== 405) return made;
    }
    return write();
  }

  #wrote(response: Response, checked: boolean): Written {
    return response.status < 300
      ? ok({ version: versionIn(response.headers), checked })
      : this.#failed(response);
  }

  #failed(response: Response): { readonly ok: false; readonly error: StoreError } {
    return err(errorOfStatus(response.status, response.headers.get('retry-after')));
  }

  #responseOf(error: unknown): Response | null {
    const response: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, 'response') : null;
    return response instanceof Response ? response : null;
  }

  /**
   * Beside its name: an object has one writer, who writes the same again after a kill; an index has many. No ending that
   * servers keep for themselves: Nextcloud takes no `.part`.
   */
  #partOf(name: string): string {
    return isObjectName(name) ? `${name}.new` : `${name}.new-${this.#part}`;
  }

  /** Where a file is on its server, without the server: behind a gateway that has another name than we know. */
  #pathOf(name: string): string {
    return `${this.#path}/${name}`;
  }

  /** Any answer is one, also 404 and 412; an error is only what brought none. */
  async #ask(
    method: string,
    name: string,
    question: Omit<Question, 'method'>,
  ): Promise<Result<Response, StoreError>> {
    const answer = await this.#askOnce(method, name, question);
    const wanted = answer.ok ? answer.value.headers.get('www-authenticate') : null;
    if (!answer.ok || answer.value.status !== 401 || !/\bdigest\b/i.test(wanted ?? ''))
      return answer;
    const digest = this.#toDigest?.() ?? null;
    this.#toDigest = null;
    if (digest === null) return answer;
    this.#client = digest;
    return this.#askOnce(method, name, question);
  }

  async #askOnce(
    method: string,
    name: string,
    { body, headers = {} }: Omit<Question, 'method'>,
  ): Promise<Result<Response, StoreError>> {
    const data = body === undefined ? {} : { data: Buffer.from(body) };
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    try {
      const response: unknown = await this.#client.customRequest(`/${name}`, {
        method,
        headers: { ...headers, ...length },
        ...data,
      });
      if (!(response instanceof Response)) throw new Error('the client answers with our own');
      return ok(response);
    } catch (error) {
      const response = this.#responseOf(error);
      return response === null ? err(errorOfLine(error)) : ok(response);
    }
  }
}

/** A WebDAV collection as a mailbox. Nothing is asked of it yet. `random`: 8 letters or more, for names beside others. */
export async function webdavStore(
  address: string,
  credentials: ExchangeCredentials | null,
  { connection, random }: { readonly connection: Connection; readonly random: string },
): Promise<RemovingStore> {
  const library = await import('webdav');
  goByOwnFetch(library.getPatcher());
  connections.set(connection.http, connection);
  connections.set(connection.https, connection);
  const agents = { httpAgent: connection.http, httpsAgent: connection.https };
  const clients: Clients = {
    // The client itself knows no letters beyond Latin ones in a password.
    basic: () =>
      library.createClient(address, {
        authType: library.AuthType.None,
        headers: credentials === null ? {} : { Authorization: basicHeader(credentials) },
        ...agents,
      }),
    digest: () =>
      credentials === null
        ? null
        : library.createClient(address, {
            authType: library.AuthType.Digest,
            username: credentials.user,
            password: credentials.password,
            ...agents,
          }),
  };
  const path = new URL(address).pathname.replace(/\/+$/, '');
  return new WebdavStore(library, clients, { path, random });
}
