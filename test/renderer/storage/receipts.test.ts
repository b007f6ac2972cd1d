import { beforeAll, expect, it } from 'vitest';

import { present } from '../../../shared/basics/assert.ts';
import { looksEncrypted } from '../../../shared/bundle/encrypted-file.ts';
import { confirmKey, revokeKey } from '../../../shared/trust/key-operations.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import {
  foundOn,
  handIn,
  importInto,
  invite,
  join,
  one,
  plainTrust,
  scoresOf,
  sheet,
  startDesk,
  valueOf,
} from './desks.ts';
import { keepSecretsOpenly } from './secrets-kept-openly.ts';

beforeAll(keepSecretsOpenly);

async function contest(encrypted: boolean, confirmation: 'ticket' | 'confirmed' = 'ticket') {
  const hq = await startDesk();
  await foundOn(hq, { ...plainTrust, encrypted, confirmation });
  const files = valueOf(await hq.exportInvitations(['c1', 'j1', 'j2']));
  const [c1, j1, j2] = await Promise.all(files.map((file) => join(file)));
  if (c1 === undefined || j1 === undefined || j2 === undefined) throw new Error('three laptops');
  return { hq, c1, j1, j2 };
}

const receiptFor = async (hq: DeskEngine, name: string): Promise<NamedFile> => {
  const files = valueOf(await hq.exportReceipts());
  return one(files.filter((file) => file.name === `receipt-${name}.qzb`));
};

it('answers a region and its jurors with what headquarters holds of theirs', async () => {
  const { hq, c1, j1, j2 } = await contest(false);
  expect(await hq.exportReceipts()).toMatchObject({ error: { type: 'NothingToExport' } });
  await handIn(j1, sheet('1', 'j1'), 7);
  await handIn(j2, sheet('1', 'j2'), 8);
  const files = [await scoresOf(j1), await scoresOf(j2)];
  expect(j1.getSnapshot()).toMatchObject({ notHandedOver: 1, notConfirmed: 0 });
  valueOf(await j1.confirmHandOver());
  expect(j1.getSnapshot()).toMatchObject({ notHandedOver: 0, notConfirmed: 1, receipt: null });
  await importInto(c1, ...files);
  const regional = one(valueOf(await c1.exportRegional()));
  valueOf(await c1.confirmHandOver());
  expect(c1.getSnapshot()).toMatchObject({ notHandedOver: 0, notConfirmed: 2 });
  await importInto(hq, regional);
  expect(hq.getSnapshot()).toMatchObject({ notHandedOver: 0, notConfirmed: 0 });

  const names = valueOf(await hq.exportReceipts()).map(({ name }) => name);
  expect(names).toEqual(['receipt-KZ-10.qzb', 'receipt-j1.qzb', 'receipt-j2.qzb']);
  const plan = valueOf(await j1.planImport([await receiptFor(hq, 'j1')]));
  expect(plan.files).toMatchObject([{ accepted: true, kind: 'receipt', newOperations: 0 }]);
  expect(j1.getSnapshot().receipt).toBeNull();
  valueOf(await j1.runImport(plan.id));
  expect(j1.getSnapshot()).toMatchObject({
    notConfirmed: 0,
    behind: false,
    received: [],
    receipt: {
      from: hq.getSnapshot().profile?.fingerprint,
      heldOperations: 5,
      sheets: 1,
      settled: 0,
    },
  });
  await importInto(c1, await receiptFor(hq, 'KZ-10'));
  expect(c1.getSnapshot()).toMatchObject({ notConfirmed: 0, receipt: { sheets: 2 } });
});

it('never lets an older receipt replace a newer one, whatever their clocks say', async () => {
  const { hq, j1 } = await contest(false);
  await handIn(j1, sheet('1', 'j1'), 7);
  await importInto(hq, await scoresOf(j1));
  const first = await receiptFor(hq, 'j1');
  await handIn(j1, sheet('2', 'j1'), 6);
  await importInto(hq, await scoresOf(j1));
  valueOf(await j1.confirmHandOver());
  await importInto(j1, await receiptFor(hq, 'j1'));
  const newest = j1.getSnapshot().receipt;
  expect(newest?.sheets).toBe(2);
  await importInto(j1, first);
  expect(j1.getSnapshot().receipt).toEqual(newest);
});

it('tells a juror whether the own key counts and by whose word, and that it was revoked', async () => {
  const { hq, c1, j1 } = await contest(false, 'confirmed');
  const keyOf = (desk: DeskEngine) => present(desk.getSnapshot().profile, 'a profile').publicKey;
  const told = async () => {
    await importInto(hq, one(valueOf(await c1.exportRegional())));
    await importInto(j1, await receiptFor(hq, 'j1'));
    return j1.getSnapshot().receipt?.key;
  };
  await handIn(j1, sheet('1', 'j1'), 7);
  await importInto(c1, await scoresOf(j1));
  expect(await told()).toEqual({ state: 'unconfirmed', by: null });
  valueOf(await hq.record([confirmKey(keyOf(c1))]));
  valueOf(await c1.record([confirmKey(keyOf(j1))]));
  const by = { role: 'coordinator', name: 'Surname-c1 Name' };
  expect(await told()).toEqual({ state: 'active', by });
  const logs = hq.getSnapshot().state?.keys.get(keyOf(j1))?.logs ?? [];
  const cuts = logs.flatMap(({ log, heads }) =>
    heads.map(({ head, sequence }) => ({ log, head, sequence })),
  );
  valueOf(await hq.record([revokeKey(keyOf(j1), cuts, 'stolen')]));
  expect(await told()).toEqual({ state: 'revoked', by: { role: 'headquarters', name: 'Штаб' } });
  expect(j1.getSnapshot().receipt?.sheets).toBe(1);
});

