import { describe, expect, it, vi } from 'vitest';

import { err, ok } from '../../shared/basics/result.ts';
import type { MailboxStore } from '../../shared/exchange/mailbox-store.ts';
import { nameOfObject } from '../../shared/exchange/object.ts';
import { faultyStore, SharedPlace } from './faulty-store.ts';
import { desk, folder, insiderOf, mailbox, region, server, sorted } from './one-mailbox.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('a store that lies', () => {
  const lying = (place: SharedPlace, lies: Partial<MailboxStore>): MailboxStore => ({
    ...faultyStore(place, server),
    ...lies,
  });

  it('lists files that are not there by the thousand, and is asked for few of them', async () => {
    const names = Array.from({ length: 20_000 }, (_, at) => ({
      name: at.toString(16).padStart(64, '0'),
      size: 1000,
    }));
    for (const how of [server, folder]) {
      const store = { ...lying(new SharedPlace(), { list: async () => ok(names) }), ...how };
      const report = await desk(2).exchange(store, { lookThrough: true });
      expect(report.stopped).toBeNull();
      expect(report.requests).toBeLessThan(300);
      expect(JSON.stringify(report.memory).length).toBeLessThan(50_000);
    }
    const more = Array.from({ length: 250_001 }, () => ({ name: 'a', size: 1 }));
    const endless = { ...lying(new SharedPlace(), { list: async () => ok(more) }), ...folder };
    expect(await desk(3).exchange(endless)).toMatchObject({
      requests: 1,
      stopped: { type: 'ExchangeUnexpected', status: 413 },
    });
  });

  it('cannot be listed, and is used by its index all the same', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const tooMany = async () => err({ type: 'ExchangeUnexpected', status: 413 } as const);
    const report = await other.exchange(lying(place, { list: tooMany }), { lookThrough: true });
    expect(report.stopped).toBeNull();
    expect(sorted(other.words)).toEqual(['a']);
    const list = async () => err({ type: 'ExchangeDenied' } as const);
    expect((await desk(3).exchange(lying(place, { list }))).stopped).toBeNull();
    expect((await desk(4).exchange({ ...lying(place, { list }), lists: true })).stopped).toEqual({
      type: 'ExchangeDenied',
    });
  });

  it('answers everything alike, and is not taken to hold what was sent', async () => {
    const page = new TextEncoder().encode('<html>Sign in</html>');
    const portal: MailboxStore = {
      ...lying(new SharedPlace(), {}),
      read: async () => ok({ bytes: page, version: null }),
      write: async () => ok({ version: null, checked: true }),
    };
    const one = region('02', 1);
    one.words.add('a');
    expect((await one.exchange(portal)).stopped).toMatchObject({ type: 'ExchangeBusy' });
    const place = new SharedPlace();
    const other = desk(2);
    // The true place is found to lack it by whoever reads there, and then it is sent again.
    for (const each of [one, other, one, other])
      expect((await each.exchange(faultyStore(place, server))).stopped).toBeNull();
    expect(sorted(other.words)).toEqual(['a']);
  });

  it('names versions that nobody can ask about, and is read without', async () => {
    for (const version of ['', 'x'.repeat(5000)]) {
      const place = new SharedPlace();
      const [one, other] = [region('02', 1), desk(2)];
      const honest = faultyStore(place, server);
      const store = lying(place, {
        read: async (name, how) => {
          expect(how?.known).toBeUndefined();
          const found = await honest.read(name, how);
          return found.ok && typeof found.value === 'object' && found.value !== null
            ? ok({ ...found.value, version })
            : found;
        },
        write: async (name, bytes, when) => {
          const written = await honest.write(name, bytes, when);
          return written.ok && written.value !== 'refused'
            ? ok({ ...written.value, version })
            : written;
        },
      });
      for (const word of ['a', 'b']) {
        one.words.add(word);
        expect((await one.exchange(store)).stopped).toBeNull();
        await other.exchange(store);
      }
      expect(sorted(other.words)).toEqual(['a', 'b']);
    }
  });

  it('leaves names out of its lists, and nothing is sent twice for that', async () => {
    const place = new SharedPlace();
    const one = desk(1);
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const list = async () => ok([]);
    const report = await one.exchange(lying(place, { list }), { lookThrough: true });
    expect(report).toMatchObject({ stopped: null, told: { lost: 0 }, sent: { objects: 0 } });
  });

  it('gives other bytes under every name, ten gigabytes of them, or an earlier index', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const early = place.files.get(mailbox.keys.indexName) ?? new Uint8Array();
    one.words.add('b');
    await one.exchange(faultyStore(place, server));
    const honest = faultyStore(place, server);
    const lies: readonly MailboxStore['read'][] = [
      async () => ok({ bytes: early, version: '1' }),
      async (name, how) =>
        name === mailbox.keys.indexName
          ? honest.read(name, how)
          : err({ type: 'ExchangeUnexpected', status: 413 }),
      async (name, how) =>
        name === mailbox.keys.indexName
          ? ok({ bytes: early, version: nameOfObject(early) })
          : honest.read(name, how),
    ];
    for (const read of lies) {
      const report = await other.exchange(lying(place, { read }));
      expect([undefined, 'ExchangeBusy']).toContain(report.stopped?.type);
      expect(report.requests).toBeLessThan(30);
    }
    await other.exchange(honest);
    expect(sorted(other.words)).toEqual(['a', 'b']);
  });

  it('sets its index back, and every lane of it is put back at once', async () => {
    const place = new SharedPlace();
    const senders = Array.from({ length: 12 }, (_, at) => region(`${at}`, at + 1));
    for (const [at, each] of senders.entries()) {
      each.words.add(`word ${at}`);
      await each.exchange(faultyStore(place, server));
    }
    const one = desk(20);
    await one.exchange(faultyStore(place, server));
    place.files.delete(mailbox.keys.indexName);
    const report = await one.exchange(faultyStore(place, server));
    expect(report).toMatchObject({ stopped: null, told: { lost: 0 } });
    expect(report.requests).toBeLessThan(10);
    expect(await insiderOf(place).lanes()).toHaveLength(12);
  });

  it('was emptied, and whoever has something brings all of it again', async () => {
    for (const how of [server, folder]) {
      const place = new SharedPlace();
      const [one, other, late] = [desk(1), desk(2), desk(3)];
      for (const each of [one, other]) {
        each.words.add(each === one ? 'a' : 'b');
        await each.exchange(faultyStore(place, how));
      }
      await one.exchange(faultyStore(place, how));
      place.files.clear();
      expect((await one.exchange(faultyStore(place, how))).told.lost).toBe(2);
      await late.exchange(faultyStore(place, how));
      expect(sorted(late.words)).toEqual(['a', 'b']);
    }
  });
});
