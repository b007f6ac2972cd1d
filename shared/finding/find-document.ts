import { languages } from '../basics/localized.ts';
import type { ContestSettings, Id, RegionCode } from '../contest/contest.ts';
import { regionName, regionShortName } from '../contest/regions.ts';
import type { Submission } from '../contest/submission.ts';

/** What of an application is looked through, the most telling first; a hit in an earlier field comes first. */
export const findFields = [
  'id',
  'title',
  'applicant',
  'town',
  'bin',
  'nomination',
  'region',
  'summary',
] as const;

export type FindField = (typeof findFields)[number];

/** What of an application finding needs; nominations and regions by their codes. */
export type FindDocument = Pick<Submission, FindField>;

/** What nominations and regions are called, in all languages: people type the one they know. */
export interface FindNames {
  readonly nominations: Readonly<Record<Id, string>>;
  readonly regions: Readonly<Record<RegionCode, string>>;
}

/** All names of a contest's nominations and regions. */
export function findNames(settings: ContestSettings): FindNames {
  const { nominations, regions, regionsProfile } = settings;
  return {
    nominations: Object.fromEntries(
      nominations.map(({ id, title }) => [id, languages.map((each) => title[each]).join(' ')]),
    ),
    regions: Object.fromEntries(
      regions.map((code) => [
        code,
        languages
          .flatMap((each) => [
            regionName(code, regionsProfile, each),
            regionShortName(code, regionsProfile, each),
          ])
          .join(' '),
      ]),
    ),
  };
}

/** What of a submission finding needs; the summary only where it is asked for: it is most of the text. */
export const findDocument = (submission: Submission, withSummary: boolean): FindDocument => ({
  id: submission.id,
  title: submission.title,
  applicant: submission.applicant,
  town: submission.town,
  bin: submission.bin,
  nomination: submission.nomination,
  region: submission.region,
  summary: withSummary ? submission.summary : '',
});

/** The text of each field as it is looked through, in the order of `findFields`. */
export const fieldTexts = (document: FindDocument, names: FindNames): readonly string[] =>
  findFields.map((field) => {
    const text = document[field] ?? '';
    if (field === 'nomination') return names.nominations[text] ?? text;
    if (field === 'region') return names.regions[text] ?? text;
    return text;
  });
