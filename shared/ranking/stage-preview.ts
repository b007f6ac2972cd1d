import { jurorGraph } from '../assigning/juror-graph.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import type { Sheet } from '../scoring/sheet.ts';
import {
  methodScores,
  type MethodScores,
  needsCommonSheets,
  panelAverageOf,
  roundFinal,
} from './method-scores.ts';
import { createPanel, type Panel, panelWith } from './panel.ts';
import { placeMembers } from './places.ts';
import { createListOf, type ListSeats } from './preview-list.ts';
import { type RankableState, stageRankingInput } from './rank-stage.ts';
import { marksOf, takesPart } from './stage-marks.ts';
import type { RankingContext } from './ranking-context.ts';
import type { Mark, RankingInput } from './ranking.ts';
import { fitRubrics } from './rubric-fits.ts';
import { createTieBreakers } from './tie-breakers.ts';

/** What is at stake in a stage: its list of those who go on, its prize places within each nomination, or both. */
export interface StageStake {
  readonly stage: Id;
  /** TOP-N in its scope; null where the stage has no list. */
  readonly list: ListSeats | null;
  /** Prize places in each nomination; 0 where the stage chooses no winners. */
  readonly prizes: number;
}

/** Places by submission; those without a score are absent. */
export interface StagePlaces {
  readonly within: ReadonlyMap<Id, number>;
  readonly overall: ReadonlyMap<Id, number>;
  /** Who is on the list, ties across its end included. */
  readonly list: ReadonlySet<Id>;
}

/** Marks are thousandths, whatever step a version in conflict has. */
const scoreUnit = 1000n;

/** True where a submission's score depends on its own marks alone. */
const isSeparate = ({ rule }: RankingInput): boolean =>
  panelAverageOf(rule, rule.method) !== null || rule.method === 'mean' || rule.method === 'median';

/** A context for places alone: no intervals, and a model only for the method that is one. */
function placesContext(input: RankingInput, panel: Panel): RankingContext {
  const positions = panel.submissions.map(({ index }) => index);
  const groups = groupBy(positions, (index) => panel.submissions[index]?.nomination ?? '');
  const { method } = input.rule;
  const pairs = needsCommonSheets(method)
    ? panel.submissions.flatMap(({ submission, sheets }) =>
        sheets.map(({ juror }) => ({ submission, juror })),
      )
    : [];
  return {
    depth: 'list',
    input,
    panel,
    graph: jurorGraph(pairs),
    rubrics: method === 'adjusted' ? fitRubrics(panel, input.rule) : [],
    nominationGroups: panel.nominations.map((nomination) => groups.get(nomination) ?? []),
    everyone: positions,
  };
}

function placesIn(
  context: RankingContext,
  groups: readonly (readonly number[])[],
  raw: MethodScores['within'],
): ReadonlyMap<Id, number> {
  const { rule } = context.input;
  const scores = roundFinal(raw, rule.method, rule);
  const tieBreakers = createTieBreakers(context);
  const places = new Map<Id, number>();
  for (const group of groups) {
    for (const [position, { place }] of placeMembers(group, scores, tieBreakers)) {
      const submission = context.panel.submissions[position];
      if (submission !== undefined) places.set(submission.submission, place);
    }
  }
  return places;
}

/** Marks of other stages, for tie-breaks that look there. */
export type OtherStages = ReadonlyMap<Id, readonly Mark[]>;

/** The preview of one stage, and what it would be with other sheets. */
export interface StagePreview {
  readonly now: StagePlaces;
  /** `own`: sheets of this stage that would change; `others`: the other stages where one of theirs would, else null. */
  readonly withSheets: (own: readonly Sheet[], others: OtherStages | null) => StagePlaces;
}

