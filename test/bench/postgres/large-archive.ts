import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { prepareArchive, segmentFile } from '../../../electron/archive-folder.ts';
import { ed25519 } from '../../../electron/node-proofs.ts';
import { base64urlToBytes, bytesToBase64url, toHex } from '../../../shared/basics/bytes.ts';
import { present } from '../../../shared/basics/assert.ts';
import { type Milli, milli } from '../../../shared/basics/points.ts';
import type { Action } from '../../../shared/contest/action.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import {
  addSubmission,
  assignJurors,
  setContestSettings,
  setPerson,
} from '../../../shared/contest/contest-operations.ts';
import type { SigningKey } from '../../../shared/log/ed25519.ts';
import type { CommitDraft, ContestId, LogId, PublicKeyId } from '../../../shared/log/operation.ts';
import {
  advanceLog,
  emptyLog,
  type LogEnd,
  sealSegment,
  type Segment,
} from '../../../shared/log/segment.ts';
import { handInSheet, setScore } from '../../../shared/scoring/score-operations.ts';
import { enrol } from '../../../shared/trust/enrolment.ts';
import { contestIdOf, foundContest } from '../../../shared/trust/founding.ts';
import { draftOf, personOf, submissionOf, testSettings } from '../../builders/contest-builder.ts';

/** Sheets of a juror, jurors of a submission, criteria of a sheet. */
const [sheetsEach, panelSize, criteriaCount] = [400, 20, 5];
/** One juror in a hundred hands in only after the first export. */
const lateOne = 100;
/** Applications, and panels, in one segment of headquarters. */
const atOnce = 10_000;

const criteria: readonly Id[] = Array.from({ length: criteriaCount }, (_, at) => `c${at + 1}`);
const nominations = ['a', 'b', 'c', 'd', 'e', 'f'];
const regions = Array.from({ length: 20 }, (_, at) => `R-${at + 1}`);

const settings: ContestSettings = {
  ...testSettings,
  regions,
  regionsProfile: 'none',
  nominations: nominations.map((id) => ({ id, title: { kk: id, ru: id, en: id } })),
  stages: testSettings.stages.map((stage) => ({
    ...stage,
    regulation: {
      ...stage.regulation,
      method: 'mean',
      tieBreak: [{ by: 'criterion', criterion: 'c1', stage: stage.id }, { by: 'median' }],
    },
    criteria: criteria.flatMap((id, at) =>
      stage.criteria.slice(0, 1).map((criterion) => ({
        ...criterion,
        id,
        weight: milli(10_000 + 5000 * at),
        comment: { requiredAtOrBelow: null, requiredAtOrAbove: null, note: criterion.help },
      })),
    ),
  })),
};

const bytesOf = (size: number, kind: number, number: number): Uint8Array =>
  new Uint8Array(size).map((_, at) => (at === 0 ? kind : (number >> (8 * (at % 4))) & 255));

const jurorId = (number: number): Id => `j-${`${number + 1}`.padStart(4, '0')}`;

/** Seals segment after segment of one log. */
class LogWriter {
  private end: LogEnd = emptyLog;
  private clock = 1_790_000_000_000;
  private readonly place: { readonly contest: ContestId; readonly log: LogId };
  private readonly author: string;
  private readonly key: SigningKey;

  constructor(place: LogWriter['place'], author: string, key: SigningKey) {
    this.place = place;
    this.author = author;
    this.key = key;
  }

  async seal(commits: readonly (readonly Action[])[]): Promise<Segment> {
    const drafts = commits.map((actions): CommitDraft => {
      this.clock += 60_000;
      return { author: this.author, wallClock: this.clock, operations: actions.map(draftOf) };
    });
    const segment = await sealSegment({ ...this.place, end: this.end }, drafts, this.key);
    this.end = advanceLog(this.end, segment);
    return segment;
  }
}

const logOf = (kind: number, number: number): LogId =>
  bytesToBase64url(bytesOf(16, kind, number)) as LogId;

