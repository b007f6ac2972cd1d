import { beforeAll, expect, it } from 'vitest';

import { toHex, utf8ToBytes } from '../../../shared/basics/bytes.ts';
import { readKeyFile } from '../../../shared/bundle/key-file.ts';
import { plainSeal } from '../../builders/plain-seal.ts';
import { setPerson } from '../../../shared/contest/contest-operations.ts';
import { approveStatement, confirmKey, revokeKey } from '../../../shared/trust/key-operations.ts';
import type { ContestStore } from '../../../renderer/storage/contest-store.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import { personOf, testSettings } from '../../builders/contest-builder.ts';
import {
  dumpOf,
  foundOn,
  handIn,
  importInto,
  invite,
  join,
  one,
  passphrase,
  plainTrust,
  scoresOf,
  scoreSheet,
  sheet,
  startDesk,
  valueOf,
} from './desks.ts';
import { stretchQuickly } from './passphrase-work.ts';

beforeAll(stretchQuickly);

const second = 'Екінші құпия сөз';

async function archiveOf(hq: DeskEngine) {
  return one(valueOf(await hq.exportArchive()));
}

async function seedOf(hq: DeskEngine): Promise<Uint8Array> {
  const { bytes } = valueOf(await hq.exportKey(passphrase));
  const read = readKeyFile(new TextDecoder().decode(bytes));
  if (!read.ok) throw new Error('a key file');
  return read.value.seed;
}

it('keeps no secret in clear: not the key, not the ticket, not the region’s', async () => {
  const store = createMemoryStore();
  const hq = await startDesk(store);
  await foundOn(hq, { ...plainTrust, encrypted: true });
  const seed = await seedOf(hq);
  expect(await dumpOf(store)).not.toContain(toHex(seed));

  const invitation = await invite(hq, 'c1');
  const laptop = createMemoryStore();
  const desk = await join(invitation, laptop);
  const told = Buffer.from(invitation.bytes).toString('hex');
  const dump = await dumpOf(laptop);
  for (const name of ['ticketSeed', 'regionSeed']) {
    // The 32 bytes behind the name in the invitation's CBOR.
    const at = told.indexOf(toHex(utf8ToBytes(name)));
    const secret = told.slice(at + name.length * 2 + 4, at + name.length * 2 + 68);
    expect([name, at > 0, secret.length]).toEqual([name, true, 64]);
    expect(dump).not.toContain(secret);
  }
  const again = await startDesk(laptop);
  valueOf(await again.unlock(passphrase));
  expect(await again.stateHash()).toBe(await desk.stateHash());
});

it('changes the passphrase, asks for it before a key leaves, and takes no short one', async () => {
  const store = createMemoryStore();
  const hq = await startDesk(store);
  await foundOn(hq);
  expect(await hq.exportKey('wrong passphrase')).toMatchObject({
    error: { type: 'PassphraseWrong' },
  });
  expect(await hq.changePassphrase({ old: passphrase, next: 'short' })).toMatchObject({
    error: { type: 'PassphraseWeak' },
  });
  expect(await hq.changePassphrase({ old: second, next: second })).toMatchObject({
    error: { type: 'PassphraseWrong' },
  });
  valueOf(await hq.changePassphrase({ old: passphrase, next: second }));
  expect(await hq.exportKey(passphrase)).toMatchObject({ error: { type: 'PassphraseWrong' } });
  const again = await startDesk(store);
  expect(await again.unlock(passphrase)).toMatchObject({ error: { type: 'PassphraseWrong' } });
  valueOf(await again.unlock(second));
  const secret = (await store.load())?.profile.secret;
  expect(secret).toMatchObject({ lock: 'passphrase', iterations: 600_000 });
});

