import { tengeToTiyn, tiyn } from '../../shared/basics/money.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import type { ProjectBudget } from '../../shared/pitching/budget.ts';
import {
  setBudget,
  setFinalAttendance,
  setRunningOrder,
  setTurn,
} from '../../shared/pitching/pitching-operations.ts';
import type { RunningOrder } from '../../shared/pitching/running-order.ts';
import { type Turn, waitingTurn } from '../../shared/pitching/turn.ts';
import { buildContest, idIn, segmentsOf } from '../builders/contest-builder.ts';
import type { Vector } from './all-kinds-contest.ts';

const order: RunningOrder = {
  method: 'draw',
  seed: 'Астана 2020',
  entries: [
    { type: 'session', id: 'morning', date: '2026-05-13', start: '10:00' },
    { type: 'turn', submission: '2', place: 'hall' },
    { type: 'break', id: 'break-1-1', minutes: 15 },
    { type: 'turn', submission: '1', place: 'remote' },
    { type: 'turn', submission: '3', place: 'hall' },
  ],
  moves: [{ submission: '3', reason: 'пойыз кешікті' }],
};

const spoken: Turn = {
  state: 'done',
  place: 'hall',
  speaker: 'Ахметова Динара',
  began: '10:05',
  ended: '10:17',
  spent: [
    { part: 'pitch', seconds: 300 },
    { part: 'answers', seconds: 251 },
  ],
  reason: '',
};

const asked: ProjectBudget = {
  lines: [
    { id: 'line-1', title: 'Жабдық', proposed: tengeToTiyn(1_500_000), awarded: null },
    { id: 'line-2', title: 'Оқыту', proposed: tiyn(20_000_050), awarded: null },
  ],
};

const awarded: ProjectBudget = {
  lines: asked.lines.map((line) => ({ ...line, awarded: tengeToTiyn(100_000) })),
};

/**
 * A contest in which everything of a live final was said: an order by draw with a moved turn, which a later one replaced,
 * turns of every state, a budget that was decided and decided again, members in the hall, remote, late and absent.
 */
export async function finalContest(): Promise<Vector> {
  const world = await buildContest();
  const { contest, hq } = world;
  const stage = 'written';
  const said = await hq.seal([
    setRunningOrder(stage, { ...order, moves: [] }),
    setBudget(stage, '2', asked, 'өтінімдегідей'),
    setTurn(stage, '2', { ...spoken, state: 'speaking', ended: '', spent: [] }),
    setFinalAttendance(stage, 'chair', { how: 'hall', from: null, reason: '' }),
    setFinalAttendance(stage, 'member-1', { how: 'remote', from: '1', reason: 'байланыс үзілді' }),
    setFinalAttendance(stage, 'member-2', { how: 'absent', from: null, reason: 'іссапарда' }),
  ]);
  await hq.seal([
    { ...setRunningOrder(stage, order, 'пойыз кешікті'), parents: [idIn(said, 0)] },
    { ...setBudget(stage, '2', awarded, 'комиссия шешті'), parents: [idIn(said, 1)] },
    { ...setTurn(stage, '2', spoken), parents: [idIn(said, 2)] },
    setTurn(stage, '1', { ...waitingTurn('remote'), state: 'no-show', reason: 'байланыс жоқ' }),
    setTurn(stage, '3', { ...waitingTurn('hall'), state: 'withdrew', reason: 'бас тартты' }),
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
  return { name: 'final.qzb', bytes };
}
