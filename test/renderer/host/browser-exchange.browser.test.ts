import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';

import { findBrowserExchange } from '../../../renderer/host/browser-exchange.ts';
import type { HostExchange } from '../../../renderer/host/host.ts';
import { present } from '../../../shared/basics/assert.ts';
import { sha256, toHex, utf8ToBytes } from '../../../shared/basics/bytes.ts';

const folderName = 'ортақ бума';
const tag = '0123456789abcdef';

/** An object under the name that its bytes come to. */
function objectOf(text: string): { readonly name: string; readonly bytes: Uint8Array } {
  const bytes = utf8ToBytes(text);
  return { name: `qz1/${tag}/${toHex(sha256(bytes))}`, bytes };
}
const object = objectOf('хат');

/** The browser's own private folder stands in for one that a person chose: it is of the same kind. */
const home = () => navigator.storage.getDirectory();
const chosen = async () => (await home()).getDirectoryHandle(folderName);
const inMailbox = async () =>
  (await (await chosen()).getDirectoryHandle('qz1')).getDirectoryHandle(tag);

/** Puts a file into the folder as another program would. */
async function put(name: string, bytes: Uint8Array): Promise<void> {
  const folder = await (
    await (await chosen()).getDirectoryHandle('qz1', { create: true })
  ).getDirectoryHandle(tag, { create: true });
  const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await stream.write(new Uint8Array(bytes));
  await stream.close();
}

async function namesIn(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names.toSorted();
}

type Page = Parameters<typeof findBrowserExchange>[0];

/** A page whose browser opens folders so; without an argument one that opens none. */
const pageThat = (showDirectoryPicker?: Page['showDirectoryPicker']): Page =>
  new Proxy<Page>(window, {
    get: (page, name) =>
      name === 'showDirectoryPicker' ? showDirectoryPicker : (Reflect.get(page, name) as unknown),
  });

let exchange: HostExchange;
beforeEach(async () => {
  const root = await home();
  const folder = await root.getDirectoryHandle(folderName, { create: true });
  exchange = present(
    findBrowserExchange(pageThat(async () => folder)),
    'a browser that opens folders',
  );
  await exchange.chooseFolder();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await exchange.close();
  await exchange.forget();
  await (await home()).removeEntry(folderName, { recursive: true }).catch(() => undefined);
});

const own = { place: { kind: 'folder', address: 'D:\\jury' }, credentials: null } as const;

const opened = async () =>
  expect(await exchange.open(own)).toEqual({ ok: true, value: { lists: true } });
const reading = (name: string, limit = 1000) => exchange.read({ name, known: null, limit });
const failure = (type: string) => ({ ok: false, error: { type } });

test('nothing is read or written before the folder is opened and after it is closed', async () => {
  expect(await exchange.place()).toEqual({ kind: 'folder', address: folderName });
  expect(await reading(object.name)).toEqual(failure('ExchangeOff'));
  const server = { kind: 'webdav', address: 'https://files.example/jury' } as const;
  expect(await exchange.open({ place: server, credentials: null })).toEqual(failure('ExchangeOff'));
  await opened();
  expect(await reading(object.name)).toEqual({ ok: true, value: null });
  await exchange.close();
  expect(await exchange.write({ ...object, when: 'absent' })).toEqual(failure('ExchangeOff'));
  await exchange.forget();
  expect(await exchange.place()).toBeNull();
  expect(await exchange.open(own)).toEqual(failure('ExchangeOff'));
});

test('what is written is read, listed, and not written a second time', async () => {
  await opened();
  expect(await exchange.list(`qz1/${tag}`)).toEqual({ ok: true, value: [] });
  expect(await exchange.write({ ...object, when: 'absent' })).toMatchObject({
    ok: true,
    value: { version: null },
  });
  const read = await reading(object.name);
  expect(read).toEqual({ ok: true, value: { bytes: object.bytes, version: null } });
  expect(await exchange.write({ ...object, when: 'absent' })).toEqual({
    ok: true,
    value: 'refused',
  });
  const [name, size] = [object.name.split('/').at(-1), object.bytes.length];
  expect(await exchange.list(`qz1/${tag}`)).toEqual({ ok: true, value: [{ name, size }] });
  expect(await reading(object.name, 2)).toEqual({
    ok: false,
    error: { type: 'ExchangeUnexpected', status: 413 },
  });
});

test('a half-written object is told by its bytes and made whole by whoever has it', async () => {
  await opened();
  const own = present(object.name.split('/').at(-1), 'a name');
  await put(own, object.bytes.subarray(0, 3));
  const half = await reading(object.name);
  expect(half).toEqual({ ok: true, value: { bytes: object.bytes.slice(0, 3), version: null } });
  expect(await exchange.write({ ...object, when: 'absent' })).toMatchObject({
    ok: true,
    value: { version: null },
  });
  expect(await reading(object.name)).toMatchObject({ ok: true, value: { bytes: object.bytes } });
});

