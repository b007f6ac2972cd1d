import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import type { Patience } from '../../../electron/exchange/connection.ts';
import { openStore, type OpenedStore } from '../../../electron/exchange/open-store.ts';
import { probePlace } from '../../../electron/exchange/probe.ts';
import type { ExchangePlace } from '../../../shared/exchange/place.ts';
import { startFaultLine } from '../../exchange-servers/fault-line.ts';
import { startSmallS3 } from '../../exchange-servers/small-s3.ts';
import {
  type Habits,
  type SmallServer,
  startSmallWebdav,
} from '../../exchange-servers/small-webdav.ts';
import { itIsAStore } from '../../exchange-servers/store-conformance.ts';

const credentials = { user: 'office', password: 'a very secret password' };
const impatient: Patience = { connecting: 300, silence: 300 };
const ends: (() => unknown)[] = [];
afterAll(async () => {
  await Promise.all(ends.map((end) => end()));
});

const webdavAt = (port: number): ExchangePlace => ({
  kind: 'webdav',
  address: `http://127.0.0.1:${port}/box/`,
});
const bucketAt = (port: number): ExchangePlace => ({
  kind: 's3',
  address: `http://127.0.0.1:${port}`,
  bucket: 'box',
  prefix: 'contest/2026',
});

async function opened(place: ExchangePlace, patience?: Patience): Promise<OpenedStore> {
  const store = await openStore(place, credentials, patience);
  if (!store.ok) throw new Error(store.error.type);
  ends.push(store.value.close);
  return store.value;
}

async function small(
  kind: 'webdav' | 's3',
  habits: Habits = {},
): Promise<{ readonly server: SmallServer; readonly place: ExchangePlace }> {
  const server = await (kind === 'webdav' ? startSmallWebdav(habits) : startSmallS3(habits));
  ends.push(server.stop);
  return { server, place: (kind === 'webdav' ? webdavAt : bucketAt)(server.port) };
}

/** A store that is opened once, for tests that follow one another. */
function once(place: () => Promise<ExchangePlace>): () => Promise<OpenedStore['store']> {
  let store: Promise<OpenedStore> | null = null;
  return async () => {
    store ??= place().then((at) => opened(at));
    return (await store).store;
  };
}

