import { present } from '../basics/assert.ts';
import { bytesToBase64url, toHex } from '../basics/bytes.ts';
import type { ContestSettings, Id } from '../contest/contest.ts';
import { subjectOf, type Submission } from '../contest/submission.ts';
import type { ContestId } from '../log/operation.ts';
import { compareIds } from '../results/naming.ts';
import type { PastApplication, PastResult, Season } from '../seasons/season.ts';
import { drawSubmissions } from './demo-submissions.ts';
import { drawBytes } from './draw.ts';

/** Earlier years of the practice contest: how long ago, how large, and whether a seal was put on the result. */
const earlierYears = [
  { ago: 1, applications: 48, sealed: true },
  { ago: 2, applications: 40, sealed: true },
  { ago: 5, applications: 24, sealed: false },
] as const;

/** Of so many applications of today one applicant applied in each of these years. */
const everyHowMany = 17;
const returning = 6;

type Year = (typeof earlierYears)[number];

interface Today {
  readonly settings: ContestSettings;
  readonly submissions: readonly Submission[];
  readonly identityOf: (number: string) => string;
}

/** The year of the practice contest. */
const yearOf = ({ season }: ContestSettings): number => Number(/\d{4}$/.exec(season)?.[0] ?? 2026);

/** "Әлия Серікқызы" as "Серікқызы Әлия": people are written in either order. */
const turned = (name: string): string => name.split(' ').toReversed().join(' ');

/** Those of an earlier year: some applicants of today, with what they proposed then, among others. */
function applicantsOf(
  { settings, submissions }: Today,
  { ago, applications }: Year,
): readonly Submission[] {
  const others = drawSubmissions(settings, applications, ['kk', 'ru'], 4000 + ago);
  const today = submissions.filter((_, index) => index % everyHowMany === ago - 1);
  // The year in a title keeps the ideas that practice contests share from looking like one project.
  const named = others.map((each) => ({
    ...each,
    title: `${each.title} — ${yearOf(settings) - ago}`,
  }));
  return named.map((each, index) => {
    const same = index < returning ? today[index] : undefined;
    if (same === undefined) return each;
    const { applicant, bin, region } = same;
    // One comes back with the same project, one without a number and with the name the other way round.
    if (index === 1) return { ...each, applicant, bin, region, title: same.title };
    if (index === 2) return { ...each, applicant: turned(applicant), bin: '', region };
    return { ...each, applicant, bin, region };
  });
}

/** Places and finalists within each nomination, in the order of the applications. */
function outcomeAt(rank: number): Pick<PastApplication, 'result' | 'place'> {
  if (rank < 3) return { result: 'winner', place: rank + 1 };
  const result: PastResult = rank < 6 ? 'finalist' : rank % 5 === 0 ? 'not-admitted' : 'scored';
  return { result, place: null };
}

function applicationsOf(today: Today, year: Year): readonly PastApplication[] {
  const ranks = new Map<Id, number>();
  return applicantsOf(today, year)
    .map((each): PastApplication => {
      const rank = ranks.get(each.nomination) ?? 0;
      ranks.set(each.nomination, rank + 1);
      // What no seal and no meeting decided, nobody has won.
      const outcome = year.sealed ? outcomeAt(rank) : { result: 'scored' as const, place: null };
      const isGranted = today.settings.grants !== null && outcome.place !== null;
      return {
        number: each.id,
        title: each.title,
        applicant: each.applicant,
        organisation: '',
        identity: today.identityOf(each.bin),
        nomination: each.nomination,
        region: each.region,
        ...outcome,
        granted: isGranted ? (each.budget ?? 0) : null,
      };
    })
    .toSorted((a, b) => compareIds(a.number, b.number));
}

/**
 * Earlier seasons of a practice contest, in which some of its applicants took part: made at once, without files and
 * signatures, and marked as practice.
 */
export function earlierSeasons(today: Today): readonly Season[] {
  const { settings } = today;
  const projects = today.submissions.filter((each) => subjectOf(each) === 'project');
  const stage = settings.stages.findLast(({ scored }) => scored);
  return earlierYears.map((year) => {
    const name = String(yearOf(settings) - year.ago);
    const bytes = (purpose: string) => drawBytes(year.ago, `earlier ${purpose}`, 32);
    const applications = applicationsOf({ ...today, submissions: projects }, year);
    const { id, title } = present(stage, 'a practice contest scores something');
    return {
      contest: bytesToBase64url(bytes('contest')) as ContestId,
      title: settings.title,
      season: name,
      from: `${name}-02-01`,
      until: `${name}-06-20`,
      demo: true,
      stages: year.sealed ? [{ id, title, root: toHex(bytes('root')), complete: true }] : [],
      nominations: settings.nominations.map((each) => ({ id: each.id, title: each.title })),
      regionsProfile: settings.regionsProfile,
      applications,
      operations: applications.length * 40,
      stateHash: toHex(bytes('state')),
    };
  });
}
