import type { Id } from '../../contest/contest.ts';
import type { Discipline } from '../../contest/discipline.ts';
import type { Submission } from '../../contest/submission.ts';
import type { ContestState } from '../../merge/state.ts';
import { listStage, rankStage } from '../../ranking/rank-stage.ts';
import type { DrawEntry } from '../../tournament/draw.ts';
import type { EngineeringScores } from '../../tournament/match-result.ts';
import { shownTeam } from '../../tournament/team-shown.ts';
import { readTournament, type Tournament } from '../../tournament/tournament.ts';

/** Under which name a discipline's draw and sheets stand in the state. */
export const disciplineKey = ({
  stage,
  nomination,
}: Pick<Discipline, 'stage' | 'nomination'>): string => `${stage}/${nomination}`;

/** A contest's disciplines, in the order of its settings. */
export const disciplinesOf = ({
  settings,
}: Pick<ContestState, 'settings'>): readonly Discipline[] => settings?.disciplines ?? [];

/** Admitted teams of a discipline, by number of their applications. */
export const teamsOf = (
  { submissions }: Pick<ContestState, 'submissions'>,
  { nomination }: Pick<Discipline, 'nomination'>,
): readonly Submission[] =>
  [...submissions.values()]
    .filter((team) => team.nomination === nomination && team.eligibility.admitted)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** The same as lots are drawn from them: each with its school. */
export const drawEntriesOf = (
  state: Pick<ContestState, 'submissions'>,
  discipline: Pick<Discipline, 'nomination'>,
): readonly DrawEntry[] =>
  teamsOf(state, discipline).map((team) => ({
    team: team.id,
    school: shownTeam(team, 'public').school,
  }));

/** How a draw and the list of admitted teams differ: whoever came later, and whoever is no longer admitted. */
export function drawDifferences(
  state: Pick<ContestState, 'submissions' | 'draws'>,
  discipline: Discipline,
): { readonly undrawn: readonly Id[]; readonly withdrawn: readonly Id[] } {
  const recorded = state.draws.get(disciplineKey(discipline));
  if (recorded === undefined) return { undrawn: [], withdrawn: [] };
  const drawn = recorded.draw.entries.map(({ team }) => team);
  const admitted = teamsOf(state, discipline).map(({ id }) => id);
  return {
    undrawn: admitted.filter((team) => !drawn.includes(team)),
    withdrawn: drawn.filter((team) => !admitted.includes(team)),
  };
}

/** The stage whose scores are a discipline's engineering scores: the first scored one of the same kind as its own stage. */
export function engineeringStageOf(
  { settings }: Pick<ContestState, 'settings'>,
  { stage }: Pick<Discipline, 'stage'>,
): Id | null {
  const stages = settings?.stages ?? [];
  const kind = stages.find(({ id }) => id === stage)?.kind;
  return stages.find((each) => each.scored && each.kind === kind)?.id ?? null;
}

/** Exact engineering scores by team, as the regulation counts and rounds them; teams without counted sheets have none. */
export function engineeringScores(
  state: ContestState,
  discipline: Pick<Discipline, 'stage'>,
): EngineeringScores {
  const stage = engineeringStageOf(state, discipline);
  if (stage === null) return new Map();
  const { ranking } = listStage(state, stage) ?? rankStage(state, stage, { draws: 0 });
  return new Map(
    ranking.submissions.flatMap(({ submission, score }) =>
      score === null ? [] : [[submission, score] as const],
    ),
  );
}

/** A discipline as far as it was played, from everything that the contest knows. */
export function tournamentOf(
  state: ContestState,
  discipline: Discipline,
  engineering: EngineeringScores = engineeringScores(state, discipline),
): Tournament {
  const key = disciplineKey(discipline);
  return readTournament({
    discipline,
    draw: state.draws.get(key)?.draw ?? null,
    results: state.matchResults.get(key) ?? new Map(),
    engineering,
  });
}

/** A discipline with everything that its screens, papers and commands say of it. */
export interface DisciplineState {
  readonly tournament: Tournament;
  /** True where several draws that differ stand side by side: the first one counts until people settle which. */
  readonly drawDisputed: boolean;
  /** Admitted teams that came after the draw. */
  readonly undrawn: readonly Id[];
  /** Drawn teams that are no longer admitted. */
  readonly withdrawn: readonly Id[];
}

/** The same for every discipline of the contest, in the order of its settings. */
export const disciplineStates = (state: ContestState): readonly DisciplineState[] =>
  disciplinesOf(state).map((discipline) => ({
    tournament: tournamentOf(state, discipline),
    drawDisputed: state.draws.get(disciplineKey(discipline))?.disputed ?? false,
    ...drawDifferences(state, discipline),
  }));