const servers: readonly (readonly [string, 'webdav' | 's3', Habits, boolean])[] = [
  ['a WebDAV server that heeds conditions', 'webdav', {}, true],
  [
    'a WebDAV server that takes conditions for nothing',
    'webdav',
    { ignoresConditions: true },
    false,
  ],
  ['a WebDAV server that moves nothing', 'webdav', { movesNothing: true }, true],
  ['a WebDAV server whose versions are weak', 'webdav', { weakVersions: true }, true],
  ['a bucket that heeds conditions', 's3', {}, true],
  ['a bucket that takes conditions for nothing', 's3', { ignoresConditions: true }, false],
  ['a bucket that refuses conditions', 's3', { refusesConditions: 501 }, false],
  ['a bucket that takes conditions for mistakes', 's3', { refusesConditions: 400 }, false],
  ['a bucket of a region that nobody named', 's3', { region: 'garage' }, true],
  ['a server that keeps an ending for itself', 'webdav', { takesNone: '.part' }, true],
  [
    'a server that fails where a collection is not there',
    'webdav',
    { withoutParent: 500, ignoresConditions: true },
    false,
  ],
  ['a server that only says 200', 'webdav', { done: 200 }, true],
  ['a server that only says 204', 'webdav', { done: 204 }, true],
  [
    'a server that names whole addresses',
    'webdav',
    { names: (path) => `http://nas:80${path}` },
    true,
  ],
  [
    'a server that escapes every letter',
    'webdav',
    {
      names: (path) =>
        path.replaceAll(/[a-f]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    },
    true,
  ],
  ['a server behind a gateway that presses', 'webdav', { presses: true }, true],
];
describe.each(servers)('%s', (_name, kind, habits, checks) => {
  itIsAStore(
    once(async () => (await small(kind, habits)).place),
    { checks },
  );
});
describe('a folder', () => {
  itIsAStore(
    once(async () => {
      const address = mkdtempSync(join(tmpdir(), 'qazylar-store-'));
      ends.push(() => rmSync(address, { recursive: true, force: true }));
      return { kind: 'folder', address };
    }),
    { checks: false },
  );
});

describe.each(['webdav', 's3'] as const)('%s', (kind) => {
  it.each([
    [401, {}, { type: 'ExchangeDenied' }],
    [403, {}, { type: 'ExchangeDenied' }],
    [503, { 'Retry-After': '7' }, { type: 'ExchangeBusy', retryAfter: 7 }],
    [429, {}, { type: 'ExchangeBusy', retryAfter: null }],
    [507, {}, { type: 'ExchangeFull' }],
    [500, {}, { type: 'ExchangeUnexpected', status: 500 }],
    [
      302,
      { Location: 'http://127.0.0.1:1/elsewhere' },
      { type: 'ExchangeUnexpected', status: 302 },
    ],
  ])(
    'says what an answer %i means, to reading, writing and listing',
    async (status, headers, error) => {
      const { server, place } = await small(kind, { answers: () => ({ status, headers }) });
      const { store } = await opened(place);
      const refused = { ok: false, error };
      expect(await store.read('qz1/index')).toEqual(refused);
      expect(await store.write('qz1/index', new Uint8Array(9), 'any')).toEqual(refused);
      expect(await store.list('qz1')).toEqual(refused);
      expect(server.asked.length).toBeGreaterThanOrEqual(3);
    },
  );

  it('is unreachable where nobody listens, where nobody answers, and where the line is cut', async () => {
    const { server, place } = await small(kind);
    const line = await startFaultLine(server.port);
    ends.push(line.stop);
    const at = kind === 'webdav' ? webdavAt(line.port) : bucketAt(line.port);
    const unreachable = { ok: false, error: { type: 'ExchangeUnreachable' } };
    const { store } = await opened(at, impatient);
    const bytes = new Uint8Array(randomBytes(50_000));
    expect(await store.write('qz1/0123456789abcdef/file', bytes, 'any')).toMatchObject({
      ok: true,
    });
    line.happens(() => 'cut-answer');
    expect(await store.read('qz1/0123456789abcdef/file')).toEqual(unreachable);
    line.happens(() => 'cut-request');
    expect(await store.write('qz1/0123456789abcdef/file', bytes, 'any')).toEqual(unreachable);
    line.happens(() => null);
    line.throttle(1000);
    expect(await store.read('qz1/0123456789abcdef/file')).toEqual(unreachable);
    await line.stop();
    expect(await store.read('qz1/index')).toEqual(unreachable);
    expect(place.kind).toBe(kind);
  });

  it('asks one question where nothing is new, of less than a kilobyte both ways', async () => {
    const { place } = await small(kind);
    const before = await opened(place);
    await before.store.write('qz1/index', new Uint8Array(3000), 'any');
    const read = await before.store.read('qz1/index');
    const version = read.ok && typeof read.value === 'object' ? (read.value?.version ?? '') : '';
    const { store, traffic } = await opened(place);
    expect(await store.read('qz1/index', { known: version })).toEqual({
      ok: true,
      value: 'unchanged',
    });
    const { requests, bytesOut, bytesIn } = traffic();
    expect(requests).toBe(1);
    expect(bytesOut + bytesIn).toBeLessThan(1024);
    expect(bytesIn).toBeGreaterThan(0);
  });

  it('says nothing of its user’s password but by signing or signing in, nor which computer it is', async () => {
    const { server, place } = await small(kind);
    const { store } = await opened(place);
    await store.write('qz1/index', new Uint8Array(10), 'any');
    const heads = server.headers.join('\n').toLowerCase();
    expect(heads).not.toContain(credentials.password);
    expect(heads).not.toContain('user-agent');
    expect(heads).not.toContain('linux');
  });

  it('tries out a place and leaves nothing behind', async () => {
    for (const [habits, found] of [
      [{}, { keepsFirst: true, checksVersion: true }],
      [{ ignoresConditions: true }, { checksVersion: false }],
    ] as const) {
      const { server, place } = await small(kind, habits);
      const { store } = await opened(place);
      expect(await probePlace(store, randomBytes(16))).toMatchObject({ ok: true, value: found });
      expect([...server.files.keys()].filter((name) => name.includes('probe'))).toEqual([]);
    }
  });
});

it('follows a redirect within the origin, with what it carries', async () => {
  const server = await startSmallWebdav({
    answers: ({ url = '' }) =>
      url.startsWith('/box/') ? null : { status: 308, headers: { Location: `/box${url}` } },
  });
  ends.push(server.stop);
  const { store } = await opened({ kind: 'webdav', address: `http://127.0.0.1:${server.port}` });
  server.files.set('/box/qz1/', new Uint8Array());
  expect(await store.read('qz1/index')).toEqual({ ok: true, value: null });
  expect(server.asked).toEqual(['GET /qz1/index', 'GET /box/qz1/index']);
});

it('makes the collections of a place once, and never the place itself', async () => {
  const { server, place } = await small('webdav');
  const { store } = await opened(place);
  const name = (index: number): string => `qz1/0123456789abcdef/${index}`.padEnd(85, 'a');
  await store.write(name(1), new Uint8Array(1), 'absent');
  await store.write(name(2), new Uint8Array(1), 'absent');
  expect(server.asked.filter((asked) => asked.startsWith('MKCOL'))).toEqual([
    'MKCOL /box/qz1/',
    'MKCOL /box/qz1/0123456789abcdef/',
  ]);
  server.files.clear();
  expect(await store.write(name(3), new Uint8Array(1), 'absent')).toEqual({
    ok: false,
    error: { type: 'ExchangeNotFound' },
  });
});

it('says that a bucket is not there', async () => {
  const { server } = await small('s3');
  const { store } = await opened({
    kind: 's3',
    address: `http://127.0.0.1:${server.port}`,
    bucket: 'other',
  });
  const missing = { ok: false, error: { type: 'ExchangeNotFound' } };
  expect(await store.read('qz1/index')).toEqual(missing);
  expect(await store.write('qz1/index', new Uint8Array(1), 'any')).toEqual(missing);
});

it('tries out a folder and leaves nothing behind', async () => {
  const address = mkdtempSync(join(tmpdir(), 'qazylar-store-'));
  ends.push(() => rmSync(address, { recursive: true, force: true }));
  const { store } = await opened({ kind: 'folder', address });
  expect(await probePlace(store, randomBytes(16))).toMatchObject({ ok: true });
  expect(readdirSync(join(address, 'qz1'))).toEqual([]);
  rmSync(address, { recursive: true });
  expect(await probePlace(store, randomBytes(16))).toEqual({
    ok: false,
    error: { type: 'ExchangeNotFound' },
  });
});
