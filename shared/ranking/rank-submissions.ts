import { at } from '../assigning/dense-matrix.ts';
import type { RankingMethod } from '../contest/contest.ts';
import { createExplain } from './explanation.ts';
import { criterionScores } from './criterion-scores.ts';
import { methodScores, roundFinal } from './method-scores.ts';
import { compareForListing, placeMembers, type Placing } from './places.ts';
import {
  createRankingContext,
  isComparable,
  type RankingContext,
  scopeGroups,
} from './ranking-context.ts';
import type { RankedSubmission, Ranking, RankingInput, RankingNote } from './ranking.ts';
import { drawSteps, type RankInterval } from './rank-intervals.ts';
import { modelOf } from './rubric-fits.ts';
import { meanOfSheets } from './sheet-scores.ts';
import { between, finish, type Steps } from './steps.ts';
import { createTieBreakers } from './tie-breakers.ts';
import { zScores } from './z-scores.ts';

/** From this size on, intervals are more than indicative. */
const enoughSubmissions = 30;
const enoughJurors = 6;

/**
 * Turns sheets into places, intervals and reasons under one rule. A pure function of the set of marks: the order of
 * the input's arrays never changes a figure. Marks without a listed submission or criterion are a bug and throw.
 */
export const rankSubmissions = (input: RankingInput): Ranking =>
  rankInContext(createRankingContext(input));

/** Places by submission id; submissions without a score are absent. */
export interface MethodPlaces {
  readonly within: ReadonlyMap<string, number>;
  readonly overall: ReadonlyMap<string, number>;
}

/** Places within the nomination and over all under another method than the rule's own. */
export function placesByMethod(context: RankingContext, method: RankingMethod): MethodPlaces {
  const scores = methodScores(context, method);
  const { rule } = context.input;
  const tieBreakers = createTieBreakers(context);
  const placesIn = (
    groups: readonly (readonly number[])[],
    raw: typeof scores.within,
  ): ReadonlyMap<string, number> => {
    const places = new Map<string, number>();
    const rounded = roundFinal(raw, method, rule);
    for (const group of groups) {
      for (const [position, { place }] of placeMembers(group, rounded, tieBreakers)) {
        const submission = context.panel.submissions[position];
        if (submission !== undefined) places.set(submission.submission, place);
      }
    }
    return places;
  };
  return {
    within: placesIn(context.nominationGroups, scores.within),
    overall: placesIn([context.everyone], scores.overall),
  };
}

/** The ranking under the rule's own method; see `rankSubmissions`. */
export const rankInContext = (context: RankingContext): Ranking =>
  finish(rankInContextSteps(context));

/** The same in steps. */
export function* rankInContextSteps(context: RankingContext): Steps<Ranking> {
  const { input, panel, graph, rubrics, nominationGroups, everyone } = context;
  const { rule } = input;
  const raw = methodScores(context, rule.method);
  const within = roundFinal(raw.within, rule.method, rule);
  const overall = roundFinal(raw.overall, rule.method, rule);
  const tieBreakers = createTieBreakers(context);
  const places = new Map<number, Placing>(
    nominationGroups.flatMap((group) => [...placeMembers(group, within, tieBreakers)]),
  );
  const overallPlaces = placeMembers(everyone, overall, tieBreakers);
  const perNomination = rule.scope === 'nomination';
  const explain = createExplain(context);
  const intervals = yield* between({ from: 0.1, to: 0.9 }, intervalSteps(context));
  const errors = errorsOf(context);
  const ranked = panel.submissions.map((submission, position): RankedSubmission => {
    const interval = intervals.get(position);
    const placing = places.get(position);
    return {
      submission: submission.submission,
      nomination: submission.nomination,
      place: placing?.place ?? null,
      overall: overallPlaces.get(position)?.place ?? null,
      tied: (placing?.sharedBy.length ?? 1) > 1,
      score: (perNomination ? within : overall)[position] ?? null,
      mean: meanOfSheets(panel, submission, rule.aggregate),
      sheets: submission.sheets.length,
      se: errors.get(position) ?? null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      pTop: interval?.pTop ?? null,
      zone: interval?.zone ?? null,
      explanation: explain(
        submission,
        (perNomination ? raw.within : raw.overall)[position] ?? null,
        perNomination ? placing : overallPlaces.get(position),
      ),
    };
  });
  const inOrder = compareForListing(
    (position) => places.get(position)?.place ?? null,
    (position) => panel.submissions[position]?.submission ?? '',
  );
  const models = rubrics.flatMap((rubric) => {
    const model = modelOf(rubric);
    return model === null ? [] : [{ nominations: rubric.nominations, model }];
  });
  return {
    method: rule.method,
    submissions: nominationGroups
      .flatMap((group) => [...group].sort(inOrder))
      .flatMap((position) => ranked[position] ?? []),
    model: rubrics.length === 1 ? (models[0]?.model ?? null) : null,
    models,
    graph: { components: graph.components, lambda2: graph.lambda2 },
    incomparable: scopeGroups(context).some((group) => !isComparable(context, group)),
    notes: notesOf(context),
  };
}

function* intervalSteps(context: RankingContext): Steps<ReadonlyMap<number, RankInterval>> {
  const { panel, rubrics, input } = context;
  const parts = rubrics.flatMap(({ fit, positions }) => (fit === null ? [] : [{ fit, positions }]));
  const fitted = new Set(parts.flatMap(({ positions }) => [...positions]));
  const groups = scopeGroups(context)
    .map((group) =>
      group.filter((position) => (panel.submissions[position]?.sheets.length ?? 0) > 0),
    )
    .filter(
      (group) => group.every((position) => fitted.has(position)) && isComparable(context, group),
    );
  return input.rule.draws < 1 ? new Map() : yield* drawSteps(parts, groups, input.rule);
}

function errorsOf({ rubrics }: RankingContext): ReadonlyMap<number, number> {
  const errors = new Map<number, number>();
  for (const { fit, positions } of rubrics) {
    if (fit === null) continue;
    positions.forEach((position, index) => errors.set(position, at(fit.submissionErrors, index)));
  }
  return errors;
}

function notesOf(context: RankingContext): readonly RankingNote[] {
  const { panel, input, graph, rubrics } = context;
  const { rule } = input;
  const notes: RankingNote[] = [];
  if (graph.components > 1) notes.push({ type: 'incomparable', components: graph.components });
  const fits = rubrics.flatMap(({ fit }) => (fit === null ? [] : [fit]));
  if (fits.length < rubrics.length || rubrics.length === 0) notes.push({ type: 'no-model' });
  if (fits.some((fit) => fit.varSubmission === 0))
    notes.push({ type: 'boundary', of: 'submission' });
  if (fits.some((fit) => fit.varJuror === 0)) notes.push({ type: 'boundary', of: 'juror' });
  const small = fits.some(
    ({ submissionEffects, jurorEffects }) =>
      submissionEffects.length < enoughSubmissions || jurorEffects.length < enoughJurors,
  );
  if (small) notes.push({ type: 'indicative' });
  if (rule.method === 'z') {
    const { jurorsWithFewSheets } = zScores(panel, rule.aggregate);
    if (jurorsWithFewSheets > 0) notes.push({ type: 'z-few-sheets', jurors: jurorsWithFewSheets });
  }
  if (rule.method === 'trimmed') {
    const submissions = panel.submissions.filter((submission) =>
      criterionScores(panel, submission, 'trimmed', rule.rounding).some(
        (score) => score.tooFewToTrim,
      ),
    ).length;
    if (submissions > 0) notes.push({ type: 'too-few-to-trim', submissions });
  }
  return notes;
}
