import { present } from '../basics/assert.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Milli } from '../basics/points.ts';
import { milliToRational, type Rational } from '../basics/rational.ts';
import {
  type ContestSettings,
  type Criterion,
  type Id,
  type RankingMethod,
  rankingMethods,
  type Stage,
} from '../contest/contest.ts';
import { subjectOf } from '../contest/submission.ts';
import type { ContestState } from '../merge/state.ts';
import { earlierStages } from './earlier-stages.ts';
import { isQuick } from './method-scores.ts';
import { panelReport } from './panel-report.ts';
import { placesByMethod, rankInContext, rankInContextSteps } from './rank-submissions.ts';
import {
  createRankingContext,
  type RankingContext,
  rankingContextSteps,
} from './ranking-context.ts';
import type { Ranking, RankingInput, RankingNote, RankingRule } from './ranking.ts';
import type { StageRanking } from './stage-ranking.ts';
import { selectList } from './select-list.ts';
import type { Selection } from './selection.ts';
import { marksOf, sheetMarks, sheetsOfStages, takesPart } from './stage-marks.ts';
import { type SelectionOptions, selectionRuleOf } from './selection-rule.ts';
import { between, finish, type Steps } from './steps.ts';
import { withoutPlaces } from './unranked.ts';

/** What a person may ask for instead of what the regulation says; nothing of it is stored. */
export type StageRankingOptions = Partial<
  Pick<
    RankingRule,
    'method' | 'aggregate' | 'rounding' | 'scope' | 'top' | 'slope' | 'draws' | 'seed'
  >
> & {
  /** Jurors whose sheets are left out. */
  readonly withoutJurors?: readonly Id[];
  /** Other weights by criterion, in every nomination; those not named stay as they are. */
  readonly weights?: Readonly<Record<Id, Rational>>;
  /** What decides who goes on alone, and no place or interval. */
  readonly list?: SelectionOptions;
};

/** What of a contest's state a ranking depends on. */
export type RankableState = Pick<
  ContestState,
  'settings' | 'people' | 'submissions' | 'assignments' | 'sheets'
>;

/** TOP-N where the regulation names none. */
export const defaultTop = 50;
export const defaultDraws = 1000;
export const defaultSeed = 1;

/**
 * Ranks a stage by its regulation, from the sheets that count. Admitted submissions of the stage's subject take part:
 * all of them in the first stage that scores that subject, later those with an assignment. A stage that does not rank has
 * scores and no places. Throws for a stage that the settings do not have.
 */
export const rankStage = (
  state: RankableState,
  stage: Id,
  options: StageRankingOptions = {},
): StageRanking => finish(rankStageSteps(state, stage, options));

/** The same in steps, which tell how much is done, from 0 to 1. */
export function* rankStageSteps(
  state: RankableState,
  stage: Id,
  options: StageRankingOptions = {},
): Steps<StageRanking> {
  const input = stageRankingInput(state, stage, options);
  const context = yield* between({ from: 0.02, to: 0.5 }, rankingContextSteps(input));
  const ranking = yield* between({ from: 0.5, to: 0.95 }, rankInContextSteps(context));
  const definition = stageOf(state, stage);
  return {
    stage,
    ...selected(state, definition, { ranking, options }),
    report: panelReport(context, definition.regulation.discrepancy),
    ...(definition.ranked ? otherMethods(context) : { others: {} }),
  };
}

/**
 * The list by the regulation at once: scores, places and what broke ties as `rankStage` gives them, without the model
 * of jurors' severity, what rests on it, the figures of each sheet or criterion, and other methods. Null where the
 * regulation ranks by that model.
 */
export function listStage(
  state: RankableState,
  stage: Id,
  options: StageRankingOptions = {},
): StageRanking | null {
  const input = stageRankingInput(state, stage, { ...options, draws: 0 });
  if (input.rule.method === 'adjusted') return null;
  const ranking = rankInContext(createRankingContext(input, 'list'));
  // Nothing was tried yet, so nothing is known to be missing.
  const notes = ranking.notes.filter(({ type }) => type !== 'no-model');
  const listed = selected(state, stageOf(state, stage), {
    ranking: { ...ranking, notes },
    options,
  });
  return { stage, ...listed, report: null, others: {} };
}

/** Fewer sheets than the assignment gives each is nothing a regulation decides on, but a reader should know. */
function fewSheets({ assignment }: Stage, { submissions }: Ranking): readonly RankingNote[] {
  const { jurorsPerSubmission: wanted } = assignment;
  if (wanted === 'all') return [];
  const few = submissions.filter(({ sheets }) => sheets < wanted).length;
  return few === 0 ? [] : [{ type: 'few-sheets', submissions: few, wanted }];
}

/** Adds who goes on, and to each submission why. */
function selected(
  state: RankableState,
  stage: Stage,
  of: { readonly ranking: Ranking; readonly options: StageRankingOptions },
): Pick<StageRanking, 'ranking' | 'selection'> {
  const { top, scope, list } = of.options;
  if (!stage.ranked) {
    const { notes, ...scored } = withoutPlaces(of.ranking);
    return {
      ranking: { ...scored, notes: [...notes, ...fewSheets(stage, of.ranking)] },
      selection: null,
    };
  }
  const rule = selectionRuleOf(state, stage, {
    ...(top === undefined ? {} : { top }),
    ...(scope === undefined ? {} : { scope }),
    ...list,
  });
  const ranking = { ...of.ranking, notes: [...of.ranking.notes, ...fewSheets(stage, of.ranking)] };
  if (rule === null) return { ranking, selection: null };
  const selection = selectList(ranking, rule);
  return { ranking: explained(ranking, selection), selection };
}

