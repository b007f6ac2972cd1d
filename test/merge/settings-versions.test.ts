import { describe, expect, it } from 'vitest';

import { setContestSettings } from '../../shared/contest/contest-operations.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import type { Operation } from '../../shared/log/operation.ts';
import { foldSettingsVersions } from '../../shared/merge/settings-versions.ts';
import { operationOf } from './by-hand.ts';

const settings = settingsFromTemplate('expo', { season: '2026', demo: false });
const inSeason = (season: string): ContestSettings => ({ ...settings, season });

const amendment = (id: string, parents: readonly string[], wallClock: number): Operation =>
  operationOf({
    ...setContestSettings(inSeason(id)),
    id,
    parents,
    wallClock,
    reason: `себебі ${id}`,
  });

const folded = (operations: readonly Operation[]) => [
  ...foldSettingsVersions(operations, () => 'h1'),
];

describe('versions of the settings', () => {
  // The second laptop's clock is a day slow.
  const first = amendment('a.0', [], 1000);
  const second = amendment('a.1', [first.id], 500);
  const third = amendment('a.2', [second.id], 2000);

  it('stand after those they replace, whatever the clocks say and the order they came in', () => {
    const expected = [first.id, second.id, third.id];
    expect(folded([first, second, third]).map(([id]) => id)).toEqual(expected);
    expect(folded([third, first, second]).map(([id]) => id)).toEqual(expected);
  });

  it('say who made them, when, why, and in the place of which', () => {
    expect(folded([first, second])[1]).toEqual([
      second.id,
      {
        settings: inSeason('a.1'),
        replaces: [first.id],
        by: 'h1',
        wallClock: 500,
        reason: 'себебі a.1',
      },
    ]);
  });

  it('of two desks that did not know of each other both stand, and what settles them comes last', () => {
    const other = amendment('b.0', [first.id], 400);
    const settled = amendment('a.3', [second.id, other.id], 100);
    expect(folded([settled, second, other, first]).map(([id]) => id)).toEqual([
      first.id,
      other.id,
      second.id,
      settled.id,
    ]);
  });

  it('stand as they are where the ones before are not here', () => {
    expect(folded([third])).toMatchObject([[third.id, { replaces: [] }]]);
  });

  it('leave out what is no regulation, and what is said of anything else', () => {
    const broken = operationOf({ ...setContestSettings(settings), id: 'a.4', value: { a: 1 } });
    const other = operationOf({ kind: 'person.set', key: 'person/h1', value: {}, id: 'a.5' });
    expect(folded([broken, other])).toEqual([]);
  });
});
