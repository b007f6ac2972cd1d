import { describe, expect, it } from 'vitest';

import type { Action } from '../../shared/contest/action.ts';
import { cannotJudge, noScore } from '../../shared/merge/sheet-table.ts';
import { setRecipients } from '../../shared/trust/key-operations.ts';
import { idIn, seedOf, TestInstallation } from '../builders/contest-builder.ts';
import { at, comment, type Desks, handIn, played, score } from './plain-worlds.ts';

/** What j1 seals in one segment after the enrolment, whose ordinal is 0: the first action has ordinal 1. */
const plainAfter = async (
  ...segments: readonly (readonly Action[])[]
): Promise<readonly string[]> =>
  (
    await played(async ({ j1 }) => {
      for (const actions of segments) await j1.seal(actions);
    })
  ).plain;

const first = 'written/1/j1';
const all = [score('novelty', 5000), score('effect', 0), score('economy', 10_000)];
const lab = at('1', 'j1', 'lab');
const list = setRecipients('KZ-10', [seedOf(5)]);

/** The id of an operation of the own log's latest segment. */
const last = (desk: TestInstallation, index = 0) => idIn(desk.segments.at(-1), index);

describe('a sheet that is folded by itself', () => {
  it.each<[string, readonly Action[]]>([
    ['one score', [score('novelty', 5000)]],
    ['a criterion that cannot be judged', [score('novelty', 'cannot-judge')]],
    ['a score that was never given', [score('novelty', null)]],
    ['a comment', [comment('novelty', 'seen')]],
    ['a comment that is none', [comment('novelty', '')]],
    ['a long comment', [comment('novelty', 'ә'.repeat(3000))]],
    ['the longest comment', [comment('novelty', 'a'.repeat(20_000))]],
    ['all scores, handed in', [...all, handIn({ novelty: 1, effect: 2, economy: 3 })]],
    [
      'a cleared score and comment, handed in without them',
      [score('novelty', null), comment('effect', ''), all[2] ?? list, handIn({ economy: 3 })],
    ],
    ['a part, handed in', [...all.slice(1), handIn({ effect: 1, economy: 2 })]],
    [
      'a comment, handed in',
      [
        ...all,
        comment('effect', 'seen'),
        handIn({ novelty: 1, effect: 2, economy: 3 }, { effect: 4 }),
      ],
    ],
  ])('has %s', async (_, actions) => {
    expect(await plainAfter(actions)).toEqual([first]);
  });

  it.each([65_535, 65_536, 1_000_000_000, -1, -1_000_000_000])(
    'has any score on its scale: %j',
    async (value) => {
      const { plain, state } = await played(async ({ j1 }) => {
        await j1.seal([score('mass', value, lab)]);
      });
      expect(plain).toEqual(['lab/1/j1']);
      expect(state.sheets.get('lab/1/j1')?.scores).toEqual({ mass: value });
    },
  );

  it.each<[string, readonly Action[]]>([
    ['a score beyond the scale', [score('novelty', 10_500)]],
    ['a score below it', [score('novelty', -500)]],
    ['a score between its steps', [score('novelty', 5250)]],
    ['a score of no form', [{ ...score('novelty', 1), value: 'five' }]],
    ['a score beyond all scales', [{ ...score('mass', 1, lab), value: 2 ** 31 }]],
    ['a score below all scales', [{ ...score('mass', 1, lab), value: -(2 ** 31) }]],
    ['a score of an unknown criterion', [score('beauty', 5000)]],
    ['a comment that is too long', [comment('novelty', 'a'.repeat(20_001))]],
    ['a comment that is no text', [{ ...comment('novelty', ''), value: null }]],
    ['two scores of one criterion', [score('novelty', 5000), score('novelty', 5000)]],
    ['a hand-in of nothing that stands', [handIn({ novelty: 1 })]],
    ['a hand-in with a score left out', [...all, handIn({ novelty: 1, effect: 2 })]],
    ['a hand-in of another ordinal', [...all, handIn({ novelty: 2, effect: 2, economy: 3 })]],
    [
      'a hand-in with a comment left out',
      [...all, comment('effect', 'seen'), handIn({ novelty: 1, effect: 2, economy: 3 })],
    ],
    [
      'a hand-in of a comment that nobody wrote',
      [...all, handIn({ novelty: 1, effect: 2, economy: 3 }, { effect: 2 })],
    ],
    [
      'a hand-in of another comment’s ordinal',
      [
        ...all,
        comment('effect', 'seen'),
        comment('novelty', 'seen'),
        handIn({ novelty: 1, effect: 2, economy: 3 }, { effect: 5, novelty: 5 }),
      ],
    ],
    ['a hand-in of no form, of nothing', [{ ...handIn({}), value: 'all' }]],
    ['a hand-in of nothing', [handIn({})]],
    ['a hand-in of no form', [...all, { ...handIn({}), value: 'all' }]],
    [
      'an entry after the hand-in',
      [...all, handIn({ novelty: 1, effect: 2, economy: 3 }), comment('novelty', 'late')],
    ],
    [
      'a second hand-in',
      Array<Action>(2)
        .fill(handIn({ novelty: 1 }))
        .toSpliced(0, 0, ...all.slice(0, 1)),
    ],
  ])('has nothing that must be judged: not %s', async (_, actions) => {
    expect(await plainAfter(actions)).toEqual([]);
  });

  it('names what it replaces, exactly what stands and nothing else', async () => {
    const changed = (parents: (desk: TestInstallation) => Action['parents']) =>
      played(async ({ j1 }) => {
        await j1.seal([score('novelty', 5000), score('effect', 6000), comment('novelty', 'a')]);
        await j1.seal([{ ...score('novelty', 7000), parents: parents(j1) ?? [] }]);
      });
    const proper = await changed((desk) => [last(desk)]);
    expect(proper.plain).toEqual([first]);
    expect(proper.tables.map(({ replaced }) => [...replaced])).toEqual([[1]]);
    expect(proper.state.sheets.get(first)?.scores).toEqual({ novelty: 7000, effect: 6000 });
    expect((await changed(() => [])).plain).toEqual([]);
    expect((await changed((desk) => [last(desk, 1)])).plain).toEqual([]);
    expect((await changed((desk) => [last(desk), last(desk, 1)])).plain).toEqual([]);
    expect((await changed((desk) => [last(desk, 2)])).plain).toEqual([]);
    const naming = await played(async ({ j1, hq }) => {
      const said = idIn(await hq.seal([list]));
      await j1.seal([score('novelty', 5000, at('1'), said)]);
    });
    expect(naming.plain).toEqual([]);
  });

  it('begins where its log begins, be that with a score', async () => {
    const onNewLog = (...segments: readonly (readonly Action[])[]) =>
      played(async ({ j1 }) => {
        const next = new TestInstallation(j1.contest, j1.key, 51);
        for (const actions of segments) await next.seal(actions);
        return [next];
      });
    const proper = await onNewLog([score('novelty', 5000), handIn({ novelty: 0 })]);
    expect(proper.plain).toEqual([first]);
    expect((await onNewLog([score('novelty', 5000), score('novelty', 6000)])).plain).toEqual([]);
    const listed = [score('novelty', 5000), score('effect', 6000)];
    expect((await onNewLog([...listed, handIn({ novelty: 0 })])).plain).toEqual([]);
    expect((await onNewLog([...listed, handIn({ novelty: 1, effect: 0 })])).plain).toEqual([]);
    const commented = [comment('novelty', 'a'), comment('effect', 'b'), ...all];
    const scores = { novelty: 2, effect: 3, economy: 4 };
    const both = await onNewLog([...commented, handIn(scores, { novelty: 0, effect: 1 })]);
    expect(both.plain).toEqual([first]);
    expect((await onNewLog([...commented, handIn(scores, { effect: 0 })])).plain).toEqual([]);
    const replaced = await played(async ({ j1 }) => {
      const next = new TestInstallation(j1.contest, j1.key, 51);
      await next.seal([score('novelty', 5000)]);
      await next.seal([score('novelty', 6000, at('1'), last(next))]);
      return [next];
    });
    expect(replaced.tables.flatMap((table) => [...table.replaced])).toEqual([0]);
  });

  it('is judged by what it lists itself, not by the sheet before it', async () => {
    const after = (signed: Readonly<Record<string, number>>) =>
      plainAfter(
        [...all, handIn({ novelty: 1, effect: 2, economy: 3 })],
        [
          score('novelty', 1000, at('2')),
          score('economy', 2000, at('2')),
          handIn(signed, {}, at('2')),
        ],
      );
    expect(await after({ novelty: 5, economy: 6 })).toEqual([first, 'written/2/j1']);
    expect(await after({ novelty: 5 })).toEqual([first]);
    expect(await after({ economy: 6 })).toEqual([first]);
  });

  it('has no hand-in in the place of another, and nothing under a permission', async () => {
    const again = await played(async ({ j1 }) => {
      await j1.seal([score('novelty', 5000)]);
      await j1.seal([{ ...handIn({ novelty: 1 }), parents: [last(j1)] }]);
    });
    expect(again.plain).toEqual([]);
    const permitted = await played(async ({ j1, hq }) => {
      const basis = idIn(await hq.seal([list]));
      await j1.seal([score('novelty', 5000), { ...score('effect', 5000), basis }]);
    });
    expect(permitted.plain).toEqual([]);
    const other = await played(async ({ j1, hq }) => {
      const basis = idIn(await hq.seal([list]));
      await j1.seal([score('novelty', 5000), { ...score('effect', 5000, at('2')), basis }]);
    });
    expect(other.plain).toEqual([first]);
  });
});

