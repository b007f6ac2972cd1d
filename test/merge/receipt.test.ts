import { describe, expect, it } from 'vitest';

import { milli, type Milli } from '../../shared/basics/points.ts';
import { setPerson } from '../../shared/contest/contest-operations.ts';
import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';
import type { Value } from '../../shared/log/operation.ts';
import { decodeReceipt, encodeReceipt, receiptFor } from '../../shared/merge/receipt.ts';
import { confirmKey, refuseKey, revokeKey } from '../../shared/trust/key-operations.ts';
import { resolveConflict } from '../../shared/merge/resolution-operations.ts';
import { handInSheet, setScore } from '../../shared/scoring/score-operations.ts';
import {
  archiveOf,
  buildContest,
  ed25519,
  idIn,
  installAgain,
  personOf,
  seedOf,
  segmentsOf,
  stateOf,
  type TestContest,
  type TestInstallation,
} from '../builders/contest-builder.ts';

const sheet = (juror: string) => ({ stage: 'written', submission: '1', juror });

/** Both jurors hand a sheet in; the coordinator's version of j1's score is settled by headquarters. */
async function judged(): Promise<{
  world: TestContest;
  j1: TestInstallation;
  j2: TestInstallation;
  stranger: TestInstallation;
}> {
  const world = await buildContest();
  const [j1, j2] = world.jurors;
  if (j1 === undefined || j2 === undefined) throw new Error('two jurors');
  for (const [juror, id] of [
    [j1, 'j1'],
    [j2, 'j2'],
  ] as const) {
    const scored = await juror.seal([setScore(sheet(id), 'novelty', 7000 as Milli)]);
    const scores = { novelty: scored.header.firstOrdinal };
    await juror.seal([handInSheet(sheet(id), { scores, comments: {}, salt: new Uint8Array(16) })]);
  }
  const other = await world.coordinator.seal([setScore(sheet('j1'), 'novelty', 6000 as Milli)]);
  await world.hq.seal([
    resolveConflict(
      'score/written/1/j1/novelty',
      7000,
      [idIn(other), idIn(j1.segments[1])],
      'she called',
    ),
  ]);
  const ticket = await ed25519.keyFromSeed(seedOf(19));
  await world.hq.seal([setPerson(personOf('j9', 'juror', 'KZ-55', ticket.publicKey))]);
  return {
    world,
    j1,
    j2,
    stranger: await installAgain(world, 29, { person: 'j9', ticketSeed: 19 }),
  };
}

async function receiptsOf(person: string) {
  const { world, j1, j2, stranger } = await judged();
  const all = segmentsOf(world, stranger);
  const state = await stateOf(world.contest, all);
  const { segments } = await archiveOf(world.contest, all);
  return { world, j1, j2, stranger, state, receipt: receiptFor(state, segments, person) };
}

