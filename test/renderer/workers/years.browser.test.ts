import { expect, test } from 'vitest';

import { startYears } from '../../../renderer/workers/years.ts';
import type { IndexProgress } from '../../../renderer/storage/year-index.ts';
import type { ContestId } from '../../../shared/log/operation.ts';
import { writeSeason } from '../../../shared/seasons/season-file.ts';
import { identityHasher } from '../../../shared/seasons/identity-hash.ts';
import { pastApplication, pastSeason } from '../../seasons/past-seasons.ts';

const identityKey = new Uint8Array(32).fill(7);
const identityOf = identityHasher(identityKey);
const own = 'today'.padEnd(43, 'A') as ContestId;
const everything = { contest: null, result: null, granted: null } as const;
const number = '800101300123';

/** A season of so many applications, one of them somebody's who comes back. */
const fileOf = (year: number, count: number): Uint8Array =>
  writeSeason(
    pastSeason(year, [
      ...Array.from({ length: count }, (_, index) =>
        pastApplication(String(index + 1), { applicant: `Омаров Дәурен ${index}` }),
      ),
      pastApplication('9999', { applicant: 'Қайрат Әбілқасымов', identity: identityOf(number) }),
    ]),
  );

const now = { id: '1', title: '', applicant: 'Kairat Abilkasymov' };

test('an index in its own worker takes files, finds words, and tells numbers before names', async () => {
  const index = startYears({ identityKey, progress: () => undefined });
  const head = await index.put(fileOf(2020, 50));
  expect(head).toMatchObject({ operations: 100 });
  expect(await index.put(new Uint8Array([1, 2, 3]))).toBeNull();
  await index.put(fileOf(2021, 50));
  expect((await index.list()).map(({ season }) => season)).toEqual(['2021', '2020']);
  const found = await index.search({ query: 'kairat', filters: everything, most: 5 });
  expect(found).toMatchObject({ total: 2, found: [{ application: { number: '9999' } }, {}] });
  const question = { applications: [{ ...now, bin: number }], own };
  const numbers = await index.before({ ...question, grounds: 'number' });
  expect(numbers?.get('1')?.map(({ grounds }) => grounds)).toEqual([['identity'], ['identity']]);
  const all = await index.before({ ...question, grounds: 'all' });
  expect(all?.get('1')?.[0]?.grounds).toEqual(['identity', 'name']);
  if (head !== null) await index.remove(head.contest);
  expect(await index.list()).toHaveLength(1);
  index.close();
});

test('what waits for an index that is stopped gets nothing, and what waits for one that is closed, or asks it, fails', async () => {
  const told: IndexProgress[] = [];
  const index = startYears({ identityKey, progress: (progress) => told.push(progress) });
  await index.put(fileOf(2021, 4000));
  const waiting = index.search({ query: 'kairat', filters: everything, most: 5 });
  index.stop();
  expect(await waiting).toBeNull();
  const again = await index.search({ query: 'kairat', filters: everything, most: 5 });
  expect(again?.total).toBe(1);
  expect(told.at(-1)).toBeNull();
  const lost = index.list();
  index.close();
  await expect(lost).rejects.toThrow('ended');
  await expect(index.list()).rejects.toThrow('ended');
});
