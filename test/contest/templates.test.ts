import { describe, expect, test } from 'vitest';
import { languages } from '../../shared/basics/localized.ts';
import { parseContestSettings } from '../../shared/contest/settings-schema.ts';
import {
  commissionSeats,
  firstScoredStage,
  settingsFromTemplate,
  templateCards,
} from '../../shared/contest/templates.ts';

const settingsOf = (id: string) => settingsFromTemplate(id, { season: '2026', demo: false });

describe('templates', () => {
  test('six of them are offered, the empty one last', () => {
    expect(templateCards.map((card) => card.id)).toEqual([
      'expo',
      'social-fair',
      'robot-day',
      'innovation-council',
      'regional-pool',
      'empty',
    ]);
  });

  test.each(templateCards)('$id makes settings that a file may hold', ({ id }) => {
    expect(parseContestSettings(settingsOf(id))).toEqual({ ok: true, value: settingsOf(id) });
  });

  test.each(templateCards)('$id has every text in three languages', ({ id }) => {
    const empty: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, part] of Object.entries(value)) {
        if ((languages as readonly string[]).includes(key) && part === '') empty.push(path);
        visit(part, `${path}.${key}`);
      }
    };
    visit(settingsOf(id), id);
    expect(empty).toEqual([]);
  });

  test('weights of every scored stage make 100', () => {
    for (const { id } of templateCards)
      for (const stage of settingsOf(id).stages.filter((part) => part.criteria.length > 0))
        expect(stage.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)).toBe(100_000);
  });

  test('expo becomes the regulation its template tells', () => {
    const settings = settingsOf('expo');
    const stage = firstScoredStage(settings);
    expect(settings.regions).toHaveLength(16);
    expect(stage?.id).toBe('written');
    expect(stage?.assignment).toEqual({
      jurorsPerSubmission: 3,
      ownRegionMax: 2,
      calibration: 5,
      blind: true,
      ownOrganisationExcluded: false,
    });
    expect(stage?.criteria[0]?.weight).toBe(20_000);
    expect(stage?.criteria[0]?.scale).toEqual({ min: 0, max: 10_000, step: 1000 });
    expect(settings.stages[1]?.criteria[0]?.scale.step).toBe(500);
    expect(stage?.regulation).toMatchObject({
      method: 'adjusted',
      aggregate: 'weighted-mean',
      rounding: { panel: null, weighted: null, final: 10 },
      passMark: 5000,
      advance: { top: 50, scope: 'all' },
      discrepancy: { threshold: 3000, action: 'one-more-juror' },
      quotas: [
        { by: 'nomination', min: 6, max: null },
        { by: 'applicant', min: null, max: 3 },
      ],
    });
    expect(settings.deadlines.map(({ id, stage: of, offsetDays }) => [id, of, offsetDays])).toEqual(
      [
        ['intake', null, 90],
        ['eligibility', null, 100],
        ['written', 'written', 130],
        ['top50', null, 137],
        ['commission', 'commission', 165],
        ['ceremony', null, 180],
      ],
    );
    expect(settings.appealDays).toBe(5);
    expect(stage?.regulation.tieBreak.map((rule) => rule.by)).toEqual([
      'criterion',
      'criterion',
      'median',
      'chair-decision-with-reason',
    ]);
  });

  test('what a programme says beside its stages is in its settings', () => {
    expect(settingsOf('innovation-council').grants).toEqual({
      ceiling: 2_800_000_000,
      perProjectMax: 300_000_000,
      partialAllowed: true,
    });
    expect(settingsOf('innovation-council').stages[0]?.assignment.ownOrganisationExcluded).toBe(
      true,
    );
    expect(
      settingsOf('robot-day').ageGroups.map(({ gradeMin, gradeMax, nomination }) => [
        gradeMin,
        gradeMax,
        nomination,
      ]),
    ).toEqual([
      [1, 4, 'football'],
      [5, 7, 'cross'],
      [8, 11, 'sumo'],
    ]);
    expect(settingsOf('robot-day').stages[0]?.regulation.quotas).toEqual([
      { by: 'organisation', min: null, max: 3 },
    ]);
    expect(settingsOf('regional-pool').deadlines.find(({ stage }) => stage !== null)?.stage).toBe(
      'readiness',
    );
  });

  test('a rule this version does not know is kept by its name', () => {
    expect(settingsOf('social-fair').stages[0]?.regulation.tieBreak).toContainEqual({
      by: 'other',
      name: 'lower-request',
    });
  });

  test('the empty template scores nothing yet, a contest of one region has none chosen', () => {
    expect(firstScoredStage(settingsOf('empty'))).toBeNull();
    expect(settingsOf('innovation-council').regions).toEqual([]);
  });

  test('seats of the commission have roles, votes and different ids', () => {
    const seats = commissionSeats('expo');
    expect(new Set(seats.map((seat) => seat.id)).size).toBe(12);
    expect(seats.filter((seat) => seat.vote)).toHaveLength(11);
  });

  test('an unknown template is a bug', () => {
    expect(() => settingsOf('nothing')).toThrow();
  });
});
