import { constants, deflateRawSync } from 'node:zlib';

import { expect, it } from 'vitest';

import { concatBytes, equalBytes } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import { openBundle, writeBundle } from '../../shared/bundle/bundle.ts';
import { openTransfer, readCodes, writeCodes } from '../../shared/bundle/codes.ts';
import { encryptFile, openEncrypted, recipientOf } from '../../shared/bundle/encrypted-file.ts';
import { openSegment, type Segment } from '../../shared/log/segment.ts';
import { addSegments, type Archive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { ed25519, seedOf } from '../builders/contest-builder.ts';
import { craftSegment } from '../log/craft-segment.ts';
import { casesOf, countCases } from './count-cases.ts';
import { drawsFrom } from './mutate.ts';
import { type Mutant, mutantOf, type Originals } from './mutants.ts';
import { baseContest, RandomWorld } from './random-world.ts';

const secret = seedOf(77);

interface Bench {
  readonly originals: Originals;
  readonly archive: Archive;
  readonly before: string;
}

/** What counts and who is who: nothing that a stranger signs may change a letter of it. */
const whatCounts = (state: FoldedContest): string =>
  JSON.stringify([
    [...state.heads]
      .map(([key, heads]) => `${key} ${heads.map(({ id }) => id).join(' ')}`)
      .toSorted(),
    [...state.people.keys()].toSorted(),
    [...state.keys.values()].map(({ publicKey, person, role, state: how }) => [
      publicKey,
      person,
      role,
      how,
    ]),
    [...state.assignments],
    [...state.sheets.values()].map(({ scores, status, counted }) => [scores, status, counted]),
    state.forks.filter(({ person }) => person !== null).map(({ log }) => log),
  ]);

async function bench(): Promise<Bench> {
  const base = await baseContest();
  const world = new RandomWorld(base);
  const step = { place: 0, value: 7, clock: 0 };
  await world.play([
    { ...step, device: 1, what: 'score-both' },
    { ...step, device: 1, what: 'comment' },
    { ...step, device: 1, what: 'hand-in' },
    { ...step, device: 3, what: 'score', value: 2 },
  ]);
  const [, juror, , region] = world.devices;
  const held = [...present(juror, 'a juror').archive.segments.values()].filter(
    ({ header }) => header.log === juror?.log,
  );
  await present(juror, 'a juror').receive(world.segments);
  const own = [...held, ...world.segments.filter(({ header }) => header.log === region?.log)];
  const key = present(juror, 'a juror').key;
  const bundle = await writeBundle(
    {
      manifest: {
        kind: 'scores',
        contest: base.contest,
        title: { kk: 'Сынақ', ru: 'Проба', en: 'Trial' },
        demo: true,
        recipients: ['headquarters'],
        created: 0,
        sender: { log: present(juror, 'a juror').log, person: 'j1', name: 'J', role: 'juror' },
      },
      segments: own,
    },
    key,
  );
  const segments = own.map(({ bytes }) => bytes);
  const [carried] = readCodes(writeCodes(segments) ?? []).transfers;
  if (carried?.state.status !== 'whole') throw new Error('codes come to what they carry');
  const { archive } = present(juror, 'a juror');
  return {
    archive,
    before: whatCounts(foldContest(archive)),
    originals: {
      segments,
      bundle,
      encrypted: await encryptFile(bundle, [await recipientOf(secret)]),
      transfer: carried.state.bytes,
      owner: key,
      stranger: await ed25519.keyFromSeed(seedOf(99)),
    },
  };
}

/** Segments that a mutant was read as; null where it was refused. */
async function read({ target, bytes }: Mutant): Promise<readonly Segment[] | null> {
  if (target === 'segment') {
    const segment = await openSegment(bytes, ed25519.verify);
    return segment.ok ? [segment.value] : null;
  }
  if (target === 'codes') {
    const transfer = await openTransfer(bytes, ed25519.verify);
    return transfer.ok ? transfer.value.segments : null;
  }
  if (target === 'bundle') {
    const bundle = await openBundle(bytes, ed25519.verify);
    return bundle.ok ? bundle.value.segments : null;
  }
  const plain = await openEncrypted(bytes, [secret]);
  if (!plain.ok) return null;
  const bundle = await openBundle(plain.value, ed25519.verify);
  return bundle.ok ? bundle.value.segments : null;
}

const originalOf = (mutant: Mutant, { originals }: Bench): readonly Uint8Array[] =>
  mutant.target === 'segment'
    ? originals.segments
    : [mutant.target === 'codes' ? originals.transfer : originals[mutant.target]];

/** What a mutant achieved that it must not; null where it achieved nothing. */
async function harm(mutant: Mutant, made: Bench): Promise<string | null> {
  if (originalOf(mutant, made).some((bytes) => equalBytes(bytes, mutant.bytes))) return null;
  const segments = await read(mutant);
  if (segments === null) return null;
  const { archive, before, originals } = made;
  const changed = segments.filter(
    ({ bytes }) => !originals.segments.some((original) => equalBytes(original, bytes)),
  );
  // A stream that is packed otherwise and holds the very same signed segments says nothing new.
  if (mutant.authority === 'nobody' && mutant.target !== 'codes') return 'was accepted';
  if (mutant.authority === 'nobody') return changed.length > 0 ? 'was accepted' : null;
  const own = changed.filter(({ header }) => header.contest === archive.contest);
  const { archive: merged } = await addSegments(archive, own, ed25519.verify);
  const after = whatCounts(foldContest(merged));
  return mutant.authority === 'stranger' && after !== before ? 'changed what counts' : null;
}

it('accepts no mutant of a file, and is surprised by none', { timeout: 7_200_000 }, async () => {
  const made = await bench();
  const [mutants, seed] = [casesOf(1000, 100_000), Number(process.env['QAZYLAR_SEED'] ?? '2026')];
  const bad: string[] = [];
  const targets: Record<string, number> = {};
  for (let number = 0; number < mutants && bad.length < 5; number += 1) {
    const mutant = await mutantOf(made.originals, drawsFrom(seed * 1_000_003 + number));
    const name = `${mutant.target}, signed by ${mutant.authority}`;
    targets[name] = (targets[name] ?? 0) + 1;
    const outcome = await harm(mutant, made).catch((error: unknown) => `threw ${String(error)}`);
    if (outcome !== null) bad.push(`mutant ${number} (${mutant.how}, ${name}) ${outcome}`);
  }
  expect(bad).toEqual([]);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  countCases('mutants of files', mutants, `0 accepted, 0 unhandled, peak ${peak} MB`);
  for (const [name, count] of Object.entries(targets)) countCases(`  ${name}`, count, 'of these');
  expect(peak).toBeLessThan(300);
});

it('refuses a bomb of 300 KB for 300 MB at once, and says how long it took', async () => {
  // A megabyte of nothing, three hundred times, and an end.
  const { Z_SYNC_FLUSH } = constants;
  const megabyte = deflateRawSync(new Uint8Array(1024 * 1024), { finishFlush: Z_SYNC_FLUSH });
  const parts = Array.from({ length: 300 }, () => megabyte);
  const packed = concatBytes(...parts, deflateRawSync(new Uint8Array(0)));
  expect(packed.length).toBeLessThan(400 * 1024);
  const key = await ed25519.keyFromSeed(seedOf(5));
  const seconds: number[] = [];
  for (const size of [300 * 1024 * 1024, 30 * 1024 * 1024, 1000]) {
    const bomb = await craftSegment(key, { packed, header: { size } });
    const before = process.cpuUsage();
    expect((await openSegment(bomb, ed25519.verify)).ok).toBe(false);
    // Alone on a machine it is half a second of the processor's time; a busy one is given room.
    const { user, system } = process.cpuUsage(before);
    seconds.push((user + system) / 1e6);
  }
  process.stdout.write(
    `a bomb was refused in ${seconds.map((each) => each.toFixed(2)).join(', ')} s\n`,
  );
  expect(Math.max(...seconds)).toBeLessThan(8);
});
