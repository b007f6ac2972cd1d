import { beforeAll, describe, expect, test, vi } from 'vitest';

import { present } from '../../../shared/basics/assert.ts';
import { bytesToBase64url } from '../../../shared/basics/bytes.ts';
import { ok } from '../../../shared/basics/result.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { emptyMemory } from '../../../shared/exchange/memory.ts';
import { type MailboxCard, writeCard } from '../../../shared/exchange/card.ts';
import { RememberedRows } from '../../../shared/exchange/memory-rows.ts';
import type { ExchangePlace } from '../../../shared/exchange/place.ts';
import type { ContestId } from '../../../shared/log/operation.ts';
import type { ContestStore, StoreChange } from '../../../renderer/storage/contest-store.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { createMemoryDocuments } from '../../../renderer/storage/document-store.ts';
import { endOf } from '../../../renderer/storage/exchange-run.ts';
import { changesEntry, readEntry } from '../../../renderer/storage/journal-entry.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import { storeKeyOf } from '../../../renderer/storage/store-key.ts';
import { submissionOf } from '../../builders/contest-builder.ts';
import {
  foundOn,
  handIn,
  importInto,
  invite,
  join,
  passphrase,
  plainTrust,
  scoresOf,
  sheet,
  startDesk,
  valueOf,
} from './desks.ts';
import { TestPlace } from './exchange-place.ts';
import { stretchQuickly } from './passphrase-work.ts';

beforeAll(stretchQuickly);

const folder: ExchangePlace = { kind: 'folder', address: '/shared' };

function cardFor(cards: readonly NamedFile[], name: string): NamedFile {
  const card = cards.find((each) => each.name === name);
  if (card === undefined) throw new Error(`no card ${name}`);
  return card;
}

/** A laptop that can be opened again with what it has on its disk. */
interface Laptop {
  readonly store: ContestStore;
  readonly documents: ReturnType<typeof createMemoryDocuments>;
}
const newLaptop = (): Laptop => ({
  store: createMemoryStore(),
  documents: createMemoryDocuments(),
});

async function reopen({ store, documents }: Laptop, place: TestPlace): Promise<DeskEngine> {
  const desk = await startDesk(store, { documents, host: place.host });
  valueOf(await desk.unlock(passphrase));
  // The card is opened beside it.
  await expect.poll(() => desk.getSnapshot().exchange).not.toBeNull();
  return desk;
}

/** Headquarters and a coordinator who took a juror's sheet in, both with the card of one place. */
async function joined(place: TestPlace) {
  const [hqLaptop, laptop] = [newLaptop(), newLaptop()];
  const { host } = place;
  const hq = await startDesk(hqLaptop.store, { documents: hqLaptop.documents, host });
  await foundOn(hq, { ...plainTrust, encrypted: true });
  const coordinator = await startDesk(laptop.store, { documents: laptop.documents, host });
  const invitation = await invite(hq, 'c1');
  valueOf(await coordinator.openInvitation({ file: invitation, passphrase }));
  const juror = await join(await invite(hq, 'j1'));
  await handIn(juror, sheet('1'), 8);
  await importInto(coordinator, await scoresOf(juror));
  const cards = valueOf(await hq.makeCards({ place: folder, credentials: null }));
  expect(cards.map(({ name }) => name)).toEqual(['headquarters.qzx', 'region-KZ-10.qzx']);
  expect(valueOf(await coordinator.openCard(cardFor(cards, 'region-KZ-10.qzx')))).toEqual(folder);
  return { hq, hqLaptop, coordinator, laptop, juror, cards };
}

/** Lets the next exchange stand still when it lists the place, until it is released. */
function holdExchange({ exchange }: TestPlace) {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { list } = exchange;
  const listing = vi.spyOn(exchange, 'list').mockImplementationOnce(async (name) => {
    await held;
    return list(name);
  });
  const isHeld = async () => {
    await expect.poll(() => listing.mock.calls.length).toBe(1);
  };
  return { isHeld, release };
}

/** Headquarters whose exchange stands still until it is released, locked and opened again meanwhile. */
async function lockedInTheMiddle(place: TestPlace) {
  const { isHeld, release } = holdExchange(place);
  const hq = await startDesk(undefined, { host: place.host });
  await foundOn(hq, { ...plainTrust, encrypted: true });
  valueOf(await hq.makeCards({ place: folder, credentials: null }));
  const first = hq.exchangeNow();
  await isHeld();
  await hq.lock();
  valueOf(await hq.unlock(passphrase));
  await expect.poll(() => hq.getSnapshot().exchange).not.toBeNull();
  return { hq, first, release };
}

