import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';

import { inWords } from '../../../electron/error-words.ts';
import { connectDatabase, connectionError } from '../../../electron/reporting/database.ts';
import { languages } from '../../../shared/basics/localized.ts';
import { call } from '../headless.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const answered = (code: string): Error =>
  Object.assign(new Error('the server says no'), { code, severity: 'FATAL' });
const broken = (code: string): Error => Object.assign(new Error('on the way'), { code });

it.each([
  [answered('28P01'), 'DatabaseDenied'],
  [answered('28000'), 'DatabaseDenied'],
  [answered('3D000'), 'DatabaseDenied'],
  [answered('42501'), 'DatabaseDenied'],
  [answered('53300'), 'DatabaseBusy'],
  [answered('57P03'), 'DatabaseBusy'],
  [answered('53100'), 'DatabaseFull'],
  [answered('XX000'), 'DatabaseRefused'],
  [broken('ECONNREFUSED'), 'DatabaseUnreachable'],
  [broken('ENOTFOUND'), 'DatabaseUnreachable'],
  [broken('DEPTH_ZERO_SELF_SIGNED_CERT'), 'DatabaseCertificate'],
  [broken('ERR_TLS_CERT_ALTNAME_INVALID'), 'DatabaseCertificate'],
] as const)('tells why no connection came to be: %s', (error, type) => {
  expect(connectionError(error)).toEqual({ type, code: (error as { code?: string }).code });
});

/** A message of PostgreSQL: a letter, the length of what follows with itself, and that. */
function message(letter: string, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const head = Buffer.alloc(5, letter, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

it('leaves no connection to a server that lets in and answers nothing', async () => {
  const ready = message('Z', 'I');
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', new Uint8Array(4)), ready]));
      socket.once('data', () =>
        socket.write(Buffer.concat([message('E', 'SERROR\0', 'CXX000\0', 'Mno\0', '\0'), ready])),
      );
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const reached = once(server, 'connection') as Promise<[Socket]>;
  const connected = await connectDatabase(`postgres://x@127.0.0.1:${port}/none`);
  expect(connected).toEqual({ ok: false, error: { type: 'DatabaseRefused', code: 'XX000' } });
  const [socket] = await reached;
  server.close();
  if (!socket.closed) await once(socket, 'close');
});

/** What is made of a server that gives these answers, one to each message. */
async function answeredWith(
  answers: readonly (Uint8Array | string)[],
  options = '',
): Promise<unknown> {
  const left = [...answers];
  const server = createServer((socket) =>
    socket.on('data', () => {
      const next = left.shift();
      if (next !== undefined) socket.write(next);
    }),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const connected = await connectDatabase(`postgres://x@127.0.0.1:${port}/none${options}`);
  server.close();
  return connected;
}

it('is not let in where the server asks for a password and there is none', async () => {
  vi.stubEnv('PGPASSWORD', '');
  const ask = (step: number, words: string) => message('R', new Uint8Array([0, 0, 0, step]), words);
  const asked = [ask(10, 'SCRAM-SHA-256\0\0'), ask(11, 'r=x,s=eA==,i=4096')];
  const error = { type: 'DatabaseDenied', code: 'unknown' };
  expect(await answeredWith(asked)).toEqual({ ok: false, error });
});

it('tells a server without encryption from one with a false certificate, and warns of nothing', async () => {
  const warn = vi.spyOn(process, 'emitWarning');
  for (const mode of ['require', 'verify-full']) {
    const error = { type: 'DatabaseUnencrypted', code: 'unknown' };
    expect(await answeredWith(['N'], `?sslmode=${mode}`)).toEqual({ ok: false, error });
  }
  expect(warn).not.toHaveBeenCalled();
});

it.each([
  ['/%D2', {}],
  ['/x?sslrootcert=/nope', { file: '/nope' }],
  ['/x?sslcert=/nope', { file: '/nope' }],
  ['/x?sslrootcert=system', { file: 'system' }],
  ['/x?uselibpqcompat=true&sslmode=verify-ca', {}],
])('does not understand an address that ends in %s', async (end, more) => {
  const connected = await connectDatabase(`postgres://x@127.0.0.1:1${end}`);
  expect(connected).toEqual({ ok: false, error: { type: 'DatabaseAddress', ...more } });
});

it('says an error in the words of a language, beside its fields, and leaves others as they are', async () => {
  const behind = { type: 'ArchiveBehind', missing: 1200 };
  expect(await inWords(behind, 'en')).toMatchObject({
    ...behind,
    title: 'The archive is older than the database',
    what: 'The database holds records that this folder lacks; missing files: 1,200. Nothing was changed.',
  });
  expect(await inWords(behind, null)).toEqual(behind);
  expect(await inWords({ type: 'SomethingNew' }, 'kk')).toEqual({ type: 'SomethingNew' });
  for (const language of languages) {
    const { title, what, do: advice } = await inWords({ type: 'DatabaseAddress' }, language);
    expect(new Set([title, what, advice]).size).toBe(3);
  }
});

it('answers with words where a language is asked for', async () => {
  const nobody = 'postgres://x@127.0.0.1:1/none';
  const asked = await call('postgres', 'nowhere', '--to', nobody, '--lang', 'kk');
  expect(asked).toMatchObject({
    code: 1,
    error: { type: 'DatabaseUnreachable', title: 'Дерекқормен байланыс жоқ' },
  });
  const plain = await call('postgres', 'nowhere', '--to', 'mysql://x');
  expect(plain.error).toEqual({ type: 'DatabaseAddress' });
  const wrong = await call('postgres', 'nowhere', '--to', nobody, '--lang', 'de');
  expect(wrong).toMatchObject({ code: 2, error: { type: 'UsageError' } });
});
