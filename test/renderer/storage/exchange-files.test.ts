import { strToU8 } from 'fflate';
import { beforeAll, describe, expect, test, vi } from 'vitest';

import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { present } from '../../../shared/basics/assert.ts';
import { sha256, toHex } from '../../../shared/basics/bytes.ts';
import { addSubmission, setPerson } from '../../../shared/contest/contest-operations.ts';
import type { ExchangePlace } from '../../../shared/exchange/place.ts';
import { personOf, submissionOf } from '../../builders/contest-builder.ts';
import { foundOn, invite, one, passphrase, plainTrust, startDesk, valueOf } from './desks.ts';
import { TestPlace } from './exchange-place.ts';
import { stretchQuickly } from './passphrase-work.ts';

beforeAll(stretchQuickly);
// Several laptops each, on a machine that may be busy with more.
vi.setConfig({ testTimeout: 60_000 });

const folder: ExchangePlace = { kind: 'folder', address: '/shared' };
const encrypted = { ...plainTrust, encrypted: true };
const hashOf = ({ bytes }: NamedFile): string => toHex(sha256(bytes));
const document = (name: string, size: number): NamedFile => ({
  name,
  bytes: strToU8(`${name} `.padEnd(size, name)),
});
/** An application as a coordinator registers it. */
const registered = (id: string, region: string) => ({
  ...submissionOf(id, region),
  eligibility: { admitted: false, reason: '' },
});
/** Bytes that no compression makes fewer. */
function noise(name: string, size: number): NamedFile {
  let state = 1;
  const bytes = Uint8Array.from({ length: size }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
  return { name, bytes: Uint8Array.from([...strToU8('%PDF-1.7 '), ...bytes]) };
}

/** What a desk gives of a document, by its hash: longer than a test should compare byte by byte. */
const hashRead = async (desk: DeskEngine, file: NamedFile): Promise<string> =>
  toHex(sha256(valueOf(await desk.readDocument(hashOf(file)))));
const sizeOf = (place: TestPlace): number =>
  [...place.files.values()].reduce((sum, { length }) => sum + length, 0);

const stateOf = (desk: DeskEngine) => present(desk.getSnapshot().state, 'a state');
const exchangeOf = (desk: DeskEngine) => present(desk.getSnapshot().exchange, 'an exchange');
const cardIn = (cards: readonly NamedFile[], name: string): NamedFile =>
  present(
    cards.find((each) => each.name === name),
    name,
  );
const isIndex = (name: string): boolean => name.startsWith('qz1/index');
/** Folders of the place that objects went to, in the order of their first ones. */
const foldersOf = ({ written }: TestPlace): readonly string[] => [
  ...new Set(written.filter((name) => !isIndex(name)).map((name) => name.split('/')[1] ?? '')),
];

async function headquartersAt(place: TestPlace): Promise<DeskEngine> {
  const hq = await startDesk(undefined, { host: place.host });
  await foundOn(hq, encrypted);
  return hq;
}

/** A second laptop of headquarters, which has the records and no documents. */
async function secondDesk(hq: DeskEngine, place: TestPlace): Promise<DeskEngine> {
  const { file: copy, code } = valueOf(await hq.exportRecoveryCopy(passphrase));
  const archive = one(valueOf(await hq.exportArchive({ documents: false })));
  const second = await startDesk(undefined, { host: place.host });
  valueOf(await second.restoreHeadquarters({ copy, code, archive, passphrase }));
  return second;
}

async function coordinatorAt(
  hq: DeskEngine,
  person: string,
  place: TestPlace,
): Promise<DeskEngine> {
  const coordinator = await startDesk(undefined, { host: place.host });
  valueOf(await coordinator.openInvitation({ file: await invite(hq, person), passphrase }));
  return coordinator;
}

describe.each([true, false])('files through a place that lists (%s)', (lists) => {
  test('come from one desk of headquarters to the other, each once and after the records', async () => {
    const place = new TestPlace({ lists });
    const hq = await headquartersAt(place);
    const [small, large] = [document('Хат.txt', 300), noise('Жоспар.pdf', 300_000)];
    valueOf(await hq.addDocuments([{ submission: '1', files: [small, large] }]));
    const second = await secondDesk(hq, place);
    expect(second.getSnapshot().missingDocuments).toBe(2);
    const cards = valueOf(await hq.makeCards({ place: folder, credentials: null }));
    valueOf(await second.openCard(cardIn(cards, 'headquarters.qzx')));
    valueOf(await hq.exchangeNow());
    const [records, files] = foldersOf(place);
    const last = place.written.findLastIndex((name) => name.includes(records ?? ''));
    expect(last).toBeLessThan(place.written.findIndex((name) => name.includes(files ?? '')));
    valueOf(await second.exchangeNow());
    expect(second.getSnapshot().missingDocuments).toBe(0);
    expect(await hashRead(second, large)).toBe(hashOf(large));
    for (const desk of [hq, second, hq]) valueOf(await desk.exchangeNow());
    expect(sizeOf(place)).toBeLessThan(400_000);
    expect(valueOf(await second.exchangeNow()).sent.objects).toBe(0);
  });

  test('keep no record waiting, wherever the line is cut between them', async () => {
    const place = new TestPlace({ lists });
    const hq = await headquartersAt(place);
    const coordinator = await coordinatorAt(hq, 'c1', place);
    const cards = valueOf(await hq.makeCards({ place: folder, credentials: null }));
    valueOf(await coordinator.openCard(cardIn(cards, 'region-KZ-10.qzx')));
    valueOf(await coordinator.record([addSubmission(registered('10-1', 'KZ-10'))]));
    const large = noise('Жоспар.pdf', 900_000);
    const added = valueOf(await coordinator.addDocuments([{ submission: '10-1', files: [large] }]));
    expect(added).toMatchObject({ added: 1, refused: [] });
    place.left = 6;
    expect(await coordinator.exchangeNow()).toMatchObject({ ok: false });
    valueOf(await coordinator.record([addSubmission(registered('10-2', 'KZ-10'))]));
    place.left = 5;
    expect(await coordinator.exchangeNow()).toMatchObject({ ok: false });
    expect(exchangeOf(coordinator).outbox).toBeGreaterThan(0);
    place.left = Number.POSITIVE_INFINITY;
    valueOf(await hq.exchangeNow());
    expect(stateOf(hq).submissions.has('10-2')).toBe(true);
    expect(hq.getSnapshot().missingDocuments).toBe(1);
    for (let cuts = 0; cuts < 40 && exchangeOf(coordinator).outbox > 0; cuts += 1) {
      place.left = 7;
      await coordinator.exchangeNow();
    }
    place.left = Number.POSITIVE_INFINITY;
    for (const desk of [coordinator, hq]) valueOf(await desk.exchangeNow());
    expect(await hashRead(hq, large)).toBe(hashOf(large));
    expect(sizeOf(place)).toBeLessThan(1_000_000);
  });
});

test('an exchange brings a coordinator the new region’s part and key, and tells nobody else of them', async () => {
  const place = new TestPlace({ lists: false });
  const hq = await headquartersAt(place);
  valueOf(
    await hq.record([
      setPerson(personOf('c2', 'coordinator', 'KZ-10', null)),
      setPerson(personOf('c3', 'coordinator', 'KZ-55', null)),
    ]),
  );
  const [c1, c2, c3] = [
    await coordinatorAt(hq, 'c1', place),
    await coordinatorAt(hq, 'c2', place),
    await coordinatorAt(hq, 'c3', place),
  ];
  const cards = valueOf(await hq.makeCards({ place: folder, credentials: null }));
  for (const each of [c1, c2]) valueOf(await each.openCard(cardIn(cards, 'region-KZ-10.qzx')));
  valueOf(await c3.openCard(cardIn(cards, 'region-KZ-55.qzx')));
  valueOf(await c1.record([addSubmission(registered('10-1', 'KZ-10'))]));
  for (const desk of [c1, c2, c3, hq]) valueOf(await desk.exchangeNow());
  expect(stateOf(hq).submissions.has('10-1')).toBe(true);
  const moved = present(stateOf(hq).people.get('c1'), 'a coordinator');
  valueOf(await hq.record([setPerson({ ...moved, region: 'KZ-55' })]));
  valueOf(await hq.exchangeNow());
  for (const desk of [c1, c2, c3]) valueOf(await desk.exchangeNow());
  expect(stateOf(c1).people.get('c1')?.region).toBe('KZ-55');
  valueOf(await c1.record([addSubmission(registered('55-1', 'KZ-55'))]));
  for (const desk of [c1, hq, c1]) valueOf(await desk.exchangeNow());
  // A receipt in the new region's lane, which only its key opens.
  expect(c1.getSnapshot().receipt?.heldOperations).toBeGreaterThan(0);
  for (const desk of [c1, c2, c3]) expect(exchangeOf(desk).aside).toEqual([]);
  // What c1 recorded of the region before is nothing to the new one's readers, not even as records of a stranger.
  valueOf(await c3.exchangeNow());
  expect(stateOf(c3).quarantine).toEqual([]);
  const written = place.written.length;
  for (const desk of [hq, hq]) expect(valueOf(await desk.exchangeNow()).sent.objects).toBe(0);
  expect(place.written.length).toBe(written);
  // What the contest goes on by can wait some hours: a record more is one object to headquarters.
  valueOf(await hq.record([addSubmission(submissionOf('55-2', 'KZ-55'))]));
  expect(valueOf(await hq.exchangeNow()).sent.objects).toBe(1);
});

test('a clock that was wrong for a day makes nobody be told the same over and over', async () => {
  const place = new TestPlace({ lists: false });
  const right = Date.UTC(2026, 4, 13);
  let time = right;
  const hq = await startDesk(undefined, {
    host: place.host,
    now: () => {
      time += 1000;
      return time;
    },
  });
  await foundOn(hq, encrypted);
  const coordinator = await coordinatorAt(hq, 'c1', place);
  const cards = valueOf(await hq.makeCards({ place: folder, credentials: null }));
  valueOf(await coordinator.openCard(cardIn(cards, 'region-KZ-10.qzx')));
  for (const desk of [coordinator, hq]) valueOf(await desk.exchangeNow());
  const sentAt = async (at: number, juror: string): Promise<number> => {
    time = at;
    valueOf(await hq.record([setPerson(personOf(juror, 'juror', 'KZ-10', null))]));
    return valueOf(await hq.exchangeNow()).sent.objects;
  };
  const year = 365 * 24 * 3_600_000;
  // A record to headquarters, the region's receipt, and what the coordinator is told.
  expect(await sentAt(right + 4 * year, 'j8')).toBe(3);
  expect(await sentAt(right + 1, 'j9')).toBe(3);
  for (let again = 0; again < 3; again += 1)
    expect(valueOf(await hq.exchangeNow()).sent.objects).toBe(0);
});

describe('an exchange that is asked to wait', () => {
  test('waits at least so long, tells it, and remembers it over a restart', async () => {
    const place = new TestPlace();
    const hq = await headquartersAt(place);
    valueOf(await hq.makeCards({ place: folder, credentials: null }));
    valueOf(await hq.setExchange({ every: 5 }));
    place.failure = { type: 'ExchangeBusy', retryAfter: 7200 };
    expect(await hq.exchangeNow()).toMatchObject({ error: { type: 'ExchangeBusy' } });
    const { asked, again, last } = exchangeOf(hq);
    expect(asked).toEqual({ seconds: 7200, until: (last?.at ?? 0) + 7_200_000 });
    expect(again).toBeGreaterThanOrEqual(asked?.until ?? Infinity);
    const { requests } = place;
    await hq.lock();
    valueOf(await hq.unlock(passphrase));
    await expect.poll(() => hq.getSnapshot().exchange?.asked?.seconds).toBe(7200);
    place.failure = null;
    // Each look at the clock is a second: an hour of them, and nobody is asked.
    for (let tick = 0; tick < 400; tick += 1) await hq.tick();
    expect(place.requests).toBe(requests);
    valueOf(await hq.exchangeNow());
    expect(exchangeOf(hq).asked).toBeNull();
  });
});

describe('what is missed', () => {
  test('is found by looking through the place, and tried again where it was put aside', async () => {
    const place = new TestPlace({ lists: false });
    const hq = await headquartersAt(place);
    const second = await secondDesk(hq, place);
    const cards = valueOf(await hq.makeCards({ place: folder, credentials: null }));
    valueOf(await second.openCard(cardIn(cards, 'headquarters.qzx')));
    valueOf(await second.exchangeNow());
    valueOf(await hq.exchangeNow());
    const indexName = present(place.written.find(isIndex), 'an index');
    const index = present(place.files.get(indexName), 'an index');
    valueOf(await hq.record([addSubmission(submissionOf('9'))]));
    valueOf(await hq.exchangeNow());
    // Somebody wrote an older index back, and laid a strange file into the place.
    const [records = ''] = foldersOf(place);
    const strange = strToU8('age-encryption.org/v1\n-> X25519 nothing\n');
    const name = toHex(sha256(strange));
    place.files.set(`qz1/${records}/${name}`, strange);
    place.files.set(indexName, index);
    valueOf(await second.exchangeNow());
    expect(stateOf(second).submissions.has('9')).toBe(false);
    valueOf(await second.exchangeNow({ lookThrough: true }));
    expect(stateOf(second).submissions.has('9')).toBe(true);
    expect(exchangeOf(second).aside).toEqual([{ name, reason: 'ObjectDamaged' }]);
    valueOf(await second.exchangeNow({ retryRefused: true }));
    expect(exchangeOf(second).aside).toEqual([{ name, reason: 'ObjectDamaged' }]);
    expect(exchangeOf(second)).toMatchObject({ waiting: 0, outbox: 0 });
  });
});