it('opens headquarters again from the recovery copy, its code and an encrypted archive, in a new log', async () => {
  const hq = await startDesk();
  await foundOn(hq, { ...plainTrust, encrypted: true });
  const copy = valueOf(await hq.exportRecoveryCopy(passphrase));
  const archive = await archiveOf(hq);
  const restored = await startDesk();
  const input = { copy: copy.file, code: copy.code.toLowerCase(), archive, passphrase: second };
  expect(
    await restored.restoreHeadquarters({ ...input, code: copy.code.replace(/^./, '7') }),
  ).toMatchObject({ ok: false });
  expect(await restored.restoreHeadquarters({ ...input, copy: archive })).toMatchObject({
    error: { type: 'NotARecoveryCopy' },
  });
  valueOf(await restored.restoreHeadquarters(input));
  const [old, now] = [hq.getSnapshot(), restored.getSnapshot()];
  expect(now.profile?.publicKey).toBe(old.profile?.publicKey);
  expect(now.profile?.log).not.toBe(old.profile?.log);
  const key = now.state?.keys.get(now.profile?.publicKey ?? ('' as never));
  expect(key?.logs.find(({ log }) => log === now.profile?.log)?.continues).toBe(old.profile?.log);
  valueOf(await restored.record([setPerson(personOf('j3', 'juror', 'KZ-10', null))]));
  // The old installation is found alive after all: both logs stand beside each other and nothing forks.
  await importInto(hq, await archiveOf(restored));
  expect(hq.getSnapshot().state?.people.has('j3')).toBe(true);
  expect(hq.getSnapshot().state?.counts).toMatchObject({ fork: 0, hard: 0, rule: 0 });
  expect(await hq.stateHash()).toBe(await restored.stateHash());
});

/** A region's key holds at once while the roots have not agreed on one yet, and then needs the other root. */
async function inviteCoordinators(first: DeskEngine, other: DeskEngine): Promise<void> {
  const agree = async (): Promise<void> => {
    await importInto(other, await archiveOf(first));
    const { waiting = [], provisional = [] } = other.getSnapshot().state?.directory ?? {};
    const said = [...waiting, ...provisional].map(({ id }) => approveStatement(id));
    valueOf(await other.record(said));
    await importInto(first, await archiveOf(other));
  };
  expect(await first.exportInvitations(['c1'])).toMatchObject({
    error: { type: 'ApprovalsWaiting' },
  });
  await agree();
  await invite(first, 'c1');
  const held = first.getSnapshot().state;
  expect(held?.recipients.get('KZ-10')).toHaveLength(1);
  expect(held?.directory.provisional.map(({ key }) => key)).toEqual(['recipient/KZ-10']);
  await agree();
  expect(first.getSnapshot().state?.directory).toMatchObject({ waiting: [], provisional: [] });
}

