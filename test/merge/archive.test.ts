import { describe, expect, it } from 'vitest';

import { addBundle, addSegments, emptyArchive } from '../../shared/merge/archive.ts';
import { recuse } from '../../shared/scoring/score-operations.ts';
import { enrol } from '../../shared/trust/enrolment.ts';
import {
  buildContest,
  ed25519,
  idIn,
  seedOf,
  segmentsOf,
  TestInstallation,
} from '../builders/contest-builder.ts';

describe('an archive', () => {
  it('takes each segment once, and says what was new', async () => {
    const world = await buildContest();
    const all = segmentsOf(world);
    const [first, ...rest] = all;
    if (first === undefined) throw new Error('a segment');
    const count = (segments: typeof all) =>
      segments.reduce((sum, { header }) => sum + header.operations, 0);
    const one = await addSegments(emptyArchive(world.contest), [first], ed25519.verify);
    expect([one.newOperations, one.knownOperations]).toEqual([count([first]), 0]);
    const both = await addSegments(one.archive, all, ed25519.verify);
    expect(both.added).toEqual(rest);
    expect([both.newOperations, both.knownOperations]).toEqual([count(rest), count([first])]);
    expect(both.archive.segments.size).toBe(all.length);
    const enrolments = [...world.jurors, world.coordinator].map(({ segments }) =>
      idIn(segments[0]),
    );
    expect(both.archive.proven).toEqual(new Set(enrolments));
    const again = await addSegments(both.archive, all, async () => false);
    expect(again.archive).toEqual(both.archive);
    expect([again.added, again.newOperations, again.knownOperations]).toEqual([[], 0, count(all)]);
  });

  it('finds an enrolment wherever it stands in its segment', async () => {
    const world = await buildContest();
    const late = new TestInstallation(world.contest, await ed25519.keyFromSeed(seedOf(31)), 31);
    const place = { contest: world.contest, log: late.log, publicKey: late.publicKey };
    const sheet = { stage: 'written', submission: '1', juror: 'j1' };
    const claim = await enrol(place, 'j1', await ed25519.keyFromSeed(seedOf(11)));
    const sealed = await late.seal([recuse(sheet, 'kin'), claim]);
    const { archive } = await addSegments(emptyArchive(world.contest), [sealed], ed25519.verify);
    expect(archive.proven).toEqual(new Set([idIn(sealed, 1)]));
  });

  it('takes bundles of its own contest alone', async () => {
    const world = await buildContest();
    const bundle = (contest: string) =>
      ({ manifest: { contest }, segments: segmentsOf(world) }) as Parameters<typeof addBundle>[1];
    const empty = emptyArchive(world.contest);
    expect(await addBundle(empty, bundle('another'), ed25519.verify)).toEqual({
      ok: false,
      error: { type: 'BundleOtherContest' },
    });
    const added = await addBundle(empty, bundle(world.contest), ed25519.verify);
    expect(added.ok && added.value.added).toHaveLength(4);
  });
});
