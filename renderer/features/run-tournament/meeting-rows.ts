import type { Language } from '../../../shared/basics/localized.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import {
  heatResultText,
  matchName,
  matchResultText,
  sideNames,
} from '../../../shared/reports/tournament/match-words.ts';
import type { HeatState } from '../../../shared/tournament/play-heats.ts';
import type { MatchState } from '../../../shared/tournament/play-matches.ts';
import type { Tournament } from '../../../shared/tournament/tournament.ts';

/** A match or a run as a row of the schedule. */
export interface MeetingRow {
  readonly id: Id;
  readonly name: string;
  /** Names of the sides, or of the one team of a run. */
  readonly sides: readonly string[];
  /** Teams that are known. */
  readonly teams: readonly Id[];
  readonly state: MatchState | HeatState;
  readonly result: string;
  /** Place among the sides of whoever won. */
  readonly winner: number | null;
}

/** A sheet that is open for writing. */
export interface OpenSheet {
  readonly match: Id;
  readonly teams: readonly Id[];
}

const over: ReadonlySet<string> = new Set([
  'decided',
  'free',
  'not-needed',
  'run',
  'not-started',
  'out',
]);

export const isOver = ({ state }: Pick<MeetingRow, 'state'>): boolean => over.has(state);

/** Everything in the order of the schedule. */
export function meetingRows(
  tournament: Tournament,
  nameOf: (team: Id) => string,
  language: Language,
): readonly MeetingRow[] {
  const matches = tournament.matches.map((played): MeetingRow => {
    const teams = played.sides.flatMap((side) => (side.type === 'team' ? [side.team] : []));
    const winner = played.outcome?.winner ?? null;
    const at = played.sides.findIndex((side) => side.type === 'team' && side.team === winner);
    return {
      id: played.match.id,
      name: matchName(tournament, played.match.id, language),
      sides: sideNames(tournament, played, nameOf, language),
      teams,
      state: played.state,
      result: matchResultText(played, nameOf, language),
      winner: at < 0 ? null : at,
    };
  });
  const heats = tournament.heats.map((played): MeetingRow => ({
    id: played.heat.id,
    name: matchName(tournament, played.heat.id, language),
    sides: [nameOf(played.heat.team)],
    teams: [played.heat.team],
    state: played.state,
    result: heatResultText(played, nameOf, language),
    winner: null,
  }));
  return [...matches, ...heats];
}
