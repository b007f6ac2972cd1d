import { describe, expect, it } from 'vitest';

import { judgeDuplicate } from '../../shared/contest/duplicate.ts';
import { type Interest, setInterest } from '../../shared/contest/interest.ts';
import { type JurorDetails, setJurorDetails } from '../../shared/contest/juror-details.ts';
import { blockData } from '../../shared/contest/personal-data.ts';
import type { Operation } from '../../shared/log/operation.ts';
import { foldDeskFacts, noDeskFacts } from '../../shared/merge/desk-facts.ts';
import { headsByPrefix } from '../../shared/merge/heads.ts';
import { operationOf, type Said } from './by-hand.ts';

/** The facts of desks that spoke without knowing of each other. */
function folded(...said: readonly Said[]) {
  const heads = new Map<string, readonly Operation[]>();
  for (const [at, each] of said.entries()) {
    const operation = operationOf({ id: `a.${at}`, ...each });
    heads.set(operation.key, [...(heads.get(operation.key) ?? []), operation]);
  }
  return foldDeskFacts(headsByPrefix(heads), () => 'h1');
}

const details = (change: Partial<JurorDetails>): JurorDetails => ({
  expertise: ['water'],
  capacity: 20,
  contact: 'a@b.kz',
  left: false,
  ...change,
});
const interest = (change: Partial<Interest>): Interest => ({
  submission: '1',
  juror: 'j1',
  ground: 'work',
  state: 'declared',
  note: 'бірге жұмыс істейді',
  ...change,
});

describe('what the desk works with', () => {
  it('is nothing where nothing was said', () => {
    expect(folded()).toEqual(noDeskFacts);
  });

  it('of a juror is the strictest of what was said', () => {
    const said = [details({}), details({ capacity: 12, left: true }), details({ capacity: null })];
    for (const order of [said, said.toReversed()]) {
      const { jurorDetails } = folded(...order.map((each) => setJurorDetails('j1', each)));
      expect(jurorDetails.get('j1')).toMatchObject({ capacity: 12, left: true });
    }
    expect(folded(setJurorDetails('j1', details({}))).jurorDetails.get('j1')).toEqual(details({}));
  });

  it('of a pair is a conflict where anybody declared one, in their words', () => {
    const dismissed = interest({ state: 'dismissed', note: '' });
    for (const order of [
      [dismissed, interest({})],
      [interest({}), dismissed],
    ])
      expect(folded(...order.map(setInterest)).interests).toEqual([interest({})]);
    expect(folded(setInterest(dismissed)).interests).toEqual([dismissed]);
  });

  it('of two applications is that they are one where anybody found so, whichever was named first', () => {
    const { duplicates } = folded(
      judgeDuplicate('2', '1', 'different', ''),
      judgeDuplicate('1', '2', 'same', ''),
      judgeDuplicate('3', '1', 'different', ''),
    );
    expect([...duplicates]).toEqual([
      ['1/2', 'same'],
      ['1/3', 'different'],
    ]);
  });

  it('of blocked data is the reason of whoever blocked it, and nothing where all lifted it', () => {
    const { blocked } = folded(
      blockData('submission', '1', false, 'lifted'),
      blockData('submission', '1', true, 'asked for it'),
      blockData('person', 'j1', false, 'lifted'),
    );
    expect([...blocked]).toEqual([['submission/1', 'asked for it']]);
  });
});