describe('an exchange', () => {
  test('brings a region to headquarters and headquarters’ receipt back', async () => {
    const place = new TestPlace();
    const { hq, coordinator } = await joined(place);
    expect(coordinator.getSnapshot().exchange).toMatchObject({ last: null, every: null });
    const sent = valueOf(await coordinator.exchangeNow());
    expect(sent.sent.objects).toBeGreaterThan(0);
    expect(sent.sent.bytes).toBeLessThan(50_000);
    expect(coordinator.getSnapshot().notHandedOver).toBe(0);
    const taken = valueOf(await hq.exchangeNow());
    expect(taken.taken.operations).toBeGreaterThan(0);
    expect(hq.getSnapshot().state?.sheets.get('written/1/j1')?.status).toBe('handed-in');
    expect(coordinator.getSnapshot().receipt).toBeNull();
    valueOf(await coordinator.exchangeNow());
    expect(coordinator.getSnapshot().receipt).toMatchObject({ sheets: 1 });
  });

  test('sends nothing a second time, and nothing in clear', async () => {
    const place = new TestPlace();
    const { hq, coordinator } = await joined(place);
    for (const desk of [coordinator, hq, coordinator]) valueOf(await desk.exchangeNow());
    const held = [...place.files.keys()];
    for (const desk of [coordinator, hq]) {
      const again = valueOf(await desk.exchangeNow());
      expect(again).toMatchObject({ sent: { objects: 0 }, taken: { objects: 0 } });
    }
    expect([...place.files.keys()]).toEqual(held);
    for (const [name, bytes] of place.files) {
      expect(name).toMatch(/^qz1\/[0-9a-f]{16}\/[0-9a-f]{64}$/);
      expect(Buffer.from(bytes).includes('KZ-10')).toBe(false);
    }
  });

  test('goes on where it was cut off and killed, however often, with the same result', async () => {
    const place = new TestPlace();
    const { hqLaptop, laptop } = await joined(place);
    let ends: readonly boolean[] = [false];
    for (let requests = 1; ends.includes(false); requests += 1) {
      const rounds: boolean[] = [];
      for (const each of [laptop, hqLaptop]) {
        place.left = requests;
        rounds.push((await (await reopen(each, place)).exchangeNow()).ok);
      }
      ends = rounds;
      expect(requests).toBeLessThan(30);
    }
    place.left = Number.POSITIVE_INFINITY;
    const [coordinator, hq] = [await reopen(laptop, place), await reopen(hqLaptop, place)];
    for (const desk of [hq, coordinator]) valueOf(await desk.exchangeNow());
    expect(hq.getSnapshot().state?.sheets.get('written/1/j1')?.status).toBe('handed-in');
    expect(coordinator.getSnapshot().receipt).toMatchObject({ sheets: 1 });
    expect(coordinator.getSnapshot().exchange).toMatchObject({ outbox: 0, refused: [] });
  }, 60_000);

  test('that finds no connection loses nothing, and is tried again by itself', async () => {
    const place = new TestPlace();
    const { coordinator } = await joined(place);
    valueOf(await coordinator.setExchange({ every: 15 }));
    place.failure = { type: 'ExchangeUnreachable' };
    const error = { type: 'ExchangeUnreachable' };
    expect(await coordinator.exchangeNow()).toEqual({ ok: false, error });
    const offline = coordinator.getSnapshot().exchange;
    expect(offline?.last?.error).toBe('ExchangeUnreachable');
    expect(offline?.again).toBeGreaterThan(offline?.last?.at ?? 0);
    place.failure = null;
    await expect
      .poll(async () => {
        await coordinator.tick();
        return coordinator.getSnapshot().exchange?.last?.error;
      })
      .toBeNull();
    expect(coordinator.getSnapshot().exchange?.again).toBeNull();
    expect(place.files.size).toBeGreaterThan(0);
  });

  test('whose host does not answer has failed, and takes nothing else along', async () => {
    const place = new TestPlace();
    const { host } = place;
    let answers = true;
    const open: typeof place.exchange.open = async (opening) => {
      if (!answers) throw new Error('the host did not answer');
      return place.exchange.open(opening);
    };
    const hq = await startDesk(undefined, {
      host: { ...host, exchange: { ...place.exchange, open } },
    });
    await foundOn(hq, { ...plainTrust, encrypted: true });
    valueOf(await hq.makeCards({ place: folder, credentials: null }));
    answers = false;
    expect(await hq.exchangeNow()).toEqual({ ok: false, error: { type: 'Unexpected' } });
    expect(hq.getSnapshot().exchange?.running).toBeNull();
    answers = true;
    valueOf(await hq.exchangeNow());
  });

  test('tells its person each thing that it noticed, and nothing else', () => {
    const counts = { requests: 0, bytesOut: 0, bytesIn: 0, objects: 0, bytes: 0, operations: 0 };
    const quiet = { copied: false, lost: 0, indexDamaged: false, indexTooNew: false, damaged: 0 };
    const noticesOf = (told: Partial<typeof quiet>): readonly string[] =>
      endOf(
        {
          ...counts,
          stopped: null,
          sent: counts,
          taken: { ...counts, letters: 0 },
          refused: [],
          waiting: 0,
          told: { ...quiet, ...told },
          memory: emptyMemory,
        },
        0,
      ).notices;
    expect(noticesOf({})).toEqual([]);
    expect(noticesOf({ copied: true })).toEqual(['copied']);
    expect(noticesOf({ lost: 1 })).toEqual(['older']);
    expect(noticesOf({ indexDamaged: true })).toEqual(['index']);
    expect(noticesOf({ indexTooNew: true })).toEqual(['newer']);
    expect(noticesOf({ damaged: 2 })).toEqual(['damaged']);
  });

  test('of a laptop that was copied goes on beside its twin', async () => {
    const place = new TestPlace();
    const { hq, coordinator, laptop } = await joined(place);
    valueOf(await coordinator.exchangeNow());
    const stored = await laptop.store.load();
    if (stored === null) throw new Error('a contest is stored');
    const { profile, facts, own, segments, exchange = null, mailbox = [] } = stored;
    const twin = newLaptop();
    await twin.store.apply([
      { type: 'create', profile, facts, ...(own === null ? {} : { own }) },
      { type: 'segments', segments, sealed: false },
      { type: 'exchange', exchange },
      { type: 'mailbox', put: mailbox, gone: [] },
    ]);
    valueOf(await coordinator.record([addSubmission(submissionOf('KZ-10-1', 'KZ-10'))]));
    valueOf(await coordinator.exchangeNow());
    const copy = await reopen(twin, place);
    valueOf(await copy.record([addSubmission(submissionOf('KZ-10-2', 'KZ-10'))]));
    valueOf(await copy.exchangeNow());
    valueOf(await hq.exchangeNow());
    // Both went on in one log: headquarters has both branches, and asks.
    expect(hq.getSnapshot().state?.counts.fork).toBe(1);
  });

  test('goes on from what an earlier version remembered in one piece', async () => {
    const place = new TestPlace();
    const { coordinator, laptop } = await joined(place);
    valueOf(await coordinator.exchangeNow());
    const stored = await laptop.store.load();
    if (stored?.exchange == null) throw new Error('an exchange is stored');
    const { profile, facts, own, segments, exchange, mailbox = [] } = stored;
    const { memory } = RememberedRows.of(mailbox);
    const before = { ...newLaptop(), documents: laptop.documents };
    await before.store.apply([
      { type: 'create', profile, facts, ...(own === null ? {} : { own }) },
      { type: 'segments', segments, sealed: false },
      { type: 'exchange', exchange: { ...exchange, memory } },
    ]);
    const again = await reopen(before, place);
    expect(valueOf(await again.exchangeNow())).toMatchObject({
      sent: { objects: 0 },
      taken: { objects: 0 },
    });
    const after = await before.store.load();
    expect(after?.exchange).not.toHaveProperty('memory');
    expect(RememberedRows.of(after?.mailbox ?? []).memory).toEqual(memory);
  });

  test('is told to older programs by the version of what holds it', async () => {
    const key = await storeKeyOf(new Uint8Array(32));
    const versionOf = async (change: StoreChange): Promise<unknown> => {
      const entry = readEntry(await changesEntry(key, [change]));
      return entry === null || entry === 'newer' ? entry : entry.clear.version;
    };
    expect(await versionOf({ type: 'own', own: { head: null, behind: false } })).toBe(1);
    expect(await versionOf({ type: 'mailbox', put: [], gone: [] })).toBe(2);
    expect(await versionOf({ type: 'exchange', exchange: null })).toBe(2);
  });

  test('is left without a trace, and goes on with the same card', async () => {
    const place = new TestPlace();
    const { hq, coordinator, laptop, cards } = await joined(place);
    valueOf(await coordinator.exchangeNow());
    const before = await laptop.documents.names();
    valueOf(await coordinator.record([addSubmission(submissionOf('KZ-10-1', 'KZ-10'))]));
    place.left = 2;
    expect(await coordinator.exchangeNow()).toMatchObject({ ok: false });
    expect(coordinator.getSnapshot().exchange?.outbox).toBeGreaterThan(0);
    expect((await laptop.documents.names()).length).toBeGreaterThan(before.length);
    place.left = Number.POSITIVE_INFINITY;
    valueOf(await coordinator.leaveExchange());
    expect(coordinator.getSnapshot().exchange).toBeNull();
    expect(await laptop.documents.names()).toEqual(before);
    const left = await laptop.store.load();
    expect(left).not.toHaveProperty('exchange');
    expect(left).not.toHaveProperty('mailbox');
    expect(await coordinator.exchangeNow()).toEqual({ ok: false, error: { type: 'ExchangeOff' } });
    valueOf(await hq.exchangeNow());
    valueOf(await coordinator.openCard(cardFor(cards, 'region-KZ-10.qzx')));
    valueOf(await coordinator.exchangeNow());
    expect(coordinator.getSnapshot().receipt).not.toBeNull();
  });

  test('begins neither without keys nor at a place that is none, and says which', async () => {
    const open = await startDesk(undefined, { host: new TestPlace().host });
    await foundOn(open);
    expect(await open.makeCards({ place: folder, credentials: null })).toEqual({
      ok: false,
      error: { type: 'ExchangeUnencrypted' },
    });
    const encrypted = await startDesk(undefined, { host: new TestPlace().host });
    await foundOn(encrypted, { ...plainTrust, encrypted: true });
    const place: ExchangePlace = { kind: 'webdav', address: 'cloud.example.kz' };
    expect(await encrypted.makeCards({ place, credentials: null })).toEqual({
      ok: false,
      error: { type: 'PlaceNotUnderstood' },
    });
    expect(encrypted.getSnapshot().exchange).toBeNull();
  });

  test('that was locked away in the middle keeps the next one waiting, and not from its end', async () => {
    const { hq, first, release } = await lockedInTheMiddle(new TestPlace());
    const second = hq.exchangeNow();
    release();
    expect(await first).toMatchObject({ ok: false });
    expect(valueOf(await second).sent.objects).toBe(1);
  });

  test('sends nothing once the person left it while it waited', async () => {
    const place = new TestPlace();
    const { hq, first, release } = await lockedInTheMiddle(place);
    const second = hq.exchangeNow();
    const left = hq.leaveExchange();
    release();
    expect(await first).toMatchObject({ ok: false });
    expect(await second).toEqual({ ok: false, error: { type: 'ExchangeCancelled' } });
    valueOf(await left);
    expect(place.written).toEqual([]);
  });

  test('goes on with the card of a safety copy that took the place of what was here', async () => {
    const place = new TestPlace();
    let copy: NamedFile | null = null;
    const host = {
      ...place.host,
      writeSnapshot: async (file: NamedFile) => {
        copy ??= file;
        return ok({ name: file.name, second: 'none' as const });
      },
    };
    const hq = await startDesk(undefined, { host });
    await foundOn(hq, { ...plainTrust, encrypted: true });
    valueOf(await hq.makeCards({ place: folder, credentials: null }));
    valueOf(await hq.makeSnapshot());
    valueOf(await hq.leaveExchange());
    valueOf(await hq.makeCards({ place: { ...folder, address: '/other' }, credentials: null }));
    const file = present<NamedFile>(copy, 'a copy');
    valueOf(await hq.restore({ file, passphrase }));
    await expect.poll(() => hq.getSnapshot().exchange?.place).toEqual(folder);
  });

  test('in a folder tells nobody the password of a server that was typed before', async () => {
    const hq = await startDesk(undefined, { host: new TestPlace().host });
    await foundOn(hq, { ...plainTrust, encrypted: true });
    const credentials = { user: 'office', password: 'a word' };
    valueOf(await hq.makeCards({ place: folder, credentials }));
    expect(hq.getSnapshot().exchange?.hasCredentials).toBe(false);
    const server: ExchangePlace = { kind: 'webdav', address: 'https://cloud.example.kz/dav' };
    valueOf(await hq.makeCards({ place: server, credentials }));
    expect(hq.getSnapshot().exchange?.hasCredentials).toBe(true);
    valueOf(await hq.makeCards({ place: folder, credentials: null }));
    expect(hq.getSnapshot().exchange?.hasCredentials).toBe(false);
  });

  test('is no juror’s, and a card opens for its own readers alone', async () => {
    const place = new TestPlace();
    const { juror, coordinator, cards } = await joined(place);
    const own = cardFor(cards, 'region-KZ-10.qzx');
    expect(await juror.openCard(own)).toEqual({ ok: false, error: { type: 'RoleForbidden' } });
    const other = await coordinator.openCard(cardFor(cards, 'headquarters.qzx'));
    expect(other).toEqual({ ok: false, error: { type: 'CardNotForThisKey' } });
  });
});

