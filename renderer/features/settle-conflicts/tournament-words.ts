import { formatList } from '../../../shared/language/list-format.ts';
import type { Value } from '../../../shared/log/operation.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { runText } from '../../../shared/reports/tournament/standing-words.ts';
import type { Ruling, SideResult } from '../../../shared/tournament/match-result.ts';
import { shownTeam } from '../../../shared/tournament/team-shown.ts';
import { parseRuling, parseSides } from '../../../shared/tournament/tournament-schema.ts';
import type { Text } from '../../language/use-text.ts';

type ConflictsText = Text<'conflicts'>;

const teamName = (state: ContestState, team: string): string => {
  const submission = state.submissions.get(team);
  return submission === undefined ? team : shownTeam(submission, 'public').name;
};

/**
 * What a draw or a referee's sheet is called: with its discipline, and the match by its number in the schedule; null for
 * keys of other records.
 */
export function tournamentRecord(
  key: string,
  state: ContestState,
  { t, format }: ConflictsText,
): { readonly title: string; readonly note: string } | null {
  const [prefix = '', , nomination = '', match = ''] = key.split('/');
  if (prefix !== 'draw' && prefix !== 'match') return null;
  const found = state.settings?.nominations.find(({ id }) => id === nomination);
  const discipline = found === undefined ? nomination : format.localized(found.title);
  return {
    title: t(`record.${prefix}`),
    note: prefix === 'draw' ? discipline : t('match.place', { discipline, match }),
  };
}

/** One team's line of a sheet: figures, penalties, and what else was measured. */
function sideText(
  side: SideResult,
  state: ContestState,
  { t, format, language }: ConflictsText,
): string {
  const { run, score, penalties, extra, weight, team } = side;
  const figure =
    run === null
      ? format.number(score)
      : run.finished
        ? runText(run.milliseconds, language)
        : t('match.notFinished', { count: run.checkpoints });
  const count = penalties.reduce((sum, penalty) => sum + penalty.count, 0);
  return [
    t('match.side', { team: teamName(state, team), figure }),
    ...(count === 0 ? [] : [t('match.penalties', { count })]),
    ...(extra === null ? [] : [t('match.extra', { value: format.number(extra) })]),
    ...(weight === null ? [] : [t('match.weight', { value: format.number(weight) })]),
  ].join(', ');
}

function rulingText(ruling: Ruling, state: ContestState, { t, language }: ConflictsText): string {
  switch (ruling.type) {
    case 'none':
      return t('match.none');
    case 're-run':
      return t('match.re-run', { reason: ruling.reason });
    case 'walk-over':
    case 'disqualified': {
      const names = ruling.teams.map((team) => teamName(state, team));
      const teams = formatList(names, language);
      return t(`match.${ruling.type}`, { teams, reason: ruling.reason });
    }
  }
}

const teamOf = (value: Value): string | null =>
  typeof value === 'object' && value !== null && 'team' in value && typeof value.team === 'string'
    ? value.team
    : null;

/** A field of a draw or a referee's sheet in words; null for every other field. */
export function tournamentField(
  value: Value,
  name: string,
  state: ContestState,
  text: ConflictsText,
): string | null {
  switch (name) {
    case 'sides':
      return (
        parseSides(value)
          ?.map((side) => sideText(side, state, text))
          .join('; ') ?? null
      );
    case 'ruling': {
      const ruling = parseRuling(value);
      return ruling === undefined ? null : rulingText(ruling, state, text);
    }
    case 'entries':
      return Array.isArray(value)
        ? value
            .flatMap((entry: Value) => teamOf(entry) ?? [])
            .map((team, index) => `${index + 1}. ${teamName(state, team)}`)
            .join(', ')
        : null;
    default:
      return null;
  }
}
