import { describe, expect, test } from 'vitest';

import { bytesToBase64url, sha256 } from '../../shared/basics/bytes.ts';
import type { DocumentFile, DocumentRequest } from '../../shared/documents/document-kinds.ts';
import { documentSteps } from '../../shared/documents/document-set.ts';
import type { PublicOptions } from '../../shared/results/public-options.ts';
import type { PublicSource } from '../../shared/results/public-awards.ts';
import { largeContest } from './large-contest.ts';

async function siteOf(
  { options, ...source }: PublicSource,
  chosen: Partial<PublicOptions> = {},
): Promise<ReadonlyMap<string, DocumentFile>> {
  const request: DocumentRequest = {
    kind: 'site',
    languages: ['kk'],
    withRegister: true,
    shown: { ...options, ...chosen },
  };
  const files: DocumentFile[] = [];
  for await (const step of documentSteps(source, [request], []))
    if (step.type === 'file') files.push(step.file);
  return new Map(files.map((file) => [file.name, file]));
}

const textOf = (files: ReadonlyMap<string, DocumentFile>, name: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    files.get(`site/${name}`)?.bytes ?? new Uint8Array(),
  );

describe('the folder for a web server', () => {
  test('holds the page, its data, the proof, the posters and a word for who uploads it', async () => {
    const files = await siteOf(largeContest(60));
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'site/index.html',
        'site/results.json',
        'site/register.csv',
        'site/results-public.json',
        'site/README.txt',
        'site/posters-a3.kk.html',
        'site/posters-a3.kk-ru.html',
        'site/posters-a2.en.html',
      ]),
    );
    const readme = textOf(files, 'README.txt');
    for (const word of [
      'Папка с итогами',
      'Байқау нәтижелерінің бумасы',
      'Folder with the results',
    ])
      expect(readme).toContain(word);
    for (const name of readme.match(/^- ([\w-]+\.\w+)/gm) ?? [])
      expect(files.has(`site/${name.slice(2)}`) || name.includes('verify')).toBe(true);
  });

  test('says the same in page, JSON and CSV', async () => {
    const files = await siteOf(largeContest(60));
    const json: unknown = JSON.parse(textOf(files, 'results.json'));
    expect(json).toMatchObject({
      final: true,
      grants: [{ number: '1001' }, { number: '1002' }, { number: '1003' }, { number: '1006' }],
    });
    const lines = textOf(files, 'register.csv').split('\r\n');
    expect(lines).toHaveLength(62);
    expect(lines[0]).toContain('"place";"number";"project";"score";"region"');
    const numbers = lines.slice(1, 61).map((line) => line.split(';')[1]?.replaceAll('"', ''));
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, at) => String(1001 + at)));
    const page = textOf(files, 'index.html');
    for (const number of numbers) expect(page).toContain(`<td>${number}</td>`);
  });

  test('tells not to upload a draft, and marks every file of it', async () => {
    const files = await siteOf({ ...largeContest(20), meeting: null });
    expect(textOf(files, 'README.txt')).toContain(
      'ВНИМАНИЕ: не размещайте эту версию на сайте. Черновик.',
    );
    expect(textOf(files, 'register.csv')).toContain('Алдын ала нұсқа · Черновик · Draft');
    expect(JSON.parse(textOf(files, 'results.json'))).toMatchObject({ final: false });
    expect(textOf(files, 'index.html')).toContain('noindex');
    expect(textOf(files, 'posters-a3.ru.html')).toContain('noindex');
  });

  test('names no applicant anywhere where applicants are not named', async () => {
    const source = largeContest(20);
    const files = await siteOf(source, { names: 'none' });
    const names = [...source.state.submissions.values()].map(({ applicant }) => applicant);
    for (const name of [
      'index.html',
      'results.json',
      'register.csv',
      'results-public.json',
      'posters-a3.kk-ru.html',
    ])
      for (const applicant of names) expect(textOf(files, name)).not.toContain(applicant);
  });

  test('names nobody whose data is blocked in any of its files', async () => {
    const source = largeContest(20);
    const [first] = source.state.submissions.values();
    if (first === undefined) throw new Error('the first');
    const named = { ...first, applicant: 'Құпиябекова Жасырын', contacts: '+7 701 555 44 33' };
    const submissions = new Map([...source.state.submissions, [first.id, named]]);
    const blocked = new Map([[`submission/${first.id}`, 'өтініш']]);
    const open = await siteOf({ ...source, state: { ...source.state, submissions } });
    const shut = await siteOf({ ...source, state: { ...source.state, submissions, blocked } });
    expect(textOf(open, 'posters-a3.kk.html')).toContain('Құпиябекова');
    expect(textOf(open, 'results-public.json')).toContain('Құпиябекова');
    for (const { name } of shut.values()) {
      const text = textOf(shut, name.slice('site/'.length));
      expect(text).not.toContain('Құпиябекова');
      expect(text).not.toContain('701 555');
    }
  });

  test('is the same bytes for the same contest', async () => {
    const hashes = async (): Promise<readonly string[]> =>
      [...(await siteOf(largeContest(25))).values()].map(
        ({ name, bytes }) => `${name} ${bytesToBase64url(sha256(bytes))}`,
      );
    expect(await hashes()).toEqual(await hashes());
  });
});
