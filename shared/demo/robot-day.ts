import type { Action } from '../contest/action.ts';
import type { ContestSettings, Id } from '../contest/contest.ts';
import type { Discipline } from '../contest/discipline.ts';
import type { Submission } from '../contest/submission.ts';
import { drawTeams } from '../tournament/draw-teams.ts';
import type { Draw } from '../tournament/draw.ts';
import type {
  MatchResult,
  RecordedResult,
  Ruling,
  SideResult,
} from '../tournament/match-result.ts';
import { shownTeam } from '../tournament/team-shown.ts';
import { recordResult, setDraw } from '../tournament/tournament-operations.ts';
import { readTournament, type Tournament } from '../tournament/tournament.ts';
import type { Tally } from './demo-conflicts.ts';
import type { DemoInstallation } from './demo-installation.ts';
import { createDraw, type Draw as Chance } from './draw.ts';

/** Most teams that a hall sees in one discipline in one day; with more of them the demo leaves the draw to people. */
const mostTeams = 32;

/** What was drawn for a contest's disciplines: the strongest team of last year is seeded, the words come from the hall. */
export function drawDisciplines(
  settings: ContestSettings,
  submissions: readonly Submission[],
  seed: number,
): readonly Draw[] {
  return settings.disciplines.flatMap((discipline) => {
    const teams = submissions.filter(({ nomination }) => nomination === discipline.nomination);
    if (teams.length < 2 || teams.length > mostTeams) return [];
    const entries = teams.map((team) => ({
      team: team.id,
      school: shownTeam(team, 'public').school,
    }));
    const isBracket = discipline.system === 'knock-out';
    const seeded = isBracket ? entries.slice(0, 1).map(({ team }) => team) : [];
    const words = `Степногорск ${settings.season} ${discipline.nomination} ${seed}`;
    return [drawTeams(discipline, { seed: words, seeded, entries })];
  });
}

/** The same as headquarters says it. */
export const drawActions = (draws: readonly Draw[]): readonly Action[] =>
  draws.map((draw) => setDraw(draw));

/** Referees on the day, and what is counted of their mishaps. */
export interface RobotDay {
  readonly settings: ContestSettings;
  readonly draws: readonly Draw[];
  readonly referees: readonly DemoInstallation[];
  readonly seed: number;
  readonly tally: Tally;
}

const absent = 'Команда уақытында келмеді. Команда не вышла к началу.';
const disturbed = 'Алаңға бөгде зат түсті, кездесу қайталанды. На поле попал посторонний предмет.';

/** How strong a team is in this demo: nothing but chance, and the same all day. */
type Strengths = ReadonlyMap<Id, number>;

function penaltiesOf(discipline: Discipline, chance: Chance): SideResult['penalties'] {
  const [first] = discipline.penalties;
  return first !== undefined && chance.chance(15) ? [{ id: first.id, count: 1 }] : [];
}

function sideOf(team: Id, score: number, discipline: Discipline, chance: Chance): SideResult {
  const isSumo = discipline.bestOf > 1;
  return {
    team,
    score,
    penalties: penaltiesOf(discipline, chance),
    extra: null,
    weight: isSumo ? 850 + chance.below(30) * 5 : null,
    run: null,
  };
}

function figuresOf(
  [one, other]: readonly [Id, Id],
  discipline: Discipline,
  { strengths, chance }: { readonly strengths: Strengths; readonly chance: Chance },
): readonly [number, number] {
  const ahead = (strengths.get(one) ?? 0) - (strengths.get(other) ?? 0) + chance.bell() / 4;
  if (discipline.bestOf > 1) {
    const most = Math.ceil(discipline.bestOf / 2);
    const less = chance.below(most);
    return ahead > 0 ? [most, less] : [less, most];
  }
  const base = chance.below(3);
  const lead = Math.min(4, Math.floor(Math.abs(ahead) / 700));
  return ahead > 0 ? [base + lead, base] : [base, base + lead];
}

function sidesOf(
  teams: readonly Id[],
  discipline: Discipline,
  fate: { readonly strengths: Strengths; readonly chance: Chance },
): readonly SideResult[] {
  const { chance } = fate;
  const [first = '', second] = teams;
  if (second !== undefined) {
    const figures = figuresOf([first, second], discipline, fate);
    return [first, second].map((team, at) => sideOf(team, figures[at] ?? 0, discipline, chance));
  }
  const limit = (discipline.seconds ?? 180) * 1000;
  const pace = limit / 2 - (fate.strengths.get(first) ?? 0) * 20;
  const milliseconds = Math.max(9000, Math.round(pace + chance.bell() * 5));
  const finished = milliseconds < limit && !chance.chance(10);
  const run = { milliseconds, finished, checkpoints: finished ? 6 : 1 + chance.below(5) };
  return [{ ...sideOf(first, 0, discipline, chance), weight: null, run }];
}

