import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { concatBytes, utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { Milli } from '../../shared/basics/points.ts';
import { fromBase45, toBase45 } from '../../shared/bundle/base45.ts';
import { openTransfer, readCodes, writeCodes } from '../../shared/bundle/codes.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';
import { handInSheet, setScore } from '../../shared/scoring/score-operations.ts';
import {
  buildContest,
  ed25519,
  seedOf,
  type TestContest,
  TestInstallation,
} from '../builders/contest-builder.ts';
import { fewCases } from '../builders/few-cases.ts';

// Thousands of readings, on a machine that may be busy with more.
vi.setConfig({ testTimeout: 60_000 });

let world: TestContest;

const criteria = ['novelty', 'effect', 'economy', 'team', 'scale', 'risk'];

/** Bytes that cannot be packed any smaller. */
function noise(length: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

/** An evening of a juror: sheets of six scores between 4 and 10, each sheet a commit and handed in by another. */
async function evening(sheets: number): Promise<Uint8Array[]> {
  const juror = new TestInstallation(world.contest, await ed25519.keyFromSeed(seedOf(40)), 40);
  const points = noise(sheets * criteria.length);
  const commits = Array.from({ length: sheets }, (_, sheet) => {
    const ref = { stage: 'written', submission: String(1000 + sheet), juror: 'j1' };
    const first = sheet * (criteria.length + 1);
    const scores = Object.fromEntries(criteria.map((criterion, at) => [criterion, first + at]));
    return [
      criteria.map((criterion, at) => {
        const steps = (points[sheet * criteria.length + at] ?? 0) % 13;
        return setScore(ref, criterion, (4000 + 500 * steps) as Milli);
      }),
      [handInSheet(ref, { scores, comments: {}, salt: noise(16, sheet + 2) })],
    ];
  });
  await juror.seal(...commits.flat());
  return juror.segments.map(({ bytes }) => bytes);
}

const codesOf = (segments: readonly Uint8Array[]): readonly string[] => {
  const codes = writeCodes(segments);
  if (codes === null) throw new Error('too much for codes');
  return codes;
};

beforeAll(async () => {
  world = await buildContest();
});

describe('Base45', () => {
  it('is what RFC 9285 says', () => {
    expect(toBase45(utf8ToBytes('AB'))).toBe('BB8');
    expect(toBase45(utf8ToBytes('Hello!!'))).toBe('%69 VD92EX0');
    expect(toBase45(utf8ToBytes('base-45'))).toBe('UJCLQE7W581');
    expect(fromBase45('QED8WEX0')).toEqual(utf8ToBytes('ietf!'));
  });

  it('comes back, and no other text does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const text = toBase45(bytes);
        expect(fromBase45(text)).toEqual(bytes);
        expect(text).toMatch(/^[0-9A-Z $%*+\-./:]*$/);
      }),
    );
    const wrongLetters = ['bb8', 'bB8', 'Bb8', 'BBb', 'bB', 'Bb', 'BB8é', 'B\n8'];
    for (const wrong of ['GGW', ':::', '::', 'V5', '0', 'A', 'BB80', 'BB8A', ...wrongLetters])
      expect(fromBase45(wrong), wrong).toBeNull();
    expect(fromBase45('FGW')).toEqual(Uint8Array.of(255, 255));
    expect(fromBase45('U5')).toEqual(Uint8Array.of(255));
  });
});

