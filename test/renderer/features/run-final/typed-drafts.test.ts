import { describe, expect, it } from 'vitest';

import { tiyn } from '../../../../shared/basics/money.ts';
import {
  asProposed,
  budgetFaults,
  draftOf,
  type LineDraft,
  newLine,
  readDraft,
} from '../../../../renderer/features/run-final/budget-draft.ts';
import {
  draftFaults,
  firstDraft,
  orderOfDraft,
  typedDay,
  typedTime,
} from '../../../../renderer/features/run-final/order-plan.ts';
import { isAsDrawn, turnsOf } from '../../../../shared/pitching/running-order.ts';

const line = (more: Partial<LineDraft>): LineDraft => ({
  id: 'line-1',
  title: 'Ткань',
  proposed: '1 000',
  awarded: '',
  ...more,
});

describe('lines as they are typed', () => {
  it('are read to the tiyn, and shown again as they were', () => {
    const { budget, wrong } = readDraft([line({ proposed: '1 234 567,50', awarded: '1000000' })]);
    expect([...wrong]).toEqual([]);
    expect(budget?.lines).toEqual([
      { id: 'line-1', title: 'Ткань', proposed: tiyn(123_456_750), awarded: tiyn(100_000_000) },
    ]);
    const [shown] = budget === null ? [] : draftOf(budget, 'ru');
    expect(shown?.proposed.replaceAll(/\s/gu, ' ')).toBe('1 234 567,50');
    expect(readDraft(shown === undefined ? [] : [shown]).budget).toEqual(budget);
  });

  it.each([
    [{ title: ' ' }, 'line-1/title', 'TitleMissing'],
    [{ proposed: '' }, 'line-1/proposed', 'MoneyInvalid'],
    [{ proposed: '3 млрд' }, 'line-1/proposed', 'MoneyInvalid'],
    [{ proposed: '-5' }, 'line-1/proposed', 'MoneyInvalid'],
    [{ awarded: '3,500' }, 'line-1/awarded', 'MoneyAmbiguous'],
    [{ awarded: '900000000000' }, 'line-1/awarded', 'MoneyTooLarge'],
  ] as const)('say what is wrong with %o', (more, place, fault) => {
    const { budget, wrong } = readDraft([line(more)]);
    expect(budget).toBeNull();
    expect(wrong.get(place)).toBe(fault);
  });

  it('may be awarded as they were proposed, within the ceiling', () => {
    const { budget } = readDraft(asProposed([line({})]));
    const rules = { ceiling: 999, perProjectMax: null, partialAllowed: true };
    expect(budgetFaults(new Map(), '1', budget, rules)).toEqual([
      { type: 'OverCeiling', by: 100n },
    ]);
    expect(budgetFaults(new Map(), '1', budget, { ...rules, ceiling: 1000 })).toEqual([]);
  });

  it('get a name that no other line has', () => {
    expect(newLine([line({ id: 'line-2' })]).id).toBe('line-3');
  });
});

describe('an order as it is typed', () => {
  it('reads days and times as people write them, and refuses what are none', () => {
    expect(['13.05.2026', '3/5/2026', '2026-05-13', ''].map(typedDay)).toEqual([
      '2026-05-13',
      '2026-05-03',
      '2026-05-13',
      '',
    ]);
    expect(['31.02.2026', 'завтра'].map(typedDay)).toEqual([null, null]);
    expect(['9:05', '09.05', '', '24:00', '9'].map(typedTime)).toEqual([
      '09:05',
      '09:05',
      '',
      null,
      null,
    ]);
  });

  it('wants words for a draw, and whole numbers of turns and minutes', () => {
    const draft = firstDraft('13.05.2026');
    expect(draftFaults(draft)).toEqual(['seed']);
    const bad = { ...draft, seed: 'снег', turnsBetweenBreaks: 'x', breakMinutes: '0' };
    expect(draftFaults(bad)).toEqual(['turnsBetweenBreaks', 'breakMinutes']);
    expect(
      draftFaults({ ...draft, seed: 'снег', turnsBetweenBreaks: '0', breakMinutes: '' }),
    ).toEqual([]);
  });

  it('draws everybody once, and keeps who speaks remotely', () => {
    const draft = { ...firstDraft('13.05.2026'), seed: 'снег' };
    const speakers = ['1', '2', '3', '4', '5'];
    const first = orderOfDraft(draft, speakers, null);
    expect(isAsDrawn(first)).toBe(true);
    const remote = {
      ...first,
      entries: first.entries.map((entry) =>
        entry.type === 'turn' && entry.submission === '3'
          ? { ...entry, place: 'remote' as const }
          : entry,
      ),
    };
    const again = orderOfDraft({ ...draft, method: 'hand' }, speakers, remote);
    expect(turnsOf(again).map(({ submission }) => submission)).toEqual(speakers);
    expect(turnsOf(again).filter(({ place }) => place === 'remote')).toHaveLength(1);
    expect(again.seed).toBe('');
  });
});
