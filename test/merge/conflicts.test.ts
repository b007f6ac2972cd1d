import { describe, expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import type { LogId, Operation, SegmentId } from '../../shared/log/operation.ts';
import { forkedLogs } from '../../shared/log/read-log.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { compareHeads, describeForks } from '../../shared/merge/conflicts.ts';
import { settleFork } from '../../shared/merge/resolution-operations.ts';
import {
  directoryOf,
  type Headed,
  holderOf,
  operationOf,
  type Said,
  segmentsBy,
} from './by-hand.ts';

const field = (name: string, sheet = 'written/1/j1') => `score/${sheet}/${name}`;

const headsOf = (said: readonly Said[]): ReadonlyMap<string, readonly Operation[]> => {
  const heads = new Map<string, Operation[]>();
  for (const each of said.map(operationOf))
    heads.set(each.key, [...(heads.get(each.key) ?? []), each]);
  return heads;
};

const compared = (
  said: readonly Said[],
  doubtful: readonly string[] = [],
  known: readonly Said[] = [],
) =>
  compareHeads(
    headsOf(said),
    directoryOf(),
    new Map(known.map(operationOf).map((each) => [each.id, each])),
    new Set(doubtful),
  );

describe('the heads of keys', () => {
  const two = (key: string, ...values: readonly Said['value'][]): readonly Said[] =>
    values.map((value, at) => ({
      id: `${key}-${at}.0`,
      key,
      signer: at === 0 ? 'key-j1' : 'key-c1',
      value: value ?? null,
    }));

  it('are in conflict where they differ, and agree where they do not', () => {
    const { hard, agree } = compared([
      ...two(field('b'), 1, 2),
      ...two(field('a'), 1, 1, 2),
      ...two(field('c'), 1, 1, 1),
      ...two(field('d'), 1),
      ...two('person/j1', { a: 1, b: 2 }, { b: 2, a: 1 }),
      ...two('person/j2', { a: 1 }, { a: 2 }),
    ]);
    expect(hard.map(({ key, alternatives }) => `${key} ${alternatives.length}`)).toEqual([
      'person/j2 2',
      'score/written/1/j1/a 3',
      'score/written/1/j1/b 2',
    ]);
    expect(agree).toBe(2);
  });

  it.each([
    'sheet/written/1/j1',
    'key/x',
    'recusal/written/1/j1',
    'reopening/written/1/j1',
    'quarantine/a.0',
    'fork/log',
    'founding',
    'key-state/x',
    'key-revocation/x',
    'key-rights/x',
    'approval/a.0',
    'log/l',
    'withdrawal/a.0',
    'cut-off/written',
  ])('stand each for itself: %s', (key) => {
    expect(compared(two(key, 1, 2))).toEqual({ hard: [], agree: 0, soft: [] });
  });

  it.each([
    'contest',
    'submission/1',
    'assignment/written/1',
    'recipient/KZ-10',
    'meeting/written',
  ])('are a question of the record: %s', (key) => {
    expect(compared(two(key, 1, 2)).hard).toMatchObject([{ key, sheet: null }]);
    expect(compared(two(key, 1, 1)).agree).toBe(1);
  });

  it('in doubt are a question though they agree, and though there is one', () => {
    const key = field('a');
    expect(compared(two(key, 1, 1), [key])).toMatchObject({ hard: [{ key }], agree: 0 });
    expect(compared(two(key, 1), [key]).hard[0]?.alternatives).toHaveLength(1);
    expect(compared(two('founding', 1), ['founding']).hard).toHaveLength(1);
  });

  it('say whose they are and what they were changed from', () => {
    const key = field('a');
    const base = { id: 'base.0', key, value: 0, signer: 'key-j1' };
    const said: readonly Said[] = [
      { id: 'a.0', key, value: 1, signer: 'key-j1', parents: ['x.0', 'base.0', 'other.0'] },
      { id: 'b.0', key, value: 2, signer: 'key-c1', parents: ['other.0', 'base.0'] },
      { id: 'c.0', key, value: 3, signer: 'key-nobody', parents: ['base.0', 'other.0'] },
    ];
    const [conflict] = compared(said, [], [base, { id: 'other.0', key }, { id: 'x.0', key }]).hard;
    expect(conflict?.sheet).toEqual({
      stage: 'written',
      submission: '1',
      juror: 'j1',
      criterion: 'a',
    });
    expect(conflict?.alternatives.map(({ value, author }) => [value, author])).toEqual([
      [1, { person: 'j1', role: 'juror' }],
      [2, { person: 'c1', role: 'coordinator' }],
      [3, { person: null, role: null }],
    ]);
    expect(conflict?.base).toEqual({
      operation: operationOf(base),
      value: 0,
      author: { person: 'j1', role: 'juror' },
    });
    const without = said.map((each, at) => (at === 1 ? { ...each, parents: [] } : each));
    expect(compared(without, [], [base]).hard[0]?.base).toBeNull();
    expect(compared(said).hard[0]?.base).toBeNull();
  });
});

describe('a sheet of several installations', () => {
  const given = (name: string, signer: string, sheet?: string, more: Said = {}): Said => ({
    id: `${name}-${signer}.0`,
    key: field(name, sheet),
    signer,
    value: 1,
    ...more,
  });

  it('lists what only some of them gave, by sheet and key', () => {
    const { soft } = compared([
      given('b', 'key-c1'),
      given('a', 'key-j1'),
      given('both', 'key-j1'),
      given('both', 'key-c1'),
      given('a', 'key-j2', 'written/1/j2'),
      given('a', 'key-nobody', 'written/0/j1'),
      given('b', 'key-j1', 'written/0/j1'),
      given('a', 'key-j1', 'written/2/j1'),
      given('b', 'key-c1', 'written/2/j1'),
    ]);
    expect(soft.map(({ submission }) => submission)).toEqual(['0', '1', '2']);
    expect(soft.slice(0, 2)).toEqual([
      {
        stage: 'written',
        submission: '0',
        juror: 'j1',
        fields: [
          { key: field('a', 'written/0/j1'), people: [null] },
          { key: field('b', 'written/0/j1'), people: ['j1'] },
        ],
      },
      {
        stage: 'written',
        submission: '1',
        juror: 'j1',
        fields: [
          { key: field('a'), people: ['j1'] },
          { key: field('b'), people: ['c1'] },
        ],
      },
    ]);
  });

  it('is no matter where all gave the same fields, or one gave all', () => {
    const both = ['a', 'b'].flatMap((name) => [given(name, 'key-j1'), given(name, 'key-c1')]);
    expect(compared(both).soft).toEqual([]);
    expect(compared([given('a', 'key-j1'), given('b', 'key-j1')]).soft).toEqual([]);
  });

  it('is no matter of resolutions, hand-ins or other keys', () => {
    const resolved = given('b', 'key-headquarters', undefined, { kind: 'conflict.resolve' });
    expect(compared([given('a', 'key-j1'), resolved]).soft).toEqual([]);
    expect(compared([given('a', 'key-j1'), given('a', 'key-c1'), resolved]).soft).toEqual([]);
    const others = ['sheet/written/1/j1', 'person/j1'].map((key) => ({ key, signer: 'key-c1' }));
    expect(compared([given('a', 'key-j1'), ...others]).soft).toEqual([]);
  });

  it('names a person once, from however many keys', () => {
    const holders = [
      holderOf('j1'),
      holderOf('j1', 'juror', { publicKey: 'key-j1-again' }),
      holderOf('c1', 'coordinator'),
    ];
    const heads = headsOf([given('a', 'key-j1-again'), given('a', 'key-j1'), given('b', 'key-c1')]);
    const { soft } = compareHeads(heads, directoryOf({ holders }), new Map());
    expect(soft[0]?.fields.map(({ people }) => people)).toEqual([['j1'], ['c1']]);
  });
});

describe('forked logs', () => {
  const idOf = (number: number): SegmentId =>
    bytesToBase64url(new Uint8Array(32).fill(number)) as SegmentId;
  const [root, left, right, third, after] = [1, 2, 3, 4, 5].map(idOf) as [
    SegmentId,
    SegmentId,
    SegmentId,
    SegmentId,
    SegmentId,
  ];
  /** Segments without operations: what they say is looked at elsewhere. */
  const segmentsWith = (...more: readonly Headed[]) =>
    new Map(
      [
        ...segmentsBy(
          { id: root, operations: 0 },
          { id: left, previous: root, firstSequence: 1, operations: 0 },
          { id: right, previous: root, firstSequence: 1, operations: 0 },
          ...more,
        ),
      ].map(([id, segment]) => [id, segment as Segment]),
    );
  const described = (
    among: ReadonlyMap<SegmentId, Segment>,
    notes: readonly (readonly SegmentId[] | undefined)[] = [],
    change: Parameters<typeof directoryOf>[0] = {},
  ) =>
    describeForks(
      forkedLogs(among),
      headsOf(
        notes.map((listed, at) => ({
          id: `n.${at}`,
          signer: 'key-headquarters',
          ...settleFork('log' as LogId, 'a loan', listed),
        })),
      ),
      { directory: directoryOf(change), segments: among },
    );
  const isSettled = (...given: Parameters<typeof described>) => described(...given)[0]?.settled;

  it('are told with whose they are, their branches and where these end', () => {
    const [fork] = described(segmentsWith());
    expect(fork).toMatchObject({
      log: 'log',
      signer: 'key-j1',
      person: 'j1',
      branches: [
        { firstSequence: 1, operations: 0 },
        { firstSequence: 1, operations: 0 },
      ],
      heads: [left, right].toSorted(),
      settled: false,
    });
    expect(fork?.lines.map(({ head }) => head)).toEqual([left, right].toSorted());
  });

  it('are none of keys that nobody enrolled, and none where nothing is forked', () => {
    expect(described(segmentsWith(), [], { holders: [] })).toEqual([]);
    const line = segmentsBy({ id: root }, { id: left, previous: root, firstSequence: 1 });
    expect(described(line as ReadonlyMap<SegmentId, Segment>)).toEqual([]);
  });

  it('are settled once all branches were noted, and show no lines then', () => {
    expect(isSettled(segmentsWith(), [[left]])).toBe(false);
    expect(isSettled(segmentsWith(), [[left, right]])).toBe(true);
    expect(isSettled(segmentsWith(), [[left], [right]])).toBe(true);
    expect(isSettled(segmentsWith(), [undefined])).toBe(true);
    expect(isSettled(segmentsWith(), [[left], undefined])).toBe(true);
    expect(described(segmentsWith(), [undefined])[0]).toMatchObject({ lines: [], before: [] });
  });

  it('stay settled while the noted branches go on, and open with another one', () => {
    const noted = [[left, right]];
    const goesOn = { id: after, previous: right, firstSequence: 2, operations: 0 };
    const branchesOff = { id: third, previous: root, firstSequence: 1, operations: 0 };
    const copied = { ...branchesOff, previous: right, firstSequence: 2 };
    expect(isSettled(segmentsWith(goesOn), noted)).toBe(true);
    expect(isSettled(segmentsWith(branchesOff), noted)).toBe(false);
    expect(isSettled(segmentsWith(goesOn, copied), noted)).toBe(false);
  });
});
