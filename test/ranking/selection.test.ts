import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rational } from '../../shared/basics/rational.ts';
import type { Quota } from '../../shared/contest/contest.ts';
import type { RankedSubmission } from '../../shared/ranking/ranking.ts';
import { selectList } from '../../shared/ranking/select-list.ts';
import type { Selection, SelectionRule, SubmissionGroups } from '../../shared/ranking/selection.ts';
import { selectionRule } from '../../shared/ranking/selection-rule.ts';
import { bestByTrying } from './tried-lists.ts';

/** A submission as these tests write it: "place nomination region applicant", and more where it matters. */
interface Entry {
  readonly id: string;
  readonly place: number | null;
  readonly nomination: string;
  readonly groups: SubmissionGroups;
  readonly score?: number;
  readonly sheets?: number;
}

const ranked = ({ id, place, nomination, score, sheets = 3 }: Entry): RankedSubmission => ({
  submission: id,
  nomination,
  place,
  overall: place,
  tied: false,
  score: place === null ? null : rational(score ?? 100 - place),
  mean: null,
  sheets,
  se: null,
  low: null,
  high: null,
  pTop: null,
  zone: null,
  explanation: [],
});

function ruleFor(
  entries: readonly Entry[],
  rule: Partial<Omit<SelectionRule, 'groupsOf' | 'groups'>>,
): SelectionRule {
  const by = (subject: keyof SubmissionGroups): ReadonlyMap<string, string> =>
    new Map(
      entries.flatMap(({ id, groups }) => {
        const group = groups[subject];
        return group === undefined ? [] : [[id, group] as const];
      }),
    );
  return selectionRule(
    {
      nomination: new Map(entries.map(({ id, nomination }) => [id, nomination])),
      region: by('region'),
      applicant: by('applicant'),
      organisation: by('organisation'),
    },
    {},
    { top: 3, scope: 'all', passMark: null, leastSheets: null, quotas: [], ...rule },
  );
}

const select = (
  entries: readonly Entry[],
  rule: Partial<Omit<SelectionRule, 'groupsOf' | 'groups'>>,
): Selection =>
  selectList({ method: 'mean', submissions: entries.map(ranked) }, ruleFor(entries, rule));

/** "1 A X" → place 1, nomination A, region X; ids are the letters of the alphabet in order. */
const entriesOf = (...lines: readonly string[]): readonly Entry[] =>
  lines.map((line, at) => {
    const [place = '', nomination = '', region, applicant] = line.split(' ');
    return {
      id: String.fromCodePoint(97 + at),
      place: place === '-' ? null : Number(place),
      nomination,
      groups: {
        ...(region === undefined ? {} : { region }),
        ...(applicant === undefined ? {} : { applicant }),
      },
    };
  });

const inState = (selection: Selection, state: 'on' | 'off' | 'open'): string =>
  [...selection.entries.values()]
    .filter((entry) => entry.state === state)
    .map(({ submission }) => submission)
    .sort()
    .join('');

const reasonOf = (selection: Selection, id: string) => selection.entries.get(id)?.reason;

const quota = (by: Quota['by'], min: number | null, max: number | null): Quota => ({
  by,
  min,
  max,
});

