import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { present } from '../../shared/basics/assert.ts';
import { milli } from '../../shared/basics/points.ts';
import type { ContestSettings, Stage } from '../../shared/contest/contest.ts';
import { settingsDifference } from '../../shared/contest/settings-difference.ts';
import { settingsFromTemplate, templateCards } from '../../shared/contest/templates.ts';

const given = { season: '2026', demo: false };
const expo = settingsFromTemplate('expo', given);
const fair = settingsFromTemplate('social-fair', given);
const member = { id: 'chair', name: 'Айтбаева Гүлнар', role: 'chair', vote: true } as const;

/** A contest in which every list has something and no field is empty. */
const full: ContestSettings = {
  ...fair,
  ageGroups: settingsFromTemplate('robot-day', given).ageGroups,
  regionAliases: { 'KZ-55': ['Ертіс өңірі'] },
  announced: '2026-02-01',
  deadlines: fair.deadlines.map((deadline) => ({ ...deadline, date: '2026-05-01' })),
  commission: [member],
  prizes: [{ id: 'grand', title: fair.title }],
  stages: fair.stages.map((stage) => ({
    ...stage,
    form: [
      ...stage.form,
      { id: 'pick', type: 'select', label: stage.title, required: true, options: fair.nominations },
    ],
    criteria: stage.criteria.map((criterion) => ({
      ...criterion,
      weightsByNomination: { [fair.nominations[0]?.id ?? '']: milli(7000) },
    })),
    regulation: {
      ...stage.regulation,
      rounding: { panel: milli(10), weighted: milli(10), final: milli(10) },
      advance: { top: 7, scope: 'all', title: stage.title },
    },
  })),
};

type Path = readonly (string | number)[];

/** Paths of all values that hold no others; empty lists and objects too. */
function leaves(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const parts = Object.entries(value);
  return parts.flatMap(([name, part]) =>
    leaves(part, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

function changed(value: unknown, [name, ...rest]: Path): unknown {
  if (name === undefined) {
    if (typeof value === 'number') return value + 1;
    if (typeof value === 'boolean') return !value;
    return typeof value === 'string' ? `${value}x` : 1;
  }
  const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) };
  copy[name] = changed(copy[name], rest);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

const withStage = (change: (stage: Stage) => Stage): ContestSettings => ({
  ...expo,
  stages: expo.stages.map((stage, at) => (at === 0 ? change(stage) : stage)),
});

const [firstStage] = expo.stages;
const stage = {
  part: 'stage',
  title: { type: 'localized', text: present(firstStage, 'a stage').title },
};

describe('the difference of two versions', () => {
  test.each(templateCards.map(({ id }) => id))('is none of %s with itself', (id) => {
    const settings = settingsFromTemplate(id, given);
    expect(settingsDifference(settings, structuredClone(settings))).toEqual([]);
  });

  test('names every single value that may change', () => {
    const paths = leaves(full);
    expect(paths.length).toBeGreaterThan(500);
    const silent = paths.filter(
      (path) => settingsDifference(full, changed(full, path) as ContestSettings).length === 0,
    );
    expect(silent.map((path) => path.join('.'))).toEqual([]);
  });

  test('is as large one way as the other', () => {
    const some = templateCards.map(({ id }) => settingsFromTemplate(id, given));
    fc.assert(
      fc.property(fc.constantFrom(...some, full), fc.constantFrom(...some, full), (a, b) => {
        const [there, back] = [settingsDifference(a, b), settingsDifference(b, a)];
        expect(back).toHaveLength(there.length);
        const count = (list: typeof there, type: string) =>
          list.filter((change) => change.type === type).length;
        expect(count(back, 'added')).toBe(count(there, 'removed'));
      }),
      { numRuns: 20 },
    );
  });

  test('says a number of a criterion where it stands', () => {
    const after = withStage((first) => ({
      ...first,
      criteria: first.criteria.map((criterion, at) =>
        at === 0 ? { ...criterion, weight: milli(25_000) } : criterion,
      ),
    }));
    const criterion = present(firstStage?.criteria[0], 'a criterion');
    expect(settingsDifference(expo, after)).toEqual([
      {
        type: 'changed',
        within: [stage, { part: 'criterion', title: { type: 'localized', text: criterion.title } }],
        field: 'weight',
        language: null,
        before: { type: 'points', points: milli(20_000) },
        after: { type: 'points', points: milli(25_000) },
      },
    ]);
  });

  test('says a text in the language that changed', () => {
    const after = { ...expo, title: { ...expo.title, kk: 'Жаңа атау' } };
    expect(settingsDifference(expo, after)).toEqual([
      {
        type: 'changed',
        within: [],
        field: 'title',
        language: 'kk',
        before: { type: 'text', text: expo.title.kk },
        after: { type: 'text', text: 'Жаңа атау' },
      },
    ]);
  });

  test('says what was added, removed and put in another order', () => {
    const [first, second, third, ...others] = expo.nominations;
    const title = { kk: 'Жаңа', ru: 'Новая', en: 'New' };
    const after = {
      ...expo,
      nominations: [third, second, ...others, { id: 'new', title }].filter(
        (entry) => entry !== undefined,
      ),
    };
    const changes = settingsDifference(expo, after);
    expect(changes).toMatchObject([
      { type: 'removed', part: 'nomination', title: { text: first?.title } },
      { type: 'added', part: 'nomination', title: { text: title } },
      { type: 'reordered', part: 'nomination' },
    ]);
  });

  test('names the rules for ties in their order', () => {
    const after = withStage((first) => ({
      ...first,
      regulation: {
        ...first.regulation,
        tieBreak: [{ by: 'median' }, { by: 'criterion', stage: 'written', criterion: 'ecology' }],
      },
    }));
    expect(settingsDifference(expo, after)).toMatchObject([
      {
        field: 'tieBreak',
        after: { items: [{ type: 'tie-rule', rule: 'median' }, { type: 'tie-criterion' }] },
      },
    ]);
  });

  test('takes no notice of the order in which regions were ticked', () => {
    const after = { ...expo, regions: expo.regions.toReversed() };
    expect(settingsDifference(expo, after)).toEqual([]);
  });
});
