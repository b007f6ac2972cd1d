import { beforeAll, expect, it } from 'vitest';

import { present } from '../../../shared/basics/assert.ts';
import { openBundle, writeBundle } from '../../../shared/bundle/bundle.ts';
import {
  confirmSeal,
  sealStage,
  setMeeting,
} from '../../../shared/deciding/decision-operations.ts';
import { unsaidMeeting } from '../../../shared/deciding/meeting.ts';
import { sealingOf } from '../../../shared/merge/sealing.ts';
import { plainSeal } from '../../builders/plain-seal.ts';
import { approveStatement, revokeKey } from '../../../shared/trust/key-operations.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { ed25519, seedOf } from '../../builders/contest-builder.ts';
import {
  foundOn,
  handIn,
  importInto,
  invite,
  join,
  one,
  passphrase,
  plainTrust,
  sheet,
  startDesk,
  valueOf,
} from './desks.ts';
import { keepSecretsOpenly } from './secrets-kept-openly.ts';

beforeAll(keepSecretsOpenly);

const seal = (hq: DeskEngine) => hq.record([plainSeal('written', '0'.repeat(64))]);

/** A juror's work as one file for each segment, in the order of the log. */
async function filesBySegment(juror: DeskEngine): Promise<readonly NamedFile[]> {
  const files = valueOf(await juror.exportScores({ limit: 1 }));
  const placed = await Promise.all(
    files.map(async (file) => {
      const opened = await openBundle(file.bytes, ed25519.verify);
      if (!opened.ok) throw new Error(opened.error.type);
      return { file, first: one(opened.value.segments).header.firstSequence };
    }),
  );
  return placed.toSorted((a, b) => a.first - b.first).map(({ file }) => file);
}

it('seals nothing while entries are missing from the middle of a log, and says how many gaps there are', async () => {
  const hq = await startDesk();
  await foundOn(hq);
  const juror = await join(await invite(hq, 'j1'));
  await handIn(juror, sheet('1'), 7);
  await handIn(juror, sheet('2'), 8);
  const files = await filesBySegment(juror);
  expect(files.length).toBeGreaterThan(2);
  const missing = present(files.at(-2), 'a file before the last');
  await importInto(hq, ...files.filter((file) => file !== missing));
  expect(hq.getSnapshot().state?.gaps).toHaveLength(1);
  const before = await hq.stateHash();
  expect(await seal(hq)).toEqual({
    ok: false,
    error: { type: 'EntriesMissing', details: { count: 1 } },
  });
  expect(await hq.stateHash()).toBe(before);
  await importInto(hq, missing);
  expect(hq.getSnapshot().state?.gaps).toEqual([]);
  valueOf(await seal(hq));
  expect(hq.getSnapshot().state?.seals.has('written')).toBe(true);
});

const keyOf = (desk: DeskEngine) => present(desk.getSnapshot().profile, 'a profile').publicKey;

/** Two roots that agreed on everything so far, and a coordinator whom the first one invited. */
async function twoRoots() {
  const [first, second] = [await startDesk(), await startDesk()];
  valueOf(await second.prepareKey({ passphrase }));
  const secondRoot = present(second.getSnapshot().preparedKey, 'a key').request;
  await foundOn(first, { ...plainTrust, secondRoot });
  const archive = async (desk: DeskEngine) => one(valueOf(await desk.exportArchive()));
  valueOf(await second.joinAsRoot({ file: await archive(first), passphrase }));
  const approve = async () => {
    const { waiting = [] } = second.getSnapshot().state?.directory ?? {};
    valueOf(await second.record(waiting.map(({ id }) => approveStatement(id))));
    await importInto(first, await archive(second));
  };
  await approve();
  expect(await first.exportInvitations(['c1'])).toMatchObject({
    error: { type: 'ApprovalsWaiting' },
  });
  await importInto(second, await archive(first));
  await approve();
  return { first, second, archive, coordinator: await join(await invite(first, 'c1')) };
}

