import { describe, expect, it } from 'vitest';

import type { Value } from '../../shared/log/operation.ts';
import type { Draw } from '../../shared/tournament/draw.ts';
import { recordResult, setDraw } from '../../shared/tournament/tournament-operations.ts';
import {
  parseDraw,
  parseMatchResult,
  tournamentLimits,
} from '../../shared/tournament/tournament-schema.ts';
import { isWellFormed } from '../../shared/merge/kinds.ts';
import { draftOf } from '../builders/contest-builder.ts';
import { runOf, sheetOf, sideOf } from './sheets.ts';

const draw: Draw = {
  stage: 'matches',
  nomination: 'football',
  seed: 'word',
  seeded: ['A'],
  entries: ['A', 'B', 'C'].map((team) => ({ team, school: '' })),
  rounds: [
    [
      ['A', 'B'],
      ['C', null],
    ],
  ],
};
const sheet = sheetOf('r1-1', [
  sideOf('A', 3, { penalties: [{ id: 'touch', count: 2 }], weight: 950, extra: 1 }),
  runOf('B', 12.345),
]);

const changed = (value: Value, change: object): Value => Object.assign({}, value, change);

describe('draws and sheets in a log', () => {
  it('come out as they went in, under keys that name them', () => {
    expect(parseDraw(setDraw(draw).value)).toEqual(draw);
    expect(parseMatchResult(recordResult(sheet).value)).toEqual(sheet);
    expect(isWellFormed(draftOf(setDraw(draw)))).toBe(true);
    expect(isWellFormed(draftOf(recordResult(sheet)))).toBe(true);
    const elsewhere = { ...draftOf(recordResult(sheet)), key: 'match/matches/football/r1-2' };
    expect(isWellFormed(elsewhere)).toBe(false);
  });

  it('are refused where a draw names a team twice, a stranger, or seeds somebody who is not in front', () => {
    const value = setDraw(draw).value;
    const refused = (change: object) => parseDraw(changed(value, change)) === undefined;
    const entry = (team: string) => ({ team, school: '' });
    expect(refused({ entries: [entry('A'), entry('A'), entry('C')] })).toBe(true);
    expect(refused({ rounds: [[['A', 'Z']]] })).toBe(true);
    expect(
      refused({
        rounds: [
          [
            ['A', 'B'],
            ['B', 'C'],
          ],
        ],
      }),
    ).toBe(true);
    expect(refused({ seeded: ['B'] })).toBe(true);
    expect(refused({ seed: 'x'.repeat(tournamentLimits.seed + 1) })).toBe(true);
    expect(
      refused({ entries: Array.from({ length: 257 }, (_, index) => entry(`t${index}`)) }),
    ).toBe(true);
    expect(refused({ more: 1 })).toBe(true);
  });

  it('are refused where a sheet has no sides, odd figures or a ruling without its reason', () => {
    const value = recordResult(sheet).value;
    const refused = (change: object) => parseMatchResult(changed(value, change)) === undefined;
    const side = (given: object) => ({ sides: [{ ...sideOf('A', 1), ...given }, sideOf('B', 0)] });
    expect(refused({ sides: [] })).toBe(true);
    expect(refused({ sides: [], ruling: { type: 're-run', reason: 'again' } })).toBe(false);
    expect(refused(side({ score: -1 }))).toBe(true);
    expect(refused(side({ score: 1.5 }))).toBe(true);
    expect(refused(side({ team: 'B' }))).toBe(true);
    expect(refused(side({ weight: 0 }))).toBe(true);
    expect(refused(side({ penalties: [{ id: 'touch', count: 0 }] }))).toBe(true);
    expect(
      refused(
        side({
          penalties: [
            { id: 'touch', count: 1 },
            { id: 'touch', count: 1 },
          ],
        }),
      ),
    ).toBe(true);
    expect(refused({ ruling: { type: 'walk-over', teams: ['A'], reason: '  ' } })).toBe(true);
    expect(refused({ ruling: { type: 'walk-over', teams: [], reason: 'late' } })).toBe(true);
    expect(refused({ ruling: { type: 'pardon', reason: 'kind' } })).toBe(true);
    expect(refused({ note: '\u202e' })).toBe(true);
  });

  it('carry the reason of a ruling as the reason of the operation', () => {
    const ruled = {
      ...sheet,
      ruling: { type: 'walk-over', teams: ['A'], reason: 'late' },
    } as const;
    expect(recordResult(ruled).reason).toBe('late');
    expect(recordResult(ruled, 'seen on film').reason).toBe('seen on film');
    expect(recordResult(sheet).reason).toBe('');
  });
});
