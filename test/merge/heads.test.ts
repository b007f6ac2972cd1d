import { describe, expect, it } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import { addSubmission } from '../../shared/contest/contest-operations.ts';
import type { Operation, OperationId } from '../../shared/log/operation.ts';
import { draftAction } from '../../shared/merge/draft.ts';
import { headsByKey } from '../../shared/merge/heads.ts';
import { settleFork } from '../../shared/merge/resolution-operations.ts';
import { statusOf } from '../../shared/merge/sheet-status.ts';
import { recuse, setScore } from '../../shared/scoring/score-operations.ts';
import { submissionOf, testSettings } from '../builders/contest-builder.ts';
import { holderOf, operationOf, type Said } from './by-hand.ts';

const idsByKey = (...said: readonly Said[]): Record<string, readonly string[]> =>
  Object.fromEntries(
    [...headsByKey(said.map(operationOf))].map(([key, heads]) => [key, heads.map(({ id }) => id)]),
  );

describe('the heads of a key', () => {
  it('are those that no other one replaces, in the order of their ids', () => {
    expect(
      idsByKey(
        { id: 'c.0', key: 'k' },
        { id: 'a.0', key: 'k' },
        { id: 'b.0', key: 'k', parents: ['a.0'] },
        { id: 'a.1', key: 'other', parents: ['b.0'] },
        { id: 'd.0', key: 'k', parents: ['nowhere.0'] },
      ),
    ).toEqual({ k: ['b.0', 'c.0', 'd.0'], other: ['a.1'] });
  });

  it('are none where nothing was said', () => {
    expect(idsByKey()).toEqual({});
  });

  it('keep what is protected from its successor beside it', () => {
    const [first, second, third] = [
      operationOf({ id: 'a.0', key: 'k' }),
      operationOf({ id: 'b.0', key: 'k', parents: ['a.0'] }),
      operationOf({ id: 'c.0', key: 'k', parents: ['b.0'] }),
    ];
    const heads = headsByKey(
      [third, second, first],
      (operation, parent) => operation.id === 'b.0' && parent === 'a.0',
    );
    expect(heads.get('k')?.map(({ id }) => id)).toEqual(['a.0', 'c.0']);
  });
});

const standing = (
  heads: readonly Operation[],
  waiting?: readonly Operation[],
): NonNullable<Parameters<typeof draftAction>[1]> => {
  const holders = [
    holderOf('j1'),
    holderOf('j1', 'juror', { publicKey: 'key-j1-again' }),
    holderOf('j2'),
  ];
  const directory = {
    version: 1,
    code: '',
    threshold: 1,
    confirmation: 'ticket',
    rootKeys: [],
    waiting: waiting ?? [],
    provisional: [],
    mutualRevocation: false,
  } as const;
  return {
    heads: new Map(heads.map(({ key }) => [key, heads.filter((each) => each.key === key)])),
    keys: new Map(holders.map((holder) => [holder.publicKey, holder])),
    ...(waiting === undefined ? {} : { directory }),
  };
};

describe('an action as it is recorded', () => {
  const score = setScore(
    { stage: 'written', submission: '1', juror: 'j1' },
    'novelty',
    milli(7000),
  );
  const { key } = score;

  it('says nothing that was not asked for', () => {
    expect(draftAction(score, null, 'j1')).toEqual({
      kind: 'score.set',
      version: 1,
      key,
      value: 7000,
      parents: [],
      basis: null,
      reason: '',
    });
    const recusal = recuse({ stage: 'written', submission: '1', juror: 'j1' }, 'a cousin');
    const basis = 'x.0' as OperationId;
    expect(draftAction({ ...recusal, basis }, null, 'j1')).toMatchObject({
      basis,
      reason: 'a cousin',
    });
    expect(draftAction(settleFork('l' as never, 'x', []), null, 'j1').version).toBe(2);
    expect(draftAction(addSubmission(submissionOf('7')), null, 'j1')).toMatchObject({
      key: 'submission/7',
      version: 1,
    });
  });

  it('replaces what its author said on the key, from every laptop, and nobody else’s word', () => {
    const state = standing([
      operationOf({ id: 'a.0', key, signer: 'key-j1' }),
      operationOf({ id: 'b.0', key, signer: 'key-j1-again' }),
      operationOf({ id: 'c.0', key, signer: 'key-j2' }),
      operationOf({ id: 'd.0', key, signer: 'nobody' }),
      operationOf({ id: 'e.0', key: `${key}2`, signer: 'key-j1' }),
    ]);
    expect(draftAction(score, state, 'j1').parents).toEqual(['a.0', 'b.0']);
    expect(draftAction(score, state, 'j2').parents).toEqual(['c.0']);
    expect(draftAction(score, state, 'j3').parents).toEqual([]);
    expect(draftAction({ ...score, key: 'elsewhere' }, state, 'j1').parents).toEqual([]);
  });

  it('replaces what it names, where it names something', () => {
    const state = standing([operationOf({ id: 'a.0', key })]);
    const parents = ['x.1' as OperationId];
    expect(draftAction({ ...score, parents }, state, 'j1').parents).toEqual(parents);
    expect(draftAction({ ...score, parents: [] }, state, 'j1').parents).toEqual([]);
  });

  it('replaces what still waits for the other root, but not what that replaced itself', () => {
    const first = operationOf({ id: 'a.0', key });
    const waiting = [
      operationOf({ id: 'b.0', key, parents: ['a.0'] }),
      operationOf({ id: 'c.0', key, parents: ['b.0'] }),
      operationOf({ id: 'd.0', key, signer: 'key-j2' }),
      operationOf({ id: 'e.0', key: 'elsewhere', parents: ['c.0'] }),
    ];
    expect(draftAction(score, standing([first], waiting), 'j1').parents).toEqual(['a.0', 'c.0']);
  });
});

describe('the status of a sheet', () => {
  const criteria = testSettings.stages[0]?.criteria ?? [];
  const nothing = { recused: false, conflict: false, handedIn: false, valid: false };
  const five = milli(5000);
  const all = { novelty: five, effect: five, economy: five };

  it.each([
    ['empty', {}, {}, 'empty'],
    ['one score', { effect: five }, {}, 'partial'],
    ['every score', all, {}, 'complete'],
    ['every score, one of which asks for a comment', { ...all, effect: milli(0) }, {}, 'partial'],
  ])('is what is on it: %s', (_, scores, comments, status) => {
    expect(statusOf({ scores, comments }, criteria, nothing)).toBe(status);
  });

  it('is a matter of its hand-in once there is one, and of a recusal before all', () => {
    const entered = { scores: all, comments: {} };
    const status = (known: Partial<typeof nothing>): string =>
      statusOf(entered, criteria, { ...nothing, ...known });
    expect(status({ handedIn: true, valid: true })).toBe('handed-in');
    expect(status({ handedIn: true })).toBe('disputed');
    expect(status({ handedIn: true, valid: true, conflict: true })).toBe('disputed');
    expect(status({ conflict: true })).toBe('complete');
    expect(status({ recused: true, handedIn: true, valid: true })).toBe('recused');
  });
});
