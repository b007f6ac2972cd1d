import { expect, it } from 'vitest';

import { inWords } from '../../../electron/error-words.ts';
import { connectionError } from '../../../electron/reporting/database.ts';
import { languages } from '../../../shared/basics/localized.ts';
import { call } from '../headless.ts';

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