/** Three sheets of which the second has something about it that must be judged. */
const spoilt = (...second: readonly Action[]) =>
  played(async ({ j1 }: Desks) => {
    await j1.seal([score('novelty', 1000), handIn({ novelty: 1 })], second);
    await j1.seal([comment('novelty', 'ok', at('3')), score('economy', 'cannot-judge', at('3'))]);
  });

describe('a table of plain sheets', () => {
  it('has each of them in its columns, and no more', async () => {
    const { tables, j1 } = await played(async (desks) => {
      await desks.j1.seal([score('novelty', 1000), score('novelty', 2000, at('3'))]);
      await desks.j1.seal(
        [score('effect', 3000), score('economy', 'cannot-judge', at('3'))],
        [handIn({ novelty: 1, effect: 3 }), comment('novelty', 'late', at('2'))],
        [score('novelty', 99_000, at('2'))],
      );
    });
    const [own] = tables;
    expect(tables).toHaveLength(1);
    expect(own?.sheets).toEqual([0, 1]);
    expect(own?.table.data).toEqual({
      stage: 'written',
      juror: 'j1',
      submissions: ['1', '3'],
      scores: Int32Array.of(1000, 3000, noScore, 2000, noScore, cannotJudge),
      comments: own?.table.data.comments,
      handIns: {
        segments: [...(own?.source.indexes ?? [])].map(({ segment }) => segment.id),
        segment: Int32Array.of(2, -1),
        ordinal: Float64Array.of(5, 0),
        clock: Float64Array.of(1_700_000_004_000, 0),
        salts: Uint8Array.from({ length: 32 }, (_, index) => (index < 16 ? 7 : 0)),
      },
    });
    expect(own?.source.indexes.slice(1).map(({ segment }) => segment.id)).toEqual(
      j1.segments.map(({ id }) => id),
    );
  });

  it.each<[string, readonly Action[]]>([
    ['scores', [score('novelty', 2000, at('2')), score('effect', 99_000, at('2'))]],
    ['comments', [comment('effect', 'bad', at('2')), score('effect', 99_000, at('2'))]],
    ['a cleared comment', [comment('novelty', '', at('2')), score('effect', 99_000, at('2'))]],
    [
      'a hand-in',
      [
        score('novelty', 2000, at('2')),
        handIn({ novelty: 3 }, {}, at('2')),
        comment('effect', 'late', at('2')),
      ],
    ],
  ])('keeps nothing of a sheet that falls out: not its %s', async (_, second) => {
    const { plain, state } = await spoilt(...second);
    expect(plain).toEqual([first, 'written/3/j1']);
    expect(state.sheets.get('written/3/j1')).toMatchObject({
      scores: { economy: 'cannot-judge' },
      comments: { novelty: 'ok' },
      handIn: null,
    });
  });

  it('does not take for replaced what a sheet that fell out had replaced', async () => {
    const { plain, tables } = await played(async ({ j1 }) => {
      await j1.seal([score('novelty', 1000, at('2'))]);
      await j1.seal([
        score('novelty', 2000, at('2'), last(j1)),
        score('effect', 99_000, at('2')),
        score('novelty', 3000, at('3')),
      ]);
      await j1.seal([score('novelty', 4000, at('3'), last(j1, 2))]);
    });
    expect(plain).toEqual(['written/3/j1']);
    expect(tables.flatMap(({ replaced }) => [...replaced])).toEqual([4]);
  });

  it('is short of what falls out at its end', async () => {
    const { tables } = await played(async ({ j1 }) => {
      await j1.seal([score('novelty', 1000), score('novelty', 99_000, at('2'))]);
    });
    const data = tables[0]?.table.data;
    expect(data?.scores).toEqual(Int32Array.of(1000, noScore, noScore));
    expect(data?.handIns).toMatchObject({
      segment: Int32Array.of(-1),
      ordinal: Float64Array.of(0),
      clock: Float64Array.of(0),
      salts: new Uint8Array(16),
    });
  });
});