describe('who goes on', () => {
  const five = entriesOf('1 A', '2 A', '3 B', '4 B', '5 B');

  it('is the first of the list where nothing else is said', () => {
    const selection = select(five, { top: 3 });
    expect(inState(selection, 'on')).toBe('abc');
    expect(reasonOf(selection, 'a')).toEqual({ type: 'place' });
    expect(reasonOf(selection, 'd')).toEqual({ type: 'below' });
    expect(selection.ties).toEqual([]);
    expect(selection.unmet).toEqual([]);
  });

  it('is everybody with a score where there are seats for all', () => {
    const selection = select(entriesOf('1 A', '- A'), { top: 9 });
    expect(inState(selection, 'on')).toBe('a');
    expect(reasonOf(selection, 'b')).toEqual({ type: 'no-score' });
  });

  it('is counted in each nomination where the list is', () => {
    const entries = entriesOf('1 A', '2 A', '1 B', '2 B');
    expect(inState(select(entries, { top: 1, scope: 'nomination' }), 'on')).toBe('ac');
  });

  it('leaves out who is below the pass mark, even with seats free', () => {
    const selection = select(five, { top: 4, passMark: rational(97) });
    expect(inState(selection, 'on')).toBe('abc');
    expect(reasonOf(selection, 'd')).toEqual({ type: 'pass-mark', mark: rational(97) });
  });

  it('leaves out who has too few sheets, where a least number is asked for', () => {
    const [first, ...rest] = five;
    const entries = [{ ...(first ?? fail()), sheets: 1 }, ...rest];
    const selection = select(entries, { top: 2, leastSheets: 2 });
    expect(inState(selection, 'on')).toBe('bc');
    expect(reasonOf(selection, 'a')).toEqual({ type: 'too-few-sheets', wanted: 2 });
  });

  it('is left to people where a place is shared across the end of the list', () => {
    const selection = select(entriesOf('1 A', '2 A', '2 A', '2 A', '5 A'), { top: 3 });
    expect(inState(selection, 'on')).toBe('a');
    expect(inState(selection, 'open')).toBe('bcd');
    expect(selection.ties).toEqual([
      { group: null, place: 2, seats: 2, submissions: ['b', 'c', 'd'] },
    ]);
    expect(reasonOf(selection, 'b')).toEqual({ type: 'tie', with: ['c', 'd'] });
    expect(reasonOf(selection, 'e')).toEqual({ type: 'below' });
  });

  it('is no question where everybody on a shared place fits', () => {
    const selection = select(entriesOf('1 A', '2 A', '2 A', '4 A'), { top: 3 });
    expect(inState(selection, 'on')).toBe('abc');
    expect(selection.ties).toEqual([]);
  });

  it('names a tie after its nomination, and keeps those of two apart', () => {
    const entries = entriesOf('1 A', '1 A', '1 B', '1 B');
    expect(select(entries, { top: 1, scope: 'nomination' }).ties).toEqual([
      { group: 'A', place: 1, seats: 1, submissions: ['a', 'b'] },
      { group: 'B', place: 1, seats: 1, submissions: ['c', 'd'] },
    ]);
  });
});

const fail = (): never => {
  throw new Error('an entry is missing');
};

