import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { versionVector } from '../../shared/bundle/bundle.ts';
import { ancestry, segmentBack } from '../../shared/log/log-ancestors.ts';
import type { LogId, Operation, OperationId, SegmentId } from '../../shared/log/operation.ts';
import { forkedLogs, logOrder } from '../../shared/log/read-log.ts';
import type { Segment } from '../../shared/log/segment.ts';

interface Shape {
  readonly before: number | null;
  readonly log?: string;
  readonly sequence: number;
  readonly length: number;
  readonly ordinal?: number;
}

const nameOf = (index: number): SegmentId =>
  `segment-${String(index).padStart(6, '0')}` as SegmentId;

const segmentOf = (shape: Shape, index: number): Segment =>
  ({
    id: nameOf(index),
    header: {
      log: (shape.log ?? 'log') as LogId,
      signer: 'signer',
      previous: shape.before === null ? null : nameOf(shape.before),
      firstSequence: shape.sequence,
      lastSequence: shape.sequence + shape.length - 1,
      firstOrdinal: shape.ordinal ?? shape.sequence,
      operations: shape.length,
    },
  }) as Segment;

const mapOf = (shapes: readonly Shape[]): ReadonlyMap<SegmentId, Segment> =>
  new Map(shapes.map((shape, index) => [nameOf(index), segmentOf(shape, index)]));

