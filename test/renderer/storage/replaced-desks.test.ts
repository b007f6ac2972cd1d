import { beforeAll, expect, it } from 'vitest';

import { putInPlace, replacedDesks } from '../../../renderer/features/see-desks/replaced-desks.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { present } from '../../../shared/basics/assert.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { setDesk } from '../../../shared/deciding/desk.ts';
import { desksBehind, presentDesks } from '../../../shared/merge/desk-views.ts';
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
  valueOf(await to.runImport(plan.id));
}

it('a laptop that goes on in a new log holds nothing up once it was put in its former place', async () => {
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