describe('quotas', () => {
  it('pass over who is one too many of a group', () => {
    const entries = entriesOf('1 A X', '2 A X', '3 A X', '4 A Y', '5 A Z');
    const selection = select(entries, { top: 3, quotas: [quota('region', null, 2)] });
    expect(inState(selection, 'on')).toBe('abd');
    expect(reasonOf(selection, 'c')).toEqual({
      type: 'quota-most',
      by: 'region',
      group: 'X',
      count: 2,
    });
    expect(reasonOf(selection, 'e')).toEqual({ type: 'below' });
  });

  it('take in who is needed for a least number, in the place of the last that is not', () => {
    const entries = entriesOf('1 A X', '2 A X', '3 A X', '4 A X', '9 B Y');
    const selection = select(entries, { top: 3, quotas: [quota('nomination', 1, null)] });
    expect(inState(selection, 'on')).toBe('abe');
    const kept = { by: 'nomination', group: 'B', count: 1 };
    expect(reasonOf(selection, 'e')).toEqual({ type: 'quota-least', ...kept });
    expect(reasonOf(selection, 'c')).toEqual({ type: 'made-room', for: [kept] });
    expect(reasonOf(selection, 'd')).toEqual({ type: 'below' });
  });

  it('that overlap are kept together: one of B and one of Y are the same submission', () => {
    const entries = entriesOf('1 A X', '2 A X', '3 A Y', '4 B X', '5 B Y');
    const quotas = [quota('nomination', 1, null), quota('region', 1, null)];
    // a, b and e keep both; c for Y and d for B would cost b its seat.
    expect(inState(select(entries, { top: 3, quotas }), 'on')).toBe('abe');
    expect(inState(select(entries, { top: 4, quotas }), 'on')).toBe('abcd');
  });

  it('take two where one would keep both numbers but the first of the pair is better', () => {
    const entries = entriesOf('1 A X', '2 B X', '3 A Y', '4 B Y');
    const quotas = [quota('nomination', 1, null), quota('region', 1, null)];
    expect(inState(select(entries, { top: 2, quotas }), 'on')).toBe('ad');
    expect(inState(select(entries, { top: 3, quotas }), 'on')).toBe('abc');
  });

  it('say what cannot be kept, and keep what can', () => {
    const entries = entriesOf('1 A X', '2 A X', '3 A X', '4 A Y');
    const rule = { top: 2, quotas: [quota('region', 2, null)] };
    const selection = select(entries, rule);
    expect(inState(selection, 'on')).toBe('ab');
    expect(selection.unmet).toEqual([{ quota: quota('region', 2, null), group: 'Y', count: 0 }]);
  });

  it('say of a group that nobody applied from that nobody goes on', () => {
    const entries = entriesOf('1 A X');
    const rule = ruleFor(entries, { quotas: [quota('region', 1, null)] });
    const { unmet } = selectList(
      { method: 'mean', submissions: entries.map(ranked) },
      { ...rule, groups: { ...rule.groups, region: ['X', 'Y'] } },
    );
    expect(unmet).toEqual([{ quota: quota('region', 1, null), group: 'Y', count: 0 }]);
  });

  it('do not hold for who belongs to no group', () => {
    const entries = entriesOf('1 A X', '2 A', '3 A', '4 A X');
    const quotas = [quota('region', null, 1)];
    expect(inState(select(entries, { top: 4, quotas }), 'on')).toBe('abc');
  });

  it('open a tie above the end of the list where a group has one seat for two', () => {
    const entries = entriesOf('1 A X', '1 A X', '3 A Y', '4 A Z', '5 A Z');
    const selection = select(entries, { top: 3, quotas: [quota('region', null, 1)] });
    expect(inState(selection, 'on')).toBe('cd');
    expect(selection.ties).toEqual([{ group: null, place: 1, seats: 1, submissions: ['a', 'b'] }]);
  });

  it('hold over the whole list where seats are counted in each nomination', () => {
    const entries = entriesOf('1 A X', '2 A Y', '1 B X', '2 B Y');
    const selection = select(entries, {
      top: 1,
      scope: 'nomination',
      quotas: [quota('region', null, 1)],
    });
    // Which of the two firsts from X goes on, no number can say.
    expect(inState(selection, 'open')).toBe('abcd');
    expect(selection.ties.map(({ place, group, seats }) => ({ place, group, seats }))).toEqual([
      { place: 1, group: null, seats: 1 },
      { place: 2, group: null, seats: 1 },
    ]);
  });

  it('say for whom room was made where just these are tied', () => {
    const entries = entriesOf('1 A', '2 A Y', '3 A X', '3 B X');
    const selection = select(entries, { top: 2, quotas: [quota('region', 2, null)] });
    expect([inState(selection, 'on'), inState(selection, 'open')]).toEqual(['b', 'cd']);
    const kept = { by: 'region', group: 'X', count: 2 };
    expect(reasonOf(selection, 'a')).toEqual({ type: 'made-room', for: [kept] });
  });

  it('name the one that is full however a tie is settled', () => {
    const entries = entriesOf('1 A Y', '2 A X', '1 B X', '1 C X', '1 C Y');
    const quotas = [quota('region', null, 2), quota('nomination', null, 1)];
    const selection = select(entries, { top: 3, scope: 'nomination', quotas });
    expect([inState(selection, 'on'), inState(selection, 'open')]).toEqual(['ac', 'de']);
    const full = { by: 'nomination', group: 'A', count: 1 };
    expect(reasonOf(selection, 'b')).toEqual({ type: 'quota-most', ...full });
  });

  it('name one that is full on the list as it is, not as it would be without least numbers', () => {
    const entries = entriesOf('1 A X', '1 A Y', '3 B Y', '3 A X');
    const quotas = [quota('nomination', 1, 2), quota('region', null, 1)];
    const selection = select(entries, { top: 3, quotas });
    expect(inState(selection, 'on')).toBe('ac');
    const full = { by: 'region', group: 'X', count: 1 };
    expect(reasonOf(selection, 'd')).toEqual({ type: 'quota-most', ...full });
  });

  it('keep pairs together that go on only both, in one tie with those that would instead', () => {
    const entries = entriesOf('1 A X p', '1 B Y p', '1 B X q', '1 A Y q');
    const selection = select(entries, {
      top: 2,
      scope: 'nomination',
      quotas: [quota('region', null, 1), quota('applicant', 1, null)],
    });
    const all = ['a', 'b', 'c', 'd'];
    expect(selection.ties).toEqual([{ group: null, place: 1, seats: 2, submissions: all }]);
  });

  it('by three subjects that cross one another are kept all the same', () => {
    const entries = entriesOf('1 A X p', '2 A Y p', '3 B X p', '4 B Y q', '5 A X q', '6 B Y r');
    const quotas = [
      quota('nomination', null, 2),
      quota('region', null, 2),
      quota('applicant', null, 1),
    ];
    const selection = select(entries, { top: 4, quotas });
    expect(inState(selection, 'on')).toBe('adf');
    expect(selection.exact).toBe(true);
  });
});

