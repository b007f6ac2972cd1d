import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { type Milli, milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { ContestSettings, Id } from '../../shared/contest/contest.ts';
import {
  addSubmission,
  assignJurors,
  setContestSettings,
  setPerson,
} from '../../shared/contest/contest-operations.ts';
import type { SigningKey } from '../../shared/log/ed25519.ts';
import type { CommitDraft, ContestId, LogId, PublicKeyId } from '../../shared/log/operation.ts';
import { emptyLog, sealSegment, type Segment } from '../../shared/log/segment.ts';
import { handInSheet, setComment, setScore } from '../../shared/scoring/score-operations.ts';
import { enrol } from '../../shared/trust/enrolment.ts';
import { contestIdOf, foundContest } from '../../shared/trust/founding.ts';
import {
  draftOf,
  ed25519,
  personOf,
  submissionOf,
  testSettings,
} from '../builders/contest-builder.ts';

/** How much there is to merge. */
export interface BenchSize {
  readonly regions: number;
  readonly jurors: number;
  readonly sheets: number;
}

/** 17 × 20 × 180 sheets of 10 criteria: 612,000 scores. */
export const fullSize: BenchSize = { regions: 17, jurors: 20, sheets: 180 };
export const criteria: readonly Id[] = Array.from({ length: 10 }, (_, index) => `c${index + 1}`);
/** The late file: four jurors of one more region, 153 sheets each, 6,120 scores: one per cent. */
const late = { jurors: 4, share: 0.85 };

/** One sheet as every engine gets it: scores in thousandths, in the order of `criteria`. */
export interface BenchSheet {
  readonly submission: Id;
  readonly scores: readonly number[];
  readonly comment: string;
}

export interface BenchJuror {
  readonly id: Id;
  readonly number: number;
  readonly sheets: readonly BenchSheet[];
}

export interface BenchRegion {
  readonly name: string;
  readonly jurors: readonly BenchJuror[];
}

const words =
  'жоба нақты дәлел жеткілікті емес есеп толық мерзім анық бюджет негізделген тәуекел аталмаған өңірге пайдалы команда тәжірибелі көрсеткіш өлшенбейді ұсыныс жаңа шешім бұрын қолданылған'.split(
    ' ',
  );

/** A plain generator of numbers, the same on every machine. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const submissionCount = (size: BenchSize): number => size.regions * size.sheets;

/** Windows of neighbouring jurors overlap, so that all submissions hang together through their jurors. */
function jurorOf(size: BenchSize, number: number, sheets: number): BenchJuror {
  const next = numbersFrom(number + 17);
  const step = Math.floor(size.sheets / size.jurors);
  const total = submissionCount(size);
  return {
    id: `j-${`${number + 1}`.padStart(3, '0')}`,
    number,
    sheets: Array.from({ length: sheets }, (_, index) => {
      const place = Math.floor(number / size.jurors) * size.sheets + (number % size.jurors) * step;
      const submission = (place + index) % total;
      const level = 4 + ((submission * 7919) % 13);
      return {
        submission: `${submission + 1}`,
        scores: criteria.map(() => 500 * Math.min(20, level + next(5))),
        comment: Array.from({ length: 4 + next(6) }, () => words[next(words.length)] ?? '').join(
          ' ',
        ),
      };
    }),
  };
}

/** The regions that are merged, and the late one. */
export function regionsOf(size: BenchSize): {
  readonly regions: readonly BenchRegion[];
  readonly late: BenchRegion;
} {
  const region = (index: number, jurors: number, sheets: number): BenchRegion => ({
    name: `region-${`${index + 1}`.padStart(2, '0')}`,
    jurors: Array.from({ length: jurors }, (_, juror) =>
      jurorOf(size, index * size.jurors + juror, sheets),
    ),
  });
  return {
    regions: Array.from({ length: size.regions }, (_, index) =>
      region(index, size.jurors, size.sheets),
    ),
    late: region(size.regions, late.jurors, Math.round(size.sheets * late.share)),
  };
}

const settings: ContestSettings = {
  ...testSettings,
  regions: Array.from({ length: 18 }, (_, index) => `R-${index + 1}`),
  regionsProfile: 'none',
  nominations: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({
    id,
    title: { kk: id, ru: id, en: id },
  })),
  stages: testSettings.stages.map((stage) => ({
    ...stage,
    criteria: criteria.flatMap((id) =>
      stage.criteria.slice(0, 1).map((criterion) => ({
        ...criterion,
        id,
        weight: milli(10_000),
        comment: { requiredAtOrBelow: null, requiredAtOrAbove: null, note: criterion.help },
      })),
    ),
  })),
};

