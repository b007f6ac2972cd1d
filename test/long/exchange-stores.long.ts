import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';

import { openStore, type OpenedStore } from '../../electron/exchange/open-store.ts';
import { probePlace } from '../../electron/exchange/probe.ts';
import { startApache } from '../exchange-servers/apache.ts';
import { startFaultLine } from '../exchange-servers/fault-line.ts';
import { startNginx } from '../exchange-servers/nginx.ts';
import { startRclone } from '../exchange-servers/rclone.ts';
import type { StartedServer } from '../exchange-servers/start-server.ts';
import { itIsAStore } from '../exchange-servers/store-conformance.ts';
import { startSwift } from '../exchange-servers/swift.ts';
import { countCases } from './count-cases.ts';

/** Real servers, and whether they heed a version that is to be replaced. */
const servers = await Promise.all(
  (
    [
      ['Apache', startApache, true],
      ['nginx', startNginx, false],
      ['rclone', startRclone, false],
      ['Swift', startSwift, false],
    ] as const
  ).map(async ([name, start, checks]) => ({ name, checks, server: await start() })),
);
const ends: (() => unknown)[] = servers.map(
  ({ server }) =>
    () =>
      server?.stop(),
);
afterAll(async () => {
  await Promise.all(ends.map((end) => end()));
});

async function opened(server: StartedServer | null, port?: number): Promise<OpenedStore> {
  if (server === null) throw new Error('asked only where there is one');
  const { placeAt, credentials } = server;
  const store = await openStore(placeAt(port ?? server.port), credentials);
  if (!store.ok) throw new Error(store.error.type);
  ends.push(store.value.close);
  return store.value;
}

for (const { name, server, checks } of servers)
  // Skipped where the program is not on this computer (test/exchange-servers/README.md).
  describe.skipIf(server === null)(`${name}, as it is`, () => {
    let one: Promise<OpenedStore> | null = null;
    itIsAStore(
      async () => {
        one ??= opened(server);
        return (await one).store;
      },
      { checks },
    );

    it('is tried out, and nothing stays behind', async () => {
      const { store } = await opened(server);
      const found = await probePlace(store, randomBytes(16));
      expect(found).toMatchObject({ ok: true, value: { checksVersion: checks } });
      const left = await store.list('qz1');
      const names = left.ok ? left.value.map(({ name: file }) => file) : [];
      expect(names.filter((file) => file.startsWith('probe'))).toEqual([]);
      countCases(`${name}: a store of a mailbox`, 1, JSON.stringify(found));
    });

    it('says that a password is wrong, and never which', async () => {
      if (server === null) return;
      const wrong = { ...server.credentials, password: 'another one' };
      const store = await openStore(server.placeAt(server.port), wrong);
      if (!store.ok) throw new Error(store.error.type);
      ends.push(store.value.close);
      const denied = { ok: false, error: { type: 'ExchangeDenied' } };
      expect(await store.value.store.read('qz1/index')).toEqual(denied);
      expect(await store.value.store.write('qz1/index', new Uint8Array(1), 'any')).toEqual(denied);
    });

    it('shows no half object under its name after an upload that was cut', async () => {
      if (server === null) return;
      const line = await startFaultLine(server.port);
      ends.push(line.stop);
      const { store } = await opened(server, line.port);
      const bytes = new Uint8Array(randomBytes(150_000));
      const file = `qz1/0123456789abcdef/${'0'.repeat(64)}`;
      await store.write(`qz1/0123456789abcdef/${'1'.repeat(64)}`, bytes, 'absent');
      line.happens((method) => (method === 'PUT' ? 'cut-request' : null));
      expect(await store.write(file, bytes, 'absent')).toEqual({
        ok: false,
        error: { type: 'ExchangeUnreachable' },
      });
      line.happens(() => null);
      const size = async (): Promise<number | null | undefined> => {
        const read = await store.read(file);
        return read.ok && typeof read.value === 'object'
          ? (read.value?.bytes.length ?? null)
          : undefined;
      };
      expect(await size()).toBe(null);
      expect(await store.write(file, bytes, 'absent')).toMatchObject({
        ok: true,
        value: { checked: expect.any(Boolean) as unknown },
      });
      expect(await size()).toBe(150_000);
    });
  });