/** Settings, people, applications and panels: all that is known before anybody scores. */
async function* headquarters(size: {
  readonly submissions: number;
  readonly jurors: number;
}): AsyncIterable<Segment> {
  const root = await ed25519.keyFromSeed(bytesOf(32, 1, 1));
  const founding = foundContest({ rootKeys: [root.publicKey], salt: new Uint8Array(16) });
  const contest = contestIdOf(founding.value);
  const writer = new LogWriter({ contest, log: logOf(1, 0) }, 'headquarters', root);
  const panels = new Map<Id, Id[]>();
  const people: Action[] = [];
  for (let number = 0; number < size.jurors; number += 1) {
    const ticket = await ed25519.keyFromSeed(bytesOf(32, 2, number));
    const region = regions[number % regions.length] ?? '';
    people.push(setPerson(personOf(jurorId(number), 'juror', region, ticket.publicKey)));
    for (const submission of sheetsOf(number, size.submissions))
      panels.set(submission, [...(panels.get(submission) ?? []), jurorId(number)]);
  }
  yield await writer.seal([[founding, setContestSettings(settings)], people]);
  for (let from = 0; from < size.submissions; from += atOnce) {
    const ids = Array.from(
      { length: Math.min(atOnce, size.submissions - from) },
      (_, at) => from + at,
    );
    yield await writer.seal([
      ids.map((number) =>
        addSubmission(submissionOf(`${number + 1}`, nominations[number % 6], regions[number % 20])),
      ),
    ]);
  }
  const all = [...panels];
  for (let from = 0; from < all.length; from += atOnce)
    yield await writer.seal([
      all.slice(from, from + atOnce).map(([id, panel]) => assignJurors('written', id, panel)),
    ]);
}

/** Windows of neighbouring jurors overlap, so that everything hangs together through the jurors. */
const sheetsOf = (juror: number, submissions: number): readonly Id[] =>
  Array.from({ length: sheetsEach }, (_, at) => `${((juror * panelSize + at) % submissions) + 1}`);

/** A juror's enrolment and sheets: one segment, or two where the sheets come late. */
async function jurorSegments(
  contest: ContestId,
  number: number,
  submissions: number,
): Promise<readonly Segment[]> {
  const key = await ed25519.keyFromSeed(bytesOf(32, 3, number));
  const ticket = await ed25519.keyFromSeed(bytesOf(32, 2, number));
  const log = logOf(3, number);
  const publicKey = bytesToBase64url(key.publicKey) as PublicKeyId;
  const writer = new LogWriter({ contest, log }, jurorId(number), key);
  const enrolment = await enrol({ contest, log, publicKey }, jurorId(number), ticket);
  let state = (number + 5) * 2_654_435_761;
  const next = (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  const perSheet = criteriaCount + 1;
  const commits = sheetsOf(number, submissions).map((submission, index) => {
    const ref = { stage: 'written', submission, juror: jurorId(number) };
    const level = (Number(submission) * 7919) % 13;
    return [
      ...criteria.map((id) => setScore(ref, id, (500 * Math.min(20, level + next(8))) as Milli)),
      handInSheet(ref, {
        scores: Object.fromEntries(criteria.map((id, at) => [id, 1 + index * perSheet + at])),
        comments: {},
        salt: new Uint8Array(16).map(() => next(256)),
      }),
    ];
  });
  const isLate = number % lateOne === lateOne - 1;
  if (!isLate) return [await writer.seal([[enrolment], ...commits])];
  return [await writer.seal([[enrolment]]), await writer.seal(commits)];
}

/**
 * Makes an archive of real signed segments with so many scores, and beside it the last hundredth that comes later; one
 * segment at a time, so that no more than one is in memory. Answers with the number of scores in each.
 */
export async function makeLargeArchive(
  folder: string,
  late: string,
  values: number,
): Promise<{ readonly first: number; readonly late: number }> {
  const submissions = Math.round(values / (panelSize * criteriaCount));
  const jurors = (submissions * panelSize) / sheetsEach;
  const names: string[] = [];
  await mkdir(join(late, 'segments'), { recursive: true });
  const write = async (into: string, { id, bytes }: Segment): Promise<void> => {
    const hex = toHex(present(base64urlToBytes(id), 'segment ids are base64url'));
    await writeFile(join(into, segmentFile(hex)), bytes);
    if (into === folder) names.push(`${hex}.seg`);
  };
  let contest: ContestId | null = null;
  for await (const segment of headquarters({ submissions, jurors })) {
    if (contest === null) await prepareArchive(folder, segment.header.contest);
    contest = segment.header.contest;
    await write(folder, segment);
  }
  let lateJurors = 0;
  for (let number = 0; number < jurors; number += 1) {
    const segments = await jurorSegments(present(contest, 'founded'), number, submissions);
    for (const [at, segment] of segments.entries()) await write(at === 0 ? folder : late, segment);
    lateJurors += segments.length - 1;
  }
  await writeFile(join(folder, 'segments.txt'), `${names.toSorted().join('\n')}\n`);
  const each = sheetsEach * criteriaCount;
  return { first: (jurors - lateJurors) * each, late: lateJurors * each };
}
