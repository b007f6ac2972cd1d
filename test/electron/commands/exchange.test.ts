import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { storeAttachment, storeInArchive } from '../../../electron/archive-folder.ts';
import { ed25519 } from '../../../electron/node-proofs.ts';
import { present } from '../../../shared/basics/assert.ts';
import { sha256, toHex, utf8ToBytes } from '../../../shared/basics/bytes.ts';
import type { Milli } from '../../../shared/basics/points.ts';
import { z } from '../../../shared/basics/zod.ts';
import { openBundle } from '../../../shared/bundle/bundle.ts';
import { openTransfer } from '../../../shared/bundle/codes.ts';
import { ageSecretKey, openEncrypted, recipientOf } from '../../../shared/bundle/encrypted-file.ts';
import {
  headquartersIdentity,
  personalIdentity,
  regionIdentity,
  ticketSeedOf,
} from '../../../shared/bundle/identities.ts';
import { writeKeyFile } from '../../../shared/bundle/key-file.ts';
import { addSubmission, setPerson } from '../../../shared/contest/contest-operations.ts';
import { setDocument } from '../../../shared/contest/document.ts';
import { openCard, writeCards } from '../../../shared/exchange/card.ts';
import { exchange } from '../../../shared/exchange/mailbox.ts';
import { mailboxKeys } from '../../../shared/exchange/mailbox-keys.ts';
import { emptyMemory } from '../../../shared/exchange/memory.ts';
import { folderStore } from '../../../electron/exchange/folder-store.ts';
import { foldContest } from '../../../shared/merge/fold.ts';
import { decodeInvitation } from '../../../shared/merge/invitation.ts';
import { decodeReceipt } from '../../../shared/merge/receipt.ts';
import type { ContestId } from '../../../shared/log/operation.ts';
import { stateHash } from '../../../shared/merge/state-hash.ts';
import { enrol } from '../../../shared/trust/enrolment.ts';
import { setRecipients } from '../../../shared/trust/key-operations.ts';
import { setComment, setScore } from '../../../shared/scoring/score-operations.ts';
import {
  archiveOf,
  buildContest,
  idIn,
  personOf,
  seedOf,
  submissionOf,
  type TestContest,
  TestInstallation,
} from '../../builders/contest-builder.ts';
import { DiskKeeper } from '../../exchange/faulty-store.ts';
import { bundleOf, call } from '../headless.ts';

// Dozens of commands, on a machine that may be busy with more.
vi.setConfig({ testTimeout: 120_000 });

const marker = 'MARKER-in-a-comment';
const exchanged = z.object({
  place: z.string(),
  sent: z.object({ objects: z.number(), bytes: z.number(), operations: z.number() }),
  taken: z.object({ objects: z.number(), operations: z.number(), refused: z.number() }),
  requests: z.number(),
  waiting: z.number(),
  stateHash: z.string(),
});

