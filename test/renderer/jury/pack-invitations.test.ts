import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';

import type { Language } from '../../../shared/basics/localized.ts';
import { invitationLetter } from '../../../renderer/features/invite-jury/invitation-letter.ts';
import {
  personOfFile,
  zipByRegion,
} from '../../../renderer/features/invite-jury/pack-invitations.ts';
import { personOf } from '../../builders/contest-builder.ts';

const file = (region: string | null, name: string, size = 1000) => ({
  region,
  file: { name, bytes: new Uint8Array(size) },
});
const shown = (zips: ReturnType<typeof zipByRegion>) =>
  zips.map(({ name, bytes }) => [name, Object.keys(unzipSync(bytes))]);

test('each region gets a ZIP of its own, people without one share the last', () => {
  const files = [
    file('KZ-10', 'invitation-j1.qzb'),
    file('KZ-10', 'letter-j1.txt'),
    file('KZ-55', 'invitation-j2.qzb'),
    file(null, 'invitation-j3.qzb'),
  ];
  expect(shown(zipByRegion(files, {}))).toEqual([
    ['invitations-KZ-10.zip', ['invitation-j1.qzb', 'letter-j1.txt']],
    ['invitations-KZ-55.zip', ['invitation-j2.qzb']],
    ['invitations-other.zip', ['invitation-j3.qzb']],
  ]);
});

test('a region that mail does not take at once gets several ZIPs, each within the limit', () => {
  const files = ['a', 'b', 'c', 'd', 'e'].map((name) => file('KZ-10', name, 4000));
  const zips = zipByRegion(files, { limit: 10_000, part: 1 });
  expect(shown(zips)).toEqual([
    ['invitations-KZ-10-2-1-of-3.zip', ['a', 'b']],
    ['invitations-KZ-10-2-2-of-3.zip', ['c', 'd']],
    ['invitations-KZ-10-2-3-of-3.zip', ['e']],
  ]);
  expect(zips.every(({ bytes }) => bytes.length <= 10_000)).toBe(true);
});

test.each([
  ['invitation-j1.qzb', 'j1'],
  ['invitation-j1-2-of-3.qzb', 'j1'],
  ['invitation-j1-1-of-2.qzb', 'j1-1-of-2'],
  ['invitation-x.qzb', null],
])('%s is of %s', (name, person) => {
  const people = person === 'j1-1-of-2' ? ['j1', 'j1-1-of-2'] : ['j1', 'j2'];
  expect(personOfFile(name, people)).toBe(person);
});

const letter = (language: Language, files: readonly string[], role: 'juror' | 'coordinator') =>
  invitationLetter(
    {
      contest: { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' },
      person: personOf('j1', role, 'KZ-10', null),
      files,
      load: 40,
      due: '2026-11-30',
      sender: personOf('hq', 'headquarters', null, null),
    },
    language,
  );

test.each<readonly [Language, readonly string[]]>([
  ['kk', ['Құрметті', '40', '30 қараша 2026', 'invitation-j1.qzb']],
  ['ru', ['Здравствуйте', '40', '30 ноября 2026', '«Открыть приглашение»', 'invitation-j1.qzb']],
  ['en', ['Dear', '40', '30 November 2026', 'invitation-j1.qzb']],
])(
  'a letter in %s says how to open the file, until when, and that it is for one alone',
  (language, words) => {
    const text = letter(language, ['invitation-j1.qzb'], 'juror');
    for (const word of words) expect(text).toContain(word);
    expect(text).not.toMatch(/\{\{|undefined|letter\./u);
    expect(letter(language, ['invitation-j1.qzb'], 'coordinator')).not.toContain('40');
  },
);

test('several files are all named, with what to do with the others', () => {
  const text = letter('ru', ['a.qzb', 'b.qzb'], 'juror');
  expect(text).toContain('выберите файл a.qzb');
  expect(text).toContain('«Открыть файл от штаба»');
  expect(text).toContain('– b.qzb');
});
