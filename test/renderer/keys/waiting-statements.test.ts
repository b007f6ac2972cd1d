import { expect, test } from 'vitest';

import { waitingStatements } from '../../../renderer/features/keep-keys/waiting-statements.ts';
import { setPerson } from '../../../shared/contest/contest-operations.ts';
import { present } from '../../../shared/basics/assert.ts';
import {
  approveStatement,
  confirmKey,
  setKeyRights,
  setRecipients,
} from '../../../shared/trust/key-operations.ts';
import type { PublicKeyId } from '../../../shared/log/operation.ts';
import {
  buildContest,
  idIn,
  personOf,
  seedOf,
  segmentsOf,
  stateOf,
} from '../../builders/contest-builder.ts';

test('what waits for the second root is told in kinds, the approvable first', async () => {
  const world = await buildContest({ threshold: 2 });
  const juror = present(world.jurors[0], 'a juror');
  const ticket = new Uint8Array(32).fill(9);
  await world.hq.seal([
    setPerson(personOf('j9', 'juror', 'KZ-55', null)),
    setPerson(personOf('j1', 'juror', 'KZ-10', ticket)),
    setPerson({ ...personOf('j2', 'juror', 'KZ-10', ticket), surname: 'Басқа' }),
    confirmKey(juror.publicKey),
  ]);
  await world.second.seal([setKeyRights(juror.publicKey, ['written'])]);
  const state = await stateOf(world.contest, segmentsOf(world));
  const seen = waitingStatements(state, world.second.publicKey);
  expect(new Set(seen.map(({ own, sense }) => `${own ? 'own' : 'other'} ${sense.type}`))).toEqual(
    new Set(['other add', 'other invite', 'other change', 'other confirm', 'own limit']),
  );
  expect(seen).toHaveLength(5);
  expect(seen.at(-1)?.own).toBe(true);
  expect(seen.find(({ sense }) => sense.type === 'limit')?.sense).toMatchObject({
    stages: ['written'],
    publicKey: juror.publicKey,
  });
});

test('lists of recipients are told with how many of their keys open files now, and whether they hold meanwhile', async () => {
  const world = await buildContest({ threshold: 2 });
  const first = await world.hq.seal([setRecipients('KZ-10', [seedOf(5)])]);
  await world.second.seal([
    { ...setRecipients('KZ-10', [seedOf(5), seedOf(6)]), parents: [idIn(first)] },
  ]);
  const seen = async (own: PublicKeyId) =>
    waitingStatements(await stateOf(world.contest, segmentsOf(world)), own).map(
      ({ own: mine, holds, sense }) => ({ mine, holds, ...sense }),
    );
  const whom = { type: 'recipients', whom: 'KZ-10', known: 1 };
  expect(await seen(world.hq.publicKey)).toEqual([
    { mine: false, holds: false, ...whom, count: 2 },
    { mine: true, holds: true, ...whom, count: 1 },
  ]);
  await world.second.seal([approveStatement(idIn(first))]);
  expect(await seen(world.second.publicKey)).toEqual([
    { mine: true, holds: false, ...whom, count: 2 },
  ]);
});

test('an approved statement waits no longer', async () => {
  const world = await buildContest({ threshold: 2 });
  await world.hq.seal([setPerson(personOf('j9', 'juror', 'KZ-55', null))]);
  const before = await stateOf(world.contest, segmentsOf(world));
  const [statement] = waitingStatements(before, world.second.publicKey);
  await world.second.seal([approveStatement(present(statement, 'a statement').operation.id)]);
  const after = await stateOf(world.contest, segmentsOf(world));
  expect(waitingStatements(after, world.second.publicKey)).toEqual([]);
  expect(after.people.has('j9')).toBe(true);
});
