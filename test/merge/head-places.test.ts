import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { packIntegers } from '../../shared/log/columns.ts';
import type { LogId, Operation, SegmentId } from '../../shared/log/operation.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { emptyLog, sealSegment, type Segment } from '../../shared/log/segment.ts';
import { HeadPlaces } from '../../shared/merge/folded-heads.ts';
import { contestIdOf } from '../../shared/trust/founding.ts';
import { draftOf, ed25519 } from '../builders/contest-builder.ts';

let segment: Segment;
let operations: readonly Operation[];
const size = 300;
const first = 100_000;

beforeAll(async () => {
  const key = await ed25519.keyFromSeed(new Uint8Array(32).fill(5));
  const commit = {
    author: 'j-01',
    wallClock: 0,
    operations: Array.from({ length: size }, (_, index) =>
      draftOf({ kind: 'meeting/note', key: `meeting/${index}`, value: index }),
    ),
  };
  const place = {
    contest: contestIdOf('a contest'),
    log: 'AAAAAAAAAAAAAAAAAAAAAA' as LogId,
    // As if more came before: the first ordinal takes several bytes.
    end: {
      ...emptyLog,
      nextSequence: 7,
      nextOrdinal: first,
      last: bytesToBase64url(new Uint8Array(32)) as SegmentId,
    },
  };
  segment = await sealSegment(place, [commit], key);
  operations = readOperations(new Map([[segment.id, segment]]));
});

describe('where heads are recorded', () => {
  it('is packed as the differences of the ordinals, whichever rows are heads', () => {
    fc.assert(
      fc.property(fc.subarray(Array.from({ length: size }, (_, index) => index)), (rows) => {
        const heads = new Map(
          rows.map((row) => [`k${row}`, operations.slice(row, row + 1)] as const),
        );
        const here = new HeadPlaces(heads, new Map([[segment.id, segment]]));
        const elsewhere = new HeadPlaces(heads);
        const ordinals = rows.toSorted((a, b) => a - b).map((row) => first + row);
        const packed = packIntegers(ordinals.map((each, at) => each - (ordinals[at - 1] ?? 0)));
        const expected = rows.length === 0 ? [] : [[segment.id, packed]];
        expect(here.packed()).toEqual(expected);
        expect(elsewhere.packed()).toEqual(expected);
        expect(here.sorted()).toEqual(rows.length === 0 ? [] : [[segment.id, ordinals]]);
        expect(elsewhere.sorted()).toEqual(here.sorted());
      }),
    );
  });

  it.each([63, 64, 65, 128, 255])('is packed alike %j rows apart', (apart) => {
    const heads = new Map([['k', [0, apart].flatMap((row) => operations[row] ?? [])]]);
    const packed = packIntegers([first, apart]);
    const here = new HeadPlaces(heads, new Map([[segment.id, segment]]));
    expect(here.packed()).toEqual([[segment.id, packed]]);
  });

  it('puts what no row of a segment is beside what its rows are, in the order of ordinals', () => {
    const [any] = operations;
    if (any === undefined) throw new Error('the segment has operations');
    const at = (ordinal: number): Operation => ({ ...any, ordinal });
    const ordinals = [first - 1, first, first + size - 1, first + size];
    const heads = new Map([['k', ordinals.toReversed().map(at)]]);
    const places = new HeadPlaces(heads, new Map([[segment.id, segment]]));
    expect(places.sorted()).toEqual([[segment.id, ordinals]]);
    const differences = ordinals.map((each, index) => each - (ordinals[index - 1] ?? 0));
    expect(places.packed()).toEqual([[segment.id, packIntegers(differences)]]);
  });

  it('lists homes by their names, and none without a head', () => {
    const [any] = operations;
    if (any === undefined) throw new Error('the segment has operations');
    const elsewhere = (home: string): Operation => ({
      ...any,
      ordinal: 2,
      id: `${home}.2` as Operation['id'],
    });
    const heads = new Map([['k', ['~b', '~a'].map(elsewhere)]]);
    const places = new HeadPlaces(heads, new Map([[segment.id, segment]]));
    places.rowsOf(segment);
    expect(places.sorted()).toEqual([
      ['~a', [2]],
      ['~b', [2]],
    ]);
  });
});