/** Segments that name any earlier one, or one that is not here, with numbers that may be wrong. */
const shapes = fc
  .array(
    fc.record({
      before: fc.option(fc.nat(40)),
      log: fc.constantFrom('one', 'two'),
      sequence: fc.nat(12),
      length: fc.integer({ min: 1, max: 4 }),
      ordinal: fc.nat(12),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map((each, index) => ({
      ...each,
      before: each.before === null ? null : each.before < index ? each.before : each.before + 100,
    })),
  );

/** The chain, step by step. */
function stepBack(from: Segment, ordinal: number, segments: ReadonlyMap<SegmentId, Segment>) {
  let at: Segment | undefined = from;
  while (at !== undefined && at.header.firstOrdinal > ordinal) {
    const before: Segment | undefined =
      at.header.previous === null ? undefined : segments.get(at.header.previous);
    at = before?.header.log === at.header.log ? before : undefined;
  }
  return at?.id ?? null;
}

/** Runs within a second, and a busy machine is given ten, where a step for every pair would take half a minute. */
const swiftly = <T>(act: () => T): T => {
  const start = performance.now();
  const result = act();
  expect(performance.now() - start).toBeLessThan(10_000);
  return result;
};

const line = (count: number): readonly Shape[] =>
  Array.from({ length: count }, (_, index) => ({
    before: index === 0 ? null : index - 1,
    sequence: index,
    length: 1,
  }));

describe('the way back along a log', () => {
  it('is the same in long steps as in short ones', () => {
    fc.assert(
      fc.property(shapes, fc.nat(14), (all, ordinal) => {
        const segments = mapOf(all);
        for (const segment of segments.values())
          expect(segmentBack(segment, ordinal, segments)).toBe(
            stepBack(segment, ordinal, segments),
          );
      }),
    );
  });

  it('reaches what the names of segments before lead to, and nothing else', () => {
    fc.assert(
      fc.property(shapes, (all) => {
        const segments = mapOf(all);
        const reaches = ancestry(segments);
        for (const segment of segments.values()) {
          const chain = new Set<SegmentId>([segment.id]);
          let at = segment.header.previous;
          while (at !== null) {
            chain.add(at);
            at = segments.get(at)?.header.previous ?? null;
          }
          const names = Array.from({ length: 145 }, (_, index) => nameOf(index));
          expect(names.filter((name) => reaches(segment.id, name))).toEqual(
            names.filter((name) => chain.has(name)),
          );
        }
      }),
    );
  });

  it('is found again once a missing segment has arrived', () => {
    const all = line(3);
    const whole = new Map(mapOf(all));
    const middle = whole.get(nameOf(1));
    const last = whole.get(nameOf(2));
    whole.delete(nameOf(1));
    expect(last && segmentBack(last, 0, whole)).toBeNull();
    if (middle !== undefined) whole.set(middle.id, middle);
    expect(last && segmentBack(last, 0, whole)).toBe(nameOf(0));
  });
});

describe('a long way back', () => {
  /** A line of segments that counts how often anybody looks at one of them. */
  const counted = (shapesOfLine: readonly Shape[]) => {
    const looks = { count: 0 };
    const segments = new Map(
      [...mapOf(shapesOfLine)].map(([id, { header }]): [SegmentId, Segment] => {
        const look = (): Segment['header'] => {
          looks.count += 1;
          return header;
        };
        return [id, Object.defineProperty({ id }, 'header', { get: look }) as Segment];
      }),
    );
    const looksFor = <T>(act: () => T): [T, number] => {
      looks.count = 0;
      return [act(), looks.count];
    };
    return { segments, looksFor };
  };

  it('is a few steps, wherever it leads, once every segment was looked at', () => {
    const { segments, looksFor } = counted(line(4000));
    const last = segments.get(nameOf(3999)) as Segment;
    const [home, first] = looksFor(() => segmentBack(last, 0, segments));
    expect(home).toBe(nameOf(0));
    expect(first).toBeLessThan(60_000);
    for (const ordinal of [0, 1, 2, 3, 64, 1000, 2047, 2048, 2049, 3000, 3997, 3998, 3999]) {
      const [found, looks] = looksFor(() => segmentBack(last, ordinal, segments));
      expect([ordinal, found]).toEqual([ordinal, nameOf(ordinal)]);
      expect(looks).toBeLessThan(100);
    }
  });

  it('is none at all to what the segment holds itself', () => {
    const { segments, looksFor } = counted(line(100));
    const last = segments.get(nameOf(99)) as Segment;
    expect(looksFor(() => segmentBack(last, 99, segments))).toEqual([nameOf(99), 1]);
    expect(looksFor(() => segmentBack(last, 500, segments))).toEqual([nameOf(99), 1]);
  });

  it('ends at each segment of a line, from each behind it', () => {
    const segments = mapOf(line(70));
    for (const [from, segment] of [...segments.values()].entries())
      for (let ordinal = 0; ordinal <= from; ordinal += 1)
        expect(segmentBack(segment, ordinal, segments)).toBe(nameOf(ordinal));
  });

  it('does not pass over a segment whose numbers fell back', () => {
    const fallen = line(60).map((shape, index) =>
      index === 20 ? { ...shape, ordinal: 3 } : { ...shape, ordinal: index + 10 },
    );
    const segments = mapOf(fallen);
    const last = segments.get(nameOf(59)) as Segment;
    for (const ordinal of [3, 4, 15, 29])
      expect(segmentBack(last, ordinal, segments)).toBe(nameOf(20));
    expect(segmentBack(last, 31, segments)).toBe(nameOf(21));
    expect(segmentBack(last, 2, segments)).toBeNull();
  });

  it('ends where segments name each other in a circle', () => {
    const circle = mapOf([
      { before: 1, sequence: 5, length: 1 },
      { before: 0, sequence: 6, length: 1 },
    ]);
    const [first] = circle.values();
    expect(first && segmentBack(first, 0, circle)).toBeNull();
    expect(ancestry(circle)(nameOf(0), nameOf(1))).toBe(false);
  });

  it('ends where another key or another log goes on', () => {
    const one = segmentOf({ before: null, sequence: 0, length: 1 }, 0);
    const next = segmentOf({ before: 0, sequence: 1, length: 1 }, 1);
    const among = (change: Partial<Segment['header']>) => {
      const other = { ...one, header: { ...one.header, ...change } } as Segment;
      return segmentBack(next, 0, new Map([other, next].map((each) => [each.id, each])));
    };
    expect(among({})).toBe(nameOf(0));
    expect(among({ log: 'other' as LogId })).toBeNull();
    expect(among({ signer: 'other' as Segment['header']['signer'] })).toBeNull();
  });
});

describe('what comes after what', () => {
  const tree = mapOf([
    { before: null, sequence: 0, length: 1 },
    { before: 0, sequence: 1, length: 1 },
    { before: 0, sequence: 1, length: 1 },
    { before: 1, sequence: 2, length: 1 },
    // Two that go on from one that is not here.
    { before: 50, sequence: 8, length: 1 },
    { before: 50, sequence: 8, length: 1 },
  ]);

  it('is told along each branch, through segments that are here or only named', () => {
    const reaches = ancestry(tree);
    const pairs: string[] = [];
    for (const later of [0, 1, 2, 3, 4, 5, 50, 7])
      for (const earlier of [0, 1, 2, 3, 4, 5, 50, 7])
        if (reaches(nameOf(later), nameOf(earlier))) pairs.push(`${later}>${earlier}`);
    expect(pairs.join(' ')).toBe('0>0 1>0 1>1 2>0 2>2 3>0 3>1 3>3 4>4 4>50 5>5 5>50 50>50');
  });
});

describe('forked logs', () => {
  it('are those in which two segments cannot stand in one line', () => {
    const besides = ({ header }: Segment, { header: other }: Segment): boolean =>
      other.previous === header.previous ||
      (other.firstSequence <= header.lastSequence && header.firstSequence <= other.lastSequence);
    fc.assert(
      fc.property(shapes, (all) => {
        const segments = mapOf(all);
        const found = new Set(
          forkedLogs(segments).flatMap(({ branches }) => branches.map(({ id }) => id)),
        );
        const rivals = [...segments.values()].filter((segment) =>
          [...segments.values()].some(
            (other) =>
              other !== segment &&
              other.header.log === segment.header.log &&
              besides(segment, other),
          ),
        );
        expect(rivals.filter(({ id }) => !found.has(id))).toEqual([]);
      }),
    );
  });
});

describe('many segments', () => {
  const size = 8000;

  it('of one log are gone through in time', () => {
    const segments = mapOf(line(size));
    expect(swiftly(() => forkedLogs(segments))).toEqual([]);
    const back = swiftly(() =>
      [...segments.values()].map((segment) => segmentBack(segment, 0, segments)),
    );
    expect(new Set(back)).toEqual(new Set([nameOf(0)]));
    const [vector] = swiftly(() => versionVector([...segments.values()]));
    expect(vector?.heads).toEqual([{ head: nameOf(size - 1), sequence: size - 1 }]);
  });

  it('of one forked log are ordered in time', () => {
    const shapesOfFork = [...line(size), { before: 0, sequence: 1, length: 1 }];
    const segments = mapOf(shapesOfFork);
    const forks = swiftly(() => forkedLogs(segments));
    expect(forks[0]?.branches).toHaveLength(2);
    const at = (index: number): Operation =>
      ({
        id: `${nameOf(index)}.${index}` as OperationId,
        log: 'log',
        signer: 'signer',
        ordinal: index,
      }) as Operation;
    const follows = logOrder(segments, forks);
    const later = Array.from({ length: size - 1 }, (_, index) => at(index + 1));
    const branch = at(size);
    swiftly(() => {
      expect(later.every((each) => follows(each, at(0)))).toBe(true);
      expect(later.some((each) => follows(each, branch))).toBe(false);
    });
  });

  it('that all branch off the same one are gone through in time', () => {
    const fan = Array.from({ length: size }, (_, index) => ({
      before: index === 0 ? null : 0,
      sequence: Math.min(1, index),
      length: 1,
    }));
    expect(swiftly(() => forkedLogs(mapOf(fan)))[0]?.branches).toHaveLength(size - 1);
  });

  it('of as many logs are gone through in time', () => {
    const logs = Array.from({ length: size }, (_, index) => ({
      before: null,
      log: `log-${String(index).padStart(5, '0')}`,
      sequence: 0,
      length: 1,
    }));
    const segments = mapOf(logs);
    expect(swiftly(() => forkedLogs(segments))).toEqual([]);
    expect(swiftly(() => versionVector([...segments.values()]))).toHaveLength(size);
  });
});