let folder = '';
let world: TestContest;
const at = (...names: readonly string[]): string => join(folder, ...names);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-'));
  world = await buildContest();
  await mkdir(at('place'));
  await writeFile(
    at('headquarters.key'),
    writeKeyFile({ contest: world.contest, log: world.hq.log, seed: seedOf(1), demo: false }),
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const archiveWith = async (
  name: string,
  installations: readonly TestInstallation[],
): Promise<void> => {
  const segments = installations.flatMap((each) => each.segments);
  await storeInArchive(at(name), await archiveOf(world.contest, segments), segments);
};

const askForCards = (...more: readonly string[]) =>
  call(
    'card',
    '--contest',
    at('desk-1'),
    '--place',
    `folder:${at('place')}`,
    '--key',
    at('headquarters.key'),
    '--out',
    at('cards'),
    ...more,
  );

async function makeCards(...more: readonly string[]): Promise<void> {
  expect(await askForCards(...more)).toMatchObject({ code: 0, error: null });
}

/** The age identity file of a region, as its coordinator has it. */
async function regionKey(code: string): Promise<string> {
  const file = at(`${code}.key`);
  await writeFile(file, `${ageSecretKey(regionIdentity(seedOf(1), world.contest, code))}\n`);
  return file;
}

const asDesk = async (name: string, ...more: readonly string[]) => {
  const called = await call(
    'exchange',
    at(name),
    '--card',
    at('cards', 'headquarters.qzx'),
    '--key',
    at('headquarters.key'),
    ...more,
  );
  expect(called.error).toBeNull();
  return exchanged.parse(called.out);
};

const asRegion = async (name: string, code: string) => {
  const called = await call(
    'exchange',
    at(name),
    '--card',
    at('cards', `region-${code}.qzx`),
    '--key',
    await regionKey(code),
    '--region',
    code,
  );
  expect(called.error).toBeNull();
  return exchanged.parse(called.out);
};

const filesBelow = async (path: string): Promise<readonly Buffer[]> => {
  const names = await readdir(path, { recursive: true });
  const found: Buffer[] = [];
  for (const name of names)
    if ((await stat(join(path, name))).isFile()) found.push(await readFile(join(path, name)));
  return found;
};

describe('exchange', () => {
  it('brings the records of regions, and documents, to several desks, which then hold one state', async () => {
    const plan = utf8ToBytes(`%PDF-1.7 ${marker} `.repeat(30_000));
    const hash = toHex(sha256(plan));
    const named = { hash, name: 'plan.pdf', kind: 'pdf', size: plan.length, at: 0 } as const;
    await world.hq.seal([setDocument('1', named)]);
    await archiveWith('desk-1', [world.hq]);
    await storeAttachment(at('desk-1'), hash, plan);
    await makeCards();
    for (const [index, code] of ['KZ-10', 'KZ-55'].entries()) {
      const installation = present(world.jurors[index], 'a juror');
      const cell = { stage: 'written', submission: '1', juror: `j${index + 1}` };
      await installation.seal([
        setScore(cell, 'novelty', (1000 + index * 500) as Milli),
        setComment(cell, 'novelty', `${marker} ${index}`),
      ]);
      await archiveWith(`region-${code}`, [installation]);
      const { sent } = await asRegion(`region-${code}`, code);
      expect(sent.objects).toBe(1);
      expect(sent.bytes).toBeLessThan(50_000);
    }
    const first = await asDesk('desk-1');
    const [second, again] = [await asDesk('desk-2'), await asDesk('desk-2')];
    const all = [world.hq, ...world.jurors].flatMap(({ segments }) => segments);
    const whole = stateHash(foldContest(await archiveOf(world.contest, all)));
    expect([first.stateHash, second.stateHash]).toEqual([whole, whole]);
    expect((await stat(at('desk-2', 'attachments', hash))).size).toBe(plan.length);
    // What the disk lost is in the mailbox, also for whoever sent it.
    for (const name of ['desk-1', 'desk-2']) {
      await rm(at(name, 'attachments', hash));
      expect((await asDesk(name)).sent.objects).toBe(0);
      expect((await stat(at(name, 'attachments', hash))).size).toBe(plan.length);
    }
    expect(second).toMatchObject({ sent: { objects: 0 }, waiting: 0 });
    // One list of the records, one of the files, and one of each region.
    expect(again).toMatchObject({ requests: 4, sent: { objects: 0 }, taken: { objects: 0 } });
    for (const bytes of await filesBelow(at('place')))
      expect(bytes.includes(marker) || bytes.includes('QZT1')).toBe(false);
  });

  it('brings a receipt to its region alone, as the file that it is', async () => {
    await archiveWith('desk-1', [world.hq]);
    await makeCards();
    const card = await openCard(new Uint8Array(await readFile(at('cards', 'region-KZ-10.qzx'))), [
      regionIdentity(seedOf(1), world.contest, 'KZ-10'),
    ]);
    if (!card.ok) throw new Error('a card');
    const receipt = await bundleOf(world.hq, { kind: 'archive' });
    await exchange(emptyMemory, {
      store: folderStore(at('place')),
      keeper: new DiskKeeper(),
      keys: await mailboxKeys(card.value.secret),
      random: (length) => new Uint8Array(length).fill(9),
      reads: [],
      writes: ['region/KZ-10'],
      outgoing: async function* () {
        yield {
          audience: 'region/KZ-10',
          file: receipt,
          contents: ['a receipt'],
          operations: 0,
          readers: card.value.regions.get('KZ-10') ?? [],
        };
      },
      take: () => Promise.reject(new Error('nothing is read')),
    });
    await archiveWith('own', [world.coordinator]);
    await archiveWith('other', [world.coordinator]);
    expect((await asRegion('own', 'KZ-10')).taken.objects).toBe(1);
    expect((await asRegion('other', 'KZ-55')).taken.objects).toBe(0);
    const received = await filesBelow(at('own', 'exchange', 'received'));
    expect(received).toHaveLength(1);
    const plain = await openEncrypted(new Uint8Array(received[0] ?? []), [
      regionIdentity(seedOf(1), world.contest, 'KZ-10'),
    ]);
    expect(plain).toEqual({ ok: true, value: receipt });
    expect((await stat(at('own', 'exchange'))).mode & 0o077).toBe(0);
  });

  it('encrypts what it sends to whom the contest names by now, not to whom the card did', async () => {
    await archiveWith('desk-1', [world.hq]);
    await makeCards();
    const [later, early] = [seedOf(77), headquartersIdentity(seedOf(1), world.contest)];
    await world.hq.seal([setRecipients('headquarters', [await recipientOf(later)])]);
    await archiveWith('desk-1', [world.hq]);
    await asDesk('desk-1');
    const cardBytes = new Uint8Array(await readFile(at('cards', 'headquarters.qzx')));
    const card = await openCard(cardBytes, [early]);
    if (!card.ok) throw new Error('a card');
    const opens: boolean[] = [];
    await exchange(emptyMemory, {
      store: folderStore(at('place')),
      keeper: new DiskKeeper(),
      keys: await mailboxKeys(card.value.secret),
      random: (length) => new Uint8Array(length),
      reads: ['headquarters'],
      writes: [],
      outgoing: async function* () {
        // Nothing is sent.
      },
      take: async ({ bytes }) => {
        for (const key of [later, early]) opens.push((await openEncrypted(bytes, [key])).ok);
        return { type: 'later' };
      },
    });
    expect(opens).toEqual([true, false]);
  });

  it('tells a region once what of it an archive holds, by headquarters’ key and where it is asked to', async () => {
    await archiveWith('desk-1', [world.hq]);
    await makeCards();
    await world.coordinator.seal([addSubmission(submissionOf('10-1'))]);
    await archiveWith('region', [world.coordinator]);
    await asRegion('region', 'KZ-10');
    expect((await asDesk('desk-1')).sent.objects).toBe(1);
    expect((await asDesk('desk-1', '--receipts')).sent.objects).toBe(1);
    expect((await asDesk('desk-1', '--receipts')).sent.objects).toBe(0);
    expect((await asRegion('region', 'KZ-10')).taken.objects).toBe(1);
    const [received] = await filesBelow(at('region', 'exchange', 'received'));
    const plain = await openEncrypted(new Uint8Array(present(received, 'a receipt')), [
      regionIdentity(seedOf(1), world.contest, 'KZ-10'),
    ]);
    const bundle = plain.ok ? await openBundle(plain.value, ed25519.verify) : plain;
    if (!bundle.ok) throw new Error(bundle.error.type);
    const { manifest, payloads } = bundle.value;
    expect([manifest.kind, manifest.sender.role]).toEqual(['receipt', 'headquarters']);
    expect(manifest.recipients).toContain('KZ-10');
    expect(manifest.sender.publicKey).toBe(world.hq.publicKey);
    const receipt = decodeReceipt(payloads.get('receipt.cbor') ?? new Uint8Array());
    const held = receipt.ok ? receipt.value.held.map(({ log }) => log) : [];
    expect(held).toEqual([world.coordinator.log]);
    const card = ['--card', at('cards', 'headquarters.qzx'), '--key', at('headquarters.key')];
    expect(
      await call('exchange', at('desk-1'), ...card, '--receipts', '--region', 'KZ-10'),
    ).toMatchObject({ code: 2 });
  });

  it('tells a coordinator who has joined what the invitation says by now, for that person alone, and what others recorded', async () => {
    const { hq, contest } = world;
    const regionOf = (seed: number) => regionIdentity(seedOf(seed), contest, 'KZ-10');
    const seed = ticketSeedOf(seedOf(1), contest, 'c2');
    const ticket = await ed25519.keyFromSeed(seed);
    const person = personOf('c2', 'coordinator', 'KZ-10', ticket.publicKey);
    const said = await hq.seal([
      setPerson(person),
      setRecipients('headquarters', [await recipientOf(headquartersIdentity(seedOf(1), contest))]),
      setRecipients('KZ-10', [await recipientOf(regionOf(1))]),
    ]);
    const laptop = new TestInstallation(contest, await ed25519.keyFromSeed(seedOf(24)), 24);
    const place = { contest, log: laptop.log, publicKey: laptop.publicKey };
    await laptop.seal([await enrol(place, 'c2', ticket)]);
    // Another coordinator of the region has a ticket that another key gave out.
    await archiveWith('desk-1', [hq, laptop, world.coordinator]);
    await makeCards();
    await asDesk('desk-1');
    const invite = async () => (await asDesk('desk-1', '--invitations')).sent.objects;
    // The letter, and what the two coordinators of the region recorded.
    expect([await invite(), await invite()]).toEqual([2, 0]);
    const renamed = setPerson({ ...person, surname: 'Another' });
    await hq.seal([{ ...renamed, parents: [idIn(said)] }]);
    await archiveWith('desk-1', [hq, laptop, world.coordinator]);
    // Its record, and the letter.
    expect([await invite(), await invite()]).toEqual([2, 0]);
    await archiveWith('region', [world.coordinator]);
    expect((await asRegion('region', 'KZ-10')).taken.objects).toBe(3);
    const told: unknown[] = [];
    const shared: string[] = [];
    for (const received of await filesBelow(at('region', 'exchange', 'received'))) {
      const sealed = await openEncrypted(new Uint8Array(received), [regionOf(1)]);
      if (!sealed.ok) throw new Error(sealed.error.type);
      const transfer = await openTransfer(sealed.value, ed25519.verify);
      if (transfer.ok) {
        shared.push(...transfer.value.segments.map(({ header }) => header.signer));
        continue;
      }
      expect((await openEncrypted(sealed.value, [regionOf(1)])).ok).toBe(false);
      const plain = await openEncrypted(sealed.value, [personalIdentity(seedOf(24))]);
      const bundle = plain.ok ? await openBundle(plain.value, ed25519.verify) : plain;
      if (!bundle.ok) throw new Error(bundle.error.type);
      const { manifest, payloads } = bundle.value;
      expect(manifest).toMatchObject({ kind: 'invitation', recipients: ['c2'] });
      const payload = present(payloads.get('invitation.cbor'), 'an invitation');
      const read = decodeInvitation(payload, {
        contest,
        log: hq.log,
        signer: manifest.sender.publicKey,
      });
      if (!read.ok) throw new Error(read.error.type);
      expect(read.value).toMatchObject({ person: 'c2', ticketSeed: seed, regionSeed: regionOf(1) });
      told.push(read.value.facts.find(({ key }) => key === 'person/c2')?.value);
    }
    expect(shared.toSorted()).toEqual([laptop.publicKey, world.coordinator.publicKey].toSorted());
    expect(told).toHaveLength(2);
    expect(told).toContainEqual(expect.objectContaining({ surname: 'Another' }));
  });

  it('says what is wrong with place, card, key and contest, and changes nothing', async () => {
    await archiveWith('desk-1', [world.hq]);
    await makeCards();
    const card = at('cards', 'headquarters.qzx');
    const key = at('headquarters.key');
    const tried = (...args: readonly string[]) => call('exchange', at('desk-1'), ...args);
    expect(await tried()).toMatchObject({ code: 2, error: { type: 'UsageError' } });
    expect(await tried('--card', at('none'), '--key', key)).toMatchObject({
      code: 1,
      error: { type: 'FileNotFound' },
    });
    expect(await tried('--card', key, '--key', key)).toMatchObject({
      error: { type: 'CardDamaged' },
    });
    expect(await tried('--card', card, '--key', await regionKey('KZ-10'))).toMatchObject({
      error: { type: 'CardNotForThisKey' },
    });
    expect(await tried('--card', card, '--key', key, '--place', 'nowhere')).toMatchObject({
      code: 2,
      error: { type: 'PlaceNotUnderstood' },
    });
    await rm(at('place'), { recursive: true });
    expect(await tried('--card', card, '--key', key)).toMatchObject({
      code: 1,
      error: { type: 'ExchangeNotFound', sent: { objects: 0 } },
    });
    await mkdir(at('elsewhere'));
    await writeFile(at('elsewhere', 'a file'), 'of something else');
    expect(await call('exchange', at('elsewhere'), '--card', card, '--key', key)).toMatchObject({
      error: { type: 'NotAnArchive' },
    });
    await mkdir(at('place'));
    await writeFile(at('desk-1', 'exchange', 'running'), String(process.ppid));
    expect(await tried('--card', card, '--key', key)).toMatchObject({
      error: { type: 'ExchangeRunning' },
    });
    expect(await readdir(at('place'))).toEqual([]);
  });

  it('is kept from nothing by the lock of a process that is no more, whoever has its number now', async () => {
    await archiveWith('desk-1', [world.hq]);
    await makeCards();
    await asDesk('desk-1');
    const lock = at('desk-1', 'exchange', 'running');
    // In a container every process has the number of the one before it.
    await writeFile(lock, String(process.pid));
    await asDesk('desk-1');
    // Before the computer was started the number was another one's.
    await writeFile(lock, String(process.ppid));
    await utimes(lock, 1, 1);
    await asDesk('desk-1');
    expect(await readdir(at('desk-1', 'exchange'))).not.toContain('running');
  });

  it('begins its memory anew where that was damaged, and loses nothing', async () => {
    await archiveWith('desk-1', [world.hq]);
    await makeCards();
    await asDesk('desk-1');
    const names = await readdir(at('desk-1', 'exchange'));
    const memory = names.find((name) => name.startsWith('memory-')) ?? '';
    await writeFile(at('desk-1', 'exchange', memory), '{"v":1,"half');
    const report = await asDesk('desk-1');
    expect(report).toMatchObject({ sent: { objects: 0 }, taken: { objects: 1, operations: 0 } });
  });
});

describe('card', () => {
  it('makes cards of the same mailbox when it is run again, and opens each with its key alone', async () => {
    await archiveWith('desk-1', [world.hq]);
    await makeCards();
    const identity = (code: string): Uint8Array => regionIdentity(seedOf(1), world.contest, code);
    const read = async (): Promise<Uint8Array> =>
      new Uint8Array(await readFile(at('cards', 'region-KZ-55.qzx')));
    const first = await openCard(await read(), [identity('KZ-55')]);
    await makeCards();
    const second = await openCard(await read(), [identity('KZ-55')]);
    expect(first).toEqual(second);
    expect(first).toMatchObject({
      ok: true,
      value: { contest: world.contest, place: { kind: 'folder', address: at('place') } },
    });
    expect(await openCard(await read(), [identity('KZ-10')])).toEqual({
      ok: false,
      error: { type: 'CardNotForThisKey' },
    });
    if (!first.ok) throw new Error('a card');
    // A region is told of nobody else who takes part; a desk of headquarters of all.
    expect([...first.value.regions.keys()]).toEqual(['KZ-55']);
    const desk = await openCard(new Uint8Array(await readFile(at('cards', 'headquarters.qzx'))), [
      headquartersIdentity(seedOf(1), world.contest),
    ]);
    if (!desk.ok) throw new Error('a card');
    expect(desk.value.regions.get('KZ-10')).toEqual([await recipientOf(identity('KZ-10'))]);
  });

  it('makes cards of a new mailbox where they are renewed, to which all is brought again', async () => {
    await archiveWith('desk-1', [world.hq]);
    await makeCards();
    const old = await readFile(at('cards', 'headquarters.qzx'));
    const first = await asDesk('desk-1');
    expect((await asDesk('desk-1')).sent.objects).toBe(0);
    await makeCards('--renew');
    const { objects, operations } = first.sent;
    expect((await asDesk('desk-1')).sent).toMatchObject({ objects, operations });
    expect((await asDesk('desk-1')).sent.objects).toBe(0);
    await writeFile(at('cards', 'headquarters.qzx'), old);
    expect((await asDesk('desk-1')).sent.objects).toBe(0);
  });

  it('holds user and password where the place asks for them', async () => {
    await archiveWith('desk-1', [world.hq]);
    await writeFile(at('password'), 'a password\n');
    const made = (...more: readonly string[]) =>
      askForCards('--place', 'webdav:https://cloud.example/dav/', ...more);
    expect(await made('--user', 'jury')).toMatchObject({ code: 2 });
    const named = ['--user', 'jury', '--password-file', at('password')];
    // A folder asks for none, so whoever joins is told none.
    expect(await made(...named, '--place', `folder:${at('place')}`)).toMatchObject({ code: 2 });
    expect(await made('--user', 'jury', '--password-file', at('password'))).toMatchObject({
      code: 0,
      out: { files: ['headquarters.qzx', 'region-KZ-10.qzx', 'region-KZ-55.qzx'] },
    });
    const region = async () =>
      openCard(new Uint8Array(await readFile(at('cards', 'region-KZ-10.qzx'))), [
        regionIdentity(seedOf(1), world.contest, 'KZ-10'),
      ]);
    const value = { credentials: { user: 'jury', password: 'a password' } };
    expect(await region()).toMatchObject({ value });
    // What no card can hold is refused before one is written; a mark of its coding is no part of a password.
    for (const text of ['', '\n', 'two\n\n', 'x'.repeat(1001)]) {
      await writeFile(at('password'), text);
      expect(await made(...named)).toMatchObject({ code: 2 });
    }
    await writeFile(at('password'), '\uFEFFa password\r\n');
    expect(await made(...named)).toMatchObject({ code: 0 });
    expect(await region()).toMatchObject({ value });
  });

  it('writes over no card that cannot be read, and none of another contest', async () => {
    await archiveWith('desk-1', [world.hq]);
    await makeCards();
    const file = at('cards', 'headquarters.qzx');
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, 100));
    expect(await askForCards()).toMatchObject({ code: 1, error: { type: 'CardDamaged', file } });
    expect(await readFile(file)).toEqual(whole.subarray(0, 100));
    const own = [headquartersIdentity(seedOf(1), world.contest)];
    const card = await openCard(new Uint8Array(whole), own);
    if (!card.ok) throw new Error('a card');
    const others = await writeCards({ ...card.value, contest: 'A'.repeat(43) as ContestId });
    const foreign = Buffer.from(present(others.get('headquarters.qzx'), 'a card'));
    await writeFile(file, foreign);
    expect(await askForCards()).toMatchObject({
      code: 1,
      error: { type: 'BundleOtherContest', file },
    });
    expect(await readFile(file)).toEqual(foreign);
    expect(await askForCards('--renew')).toMatchObject({ code: 0 });
  });

  it('is heeded in which regions there are, and its password goes to its own place alone', async () => {
    const heard: (string | undefined)[] = [];
    const stranger = createServer((request, response) => {
      heard.push(request.headers.authorization);
      response.writeHead(401).end();
    });
    await new Promise<void>((listening) => {
      stranger.listen(0, '127.0.0.1', listening);
    });
    try {
      await archiveWith('desk-1', [world.hq]);
      await writeFile(at('password'), 'a password');
      const named = ['--user', 'jury', '--password-file', at('password')];
      await makeCards('--place', 'webdav:https://cloud.example/dav/', ...named);
      const address = stranger.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const place = ['--place', `webdav:http://127.0.0.1:${port}/dav/`];
      const own = ['--card', at('cards', 'headquarters.qzx'), '--key', at('headquarters.key')];
      const asked = (...more: readonly string[]) => call('exchange', at('desk-1'), ...own, ...more);
      expect(await asked('--region', 'KZ-99')).toMatchObject({ code: 2 });
      expect(await asked(...place)).toMatchObject({ code: 1 });
      expect(heard.filter((each) => each !== undefined)).toEqual([]);
      expect(await asked(...place, ...named)).toMatchObject({ code: 1 });
      expect(heard.at(-1)).toMatch(/^Basic /);
    } finally {
      stranger.close();
    }
  });
});
