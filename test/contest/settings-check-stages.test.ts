import { describe, expect, test } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import type {
  ContestSettings,
  Criterion,
  Quota,
  Stage,
  StageRegulation,
} from '../../shared/contest/contest.ts';
import { missingInSettings } from '../../shared/contest/settings-check.ts';
import { finished, title } from './finished-settings.ts';

const ready = finished('expo');
const noText = { kk: '', ru: '', en: '' };

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

const written = { stage: 'written' };
const novelty = { stage: 'written', criterion: 'novelty' };

describe('what is missing in a stage before a contest starts', () => {
  const cases: readonly (readonly [string, ContestSettings, object])[] = [
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
      'the deadline of a scored stage',
      { ...ready, deadlines: ready.deadlines.filter(({ stage }) => stage !== 'commission') },
      { level: 'advice', type: 'StageWithoutDeadline', stage: 'commission' },
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
});
