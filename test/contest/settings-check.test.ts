import { describe, expect, test } from 'vitest';
import { present } from '../../shared/basics/assert.ts';
import { milli } from '../../shared/basics/points.ts';
import type {
  ContestSettings,
  Criterion,
  Deadline,
  Quota,
  Stage,
  StageRegulation,
} from '../../shared/contest/contest.ts';
import { missingInSettings } from '../../shared/contest/settings-check.ts';
import {
  commissionSeats,
  settingsFromTemplate,
  templateCards,
} from '../../shared/contest/templates.ts';

const finished = (template: string): ContestSettings => ({
  ...settingsFromTemplate(template, { season: '2026', demo: false }),
  announced: '2026-02-01',
  commission: commissionSeats(template).map((seat, at) => ({
    ...seat,
    name: `Айтбаева Гүлнар ${at}`,
  })),
});

const ready = finished('expo');
const school = finished('robot-day');
const noText = { kk: '', ru: '', en: '' };
const title = { kk: 'Атау', ru: 'Название', en: 'Title' };

const withFirstStage = (change: (stage: Stage) => Partial<Stage>): ContestSettings => ({
  ...ready,
  stages: ready.stages.map((stage, index) =>
    index === 0 ? { ...stage, ...change(stage) } : stage,
  ),
});

const withRules = (part: Partial<StageRegulation>): ContestSettings =>
  withFirstStage(({ regulation }) => ({ regulation: { ...regulation, ...part } }));

const withQuota = (quota: Quota, more: Partial<StageRegulation> = {}): ContestSettings =>
  withRules({ quotas: [quota], ...more });

const withCriterion = (change: (criterion: Criterion) => Partial<Criterion>): ContestSettings =>
  withFirstStage(({ criteria }) => ({
    criteria: criteria.map((criterion, at) =>
      at === 0 ? { ...criterion, ...change(criterion) } : criterion,
    ),
  }));

const due = (id: string, part: Partial<Deadline>): Deadline => ({
  id,
  title,
  stage: null,
  offsetDays: null,
  date: null,
  ...part,
});

