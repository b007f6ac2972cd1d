import fc from 'fast-check';
import { expect, it } from 'vitest';

import { openSegment } from '../../shared/log/segment.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import { ed25519, stateOf } from '../builders/contest-builder.ts';
import { holds } from './count-cases.ts';
import { CrashingWorld, happening } from './crashing-desks.ts';

it(
  'loses nothing that was called saved, and comes together, whichever write fails on whichever laptop',
  { timeout: 7_200_000 },
  async () => {
    const scripts = fc.array(happening, { minLength: 3, maxLength: 14 });
    const runs = { short: 8, long: 2000 };
    await holds(['desks with crashes between any two writes'], runs, scripts, async (script) => {
      const world = await CrashingWorld.of(script);
      for (const desk of world.desks) expect(await desk.missing()).toEqual([]);
      const offices = await world.exchange();
      const hashes = await Promise.all(offices.map(({ engine }) => engine.stateHash()));
      expect(new Set(hashes).size).toBe(1);

      const [office] = offices;
      const held = (await office?.stored())?.segments ?? [];
      const opened = await Promise.all(held.map(({ bytes }) => openSegment(bytes, ed25519.verify)));
      const segments = opened.flatMap((segment) => (segment.ok ? [segment.value] : []));
      const [first] = segments;
      if (first === undefined) throw new Error('headquarters holds segments');
      expect(stateHash(await stateOf(first.header.contest, segments))).toBe(hashes[0]);

      const ids = new Set<string>(held.map(({ id }) => id));
      for (const desk of world.desks) {
        expect(await desk.missing()).toEqual([]);
        const own = await desk.stored();
        expect(own.segments.filter(({ id }) => !ids.has(id)).map(({ id }) => id)).toEqual([]);
      }
    });
  },
);
