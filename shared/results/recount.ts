import type { Milli } from '../basics/points.ts';
import { milliToRational } from '../basics/rational.ts';
import {
  type ContestSettings,
  type Stage,
  unsaidAssignment,
  unsaidSettings,
  unsaidStage,
} from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import type { RankableState } from '../ranking/rank-stage.ts';
import { stageRankingInput } from '../ranking/rank-stage.ts';
import { rankInContextSteps } from '../ranking/rank-submissions.ts';
import { rankingContextSteps } from '../ranking/ranking-context.ts';
import type { Ranking } from '../ranking/ranking.ts';
import { rubricFitSteps } from '../ranking/rubric-fits.ts';
import { selectList } from '../ranking/select-list.ts';
import type { Selection } from '../ranking/selection.ts';
import { selectionRule } from '../ranking/selection-rule.ts';
import { between, type Steps } from '../ranking/steps.ts';
import { withoutPlaces } from '../ranking/unranked.ts';
import type { ScoreValue, Sheet } from '../scoring/sheet.ts';
import type { OutcomeLeaf, ResultRule, SheetLeaf } from './leaf-values.ts';
import { winnersOf } from './winners.ts';

/** A stage without places ends neither with a list nor with winners. */
const givesPlaces = ({ advance, winners }: ResultRule): boolean => advance !== null || winners;

const nowhere = { kk: '', ru: '', en: '' };

function stageOf(rule: ResultRule): Stage {
  const { method, aggregate, rounding, tieBreak, passMark, advance, quotas } = rule;
  return {
    id: rule.stage,
    title: rule.stageTitle,
    kind: '',
    scored: true,
    ...unsaidStage,
    ranked: givesPlaces(rule),
    assignment: {
      jurorsPerSubmission: 'all',
      ownRegionMax: null,
      calibration: 0,
      blind: false,
      ...unsaidAssignment,
    },
    form: [],
    criteria: rule.criteria.map(({ id, title, weight, weights, min, max, step }) => ({
      id,
      title,
      help: nowhere,
      weight,
      weightsByNomination: weights,
      scale: { min, max, step },
      anchors: [],
      comment: { requiredAtOrBelow: null, requiredAtOrAbove: null, note: nowhere },
    })),
    regulation: {
      method,
      aggregate,
      rounding,
      passMark,
      tieBreak,
      advance: advance === null ? null : { ...advance, title: nowhere },
      discrepancy: null,
      quotas,
    },
  };
}

const settingsOf = (rule: ResultRule): ContestSettings => ({
  template: '',
  title: rule.title,
  season: '',
  demo: false,
  regionsProfile: 'none',
  regions: rule.regions,
  nominations: rule.nominations,
  stages: [stageOf(rule)],
  quorum: { numerator: 0, denominator: 1 },
  commission: [],
  consent: nowhere,
  confidentiality: nowhere,
  ...unsaidSettings,
  prizePlaces: rule.prizePlaces,
});

const sheetOf = ({ stage, submission, juror, scores }: SheetLeaf): Sheet => ({
  stage,
  submission,
  juror,
  scores: Object.fromEntries<ScoreValue>(scores),
  comments: {},
  status: 'handed-in',
  counted: true,
  handIn: null,
  reopening: null,
});

const submissionOf = ({ submission, nomination, region }: OutcomeLeaf): Submission => ({
  id: submission,
  title: '',
  language: 'kk',
  applicant: '',
  nomination,
  region,
  town: '',
  summary: '',
  bin: '',
  budget: null,
  contacts: '',
  answers: {},
  eligibility: { admitted: true, reason: '' },
});

/** What of a result there is to count from. */
export interface Countable {
  readonly rule: ResultRule;
  readonly sheets: readonly SheetLeaf[];
  readonly outcomes: readonly OutcomeLeaf[];
}

/** A contest that holds nothing but what its proof holds. */
const stateOf = ({ rule, sheets, outcomes }: Countable): RankableState => ({
  settings: settingsOf(rule),
  people: new Map(),
  submissions: new Map(outcomes.map((each) => [each.submission, submissionOf(each)])),
  assignments: new Map(),
  sheets: new Map(
    sheets.map((each) => [`${each.stage}/${each.submission}/${each.juror}`, sheetOf(each)]),
  ),
});

function listOf({ rule, outcomes }: Countable, ranking: Ranking): Selection | null {
  const { advance, passMark, quotas, regions, nominations } = rule;
  if (advance === null) return null;
  const groups = (groupOf: (outcome: OutcomeLeaf) => string | null) =>
    new Map(
      outcomes.flatMap((each) => {
        const group = groupOf(each);
        return group === null ? [] : [[each.submission, group] as const];
      }),
    );
  return selectList(
    ranking,
    selectionRule(
      {
        nomination: groups(({ nomination }) => nomination),
        region: groups(({ region }) => region),
        applicant: groups(({ applicantGroup }) => applicantGroup),
        organisation: groups(({ organisationGroup }) => organisationGroup),
      },
      { nomination: nominations.map(({ id }) => id), region: regions },
      {
        ...advance,
        passMark: passMark === null ? null : milliToRational(passMark),
        leastSheets: null,
        quotas,
      },
    ),
  );
}

/** What the sheets come to by the rule. */
export interface Recount {
  readonly ranking: Ranking;
  readonly selection: Selection | null;
  /** Places of the winners where nobody decided otherwise. */
  readonly winners: ReadonlyMap<string, number>;
}

/** Counts everything anew from the leaves, with the same code that ranks a contest, in steps. */
export function* recountSteps(countable: Countable): Steps<Recount> {
  const { rule } = countable;
  const input = stageRankingInput(stateOf(countable), rule.stage, { draws: 0 });
  const listed = yield* between({ from: 0, to: 0.3 }, rankingContextSteps(input, 'list'));
  const context =
    rule.method === 'adjusted'
      ? {
          ...listed,
          rubrics: yield* between({ from: 0.3, to: 0.7 }, rubricFitSteps(listed.panel, input.rule)),
        }
      : listed;
  const counted = yield* between({ from: 0.7, to: 0.9 }, rankInContextSteps(context));
  const ranking = givesPlaces(rule) ? counted : withoutPlaces(counted);
  const selection = listOf(countable, ranking);
  const stageRanking = { stage: rule.stage, ranking, selection, report: null, others: {} };
  const winners = rule.winners ? winnersOf(settingsOf(rule), stageRanking, null) : [];
  yield 1;
  return {
    ranking,
    selection,
    winners: new Map(winners.map(({ submission, place }) => [submission, place])),
  };
}

/** True where points are on a criterion's scale, a whole number of steps from its least. */
export const isOnScale = (
  score: ScoreValue,
  { min, max, step }: { readonly min: Milli; readonly max: Milli; readonly step: Milli },
): boolean =>
  score === 'cannot-judge' || (score >= min && score <= max && (score - min) % step === 0);
