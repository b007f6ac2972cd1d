import { afterAll, describe, expect, it } from 'vitest';

import { openStore, type OpenedStore } from '../../../electron/exchange/open-store.ts';
import type { ExchangePlace } from '../../../shared/exchange/place.ts';
import { errorOf, startSmallS3 } from '../../exchange-servers/small-s3.ts';
import {
  type Habits,
  type SmallServer,
  startSmallWebdav,
} from '../../exchange-servers/small-webdav.ts';

const credentials = { user: 'office', password: 'a very secret password' };
const object = `qz1/0123456789abcdef/${'a'.repeat(64)}`;
const bytes = new Uint8Array(700).fill(7);
const ends: (() => unknown)[] = [];
afterAll(async () => {
  await Promise.all(ends.map((end) => end()));
});

/** A store at a server of such habits. */
async function at(
  kind: 'webdav' | 's3',
  habits: Habits,
): Promise<{ readonly server: SmallServer; readonly store: OpenedStore['store'] }> {
  const server = await (kind === 'webdav' ? startSmallWebdav(habits) : startSmallS3(habits));
  const address = `http://127.0.0.1:${server.port}`;
  const place: ExchangePlace =
    kind === 'webdav' ? { kind, address: `${address}/box/` } : { kind, address, bucket: 'box' };
  const opened = await openStore(place, credentials);
  if (!opened.ok) throw new Error(opened.error.type);
  ends.push(opened.value.close, server.stop);
  return { server, store: opened.value.store };
}

/** What a method is answered with; all others go well. */
const toMethod = (
  asked: string,
  status: number,
  more: { readonly headers?: Record<string, string>; readonly body?: string } = {},
): Habits => ({ answers: ({ method }) => (method === asked ? { status, ...more } : null) });

describe('a WebDAV server', () => {
  it.each([
    ['PUT', 423, { type: 'ExchangeBusy', retryAfter: null }],
    ['PUT', 507, { type: 'ExchangeFull' }],
    ['MOVE', 423, { type: 'ExchangeBusy', retryAfter: null }],
    ['MOVE', 507, { type: 'ExchangeFull' }],
    ['MKCOL', 507, { type: 'ExchangeFull' }],
  ])('is understood where it says to %s: %i', async (method, status, error) => {
    const { server, store } = await at('webdav', toMethod(method, status));
    expect(await store.write(object, bytes, 'absent')).toEqual({ ok: false, error });
    expect(server.files.has(`/box/${object}`)).toBe(false);
  });

  it('may say something beside having done as it was asked, and is asked on', async () => {
    const body = 'written '.repeat(30_000);
    const said = ({ method = '' }: { readonly method?: string | undefined }) =>
      ['PUT', 'MOVE'].includes(method) ? { status: 200, body } : null;
    const { server, store } = await at('webdav', { answers: said });
    for (let round = 0; round < 3; round += 1)
      expect(await store.write(object, bytes, 'any')).toMatchObject({ ok: true });
    expect(server.asked).toHaveLength(6);
  });

  it('is not believed to have moved what it says within an answer that it did not', async () => {
    const body = `<d:multistatus xmlns:d="DAV:"><d:response><d:href>/box/x</d:href><d:status>HTTP/1.1 423 Locked</d:status></d:response></d:multistatus>`;
    const { store } = await at('webdav', toMethod('MOVE', 207, { body }));
    expect(await store.write(object, bytes, 'absent')).toEqual({
      ok: false,
      error: { type: 'ExchangeBusy', retryAfter: null },
    });
  });

  it('shows a second write of one second, though it names both versions alike', async () => {
    const { store } = await at('webdav', { versionsOfSeconds: true, ignoresConditions: true });
    const other = new Uint8Array(bytes.length).fill(8);
    // Both in one second, or the next two in the next one.
    for (let tries = 0; tries < 2; tries += 1) {
      await store.write('qz1/index', bytes, 'any');
      const first = await store.read('qz1/index');
      const known = first.ok && typeof first.value === 'object' ? first.value?.version : null;
      await store.write('qz1/index', other, 'any');
      expect(await store.read('qz1/index', { known: known ?? '' })).toMatchObject({
        ok: true,
        value: { bytes: other },
      });
    }
  });

  it('may list names that nobody escaped rightly, folders, and the folder itself', async () => {
    const { server, store } = await at('webdav', {});
    await store.write(object, bytes, 'absent');
    server.files.set('/box/qz1/0123456789abcdef/100 %', bytes);
    server.files.set('/box/qz1/0123456789abcdef/%D2%9B (2).tmp', bytes);
    server.files.set('/box/qz1/0123456789abcdef/folder/', bytes);
    expect(await store.list('qz1/0123456789abcdef')).toEqual({
      ok: true,
      value: [
        { name: 'a'.repeat(64), size: 700 },
        { name: '100 %', size: 700 },
        { name: 'қ (2).tmp', size: 700 },
      ],
    });
  });

  it('is asked for files as they are, and read where a gateway presses them all the same', async () => {
    const { server, store } = await at('webdav', { presses: true });
    await store.write(object, bytes, 'absent');
    expect(await store.read(object)).toMatchObject({ ok: true, value: { bytes } });
    expect(await store.read(object, { limit: 699 })).toMatchObject({ error: { status: 413 } });
    expect(server.headers.every((head) => /Accept-Encoding\nidentity/i.test(head))).toBe(true);
  });
});

