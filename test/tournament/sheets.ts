import type { Discipline } from '../../shared/contest/discipline.ts';
import type {
  MatchResult,
  RecordedResult,
  Ruling,
  SideResult,
} from '../../shared/tournament/match-result.ts';

const title = { kk: '', ru: '', en: '' };

/** A round robin of three points a win, with whatever a test needs otherwise. */
export const disciplineOf = (given: Partial<Discipline> = {}): Discipline => ({
  nomination: 'football',
  stage: 'matches',
  system: 'round-robin',
  finalOfTwo: false,
  thirdPlace: false,
  points: { win: 3, draw: 1, loss: 0 },
  bestOf: 1,
  rounds: null,
  heats: 3,
  counted: 'best',
  seconds: null,
  penalties: [{ id: 'touch', title, points: -1, seconds: 5 }],
  tieBreak: [],
  ...given,
});

export const sideOf = (
  team: string,
  score: number,
  given: Partial<SideResult> = {},
): SideResult => ({ team, score, penalties: [], extra: null, weight: null, run: null, ...given });

/** A run in seconds with three digits; not finished where there is none. */
export const runOf = (
  team: string,
  seconds: number | null,
  given: Partial<SideResult> & { readonly checkpoints?: number } = {},
): SideResult => {
  const { checkpoints = 6, ...rest } = given;
  const milliseconds = Math.round((seconds ?? 0) * 1000);
  return sideOf(team, 0, {
    run: { milliseconds, finished: seconds !== null, checkpoints },
    ...rest,
  });
};

export const sheetOf = (
  match: string,
  sides: readonly SideResult[],
  ruling: Ruling = { type: 'none' },
): MatchResult => ({ stage: 'matches', nomination: 'football', match, sides, ruling, note: '' });

/** Sheets as a discipline is read from, none of them disputed. */
export const resultsOf = (...sheets: readonly MatchResult[]): ReadonlyMap<string, RecordedResult> =>
  new Map(sheets.map((result) => [result.match, { result, disputed: false }]));
