import { describe, expect, it } from 'vitest';

import type { ContestId, LogId, OperationId, PublicKeyId } from '../../shared/log/operation.ts';
import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';
import {
  decodeInvitation,
  encodeInvitation,
  headquartersOperations,
} from '../../shared/merge/invitation.ts';
import { recuse } from '../../shared/scoring/score-operations.ts';
import { holderOf, operationOf } from './by-hand.ts';

describe('an invitation', () => {
  const speaker = { contest: 'c' as ContestId, log: 'l' as LogId, signer: 'root' as PublicKeyId };
  const segment = 'A'.repeat(43);
  const fact = operationOf({
    id: `${segment}.7`,
    ...recuse({ stage: 'written', submission: '1', juror: 'j1' }, 'kin'),
  });
  const second = { ...fact, id: `${segment}.8` as OperationId, basis: fact.id };
  const invitation = {
    person: 'j1',
    ticketSeed: new Uint8Array(32),
    facts: [fact, second],
    regionSeed: new Uint8Array(32),
    known: 3,
  };
  const spoilt = (change: Readonly<Record<string, unknown>>) => {
    const plain = decodeValue(encodeInvitation(invitation));
    const fields = { ...(plain.ok ? (plain.value as object) : {}), ...change };
    return decodeInvitation(encodeValue(fields as never), speaker);
  };

  it('reads as facts in headquarters’ name', () => {
    const read = spoilt({});
    expect(read.ok && read.value.facts[1]).toEqual({
      ...second,
      parents: [],
      log: 'l',
      signer: 'root',
      sequence: 0,
      ordinal: 1,
      author: '',
      wallClock: 0,
    });
    expect(read.ok && Object.keys(read.value).toSorted()).toEqual([
      'facts',
      'known',
      'person',
      'regionSeed',
      'ticketSeed',
    ]);
    const few = decodeInvitation(
      encodeInvitation({ person: 'j1', ticketSeed: new Uint8Array(32), facts: [] }),
      speaker,
    );
    expect(few.ok && Object.keys(few.value).toSorted()).toEqual(['facts', 'person', 'ticketSeed']);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['a field more', { more: 1 }],
    ['no person', { person: '' }],
    ['a short ticket', { ticketSeed: new Uint8Array(31) }],
    ['a long region’s secret', { regionSeed: new Uint8Array(33) }],
    ['fewer operations than none', { known: -1 }],
    ['no list of facts', { facts: 7 }],
    ['an odd fact', { facts: [{}] }],
  ])('is refused with %s', (_, change) => {
    expect(spoilt(change)).toEqual({
      ok: false,
      error: { type: 'BundleDamaged', part: 'invitation.cbor' },
    });
    expect(decodeInvitation(Uint8Array.of(0xff), speaker).ok).toBe(false);
  });

  it('counts what headquarters’ keys said', () => {
    const holders = [holderOf('h1', 'headquarters'), holderOf('j1')];
    const keys = new Map(holders.map((holder) => [holder.publicKey, holder]));
    const said = ['key-h1', 'key-j1', 'key-h1', 'nobody', 'key-h1'].map((signer) =>
      operationOf({ signer }),
    );
    expect(headquartersOperations({ keys }, said)).toBe(3);
    expect(headquartersOperations({ keys }, [])).toBe(0);
  });
});
