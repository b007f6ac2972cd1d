import { describe, expect, test } from 'vitest';

import { inUseOf, nothingInUse } from '../../../renderer/features/set-up-contest/in-use.ts';
import { placeOfIssue } from '../../../renderer/features/set-up-contest/issue-place.ts';
import type { SettingsIssue } from '../../../shared/contest/settings-issues.ts';

describe('where something is put right', () => {
  const cases: readonly (readonly [SettingsIssue, object])[] = [
    [
      { level: 'blocking', type: 'TitleMissing', of: { part: 'contest' }, language: 'kk' },
      { section: 'general', stage: null, row: 'title' },
    ],
    [
      {
        level: 'blocking',
        type: 'TitleMissing',
        of: { part: 'option', id: 'o', field: 'f', stage: 'written' },
        language: 'kk',
      },
      { section: 'form', stage: 'written', row: 'field/f' },
    ],
    [
      {
        level: 'advice',
        type: 'AnchorsMissing',
        stage: 'written',
        criterion: 'novelty',
      },
      { section: 'criteria', stage: 'written', row: 'criterion/novelty' },
    ],
    [
      {
        level: 'advice',
        type: 'TieBreakCriterionMissing',
        stage: 'written',
        criterion: 'novelty',
      },
      { section: 'regulation', stage: 'written', row: 'ties' },
    ],
    [
      { level: 'advice', type: 'QuotaEmpty', stage: 'final', by: 'region' },
      { section: 'regulation', stage: 'final', row: 'quotas' },
    ],
    [
      { level: 'advice', type: 'AgeGroupsOverlap', group: 'a', other: 'b' },
      { section: 'nominations', stage: null, row: 'age-group/a' },
    ],
    [
      { level: 'advice', type: 'AliasOfAbsentRegion', alias: 'x', region: 'KZ-55' },
      { section: 'regions', stage: null, row: 'region/KZ-55' },
    ],
  ];
  test.each(cases)('%o', (issue, place) => {
    expect(placeOfIssue(issue)).toEqual(place);
  });
});

describe('what a contest uses', () => {
  test('is nothing while there are no applications', () => {
    expect(inUseOf({ submissions: new Map(), sheets: new Map(), assignments: new Map() })).toEqual(
      nothingInUse,
    );
  });
});
