import { present } from '../basics/assert.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Milli } from '../basics/points.ts';
import { milliToRational, type Rational } from '../basics/rational.ts';
import {
  type ContestSettings,
  type Id,
  type RankingMethod,
  rankingMethods,
  type Stage,
} from '../contest/contest.ts';
import { FoldedSheets } from '../merge/folded-sheets.ts';
import type { SheetTable } from '../merge/sheet-table.ts';
import type { ContestState } from '../merge/state.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { isQuick } from './method-scores.ts';
import { panelReport } from './panel-report.ts';
import { placesByMethod, rankInContext, rankInContextSteps } from './rank-submissions.ts';
import {
  createRankingContext,
  type RankingContext,
  rankingContextSteps,
} from './ranking-context.ts';
import type { Mark, RankingInput, RankingRule, SheetMarks, StageRanking } from './ranking.ts';
import { between, finish, type Steps } from './steps.ts';

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
 * Ranks a stage by its regulation, from the sheets that count. Admitted submissions take part: all of them in the
 * first scored stage, later those with an assignment. Throws for a stage that the settings do not have.
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
  const { discrepancy } = stageOf(state, stage).regulation;
  const report = panelReport(context, discrepancy);
  return { stage, ranking, selection: null, report, ...otherMethods(context) };
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
  return { stage, ranking: { ...ranking, notes }, selection: null, report: null, others: {} };
}

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
  const others = groupBy(
    sheetsOfStages(state.sheets, (other) => other !== stage).filter(takesPart),
    (sheet) => sheet.stage,
  );
  return {
    submissions,
    jurors: [...state.people.values()]
      .filter(({ role }) => role === 'juror')
      .map(({ id, region }) => ({ juror: id, region })),
    criteria: definition.criteria.flatMap(({ id, weight, weightsByNomination }) => [
      { criterion: id, weight: milliToRational(weight) },
      ...Object.entries(weightsByNomination ?? {}).map(([nomination, own]) => ({
        criterion: id,
        nomination,
        weight: milliToRational(own),
      })),
    ]),
    marks: sheetMarks(state.sheets, definition, (submission) => ids.has(submission)),
    rule: ruleOf(definition, options),
    otherStages: new Map([...others].map(([other, sheets]) => [other, marksOf(sheets)])),
  };
}

function participants(
  state: RankableState,
  settings: ContestSettings,
  stage: Id,
): RankingInput['submissions'] {
  const isFirst = settings.stages.find(({ scored }) => scored)?.id === stage;
  const admitted = [...state.submissions.values()].filter(
    ({ id, eligibility }) =>
      eligibility.admitted && (isFirst || state.assignments.has(`${stage}/${id}`)),
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

/** True for a sheet whose marks are ranked. */
export const takesPart = (sheet: Sheet): boolean => sheet.counted && sheet.status !== 'recused';

/** Scores as exact fractions, equal ones the same object. */
function exactScores(): (score: number) => Rational {
  const known = new Map<number, Rational>();
  return (score) => {
    let exact = known.get(score);
    if (exact === undefined) {
      exact = milliToRational(score as Milli);
      known.set(score, exact);
    }
    return exact;
  };
}

/** The scores of sheets as exact marks, equal ones the same object; "cannot judge" is no mark. */
export function marksOf(sheets: readonly Sheet[]): readonly Mark[] {
  const exact = exactScores();
  return sheets.flatMap(({ submission, juror, scores }) =>
    Object.entries(scores).flatMap(([criterion, score]) =>
      score === 'cannot-judge' ? [] : [{ submission, juror, criterion, score: exact(score) }],
    ),
  );
}

/** Tables never change, and a late file changes few of them: marks of the others are the same objects as before. */
const tableMarks = new WeakMap<SheetTable, readonly SheetMarks[]>();

/** Marks of the sheets of a table that were handed in; `names` are the criteria of the stage. */
function marksOfTable(
  table: SheetTable,
  { names, exact }: { readonly names: readonly Id[]; readonly exact: (score: number) => Rational },
): readonly SheetMarks[] {
  const { juror, submissions } = table.data;
  const listed = table.index.criteria.map(({ id }) => id);
  const criteria = listed.every((id, place) => id === names[place]) ? names : listed;
  return submissions.flatMap((submission, row) =>
    table.isHandedIn(row)
      ? [{ submission, juror, criteria, scores: table.mapScores(row, exact) }]
      : [],
  );
}

/** Marks of a stage's sheets that count, straight from their columns where they stand in tables. */
function sheetMarks(
  sheets: RankableState['sheets'],
  { id: stage, criteria }: Stage,
  takesPartIn: (submission: Id) => boolean,
): readonly SheetMarks[] {
  const exact = exactScores();
  const names = criteria.map(({ id }) => id);
  const marks: SheetMarks[] = [];
  const folded = sheets instanceof FoldedSheets ? sheets.sources : null;
  for (const table of folded?.tables ?? []) {
    if (table.data.stage !== stage) continue;
    const known = tableMarks.get(table) ?? marksOfTable(table, { names, exact });
    tableMarks.set(table, known);
    for (const mark of known) if (takesPartIn(mark.submission)) marks.push(mark);
  }
  for (const sheet of folded === null ? sheets.values() : folded.judged.values()) {
    const { submission, juror, scores } = sheet;
    if (sheet.stage !== stage || !takesPart(sheet) || !takesPartIn(submission)) continue;
    const given = names.map((id) => {
      const score = scores[id];
      return score === undefined || score === 'cannot-judge' ? null : exact(score);
    });
    marks.push({ submission, juror, criteria: names, scores: given });
  }
  return marks;
}

/** Sheets of the stages that are wanted, in no order: quicker than going through all. */
function sheetsOfStages(
  sheets: RankableState['sheets'],
  isWanted: (stage: Id) => boolean,
): readonly Sheet[] {
  if (!(sheets instanceof FoldedSheets))
    return [...sheets.values()].filter(({ stage }) => isWanted(stage));
  const { tables, judged } = sheets.sources;
  return [
    ...tables
      .filter(({ data }) => isWanted(data.stage))
      .flatMap((table) => table.data.submissions.map((_, row) => table.sheetAt(row))),
    ...[...judged.values()].filter(({ stage }) => isWanted(stage)),
  ];
}

const unitOf = (unit: Milli | null): Rational | null =>
  unit === null ? null : milliToRational(unit);

function ruleOf({ regulation }: Stage, options: StageRankingOptions): RankingRule {
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
    ...options,
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
