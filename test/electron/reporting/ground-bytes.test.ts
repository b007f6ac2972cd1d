import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Ground, GroundEntry } from '../../../electron/reporting/ground.ts';
import {
  encodeEnrolled,
  encodeGround,
  type GroundQuestion,
  readGroundFor,
} from '../../../electron/reporting/ground-bytes.ts';
import { extendGround } from '../../../electron/reporting/ground-file.ts';
import type { OperationId, PublicKeyId, SegmentId } from '../../../shared/log/operation.ts';

const segment = 'S'.repeat(43) as SegmentId;

const entry = (key: string): GroundEntry => ({ segment, key, bytes: Buffer.from(`of ${key}`) });

/** Nobody asks for the second: a name that begins with another's. */
const panelOf = (id: string): readonly string[] => [`j${id}`, `j${id}x`];

/** A ground of so many applications and jurors; each has a key of its own. */
const groundOf = (submissions: number, people: number): Ground => {
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => `${at + 1}`);
  return {
    proven: new Set(numbers(people).map((id) => `${segment}.${id}` as OperationId)),
    signers: new Map(numbers(people).map((id) => [`K${id}` as PublicKeyId, `j${id}`])),
    always: [entry('contest'), entry('cut-off/written')],
    submissions: new Map(
      numbers(submissions).map((id) => [
        id,
        {
          facts: { admitted: Number(id) % 3 > 0, jurors: new Map([['written', panelOf(id)]]) },
          entries: [entry(`submission/${id}`), entry(`assignment/written/${id}`)],
        },
      ]),
    ),
    people: new Map(numbers(people).map((id) => [`j${id}`, [entry(`person/j${id}`)]])),
  };
};

const shown = ({ submissions, people, always }: Ground) => ({
  always: always.map(({ key }) => key),
  people: [...people]
    .map(([id, entries]) => [id, entries.map(({ key }) => key)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  submissions: [...submissions]
    .map(([id, { facts, entries }]) => [id, facts, entries?.map(({ key }) => key) ?? null] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
});

/** Entries are asked for of some applications alone. */
const isJudged = (number: number): boolean => number % 2 > 0;

const asked = (numbers: readonly number[]): GroundQuestion => ({
  submissions: new Map(
    numbers.map((number) => [`${number}`, new Set([`j${number}`, `j${number + 1}`])]),
  ),
  people: new Set(numbers.map((number) => `j${number}`)),
  signers: () => Promise.resolve(new Set(numbers.map((number) => `K${number + 1}` as PublicKeyId))),
  judged: new Set(numbers.filter(isJudged).map(String)),
});

it('reads of a ground what is asked for, and little else', async () => {
  const ground = groundOf(3000, 300);
  const { bytes, hash } = encodeGround(ground);
  let read = 0;
  const found = await readGroundFor(
    hash,
    (place, size) => {
      read += size;
      return Promise.resolve(Buffer.from(bytes.subarray(place, place + size)));
    },
    asked([7]),
  );
  expect(found === null ? null : shown(found)).toEqual({
    always: ['contest', 'cut-off/written'],
    people: [
      ['j7', ['person/j7']],
      ['j8', ['person/j8']],
    ],
    submissions: [
      [
        '7',
        { admitted: true, jurors: new Map([['written', ['j7']]]) },
        ['submission/7', 'assignment/written/7'],
      ],
    ],
  });
  expect(found?.proven).toEqual(ground.proven);
  expect(read).toBeLessThan(bytes.length / 4);
});

it('reads any part of any ground, or nothing where a byte of what is read was changed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(fc.nat(160), fc.nat(40), fc.array(fc.nat(170), { maxLength: 6 })),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async ([submissions, people, numbers], place, change) => {
        const ground = groundOf(submissions, people);
        const { bytes, hash } = encodeGround(ground);
        const read = async (from: Uint8Array) => {
          const found = await readGroundFor(
            hash,
            (at, size) => Promise.resolve(Buffer.from(from.subarray(at, at + size))),
            asked(numbers),
          );
          return found === null ? null : shown(found);
        };
        const whole = shown(ground);
        const wanted = (id: string) =>
          numbers.some((number) => id === `j${number}` || id === `j${number + 1}`);
        const expected = {
          always: whole.always,
          people: whole.people.filter(([id]) => wanted(id)),
          submissions: whole.submissions
            .filter(([id]) => numbers.includes(Number(id)))
            .map(([id, { admitted }, keys]) => {
              const facts = { admitted, jurors: new Map([['written', [`j${id}`]]]) };
              return [id, facts, isJudged(Number(id)) ? keys : null];
            }),
        };
        expect(await read(bytes)).toEqual(expected);
        const changed = Uint8Array.from(bytes);
        const at = place % bytes.length;
        changed[at] = (changed[at] ?? 0) ^ change;
        expect([null, expected]).toContainEqual(await read(changed));
        expect(await read(bytes.subarray(0, at))).toSatisfy(
          (found) => found === null || JSON.stringify(found) === JSON.stringify(expected),
        );
      },
    ),
    { numRuns: 40 },
  );
});

it('takes more keys of its people, and leaves everything else as it was', async () => {
  const ground = groundOf(300, 30);
  const encoded = encodeGround(ground);
  const before = { hash: encoded.hash, bytes: Buffer.from(encoded.bytes) };
  const signer = 'N'.repeat(43) as PublicKeyId;
  const enrolled = { person: 'j9', signer, entry: entry(`key/${signer}`), proven: null };
  const more = { ...enrolled, person: 'j10', proven: `${segment}.99` as OperationId };
  const after = await encodeEnrolled(before, [enrolled, more]);
  if (after === null) throw new Error('it was just written');
  const read = await readGroundFor(
    after.hash,
    (place, size) => Promise.resolve(Buffer.from(after.bytes.subarray(place, place + size))),
    asked([9, 10]),
  );
  expect(read?.people.get('j9')?.map(({ key }) => key)).toEqual(['person/j9', `key/${signer}`]);
  expect(read?.people.get('j10')?.map(({ key }) => key)).toEqual(['person/j10', `key/${signer}`]);
  expect(read?.signers.get(signer)).toBe('j10');
  expect(read?.proven.size).toBe(ground.proven.size + 1);
  expect(read?.always).toHaveLength(ground.always.length);
  expect(read?.submissions.get('9')?.entries).toHaveLength(2);
  const wrong = { ...before, hash: after.hash };
  expect(await encodeEnrolled(wrong, [enrolled])).toBeNull();
});

it('is not extended where its file is gone', async () => {
  const place = { folder: '/nowhere', exportId: '0'.repeat(32) };
  expect(await extendGround(place, '0'.repeat(64), [])).toBeNull();
});
