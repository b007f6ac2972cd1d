import type { ContestId } from '../../shared/log/operation.ts';
import type { PastApplication, Season } from '../../shared/seasons/season.ts';

/** An earlier application; fields that nobody names say nothing. */
export const pastApplication = (
  number: string,
  fields: Partial<PastApplication> = {},
): PastApplication => ({
  number,
  title: `Жоба ${number}`,
  applicant: '',
  organisation: '',
  identity: '',
  nomination: 'water',
  region: 'KZ-10',
  result: 'scored',
  place: null,
  granted: null,
  ...fields,
});

/** A season of some year with these applications, sealed. */
export const pastSeason = (
  year: number,
  applications: readonly PastApplication[],
  fields: Partial<Season> = {},
): Season => ({
  contest: String(year).padEnd(43, 'A') as ContestId,
  title: { kk: `Байқау ${year}`, ru: `Конкурс ${year}`, en: `Contest ${year}` },
  season: String(year),
  from: `${year}-09-01`,
  until: `${year}-12-20`,
  demo: false,
  stages: [
    {
      id: 'written',
      title: { kk: 'Сырттай кезең', ru: 'Заочный этап', en: 'Written stage' },
      root: 'ab'.repeat(32),
      complete: true,
    },
  ],
  nominations: [{ id: 'water', title: { kk: 'Су', ru: 'Вода', en: 'Water' } }],
  regionsProfile: '2022-',
  applications,
  operations: 100,
  stateHash: 'cd'.repeat(32),
  ...fields,
});