test('a copy that a sync program made under a name of its own is the object, another file is none', async () => {
  await opened();
  const own = present(object.name.split('/').at(-1), 'a name');
  await put(`${own} (conflicted copy 2026)`, object.bytes);
  await put('.stfolder', utf8ToBytes('x'));
  expect(await reading(object.name)).toMatchObject({ ok: true, value: { bytes: object.bytes } });
  expect(await reading(objectOf('басқа').name)).toEqual({ ok: true, value: null });
});

test('a folder that is gone is not taken for an empty one, nor made anew', async () => {
  await opened();
  await exchange.write({ ...object, when: 'absent' });
  await (await home()).removeEntry(folderName, { recursive: true });
  expect(await reading(object.name)).toEqual(failure('ExchangeNotFound'));
  expect(await exchange.list(`qz1/${tag}`)).toEqual(failure('ExchangeNotFound'));
  expect(await exchange.write({ ...object, when: 'absent' })).toEqual(failure('ExchangeNotFound'));
  expect(await exchange.probe(null)).toEqual(failure('ExchangeNotFound'));
  expect(await namesIn(await home())).not.toContain(folderName);
});

/** The browser's own protocol, as far as it is used here. */
interface Protocol {
  readonly send?: (method: string, input: object) => Promise<unknown>;
}

test('a full disk leaves nothing half-written behind', async () => {
  await opened();
  await exchange.write({ ...object, when: 'absent' });
  const { usage = 0 } = await navigator.storage.estimate();
  const origin = window.location.origin;
  const session: Protocol = cdp();
  await session.send?.('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 20_000 });
  try {
    const large = { ...objectOf('үлкен'), bytes: new Uint8Array(900_000), when: 'absent' as const };
    expect(await exchange.write(large)).toEqual(failure('ExchangeFull'));
  } finally {
    await session.send?.('Storage.overrideQuotaForOrigin', { origin });
  }
  expect(await namesIn(await inMailbox())).toEqual([object.name.split('/').at(-1)]);
  expect(await reading(object.name)).toMatchObject({ ok: true, value: { bytes: object.bytes } });
});

/** What Chromium has beyond the standard's types. */
interface Permitted extends FileSystemHandle {
  queryPermission: () => Promise<PermissionState>;
  requestPermission: () => Promise<PermissionState>;
}
const isPermitted = (handle: FileSystemHandle): handle is Permitted => 'queryPermission' in handle;

test('a permission that is lost is asked for again by a press alone', async () => {
  const handles = FileSystemHandle.prototype;
  if (!isPermitted(handles)) throw new Error('a Chromium that asks for no permission');
  let state: PermissionState = 'prompt';
  vi.spyOn(handles, 'queryPermission').mockImplementation(async () => state);
  const ask = vi.spyOn(handles, 'requestPermission').mockImplementation(async () => {
    state = 'granted';
    return state;
  });
  expect(await exchange.open(own)).toEqual(failure('ExchangeDenied'));
  expect(ask).not.toHaveBeenCalled();
  expect(await exchange.allow()).toBe(true);
  expect(ask).toHaveBeenCalledOnce();
  await opened();
  state = 'denied';
  ask.mockResolvedValue('denied');
  expect(await exchange.allow()).toBe(false);
  expect(await exchange.probe(null)).toEqual(failure('ExchangeDenied'));
});

test('a permission that is lost in the middle ends the exchange with a word and not with a fault', async () => {
  await opened();
  vi.spyOn(FileSystemDirectoryHandle.prototype, 'getDirectoryHandle').mockRejectedValue(
    new DOMException('no', 'NotAllowedError'),
  );
  expect(await exchange.write({ ...object, when: 'absent' })).toEqual(failure('ExchangeDenied'));
  expect(await reading(object.name)).toEqual(failure('ExchangeDenied'));
  expect(await exchange.list('qz1')).toEqual(failure('ExchangeDenied'));
});

test('trying the folder out leaves nothing behind, whoever tries it at the same time', async () => {
  const good = { ok: true, value: { keepsFirst: true, checksVersion: false } };
  expect(await Promise.all([exchange.probe(null), exchange.probe(null)])).toEqual([good, good]);
  expect(await namesIn(await (await chosen()).getDirectoryHandle('qz1'))).toEqual([]);
});

test('closing the system’s dialog chooses nothing and keeps what was chosen', async () => {
  const closing = findBrowserExchange(
    pageThat(() => Promise.reject(new DOMException('closed', 'AbortError'))),
  );
  expect(await closing?.chooseFolder()).toBeNull();
  expect(await closing?.place()).toEqual({ kind: 'folder', address: folderName });
});

test('a browser that opens no folders has no exchange', () => {
  expect(findBrowserExchange(pageThat())).toBeNull();
});
