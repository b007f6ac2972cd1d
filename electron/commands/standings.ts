import { parseArgs } from 'node:util';

import { type Rational, rationalToNumber } from '../../shared/basics/rational.ts';
import type { Language } from '../../shared/basics/localized.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import {
  type DisciplineState,
  disciplineStates,
} from '../../shared/reports/tournament/discipline-state.ts';
import { stepSentences } from '../../shared/reports/tournament/standing-words.ts';
import { printedState } from '../../shared/results/naming.ts';
import type { PlayedHeat } from '../../shared/tournament/play-heats.ts';
import type { PlayedMatch, Side } from '../../shared/tournament/play-matches.ts';
import type { Standing } from '../../shared/tournament/standings.ts';
import { readArchive } from '../archive-folder.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { readLanguage } from '../rank-options.ts';
import { namesOf, standingsTable } from '../standings-table.ts';

const expected = 'standings DIR [--stage ID] [--nomination ID] [--lang kk|ru|en] [--json]';

/**
 * `standings DIR …`: where the teams of every discipline stand, what is missing and what does not count. Exit 1 for an
 * archive that cannot be read, has no disciplines, or has none of this stage or nomination.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { stage: text, nomination: text, lang: text, json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0)
    return fail(io, { type: 'UsageError', message: 'one archive folder', expected }, 2);
  const language = readLanguage(values);
  if (!language.ok) return fail(io, language.error, 2);
  const archive = await readArchive(folder);
  if (!archive.ok) return fail(io, archive.error);
  const state = printedState(archive.value.state, language.value);
  const chosen = choose(disciplineStates(state), { ...values, folder });
  if (!chosen.ok) return fail(io, chosen.error);
  if (values.json === true) return printJson(io, document(chosen.value, state, language.value));
  io.stdout(standingsTable(chosen.value, state, language.value));
  return exitCodes.done;
}

interface Asked {
  readonly folder: string;
  readonly stage?: string | undefined;
  readonly nomination?: string | undefined;
}

function choose(
  all: readonly DisciplineState[],
  { folder, stage, nomination }: Asked,
): Result<readonly DisciplineState[], CommandError> {
  if (all.length === 0) return err({ type: 'NoDisciplines', folder });
  const disciplines = all.map(({ tournament }) => tournament.discipline);
  const stages = [...new Set(disciplines.map((each) => each.stage))];
  if (stage !== undefined && !stages.includes(stage))
    return err({ type: 'StageUnknown', stage, stages });
  const nominations = disciplines.map((each) => each.nomination);
  if (nomination !== undefined && !nominations.includes(nomination))
    return err({ type: 'NominationUnknown', nomination, nominations });
  return ok(
    all.filter(({ tournament: { discipline } }) => {
      const isStage = stage === undefined || discipline.stage === stage;
      return isStage && (nomination === undefined || discipline.nomination === nomination);
    }),
  );
}

const numberOrNull = (value: Rational | null): number | null =>
  value === null ? null : rationalToNumber(value);

const teamOf = (side: Side): string | null => (side.type === 'team' ? side.team : null);

const matchEntry = ({ match, sides, state, outcome, recorded }: PlayedMatch): object => ({
  match: match.id,
  part: match.part,
  round: match.round,
  teams: sides.map(teamOf),
  state,
  winner: outcome?.winner ?? null,
  drawn: outcome?.drawn ?? false,
  figures: outcome?.figures ?? null,
  decidedBy: outcome?.decidedBy ?? null,
  ruling: recorded?.result.ruling ?? null,
});

const heatEntry = ({ heat, state, milliseconds, checkpoints, recorded }: PlayedHeat): object => ({
  heat: heat.id,
  team: heat.team,
  run: heat.run,
  state,
  milliseconds,
  checkpoints,
  ruling: recorded?.result.ruling ?? null,
});

/** The JSON document of `standings`: its field names are a contract. */
function document(
  states: readonly DisciplineState[],
  state: ContestState,
  language: Language,
): object {
  const { nameOf, schoolOf } = namesOf(state);
  const standingEntry = ({ tournament }: DisciplineState, standing: Standing): object => {
    const { heats, tally, steps, ...place } = standing;
    return {
      ...place,
      name: nameOf(standing.team),
      school: schoolOf(standing.team),
      ...tally,
      heats: heats === null ? null : { ...heats, counted: numberOrNull(heats.counted) },
      explanation: steps.map((step) => ({ ...step, value: numberOrNull(step.value) })),
      sentences: stepSentences(tournament, standing, nameOf, language),
    };
  };
  return {
    disciplines: states.map((each) => {
      const { tournament, drawDisputed, undrawn, withdrawn } = each;
      const { discipline, complete, ready, missing, matches, heats, unplaced } = tournament;
      return {
        stage: discipline.stage,
        nomination: discipline.nomination,
        system: discipline.system,
        complete,
        standings: tournament.standings.map((standing) => standingEntry(each, standing)),
        matches: matches.map(matchEntry),
        heats: heats.map(heatEntry),
        ready,
        missing,
        unplaced: unplaced.map(({ result, reason }) => ({ match: result.match, reason })),
        drawDisputed,
        undrawn,
        withdrawn,
      };
    }),
  };
}