/** Marks of the submissions of some sheets as they would be with these sheets in place of those there are. */
function createMarksWith(
  state: RankableState,
  stage: Id,
  input: RankingInput,
): (changed: readonly Sheet[]) => ReadonlyMap<Id, readonly Mark[]> {
  const criteria = new Set(input.criteria.map(({ criterion }) => criterion));
  const known = new Set(input.submissions.map(({ submission }) => submission));
  const sheetsOf = groupBy(
    [...state.sheets.values()].filter((each) => each.stage === stage),
    ({ submission }) => submission,
  );
  return (changed) =>
    new Map(
      [...groupBy(changed, ({ submission }) => submission)]
        .filter(([submission]) => known.has(submission))
        .map(([submission, own]) => {
          const replaced = new Set(own.map(({ juror }) => juror));
          const rest = (sheetsOf.get(submission) ?? []).filter(({ juror }) => !replaced.has(juror));
          const marks = marksOf([...rest, ...own].filter(takesPart));
          return [submission, marks.filter(({ criterion }) => criteria.has(criterion))];
        }),
    );
}

/**
 * Ranks a stage once for places alone, and again as cheaply as its method allows: where a submission's score depends on
 * its own marks, only the changed ones are counted anew. Exactly the places of `rankStage`.
 */
export function createStagePreview(state: RankableState, stake: StageStake): StagePreview {
  const input = stageRankingInput(state, stake.stage, { draws: 0 });
  const context = placesContext(input, createPanel(input, scoreUnit));
  const raw = methodScores(context, input.rule.method);
  const marksWith = createMarksWith(state, stake.stage, input);
  const listOf = createListOf(state, stake.stage, stake.list);
  const withList = (
    of: RankingContext,
    scores: MethodScores,
    within: ReadonlyMap<Id, number>,
  ): StagePlaces => {
    const isWhole = stake.list?.scope === 'all';
    const overall = isWhole ? placesIn(of, [of.everyone], scores.overall) : new Map<Id, number>();
    return { within, overall, list: listOf(of, scores, { within, overall }) };
  };
  const placesOf = (of: RankingContext, scores: MethodScores): StagePlaces =>
    withList(of, scores, placesIn(of, of.nominationGroups, scores.within));
  const now = placesOf(context, raw);
  /** Nominations in which nothing was touched keep their places, unless ties are parted elsewhere. */
  const placesNear = (of: RankingContext, scores: MethodScores, touched: ReadonlySet<Id>) => {
    const groups = of.nominationGroups.filter((group) =>
      group.some((position) => touched.has(of.panel.submissions[position]?.submission ?? '')),
    );
    const near = new Set(
      groups.flatMap((group) => group.map((at) => of.panel.submissions[at]?.submission ?? '')),
    );
    const rest = [...now.within].filter(([submission]) => !near.has(submission));
    return withList(of, scores, new Map([...rest, ...placesIn(of, groups, scores.within)]));
  };
  return {
    now,
    withSheets: (own, others) => {
      const asked = others === null ? input : { ...input, otherStages: others };
      const marks = marksWith(own);
      const panel = panelWith(context.panel, marks);
      if (!isSeparate(input)) {
        const changed = placesContext(asked, panel);
        return placesOf(changed, methodScores(changed, input.rule.method));
      }
      const changed = { ...context, input: asked, panel };
      const scores = withOwnScores(changed, raw, marks);
      return others === null
        ? placesNear(changed, scores, new Set(marks.keys()))
        : placesOf(changed, scores);
    },
  };
}

/** The scores as they were, with those of a few submissions counted anew. */
function withOwnScores(
  context: RankingContext,
  raw: MethodScores,
  changes: ReadonlyMap<Id, unknown>,
): MethodScores {
  const touched = context.panel.submissions.filter(({ submission }) => changes.has(submission));
  const part = {
    ...context,
    panel: { ...context.panel, submissions: touched },
  };
  const counted = methodScores(part, context.input.rule.method).within;
  const within = [...raw.within];
  touched.forEach(({ index }, at) => {
    within[index] = counted[at] ?? null;
  });
  return { within, overall: within };
}
