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
          for (let index = 0; index < 145; index += 1)
            expect(reaches(segment.id, nameOf(index))).toBe(chain.has(nameOf(index)));
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
    swiftly(() => {
      for (let index = 1; index < size; index += 1) {
        expect(follows(at(index), at(0))).toBe(true);
        expect(follows(at(index), at(size))).toBe(false);
      }
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
