import { present } from '../../shared/basics/assert.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import { setContestSettings } from '../../shared/contest/contest-operations.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import {
  confirmSeal,
  sealStage,
  setAppeal,
  setAudit,
  setMeeting,
  setPublication,
} from '../../shared/deciding/decision-operations.ts';
import { type Meeting, unsaidMeeting } from '../../shared/deciding/meeting.ts';
import { buildContest, idIn, segmentsOf, testSettings } from '../builders/contest-builder.ts';
import type { Vector } from './all-kinds-contest.ts';

const stage = 'written';
const title = { kk: 'Бас жүлде', ru: 'Гран-при', en: 'Grand prix' };

/** What only the third version of the settings can say. */
const settings: ContestSettings = {
  ...testSettings,
  sealing: 2,
  jurorsShown: 'numbered',
  prizePlaces: 2,
  prizes: [{ id: 'grand', title }],
};

const first: Meeting = {
  stage,
  number: '7',
  date: '2026-05-13',
  place: 'Астана',
  mode: 'mixed',
  present: ['c-1', 'c-2'],
  votes: { for: 2, against: 0, abstained: 0 },
  winners: [{ nomination: 'water', place: 1, submission: '1' }],
  tieReason: '',
  ...unsaidMeeting,
};

/** Everything that the second version of a meeting can say. */
const second: Meeting = {
  ...first,
  opened: '16:00',
  closed: '17:45',
  remote: ['c-2'],
  absences: [{ member: 'c-3', reason: 'іссапар' }],
  agenda: ['Апелляция туралы'],
  spoke: ['c-1'],
  finalists: ['1', '2'],
  prizes: [{ id: 'grand', title, submission: '1' }],
  grants: [
    { submission: '1', requested: 5_000_000, granted: 4_000_000, reason: '' },
    { submission: '3', requested: null, granted: 0, reason: 'смета жоқ' },
  ],
  refusals: [{ submission: '3', reason: 'плагиат' }],
  ties: [{ nomination: 'water', order: ['1', '2'], reason: 'төрағаның дауысы' }],
  ballots: [
    { on: { type: 'grant', nomination: null, submission: '1' }, for: 1, against: 0, abstained: 1 },
  ],
  opinions: [{ member: 'c-2', text: 'қарсымын' }],
};

const appeal = {
  stage,
  id: 'a-1',
  submission: '2',
  number: '12/3',
  received: '2026-05-20',
  from: 'Applicant 2',
  grounds: 'ұпай қате саналды',
  decision: null,
} as const;

/**
 * A contest of two headquarters desks in which everything of a result was said: a meeting of the first version, one of
 * the second that was sealed and confirmed, an amendment, an appeal, a publication, an audit.
 */
export async function decisionsContest(): Promise<Vector> {
  const world = await buildContest({ secondRoot: true });
  const { contest, hq, second: other } = world;
  const opening = present(hq.segments[0], 'an opening');
  await hq.seal([{ ...setContestSettings(settings), parents: [idIn(opening, 1)] }]);
  const met = await hq.seal([setMeeting(first)]);
  const decided = await hq.seal([{ ...setMeeting(second), parents: [idIn(met)] }]);
  const heads = segmentsOf(world).map(({ id }) => id);
  const on = { stage, stateHash: 'a'.repeat(64), root: 'b'.repeat(64), meeting: idIn(decided) };
  const sealed = await hq.seal(sealStage({ ...on, heads }));
  await other.seal([confirmSeal(stage, idIn(sealed, 1), other.publicKey)]);
  const said = await hq.seal([
    { ...setMeeting({ ...second, place: 'Алматы' }, 'мекенжай'), parents: [idIn(decided)] },
    setAppeal(appeal),
    setPublication({ stage, state: 'released', day: '2026-05-14' }),
    setAudit({
      stage,
      seed: '4 8 15 16 23 42',
      root: 'b'.repeat(64),
      sample: 1,
      checked: [{ submission: '1', juror: 'j1', result: 'agrees' }],
    }),
  ]);
  const decision = {
    result: 'partly',
    number: '8',
    date: '2026-05-25',
    reason: 'қайта саналды',
    change: '',
  } as const;
  await hq.seal([{ ...setAppeal({ ...appeal, decision }), parents: [idIn(said, 1)] }]);
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
  return { name: 'decisions.qzb', bytes };
}
