import { type JurorGraph, jurorGraph } from '../assigning/juror-graph.ts';
import { createPanel, type Panel } from './panel.ts';
import type { RankingInput } from './ranking.ts';
import { rubricFitSteps, type RubricFit } from './rubric-fits.ts';
import { between, finish, type Steps } from './steps.ts';

export type RankingDepth = 'whole' | 'list';

/** What every method and every figure of one ranking is counted from. */
export interface RankingContext {
  /** `list`: figures that a list does not show are left out. */
  readonly depth: RankingDepth;
  readonly input: RankingInput;
  readonly panel: Panel;
  readonly graph: JurorGraph;
  readonly rubrics: readonly RubricFit[];
  /** Positions in the panel by nomination, in the order of the nominations. */
  readonly nominationGroups: readonly (readonly number[])[];
  /** All positions as one group. */
  readonly everyone: readonly number[];
}

/** `list`: what a list by an exact method takes; neither the model nor how firmly the jurors hang together. */
export const createRankingContext = (
  input: RankingInput,
  depth: RankingDepth = 'whole',
): RankingContext => finish(rankingContextSteps(input, depth));

/** The same in steps. */
export function* rankingContextSteps(
  input: RankingInput,
  depth: RankingDepth = 'whole',
): Steps<RankingContext> {
  const panel = createPanel(input);
  const pairs = panel.submissions.flatMap(({ submission, sheets }) =>
    sheets.map(({ juror }) => ({ submission, juror })),
  );
  const groups = new Map<string, number[]>(panel.nominations.map((nomination) => [nomination, []]));
  for (const { index, nomination } of panel.submissions) groups.get(nomination)?.push(index);
  yield 0.1;
  const graph = jurorGraph(pairs, depth === 'whole' ? 'whole' : 'parts');
  yield 0.2;
  return {
    depth,
    input,
    panel,
    graph,
    rubrics:
      depth === 'whole'
        ? yield* between({ from: 0.2, to: 1 }, rubricFitSteps(panel, input.rule))
        : [],
    nominationGroups: [...groups.values()],
    everyone: panel.submissions.map(({ index }) => index),
  };
}

/** The groups in which the rule counts intervals, zones and the cut. */
export const scopeGroups = (context: RankingContext): readonly (readonly number[])[] =>
  context.input.rule.scope === 'nomination' ? context.nominationGroups : [context.everyone];

/** True where the jurors of a group's sheets all hang together, so that its scores can be compared. */
export function isComparable(context: RankingContext, group: readonly number[]): boolean {
  const parts = new Set<number | undefined>();
  for (const position of group) {
    const juror = context.panel.submissions[position]?.sheets[0]?.juror;
    if (juror !== undefined) parts.add(context.graph.componentByJuror.get(juror));
  }
  return parts.size <= 1;
}
