import { useCallback, useMemo } from 'react';

import type { Language } from '../../../shared/basics/localized.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import type { Discipline } from '../../../shared/contest/discipline.ts';
import { shortName } from '../../../shared/contest/people.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { RecordedSheet, SaidBy } from '../../../shared/merge/tournament-facts.ts';
import {
  disciplineKey,
  type DisciplineState,
} from '../../../shared/reports/tournament/discipline-state.ts';
import { matchName } from '../../../shared/reports/tournament/match-words.ts';
import { oneLine } from '../../../shared/results/naming.ts';
import { shownTeam } from '../../../shared/tournament/team-shown.ts';
import type { Tournament } from '../../../shared/tournament/tournament.ts';
import { useText } from '../../language/use-text.ts';

/** What every part of the screen is about: one discipline, and who looks at it. */
export interface TournamentSubject {
  /** As it may be shown. */
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly each: DisciplineState;
  readonly tournament: Tournament;
  readonly discipline: Discipline;
  /** True at headquarters, which draws, settles and corrects; a referee only enters sheets. */
  readonly marshal: boolean;
  /** Who works here. */
  readonly person: Id;
}

/** Names as everybody may see them. */
export interface TournamentWords {
  readonly nameOf: (team: Id) => string;
  readonly schoolOf: (team: Id) => string;
  readonly matchOf: (match: Id) => string;
  /** Who said something; the id of a key that nobody knows. */
  readonly signerOf: (said: Pick<SaidBy, 'by'>) => string;
}

const shown = ({ submissions }: Pick<ContestState, 'submissions'>, team: Id) => {
  const submission = submissions.get(team);
  return submission === undefined ? null : shownTeam(submission, 'public');
};

/** A team's name and school, of its children nothing. */
export const teamNames = (state: Pick<ContestState, 'submissions'>) => ({
  nameOf: (team: Id): string => oneLine(shown(state, team)?.name ?? '') || team,
  schoolOf: (team: Id): string => oneLine(shown(state, team)?.school ?? ''),
});

export const sheetsOf = ({
  state,
  discipline,
}: Pick<TournamentSubject, 'state' | 'discipline'>): ReadonlyMap<Id, RecordedSheet> =>
  state.matchResults.get(disciplineKey(discipline)) ?? new Map();

/** How the title of a discipline is shown: nomination with its age group. */
export function disciplineTitle(
  { nominations, ageGroups }: Pick<ContestSettings, 'nominations' | 'ageGroups'>,
  { nomination }: Pick<Discipline, 'nomination'>,
  localized: (text: Readonly<Record<Language, string>>) => string,
): string {
  const found = nominations.find(({ id }) => id === nomination);
  const title = found === undefined ? nomination : localized(found.title);
  const groups = ageGroups.filter((group) => group.nomination === nomination);
  return [title, ...groups.map((group) => localized(group.title))].join(' · ');
}

/** Names of one discipline in the language of the window. */
export function useTournamentWords({
  state,
  tournament,
}: Pick<TournamentSubject, 'state' | 'tournament'>): TournamentWords {
  const { language, t } = useText('tournament');
  const names = useMemo(() => teamNames(state), [state]);
  const matchOf = useCallback(
    (match: Id) => matchName(tournament, match, language),
    [tournament, language],
  );
  const signerOf = useCallback(
    ({ by }: Pick<SaidBy, 'by'>) => {
      const holder = state.keys.get(by);
      if (holder?.role === 'headquarters') return t('common:roles.headquarters');
      const person = state.people.get(holder?.person ?? '');
      return person === undefined ? by.slice(0, 8) : shortName(person);
    },
    [state, t],
  );
  return useMemo(() => ({ ...names, matchOf, signerOf }), [names, matchOf, signerOf]);
}
