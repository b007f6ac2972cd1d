import { noDecisionFacts } from '../../shared/merge/decision-facts.ts';
import { noProgrammeFacts } from '../../shared/merge/programme-facts.ts';
import { noDeskFacts } from '../../shared/merge/desk-facts.ts';
import { milli } from '../../shared/basics/points.ts';
import type { ContestSettings, Id, StageRegulation } from '../../shared/contest/contest.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { ScoreValue, Sheet } from '../../shared/scoring/sheet.ts';
import { personOf, submissionOf, testSettings } from '../builders/contest-builder.ts';

/** Points per criterion in the order of the settings; null is left open, 'x' is "cannot judge". */
export type Points = readonly (number | 'x' | null)[];

export interface StagedSheet {
  readonly stage?: Id;
  readonly submission: Id;
  readonly juror: Id;
  readonly points: Points;
  readonly counted?: boolean;
  readonly status?: Sheet['status'];
}

/** The test contest with another regulation for its stage. */
export function settingsWith(regulation: Partial<StageRegulation>): ContestSettings {
  const stages = testSettings.stages.map((stage) => ({
    ...stage,
    regulation: { ...stage.regulation, ...regulation },
  }));
  return { ...testSettings, stages };
}

/** A folded state made by hand: admitted submissions of the given nominations, and sheets that count. */
export function stateWith(
  settings: ContestSettings,
  nominations: Readonly<Record<Id, Id>>,
  sheets: readonly StagedSheet[],
): ContestState {
  const jurors = [...new Set(sheets.map(({ juror }) => juror))];
  const made = sheets.map(({ stage = 'written', points, ...rest }): Sheet => {
    const criteria = settings.stages.find(({ id }) => id === stage)?.criteria ?? [];
    const scores = criteria.flatMap(({ id }, index): readonly [Id, ScoreValue][] => {
      const point = points[index] ?? null;
      return point === null ? [] : [[id, point === 'x' ? 'cannot-judge' : milli(point * 1000)]];
    });
    return {
      stage,
      comments: {},
      status: 'handed-in',
      counted: true,
      handIn: null,
      reopening: null,
      ...rest,
      scores: Object.fromEntries(scores),
    };
  });
  return {
    contest: 'contest' as ContestId,
    settings,
    people: new Map(jurors.map((id) => [id, personOf(id, 'juror', 'KZ-10', null)])),
    keys: new Map(),
    directory: {
      version: 1,
      code: '00000 00000',
      threshold: 1,
      confirmation: 'ticket',
      rootKeys: [],
      waiting: [],
      provisional: [],
      mutualRevocation: false,
    },
    recipients: new Map(),
    documents: new Map(),
    calibration: new Map(),
    consents: new Map(),
    ...noDeskFacts,
    cutOffs: new Map(),
    submissions: new Map(
      Object.entries(nominations).map(([id, nomination]) => [id, submissionOf(id, nomination)]),
    ),
    assignments: new Map(made.map(({ stage, submission }) => [`${stage}/${submission}`, jurors])),
    recusals: [],
    sheets: new Map(
      made.map((sheet) => [`${sheet.stage}/${sheet.submission}/${sheet.juror}`, sheet]),
    ),
    hard: [],
    soft: [],
    forks: [],
    gaps: [],
    quarantine: [],
    unknown: [],
    counts: { agree: 0, soft: 0, hard: 0, fork: 0, rule: 0, unknown: 0 },
    resolutions: [],
    decisions: [],
    openHeads: new Map(),
    ...noDecisionFacts,
    ...noProgrammeFacts,
  };
}
