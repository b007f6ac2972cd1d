import { expect, test } from 'vitest';

import { waitingStatements } from '../../../renderer/features/keep-keys/waiting-statements.ts';
import { setPerson } from '../../../shared/contest/contest-operations.ts';
import { present } from '../../../shared/basics/assert.ts';
import {
  approveStatement,
  confirmKey,
  setKeyRights,
} from '../../../shared/trust/key-operations.ts';
import { buildContest, personOf, segmentsOf, stateOf } from '../../builders/contest-builder.ts';

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
