import { beforeAll, expect, test } from 'vitest';

import { openBundle } from '../../../shared/bundle/bundle.ts';
import { readOperations } from '../../../shared/log/read-log.ts';
import { scoreKinds } from '../../../shared/scoring/score-operations.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { ed25519 } from '../../builders/contest-builder.ts';
import {
  foundOn,
  importInto,
  invite,
  join,
  one,
  scoreSheet,
  sheet,
  startDesk,
  valueOf,
} from '../storage/desks.ts';
import { stretchQuickly } from '../storage/passphrase-work.ts';

beforeAll(stretchQuickly);

const reason = 'Қағаздан екі рет енгізілді, растаған адам: Ибраев Самат';

/** The reasons of the hand-ins in a file, as whoever verifies it reads them. */
async function reasonsIn(file: NamedFile): Promise<readonly string[]> {
  const { segments } = valueOf(await openBundle(file.bytes, ed25519.verify));
  return readOperations(new Map(segments.map((segment) => [segment.id, segment])))
    .filter(({ kind }) => kind === scoreKinds.handIn)
    .toSorted((a, b) => a.ordinal - b.ordinal)
    .map((operation) => operation.reason);
}

test('why a coordinator handed a sheet in is signed with the hand-in, and the sheet counts', async () => {
  const headquarters = await startDesk();
  await foundOn(headquarters);
  const coordinator = await join(await invite(headquarters, 'c1'));
  await scoreSheet(coordinator, sheet('1'), 7);
  await scoreSheet(coordinator, sheet('2'), 5);
  valueOf(await coordinator.handIn({ stage: 'written', sheets: [sheet('1')], reason }));
  valueOf(await coordinator.handIn({ stage: 'written', sheets: [sheet('2')] }));
  const file = one(valueOf(await coordinator.exportRegional()));
  expect(await reasonsIn(file)).toEqual([reason, '']);
  await importInto(headquarters, file);
  const sheets = headquarters.getSnapshot().state?.sheets;
  expect(sheets?.get('written/1/j1')).toMatchObject({ status: 'handed-in', counted: true });
  expect(sheets?.get('written/2/j1')).toMatchObject({ status: 'handed-in', counted: true });
});
