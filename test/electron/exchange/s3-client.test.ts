import promises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';

import { openStore } from '../../../electron/exchange/open-store.ts';
import { startSmallS3 } from '../../exchange-servers/small-s3.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('a bucket is asked without a look at what other programs keep for this account', async () => {
  const theirs = join(tmpdir(), 'qazylar-no-such-folder');
  vi.stubEnv('AWS_CONFIG_FILE', join(theirs, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(theirs, 'credentials'));
  vi.stubEnv('AWS_AUTH_SCHEME_PREFERENCE', 'sigv4a');
  const read = vi.spyOn(promises, 'readFile');
  const server = await startSmallS3();
  const opened = await openStore(
    { kind: 's3', address: `http://127.0.0.1:${server.port}`, bucket: 'box' },
    { user: 'key', password: 'secret' },
  );
  if (!opened.ok) throw new Error(opened.error.type);
  const { store, close } = opened.value;
  const written = await store.write('qz1/index', Uint8Array.of(1, 2, 3), 'absent');
  const back = await store.read('qz1/index');
  close();
  await server.stop();
  expect(written.ok && back.ok).toBe(true);
  expect(server.files.get('qz1/index')).toEqual(Uint8Array.of(1, 2, 3));
  const files = read.mock.calls.map(([file]) => (typeof file === 'string' ? file : ''));
  expect(files.filter((file) => file.startsWith(theirs))).toEqual([]);
});
