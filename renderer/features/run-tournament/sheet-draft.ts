import type { Id } from '../../../shared/contest/contest.ts';
import type { Discipline } from '../../../shared/contest/discipline.ts';
import type { Language } from '../../../shared/basics/localized.ts';
import { cleanLine, cleanText } from '../../../shared/language/clean-text.ts';
import { runText } from '../../../shared/reports/tournament/standing-words.ts';
import type { MatchResult, Ruling, SideResult } from '../../../shared/tournament/match-result.ts';
import { tournamentLimits } from '../../../shared/tournament/tournament-schema.ts';
import { readRunTime } from './run-time.ts';

/** One team's side of a sheet as it is being typed. */
export interface SideDraft {
  readonly team: Id;
  readonly score: string;
  readonly penalties: ReadonlyMap<Id, number>;
  readonly extra: string;
  readonly weight: string;
  readonly time: string;
  readonly finished: boolean;
  readonly checkpoints: string;
}

/** A referee's sheet as it is being typed. */
export interface SheetDraft {
  readonly match: Id;
  readonly sides: readonly SideDraft[];
  readonly ruling: Ruling['type'];
  readonly against: readonly Id[];
  /** A re-run that was not held yet. */
  readonly later: boolean;
  readonly reason: string;
  readonly note: string;
}

export type Fault = 'whole' | 'rounds' | 'time' | 'reason' | 'against';

/** What is wrong, by the place on the sheet: "score/<team>", "reason", "against". */
export type Faults = ReadonlyMap<string, Fault>;

const emptySide = (team: Id): SideDraft => ({
  team,
  score: '',
  penalties: new Map(),
  extra: '',
  weight: '',
  time: '',
  finished: true,
  checkpoints: '',
});

/** A blank sheet for these teams. */
export const blankSheet = (match: Id, teams: readonly Id[]): SheetDraft => ({
  match,
  sides: teams.map(emptySide),
  ruling: 'none',
  against: [],
  later: false,
  reason: '',
  note: '',
});

function sideDraft(side: SideResult, language: Language): SideDraft {
  const figure = (value: number | null): string => (value === null ? '' : String(value));
  return {
    team: side.team,
    score: String(side.score),
    penalties: new Map(side.penalties.map(({ id, count }) => [id, count])),
    extra: figure(side.extra),
    weight: figure(side.weight),
    time: runText(side.run?.milliseconds ?? null, language),
    finished: side.run?.finished ?? true,
    checkpoints: figure(side.run?.checkpoints ?? null),
  };
}

/** A recorded sheet, to be corrected; for teams that it does not name, a blank one. */
export function draftOf(result: MatchResult, teams: readonly Id[], language: Language): SheetDraft {
  const { ruling } = result;
  return {
    match: result.match,
    sides: teams.map((team) => {
      const side = result.sides.find((each) => each.team === team);
      return side === undefined ? emptySide(team) : sideDraft(side, language);
    }),
    ruling: ruling.type,
    against: 'teams' in ruling ? ruling.teams : [],
    later: ruling.type === 're-run' && result.sides.length === 0,
    reason: 'reason' in ruling ? ruling.reason : '',
    note: result.note,
  };
}

/** Whether figures are asked at all: not of a team that did not come, and not before a re-run. */
export const asksFigures = ({ ruling, later }: Pick<SheetDraft, 'ruling' | 'later'>): boolean =>
  ruling === 'none' || (ruling === 're-run' && !later);

const isWhole = (text: string, most: number): boolean =>
  /^\d{1,6}$/.test(text) && Number(text) <= most;

