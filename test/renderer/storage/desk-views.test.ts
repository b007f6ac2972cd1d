import { beforeAll, expect, it } from 'vitest';

import { lastActionsOf } from '../../../renderer/storage/desk-views.ts';
import { present } from '../../../shared/basics/assert.ts';
import { confirmSeal, sealStage, setAudit } from '../../../shared/deciding/decision-operations.ts';
import { type DeskState, setDesk } from '../../../shared/deciding/desk.ts';
import type { LogId } from '../../../shared/log/operation.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { noteAccess } from '../../../shared/contest/personal-data.ts';
import { approveStatement } from '../../../shared/trust/key-operations.ts';
import {
  archiveOf as archiveWith,
  buildContest,
  segmentsOf,
  stateOf as stateWith,
  submissionOf,
} from '../../builders/contest-builder.ts';
import { valueOf } from './desks.ts';
import { stretchQuickly } from './passphrase-work.ts';
import { archiveOf, behind, carry, logOf, stateOf, twoDesks } from './root-desks.ts';

beforeAll(stretchQuickly);

const named = (log: LogId, name: string, state: DeskState = 'works') =>
  setDesk(log, { name, duty: '', state });

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

it('of a laptop that was copied each action is told once, those of both copies before what they have in common', async () => {
  const world = await buildContest({ secondRoot: true });
  const { second } = world;
  await second.seal([addSubmission(submissionOf('5'))]);
  const copy = second.copy();
  await second.seal([addSubmission(submissionOf('6'))]);
  await copy.seal([addSubmission(submissionOf('7'))]);
  const segments = segmentsOf(world, copy);
  const actions = lastActionsOf({
    state: await stateWith(world.contest, segments),
    contents: await archiveWith(world.contest, segments),
  });
  const keys = present(actions.get(second.log), 'its actions').map(({ key }) => key);
  expect(keys.slice(0, 2).toSorted()).toEqual(['submission/6', 'submission/7']);
  expect(keys.slice(2)).toEqual(['submission/5']);
});

it('of a long log the last twenty actions are told', async () => {
  const world = await buildContest({ secondRoot: true });
  const applications = Array.from({ length: 12 }, (_, at) => addSubmission(submissionOf(`${at}`)));
  for (let times = 0; times < 3; times += 1) await world.second.seal(applications);
  const segments = segmentsOf(world);
  const actions = lastActionsOf({
    state: await stateWith(world.contest, segments),
    contents: await archiveWith(world.contest, segments),
  });
  const keys = present(actions.get(world.second.log), 'its actions').map(({ key }) => key);
  const latestFirst = applications.map(({ key }) => key).toReversed();
  expect(keys).toEqual([...latestFirst, ...latestFirst.slice(0, 8)]);
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