const entryArbitrary = fc.record({
  place: fc.integer({ min: 1, max: 6 }),
  nomination: fc.constantFrom('A', 'B'),
  region: fc.constantFrom('X', 'Y', 'Z', ''),
  applicant: fc.constantFrom('p', 'q', 'r'),
  score: fc.integer({ min: 1, max: 9 }),
});

const bound = fc.option(fc.integer({ min: 0, max: 3 }));

const contestArbitrary = fc.record({
  entries: fc.array(entryArbitrary, { minLength: 1, maxLength: 9 }).map((entries) =>
    entries.map(({ region, applicant, ...entry }, at): Entry => ({
      ...entry,
      id: String.fromCodePoint(97 + at),
      groups: { ...(region === '' ? {} : { region }), applicant },
    })),
  ),
  top: fc.integer({ min: 1, max: 6 }),
  scope: fc.constantFrom('nomination' as const, 'all' as const),
  passMark: fc.option(fc.integer({ min: 1, max: 4 }).map((mark) => rational(mark))),
  quotas: fc.array(
    fc.record({
      by: fc.constantFrom('nomination' as const, 'region' as const, 'applicant' as const),
      min: bound,
      max: bound,
    }),
    { maxLength: 4 },
  ),
});

describe('a selection', () => {
  it('is what trying every list gives', () => {
    fc.assert(
      fc.property(contestArbitrary, ({ entries, ...rule }) => {
        const selection = select(entries, rule);
        const tried = bestByTrying(entries, ruleFor(entries, rule));
        expect(selection.exact).toBe(true);
        expect([inState(selection, 'on'), inState(selection, 'open')]).toEqual([
          tried.on,
          tried.open,
        ]);
        const short = selection.unmet.reduce(
          (sum, { quota: { min }, count }) => sum + (min ?? 0) - count,
          0,
        );
        expect(short).toBe(tried.short);
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order in which anything is listed', () => {
    fc.assert(
      fc.property(contestArbitrary, ({ entries, ...rule }) => {
        expect(select(entries.toReversed(), rule).ties).toEqual(select(entries, rule).ties);
        const sorted = (selection: Selection) =>
          [...selection.entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(select(entries.toReversed(), rule))).toEqual(sorted(select(entries, rule)));
      }),
      { numRuns: 100 },
    );
  });

  it('never loses who moves up where there is no quota', () => {
    fc.assert(
      fc.property(contestArbitrary, fc.nat(), ({ entries, ...rule }, pick) => {
        const raised = entries[pick % entries.length] ?? fail();
        const better = entries.map((entry) =>
          entry === raised ? { ...entry, place: 1, score: 9 } : entry,
        );
        const before = select(entries, { ...rule, quotas: [] }).entries.get(raised.id);
        const after = select(better, { ...rule, quotas: [] }).entries.get(raised.id);
        fc.pre(before?.state === 'on');
        expect(after?.state).not.toBe('off');
      }),
      { numRuns: 100 },
    );
  });
});