const regionCard = 'region-KZ-10.qzx';
const server: ExchangePlace = { kind: 'webdav', address: 'https://cloud.example.kz/dav' };
const credentials = { user: 'office', password: 'a word' };

describe('a new card', () => {
  test('of the same mailbox brings another password and sends nothing again', async () => {
    const place = new TestPlace();
    const { hq, coordinator, laptop } = await joined(place);
    const told: unknown[] = [];
    const open = vi.spyOn(place.exchange, 'open');
    open.mockImplementation(async (opening) => {
      told.push(opening);
      return ok({ lists: true });
    });
    const cards = valueOf(await hq.makeCards({ place: server, credentials }));
    valueOf(await coordinator.openCard(cardFor(cards, regionCard)));
    valueOf(await coordinator.exchangeNow());
    valueOf(await coordinator.setExchange({ every: 15 }));

    const changed = { ...credentials, password: 'another word' };
    valueOf(await hq.setExchange({ credentials: changed }));
    const newer = valueOf(await hq.makeCards({ place: server, credentials: null }));
    expect(valueOf(await coordinator.openCard(cardFor(newer, regionCard)))).toEqual(server);
    expect(coordinator.getSnapshot().exchange).toMatchObject({ every: 15, last: { error: null } });
    const again = await reopen(laptop, place);
    expect(valueOf(await again.exchangeNow()).sent.objects).toBe(0);
    expect(told).toEqual([
      { place: server, credentials },
      { place: server, credentials: changed },
    ]);
  });

  test('of another mailbox begins there anew, and leaves nothing of the former one', async () => {
    const place = new TestPlace();
    const { hq, coordinator, laptop } = await joined(place);
    const before = await laptop.documents.names();
    place.left = 2;
    expect(await coordinator.exchangeNow()).toMatchObject({ ok: false });
    valueOf(await coordinator.setExchange({ every: 15 }));
    expect((await laptop.documents.names()).length).toBeGreaterThan(before.length);
    place.left = Number.POSITIVE_INFINITY;
    valueOf(await hq.leaveExchange());
    const moved = { ...folder, address: '/other' };
    const cards = valueOf(await hq.makeCards({ place: moved, credentials: null }));
    expect(valueOf(await coordinator.openCard(cardFor(cards, regionCard)))).toEqual(moved);
    expect(coordinator.getSnapshot().exchange).toMatchObject({ outbox: 0, every: 15, last: null });
    expect(await laptop.documents.names()).toEqual(before);
    for (const desk of [coordinator, hq]) valueOf(await desk.exchangeNow());
    expect(hq.getSnapshot().state?.sheets.get('written/1/j1')?.status).toBe('handed-in');
  });

  test('ends what goes on by the one before, and one of another contest changes nothing', async () => {
    const place = new TestPlace();
    const { hq, coordinator } = await joined(place);
    const { isHeld, release } = holdExchange(place);
    const first = coordinator.exchangeNow();
    await isHeld();
    const { recipients } = present(hq.getSnapshot().state, 'a state');
    const readers = present(recipients.get('KZ-10'), 'a region’s keys');
    const strange: MailboxCard = {
      contest: bytesToBase64url(new Uint8Array(32)) as ContestId,
      secret: new Uint8Array(32),
      place: folder,
      headquarters: readers,
      regions: new Map(),
    };
    const before = coordinator.getSnapshot().exchange;
    const file = { name: regionCard, bytes: await writeCard(strange, readers) };
    expect(await coordinator.openCard(file)).toEqual({
      ok: false,
      error: { type: 'BundleOtherContest' },
    });
    expect(coordinator.getSnapshot().exchange).toEqual(before);
    expect(before?.running).not.toBeNull();

    valueOf(await hq.leaveExchange());
    const cards = valueOf(await hq.makeCards({ place: folder, credentials: null }));
    const opening = coordinator.openCard(cardFor(cards, regionCard));
    release();
    expect(await first).toEqual({ ok: false, error: { type: 'ExchangeCancelled' } });
    valueOf(await opening);
    expect(place.written).toEqual([]);
    expect(coordinator.getSnapshot().exchange).toMatchObject({ running: null, last: null });
    valueOf(await coordinator.exchangeNow());
  });
});