it('holds a contest with two roots: each approves what the other says, and both record', async () => {
  const two = await startDesk();
  valueOf(await two.prepareKey({ passphrase: second }));
  const request = two.getSnapshot().preparedKey?.request ?? '';
  const one1 = await startDesk();
  expect(
    await one1.createContest({
      settings: testSettings,
      person: { surname: 'Ш', givenName: '', patronymic: '', organisation: '' },
      passphrase,
      trust: { ...plainTrust, secondRoot: request.slice(0, -3) },
    }),
  ).toMatchObject({ error: { type: 'RootRequestMalformed' } });
  await foundOn(one1, { encrypted: true, confirmation: 'ticket', secondRoot: `  ${request}\n` });
  const first = one1.getSnapshot();
  expect(first.profile?.person.surname).toBe('Штаб');
  expect(first.state?.directory).toMatchObject({ threshold: 2 });
  expect(first.state?.people.has('j1')).toBe(false);
  expect(await one1.record([plainSeal('written', '0'.repeat(64))])).toMatchObject({
    error: { type: 'ApprovalsWaiting' },
  });

  valueOf(await two.joinAsRoot({ file: await archiveOf(one1), passphrase: second }));
  const { state, profile, preparedKey } = two.getSnapshot();
  expect(profile?.role).toBe('headquarters');
  expect(preparedKey).toBeNull();
  const waiting = state?.directory.waiting ?? [];
  expect(waiting.length).toBeGreaterThan(3);
  // Its key for files, made before the contest was known, still opens them; the new one waits for the first root.
  const recipients = (desk: DeskEngine) => {
    const lists = desk.getSnapshot().state;
    return (lists?.recipients.get('headquarters') ?? []).map(toHex);
  };
  const founded = recipients(one1);
  expect(founded).toHaveLength(2);
  expect(recipients(two)).toEqual(founded);
  expect(waiting.filter(({ key }) => key === 'recipient/headquarters')).toHaveLength(1);
  valueOf(await two.record(waiting.map(({ id }) => approveStatement(id))));
  expect(two.getSnapshot().state?.people.has('j1')).toBe(true);
  await importInto(one1, await archiveOf(two));
  expect(await one1.stateHash()).toBe(await two.stateHash());

  expect(recipients(one1)).toEqual(founded);
  const list = one1.getSnapshot().state?.directory.waiting ?? [];
  expect(list.map(({ key }) => key)).toEqual(['recipient/headquarters']);
  valueOf(await one1.record(list.map(({ id }) => approveStatement(id))));
  expect(recipients(one1).filter((key) => founded.includes(key))).toHaveLength(1);
  expect(one1.getSnapshot().state?.directory).toMatchObject({ waiting: [], provisional: [] });

  // A ticket is a statement as well: it waits for the other root before the invitation can go out.
  expect(await one1.exportInvitations(['j1'])).toMatchObject({
    error: { type: 'ApprovalsWaiting' },
  });
  // Asking again leaves no second statement to approve.
  expect(await one1.exportInvitations(['j1'])).toMatchObject({
    error: { type: 'ApprovalsWaiting' },
  });
  expect(one1.getSnapshot().state?.directory.waiting).toHaveLength(1);
  await importInto(two, await archiveOf(one1));
  const tickets = two.getSnapshot().state?.directory.waiting ?? [];
  valueOf(await two.record(tickets.map(({ id }) => approveStatement(id))));
  await importInto(one1, await archiveOf(two));
  const invitation = await invite(one1, 'j1');
  expect(await two.exportInvitations(['j1'])).toMatchObject({
    error: { type: 'InvitationOtherDesk' },
  });
  await inviteCoordinators(one1, two);
  const juror = await join(invitation);
  await handIn(juror, sheet('1'), 7);
  for (const hq of [one1, two]) {
    await importInto(hq, await scoresOf(juror));
    expect(hq.getSnapshot().state?.sheets.get('written/1/j1')?.counted).toBe(true);
  }

  const [a, b] = [first.profile?.publicKey, profile?.publicKey];
  if (a === undefined || b === undefined) throw new Error('two keys');
  valueOf(await one1.record([revokeKey(b, [], 'not trusted')]));
  valueOf(await two.record([revokeKey(a, [], 'not trusted either')]));
  await importInto(one1, await archiveOf(two));
  expect(await one1.record([plainSeal('written', '0'.repeat(64))])).toMatchObject({
    error: { type: 'MutualRevocation' },
  });
});

it('keeps a prepared key over a restart, and opens nothing but its own contest with it', async () => {
  const store = createMemoryStore();
  const before = await startDesk(store);
  valueOf(await before.prepareKey({ passphrase }));
  const after = await startDesk(store);
  expect(after.getSnapshot()).toMatchObject({
    phase: 'empty',
    preparedKey: before.getSnapshot().preparedKey,
  });
  const other = await startDesk();
  await foundOn(other);
  const file = await archiveOf(other);
  expect(await after.joinAsRoot({ file, passphrase })).toMatchObject({
    error: { type: 'BundleNotForYou' },
  });
  expect(await after.joinAsRoot({ file, passphrase: second })).toMatchObject({
    error: { type: 'PassphraseWrong' },
  });
});

it('lets a coordinator confirm a juror’s key, and a juror none', async () => {
  const hq = await startDesk();
  await foundOn(hq, { ...plainTrust, confirmation: 'confirmed' });
  const files = valueOf(await hq.exportInvitations(['c1', 'j1']));
  const [c1, j1] = await Promise.all(files.map((file) => join(file)));
  if (c1 === undefined || j1 === undefined) throw new Error('two laptops');
  const key = j1.getSnapshot().profile?.publicKey;
  if (key === undefined) throw new Error('a key');
  expect(await j1.record([confirmKey(key)])).toMatchObject({ error: { type: 'RoleForbidden' } });
  await importInto(c1, await scoresOf(j1));
  valueOf(await c1.record([confirmKey(key, 'compared by phone')]));
  const coordinator = c1.getSnapshot().profile?.publicKey;
  if (coordinator === undefined) throw new Error('a key');
  await importInto(hq, one(valueOf(await c1.exportRegional())));
  expect(hq.getSnapshot().state?.keys.get(key)?.state).toBe('unconfirmed');
  valueOf(await hq.record([confirmKey(coordinator)]));
  expect(hq.getSnapshot().state?.keys.get(key)?.state).toBe('active');
});

