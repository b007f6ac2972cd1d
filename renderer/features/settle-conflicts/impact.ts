import { isMilli } from '../../../shared/basics/points.ts';
import type { Id, Stage } from '../../../shared/contest/contest.ts';
import type { OperationId, Value } from '../../../shared/log/operation.ts';
import type { ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { defaultTop, type RankableState } from '../../../shared/ranking/rank-stage.ts';
import type { RankedSubmission, Ranking } from '../../../shared/ranking/ranking.ts';
import { sheetKey } from '../../../shared/scoring/score-operations.ts';
import type { ScoreValue, Sheet } from '../../../shared/scoring/sheet.ts';
import { isScoreKey } from './resolution.ts';

/** What the list looks like if one version is kept. */
export interface Outcome {
  readonly version: OperationId;
  /** Place of the submission in conflict; null where it has none. */
  readonly place: number | null;
  /** Submissions on the list with this version and not with the first one, and the other way round. */
  readonly entering: readonly Id[];
  readonly leaving: readonly Id[];
}

export interface Impact {
  /** TOP-N within the scope of the regulation. */
  readonly top: number;
  readonly outcomes: readonly Outcome[];
  /** True where the versions give different lists. */
  readonly changes: boolean;
}

/** The stage whose ranking a conflict touches; null where it cannot: no score, or a sheet that is not handed in. */
export function touchedStage(conflict: HardConflict, state: ContestState): Stage | null {
  const { sheet, key } = conflict;
  if (sheet === null || !isScoreKey(key)) return null;
  const counted = state.sheets.get(sheetKey(sheet.stage, sheet.submission, sheet.juror))?.counted;
  if (counted !== true) return null;
  return state.settings?.stages.find(({ id }) => id === sheet.stage) ?? null;
}

function withScore(sheet: Sheet, criterion: Id, value: Value): Sheet {
  const { [criterion]: _open, ...others } = sheet.scores;
  const score: ScoreValue | null = value === 'cannot-judge' || isMilli(value) ? value : null;
  return { ...sheet, scores: score === null ? others : { ...others, [criterion]: score } };
}

/** The contest as it would be ranked with one version of the score in conflict; other conflicts stay open. */
export function rankableWith(
  conflict: HardConflict,
  value: Value,
  state: ContestState,
): RankableState {
  const { settings, people, submissions, assignments, sheets } = state;
  if (conflict.sheet === null) return { settings, people, submissions, assignments, sheets };
  const { stage, submission, juror, criterion } = conflict.sheet;
  const key = sheetKey(stage, submission, juror);
  const sheet = sheets.get(key);
  const changed = new Map(sheets);
  if (sheet !== undefined) changed.set(key, withScore(sheet, criterion, value));
  return { settings, people, submissions, assignments, sheets: changed };
}

type Scope = 'nomination' | 'all';

const placeIn = (ranked: RankedSubmission, scope: Scope): number | null =>
  scope === 'all' ? ranked.overall : ranked.place;

/** Submissions on the list that the submission in conflict competes for. */
function listOf(
  ranking: Ranking,
  rule: { readonly scope: Scope; readonly top: number },
  nomination: Id,
) {
  return new Set(
    ranking.submissions
      .filter((ranked) => rule.scope === 'all' || ranked.nomination === nomination)
      .filter((ranked) => (placeIn(ranked, rule.scope) ?? Infinity) <= rule.top)
      .map(({ submission }) => submission),
  );
}

const without = (list: ReadonlySet<Id>, other: ReadonlySet<Id>): readonly Id[] =>
  [...list].filter((id) => !other.has(id));

/** Compares the rankings under each version of one conflict. */
export function impactOf(
  conflict: HardConflict,
  stage: Stage,
  rankings: readonly { readonly version: OperationId; readonly ranking: Ranking }[],
): Impact {
  const submission = conflict.sheet?.submission ?? '';
  const { advance } = stage.regulation;
  const rule = {
    scope: advance?.scope ?? ('nomination' as const),
    top: advance?.top ?? defaultTop,
  };
  const parts = rankings.map(({ version, ranking }) => {
    const own = ranking.submissions.find((ranked) => ranked.submission === submission);
    const list = listOf(ranking, rule, own?.nomination ?? '');
    return { version, list, place: own === undefined ? null : placeIn(own, rule.scope) };
  });
  const first = parts[0]?.list ?? new Set<Id>();
  const outcomes = parts.map(({ version, place, list }) => ({
    version,
    place,
    entering: without(list, first),
    leaving: without(first, list),
  }));
  const changes = outcomes.some(({ entering, leaving }) => entering.length + leaving.length > 0);
  return { top: rule.top, outcomes, changes };
}
