import { describe, expect, test } from 'vitest';

import { proposedDraft } from '../../../../renderer/features/decide-results/meeting-to-draft.ts';
import { draftToMeeting } from '../../../../renderer/features/decide-results/draft-to-meeting.ts';
import {
  type TieCase,
  tieCases,
  tieStanding,
  withoutTie,
  withSharedPlace,
  withTieOrder,
} from '../../../../renderer/features/decide-results/tie-cases.ts';
import { ranked, settings, stageRanking } from '../../../results/small-contest.ts';

/** Places 3 and 4 of all, and the first place of a nomination, are tied; the list has three lines. */
const ranking = stageRanking([
  ranked('318', 894, [1, 1]),
  ranked('147', 871, [2, 2]),
  ranked('203', 700, [1, 3], { nomination: 'water', tied: true }),
  ranked('23', 700, [1, 3], { nomination: 'water', tied: true }),
]);
const ground = { settings, ranking };
const draft = { ...proposedDraft(ground, '2026-05-13'), place: 'Астана' };
const cases = tieCases(settings, ranking);
const of = (kind: TieCase['kind']): TieCase => {
  const found = cases.find((tie) => tie.kind === kind);
  if (found === undefined) throw new Error(`no tie of kind ${kind}`);
  return found;
};
const waterOf = (winners: typeof draft.winners) =>
  winners.filter(({ nomination }) => nomination === 'water');

test('ties are those across the end of the list and those on prize places', () => {
  expect(cases).toEqual([
    { kind: 'cut', nomination: null, place: 3, seats: 1, submissions: ['23', '203'] },
    { kind: 'winners', nomination: 'water', place: 1, seats: 2, submissions: ['203', '23'] },
  ]);
});

describe('an order of winners', () => {
  const ordered = withTieOrder(
    draft,
    of('winners'),
    { nomination: 'water', order: ['23', '203'], reason: 'төраға' },
    settings.prizePlaces,
  );

  test('gives the places one after the other and leaves the others alone', () => {
    expect(ordered.winners).toEqual([
      { nomination: 'energy', place: 1, submission: '318' },
      { nomination: 'energy', place: 2, submission: '147' },
      { nomination: 'energy', place: 3, submission: '' },
      { nomination: 'water', place: 1, submission: '23' },
      { nomination: 'water', place: 2, submission: '203' },
      { nomination: 'water', place: 3, submission: '' },
    ]);
    expect(tieStanding(ordered, of('winners'))).toBe('ordered');
  });

  test('goes no further than prizes do', () => {
    const short = withTieOrder(
      draft,
      of('winners'),
      { nomination: 'water', order: ['23', '203'], reason: '' },
      1,
    );
    expect(waterOf(short.winners).map(({ submission }) => submission)).toEqual(['23', '']);
  });

  test('is taken back with its places', () => {
    const open = withoutTie(ordered, of('winners'), settings.prizePlaces);
    expect(open.winners).toEqual(draft.winners);
    expect(open.ties).toEqual([]);
    expect(tieStanding(open, of('winners'))).toBe('open');
  });
});

test('a shared place has everybody of the tie, and the places behind it are gone', () => {
  const shared = withSharedPlace(draft, of('winners'));
  expect(waterOf(shared.winners)).toEqual([
    { nomination: 'water', place: 1, submission: '203' },
    { nomination: 'water', place: 1, submission: '23' },
    { nomination: 'water', place: 3, submission: '' },
  ]);
  expect(tieStanding(shared, of('winners'))).toBe('shared');
});

describe('an order across the end of the list', () => {
  const tie = of('cut');
  const settled = withTieOrder(
    draft,
    tie,
    { nomination: null, order: ['23', '203'], reason: 'төраға' },
    settings.prizePlaces,
  );

  test('is written out as a list, and winners stay as they are', () => {
    const read = draftToMeeting(settled, ground);
    expect(read.ok && read.value.finalists).toEqual(['318', '147', '23']);
    const plain = draftToMeeting(draft, ground);
    expect(plain.ok && plain.value.finalists).toBeNull();
    expect(settled.winners).toEqual(draft.winners);
  });

  test('replaces the order before it', () => {
    const again = withTieOrder(
      settled,
      tie,
      { nomination: null, order: ['203', '23'], reason: 'қайта' },
      settings.prizePlaces,
    );
    expect(again.ties).toEqual([{ nomination: null, order: ['203', '23'], reason: 'қайта' }]);
  });
});

describe('a list that rests on the model of severity', () => {
  const model = { ...ranking, ranking: { ...ranking.ranking, method: 'adjusted' as const } };
  const [first] = settings.stages;
  const listOf = (stages: typeof settings.stages) => {
    const read = draftToMeeting(draft, { settings: { ...settings, stages }, ranking: model });
    return read.ok ? read.value.finalists : undefined;
  };

  test('is written out where another stage follows, which cannot make it again', () => {
    const next = first === undefined ? [] : [{ ...first, id: 'next' }];
    expect(listOf([...settings.stages, ...next])).toEqual(['318', '147']);
  });

  test('stays the regulation’s own where none follows', () => {
    expect(listOf(settings.stages)).toBeNull();
  });
});