it('takes no invitation by a root key of which it knows that it was revoked', async () => {
  const { first, second, archive, coordinator } = await twoRoots();
  const { logs } = present(second.getSnapshot().state?.keys.get(keyOf(first)), 'the other root');
  const cuts = logs.flatMap(({ log, heads }) =>
    heads.map(({ head, sequence }) => ({ log, head, sequence })),
  );
  valueOf(await second.record([revokeKey(keyOf(first), cuts, 'stolen')]));
  const invitation = await invite(first, 'c1');
  const planned = async () => one(valueOf(await coordinator.planImport([invitation])).files);
  expect(await planned()).toMatchObject({ accepted: true, kind: 'invitation' });

  // Somebody's file carries what the second root said.
  const opened = await openBundle((await archive(second)).bytes, ed25519.verify);
  if (!opened.ok) throw new Error(opened.error.type);
  const { manifest, segments } = opened.value;
  const said = segments.filter(({ header }) => header.signer === keyOf(second));
  const bytes = await writeBundle(
    { manifest: { ...manifest, kind: 'scores' }, segments: said },
    await ed25519.keyFromSeed(seedOf(9)),
  );
  await importInto(coordinator, { name: 'scores.qzb', bytes });
  expect(coordinator.getSnapshot().state?.keys.get(keyOf(first))?.state).toBe('revoked');

  const before = await coordinator.stateHash();
  expect(await planned()).toMatchObject({ accepted: false, error: { type: 'BundleSignature' } });
  expect(await coordinator.openInvitation({ file: invitation, passphrase })).toMatchObject({
    error: { type: 'BundleSignature' },
  });
  expect(await coordinator.stateHash()).toBe(before);
});

const decided = {
  stage: 'written',
  number: '7',
  date: '2026-05-13',
  place: 'Астана',
  mode: 'remote',
  present: [],
  votes: { for: 1, against: 0, abstained: 0 },
  winners: [],
  tieReason: '',
  ...unsaidMeeting,
} as const;

it('changes what was sealed only with a reason, and lets nobody confirm an own seal', async () => {
  const { first, second, archive } = await twoRoots();
  const stateOf = (desk: DeskEngine) => present(desk.getSnapshot().state, 'a state');
  valueOf(await first.record([setMeeting(decided)]));
  valueOf(await first.record([setMeeting({ ...decided, number: '8' })]));
  const root = 'a'.repeat(64);
  const on = sealingOf(stateOf(first), { stage: 'written', stateHash: root, root });
  valueOf(await first.record(sealStage(on)));
  const sealed = present(stateOf(first).seals.get('written'), 'a seal');
  expect(sealed).toMatchObject({ by: keyOf(first), complete: false });
  expect(sealed.meeting).toBe(stateOf(first).meetingVersions.get('written')?.at(-1)?.operation);

  const before = await first.stateHash();
  const confirmed = [confirmSeal('written', sealed.operation, keyOf(first))];
  expect(await first.record(confirmed)).toEqual({ ok: false, error: { type: 'OwnSeal' } });
  for (const reason of ['', ' '])
    expect(await first.record([setMeeting({ ...decided, number: '9' }, reason)])).toEqual({
      ok: false,
      error: { type: 'AmendmentUnexplained' },
    });
  expect(await first.stateHash()).toBe(before);

  await importInto(second, await archive(first));
  valueOf(await second.record([confirmSeal('written', sealed.operation, keyOf(second))]));
  expect(stateOf(second).seals.get('written')).toMatchObject({
    confirmedBy: [keyOf(second)],
    complete: true,
  });
  valueOf(await first.record([setMeeting({ ...decided, number: '9' }, 'нөмірі қате')]));
  expect(
    stateOf(first)
      .meetingVersions.get('written')
      ?.map(({ amendsSeal }) => amendsSeal),
  ).toEqual([false, false, true]);
});