function sideFaults(
  side: SideDraft,
  discipline: Discipline,
): readonly (readonly [string, Fault])[] {
  const { team } = side;
  const isTimed = discipline.system === 'timed-heats';
  const wrong = (field: string, fault: Fault, isWrong: boolean) =>
    isWrong ? [[`${field}/${team}`, fault] as const] : [];
  const optional = (text: string, most: number) =>
    text.trim() !== '' && !isWhole(text.trim(), most);
  if (isTimed)
    return [
      ...wrong('time', 'time', readRunTime(side.time) === null),
      ...wrong('checkpoints', 'whole', optional(side.checkpoints, tournamentLimits.checkpoints)),
    ];
  return [
    ...wrong('score', 'whole', !isWhole(side.score.trim(), tournamentLimits.score)),
    ...wrong('extra', 'whole', optional(side.extra, tournamentLimits.score)),
    ...wrong(
      'weight',
      'whole',
      optional(side.weight, tournamentLimits.weight) || side.weight.trim() === '0',
    ),
  ];
}

/** Everything that is wrong with a sheet; empty where it may be recorded. */
export function faultsOf(draft: SheetDraft, discipline: Discipline): Faults {
  const { sides, ruling, against, reason } = draft;
  const faults: (readonly [string, Fault])[] = asksFigures(draft)
    ? sides.flatMap((side) => sideFaults(side, discipline))
    : [];
  const rounds = sides.reduce((sum, { score }) => sum + Number(score), 0);
  const isTooMany = discipline.bestOf > 1 && asksFigures(draft) && rounds > discipline.bestOf;
  if (faults.length === 0 && isTooMany)
    for (const { team } of sides) faults.push([`score/${team}`, 'rounds']);
  const isAgainst = ruling === 'walk-over' || ruling === 'disqualified';
  if (isAgainst && against.length === 0) faults.push(['against', 'against']);
  if (ruling !== 'none' && cleanLine(reason).text === '') faults.push(['reason', 'reason']);
  return new Map(faults);
}

function rulingOf({ ruling, against, reason }: SheetDraft): Ruling {
  const why = cleanLine(reason).text.slice(0, tournamentLimits.reason);
  switch (ruling) {
    case 'none':
      return { type: 'none' };
    case 're-run':
      return { type: 're-run', reason: why };
    case 'walk-over':
    case 'disqualified':
      return { type: ruling, teams: against, reason: why };
  }
}

function sideOf(side: SideDraft, draft: SheetDraft, discipline: Discipline): SideResult {
  const figure = (text: string): number | null => (text.trim() === '' ? null : Number(text));
  const isPlayed = asksFigures(draft);
  const isTimed = discipline.system === 'timed-heats';
  const milliseconds = readRunTime(side.time);
  return {
    team: side.team,
    score: isPlayed && !isTimed ? Number(side.score) : 0,
    penalties: isPlayed
      ? [...side.penalties].flatMap(([id, count]) => (count > 0 ? [{ id, count }] : []))
      : [],
    extra: isPlayed && !isTimed ? figure(side.extra) : null,
    weight: isPlayed && !isTimed ? figure(side.weight) : null,
    run:
      isPlayed && isTimed && milliseconds !== null
        ? { milliseconds, finished: side.finished, checkpoints: figure(side.checkpoints) ?? 0 }
        : null,
  };
}

/** The sheet as it is recorded; ask only where nothing is wrong with it. */
export function resultOf(draft: SheetDraft, discipline: Discipline): MatchResult {
  const isOpen = draft.ruling === 're-run' && draft.later;
  return {
    stage: discipline.stage,
    nomination: discipline.nomination,
    match: draft.match,
    sides: isOpen ? [] : draft.sides.map((side) => sideOf(side, draft, discipline)),
    ruling: rulingOf(draft),
    note: cleanText(draft.note).text.slice(0, tournamentLimits.note),
  };
}

/** True where figures are equal and nothing but an extra round may tell: then its figures are asked. */
export const isLevel = ({ sides }: Pick<SheetDraft, 'sides'>): boolean => {
  const [first, second] = sides;
  return (
    first !== undefined &&
    second !== undefined &&
    first.score !== '' &&
    first.score === second.score
  );
};
