import { tengeToTiyn } from '../basics/money.ts';
import type { Action } from '../contest/action.ts';
import { assignJurors } from '../contest/contest-operations.ts';
import type { ContestSettings, Id, Stage } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import { setMeeting } from '../deciding/decision-operations.ts';
import { unsaidMeeting } from '../deciding/meeting.ts';
import { msToIsoDate } from '../language/date-format.ts';
import { type FinalAttendance, missedTurns } from '../pitching/attendance.ts';
import type { ProjectBudget } from '../pitching/budget.ts';
import {
  setBudget,
  setFinalAttendance,
  setRunningOrder,
  setTurn,
} from '../pitching/pitching-operations.ts';
import {
  clockText,
  drawOrder,
  layOut,
  plannedEntries,
  type RunningOrder,
  type TurnEntry,
  turnsOf,
} from '../pitching/running-order.ts';
import type { Turn } from '../pitching/turn.ts';
import type { DemoInstallation } from './demo-installation.ts';
import { type DemoJuror, enterSheet, handInNow } from './demo-judging.ts';
import { createJudging } from './demo-scores.ts';
import { createDraw } from './draw.ts';

const day = 24 * 3_600_000;

/** What the final of a practice contest is held with. */
export interface FinalWorld {
  readonly settings: ContestSettings;
  readonly submissions: readonly Submission[];
  readonly jurors: readonly DemoJuror[];
  readonly headquarters: DemoInstallation;
  readonly seed: number;
}

/** The stage on which projects speak, and the one before it; null where a contest has none. */
function stagesOf({
  stages,
}: ContestSettings): { readonly first: Stage; readonly live: Stage } | null {
  const scored = stages.filter((stage) => stage.scored);
  const at = scored.findIndex(({ kind, timing }) => kind === 'live' && timing.length > 0);
  const [first, live] = [scored[at - 1], scored[at]];
  return first === undefined || live === undefined ? null : { first, live };
}

/** Applications by the mean of what was handed in about them, best first; those of whom nothing came are last. */
export function bestFirst({
  submissions,
  jurors,
}: Pick<FinalWorld, 'submissions' | 'jurors'>): readonly Id[] {
  const sums = new Map<Id, { readonly sum: number; readonly count: number }>();
  for (const { ref, scores, handIn } of jurors.flatMap(({ sheets }) => sheets)) {
    if (handIn === null) continue;
    for (const { value } of scores.values()) {
      if (typeof value !== 'number') continue;
      const { sum, count } = sums.get(ref.submission) ?? { sum: 0, count: 0 };
      sums.set(ref.submission, { sum: sum + value, count: count + 1 });
    }
  }
  const meanOf = (id: Id): number => {
    const { sum, count } = sums.get(id) ?? { sum: -1, count: 1 };
    return Math.round((1000 * sum) / count);
  };
  return submissions
    .filter(({ eligibility }) => eligibility.admitted)
    .map(({ id }) => id)
    .toSorted((a, b) => meanOf(b) - meanOf(a) || Number(a) - Number(b));
}

/** The meeting that let the best go on: a third of the applications, at most as many as the regulation says. */
function selectionMeeting(world: FinalWorld, first: Stage, finalists: readonly Id[]): Action {
  const voters = world.settings.commission.filter(({ vote }) => vote).map(({ id }) => id);
  return setMeeting({
    stage: first.id,
    number: '1',
    date: msToIsoDate(world.headquarters.clock),
    place: '',
    mode: 'remote',
    present: voters,
    votes: { for: voters.length, against: 0, abstained: 0 },
    winners: [],
    tieReason: '',
    ...unsaidMeeting,
    remote: voters,
    finalists: finalists.toSorted((a, b) => Number(a) - Number(b)),
  });
}

/** Two half-days with breaks, in an order that anybody can draw again; every fourth project speaks remotely. */
function drawnOrder(finalists: readonly Id[], date: string, seed: number): RunningOrder {
  const words = `тобылғы, домбыра, көктем ${seed}`;
  const turns = drawOrder(finalists, words).map((submission, at): TurnEntry => ({
    type: 'turn',
    submission,
    place: at % 4 === 3 ? 'remote' : 'hall',
  }));
  const sessions = [
    { id: 'session-1', date, start: '09:00' },
    { id: 'session-2', date, start: '14:30' },
  ];
  return {
    method: 'draw',
    seed: words,
    entries: layOut(turns, { sessions, turnsBetweenBreaks: 9, breakMinutes: 15 }),
    moves: [],
  };
}

const lineTitles = [
  ['Жабдық', 'Оборудование'],
  ['Материалдар', 'Материалы'],
  ['Еңбекақы', 'Оплата труда'],
  ['Жол және байланыс', 'Дорога и связь'],
] as const;

/** Lines that come to exactly what the application asks for. */
function proposedBudget({ id, budget }: Submission, seed: number): ProjectBudget {
  const draw = createDraw(seed, `budget ${id}`);
  const language = draw.below(2);
  let left = budget ?? 0;
  const shares = [40, 25, 20].map((share) => {
    const sum = Math.floor((((budget ?? 0) / 100) * (share - 5 + draw.below(11))) / 1000) * 1000;
    left -= sum;
    return sum;
  });
  return {
    lines: [...shares, left].map((sum, at) => ({
      id: `line-${at + 1}`,
      title: lineTitles[at]?.[language] ?? '',
      proposed: tengeToTiyn(sum),
      awarded: null,
    })),
  };
}