it('takes receipts only from headquarters, for this person, on laptops that get them', async () => {
  const { hq, c1, j1, j2 } = await contest(false);
  await handIn(j1, sheet('1', 'j1'), 7);
  await importInto(hq, await scoresOf(j1));
  const [file, region] = [await receiptFor(hq, 'j1'), await receiptFor(hq, 'KZ-10')];
  const errorOf = async (desk: DeskEngine, given: NamedFile) => {
    const [plan] = valueOf(await desk.planImport([given])).files;
    return plan?.accepted === false ? plan.error.type : 'accepted';
  };
  expect(await errorOf(j2, file)).toBe('BundleNotForYou');
  expect(await errorOf(c1, file)).toBe('BundleNotForYou');
  expect(await errorOf(j1, region)).toBe('BundleNotForYou');
  expect(await errorOf(hq, file)).toBe('BundleKindUnexpected');
  expect(await errorOf(j1, file)).toBe('accepted');
  expect(await j1.exportReceipts()).toMatchObject({ error: { type: 'RoleForbidden' } });
});

it('says in codes only what no receipt confirms', async () => {
  const { hq, j1 } = await contest(false);
  await handIn(j1, sheet('1', 'j1'), 7);
  const all = valueOf(await j1.exportCodes());
  expect(all.every((text) => text.startsWith('QZ1/'))).toBe(true);
  await importInto(hq, await scoresOf(j1));
  await importInto(j1, await receiptFor(hq, 'j1'));
  expect(await j1.exportCodes()).toMatchObject({ error: { type: 'NothingToExport' } });
});

it('carries everything encrypted between juror, coordinator and headquarters, and only they can read it', async () => {
  const { hq, c1, j1, j2 } = await contest(true);
  await handIn(j1, sheet('1', 'j1'), 7);
  await handIn(j2, sheet('1', 'j2'), 8);
  const [first, second] = [await scoresOf(j1), await scoresOf(j2)];
  expect([first, second].every(({ bytes }) => looksEncrypted(bytes))).toBe(true);
  const foreign = valueOf(await j2.planImport([first]));
  expect(foreign.files).toMatchObject([{ accepted: false, error: { type: 'BundleEncrypted' } }]);

  const plan = valueOf(await c1.planImport([first, second]));
  expect(plan.files).toMatchObject([{ encrypted: true }, { encrypted: true }]);
  valueOf(await c1.runImport(plan.id));
  const regional = one(valueOf(await c1.exportRegional()));
  expect(looksEncrypted(regional.bytes)).toBe(true);
  await importInto(hq, regional);
  expect(hq.getSnapshot().state?.sheets.get('written/1/j2')?.counted).toBe(true);

  const forRegion = await receiptFor(hq, 'KZ-10');
  expect(looksEncrypted(forRegion.bytes)).toBe(true);
  await importInto(c1, forRegion);
  const forJuror = await receiptFor(hq, 'j1');
  expect(looksEncrypted(forJuror.bytes)).toBe(false);
  await importInto(j1, forJuror);
  const archive = one(valueOf(await hq.exportArchive()));
  expect(looksEncrypted(archive.bytes)).toBe(true);
  const [refused] = valueOf(await c1.planImport([archive])).files;
  expect(refused).toMatchObject({ error: { type: 'BundleNotForThisKey' } });

  const other = await contest(true);
  const stranger = valueOf(await other.hq.planImport([regional]));
  expect(stranger.files).toMatchObject([{ error: { type: 'BundleNotForThisKey' } }]);
});

it('keeps to a size that mail takes, each file by itself and in any order', async () => {
  const { hq, j1 } = await contest(true);
  for (let round = 0; round < 6; round += 1) {
    // Each hand-in seals a segment.
    const file = await invite(hq, 'j1');
    valueOf(await j1.openInvitation({ file, passphrase: '' }));
    if (round < 2) await handIn(j1, sheet(`${round + 1}`, 'j1'), 5);
    else valueOf(await j1.startNewLog());
  }
  const whole = await scoresOf(j1);
  const parts = valueOf(await j1.exportScores({ limit: whole.bytes.length - 1000 }));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.every(({ bytes }) => bytes.length <= whole.bytes.length - 1000)).toBe(true);
  expect(parts[0]?.name).toBe(`juror-j1-1-of-${parts.length}.qzb`);
  for (const part of parts.toReversed()) await importInto(hq, part);
  const plan = valueOf(await hq.planImport([whole]));
  expect(plan.totals.newOperations).toBe(0);
});
