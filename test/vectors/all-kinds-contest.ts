import { sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import type { Milli } from '../../shared/basics/points.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { Id } from '../../shared/contest/contest.ts';
import { addSubmission, assignJurors } from '../../shared/contest/contest-operations.ts';
import { setMeeting } from '../../shared/deciding/decision-operations.ts';
import { plainSeal } from '../builders/plain-seal.ts';
import { unsaidMeeting } from '../../shared/deciding/meeting.ts';
import type { OperationId } from '../../shared/log/operation.ts';
import { operationId } from '../../shared/log/operation-id.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { encodeInvitation, factsFor } from '../../shared/merge/invitation.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import {
  resolveConflict,
  settleFork,
  settleQuarantine,
} from '../../shared/merge/resolution-operations.ts';
import {
  handInSheet,
  recuse,
  reopenSheet,
  scoreKey,
  setComment,
  setScore,
} from '../../shared/scoring/score-operations.ts';
import { enrol } from '../../shared/trust/enrolment.ts';
import {
  buildContest,
  ed25519,
  seedOf,
  stateOf,
  submissionOf,
  type TestContest,
  TestInstallation,
} from '../builders/contest-builder.ts';

const stage = 'written';
const criteria = ['novelty', 'effect', 'economy'] as const;
const sheet = (submission: Id, juror: Id) => ({ stage, submission, juror });
const points = (value: number): Milli => (value * 1000) as Milli;
const salt = (byte: number): Uint8Array => new Uint8Array(16).fill(byte);

const scores = (ref: ReturnType<typeof sheet>, values: readonly number[]): Action[] =>
  criteria.map((id, index) => setScore(ref, id, points(values[index] ?? 0)));

const idIn = (segment: Segment, offset = 0): OperationId =>
  operationId(segment.id, segment.header.firstOrdinal + offset);

/** Juror 1: a sheet handed in, reopened, changed and handed in again; one with a score cleared and one not judged. */
async function firstJuror({ hq, jurors: [j1] }: TestContest): Promise<void> {
  const laptop = present(j1, 'a juror');
  const first = sheet('1', 'j1');
  const entered = await laptop.seal(scores(first, [7, 8.5, 0]), [
    setComment(first, 'economy', 'Есебі жоқ. Нет расчёта.'),
  ]);
  const at = entered.header.firstOrdinal;
  const ordinals = { novelty: at, effect: at + 1, economy: at + 2 };
  const comments = { economy: at + 3 };
  const handIn = await laptop.seal([
    handInSheet(first, { scores: ordinals, comments, salt: salt(1) }),
  ]);
  const permission = await hq.seal([reopenSheet(first, idIn(handIn), 'asked for by telephone')]);
  const change = {
    ...setScore(first, 'novelty', points(7.5), idIn(permission)),
    parents: [idIn(entered)],
  };
  const changed = await laptop.seal([change]);
  const again = {
    scores: { ...ordinals, novelty: changed.header.firstOrdinal },
    comments,
    salt: salt(2),
  };
  await laptop.seal([{ ...handInSheet(first, again), parents: [idIn(handIn)] }]);
  const second = sheet('2', 'j1');
  const other = await laptop.seal([
    setScore(second, 'novelty', points(3)),
    setScore(second, 'effect', 'cannot-judge'),
  ]);
  await laptop.seal([{ ...setScore(second, 'novelty', null), parents: [idIn(other)] }]);
  await laptop.seal([
    { kind: 'score.voice', key: 'voice/written/2/j1', value: { seconds: 42, bytes: salt(3) } },
  ]);
}

/** Juror 2: a recusal, breaches that headquarters releases, leaves out or has not seen, and a copied laptop. */
async function secondJuror({ hq, jurors: [, j2] }: TestContest): Promise<readonly Segment[]> {
  const laptop = present(j2, 'a juror');
  await laptop.seal([recuse(sheet('2', 'j2'), 'a relative')]);
  const breaches = await laptop.seal([
    setScore(sheet('1', 'j2'), 'novelty', points(10.5)),
    setScore(sheet('1', 'j2'), 'effect', points(-1)),
    setScore(sheet('1', 'j2'), 'beauty', points(5)),
    setScore(sheet('4', 'j2'), 'novelty', points(5)),
    { ...setScore(sheet('1', 'j2'), 'economy', null), value: '7,5' },
    assignJurors(stage, '1', ['j2']),
    setScore(sheet('2', 'j2'), 'novelty', points(5)),
  ]);
  await hq.seal([
    settleQuarantine(idIn(breaches, 0), 'released', 'a bonus by order of the chair'),
    settleQuarantine(idIn(breaches, 1), 'left-out', 'a slip'),
  ]);
  const copy = laptop.copy();
  await laptop.seal(scores(sheet('3', 'j2'), [5, 6, 7]));
  await copy.seal(scores(sheet('3', 'j2'), [5, 6.5, 7]));
  await hq.seal([settleFork(laptop.log, 'two laptops, one juror')]);
  return copy.segments;
}

/** A second laptop enrols as juror 1; headquarters refuses its key. */
async function secondKey({ contest, hq }: TestContest): Promise<readonly Segment[]> {
  const rival = new TestInstallation(contest, await ed25519.keyFromSeed(seedOf(31)), 31);
  const place = { contest, log: rival.log, publicKey: rival.publicKey };
  await rival.seal([await enrol(place, 'j1', await ed25519.keyFromSeed(seedOf(11)))]);
  await rival.seal([setScore(sheet('3', 'j1'), 'novelty', points(1))]);
  await hq.seal([
    {
      kind: 'key.confirm',
      key: `key-state/${rival.publicKey}`,
      value: 'refused',
      reason: 'not theirs',
    },
  ]);
  return rival.segments;
}

/** The coordinator's paper sheets: equal, added to, and different; headquarters settles one difference of two. */
async function paper({ hq, coordinator, jurors: [j1] }: TestContest): Promise<void> {
  const laptop = present(j1, 'a juror');
  const third = sheet('3', 'j1');
  const own = await laptop.seal(scores(third, [4, 5, 6]));
  const typed = await coordinator.seal([
    ...scores(third, [4, 5.5, 6.5]),
    setComment(third, 'effect', 'from paper'),
  ]);
  await hq.seal([
    resolveConflict(
      scoreKey(stage, '3', 'j1', 'effect'),
      points(5.5),
      [idIn(own, 1), idIn(typed, 1)],
      'the paper sheet is signed',
    ),
  ]);
}

export interface Vector {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A contest in which an operation of every kind occurs, and conflicts of every level, as two bundles. */
export async function allKindsContest(): Promise<readonly Vector[]> {
  const world = await buildContest();
  const { contest, hq, jurors, coordinator } = world;
  const withdrawn = {
    ...submissionOf('4'),
    eligibility: { admitted: false, reason: 'came too late' },
  };
  await hq.seal([addSubmission(withdrawn), assignJurors(stage, '4', ['j1', 'j2'])]);
  await firstJuror(world);
  const copied = await secondJuror(world);
  const refused = await secondKey(world);
  await paper(world);
  await hq.seal([
    setMeeting({
      stage,
      number: '3',
      date: '2026-05-13',
      place: 'Астана',
      mode: 'mixed',
      present: [],
      votes: { for: 5, against: 1, abstained: 0 },
      winners: [{ nomination: 'water', place: 1, submission: '1' }],
      tieReason: '',
      ...unsaidMeeting,
    }),
    plainSeal(stage, '0'.repeat(64)),
  ]);
  const segments = [hq, ...jurors, coordinator]
    .flatMap((each) => each.segments)
    .concat(copied, refused);
  const manifest = {
    contest,
    title: { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' },
    demo: false,
    sender: { log: hq.log, person: 'headquarters', name: 'Штаб', role: 'headquarters' },
    created: 1_700_000_100_000,
  } as const;
  const note = utf8ToBytes('an attachment');
  const archive = await writeBundle(
    {
      manifest: { ...manifest, kind: 'archive', recipients: ['headquarters'] },
      segments,
      attachments: new Map([[toHex(sha256(note)), note]]),
    },
    hq.key,
  );
  const told = hq.segments.slice(0, 1);
  const operations = readOperations(new Map(told.map((segment) => [segment.id, segment])));
  const facts = factsFor(await stateOf(contest, told), operations, 'j1');
  const invitation = await writeBundle(
    {
      manifest: { ...manifest, kind: 'invitation', recipients: ['j1'] },
      segments: [],
      payloads: new Map([
        ['invitation.cbor', encodeInvitation({ person: 'j1', ticketSeed: seedOf(11), facts })],
      ]),
    },
    hq.key,
  );
  return [
    { name: 'archive.qzb', bytes: archive },
    { name: 'invitation.qzb', bytes: invitation },
  ];
}