describe('a bucket', () => {
  const headers = { 'Content-Type': 'application/xml' };
  it.each([
    ['RequestTimeTooSkewed', 403, { type: 'ExchangeClock' }],
    ['SlowDown', 503, { type: 'ExchangeBusy', retryAfter: null }],
    ['OperationAborted', 409, { type: 'ExchangeBusy', retryAfter: null }],
    ['RequestTimeout', 400, { type: 'ExchangeUnreachable' }],
    ['QuotaExceeded', 403, { type: 'ExchangeFull' }],
    ['SignatureDoesNotMatch', 403, { type: 'ExchangeDenied' }],
    ['NoSuchBucket', 404, { type: 'ExchangeNotFound' }],
    ['InternalError', 500, { type: 'ExchangeUnexpected', status: 500 }],
  ])('is understood where it says %s', async (code, status, error) => {
    const { store } = await at('s3', { answers: () => ({ status, headers, body: errorOf(code) }) });
    const refused = { ok: false, error };
    expect(await store.read('qz1/index')).toEqual(refused);
    expect(await store.write(object, bytes, 'absent')).toEqual(refused);
    expect(await store.list('qz1')).toEqual(refused);
  });

  it.each([
    ['text', 'Service Unavailable'],
    ['a page', '<html><body><h1>503</h1></body></html>'],
    ['nothing', ''],
  ])('may have a gateway before it that says in %s that it is busy', async (_, body) => {
    const wait = { 'Retry-After': '9' };
    const { store } = await at('s3', { answers: () => ({ status: 503, headers: wait, body }) });
    expect(await store.read('qz1/index')).toEqual({
      ok: false,
      error: { type: 'ExchangeBusy', retryAfter: 9 },
    });
  });

  it('is followed to no other address, but its region is told', async () => {
    const { server, store } = await at('s3', {
      answers: () => ({
        status: 301,
        headers: { ...headers, 'x-amz-bucket-region': 'eu-central-1' },
        body: errorOf('PermanentRedirect', '<Endpoint>elsewhere.example</Endpoint>'),
      }),
    });
    expect(await store.read('qz1/index')).toEqual({
      ok: false,
      error: { type: 'ExchangeElsewhere', region: 'eu-central-1' },
    });
    expect(server.asked).toEqual(['GET /box/qz1/index?x-id=GetObject']);
  });

  it('is signed for in the region that it names, from the second request on', async () => {
    const { server, store } = await at('s3', { region: 'garage' });
    expect(await store.read('qz1/index')).toEqual({ ok: true, value: null });
    expect(await store.read('qz1/index')).toEqual({ ok: true, value: null });
    expect(server.asked).toHaveLength(3);
  });

  it('has the last word where two write at one moment', async () => {
    const conflict = { status: 409, headers, body: errorOf('ConditionalRequestConflict') };
    const { store } = await at('s3', {
      answers: ({ method, url = '' }) =>
        method === 'PUT' && !url.includes('.part') ? conflict : null,
    });
    expect(await store.write(object, bytes, 'absent')).toEqual({ ok: true, value: 'refused' });
    expect(await store.write('qz1/index', bytes, { version: '"1"' })).toEqual({
      ok: true,
      value: 'refused',
    });
  });

  it('is listed page by page to its end', async () => {
    const { server, store } = await at('s3', {});
    const names = Array.from({ length: 2345 }, (_, index) => `${index}`.padStart(64, '0'));
    for (const name of names) server.files.set(`qz1/0123456789abcdef/${name}`, new Uint8Array(1));
    server.files.set('qz1/0123456789abcdef/folder/file', bytes);
    const listed = await store.list('qz1/0123456789abcdef');
    expect(listed.ok ? listed.value.map(({ name }) => name) : []).toEqual(names);
    expect(server.asked).toHaveLength(3);
  });

  it('is read no further where a page of its list is longer than any is', async () => {
    const body = `<ListBucketResult>${' '.repeat(5_000_000)}</ListBucketResult>`;
    const { store } = await at('s3', toMethod('GET', 200, { body }));
    expect(await store.list('qz1/0123456789abcdef')).toEqual({
      ok: false,
      error: { type: 'ExchangeUnexpected', status: 0 },
    });
  });

  it('is left where a list goes on for ever', async () => {
    let pages = 0;
    const { store } = await at('s3', {
      answers: () => {
        pages += 1;
        const next = `<NextContinuationToken>${pages}</NextContinuationToken>`;
        const body = `<ListBucketResult><IsTruncated>true</IsTruncated>${next}</ListBucketResult>`;
        return { status: 200, headers, body };
      },
    });
    expect(await store.list('qz1')).toEqual({
      ok: false,
      error: { type: 'ExchangeUnexpected', status: 413 },
    });
    expect(pages).toBe(17);
  });

  it('is not taken for empty where a list breaks off', async () => {
    const body = '<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>';
    const { store } = await at('s3', { answers: () => ({ status: 200, headers, body }) });
    expect(await store.list('qz1')).toEqual({
      ok: false,
      error: { type: 'ExchangeUnexpected', status: 200 },
    });
  });
});