describe('codes of a hand-over', () => {
  it('are one for 60 values and at most three for 360', async () => {
    const [small, large] = [codesOf(await evening(10)), codesOf(await evening(60))];
    expect(small).toHaveLength(1);
    expect(large.length).toBeLessThanOrEqual(3);
    for (const code of [...small, ...large]) {
      // What version 32 of a QR code holds in alphanumeric mode at the lowest correction.
      expect(code.length).toBeLessThan(2840);
      expect(code).toMatch(/^QZ1\/[0-9A-F]{16}\/\d+-\d+\/[0-9A-Z $%*+\-./:]+$/);
    }
  });

  it('are of one size, and as many as it takes', () => {
    for (const [length, count] of [
      [1700, 1],
      [1900, 2],
      [9500, 6],
    ] as const) {
      const codes = codesOf([noise(length)]);
      expect(codes).toHaveLength(count);
      const lengths = codes.map((code) => code.length);
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(3 * count + 3);
    }
  });

  it('are refused where more than 99 would be needed', () => {
    expect(codesOf([noise(177_000)])).toHaveLength(99);
    expect(writeCodes([noise(180_000)])).toBeNull();
  });

  it('come together in any order, repeated, and mixed with others’ and with strange ones', async () => {
    const segments = await evening(120);
    const [mine, theirs] = [codesOf(segments), codesOf(await evening(100))];
    expect(mine.length).toBeGreaterThan(2);
    const strange = ['https://example.kz', 'QZ2/later', `${mine[0] ?? ''}0`];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...mine, ...mine, ...theirs.slice(1), ...strange], {
          minLength: 2 * mine.length + theirs.length + 2,
        }),
        (texts) => {
          const read = readCodes(texts);
          const whole = read.transfers.find(({ state }) => state.status === 'whole');
          expect(whole?.held).toEqual(mine.map((_, index) => index + 1));
          expect(read.transfers).toContainEqual(
            expect.objectContaining({
              of: theirs.length,
              held: theirs.slice(1).map((_, index) => index + 2),
              state: { status: 'waiting', missing: [1] },
            }),
          );
          expect(read.refused.map(({ text }) => text).toSorted()).toEqual(strange.toSorted());
        },
      ),
      { numRuns: 20 },
    );
    const { transfers } = readCodes(mine.toReversed());
    const [transfer] = transfers;
    if (transfer?.state.status !== 'whole') throw new Error('whole');
    const opened = await openTransfer(transfer.state.bytes, ed25519.verify);
    expect(opened.ok && opened.value.contest).toBe(world.contest);
    expect(opened.ok && opened.value.segments.map(({ bytes }) => bytes)).toEqual(segments);
  });

  it('say which are missing', async () => {
    const codes = codesOf(await evening(120));
    const [transfer] = readCodes(codes.slice(1, 2)).transfers;
    expect(transfer).toMatchObject({
      of: codes.length,
      held: [2],
      state: { status: 'waiting', missing: [1, ...codes.slice(2).map((_, index) => index + 3)] },
    });
    expect(readCodes([])).toEqual({ transfers: [], refused: [] });
  });
});