async function copied(store: ContestStore): Promise<ContestStore> {
  const stored = await store.load();
  if (stored === null) throw new Error('a contest');
  const copy = createMemoryStore();
  const { profile, facts, segments, pending } = stored;
  await copy.apply([
    { type: 'create', profile, facts, ...(stored.own === null ? {} : { own: stored.own }) },
    { type: 'segments', segments, sealed: false },
    { type: 'rebased', commits: pending },
  ]);
  return copy;
}

it('notices from a receipt that it was restored, and goes on in a new log that loses nothing', async () => {
  const hq = await startDesk();
  await foundOn(hq);
  const store = createMemoryStore();
  const juror = await join(await invite(hq, 'j1'), store);
  await scoreSheet(juror, sheet('2'), 5);
  const backup = await copied(store);
  await handIn(juror, sheet('1'), 7);
  await importInto(hq, await scoresOf(juror));

  const restored = await startDesk(backup);
  valueOf(await restored.unlock(passphrase));
  expect(restored.getSnapshot().behind).toBe(false);
  const receipts = valueOf(await hq.exportReceipts());
  await importInto(restored, one(receipts.filter(({ name }) => name === 'receipt-j1.qzb')));
  expect(restored.getSnapshot().behind).toBe(true);
  const old = restored.getSnapshot().profile?.log;
  valueOf(await restored.handIn({ stage: 'written', sheets: [sheet('2')] }));
  expect(restored.getSnapshot()).toMatchObject({ behind: false });
  expect(restored.getSnapshot().profile?.log).not.toBe(old);
  await importInto(hq, await scoresOf(restored));
  const { state } = hq.getSnapshot();
  expect(state?.counts).toMatchObject({ fork: 0, hard: 0, rule: 0 });
  expect(state?.sheets.get('written/1/j1')).toMatchObject({ counted: true });
  expect(state?.sheets.get('written/2/j1')).toMatchObject({ counted: true, status: 'handed-in' });
});

it('signs in a new log what was entered and sealed in the old one', async () => {
  const hq = await startDesk();
  await foundOn(hq);
  const juror = await join(await invite(hq, 'j1'));
  await scoreSheet(juror, sheet('1'), 5);
  const first = await scoresOf(juror);
  valueOf(await juror.startNewLog());
  valueOf(await juror.handIn({ stage: 'written', sheets: [sheet('1')] }));
  await importInto(hq, first, await scoresOf(juror));
  expect(hq.getSnapshot().state?.counts).toMatchObject({ fork: 0, hard: 0, rule: 0 });
  expect(hq.getSnapshot().state?.sheets.get('written/1/j1')).toMatchObject({
    counted: true,
    status: 'handed-in',
  });
});

it('notices from a file that headquarters was copied, and never writes a second end of its log', async () => {
  const store = createMemoryStore();
  const hq = await startDesk(store);
  await foundOn(hq);
  const copy = await startDesk(await copied(store));
  valueOf(await copy.unlock(passphrase));
  valueOf(await copy.record([setPerson(personOf('j3', 'juror', 'KZ-10', null))]));
  await importInto(hq, await archiveOf(copy));
  expect(hq.getSnapshot().behind).toBe(true);
  // It is told by what is on the disk, however the import ended.
  const restarted = await startDesk(store);
  valueOf(await restarted.unlock(passphrase));
  expect(restarted.getSnapshot().behind).toBe(true);
  valueOf(await hq.record([setPerson(personOf('j4', 'juror', 'KZ-10', null))]));
  expect(hq.getSnapshot().behind).toBe(false);
  await importInto(copy, await archiveOf(hq));
  expect(copy.getSnapshot().behind).toBe(false);
  for (const desk of [hq, copy]) {
    expect(desk.getSnapshot().state?.people.has('j3')).toBe(true);
    expect(desk.getSnapshot().state?.people.has('j4')).toBe(true);
    expect(desk.getSnapshot().state?.counts.fork).toBe(0);
  }
  expect(await copy.stateHash()).toBe(await hq.stateHash());
});