describe('a receipt', () => {
  it('tells a juror of the own log and the own sheets only', async () => {
    const { j1, state, receipt } = await receiptsOf('j1');
    const last = j1.segments.at(-1);
    expect(receipt).toEqual({
      held: [{ log: j1.log, heads: [{ head: last?.id, sequence: 2, operations: 3 }] }],
      sheets: 1,
      settled: ['score/written/1/j1/novelty'],
      directory: { version: state.directory.version, code: state.directory.code },
      keys: [{ publicKey: j1.publicKey, person: 'j1', state: 'active', by: null }],
    });
    const { receipt: other } = await receiptsOf('j2');
    expect(other).toMatchObject({ sheets: 1, settled: [] });
  });

  it('tells a coordinator of every log of the region, and of no other region', async () => {
    const { world, j1, j2, receipt } = await receiptsOf('c1');
    expect(receipt.held.map(({ log }) => log)).toEqual(
      [j1.log, j2.log, world.coordinator.log].toSorted(),
    );
    expect(receipt).toMatchObject({ sheets: 2, settled: ['score/written/1/j1/novelty'] });
    const { stranger, receipt: theirs } = await receiptsOf('j9');
    expect(theirs).toMatchObject({ held: [{ log: stranger.log }], sheets: 0, settled: [] });
  });

  it('names every branch of a copied installation', async () => {
    const { world, j1 } = await judged();
    const copy = j1.copy();
    await j1.seal([setScore(sheet('j1'), 'effect', 7000 as Milli)]);
    await copy.seal([setScore(sheet('j1'), 'effect', 6000 as Milli)]);
    const all = segmentsOf(world, copy);
    const { segments } = await archiveOf(world.contest, all);
    const receipt = receiptFor(await stateOf(world.contest, all), segments, 'j1');
    expect(receipt.held[0]?.heads.map(({ head }) => head)).toEqual(
      [j1, copy]
        .map(({ segments }) => segments.at(-1)?.id ?? '')
        .toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });

  it('tells how each of their keys counts, and who said so, a root key’s word before a coordinator’s', async () => {
    const world = await buildContest({ confirmation: 'confirmed' });
    const [j1, j2] = world.jurors;
    if (j1 === undefined || j2 === undefined) throw new Error('two jurors');
    const told = async (person: string) => {
      const all = segmentsOf(world);
      const state = await stateOf(world.contest, all);
      const { segments } = await archiveOf(world.contest, all);
      const { keys = [] } = receiptFor(state, segments, person);
      const own = keys.filter((key) => key.person === person);
      return own.map(({ state: how, by }) => [how, by === null ? null : [by.role, by.name]]);
    };
    const coordinator = ['coordinator', 'Surname-c1 Name'];
    const headquarters = ['headquarters', ''];
    expect(await told('j1')).toEqual([['unconfirmed', null]]);
    await world.hq.seal([confirmKey(world.coordinator.publicKey)]);
    await world.coordinator.seal([confirmKey(j1.publicKey), refuseKey(j2.publicKey, 'not theirs')]);
    expect([await told('j1'), await told('j2'), await told('c1')]).toEqual([
      [['active', coordinator]],
      [['refused', coordinator]],
      [['active', headquarters]],
    ]);
    await world.hq.seal([
      confirmKey(j2.publicKey),
      setPerson(personOf('headquarters', 'headquarters', null, null)),
    ]);
    expect(await told('j2')).toEqual([['active', ['headquarters', 'Surname-headquarters Name']]]);
    await world.hq.seal([revokeKey(j1.publicKey, [], 'stolen')]);
    expect(await told('j1')).toEqual([['revoked', ['headquarters', 'Surname-headquarters Name']]]);
  });

  it('says nothing of who is whose where two laptops opened one invitation', async () => {
    const world = await buildContest();
    const again = await installAgain(world, 41, { person: 'j1', ticketSeed: 11 });
    const all = segmentsOf(world, again);
    const { segments } = await archiveOf(world.contest, all);
    const { keys = [] } = receiptFor(await stateOf(world.contest, all), segments, 'j1');
    expect(keys.map(({ state, by }) => [state, by])).toEqual([
      ['contested', null],
      ['contested', null],
    ]);
    expect(keys.map(({ publicKey }) => publicKey)).toEqual(
      [again.publicKey, world.jurors[0]?.publicKey ?? again.publicKey].toSorted(),
    );
  });

  it('reads in its first form too, which said nothing of keys, and writes that again as it was', async () => {
    const { receipt } = await receiptsOf('j1');
    const { keys: _, ...first } = receipt;
    const bytes = encodeReceipt(first);
    const plain = decodeValue(bytes);
    expect(plain.ok && plain.value).toMatchObject({ version: 1 });
    expect(decodeReceipt(bytes)).toStrictEqual({ ok: true, value: first });
  });

  it('is nothing for headquarters and for nobody', async () => {
    for (const person of ['headquarters', 'nobody']) {
      const { receipt } = await receiptsOf(person);
      expect(receipt).toMatchObject({ held: [], sheets: 0, settled: [], keys: [] });
    }
  });

  it('reads as it was written, and holds no values of scores', async () => {
    const { receipt } = await receiptsOf('c1');
    const bytes = encodeReceipt(receipt);
    expect(decodeReceipt(bytes)).toEqual({ ok: true, value: receipt });
    expect(encodeReceipt(receipt)).toEqual(bytes);
  });

  const change = (path: string, value: Value) => (plain: Record<string, Value>) => ({
    ...plain,
    [path]: value,
  });
  const log = new Uint8Array(16);
  const head = new Uint8Array(32);
  const ownKey = { key: head, person: 'j1', state: 'active', by: null };
  it.each<[string, (plain: Record<string, Value>) => Value]>([
    ['another version', change('version', 4)],
    ['no panel in its third form', change('version', 3)],
    ['keys in its first form', change('version', 1)],
    ['no keys in its second form', ({ keys: _, ...rest }) => rest],
    ['a key of another length', change('keys', [{ ...ownKey, key: log }])],
    ['a key of nobody', change('keys', [{ ...ownKey, person: '' }])],
    ['a key in another state', change('keys', [{ ...ownKey, state: 'root' }])],
    [
      'a key by the word of a stranger',
      change('keys', [{ ...ownKey, by: { role: 'x', name: '' } }]),
    ],
    ['a key with a field more', change('keys', [{ ...ownKey, confirmed: true }])],
    ['a field more', change('role', 'admin')],
    ['no list of logs', change('held', null)],
    ['a log of another length', change('held', [{ log: head, heads: [] }])],
    ['a log without heads', change('held', [{ log, heads: [] }])],
    ['a head without its count', change('held', [{ log, heads: [{ head, sequence: 1 }] }])],
    ['fewer sheets than none', change('sheets', -1)],
    ['an empty key', change('settled', [''])],
    ['a code of other digits', change('directory', { version: 1, code: '1234 56789' })],
    ['a code on two lines', change('directory', { version: 1, code: '12345 56789\n' })],
    ['no directory', ({ directory: _, ...rest }) => rest],
  ])('is refused with %s', async (_, spoil) => {
    const { receipt } = await receiptsOf('j1');
    const plain = decodeValue(encodeReceipt(receipt));
    if (!plain.ok) throw new Error('a receipt');
    const spoilt = encodeValue(spoil(plain.value as Record<string, Value>));
    expect(decodeReceipt(spoilt)).toEqual({
      ok: false,
      error: { type: 'BundleDamaged', part: 'receipt.cbor' },
    });
  });

  const spread = {
    stage: 'written',
    submission: '1',
    jurors: 3,
    totals: [milli(4000), milli(5500), milli(7000)],
    criteria: [{ criterion: 'novelty', scores: [milli(5000), milli(6000)] }],
  };
  const [criterion] = spread.criteria;
  if (criterion === undefined) throw new Error('a criterion');
  const telling = async (panel: Value): Promise<Uint8Array> => {
    const { receipt } = await receiptsOf('j1');
    const plain = decodeValue(encodeReceipt(receipt));
    if (!plain.ok) throw new Error('a receipt');
    return encodeValue({ ...(plain.value as Record<string, Value>), version: 3, panel });
  };

  it('tells how a panel scored in its third form, and writes that only where there is something to tell', async () => {
    const { receipt } = await receiptsOf('j1');
    expect(receipt).not.toHaveProperty('panel');
    const told = { ...receipt, panel: [spread] };
    expect(encodeReceipt(told)).toEqual(await telling([spread]));
    expect(decodeReceipt(encodeReceipt(told))).toStrictEqual({ ok: true, value: told });
  });

  it.each<[string, Value]>([
    ['nothing told of it', []],
    ['fewer jurors than stay without names', [{ ...spread, jurors: 2, totals: [4000, 5500] }]],
    ['totals out of their order', [{ ...spread, totals: [5500, 4000, 7000] }]],
    ['scores out of their order', [{ ...spread, criteria: [{ criterion: 'a', scores: [2, 1] }] }]],
    ['more totals than jurors', [{ ...spread, totals: [1, 2, 3, 4] }]],
    [
      'more scores than jurors',
      [{ ...spread, criteria: [{ criterion: 'a', scores: [1, 2, 3, 4] }] }],
    ],
    ['a part of a thousandth', [{ ...spread, totals: [0.5] }]],
    ['points beyond all scales', [{ ...spread, totals: [1_000_000_001] }]],
    ['a criterion twice', [{ ...spread, criteria: [criterion, criterion] }]],
    ['a submission twice', [spread, spread]],
    ['no submission', [{ ...spread, submission: '' }]],
    ['a name of a juror', [{ ...spread, juror: 'j1' }]],
  ])('is refused with a panel that has %s', async (_, panel) => {
    expect(decodeReceipt(await telling(panel)).ok).toBe(false);
  });

  it.each([new Uint8Array(0), new Uint8Array([0xff]), new Uint8Array([0x80, 0x00])])(
    'is refused where it is no value at all',
    (bytes) => {
      expect(decodeReceipt(bytes).ok).toBe(false);
    },
  );
});