describe('a wrong code', () => {
  it('is named: something else, later, misread', async () => {
    const [code = ''] = codesOf(await evening(10));
    const refusal = (text: string) => readCodes([text]).refused[0]?.error.type;
    expect(refusal(code)).toBeUndefined();
    expect(refusal('WIFI:S:x;;')).toBe('CodeUnknown');
    expect(refusal('WIFI:S:QZ2/x;;')).toBe('CodeUnknown');
    expect(refusal('')).toBe('CodeUnknown');
    expect(refusal(code.toLowerCase())).toBe('CodeUnknown');
    expect(refusal(code.replace('QZ1', 'QZ2'))).toBe('CodesTooNew');
    for (const wrong of [
      code.replace('/1-1/', '/2-1/'),
      code.replace('/1-1/', '/0-1/'),
      code.replace('/1-1/', '/1-100/'),
      code.replace(/\/[0-9A-F]{16}\//, '/abc/'),
      code.slice(0, 24),
      code.slice(0, -1),
      code.slice(0, -3),
      'QZ1/',
      `QZ1/${'A'.repeat(16)}/1-1/${toBase45(new Uint8Array(4))}`,
    ])
      expect(refusal(wrong), wrong.slice(0, 40)).toBe('CodeDamaged');
  });

  it('is refused for every changed letter of its content', async () => {
    const [code = ''] = codesOf(await evening(2));
    const start = code.indexOf('/1-1/') + 5;
    for (let at = start; at < code.length; at += fewCases ? 7 : 1) {
      const other = code[at] === 'A' ? 'B' : 'A';
      const { transfers } = readCodes([`${code.slice(0, at)}${other}${code.slice(at + 1)}`]);
      expect(transfers, `letter ${at}`).toEqual([]);
    }
  });

  it('does not pass under the name of another hand-over', async () => {
    const [mine = '', theirs = ''] = [...codesOf(await evening(3)), ...codesOf(await evening(4))];
    const id = (code: string) => code.split('/')[1] ?? '';
    const renamed = theirs.replace(id(theirs), id(mine));
    expect(readCodes([renamed]).transfers[0]?.state).toEqual({ status: 'damaged' });
    for (const texts of [
      [mine, renamed],
      [renamed, mine],
    ])
      expect(readCodes(texts).transfers.map(({ state }) => state.status)).toEqual(['damaged']);
  });
});

describe('what codes carried', () => {
  const open = (bytes: Uint8Array) => openTransfer(bytes, ed25519.verify);
  const packed = (content: Uint8Array): Uint8Array =>
    concatBytes(utf8ToBytes('QZT1'), deflateRawSync(content));
  const damaged = { ok: false, error: { type: 'CodesDamaged' } };

  it('opens as a list of segments, and as nothing else', async () => {
    const [segment = new Uint8Array()] = await evening(1);
    expect((await open(packed(encodeValue([segment, segment])))).ok).toBe(true);
    for (const content of [[], {}, null, 7, ['x'], [[segment]], segment])
      expect(await open(packed(encodeValue(content)))).toEqual(damaged);
    expect(await open(packed(new Uint8Array()))).toEqual(damaged);
    expect(await open(packed(concatBytes(encodeValue([segment]), Uint8Array.of(0))))).toEqual(
      damaged,
    );
    expect(await open(utf8ToBytes('QZT2'))).toEqual({ ok: false, error: { type: 'CodesTooNew' } });
    for (const bytes of ['', 'QZ', 'PK\u0003\u0004', 'QZT1'])
      expect(await open(utf8ToBytes(bytes)), bytes).toEqual(damaged);
    expect(await open(utf8ToBytes('QZT'))).toEqual({ ok: false, error: { type: 'CodesTooNew' } });
  });

  it('holds a list of a megabyte, and not a byte more', async () => {
    const limit = 1024 * 1024;
    const listOf = (length: number) => encodeValue([new Uint8Array(length - 6)]);
    expect([listOf(limit).length, listOf(limit + 1).length]).toEqual([limit, limit + 1]);
    // What is in the list is no segment; but it was looked at.
    expect(await open(packed(listOf(limit)))).toEqual({
      ok: false,
      error: { type: 'SegmentDamaged' },
    });
    expect(await open(packed(listOf(limit + 1)))).toEqual(damaged);
  });

  it('holds a list of more where that is four times its packed size at most, as one large segment is', async () => {
    const large = encodeValue([noise(3 * 1024 * 1024)]);
    expect(await open(packed(large))).toEqual({ ok: false, error: { type: 'SegmentDamaged' } });
    const half = encodeValue([concatBytes(noise(512 * 1024), new Uint8Array(4 * 1024 * 1024))]);
    expect(await open(packed(half))).toEqual(damaged);
  });

  it('is packed in a form that ends, and has nothing broken behind the list', async () => {
    const [segment = new Uint8Array()] = await evening(1);
    /** A block of DEFLATE that holds the bytes as they are (RFC 1951, 3.2.4). */
    const block = (bytes: Uint8Array, last: 0 | 1): Uint8Array => {
      const [low, high] = [bytes.length & 255, bytes.length >> 8];
      return concatBytes(Uint8Array.of(last, low, high, low ^ 255, high ^ 255), bytes);
    };
    const transfer = (...parts: Uint8Array[]) => concatBytes(utf8ToBytes('QZT1'), ...parts);
    const [list, nothing] = [encodeValue([segment]), new Uint8Array()];
    const begun = block(list, 0);
    expect(begun.length).toBeLessThan(1024);
    expect(await open(transfer(block(list, 1)))).toMatchObject({ ok: true });
    expect(await open(transfer(begun, block(nothing, 1)))).toMatchObject({ ok: true });
    expect(await open(transfer(begun))).toEqual(damaged);
    const filled = [begun, ...Array<Uint8Array>(250).fill(block(nothing, 0))];
    expect(await open(transfer(...filled, block(nothing, 1)))).toMatchObject({ ok: true });
    // A block of the kind that is none.
    expect(await open(transfer(...filled, Uint8Array.of(7)))).toEqual(damaged);
  });

  it('is refused with a segment changed, cut off, or of another contest', async () => {
    const [segment = new Uint8Array()] = await evening(1);
    const transfer = packed(encodeValue([segment]));
    for (let at = 4; at < transfer.length; at += fewCases ? 29 : 3) {
      const changed = transfer.map((byte, index) => (index === at ? byte ^ 0x10 : byte));
      const opened = await open(changed);
      const held = opened.ok ? opened.value.segments.map(({ bytes }) => bytes) : [segment];
      expect(held, `changed at ${at}`).toEqual([segment]);
      expect((await open(transfer.subarray(0, at))).ok, `cut at ${at}`).toBe(false);
    }
    const forged = segment.map((byte, index) => (index === 200 ? byte ^ 1 : byte));
    expect(await open(packed(encodeValue([segment, forged])))).toMatchObject({
      error: { type: expect.stringMatching(/^Segment/) as string },
    });
    const elsewhere = new TestInstallation(
      `${'A'.repeat(42)}E` as ContestId,
      await ed25519.keyFromSeed(seedOf(41)),
      41,
    );
    await elsewhere.seal([{ kind: 'x.y', key: 'x', value: 1 }]);
    const strange = elsewhere.segments[0]?.bytes ?? segment;
    expect(await open(packed(encodeValue([segment, strange])))).toEqual(damaged);
    expect((await open(packed(encodeValue([strange])))).ok).toBe(true);
  });

  it('is no bomb: beyond a megabyte nothing is unpacked', async () => {
    const bombs = [
      new Uint8Array(1024 * 1024),
      new Uint8Array(fewCases ? 3_000_000 : 300_000_000),
    ].map((content, index) => packed(index === 0 ? encodeValue([content]) : content));
    const started = performance.now();
    for (const bomb of bombs) expect(await open(bomb)).toEqual(damaged);
    expect(performance.now() - started).toBeLessThan(5000);
  }, 30_000);
});
