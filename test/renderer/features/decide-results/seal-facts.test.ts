import { describe, expect, test } from 'vitest';

import type { MeetingVersion } from '../../../../shared/deciding/seal.ts';
import type { KeyHolder } from '../../../../shared/merge/state.ts';
import type { OperationId, PublicKeyId } from '../../../../shared/log/operation.ts';
import {
  keysToConfirm,
  mayConfirm,
  sealStanding,
} from '../../../../renderer/features/decide-results/seal-facts.ts';
import { contestState, meeting, seal } from '../../../results/small-contest.ts';

const root = 'a'.repeat(64);
const version = (name: string, place: string): MeetingVersion => ({
  operation: `${name.repeat(43)}.0` as OperationId,
  meeting: { ...meeting, place },
  by: seal.by,
  reason: '',
  wallClock: 0,
  amendsSeal: false,
});
const sealed = version('a', 'Астана');
const later = version('b', 'Алматы');
const own = 'p'.repeat(43) as PublicKeyId;

const state = (now: MeetingVersion, fields: Partial<typeof seal> = {}) =>
  contestState({
    meetings: new Map([['written', now.meeting]]),
    meetingVersions: new Map([['written', [sealed, later]]]),
    seals: new Map([['written', { ...seal, root, meeting: sealed.operation, ...fields }]]),
  });

describe('sealStanding', () => {
  test('is open before there is a seal', () => {
    expect(sealStanding(contestState({ seals: new Map() }), 'written', root)).toBe('open');
  });

  test('waits for the second signature, and is sealed with it', () => {
    expect(sealStanding(state(sealed, { complete: false }), 'written', root)).toBe('waiting');
    expect(sealStanding(state(sealed), 'written', root)).toBe('sealed');
  });

  test('is amended by another meeting or by another result', () => {
    expect(sealStanding(state(later), 'written', root)).toBe('amended');
    expect(sealStanding(state(sealed), 'written', 'b'.repeat(64))).toBe('amended');
  });

  test('holds a seal of the first version to the state alone', () => {
    expect(sealStanding(state(later, { root: null, meeting: null }), 'written', root)).toBe(
      'sealed',
    );
  });
});

test('a seal is confirmed by a key that has not signed it', () => {
  expect(mayConfirm(seal, own)).toBe(true);
  expect(mayConfirm(seal, seal.by)).toBe(false);
  expect(mayConfirm({ ...seal, confirmedBy: [own] }, own)).toBe(false);
  expect(mayConfirm(seal, null)).toBe(false);
});

test('every other key of headquarters in force may confirm', () => {
  const holder = (publicKey: PublicKeyId, fields: Partial<KeyHolder>): KeyHolder => ({
    publicKey,
    person: 'hq',
    role: 'headquarters',
    state: 'active',
    confirmed: true,
    stages: null,
    cuts: null,
    logs: [],
    ...fields,
  });
  const revoked = 'r'.repeat(43) as PublicKeyId;
  const juror = 'j'.repeat(43) as PublicKeyId;
  const keys = new Map([
    [seal.by, holder(seal.by, {})],
    [own, holder(own, {})],
    [revoked, holder(revoked, { state: 'revoked' })],
    [juror, holder(juror, { role: 'juror' })],
  ]);
  expect(keysToConfirm({ keys }, seal)).toEqual([own]);
});
