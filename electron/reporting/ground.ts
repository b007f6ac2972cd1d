import { z } from '../../shared/basics/zod.ts';

import type { Id } from '../../shared/contest/contest.ts';
import { accessKind } from '../../shared/contest/personal-data.ts';
import { groupBy } from '../../shared/basics/group-by.ts';
import { deskKinds } from '../../shared/deciding/desk.ts';
import type {
  Operation,
  OperationId,
  PublicKeyId,
  SegmentId,
  Value,
} from '../../shared/log/operation.ts';
import { operationId } from '../../shared/log/operation-id.ts';
import { operationAt } from '../../shared/log/read-log.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';
import type { FoldInput } from '../../shared/merge/fold.ts';
import { sheetPath } from '../../shared/merge/key-parts.ts';
import type { SegmentIndex } from '../../shared/merge/segment-index.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { consentKind } from '../../shared/trust/consent.ts';
import { enrolmentKind, parseEnrolment } from '../../shared/trust/enrolment.ts';

/**
 * What sheets are judged on, without the sheets: every operation about anything else, by the segment that holds it, and
 * the enrolments whose tickets were checked. Everything of it comes from the archive and can be made anew.
 */
export interface Ground {
  readonly proven: ReadonlySet<OperationId>;
  /** Whose keys are those of `people`. */
  readonly signers: ReadonlyMap<PublicKeyId, Id>;
  /** What any sheet may be judged on. */
  readonly always: readonly GroundEntry[];
  /** What only sheets of an application are judged on. */
  readonly submissions: ReadonlyMap<Id, SubmissionGround>;
  /** What only sheets and entries of a juror are judged on. */
  readonly people: ReadonlyMap<Id, readonly GroundEntry[]>;
}

/** An application: what the fold found, which is enough for nearly all of its sheets, and what it was found from. */
export interface SubmissionGround {
  readonly facts: SubmissionFacts;
  /** Null where they were not asked for. */
  readonly entries: readonly GroundEntry[] | null;
}

export interface SubmissionFacts {
  readonly admitted: boolean;
  /** Jurors by stage. */
  readonly jurors: ReadonlyMap<Id, readonly Id[]>;
}

/** What the fold of everything found, as far as the ground says it again. */
export type FoundFacts = Pick<FoldedContest, 'people' | 'submissions' | 'assignments' | 'blocked'>;

