import { tengeToTiyn } from '../../../shared/basics/money.ts';
import type { Action } from '../../../shared/contest/action.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import {
  setFact,
  setIndicator,
  setMilestone,
  setMoney,
  setOrder,
  setProject,
  setRisk,
  setVisit,
} from '../../../shared/following/following-operations.ts';
import type { FoldedContest } from '../../../shared/merge/state.ts';
import { buildContest, segmentsOf, stateOf, submissionOf } from '../../builders/contest-builder.ts';
import {
  factOf,
  indicatorOf,
  milestoneOf,
  moneyOf,
  orderOf,
  photoOf,
  projectOf,
  riskOf,
  visitOf,
} from '../../following/sample-project.ts';

const output = (submission: string) =>
  indicatorOf({
    submission,
    id: 'output',
    measure: 'output',
    plan: [
      { day: '2026-06-30', value: 100_000 },
      { day: '2026-12-31', value: 300_000 },
    ],
  });

const closure = {
  result: 'terminated',
  day: '2026-06-01',
  reason: 'Орындаушы бас тартты',
  paid: tengeToTiyn(100),
  spent: tengeToTiyn(50),
  indicators: [],
} as const;

/** Three followed projects of two regions: one late, one in time, one terminated; a visit with photos; an order. */
export const followedActions: readonly Action[] = [
  addSubmission({ ...submissionOf('4', 'wind', 'KZ-55'), town: 'Павлодар' }),
  setProject(projectOf(), 'Хаттама № 7'),
  setProject(
    projectOf({
      submission: '4',
      granted: tengeToTiyn(2000),
      industry: 'wind',
      organisation: { kind: 'company', name: 'ЖШС «Жел»' },
    }),
    'Хаттама № 7',
  ),
  setProject(projectOf({ submission: '2', granted: tengeToTiyn(500), closure }), 'Хаттама № 7'),
  setMilestone(milestoneOf({ id: 'm-0', due: '2026-03-31', state: 'done', done: '2026-04-02' })),
  setMilestone(milestoneOf()),
  setMilestone(milestoneOf({ submission: '4', state: 'done', done: '2026-06-30', report: null })),
  setMilestone(milestoneOf({ submission: '2' })),
  setMoney('payment', moneyOf('p-1', 400)),
  setMoney('payment', moneyOf('p-2', 200, { day: '2026-08-01' })),
  setMoney('spending', { ...moneyOf('s-1', 0), amount: tengeToTiyn(250) }),
  setMoney('payment', moneyOf('p-1', 1500, { submission: '4' })),
  setMoney('spending', moneyOf('s-1', 1200, { submission: '4', day: '2026-06-01' })),
  setMoney('payment', moneyOf('p-1', 100, { submission: '2' })),
  setMoney('spending', moneyOf('s-1', 50, { submission: '2' })),
  setIndicator(output('1')),
  setIndicator(output('4')),
  setIndicator(indicatorOf()),
  setFact(factOf(500)),
  setFact(factOf(40_000, { indicator: 'output' })),
  setFact(factOf(90_000, { indicator: 'output', day: '2026-09-30' })),
  setFact(factOf(120_050, { submission: '4', indicator: 'output' })),
  setVisit(
    visitOf({ photos: [{ ...photoOf(1), caption: 'Цех' }, photoOf(2)], risks: 'Мамандар жоқ' }),
  ),
  setRisk(riskOf({ due: '2026-06-15' })),
  setOrder(orderOf({ proposals: ['Мерзімін ұзарту'] })),
];

/** The contest in which they are followed; `more` is said after them. */
export async function followedContest(more: readonly Action[] = []): Promise<FoldedContest> {
  const world = await buildContest();
  await world.hq.seal(followedActions);
  if (more.length > 0) await world.hq.seal(more);
  return stateOf(world.contest, segmentsOf(world));
}
