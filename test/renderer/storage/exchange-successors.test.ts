import { beforeAll, expect, test, vi } from 'vitest';

import { ContestKeeper } from '../../../renderer/storage/contest-keeper.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { present } from '../../../shared/basics/assert.ts';
import { setPerson } from '../../../shared/contest/contest-operations.ts';
import type { ExchangePlace } from '../../../shared/exchange/place.ts';
import { setPoolEntry } from '../../../shared/pooling/pooling-operations.ts';
import type { PoolState } from '../../../shared/pooling/pool-entry.ts';
import { personOf } from '../../builders/contest-builder.ts';
import { foundOn, invite, passphrase, plainTrust, startDesk, valueOf } from './desks.ts';
import { TestPlace } from './exchange-place.ts';
import { stretchQuickly } from './passphrase-work.ts';

beforeAll(stretchQuickly);

const folder: ExchangePlace = { kind: 'folder', address: '/shared' };
const stateOf = (desk: DeskEngine) => present(desk.getSnapshot().state, 'a state');
const standing = (desk: DeskEngine) => stateOf(desk).pool.get('1')?.state;
const entry = (state: PoolState) =>
  setPoolEntry('1', {
    state,
    track: 'water',
    maturity: '',
    team: '',
    partners: '',
    note: '',
    moved: null,
  });

test('whoever takes over a region gets by the exchange what the predecessor recorded', async () => {
  const place = new TestPlace();
  const { host } = place;
  const laptop = () => startDesk(undefined, { host });
  const [hq, former] = [await laptop(), await laptop()];
  await foundOn(hq, { ...plainTrust, encrypted: true });
  valueOf(await former.openInvitation({ file: await invite(hq, 'c1'), passphrase }));
  const cards = valueOf(await hq.makeCards({ place: folder, credentials: null }));
  const card = present(
    cards.find(({ name }) => name === 'region-KZ-10.qzx'),
    'a card',
  );
  valueOf(await former.openCard(card));
  valueOf(await former.record([entry('work')]));
  for (const desk of [former, hq]) valueOf(await desk.exchangeNow());
  expect(standing(hq)).toBe('work');
  const alone = place.files.size;
  valueOf(await hq.exchangeNow());
  // One coordinator alone is told nothing of what the own laptop holds.
  expect(place.files.size).toBe(alone);

  valueOf(await hq.record([setPerson(personOf('c2', 'coordinator', 'KZ-10', null))]));
  const next = await laptop();
  valueOf(await next.openInvitation({ file: await invite(hq, 'c2'), passphrase }));
  valueOf(await next.openCard(card));
  // The invitation tells how things stand; whose word that is, and so that it may be replaced, the records tell.
  for (const desk of [next, hq, next]) valueOf(await desk.exchangeNow());
  const { keys } = stateOf(next);
  expect([...keys.values()].map(({ person }) => person)).toEqual(
    expect.arrayContaining(['c1', 'c2']),
  );

  valueOf(await next.record([entry('ready')]));
  for (const desk of [next, hq]) valueOf(await desk.exchangeNow());
  expect(standing(hq)).toBe('ready');
  expect(stateOf(hq).counts.hard).toBe(0);
  for (const desk of [next, hq, next]) valueOf(await desk.exchangeNow());
  const held = place.files.size;
  for (const desk of [next, hq]) valueOf(await desk.exchangeNow());
  expect(place.files.size).toBe(held);

  // Of whoever was elsewhere in between nothing new goes to the region, which is found out once and not each time.
  const moved = present(stateOf(hq).people.get('c1'), 'the former');
  for (const region of ['KZ-55', 'KZ-10'])
    valueOf(await hq.record([setPerson({ ...moved, region })]));
  valueOf(await former.record([entry('work')]));
  for (const desk of [former, hq, hq]) valueOf(await desk.exchangeNow());
  const reading = vi.spyOn(ContestKeeper.prototype, 'operations');
  valueOf(await hq.exchangeNow());
  expect(reading).not.toHaveBeenCalled();
  reading.mockRestore();
});