interface Ready {
  readonly match: Id;
  readonly teams: readonly Id[];
}

const readyOf = ({ matches, heats, ready }: Tournament): readonly Ready[] => {
  const wanted = new Set(ready);
  return [
    ...matches.map(({ match, sides }) => ({
      match: match.id,
      teams: sides.flatMap((side) => (side.type === 'team' ? [side.team] : [])),
    })),
    ...heats.map(({ heat }) => ({ match: heat.id, teams: [heat.team] })),
  ].filter(({ match }) => wanted.has(match));
};

/** Where a mishap happens: the how-manieth sheet of a discipline it befalls. */
const mishapAt = { walkOver: 4, rerun: 7, disputed: 10, twice: 13 } as const;

const isRoundRobin = ({ system }: Discipline): boolean => system === 'round-robin';

/** One discipline's day at the hall: sheets on the referees' laptops as the matches become ready. */
class Hall {
  readonly #day: RobotDay;
  readonly #discipline: Discipline;
  readonly #fate: { readonly strengths: Strengths; readonly chance: Chance };
  readonly #results = new Map<Id, RecordedResult>();
  readonly #draw: Draw;
  #sheets = 0;

  constructor(day: RobotDay, discipline: Discipline, draw: Draw) {
    const chance = createDraw(day.seed, `hall ${discipline.nomination}`);
    const strengths = new Map(draw.entries.map(({ team }) => [team, chance.bell() / 2]));
    this.#day = day;
    this.#discipline = discipline;
    this.#draw = draw;
    this.#fate = { strengths, chance };
  }

  /** Plays whatever is ready until nothing is. */
  play(): void {
    const input = {
      discipline: this.#discipline,
      draw: this.#draw,
      results: this.#results,
      engineering: new Map(),
    };
    for (;;) {
      const ready = readyOf(readTournament(input));
      if (ready.length === 0) return;
      for (const each of ready) this.#record(each);
    }
  }

  #referee(turn: number): DemoInstallation | undefined {
    const { referees } = this.#day;
    return referees[(this.#sheets + turn) % referees.length];
  }

  #sheet({ match, teams }: Ready, ruling: Ruling): MatchResult {
    const { stage, nomination } = this.#discipline;
    return {
      stage,
      nomination,
      match,
      sides: sidesOf(teams, this.#discipline, this.#fate),
      ruling,
      note: '',
    };
  }

  #record(ready: Ready): void {
    this.#sheets += 1;
    const referee = this.#referee(0);
    if (referee === undefined) return;
    const isAbsent = this.#sheets === mishapAt.walkOver;
    const gone = ready.teams.slice(-1);
    const first = this.#sheet(
      ready,
      isAbsent ? { type: 'walk-over', teams: gone, reason: absent } : { type: 'none' },
    );
    const ordinal = referee.commit([recordResult(first)]);
    const last = this.#sheets === mishapAt.rerun ? this.#again(ready, referee, ordinal) : first;
    const disputed = this.#second(last);
    this.#results.set(ready.match, { result: last, disputed });
  }

  /** The same referee has it played again: the later sheet names the earlier one. */
  #again(ready: Ready, referee: DemoInstallation, ordinal: number): MatchResult {
    const result = this.#sheet(ready, { type: 're-run', reason: disturbed });
    referee.commit([{ ...recordResult(result), parents: [referee.unsealed(ordinal)] }]);
    return result;
  }

  /** A second referee enters the sheet as well: once the same, once otherwise, which people have to settle. */
  #second(sheet: MatchResult): boolean {
    const isTwice = this.#sheets === mishapAt.twice;
    const isDisputed = this.#sheets === mishapAt.disputed && isRoundRobin(this.#discipline);
    const other = this.#referee(1);
    if ((!isTwice && !isDisputed) || other === undefined || other === this.#referee(0))
      return false;
    const [first, ...rest] = sheet.sides;
    const changed = first === undefined ? [] : [{ ...first, score: first.score + 1 }, ...rest];
    other.commit([recordResult(isDisputed ? { ...sheet, sides: changed } : sheet)]);
    this.#day.tally.add(isDisputed ? 'hard' : 'agree');
    return isDisputed;
  }
}

/**
 * The day at the hall: every drawn discipline is played as far as it goes. In each a team does not come and a match is
 * played again; a sheet is entered on two laptops alike, and in the table once differently, which keeps its final open.
 */
export function playRobotDay(day: RobotDay): void {
  for (const discipline of day.settings.disciplines) {
    const draw = day.draws.find(({ nomination }) => nomination === discipline.nomination);
    if (draw !== undefined) new Hall(day, discipline, draw).play();
  }
}