const written = { stage: 'written' };
const novelty = { stage: 'written', criterion: 'novelty' };

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
      'a title of a stage',
      withFirstStage(() => ({ title: { ...title, ru: ' ' } })),
      {
        level: 'blocking',
        type: 'TitleMissing',
        of: { part: 'stage', id: 'written' },
        language: 'ru',
      },
    ],
    [
      'criteria of a later stage',
      {
        ...ready,
        stages: ready.stages.map((stage, at) => (at === 1 ? { ...stage, criteria: [] } : stage)),
      },
      { level: 'advice', type: 'CriteriaMissing', stage: 'commission' },
    ],
    [
      'a question of the form',
      withFirstStage(() => ({
        form: [{ id: 'f', type: 'text', label: { ...title, en: '' }, required: true, options: [] }],
      })),
      {
        level: 'blocking',
        type: 'TitleMissing',
        of: { part: 'field', id: 'f', stage: 'written' },
        language: 'en',
      },
    ],
    [
      'options of a question',
      withFirstStage(() => ({
        form: [{ id: 'f', type: 'select', label: title, required: true, options: [] }],
      })),
      { level: 'blocking', type: 'OptionsMissing', ...written, field: 'f' },
    ],
    [
      'a title of an option',
      withFirstStage(() => ({
        form: [
          {
            id: 'f',
            type: 'select',
            label: title,
            required: true,
            options: [{ id: 'o', title: noText }],
          },
        ],
      })),
      {
        level: 'blocking',
        type: 'TitleMissing',
        of: { part: 'option', id: 'o', field: 'f', stage: 'written' },
        language: 'kk',
      },
    ],
    [
      'any question at all',
      { ...ready, stages: ready.stages.map((stage) => ({ ...stage, form: [] })) },
      { level: 'advice', type: 'FormEmpty', ...written },
    ],
    [
      'a pass mark on the scale',
      withRules({ passMark: milli(10_001) }),
      { level: 'blocking', type: 'PassMarkOutOfScale', ...written },
    ],
    [
      'a discrepancy that no two sheets can have',
      withRules({ discrepancy: { threshold: milli(10_001), action: 'one-more-juror' } }),
      { level: 'advice', type: 'DiscrepancyBeyondScale', ...written },
    ],
    [
      'a second juror to differ from',
      withFirstStage(({ assignment }) => ({
        assignment: { ...assignment, jurorsPerSubmission: 1, ownRegionMax: 0 },
      })),
      { level: 'advice', type: 'DiscrepancyOneJuror', ...written },
    ],
    [
      'jurors for a trimmed mean',
      withFirstStage(({ assignment, regulation }) => ({
        assignment: { ...assignment, jurorsPerSubmission: 2, ownRegionMax: 1 },
        regulation: { ...regulation, method: 'trimmed' },
      })),
      { level: 'advice', type: 'TrimmedFewJurors', ...written },
    ],
    [
      'weights that make 100',
      withFirstStage((stage) => ({
        criteria: stage.criteria.filter((criterion) => criterion.id !== 'scaling'),
      })),
      { level: 'advice', type: 'WeightsUnusual', ...written, sum: 90_000 },
    ],
    [
      'the criterion that settles ties',
      withFirstStage((stage) => ({
        criteria: stage.criteria.filter((criterion) => criterion.id !== 'ecology'),
      })),
      { level: 'advice', type: 'TieBreakCriterionMissing', ...written, criterion: 'ecology' },
    ],
    [
      'a rule for ties where places are few',
      withRules({ tieBreak: [] }),
      { level: 'advice', type: 'TieBreakMissing', ...written },
    ],
    [
      'a rule that comes after the chair has decided',
      withRules({ tieBreak: [{ by: 'chair-decision-with-reason' }, { by: 'median' }] }),
      { level: 'advice', type: 'TieBreakAfterChair', ...written },
    ],
    [
      'jurors from elsewhere',
      withFirstStage((stage) => ({ assignment: { ...stage.assignment, ownRegionMax: 3 } })),
      { level: 'advice', type: 'OwnRegionTakesAll', ...written },
    ],
    [
      'regions to be from',
      { ...ready, regionsProfile: 'none', regions: [] },
      { level: 'advice', type: 'OwnRegionWithoutRegions', ...written },
    ],
    [
      'a quota that asks for more than it allows',
      withQuota({ by: 'nomination', min: 5, max: 4 }),
      { level: 'blocking', type: 'QuotaMinAboveMax', ...written, by: 'nomination' },
    ],
    [
      'quotas that need more places than there are',
      withQuota({ by: 'region', min: 4, max: null }),
      {
        level: 'blocking',
        type: 'QuotaMinAbovePlaces',
        ...written,
        by: 'region',
        needed: 64,
        places: 50,
      },
    ],
    [
      'quotas that leave places empty',
      withQuota({ by: 'nomination', min: null, max: 5 }),
      {
        level: 'advice',
        type: 'QuotaMaxBelowPlaces',
        ...written,
        by: 'nomination',
        filled: 5 * ready.nominations.length,
        places: 50,
      },
    ],
    [
      'a quota that is there twice',
      withRules({
        quotas: [
          { by: 'applicant', min: null, max: 3 },
          { by: 'applicant', min: null, max: 2 },
        ],
      }),
      { level: 'advice', type: 'QuotaTwice', ...written, by: 'applicant' },
    ],
    [
      'numbers of a quota',
      withQuota({ by: 'organisation', min: null, max: null }),
      { level: 'advice', type: 'QuotaEmpty', ...written, by: 'organisation' },
    ],
    [
      'regions of a quota',
      {
        ...withQuota({ by: 'region', min: null, max: 6 }, { advance: null }),
        regionsProfile: 'none',
        regions: [],
      },
      { level: 'advice', type: 'QuotaWithoutRegions', ...written, by: 'region' },
    ],
    [
      'levels of a criterion',
      withCriterion(() => ({ anchors: [] })),
      { level: 'advice', type: 'AnchorsMissing', ...novelty },
    ],
    [
      'a level in English',
      withCriterion(() => ({ anchors: [{ level: milli(3000), text: { ...title, en: '' } }] })),
      {
        level: 'advice',
        type: 'AnchorTextMissing',
        ...novelty,
        score: milli(3000),
        language: 'en',
      },
    ],
    [
      'a level that is described twice',
      withCriterion(() => ({
        anchors: [
          { level: milli(3000), text: title },
          { level: milli(3000), text: title },
        ],
      })),
      { level: 'advice', type: 'AnchorTwice', ...novelty, score: milli(3000) },
    ],
    [
      'a level between two steps',
      withCriterion(() => ({ anchors: [{ level: milli(3500), text: title }] })),
      { level: 'advice', type: 'AnchorOffStep', ...novelty, score: milli(3500) },
    ],
    [
      'words that ask for a comment',
      withCriterion(({ comment }) => ({ comment: { ...comment, note: { ...title, ru: '' } } })),
      { level: 'advice', type: 'CommentNoteMissing', ...novelty, language: 'ru' },
    ],
    [
      'a comment on every score',
      withCriterion(({ comment }) => ({
        comment: { ...comment, requiredAtOrBelow: milli(6000), requiredAtOrAbove: milli(6000) },
      })),
      { level: 'advice', type: 'CommentAlways', ...novelty },
    ],
    [
      'a comment on scores that nobody can give',
      withCriterion(({ comment }) => ({
        comment: { ...comment, requiredAtOrAbove: milli(11_000) },
      })),
      { level: 'advice', type: 'CommentNever', ...novelty },
    ],
    [
      'the nomination of a weight',
      withCriterion(() => ({ weightsByNomination: { gone: milli(5000) } })),
      { level: 'advice', type: 'WeightOfUnknownNomination', ...novelty, nomination: 'gone' },
    ],
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
      'the deadline of a scored stage',
      { ...ready, deadlines: ready.deadlines.filter(({ stage }) => stage !== 'commission') },
      { level: 'advice', type: 'StageWithoutDeadline', stage: 'commission' },
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

  test('a scored stage without criteria is named', () => {
    const stages = ready.stages.slice(0, 1).map((stage) => ({ ...stage, criteria: [] }));
    const blocking = missingInSettings({ ...ready, stages, deadlines: [] }).filter(
      ({ level }) => level === 'blocking',
    );
    expect(blocking).toEqual([{ level: 'blocking', type: 'CriteriaMissing', stage: 'written' }]);
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
