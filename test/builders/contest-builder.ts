import { milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import {
  type ContestSettings,
  unsaidAssignment,
  unsaidRegulation,
  unsaidSettings,
  unsaidStage,
} from '../../shared/contest/contest.ts';
import {
  addSubmission,
  assignJurors,
  setContestSettings,
  setPerson,
} from '../../shared/contest/contest-operations.ts';
import type { Person } from '../../shared/contest/people.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import { type SigningKey, webCryptoEd25519 } from '../../shared/log/ed25519.ts';
import type {
  ContestId,
  LogId,
  Operation,
  OperationDraft,
  OperationId,
} from '../../shared/log/operation.ts';
import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { operationId } from '../../shared/log/operation-id.ts';
import {
  advanceLog,
  emptyLog,
  type LogEnd,
  sealSegment,
  type Segment,
} from '../../shared/log/segment.ts';
import { addSegments, type Archive, emptyArchive } from '../../shared/merge/archive.ts';
import { type FoldInput, foldContest } from '../../shared/merge/fold.ts';
import { currentVersion } from '../../shared/merge/kinds.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { enrol } from '../../shared/trust/enrolment.ts';
import { contestIdOf, foundContest, type TrustRules } from '../../shared/trust/founding.ts';
import { approveStatement } from '../../shared/trust/key-operations.ts';
import type { LogCut } from '../../shared/trust/key-schema.ts';

export const ed25519 = webCryptoEd25519(crypto.subtle);

export const seedOf = (number: number): Uint8Array => new Uint8Array(32).fill(number);

/** A draft of one operation with what an action leaves open filled in plainly. */
export const draftOf = (action: Action): OperationDraft => ({
  kind: action.kind,
  version: currentVersion(action.kind, action.value),
  key: action.key,
  value: action.value,
  parents: action.parents ?? [],
  basis: action.basis ?? null,
  reason: action.reason ?? '',
});

/** An installation under test: one key, one log, sealing whenever it is told to. */
export class TestInstallation {
  end: LogEnd = emptyLog;
  readonly segments: Segment[] = [];
  readonly log: LogId;
  private clock = 1_700_000_000_000;

  readonly contest: ContestId;
  readonly key: SigningKey;

  constructor(contest: ContestId, key: SigningKey, logNumber: number) {
    this.contest = contest;
    this.key = key;
    this.log = bytesToBase64url(new Uint8Array(16).fill(logNumber)) as LogId;
  }

  get publicKey(): Operation['signer'] {
    return bytesToBase64url(this.key.publicKey) as Operation['signer'];
  }

  /** Seals one commit per given list of actions, all in one segment. */
  async seal(...commits: readonly (readonly Action[])[]): Promise<Segment> {
    const segment = await sealSegment(
      { contest: this.contest, log: this.log, end: this.end },
      commits.map((actions) => {
        this.clock += 1000;
        return { author: 'test', wallClock: this.clock, operations: actions.map(draftOf) };
      }),
      this.key,
    );
    this.end = advanceLog(this.end, segment);
    this.segments.push(segment);
    return segment;
  }

  /** A copy of this installation as it is now, as if its profile had been copied to another laptop. */
  copy(): TestInstallation {
    const copy = new TestInstallation(this.contest, this.key, 0);
    Object.assign(copy, { end: this.end, log: this.log, clock: this.clock });
    return copy;
  }
}

const text = (word: string): ContestSettings['title'] => ({
  kk: `${word} kk`,
  ru: `${word} ru`,
  en: word,
});

/** Three criteria 0–10 in halves, weights 20/30/50, comments asked for at 0. */
export const testSettings: ContestSettings = {
  template: 'test',
  title: text('Test contest'),
  season: '2026',
  demo: false,
  regionsProfile: '2022-',
  regions: ['KZ-10', 'KZ-55'],
  nominations: [
    { id: 'water', title: text('Water') },
    { id: 'wind', title: text('Wind') },
  ],
  stages: [
    {
      id: 'written',
      title: text('Written'),
      kind: 'written',
      scored: true,
      ...unsaidStage,
      assignment: {
        jurorsPerSubmission: 2,
        ownRegionMax: null,
        calibration: 0,
        blind: false,
        ...unsaidAssignment,
      },
      form: [],
      criteria: (['novelty', 'effect', 'economy'] as const).map((id, index) => ({
        id,
        title: text(id),
        help: text(id),
        weight: milli([20_000, 30_000, 50_000][index] ?? 0),
        scale: { min: milli(0), max: milli(10_000), step: milli(500) },
        anchors: [],
        comment: { requiredAtOrBelow: milli(0), requiredAtOrAbove: null, note: text('why') },
      })),
      regulation: {
        method: 'mean',
        aggregate: 'weighted-mean',
        rounding: { panel: null, weighted: null, final: milli(10) },
        passMark: null,
        tieBreak: [],
        advance: { top: 2, scope: 'nomination', title: text('Final') },
        ...unsaidRegulation,
      },
    },
  ],
  quorum: { numerator: 2, denominator: 3 },
  commission: [],
  consent: text('consent'),
  confidentiality: text('confidentiality'),
  ...unsaidSettings,
};

export const submissionOf = (id: string, nomination = 'water', region = 'KZ-10'): Submission => ({
  id,
  title: `Project ${id}`,
  language: 'en',
  applicant: `Applicant ${id}`,
  nomination,
  region,
  town: '',
  summary: '',
  bin: '',
  budget: null,
  contacts: '',
  answers: {},
  eligibility: { admitted: true, reason: '' },
});

export const personOf = (
  id: string,
  role: Person['role'],
  region: string | null,
  ticket: Uint8Array | null,
): Person => ({
  id,
  role,
  surname: `Surname-${id}`,
  givenName: 'Name',
  patronymic: '',
  organisation: '',
  region,
  nominations: [],
  ticket,
});

export interface TestContest {
  readonly contest: ContestId;
  readonly hq: TestInstallation;
  /** A second desk of headquarters with a root key of its own; it founded nothing itself. */
  readonly second: TestInstallation;
  readonly jurors: readonly TestInstallation[];
  readonly coordinator: TestInstallation;
}

/** How a contest under test trusts keys; without rules it is founded in the first form, with one root. */
export interface TestRules extends Partial<TrustRules> {
  readonly secondRoot?: boolean;
}

/**
 * A contest with headquarters, jurors j1 and j2 (KZ-10), a coordinator c1 of KZ-10 and submissions 1–3. With a
 * threshold of two the second root has approved the three people.
 */
export async function buildContest(rules: TestRules = {}): Promise<TestContest> {
  const root = await ed25519.keyFromSeed(seedOf(1));
  const secondRoot = await ed25519.keyFromSeed(seedOf(2));
  const { secondRoot: hasSecond = rules.threshold === 2, ...trust } = rules;
  const founding = foundContest({
    rootKeys: hasSecond ? [root.publicKey, secondRoot.publicKey] : [root.publicKey],
    salt: new Uint8Array(16),
    ...trust,
  });
  const contest = contestIdOf(founding.value);
  const hq = new TestInstallation(contest, root, 1);
  const second = new TestInstallation(contest, secondRoot, 2);
  const tickets = await Promise.all([11, 12, 13].map((seed) => ed25519.keyFromSeed(seedOf(seed))));
  const [t1, t2, t3] = tickets;
  if (t1 === undefined || t2 === undefined || t3 === undefined) throw new Error('three tickets');
  const opening = await hq.seal(
    [founding, setContestSettings(testSettings)],
    [
      setPerson(personOf('j1', 'juror', 'KZ-10', t1.publicKey)),
      setPerson(personOf('j2', 'juror', 'KZ-10', t2.publicKey)),
      setPerson(personOf('c1', 'coordinator', 'KZ-10', t3.publicKey)),
    ],
    ['1', '2', '3'].map((id) => addSubmission(submissionOf(id))),
    ['1', '2', '3'].map((id) => assignJurors('written', id, ['j1', 'j2'])),
  );
  if (rules.threshold === 2)
    await second.seal([2, 3, 4].map((index) => approveStatement(idIn(opening, index))));
  const install = async (
    seed: number,
    person: string,
    ticket: SigningKey,
  ): Promise<TestInstallation> => {
    const installation = new TestInstallation(
      contest,
      await ed25519.keyFromSeed(seedOf(seed)),
      seed,
    );
    const place = { contest, log: installation.log, publicKey: installation.publicKey };
    await installation.seal([await enrol(place, person, ticket)]);
    return installation;
  };
  const jurors = [await install(21, 'j1', t1), await install(22, 'j2', t2)];
  return { contest, hq, second, jurors, coordinator: await install(23, 'c1', t3) };
}

/** Another laptop that opens a person's invitation: tickets are seeds 11 (j1), 12 (j2) and 13 (c1). */
export async function installAgain(
  world: TestContest,
  seed: number,
  claim: { readonly person: string; readonly ticketSeed: number },
): Promise<TestInstallation> {
  const key = await ed25519.keyFromSeed(seedOf(seed));
  const again = new TestInstallation(world.contest, key, seed);
  const place = { contest: world.contest, log: again.log, publicKey: again.publicKey };
  await again.seal([
    await enrol(place, claim.person, await ed25519.keyFromSeed(seedOf(claim.ticketSeed))),
  ]);
  return again;
}

/** Identity of an operation by its place in a segment. */
export const idIn = (segment: Segment | undefined, index = 0): OperationId => {
  if (segment === undefined) throw new Error('a segment');
  return operationId(segment.id, segment.header.firstOrdinal + index);
};

/** Where a revocation would cut a log that ends with this segment. */
export const cutAt = ({ id, header }: Segment): LogCut => ({
  log: header.log,
  sequence: header.lastSequence,
  head: id,
});

/** Segments of all installations of a contest, and of some more. */
export const segmentsOf = (
  world: TestContest,
  ...more: readonly TestInstallation[]
): readonly Segment[] =>
  [world.hq, world.second, ...world.jurors, world.coordinator, ...more].flatMap(
    ({ segments }) => segments,
  );

export async function archiveOf(
  contest: ContestId,
  segments: readonly Segment[],
): Promise<Archive> {
  return (await addSegments(emptyArchive(contest), segments, ed25519.verify)).archive;
}

export async function stateOf(
  contest: ContestId,
  segments: readonly Segment[],
  more: Pick<FoldInput, 'self' | 'facts'> = {},
): Promise<FoldedContest> {
  return foldContest({ ...(await archiveOf(contest, segments)), ...more });
}