const seed = (kind: number, number: number): Uint8Array =>
  new Uint8Array(32).map((_, index) => (index === 0 ? kind : (number >> (8 * (index % 4))) & 255));

export const logOf = (number: number): LogId =>
  bytesToBase64url(
    new Uint8Array(16).map((_, index) => (number >> (8 * (index % 4))) & 255),
  ) as LogId;

export const rootSeed = seed(1, 1);
const startClock = 1_790_000_000_000;

const commitOf = (author: string, clock: number, actions: readonly Action[]): CommitDraft => ({
  author,
  wallClock: startClock + clock * 60_000,
  operations: actions.map(draftOf),
});

/** Headquarters' one segment: settings, people, submissions and assignments, so that every score is admitted. */
export async function headquartersSegment(
  root: SigningKey,
  size: BenchSize,
): Promise<{ readonly contest: ContestId; readonly segment: Segment }> {
  const founding = foundContest({ rootKeys: [root.publicKey], salt: new Uint8Array(16) });
  const contest = contestIdOf(founding.value);
  const { regions, late: lateRegion } = regionsOf(size);
  const jurors = [...regions, lateRegion].flatMap((region) => region.jurors);
  const people = await Promise.all(
    jurors.map(async ({ id, number }) => {
      const ticket = await ed25519.keyFromSeed(seed(2, number));
      const region = `R-${Math.floor(number / size.jurors) + 1}`;
      return setPerson(personOf(id, 'juror', region, ticket.publicKey));
    }),
  );
  const panels = new Map<Id, Id[]>();
  for (const { id, sheets } of jurors) {
    for (const { submission } of sheets) {
      const panel = panels.get(submission) ?? [];
      panel.push(id);
      panels.set(submission, panel);
    }
  }
  const submissions = Array.from({ length: submissionCount(size) }, (_, index) =>
    addSubmission(submissionOf(`${index + 1}`, 'abcdef'[index % 6], `R-${(index % 17) + 1}`)),
  );
  const assignments = [...panels].map(([id, panel]) => assignJurors('written', id, panel));
  const place = { contest, log: logOf(1), end: emptyLog };
  const commits = [[founding, setContestSettings(settings)], people, submissions, assignments];
  const drafts = commits.map((actions, index) => commitOf('headquarters', index, actions));
  return { contest, segment: await sealSegment(place, drafts, root) };
}

/** A juror's whole evening as one segment: enrolment, a commit per sheet, and the hand-in of everything. */
export async function jurorSegment(contest: ContestId, juror: BenchJuror): Promise<Segment> {
  const key = await ed25519.keyFromSeed(seed(3, juror.number));
  const ticket = await ed25519.keyFromSeed(seed(2, juror.number));
  const log = logOf(1000 + juror.number);
  const publicKey = bytesToBase64url(key.publicKey) as PublicKeyId;
  const next = numbersFrom(juror.number + 5);
  const enrolment = await enrol({ contest, log, publicKey }, juror.id, ticket);
  const perSheet = criteria.length + 1;
  const sheets = juror.sheets.map(({ submission, scores, comment }, index) => {
    const ref = { stage: 'written', submission, juror: juror.id };
    const about = next(criteria.length);
    return {
      actions: [
        ...criteria.map((id, at) => setScore(ref, id, (scores[at] ?? 0) as Milli)),
        setComment(ref, criteria[about] ?? '', comment),
      ],
      handIn: handInSheet(ref, {
        scores: Object.fromEntries(criteria.map((id, at) => [id, 1 + index * perSheet + at])),
        comments: { [criteria[about] ?? '']: index * perSheet + perSheet },
        salt: new Uint8Array(16).map(() => next(256)),
      }),
    };
  });
  const commits = [
    [enrolment],
    ...sheets.map(({ actions }) => actions),
    sheets.map(({ handIn }) => handIn),
  ];
  const drafts = commits.map((actions, index) => commitOf(juror.id, index, actions));
  return sealSegment({ contest, log, end: emptyLog }, drafts, key);
}
