import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import { sheetKey } from '../scoring/score-operations.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { earlierStages } from './earlier-stages.ts';
import type { RankableState } from './rank-stage.ts';
import { marksOf, takesPart } from './stage-marks.ts';
import {
  createStagePreview,
  type OtherStages,
  type StagePlaces,
  type StagePreview,
  type StageStake,
} from './stage-preview.ts';

/** One way an open item may end: the sheets it is about, as they would then count. */
export interface ConflictOutcome {
  readonly id: string;
  readonly sheets: readonly Sheet[];
}

export interface OpenQuestion {
  readonly id: string;
  readonly outcomes: readonly ConflictOutcome[];
}

export interface PlaceChange {
  readonly stage: Id;
  readonly submission: Id;
  /** In the scope of the list, else in the nomination; null without a score. */
  readonly before: number | null;
  readonly after: number | null;
}

/** What one outcome does to the preview as it is now. */
export interface OutcomeImpact {
  readonly id: string;
  /** Places of the submissions that the item is about, moved or not. */
  readonly places: readonly PlaceChange[];
  readonly entering: readonly Id[];
  readonly leaving: readonly Id[];
  /** Submissions whose prize place changes. */
  readonly prizes: readonly Id[];
  /** How many submissions change places at all. */
  readonly moved: number;
}

/** `winners`: some outcome changes a list or a prize place; `places`: only places; `none`: nothing. */
export type ImpactLevel = 'winners' | 'places' | 'none';

export interface ConflictImpact {
  readonly id: string;
  readonly level: ImpactLevel;
  readonly outcomes: readonly OutcomeImpact[];
}

const shownPlaces = ({ list }: StageStake, places: StagePlaces): ReadonlyMap<Id, number> =>
  list?.scope === 'all' ? places.overall : places.within;

/** Ids whose place differs between two rankings. */
function movedBetween(now: ReadonlyMap<Id, number>, then: ReadonlyMap<Id, number>): readonly Id[] {
  const ids = new Set([...now.keys(), ...then.keys()]);
  return [...ids].filter((id) => now.get(id) !== then.get(id));
}

type StageImpact = Omit<OutcomeImpact, 'id'>;

function compareStage(
  stake: StageStake,
  now: StagePlaces,
  then: StagePlaces,
  about: readonly Id[],
): StageImpact {
  const [before, after] = [now.list, then.list];
  const [placesNow, placesThen] = [shownPlaces(stake, now), shownPlaces(stake, then)];
  const isPrize = (place: number | undefined): boolean => (place ?? Infinity) <= stake.prizes;
  return {
    places: about.map((submission) => ({
      stage: stake.stage,
      submission,
      before: placesNow.get(submission) ?? null,
      after: placesThen.get(submission) ?? null,
    })),
    entering: [...after].filter((id) => !before.has(id)),
    leaving: [...before].filter((id) => !after.has(id)),
    prizes: movedBetween(now.within, then.within).filter(
      (id) => isPrize(now.within.get(id)) || isPrize(then.within.get(id)),
    ),
    moved: movedBetween(placesNow, placesThen).length,
  };
}

const levelOf = (outcomes: readonly OutcomeImpact[]): ImpactLevel => {
  if (outcomes.some((each) => each.entering.length + each.leaving.length + each.prizes.length > 0))
    return 'winners';
  return outcomes.some(({ moved }) => moved > 0) ? 'places' : 'none';
};

/** Earlier stages by a criterion of which a stage's ties are parted. */
function looksAt({ settings }: RankableState, stage: Id): ReadonlySet<Id> {
  if (settings === null) return new Set();
  const earlier = earlierStages(settings, stage);
  const { tieBreak = [] } = settings.stages.find(({ id }) => id === stage)?.regulation ?? {};
  return new Set(
    tieBreak.flatMap((each) =>
      each.by === 'criterion' && earlier.has(each.stage) ? [each.stage] : [],
    ),
  );
}

/** Marks of the other stages with some sheets replaced. */
function otherStagesWith(state: RankableState, stage: Id, changed: readonly Sheet[]): OtherStages {
  const sheets = new Map(state.sheets);
  for (const sheet of changed)
    sheets.set(sheetKey(sheet.stage, sheet.submission, sheet.juror), sheet);
  const earlier = state.settings === null ? null : earlierStages(state.settings, stage);
  const others = [...sheets.values()].filter(
    (sheet) => earlier?.has(sheet.stage) === true && takesPart(sheet),
  );
  return new Map(
    [...groupBy(others, (sheet) => sheet.stage)].map(([id, own]) => [id, marksOf(own)]),
  );
}

/**
 * Says of open items what each of their outcomes would do to winners and places, against the preview as it is. One
 * ranking of places per stage is counted once; an outcome then costs only what its sheets touch, and no interval is
 * ever drawn. Exactly what ranking the contest with the outcome would give.
 */
export function createImpactCounter(
  state: RankableState,
  stakes: readonly StageStake[],
): (question: OpenQuestion) => ConflictImpact {
  const previews = new Map<Id, StagePreview>();
  const previewOf = (stake: StageStake): StagePreview => {
    const known = previews.get(stake.stage) ?? createStagePreview(state, stake);
    previews.set(stake.stage, known);
    return known;
  };
  const inStage = (stake: StageStake, { sheets }: ConflictOutcome): StageImpact | null => {
    const own = sheets.filter(({ stage }) => stage === stake.stage);
    const asked = looksAt(state, stake.stage);
    const looked = sheets.some(({ stage }) => asked.has(stage));
    if (own.length === 0 && !looked) return null;
    const { now, withSheets } = previewOf(stake);
    const others = looked ? otherStagesWith(state, stake.stage, sheets) : null;
    const about = [...new Set(own.map(({ submission }) => submission))];
    return compareStage(stake, now, withSheets(own, others), about);
  };
  return ({ id, outcomes }) => {
    const counted = outcomes.map((outcome): OutcomeImpact => {
      const stages = stakes.flatMap((stake) => inStage(stake, outcome) ?? []);
      return {
        id: outcome.id,
        places: stages.flatMap(({ places }) => places),
        entering: stages.flatMap(({ entering }) => entering),
        leaving: stages.flatMap(({ leaving }) => leaving),
        prizes: [...new Set(stages.flatMap(({ prizes }) => prizes))],
        moved: stages.reduce((sum, { moved }) => sum + moved, 0),
      };
    });
    return { id, level: levelOf(counted), outcomes: counted };
  };
}
