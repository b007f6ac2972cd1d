import { beforeAll, expect, test } from 'vitest';

import type { Language } from '../../../shared/basics/localized.ts';
import { noDetails, setJurorDetails } from '../../../shared/contest/juror-details.ts';
import { blockData } from '../../../shared/contest/personal-data.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import {
  type Addressees,
  addresseesOf,
  joinedTexts,
  letterFiles,
} from '../../../renderer/features/see-completeness/addressees.ts';
import { completenessOf } from '../../../renderer/features/see-completeness/completeness.ts';
import type { Due } from '../../../renderer/features/see-completeness/lateness.ts';
import {
  buildContest,
  personOf,
  stateOf,
  type TestContest,
} from '../../builders/contest-builder.ts';

const past: Due = { type: 'past', day: '2026-05-01', days: 3 };
const title = { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' };
const stage = { kk: 'Жазбаша кезең', ru: 'Письменный этап', en: 'Written stage' };

let world: TestContest;
beforeAll(async () => {
  world = await buildContest();
  await world.hq.seal([setJurorDetails('j1', { ...noDetails, contact: 'j1@example.kz' })]);
});

const state = (): Promise<ContestState> =>
  stateOf(
    world.contest,
    [world.hq, ...world.jurors, world.coordinator].flatMap(({ segments }) => segments),
  );

async function addressees(due: Due = past): Promise<Addressees> {
  const now = await state();
  const board = completenessOf({ state: now, stage: 'written', received: [], due });
  const sender = personOf('hq', 'headquarters', null, null);
  const profile = now.settings?.regionsProfile ?? 'none';
  return addresseesOf(board, now, { contest: title, stage, due, profile, sender });
}

const firstLetter = async (language: Language, due: Due = past): Promise<string> =>
  (await addressees(due)).jurors[0]?.letter(language).body ?? '';

test.each<readonly [Language, readonly string[]]>([
  ['kk', ['Құрметті', '0 / 3', '3 күн бұрын', '«Файлды дайындау»', 'Surname-c1']],
  ['ru', ['Здравствуйте', '0 из 3', '3 дня назад', '«Подготовить файл»', 'Surname-c1']],
  ['en', ['Dear', '0 of 3', '3 days ago', 'Surname-c1']],
])(
  'a juror’s letter in %s says what is missing, since when, and what to press',
  async (language, words) => {
    const body = await firstLetter(language);
    for (const word of words) expect(body).toContain(word);
    expect(body).not.toMatch(/\{\{|undefined|reminders[:.]/u);
  },
);

test('a day that is not over is no reproach, and without a day no day is named', async () => {
  const ahead = await firstLetter('ru', { type: 'ahead', day: '2026-05-01', days: 2 });
  expect(ahead).toContain('Срок сдачи листов — 1 мая 2026');
  expect(ahead).not.toContain('прошёл');
  expect(await firstLetter('ru', { type: 'unset' })).not.toMatch(/20\d\d/u);
});

test('a coordinator’s letter lists the own jurors with their contacts', async () => {
  const [letter] = (await addressees()).coordinators;
  const body = letter?.letter('ru').body ?? '';
  expect(body).toContain('j1@example.kz: 0 из 3');
  expect(body).toContain('Файла региона ещё не было');
  expect(letter?.late).toBe(true);
});

test('letters are files that an old Notepad reads, one for each person and one with all', async () => {
  const { jurors } = await addressees();
  const letters = jurors.map((addressee) => ({ addressee, letter: addressee.letter('kk') }));
  const files = letterFiles(letters, { one: 'еске-салу', all: 'еске-салу-бәрі' });
  expect(files.map(({ name }) => name)).toEqual([
    'еске-салу-бәрі.txt',
    ...jurors.map(({ person }) => `еске-салу-${person.surname}-${person.id}.txt`),
  ]);
  expect([...(files[1]?.bytes.slice(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(files[1]?.bytes);
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  expect(joinedTexts(letters)).toContain('j1@example.kz');
});

test('a name that no system takes for a file gives way to the id', async () => {
  const { jurors } = await addressees();
  const odd = jurors.map((addressee) => ({
    addressee: { ...addressee, person: { ...addressee.person, surname: 'а/б' } },
    letter: { subject: '', body: '' },
  }));
  const names = letterFiles(odd.slice(0, 1), { one: 'x', all: 'y' }).map(({ name }) => name);
  expect(names).toEqual([`x-${jurors[0]?.person.id}.txt`]);
});

test('nobody writes to whom the data is blocked or who has left, nor names them to others', async () => {
  await world.hq.seal([
    blockData('person', 'j1', true, 'asked'),
    setJurorDetails('j2', { ...noDetails, left: true }),
  ]);
  const { jurors, coordinators, blocked } = await addressees();
  expect(jurors).toEqual([]);
  expect(blocked).toBe(1);
  expect(coordinators[0]?.letter('ru').body).not.toContain('j1');
  await world.hq.seal([blockData('person', 'c1', true, 'asked')]);
  expect((await addressees()).coordinators).toEqual([]);
});
