import { expect, it } from 'vitest';

import { hasDesks } from '../../../../renderer/features/see-desks/desk-rows.ts';
import { present } from '../../../../shared/basics/assert.ts';
import { setDesk } from '../../../../shared/deciding/desk.ts';
import type { LogId } from '../../../../shared/log/operation.ts';
import { buildContest, stateOf } from '../../../builders/contest-builder.ts';

it('shows headquarters’ laptops where several work or one was named, and not where one went on in a new log', async () => {
  const { contest, hq } = await buildContest();
  const { desks, keys } = await stateOf(contest, hq.segments);
  expect(hasDesks({ desks, keys }, hq.log)).toBe(false);

  const next = 'next' as LogId;
  const own = present(keys.get(hq.publicKey), 'its key');
  const logsWith = (continues: LogId | null) =>
    new Map(keys).set(hq.publicKey, {
      ...own,
      logs: [...own.logs, { log: next, heads: [], continues }],
    });
  expect(hasDesks({ desks, keys: logsWith(hq.log) }, next)).toBe(false);
  expect(hasDesks({ desks, keys: logsWith(null) }, next)).toBe(true);

  await hq.seal([setDesk(hq.log, { name: 'office', duty: '', state: 'works' })]);
  expect(hasDesks(await stateOf(contest, hq.segments), hq.log)).toBe(true);
});
