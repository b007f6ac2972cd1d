import { describe, expect, test } from 'vitest';
import {
  consentOf,
  enrolmentOf,
  enrolments,
  groupOf,
  juryFacts,
  loadsOf,
  sortedPeople,
} from '../../../renderer/features/invite-jury/jury-facts.ts';
import { present } from '../../../shared/basics/assert.ts';
import { consentTextHash } from '../../../shared/trust/consent.ts';
import type { PublicKeyId } from '../../../shared/log/operation.ts';
import type { ContestState, KeyHolder } from '../../../shared/merge/state.ts';
import { buildContest, personOf, stateOf, submissionOf } from '../../builders/contest-builder.ts';

const contest = await buildContest();
const state: ContestState = await stateOf(contest.contest, [
  ...contest.hq.segments,
  ...contest.jurors.flatMap(({ segments }) => segments),
  ...contest.coordinator.segments,
]);
const facts = present(juryFacts(state), 'a scored stage');

describe('what the jury screen reads out of the state', () => {
  test('people stand by role, then by name', () => {
    expect(sortedPeople(state).map(({ id }) => id)).toEqual(['c1', 'j1', 'j2']);
  });

  test('a person is not invited, invited, or enrolled with a key of some standing', () => {
    const ticket = new Uint8Array(32);
    const person = personOf('j1', 'juror', null, ticket);
    const withKeys = (...keys: readonly Partial<KeyHolder>[]): ContestState => ({
      ...state,
      keys: new Map(
        keys.map((key, index) => {
          const publicKey = `key-${index}` as PublicKeyId;
          return [publicKey, { ...own, ...key, publicKey }];
        }),
      ),
    });
    const own = present(
      [...state.keys.values()].find((holder) => holder.person === 'j1'),
      'the key of j1',
    );
    expect(enrolmentOf(personOf('x', 'juror', null, null), state)).toBe('none');
    expect(enrolmentOf(personOf('x', 'juror', null, ticket), state)).toBe('issued');
    expect(enrolmentOf(person, withKeys({ state: 'active', confirmed: false }))).toBe('enrolled');
    expect(enrolmentOf(person, withKeys({ state: 'active', confirmed: true }))).toBe('confirmed');
    expect(enrolmentOf(person, withKeys({ state: 'unconfirmed' }))).toBe('unconfirmed');
    expect(enrolmentOf(person, withKeys({ state: 'contested' }, { state: 'refused' }))).toBe(
      'contested',
    );
    expect(enrolmentOf(person, withKeys({ state: 'revoked' }))).toBe('revoked');
    expect(
      enrolmentOf(person, withKeys({ state: 'revoked' }, { state: 'active', confirmed: true })),
    ).toBe('confirmed');
  });

  test('every standing belongs to one group of the list', () => {
    expect(enrolments.map(groupOf)).toEqual([
      'none',
      'issued',
      'joined',
      'joined',
      'waiting',
      'waiting',
      'revoked',
    ]);
  });

  test('present pairs and loads are those that were recorded', () => {
    expect([...loadsOf(facts.present)]).toEqual([
      ['j1', 3],
      ['j2', 3],
    ]);
  });

  test('refused applications are not assigned', () => {
    const refused = {
      ...submissionOf('4'),
      eligibility: { admitted: false, reason: 'Мерзімі өтті' },
    };
    const more = { ...state, submissions: new Map([...state.submissions, ['4', refused]]) };
    expect(juryFacts(more)?.submissions.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  test('a contest without criteria has nothing to assign', () => {
    const settings = present(state.settings, 'settings');
    expect(juryFacts({ ...state, settings: { ...settings, stages: [] } })).toBeNull();
  });
});

describe('who signed', () => {
  const settings = present(state.settings, 'settings');
  const [j1, c1] = [personOf('j1', 'juror', null, null), personOf('c1', 'coordinator', null, null)];
  const signedBy = (text: string): ContestState => ({
    ...state,
    consents: new Map([['j1', [{ text, language: 'kk', wallClock: 1 }]]]),
  });

  test('a juror has signed the texts as they stand, an earlier wording, or nothing', () => {
    expect(consentOf(j1, state)).toBe('missing');
    expect(consentOf(j1, signedBy(consentTextHash(settings)))).toBe('signed');
    expect(consentOf(j1, signedBy('0'.repeat(64)))).toBe('amended');
  });

  test('nobody else is asked, and nobody where there is nothing to sign', () => {
    expect(consentOf(c1, state)).toBeNull();
    const nothing = { kk: '', ru: '', en: '' };
    const silent = { ...settings, consent: nothing, confidentiality: nothing };
    expect(consentOf(j1, { ...state, settings: silent })).toBeNull();
  });
});
