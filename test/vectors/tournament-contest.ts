import { present } from '../../shared/basics/assert.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import { setContestSettings } from '../../shared/contest/contest-operations.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import type { Discipline } from '../../shared/contest/discipline.ts';
import type { Draw } from '../../shared/tournament/draw.ts';
import type { MatchResult, Ruling, SideResult } from '../../shared/tournament/match-result.ts';
import { recordResult, setDraw } from '../../shared/tournament/tournament-operations.ts';
import { buildContest, idIn, segmentsOf, testSettings } from '../builders/contest-builder.ts';
import type { Vector } from './all-kinds-contest.ts';

const place = { stage: 'written', nomination: 'water' } as const;
const discipline: Discipline = {
  ...place,
  system: 'swiss',
  finalOfTwo: false,
  thirdPlace: false,
  points: { win: 3, draw: 1, loss: 0 },
  bestOf: 1,
  rounds: 2,
  heats: 1,
  counted: 'best',
  seconds: 300,
  penalties: [
    { id: 'touch', title: { kk: 'тию', ru: 'касание', en: 'touch' }, points: -1, seconds: 5 },
  ],
  tieBreak: ['buchholz', 'engineering', 'draw'],
};
const settings: ContestSettings = { ...testSettings, disciplines: [discipline] };

const drawn: Draw = {
  ...place,
  seed: 'Степногорск 2026',
  seeded: ['2'],
  entries: [
    { team: '2', school: '№ 1 мектеп' },
    { team: '1', school: '' },
    { team: '3', school: 'Лицей' },
  ],
  rounds: [
    [
      ['2', '1'],
      ['3', null],
    ],
  ],
};
const announced: Draw = {
  ...drawn,
  rounds: [
    ...drawn.rounds,
    [
      ['3', '2'],
      ['1', null],
    ],
  ],
};

const side = (team: string, score: number, given: Partial<SideResult> = {}): SideResult => ({
  team,
  score,
  penalties: [],
  extra: null,
  weight: null,
  run: null,
  ...given,
});
const sheet = (
  match: string,
  sides: readonly SideResult[],
  ruling: Ruling = { type: 'none' },
  note = '',
): MatchResult => ({ ...place, match, sides, ruling, note });

const plain = sheet('s1-1', [
  side('2', 3, { penalties: [{ id: 'touch', count: 2 }], extra: 1, weight: 950 }),
  side('1', 1),
]);
const rerun = sheet('s1-1', [side('2', 2), side('1', 2)], {
  type: 're-run',
  reason: 'бөгде робот',
});

/**
 * A contest in which everything of a tournament was said: a draw and its second round, sheets that two referees entered
 * alike and otherwise, a re-run, a walk-over, a disqualification, a run against the clock, a re-run still to be played.
 */
export async function tournamentContest(): Promise<Vector> {
  const world = await buildContest();
  const { contest, hq, jurors, coordinator } = world;
  const [one, other] = [present(jurors[0], 'a referee'), present(jurors[1], 'a referee')];
  const opening = present(hq.segments[0], 'an opening');
  await hq.seal([{ ...setContestSettings(settings), parents: [idIn(opening, 1)] }]);
  const draw = await hq.seal([setDraw(drawn)]);
  const first = await one.seal([recordResult(plain)]);
  await one.seal([{ ...recordResult(rerun), parents: [idIn(first)] }]);
  await other.seal([recordResult(rerun)]);
  await hq.seal([{ ...setDraw(announced, 'екінші раунд'), parents: [idIn(draw)] }]);
  await one.seal([recordResult(sheet('s2-1', [side('3', 1), side('2', 0)]))]);
  await other.seal([recordResult(sheet('s2-1', [side('3', 1), side('2', 1)], undefined, 'тең'))]);
  const gone = { teams: ['1'], reason: 'келмеді' };
  await coordinator.seal([
    recordResult(sheet('extra-1', [side('3', 0), side('1', 0)], { type: 'walk-over', ...gone })),
    recordResult(sheet('extra-2', [side('2', 0), side('1', 0)], { type: 'disqualified', ...gone })),
    recordResult(
      sheet('h1-1', [
        side('2', 0, { run: { milliseconds: 83_456, finished: false, checkpoints: 4 } }),
      ]),
    ),
    recordResult(sheet('s9-1', [], { type: 're-run', reason: 'қайта' })),
  ]);
  const manifest = {
    contest,
    title: { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' },
    demo: false,
    sender: { log: hq.log, person: 'headquarters', name: 'Штаб', role: 'headquarters' },
    created: 1_700_000_100_000,
    kind: 'archive',
    recipients: ['headquarters'],
  } as const;
  const bytes = await writeBundle({ manifest, segments: segmentsOf(world) }, hq.key);
  return { name: 'tournament.qzb', bytes };
}
