import { describe, expect, test } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import type { ContestSettings, Deadline } from '../../shared/contest/contest.ts';
import { missingInSettings } from '../../shared/contest/settings-check.ts';
import { settingsFromTemplate, templateCards } from '../../shared/contest/templates.ts';
import { finished, title } from './finished-settings.ts';

const ready = finished('expo');
const school = finished('robot-day');

const due = (id: string, part: Partial<Deadline>): Deadline => ({
  id,
  title,
  stage: null,
  offsetDays: null,
  date: null,
  ...part,
});

describe('what is missing before a contest starts', () => {
  test.each(templateCards.map(({ id }) => id).filter((id) => id !== 'empty'))(
    'nothing in the finished template %s',
    (template) => {
      const settings = finished(template);
      const single = settings.regionsProfile === 'single';
      const chosen = single ? { ...settings, regions: ['KZ-55'] } : settings;
      expect(missingInSettings(chosen)).toEqual([]);
    },
  );

  const group = present(school.ageGroups[0], 'an age group');
  const cases: readonly (readonly [string, ContestSettings, object])[] = [
    [
      'a title in Kazakh',
      { ...ready, title: { ...ready.title, kk: '  ' } },
      { level: 'blocking', type: 'TitleMissing', of: { part: 'contest' }, language: 'kk' },
    ],
    ['a season', { ...ready, season: '' }, { level: 'blocking', type: 'SeasonMissing' }],
    [
      'nominations',
      { ...ready, nominations: [] },
      { level: 'blocking', type: 'NominationsMissing' },
    ],
    [
      'a title of a nomination',
      { ...ready, nominations: [{ id: 'n', title: { kk: 'а', ru: 'б', en: '' } }] },
      {
        level: 'blocking',
        type: 'TitleMissing',
        of: { part: 'nomination', id: 'n' },
        language: 'en',
      },
    ],
    [
      'nominations of one title',
      {
        ...ready,
        nominations: [
          { id: 'a', title },
          { id: 'b', title: { ...title, kk: 'Басқа', ru: 'Иное' } },
        ],
      },
      {
        level: 'advice',
        type: 'TitleTwice',
        of: { part: 'nomination', id: 'b' },
        other: 'a',
      },
    ],
    ['regions', { ...ready, regions: [] }, { level: 'blocking', type: 'RegionsMissing' }],
    [
      'the one region',
      { ...ready, regionsProfile: 'single' },
      { level: 'blocking', type: 'OneRegionExpected' },
    ],
    [
      'a spelling that two regions use',
      { ...ready, regionAliases: { 'KZ-55': ['Ертіс өңірі'], 'KZ-63': ['ертіс  өңірі'] } },
      {
        level: 'blocking',
        type: 'AliasOfTwoRegions',
        alias: 'ертіс  өңірі',
        region: 'KZ-63',
        other: 'KZ-55',
      },
    ],
    [
      'a spelling that is another region’s name',
      { ...ready, regionAliases: { 'KZ-55': ['Астана'] } },
      {
        level: 'advice',
        type: 'AliasNamesAnother',
        alias: 'Астана',
        region: 'KZ-55',
        other: 'KZ-71',
      },
    ],
    [
      'a spelling of a region that takes no part',
      {
        ...ready,
        regions: ready.regions.filter((code) => code !== 'KZ-55'),
        regionAliases: { 'KZ-55': ['Ертіс өңірі'] },
      },
      { level: 'advice', type: 'AliasOfAbsentRegion', alias: 'Ертіс өңірі', region: 'KZ-55' },
    ],
    [
      'an age group of a nomination that is not there',
      { ...school, nominations: school.nominations.slice(1) },
      { level: 'blocking', type: 'AgeGroupOfUnknownNomination', group: 'g1-4' },
    ],
    [
      'grades the wrong way round',
      { ...school, ageGroups: [{ ...group, gradeMin: 5, gradeMax: 4, nomination: null }] },
      { level: 'blocking', type: 'AgeGroupGradesSwapped', group: 'g1-4' },
    ],
    [
      'grades that two groups take',
      {
        ...school,
        ageGroups: [
          { ...group, nomination: null },
          { ...group, id: 'g', title, gradeMin: 4, gradeMax: null },
        ],
      },
      { level: 'advice', type: 'AgeGroupsOverlap', group: 'g', other: 'g1-4' },
    ],
    [
      'a nomination that no age group enters',
      { ...school, ageGroups: school.ageGroups.slice(0, 2) },
      { level: 'advice', type: 'NominationWithoutAgeGroup', nomination: 'sumo' },
    ],
    ['a scored stage', { ...ready, stages: [] }, { level: 'blocking', type: 'ScoredStageMissing' }],
    [
      'the announcement',
      { ...ready, announced: null },
      { level: 'advice', type: 'AnnouncementMissing' },
    ],
    [
      'the day of a deadline',
      { ...ready, deadlines: [due('d', {})] },
      { level: 'advice', type: 'DeadlineWithoutDay', deadline: 'd' },
    ],
    [
      'the stage of a deadline',
      { ...ready, deadlines: [due('d', { stage: 'gone', offsetDays: 3 })] },
      { level: 'blocking', type: 'DeadlineOfUnknownStage', deadline: 'd' },
    ],
    [
      'a deadline after the announcement',
      { ...ready, deadlines: [due('d', { date: '2026-01-31' })] },
      { level: 'advice', type: 'DeadlineBeforeAnnouncement', deadline: 'd' },
    ],
    [
      'stages in the order of their deadlines',
      {
        ...ready,
        announced: null,
        deadlines: [
          due('w', { stage: 'written', offsetDays: 30 }),
          due('c', { stage: 'commission', offsetDays: 29 }),
        ],
      },
      { level: 'advice', type: 'DeadlinesSwapped', earlier: 'written', later: 'commission' },
    ],
    [
      'the sum of all grants',
      { ...ready, grants: { ceiling: null, perProjectMax: 5, partialAllowed: false } },
      { level: 'advice', type: 'GrantCeilingMissing' },
    ],
    [
      'a grant above the sum of all',
      { ...ready, grants: { ceiling: 4, perProjectMax: 5, partialAllowed: false } },
      { level: 'blocking', type: 'GrantAboveCeiling' },
    ],
    [
      'a special prize without a title',
      { ...ready, prizes: [{ id: 'grand', title: { ...title, kk: ' ' } }] },
      {
        level: 'blocking',
        type: 'TitleMissing',
        of: { part: 'prize', id: 'grand' },
        language: 'kk',
      },
    ],
    [
      'two special prizes of one title',
      {
        ...ready,
        prizes: [
          { id: 'grand', title },
          { id: 'city', title: { kk: 'Қала', ru: 'Название', en: 'City' } },
        ],
      },
      {
        level: 'advice',
        type: 'TitleTwice',
        of: { part: 'prize', id: 'city' },
        other: 'grand',
      },
    ],
    ['a commission', { ...ready, commission: [] }, { level: 'advice', type: 'CommissionMissing' }],
    [
      'a chair',
      { ...ready, commission: ready.commission.filter((member) => member.role !== 'chair') },
      { level: 'advice', type: 'ChairMissing' },
    ],
    [
      'only one chair',
      { ...ready, commission: ready.commission.map((member) => ({ ...member, role: 'chair' })) },
      { level: 'advice', type: 'ChairTwice' },
    ],
    [
      'a member who is there twice',
      {
        ...ready,
        commission: ready.commission.map((member, at) =>
          at < 2 ? { ...member, name: 'Әлиев Әлі' } : member,
        ),
      },
      { level: 'advice', type: 'MemberTwice', member: ready.commission[1]?.id },
    ],
    [
      'somebody who votes',
      { ...ready, commission: ready.commission.map((member) => ({ ...member, vote: false })) },
      { level: 'advice', type: 'NobodyVotes' },
    ],
    [
      'a quorum',
      { ...ready, quorum: { numerator: 0, denominator: 3 } },
      { level: 'advice', type: 'QuorumNone' },
    ],
    [
      'what jurors sign',
      { ...ready, confidentiality: { ...ready.confidentiality, kk: '' } },
      { level: 'advice', type: 'SignedTextMissing', text: 'confidentiality', language: 'kk' },
    ],
  ];
  test.each(cases)('it names %s', (_what, settings, issue) => {
    expect(missingInSettings(settings)).toContainEqual(issue);
  });

  test('the empty template starts from a stage that has to be filled', () => {
    const types = missingInSettings(settingsFromTemplate('empty', { season: '', demo: false })).map(
      (issue) => issue.type,
    );
    expect(types).toEqual([
      'SeasonMissing',
      'NominationsMissing',
      'ScoredStageMissing',
      'AnnouncementMissing',
      'CommissionMissing',
    ]);
  });
});