/** Every explanation with the reason why its submission goes on or not. */
export const explained = (ranking: Ranking, { entries }: Selection): Ranking => ({
  ...ranking,
  submissions: ranking.submissions.map((ranked) => {
    const entry = entries.get(ranked.submission);
    if (entry === undefined) return ranked;
    const step = { type: 'selection', reason: entry.reason } as const;
    return { ...ranked, explanation: [...ranked.explanation, step] };
  }),
});

const settingsOf = (state: RankableState): ContestSettings =>
  present(state.settings, 'a contest with sheets has settings');

const stageOf = (state: RankableState, stage: Id): Stage =>
  present(
    settingsOf(state).stages.find(({ id }) => id === stage),
    `stage ${stage} is in the settings`,
  );

/** Everything the ranking of a stage depends on. */
export function stageRankingInput(
  state: RankableState,
  stage: Id,
  options: StageRankingOptions = {},
): RankingInput {
  const definition = stageOf(state, stage);
  const submissions = participants(state, settingsOf(state), stage);
  const ids = new Set(submissions.map(({ submission }) => submission));
  const without = new Set(options.withoutJurors);
  const earlier = earlierStages(settingsOf(state), stage);
  const others = groupBy(
    sheetsOfStages(state.sheets, (other) => earlier.has(other)).filter(
      (sheet) => takesPart(sheet) && !without.has(sheet.juror),
    ),
    (sheet) => sheet.stage,
  );
  const marks = sheetMarks(state.sheets, definition, (submission) => ids.has(submission));
  return {
    submissions,
    jurors: [...state.people.values()]
      .filter(({ role }) => role === 'juror')
      .map(({ id, region }) => ({ juror: id, region })),
    criteria: definition.criteria.flatMap((criterion) => weightsOf(criterion, options)),
    marks: without.size === 0 ? marks : marks.filter(({ juror }) => !without.has(juror)),
    rule: ruleOf(definition, options),
    otherStages: new Map([...others].map(([other, sheets]) => [other, marksOf(sheets)])),
  };
}

function weightsOf(
  { id, weight, weightsByNomination }: Criterion,
  { weights = {} }: StageRankingOptions,
): RankingInput['criteria'] {
  const tried = weights[id];
  if (tried !== undefined) return [{ criterion: id, weight: tried }];
  return [
    { criterion: id, weight: milliToRational(weight) },
    ...Object.entries(weightsByNomination ?? {}).map(([nomination, own]) => ({
      criterion: id,
      nomination,
      weight: milliToRational(own),
    })),
  ];
}

function participants(
  state: RankableState,
  settings: ContestSettings,
  stage: Id,
): RankingInput['submissions'] {
  const subject = settings.stages.find(({ id }) => id === stage)?.subject ?? 'project';
  const first = settings.stages.find((each) => each.scored && each.subject === subject);
  const isFirst = first?.id === stage;
  const admitted = [...state.submissions.values()].filter(
    (submission) =>
      submission.eligibility.admitted &&
      subjectOf(submission) === subject &&
      (isFirst || state.assignments.has(`${stage}/${submission.id}`)),
  );
  const order = new Map(settings.nominations.map(({ id }, index) => [id, index]));
  const rank = (nomination: Id): number => order.get(nomination) ?? order.size;
  return admitted
    .sort((a, b) => rank(a.nomination) - rank(b.nomination))
    .map(({ id, nomination, region }) => ({
      submission: id,
      nomination,
      region,
    }));
}

const unitOf = (unit: Milli | null): Rational | null =>
  unit === null ? null : milliToRational(unit);

function ruleOf({ regulation }: Stage, options: StageRankingOptions): RankingRule {
  const { withoutJurors: _jurors, weights: _weights, list: _list, ...asked } = options;
  const { method, aggregate, rounding, tieBreak, advance } = regulation;
  return {
    method,
    aggregate,
    rounding: {
      panel: unitOf(rounding.panel),
      weighted: unitOf(rounding.weighted),
      final: unitOf(rounding.final),
    },
    tieBreak,
    scope: advance?.scope ?? 'nomination',
    top: advance?.top ?? defaultTop,
    draws: defaultDraws,
    seed: defaultSeed,
    ...asked,
  };
}

/** Places under every method but the rule's own; a method that cannot be counted on these data is absent. */
function otherMethods(context: RankingContext): Pick<StageRanking, 'others' | 'othersOverall'> {
  const others: Partial<Record<RankingMethod, ReadonlyMap<string, number>>> = {};
  const othersOverall: Partial<Record<RankingMethod, ReadonlyMap<string, number>>> = {};
  for (const method of rankingMethods) {
    if (method === context.input.rule.method) continue;
    if (!isQuick(context, method)) continue;
    const { within, overall } = placesByMethod(context, method);
    if (within.size > 0) others[method] = within;
    if (overall.size > 0) othersOverall[method] = overall;
  }
  return context.input.rule.scope === 'all' ? { others, othersOverall } : { others };
}
