import { describe, expect, it, vi } from 'vitest';

import { indexLimit } from '../../shared/exchange/mailbox-index.ts';
import { pieceLimit } from '../../shared/exchange/object.ts';
import { sealValue } from '../../shared/exchange/sealed-value.ts';
import { faultyStore, SharedPlace } from './faulty-store.ts';
import { lyingEnd } from './insider.ts';
import { desk, folder, hq, insiderOf, mailbox, region, server, sorted } from './one-mailbox.ts';

vi.setConfig({ testTimeout: 30_000 });

/** A text of so many pieces of a letter. */
const longText = (pieces: number): string => 'long '.repeat(((pieces - 0.5) * pieceLimit) / 5);

describe('somebody with a card who means no good', () => {
  it('keeps no letter back by an object that claims its place, whichever comes first', async () => {
    for (const forgedFirst of [true, false]) {
      const place = new SharedPlace();
      const [one, other] = [region('02', 1), desk(2)];
      one.words.add('a sheet');
      await one.exchange(faultyStore(place, server));
      const insider = insiderOf(place);
      const [honest] = await insider.objects(hq);
      if (honest === undefined) throw new Error('a letter was sent');
      if (!forgedFirst) await other.exchange(faultyStore(place, server));
      const head = await insider.lay(hq, { ...honest, bytes: new Uint8Array(100) });
      await insider.rewrite((lanes) => [
        ...(forgedFirst ? lanes : []),
        { ...lyingEnd(0), seq: honest.seq, head },
        ...(forgedFirst ? [] : lanes),
      ]);
      const report = await other.exchange(faultyStore(place, server));
      expect(sorted(other.words)).toEqual(['a sheet']);
      expect(report.refused.map(({ reason }) => reason)).toEqual(['LetterDamaged']);
      expect(other.keeper.objects.size).toBe(0);
    }
  });

  it('keeps no long letter back by pieces that claim places in it', async () => {
    for (const claimed of [0, 1, 2]) {
      const place = new SharedPlace();
      const [one, other] = [region('02', 1), desk(2)];
      one.words.add('long');
      one.ballast = longText(3);
      await one.exchange(faultyStore(place, folder));
      const insider = insiderOf(place);
      const honest = await insider.objects(hq);
      const path = (name: string): string => `${mailbox.keys.folderOf(hq)}/${name}`;
      const mid = honest[claimed];
      expect(honest).toHaveLength(3);
      if (mid === undefined) throw new Error('a letter of three pieces was sent');
      await insider.lay(hq, { ...mid, bytes: new Uint8Array(1000) });
      // The honest piece comes last of all.
      const late = place.files.get(path(mid.name));
      place.files.delete(path(mid.name));
      expect((await other.exchange(faultyStore(place, folder))).stopped).toBeNull();
      expect(other.words.size).toBe(0);
      if (late !== undefined) place.files.set(path(mid.name), late);
      await other.exchange(faultyStore(place, folder));
      expect(sorted(other.words)).toEqual(['long']);
      expect(other.ballast).toBe(one.ballast);
    }
  });

  it('hides no lane by naming it for another audience, or with an earlier end', async () => {
    for (const lie of ['audience', 'later', 'same'] as const) {
      const place = new SharedPlace();
      const [one, other] = [region('02', 1), desk(2)];
      one.words.add('a');
      await one.exchange(faultyStore(place, server));
      const insider = insiderOf(place);
      const [early] = await insider.lanes();
      if (early === undefined) throw new Error('an index names the lane');
      one.words.add('b');
      await one.exchange(faultyStore(place, server));
      await insider.rewrite((lanes) =>
        lanes.map((end) => ({
          ...end,
          ...(lie === 'audience' ? { audience: 'region/03' } : { head: early.head }),
          ...(lie === 'same' ? {} : { seq: Number.MAX_SAFE_INTEGER }),
        })),
      );
      // Whoever sent it sees to it.
      await one.exchange(faultyStore(place, server));
      await other.exchange(faultyStore(place, server));
      expect(sorted(other.words), lie).toEqual(['a', 'b']);
    }
  });

  it('fills the index with lanes that never were, and what is there comes at once', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    await other.exchange(faultyStore(place, server));
    const insider = insiderOf(place);
    for (let round = 0; round < 3; round += 1) {
      await insider.rewrite((lanes) => [
        ...lanes,
        ...Array.from({ length: 600 }, (_, at) => lyingEnd(round * 600 + at)),
      ]);
      one.words.add(`word ${round}`);
      await one.exchange(faultyStore(place, server));
      const report = await other.exchange(faultyStore(place, server));
      expect(report).toMatchObject({ stopped: null, waiting: 0, told: { indexDamaged: true } });
      expect(report.requests).toBeLessThan(20);
      expect(other.words).toContain(`word ${round}`);
      // Whoever looked took out of the index what leads nowhere.
      expect((await insider.lanes()).length).toBeLessThan(5);
    }
    for (const each of [one, other, one, other]) await each.exchange(faultyStore(place, server));
    const last = await other.exchange(faultyStore(place, server));
    expect(last).toMatchObject({ requests: 1, bytesIn: 0 });
    expect(JSON.stringify(other.keeper.memory).length).toBeLessThan(5000);
  });

  it('makes nobody write an index that others cannot read', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), region('03', 2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const insider = insiderOf(place);
    const [honest] = await insider.lanes();
    await insider.rewrite((lanes) => [
      ...Array.from({ length: 10_000 - lanes.length }, (_, at) => lyingEnd(at, 'region/x')),
      ...lanes,
    ]);
    other.words.add('b');
    await other.exchange(faultyStore(place, server));
    expect(place.files.get(mailbox.keys.indexName)?.length).toBeLessThanOrEqual(indexLimit);
    await one.exchange(faultyStore(place, server));
    const late = desk(3);
    const report = await late.exchange(faultyStore(place, server));
    expect(report.told.indexDamaged).toBe(false);
    expect(await insider.lanes()).toContainEqual(honest);
    // Headquarters knows that there is no such region, and nobody carries its lanes about for ever.
    expect((await insider.lanes()).length).toBeLessThan(5);
    expect(sorted(late.words)).toEqual(['a', 'b']);
  });

  it('stops nobody by an index of a later form, which is told and made anew', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    await other.exchange(faultyStore(place, server));
    const later = await sealValue({ v: 2, more: [] }, mailbox.keys);
    for (const word of ['b', 'c']) {
      one.words.add(word);
      await one.exchange(faultyStore(place, server));
      place.put(mailbox.keys.indexName, later);
      const { stopped, told } = await other.exchange(faultyStore(place, server));
      expect({ stopped, told }).toMatchObject({
        stopped: null,
        told: { indexTooNew: true, lost: 0 },
      });
      // What lies there comes, though nothing names it any more.
      expect(other.words).toContain(word);
    }
    await one.exchange(faultyStore(place, server));
    expect((await insiderOf(place).lanes()).map(({ seq }) => seq)).toContain(2);
    const { told } = await desk(3).exchange(faultyStore(place, server));
    expect(told).toMatchObject({ indexTooNew: false, indexDamaged: false });
  });

  it('takes no room for ever with pieces of letters that never become whole', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), desk(2)];
    const insider = insiderOf(place);
    for (let at = 0; at < 60; at += 1)
      await insider.lay(hq, {
        lane: 'ab'.repeat(16),
        seq: 2 ** 53 - 1 - at * 2,
        previous: null,
        part: 0,
        of: 2,
        file: 'cd'.repeat(32),
        bytes: new Uint8Array(1),
      });
    one.words.add('a');
    await one.exchange(faultyStore(place, folder));
    const report = await other.exchange(faultyStore(place, folder), { piecesAtRest: 20 });
    expect(report.stopped).toBeNull();
    expect(sorted(other.words)).toEqual(['a']);
    expect(other.keeper.objects.size).toBeLessThanOrEqual(20);
    expect(report.refused.length).toBeGreaterThan(0);
    expect(await other.exchange(faultyStore(place, folder))).toMatchObject({
      taken: { objects: 0 },
    });
  });

  it('lays letters of one audience for another one, which puts them aside', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), region('03', 2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const [object] = await insiderOf(place).objects(hq);
    if (object === undefined) throw new Error('a letter was sent');
    await insiderOf(place).lay('region/03', object);
    const report = await other.exchange(faultyStore(place, server), { lookThrough: true });
    expect(report).toMatchObject({ stopped: null, taken: { letters: 0 } });
    expect(report.refused.map(({ reason }) => reason)).toEqual(['BundleNotForThisKey']);
    expect(other.words.size).toBe(0);
  });
});