/** An operation of the ground, read when it is asked for. */
export interface GroundEntry {
  readonly segment: SegmentId;
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** The fields of an operation in an entry, in their order. */
type StoredFields = readonly [
  kind: string,
  version: number,
  value: Value,
  parents: readonly OperationId[],
  basis: OperationId | null,
  reason: string,
  sequence: number,
  ordinal: number,
  author: string,
  wallClock: number,
];

/** The hash of the whole has shown that it is what `groundOf` wrote, so nobody looks at each of two hundred thousand fields. */
const storedFields = z.custom<StoredFields>(
  (fields) => Array.isArray(fields) && fields.length === 10,
);

/** An operation as an entry. */
export const entryOf = (segment: SegmentId, operation: Operation): GroundEntry => {
  const { kind, version, key, value, parents, basis, reason } = operation;
  const { sequence, ordinal, author, wallClock } = operation;
  const fields = [
    kind,
    version,
    value,
    parents,
    basis,
    reason,
    sequence,
    ordinal,
    author,
    wallClock,
  ];
  return { segment, key, bytes: encodeValue(fields) };
};

/** The operation of an entry; throws for one that was not written by `groundOf`. */
export function operationOf(
  { segment, key, bytes }: GroundEntry,
  { header }: Pick<Segment, 'header'>,
): Operation {
  const decoded = decodeValue(bytes);
  if (!decoded.ok) throw new Error('an entry of the ground is a value');
  const stored = storedFields.parse(decoded.value);
  const [kind, version, value, parents, basis, reason, sequence, ordinal, author, wallClock] =
    stored;
  return {
    kind,
    version,
    key,
    value,
    parents,
    basis,
    reason,
    id: operationId(segment, ordinal),
    log: header.log,
    signer: header.signer,
    sequence,
    ordinal,
    author,
    wallClock,
  };
}

/** The one application that an operation is about and that nothing else depends on; null for all others. */
function aboutSubmission(key: string): Id | null {
  if (key.startsWith('submission/')) return key.slice('submission/'.length);
  if (key.startsWith('assignment/')) return key.slice(key.lastIndexOf('/') + 1);
  return key.startsWith('document/') ? (key.split('/')[1] ?? null) : null;
}

/** The one person that an operation is about, as far as people and their keys go; null for all others. */
function aboutPerson({ kind, key, value }: Operation): Id | null {
  if (kind === enrolmentKind) return parseEnrolment(value)?.person ?? null;
  const [prefix = '', person = ''] = key.split('/');
  return ['person', 'juror'].includes(prefix) ? person : null;
}

/** What no verdict on anything else rests on: who looked at personal data, what people consented to, what a desk has seen. */
export const restOnNothing: ReadonlySet<string> = new Set([
  accessKind,
  consentKind,
  deskKinds.seen,
]);

/**
 * Operations of segments that belong to the ground: everything but what is said of sheets, which is read again from the
 * segments that say it, as the database names them.
 */
const operationsIn = (
  indexes: Iterable<SegmentIndex>,
  segments: ReadonlyMap<SegmentId, Segment>,
): readonly { readonly segment: SegmentId; readonly operation: Operation }[] =>
  [...indexes].flatMap(({ segment, alone, referring }) =>
    [...alone, ...referring.map((row) => operationAt(segment, row, segments))].flatMap(
      (operation) =>
        restOnNothing.has(operation.kind) || sheetPath(operation.key) !== null
          ? []
          : { segment: segment.id, operation },
    ),
  );

/** Jurors whose keys claim nobody else: only what is said on their own sheets, or by their keys, rests on them. */
function jurorsAlone(operations: readonly Operation[], facts: FoundFacts) {
  const claimed = groupBy(
    operations.filter(({ kind }) => kind === enrolmentKind),
    ({ signer }) => signer,
  );
  const signers = new Map<PublicKeyId, Id>();
  const shared = new Set<Id>();
  for (const [signer, own] of claimed) {
    const people = new Set(own.flatMap((operation) => aboutPerson(operation) ?? []));
    for (const person of people) {
      if (people.size > 1) shared.add(person);
      else signers.set(signer, person);
    }
  }
  const isAlone = (person: Id): boolean =>
    facts.people.get(person)?.role === 'juror' &&
    !facts.blocked.has(`person/${person}`) &&
    !shared.has(person);
  return { isAlone, signers: new Map([...signers].filter(([, person]) => isAlone(person))) };
}

const addTo = <T>(map: Map<Id, T[]>, id: Id, entry: T): void => {
  const known = map.get(id);
  if (known === undefined) map.set(id, [entry]);
  else known.push(entry);
};

/** Jurors by submission and stage. */
function jurorsBySubmission({
  assignments,
}: FoundFacts): ReadonlyMap<Id, ReadonlyMap<Id, readonly Id[]>> {
  const found = new Map<Id, Map<Id, readonly Id[]>>();
  for (const [place, jurors] of assignments) {
    const [stage = '', submission = ''] = place.split('/');
    const known = found.get(submission) ?? new Map<Id, readonly Id[]>();
    found.set(submission, known.set(stage, jurors));
  }
  return found;
}

/**
 * The ground of an archive, in parts by what verdicts on the sheets of an application or of a juror rest on. Whoever is
 * blocked is always needed, since the names are covered; where anything has to be approved by a second root, everything is.
 */
export function groundOf(
  indexes: Iterable<SegmentIndex>,
  { segments, proven }: Pick<FoldInput, 'segments' | 'proven'>,
  facts: FoundFacts,
): Ground {
  const operations = operationsIn(indexes, segments);
  const hasApprovals = operations.some(({ operation }) => operation.key.startsWith('approval/'));
  const { isAlone, signers } = jurorsAlone(
    operations.map(({ operation }) => operation),
    facts,
  );
  const always: GroundEntry[] = [];
  const bySubmission = new Map<Id, GroundEntry[]>();
  const people = new Map<Id, GroundEntry[]>();
  for (const { segment, operation } of operations) {
    const entry = entryOf(segment, operation);
    const submission = hasApprovals ? null : aboutSubmission(operation.key);
    const person = hasApprovals ? null : aboutPerson(operation);
    if (submission !== null && !facts.blocked.has(`submission/${submission}`))
      addTo(bySubmission, submission, entry);
    else if (person !== null && isAlone(person)) addTo(people, person, entry);
    else always.push(entry);
  }
  const jurors = jurorsBySubmission(facts);
  const submissions = new Map(
    [...bySubmission].map(([id, entries]) => [
      id,
      {
        facts: {
          admitted: facts.submissions.get(id)?.eligibility.admitted === true,
          jurors: jurors.get(id) ?? new Map<Id, readonly Id[]>(),
        },
        entries,
      },
    ]),
  );
  return { proven, signers: hasApprovals ? new Map() : signers, always, submissions, people };
}
