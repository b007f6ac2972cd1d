import { milli } from '../../shared/basics/points.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import { addSubmission } from '../../shared/contest/contest-operations.ts';
import type { PoolEntry } from '../../shared/pooling/pool-entry.ts';
import {
  setPoolEntry,
  setProposalVerdict,
  setSelfAssessment,
  setTeam,
} from '../../shared/pooling/pooling-operations.ts';
import type { ProposalVerdict } from '../../shared/pooling/proposal-verdict.ts';
import type { RegionTeam } from '../../shared/pooling/region-team.ts';
import { buildContest, idIn, segmentsOf, submissionOf } from '../builders/contest-builder.ts';
import type { Vector } from './all-kinds-contest.ts';

const entry: PoolEntry = {
  state: 'work',
  track: 'water',
  maturity: 'pilot',
  team: 't1',
  partners: '«Ертіс» ЖШС',
  note: '',
  moved: null,
};
const moved: PoolEntry = {
  ...entry,
  state: 'moved',
  moved: { contest: 'Инновациялық кеңес', day: '2026-11-30', reason: 'дайын' },
};
const withdrawn: PoolEntry = { ...entry, state: 'withdrawn', note: 'қаржы табылды' };

const team: RegionTeam = {
  title: 'Жұмыс тобы',
  tracks: ['water', 'wind'],
  members: [
    {
      name: 'Оспанова Айша',
      side: 'authority',
      role: 'үйлестіру',
      organisation: 'Әкімдік',
      contact: '+7 700 000 00 00',
      lead: true,
    },
    { name: 'Ким Ольга', side: 'public', role: '', organisation: '', contact: '', lead: false },
  ],
  active: true,
};

const verdict: ProposalVerdict = {
  outcome: 'accepted',
  into: null,
  body: '',
  reason: 'қаржы бар',
  responsible: 'Оспанова А.',
  due: '2026-12-31',
};

/**
 * A contest in which everything of a pool was said: a region and proposals as applications, entries of every end, one that
 * headquarters corrected and one in dispute, teams, a self-assessment of which a part is beside the rubric, verdicts of
 * every outcome, and a word on another region's project that is kept aside.
 */
export async function poolContest(): Promise<Vector> {
  const world = await buildContest();
  const { contest, hq, coordinator } = world;
  const proposals = ['U1', 'U2', 'U3', 'U4'];
  await hq.seal([
    addSubmission({ ...submissionOf('KZ-10'), subject: 'region' }),
    addSubmission(submissionOf('55', 'wind', 'KZ-55')),
    ...proposals.map((id) => addSubmission({ ...submissionOf(id), subject: 'proposal' })),
  ]);
  const said = await coordinator.seal([
    setPoolEntry('1', entry),
    setPoolEntry('2', withdrawn),
    setPoolEntry('3', entry),
    setTeam('KZ-10', 't1', team),
    setTeam('1', 't2', { ...team, members: [], active: false }),
    setSelfAssessment('written', 'KZ-10', {
      scores: { novelty: milli(5000), effect: milli(99_000) },
      comments: { novelty: 'жұмыс басталды' },
      team: 'Жұмыс тобы',
      day: '2026-11-01',
    }),
    setPoolEntry('55', entry),
  ]);
  await hq.seal([
    { ...setPoolEntry('1', moved, 'кеңеске берілді'), parents: [idIn(said, 0)] },
    setPoolEntry('3', { ...entry, state: 'ready' }),
    setProposalVerdict('U1', verdict),
    setProposalVerdict('U2', { ...verdict, outcome: 'combined', into: 'U1', due: '' }),
    setProposalVerdict('U3', { ...verdict, outcome: 'passed', body: 'Министрлік' }),
    setProposalVerdict('U4', { ...verdict, outcome: 'declined' }),
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
  return { name: 'pool.qzb', bytes };
}
