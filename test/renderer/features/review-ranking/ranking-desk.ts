import { assignBalanced } from '../../../../shared/assigning/assign-balanced.ts';
import { createShuffle } from '../../../../shared/assigning/shuffle.ts';
import { milli } from '../../../../shared/basics/points.ts';
import type { ContestSettings, Id } from '../../../../shared/contest/contest.ts';
import type { Person } from '../../../../shared/contest/people.ts';
import type { Submission } from '../../../../shared/contest/submission.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import { createNormalDraws } from '../../../../shared/ranking/normal-draws.ts';
import type { Sheet } from '../../../../shared/scoring/sheet.ts';
import { createJurorDesk, testSettings } from '../../score/juror-desk.ts';
import type { Desk } from '../../../../renderer/storage/desk.ts';

const titles = [
  'Бөгетсіз шағын су электр станциясы',
  'Жел мен күн қуатты су көтергіш',
  'Күріш қабығынан алынған көмір',
  'Капельный полив рисовых чеков',
  'Утеплитель из камыша и шерсти',
  'Сбор и разделка ртутных ламп',
];
const surnames = ['Ибраев', 'Ковальчук', 'Сейітқали', 'Оспанова', 'Жұмабаев', 'Ахметова'];
const regions = ['KZ-10', 'KZ-11', 'KZ-23', 'KZ-35', 'KZ-39', 'KZ-43', 'KZ-55', 'KZ-61'];

const pick = <T>(items: readonly T[], index: number, otherwise: T): T =>
  items[index % items.length] ?? otherwise;

const personAt = (index: number): Person => ({
  id: `j-${index + 1}`,
  role: 'juror',
  surname: pick(surnames, index, ''),
  givenName: pick(['Самат', 'Ольга', 'Гүлнар'], index, ''),
  patronymic: '',
  organisation: '',
  region: pick(regions, index, 'KZ-10'),
  nominations: [],
  ticket: null,
});

const submissionAt = (index: number, settings: ContestSettings): Submission => ({
  id: String(index + 1).padStart(3, '0'),
  title: pick(titles, index, ''),
  language: 'kk',
  applicant: '',
  nomination: pick(
    settings.nominations.map(({ id }) => id),
    index,
    '',
  ),
  region: pick(regions, index * 3, 'KZ-10'),
  town: '',
  summary: '',
  bin: '',
  budget: null,
  contacts: '',
  answers: {},
  eligibility: { admitted: true, reason: '' },
});

/** Scores from the model: quality of the submission, severity of the juror, noise; whole points from 0 to 10. */
function judgedSheets(
  settings: ContestSettings,
  submissions: readonly Submission[],
  people: readonly Person[],
): readonly Sheet[] {
  const stage = settings.stages.find(({ scored }) => scored);
  const { assignments } = assignBalanced({
    submissions: submissions.map(({ id, nomination, region }) => ({
      submission: id,
      nomination,
      region,
    })),
    jurors: people.map(({ id, region }) => ({ juror: id, region, nominations: [] })),
    perSubmission: 3,
    ownRegionMax: 2,
    seed: 4,
  });
  const normal = createNormalDraws(7);
  const quality = new Map(submissions.map(({ id }) => [id, 6.4 + normal()]));
  const severity = new Map(people.map(({ id }) => [id, 0.6 * normal()]));
  return assignments.map(({ submission, juror }) => {
    const scores = (stage?.criteria ?? []).map(
      ({ id }): readonly [Id, ReturnType<typeof milli>] => {
        const score = (quality.get(submission) ?? 0) + (severity.get(juror) ?? 0) + normal();
        return [id, milli(Math.min(10, Math.max(0, Math.round(score))) * 1000)];
      },
    );
    return {
      stage: stage?.id ?? '',
      submission,
      juror,
      scores: Object.fromEntries(scores),
      comments: {},
      status: 'handed-in',
      counted: true,
      handIn: null,
      reopening: null,
    };
  });
}

/** The same regulation with a quota of regions. */
const withQuota = (settings: ContestSettings, max: number | null): ContestSettings =>
  max === null
    ? settings
    : {
        ...settings,
        stages: settings.stages.map((stage) => ({
          ...stage,
          regulation: { ...stage.regulation, quotas: [{ by: 'region' as const, min: null, max }] },
        })),
      };

/** Headquarters of a contest in which everything has been judged, or nothing yet. */
export function createRankingDesk(given: {
  readonly submissions: number;
  readonly jurors: number;
  readonly judged?: boolean;
  /** How many of the same region, at most, go on. */
  readonly mostOfRegion?: number;
}): Desk {
  const settings = withQuota(testSettings(), given.mostOfRegion ?? null);
  const order = createShuffle(3)(Array.from({ length: given.submissions }, (_, index) => index));
  const submissions = order.map((index) => submissionAt(index, settings));
  const people = Array.from({ length: given.jurors }, (_, index) => personAt(index));
  const sheets = given.judged === false ? [] : judgedSheets(settings, submissions, people);
  const desk = createJurorDesk({ settings, role: 'headquarters', submissions: 0 });
  const empty = desk.getSnapshot();
  const state: ContestState | null =
    empty.state === null
      ? null
      : {
          ...empty.state,
          people: new Map(people.map((person) => [person.id, person])),
          submissions: new Map(submissions.map((submission) => [submission.id, submission])),
          sheets: new Map(
            sheets.map((sheet) => [`${sheet.stage}/${sheet.submission}/${sheet.juror}`, sheet]),
          ),
        };
  const snapshot = { ...empty, state };
  return { ...desk, getSnapshot: () => snapshot };
}