/** The commission comes: one member late, one by video link, the last one not at all. */
function attendanceOf(
  { settings }: FinalWorld,
  order: readonly Id[],
): readonly (readonly [Id, FinalAttendance])[] {
  const voters = settings.commission.filter(({ vote }) => vote).length;
  return settings.commission.map(({ id }, at) => {
    const attendance: FinalAttendance =
      at === voters - 1
        ? { how: 'absent', from: null, reason: 'Іссапарда' }
        : at === voters - 2
          ? { how: 'hall', from: order[3] ?? null, reason: 'Задержался поезд' }
          : { how: at === voters - 3 ? 'remote' : 'hall', from: null, reason: '' };
    const late = attendance.from === null && attendance.how !== 'absent';
    return [id, late ? { ...attendance, reason: '' } : attendance];
  });
}

/** What was recorded of the first half-day: one project did not come. */
function spokenTurns(order: RunningOrder, live: Stage): readonly (readonly [Id, Turn])[] {
  const planned = plannedEntries(order.entries, live.timing);
  const end = planned.findIndex(({ entry }, at) => at > 0 && entry.type === 'session');
  const morning = planned.slice(0, end < 0 ? planned.length : end);
  const length = live.timing.reduce((sum, { seconds }) => sum + seconds, 0);
  return morning.flatMap(({ entry, number, minutes }): readonly (readonly [Id, Turn])[] => {
    if (entry.type !== 'turn' || minutes === null) return [];
    const { submission, place } = entry;
    const silent = number === 5;
    const turn: Turn = {
      state: silent ? 'no-show' : 'done',
      place,
      speaker: '',
      began: silent ? '' : clockText(minutes),
      ended: silent ? '' : clockText(minutes + Math.floor(length / 60)),
      spent: silent ? [] : live.timing.map(({ id: part, seconds }) => ({ part, seconds })),
      reason: silent ? 'Өтінім берушімен байланыс болмады' : '',
    };
    return [[submission, turn]];
  });
}

/** Members score who spoke before them, and hand those sheets in at the break. */
function scoreTurns(
  world: FinalWorld,
  live: Stage,
  heard: readonly { readonly member: Id; readonly turns: readonly Id[] }[],
): void {
  const opinion = createJudging(live, world.seed);
  for (const { member, turns } of heard) {
    const juror = world.jurors.find(({ person }) => person.person.id === member);
    if (juror === undefined) continue;
    juror.installation.clock = world.headquarters.clock;
    for (const submission of turns) {
      const ref = { stage: live.id, submission, juror: member };
      const sheet = enterSheet(juror.installation, ref, opinion(ref, juror.person));
      if (sheet.scores.size === live.criteria.length)
        handInNow(juror.installation, sheet, world.seed);
    }
  }
}

/**
 * The final of a practice contest as far as its first half-day: who goes on, the running order, the commission, every
 * finalist's budget as proposed, the turns that are over and their sheets. Nothing where a contest has no such stage.
 */
export function holdFinal(world: FinalWorld): void {
  const { settings, headquarters, submissions, seed } = world;
  const stages = stagesOf(settings);
  if (stages === null) return;
  const { first, live } = stages;
  headquarters.clock += 20 * day;
  const most = Math.min(first.regulation.advance?.top ?? 50, Math.ceil(submissions.length / 3));
  const finalists = bestFirst(world).slice(0, most);
  const jurors = new Set(world.jurors.map(({ person }) => person.person.id));
  const members = settings.commission.map(({ id }) => id).filter((id) => jurors.has(id));
  const order = drawnOrder(finalists, msToIsoDate(headquarters.clock + 3 * day), seed);
  const turns = turnsOf(order).map(({ submission }) => submission);
  headquarters.commit([selectionMeeting(world, first, finalists)]);
  headquarters.commit(finalists.map((submission) => assignJurors(live.id, submission, members)));
  headquarters.commit([setRunningOrder(live.id, order)]);
  const known = new Map(submissions.map((submission) => [submission.id, submission]));
  headquarters.commit(
    finalists.flatMap((id) => {
      const submission = known.get(id);
      return submission === undefined
        ? []
        : [setBudget(live.id, id, proposedBudget(submission, seed), 'По заявке / Өтінім бойынша')];
    }),
  );
  headquarters.clock += 3 * day;
  const attendance = attendanceOf(world, turns);
  const spoken = spokenTurns(order, live);
  const spokenIds = spoken.filter(([, { state }]) => state === 'done').map(([id]) => id);
  headquarters.commit(
    attendance.map(([member, said]) => setFinalAttendance(live.id, member, said)),
  );
  headquarters.commit(spoken.map(([submission, turn]) => setTurn(live.id, submission, turn)));
  scoreTurns(
    world,
    live,
    attendance.map(([member, said]) => {
      const missed = new Set(missedTurns(said, turns));
      return { member, turns: spokenIds.filter((id) => !missed.has(id)) };
    }),
  );
}
