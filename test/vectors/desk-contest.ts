import { present } from '../../shared/basics/assert.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import { addSubmission, setContestSettings } from '../../shared/contest/contest-operations.ts';
import { setDocument } from '../../shared/contest/document.ts';
import { judgeDuplicate } from '../../shared/contest/duplicate.ts';
import { setInterest } from '../../shared/contest/interest.ts';
import { setJurorDetails } from '../../shared/contest/juror-details.ts';
import { blockData, noteAccess } from '../../shared/contest/personal-data.ts';
import { milli } from '../../shared/basics/points.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { encodeInvitation, factsFor } from '../../shared/merge/invitation.ts';
import {
  buildContest,
  idIn,
  seedOf,
  segmentsOf,
  stateOf,
  submissionOf,
  testSettings,
} from '../builders/contest-builder.ts';
import type { Vector } from './all-kinds-contest.ts';

const text = (kk: string, ru: string, en: string) => ({ kk, ru, en });

/** Everything that the second version of the settings can say. */
const settings: ContestSettings = {
  ...testSettings,
  ageGroups: [
    {
      id: 'g5-7',
      title: text('5–7 сынып', '5–7 классы', 'Grades 5–7'),
      gradeMin: 5,
      gradeMax: 7,
      nomination: 'wind',
    },
  ],
  regionAliases: { 'KZ-10': ['Көкше өңірі'] },
  announced: '2026-09-01',
  deadlines: [
    {
      id: 'written',
      title: text('Бағалаудың соңы', 'Конец оценки', 'End of review'),
      stage: 'written',
      offsetDays: 30,
      date: null,
    },
  ],
  appealDays: 5,
  grants: { ceiling: 60_000_000, perProjectMax: null, partialAllowed: true },
  stages: testSettings.stages.map((stage) => ({
    ...stage,
    assignment: { ...stage.assignment, ownOrganisationExcluded: true },
    regulation: {
      ...stage.regulation,
      discrepancy: { threshold: milli(3000), action: 'one-more-juror' },
      quotas: [{ by: 'region', min: null, max: 2 }],
    },
  })),
};

const registered = {
  ...submissionOf('10-1'),
  title: 'Жел диірмені',
  ageGroup: 'g5-7',
  contacts: 'aidana@example.kz',
  bin: '17074000012',
  eligibility: { admitted: false, reason: '' },
};

/**
 * The regulation in its second version, applications that a coordinator registered, one of them admitted, and what
 * headquarters' desk works with; beside it what its coordinator is told.
 */
export async function deskContest(): Promise<readonly Vector[]> {
  const world = await buildContest();
  const { contest, hq, coordinator } = world;
  const said = await coordinator.seal(
    [
      addSubmission(registered),
      addSubmission({ ...registered, id: '10-2', received: '2026-10-02' }),
    ],
    [
      setDocument('10-1', { hash: 'd'.repeat(64), name: 'Сызба.pdf', kind: 'pdf', size: 9, at: 0 }),
      noteAccess('first', { act: 'contacts', about: 'submission/10-1', count: 1 }),
    ],
    [addSubmission({ ...registered, id: '55-1' })],
  );
  await hq.seal(
    [
      {
        ...setContestSettings(settings),
        parents: [idIn(present(hq.segments[0], 'an opening'), 1)],
      },
    ],
    [
      {
        ...addSubmission({ ...registered, eligibility: { admitted: true, reason: '' } }),
        parents: [idIn(said, 0)],
      },
      setJurorDetails('j1', {
        expertise: ['water', 'гидрология'],
        capacity: 40,
        contact: 'j1@example.kz',
        left: false,
      }),
      setInterest({
        submission: '1',
        juror: 'j1',
        ground: 'work',
        state: 'declared',
        note: 'Бір кафедрада істейді.',
      }),
      setInterest({ submission: '2', juror: 'j1', ground: 'family', state: 'dismissed', note: '' }),
      judgeDuplicate('10-2', '10-1', 'same', 'Бір жоба.'),
      blockData('submission', '3', true, 'Өтінім беруші сұрады.'),
      noteAccess('second', { act: 'export', about: null, count: 4 }),
    ],
  );
  const segments = segmentsOf(world);
  const manifest = {
    contest,
    title: { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' },
    demo: false,
    sender: { log: hq.log, person: 'headquarters', name: 'Штаб', role: 'headquarters' },
    created: 1_700_000_100_000,
  } as const;
  const archive = await writeBundle(
    { manifest: { ...manifest, kind: 'archive', recipients: ['headquarters'] }, segments },
    hq.key,
  );
  const operations = readOperations(new Map(segments.map((segment) => [segment.id, segment])));
  const facts = factsFor(await stateOf(contest, segments), operations, 'c1');
  const invitation = await writeBundle(
    {
      manifest: { ...manifest, kind: 'invitation', recipients: ['c1'] },
      segments: [],
      payloads: new Map([
        ['invitation.cbor', encodeInvitation({ person: 'c1', ticketSeed: seedOf(13), facts })],
      ]),
    },
    hq.key,
  );
  return [
    { name: 'desk.qzb', bytes: archive },
    { name: 'desk-invitation.qzb', bytes: invitation },
  ];
}
