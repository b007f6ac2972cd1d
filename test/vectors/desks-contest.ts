import { writeBundle } from '../../shared/bundle/bundle.ts';
import { noteSeen, setDesk } from '../../shared/deciding/desk.ts';
import { basisOf } from '../../shared/merge/desk-views.ts';
import { archiveOf, buildContest, idIn, segmentsOf } from '../builders/contest-builder.ts';
import type { Vector } from './all-kinds-contest.ts';

/**
 * Two desks of headquarters that saw the same state, one of them named anew since, an auditor who saw an earlier one,
 * and a desk that has left.
 */
export async function desksContest(): Promise<Vector> {
  const world = await buildContest({ secondRoot: true });
  const { contest, hq, second, coordinator } = world;
  const named = await hq.seal([
    setDesk(hq.log, { name: 'Штаб', duty: 'Файл қабылдайды', state: 'works' }),
    setDesk(second.log, { name: 'Аудит', duty: '', state: 'audits' }),
    setDesk(
      coordinator.log,
      { name: 'Қор ноутбугі', duty: '', state: 'left' },
      'Жөндеуге берілді.',
    ),
  ]);
  const basis = async () => basisOf(await archiveOf(contest, segmentsOf(world)));
  await second.seal([noteSeen(second.log, await basis())]);
  await hq.seal([
    {
      ...setDesk(hq.log, { name: 'Штаб', duty: 'Шешім шығарады', state: 'works' }),
      parents: [idIn(named)],
    },
  ]);
  await hq.seal([noteSeen(hq.log, await basis())]);
  const manifest = {
    contest,
    kind: 'archive',
    recipients: ['headquarters'],
    title: { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' },
    demo: false,
    sender: { log: hq.log, person: 'headquarters', name: 'Штаб', role: 'headquarters' },
    created: 1_700_000_100_000,
  } as const;
  return {
    name: 'desks.qzb',
    bytes: await writeBundle({ manifest, segments: segmentsOf(world) }, hq.key),
  };
}
