import { beforeAll, expect, it } from 'vitest';

import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { present } from '../../../shared/basics/assert.ts';
import { confirmSeal, sealStage, setAudit } from '../../../shared/deciding/decision-operations.ts';
import { type DeskState, setDesk } from '../../../shared/deciding/desk.ts';
import type { LogId } from '../../../shared/log/operation.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { noteAccess } from '../../../shared/contest/personal-data.ts';
import { desksBehind } from '../../../shared/merge/desk-views.ts';
import { approveStatement } from '../../../shared/trust/key-operations.ts';
import { submissionOf, testSettings } from '../../builders/contest-builder.ts';
import { passphrase, startDesk, valueOf } from './desks.ts';
import { stretchQuickly } from './passphrase-work.ts';

beforeAll(stretchQuickly);

const stateOf = (desk: DeskEngine) => present(desk.getSnapshot().state, 'a state');
const logOf = (desk: DeskEngine) => present(desk.getSnapshot().profile, 'a profile').log;
const behind = (desk: DeskEngine) => desksBehind(stateOf(desk)).map(({ name }) => name);

const archiveOf = async (desk: DeskEngine): Promise<NamedFile> =>
  present(valueOf(await desk.exportArchive({ documents: false }))[0], 'an archive');

async function carry(from: DeskEngine, to: DeskEngine): Promise<void> {
  const plan = valueOf(await to.planImport([await archiveOf(from)]));
  const summary = valueOf(await to.runImport(plan.id));
  expect(summary.stateHash).toBe(await to.stateHash());
}

const named = (log: LogId, name: string, state: DeskState = 'works') =>
  setDesk(log, { name, duty: '', state });

/** Two root desks of one contest, neither of them named yet. */
async function twoDesks(): Promise<readonly [DeskEngine, DeskEngine]> {
  const second = await startDesk();
  valueOf(await second.prepareKey({ passphrase }));
  const request = present(second.getSnapshot().preparedKey, 'a request').request;
  const first = await startDesk();
  valueOf(
    await first.createContest({
      settings: testSettings,
      person: { surname: 'Жүнісова', givenName: 'Айгүл', patronymic: '', organisation: '' },
      passphrase,
      trust: { encrypted: false, confirmation: 'ticket', secondRoot: request },
    }),
  );
  valueOf(await second.joinAsRoot({ file: await archiveOf(first), passphrase }));
  return [first, second];
}

it('two desks that exchange archives see the same after a round, and again after what one of them adds', async () => {
  const [first, second] = await twoDesks();
  valueOf(await first.record([named(logOf(first), 'first'), named(logOf(second), 'second')]));
  expect(behind(first)).toEqual(expect.arrayContaining(['first', 'second']));
  await carry(first, second);
  expect(behind(second)).toEqual([]);
  await carry(second, first);
  expect(behind(first)).toEqual([]);
  expect(await first.stateHash()).toBe(await second.stateHash());

  valueOf(await second.record([addSubmission(submissionOf('9'))]));
  expect(behind(second)).toHaveLength(2);
  await carry(second, first);
  await carry(first, second);
  expect(behind(first)).toEqual([]);
  expect(behind(second)).toEqual([]);
  expect(await first.stateHash()).toBe(await second.stateHash());
});

it('a desk says once what it has seen, nothing where nobody named it, and that is none of what it did last', async () => {
  const [first, second] = await twoDesks();
  const before = await first.stateHash();
  await archiveOf(first);
  expect(await first.stateHash()).toBe(before);
  valueOf(await first.record([named(logOf(first), 'first')]));
  await archiveOf(first);
  const seen = await first.stateHash();
  expect(stateOf(first).desks.get(logOf(first))?.seen?.current).toBe(true);
  await archiveOf(first);
  expect(await first.stateHash()).toBe(seen);
  await carry(first, second);
  expect(stateOf(second).desks.get(logOf(second))).toBeUndefined();

  valueOf(await first.record([addSubmission(submissionOf('9'))]));
  await archiveOf(first);
  const actions = present(valueOf(await first.lastActions()).get(logOf(first)), 'its actions');
  expect(actions.slice(0, 2).map(({ kind }) => kind)).toEqual(['submission.set', 'desk.set']);
  expect(actions.length).toBeLessThanOrEqual(20);
});

const seal = sealStage({
  stage: 'written',
  stateHash: '0'.repeat(64),
  root: '1'.repeat(64),
  meeting: null,
  heads: null,
});

it('a desk that audits is waited for before a seal, and records what an audit found and second signatures alone', async () => {
  const [first, second] = await twoDesks();
  valueOf(await first.record([named(logOf(first), 'office')]));
  valueOf(await first.record([named(logOf(second), 'auditor', 'audits')]));
  await carry(first, second);
  const before = await second.stateHash();
  const refused = { ok: false, error: { type: 'DeskAudits' } };
  const bytes = new Uint8Array([37, 80, 68, 70]);
  const tries = [
    second.record([addSubmission(submissionOf('9'))]),
    second.record(seal),
    second.exportInvitations(['j1']),
    second.addDocuments([{ submission: '1', files: [{ name: 'a.pdf', bytes }] }]),
    second.handIn({ stage: 'written', sheets: [{ submission: '1', juror: 'j1' }] }),
  ];
  for (const tried of tries) expect(await tried).toEqual(refused);
  expect(await second.stateHash()).toBe(before);

  // Statements of the other root wait for this one: agreeing is an auditor's as well.
  valueOf(
    await second.record(stateOf(second).directory.waiting.map(({ id }) => approveStatement(id))),
  );
  await carry(second, first);
  valueOf(await first.record([addSubmission(submissionOf('8'))]));
  expect(behind(first)).toContain('auditor');
  expect(await first.record(seal)).toEqual({ ok: false, error: { type: 'DesksBehind' } });
  await carry(first, second);
  await carry(second, first);
  valueOf(await first.record(seal));
  await carry(first, second);
  const own = present(second.getSnapshot().profile, 'a profile').publicKey;
  const { operation } = present(stateOf(second).seals.get('written'), 'the seal');
  const audit = { stage: 'written', seed: '2026', root: '1'.repeat(64), sample: 0, checked: [] };
  valueOf(
    await second.record([
      setAudit(audit),
      noteAccess('look-1', { act: 'print', about: null, count: 1 }),
    ]),
  );
  valueOf(await second.record([confirmSeal('written', operation, own)]));
  expect(stateOf(second).seals.get('written')?.confirmedBy).toEqual([own]);

  valueOf(await second.record([named(logOf(second), 'auditor')]));
  valueOf(await second.record([addSubmission(submissionOf('9'))]));
});
