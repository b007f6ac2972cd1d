import { noDeskFacts } from '../../shared/merge/desk-facts.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { Person, Role } from '../../shared/contest/people.ts';
import type { Operation, OperationId, PublicKeyId, SegmentId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import type { Directory } from '../../shared/merge/key-holders.ts';
import type { ContestFacts } from '../../shared/merge/rules.ts';
import type { KeyHolder } from '../../shared/merge/state.ts';
import { personOf, submissionOf, testSettings } from '../builders/contest-builder.ts';

/** Names are plain words here: ids of operations and segments, logs and keys. */
export type Words<T> = {
  readonly [K in keyof T]?: T[K] extends string | null ? string | null : T[K];
};

type Field = 'id' | 'key' | 'kind' | 'version' | 'value' | 'reason' | 'ordinal' | 'sequence';

/** What a test says of an operation; the rest is plain. Its id is `<segment>.<ordinal>`. */
export interface Said extends Partial<Pick<Operation, Exclude<Field, 'id'> | 'wallClock'>> {
  readonly id?: string;
  readonly log?: string;
  readonly signer?: string;
  readonly parents?: readonly string[];
  readonly basis?: string | null;
}

export const operationOf = ({
  id = 's.0',
  parents = [],
  basis = null,
  ...said
}: Said): Operation => {
  const ordinal = said.ordinal ?? Number(id.slice(id.lastIndexOf('.') + 1));
  const plain = {
    kind: 'score.set',
    version: 1,
    key: 'score/written/1/j1/novelty',
    value: 5000,
    reason: '',
    log: 'log',
    signer: 'key-j1',
    sequence: ordinal,
    author: '',
    wallClock: 0,
  };
  return { ...plain, ...said, id, parents, basis, ordinal } as Operation;
};

/** A key that is held: of j1 it is called `key-j1`. */
export const holderOf = (
  person: Id,
  role: Role = 'juror',
  change: Partial<Omit<KeyHolder, 'publicKey'>> & { readonly publicKey?: string } = {},
): KeyHolder =>
  ({
    publicKey: `key-${person}`,
    person,
    role,
    state: 'active',
    confirmed: false,
    stages: null,
    cuts: null,
    logs: [],
    ...change,
  }) as KeyHolder;

/** What a test says of a segment's header; the rest is plain. */
export type Headed = Words<Segment['header']> & { readonly id: string };

export const segmentsBy = (
  ...headers: readonly Headed[]
): ReadonlyMap<SegmentId, Pick<Segment, 'id' | 'header'>> =>
  new Map(
    headers.map(({ id, ...header }) => [
      id as SegmentId,
      {
        id: id as SegmentId,
        header: {
          contest: 'contest',
          log: 'log',
          signer: 'key-j1',
          firstSequence: 0,
          lastSequence: header.firstSequence ?? 0,
          firstOrdinal: header.firstSequence ?? 0,
          operations: 1,
          previous: null,
          ...header,
        } as Segment['header'],
      },
    ]),
  );

interface Known {
  readonly holders?: readonly KeyHolder[];
  readonly people?: readonly Person[];
  readonly roots?: readonly string[];
  readonly confirmation?: 'ticket' | 'confirmed';
  readonly known?: readonly Operation[];
  readonly withdrawn?: readonly string[];
  readonly unapproved?: readonly string[];
  readonly replaced?: readonly string[];
  readonly revoked?: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Headquarters with a root key, j1 and j2 and coordinator c1 of KZ-10, j9 of KZ-55: what a test does not say. */
export const directoryOf = (change: Known = {}): Directory => {
  const people = change.people ?? [
    personOf('j1', 'juror', 'KZ-10', null),
    personOf('j2', 'juror', 'KZ-10', null),
    personOf('c1', 'coordinator', 'KZ-10', null),
    personOf('j9', 'juror', 'KZ-55', null),
  ];
  const holders = change.holders ?? [
    holderOf('headquarters', 'headquarters'),
    ...people.map(({ id, role }) => holderOf(id, role)),
  ];
  const known = new Map((change.known ?? []).map((operation) => [operation.id, operation]));
  return {
    keys: new Map(holders.map((holder) => [holder.publicKey, holder])),
    people: new Map(people.map((person) => [person.id, person])),
    rootKeys: new Set((change.roots ?? ['key-headquarters']) as PublicKeyId[]),
    rules: { threshold: 1, confirmation: change.confirmation ?? 'ticket' },
    revoked: new Map(
      [...(change.revoked ?? [])].map(([key, accepted]) => [
        key as PublicKeyId,
        { accepted: accepted as ReadonlyMap<SegmentId, number>, cuts: [] },
      ]),
    ),
    withdrawn: new Set((change.withdrawn ?? []) as OperationId[]),
    unapproved: new Set((change.unapproved ?? []) as OperationId[]),
    replaced: new Set((change.replaced ?? []) as OperationId[]),
    known,
  };
};

/** Stage `written` with its three criteria, submission 1 admitted and 2 not; j1 and j2 judge both. One log is one line. */
export const factsOf = (change: Partial<ContestFacts> = {}): ContestFacts => ({
  settings: testSettings,
  stages: new Map(testSettings.stages.map((stage) => [stage.id, stage])),
  submissions: new Map(
    ['1', '2', '3'].map((id) => {
      const submission = submissionOf(id);
      const admitted = id !== '2';
      return [id, { ...submission, eligibility: { admitted, reason: '' } }];
    }),
  ),
  assignments: new Map([
    ['written/1', ['j1', 'j2']],
    ['written/2', ['j1', 'j2']],
    ['written/3', ['j2']],
  ]),
  recusals: new Map(),
  reopenings: new Map(),
  permissions: new Map(),
  cutOffs: new Map(),
  recipients: new Map(),
  documents: new Map(),
  calibration: new Map(),
  consents: new Map(),
  ...noDeskFacts,
  told: new Set(),
  follows: (later, earlier) => later.log === earlier.log && later.ordinal > earlier.ordinal,
  ...change,
});
