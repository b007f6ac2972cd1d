import { beforeAll, expect, it } from 'vitest';

import { putInPlace, replacedDesks } from '../../../renderer/features/see-desks/replaced-desks.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { present } from '../../../shared/basics/assert.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { setDesk } from '../../../shared/deciding/desk.ts';
import { presentDesks } from '../../../shared/merge/desk-views.ts';
import { submissionOf } from '../../builders/contest-builder.ts';
import { valueOf } from './desks.ts';
import { stretchQuickly } from './passphrase-work.ts';
import { behind, carry, logOf, stateOf, twoDesks } from './root-desks.ts';

beforeAll(stretchQuickly);

it('a laptop that goes on in a new log holds nothing up once it was put in its former place', async () => {
  const [first, second] = await twoDesks();
  const named = (desk: DeskEngine, name: string) =>
    setDesk(logOf(desk), { name, duty: 'Қабылдау', state: 'works' });
  valueOf(await first.record([named(first, 'first'), named(second, 'second')]));
  const former = logOf(first);
  expect(replacedDesks(stateOf(first))).toEqual([]);

  valueOf(await first.startNewLog());
  valueOf(await first.record([addSubmission(submissionOf('1'))]));
  await carry(first, second);
  await carry(second, first);
  await carry(first, second);
  expect(behind(second)).toContain('first');

  const [replaced] = replacedDesks(stateOf(second));
  expect(replaced).toMatchObject({ desk: { log: former, name: 'first' }, by: logOf(first) });
  const actions = putInPlace(present(replaced, 'one'), stateOf(second), 'Орны ауысты');
  valueOf(await second.record(actions));
  for (const [from, to] of [
    [second, first],
    [first, second],
  ] as const)
    await carry(from, to);
  expect(replacedDesks(stateOf(second))).toEqual([]);
  expect(presentDesks(stateOf(second))).toContainEqual(
    expect.objectContaining({ log: logOf(first), name: 'first', duty: 'Қабылдау' }),
  );
  expect(presentDesks(stateOf(second)).map(({ log }) => log)).not.toContain(former);
  expect([behind(first), behind(second)]).toEqual([[], []]);
});
