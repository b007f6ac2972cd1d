import { describe, expect, test } from 'vitest';

import { assignBalanced } from '../../../shared/assigning/assign-balanced.ts';
import { unsaidAssignment } from '../../../shared/contest/contest.ts';
import { factsWithout, loadsOf } from '../../../renderer/features/assign-jury/assigning-facts.ts';
import {
  calibrationOf,
  panelsByAnswer,
  requestFor,
  requestForLack,
} from '../../../renderer/features/assign-jury/assignment-request.ts';
import {
  type AssigningRule,
  differsFromRegulation,
  ruleOf,
} from '../../../renderer/features/assign-jury/assigning-rule.ts';
import { interestSignsOf } from '../../../renderer/features/assign-jury/interest-signs.ts';
import { panelGround } from '../../../renderer/features/assign-jury/panel-rules.ts';
import { pairsOf } from '../../../renderer/features/assign-jury/panels.ts';
import {
  countBySubmission,
  lostSheets,
} from '../../../renderer/features/assign-jury/top-up-needs.ts';
import { type WorldShape, worldOf } from './assigning-world.ts';

/** What a proposal for this world comes to, as panels. */
function proposed(shape: WorldShape, change: Partial<AssigningRule> = {}) {
  const { ground, facts } = worldOf(shape);
  const rule = { ...ruleOf(facts, false), ...change };
  const found = assignBalanced(requestFor(ground, rule, { panels: facts.recorded, seed: 3 }));
  const panels = panelsByAnswer(ground, found);
  return { ground, facts, found, panels, loads: loadsOf(facts, panels) };
}

const names = (panels: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> =>
  new Set(pairsOf(panels).map(({ submission, juror }) => `${submission}/${juror}`));

const shape: WorldShape = { submissions: 30, jurors: 6 };

describe('a proposal', () => {
  test('gives as many jurors as the rule asks for, evenly', () => {
    const { panels, found, loads } = proposed(shape);
    expect([...panels.values()].every((panel) => panel.length === 2)).toBe(true);
    expect(found.shortfalls).toEqual([]);
    expect([...loads.values()]).toEqual([10, 10, 10, 10, 10, 10]);
  });

  test('asks nobody who has left, and nobody for more than was agreed or than the cap', () => {
    const details = { j1: { left: true }, j2: { capacity: 4 } };
    const { loads } = proposed({ ...shape, details }, { cap: 15 });
    expect(loads.has('j1')).toBe(false);
    expect(loads.get('j2')).toBe(4);
    expect(Math.max(...loads.values())).toBeLessThanOrEqual(15);
  });

  test('leaves out recusals, declared conflicts and, where the rule says so, the own organisation', () => {
    const world: WorldShape = {
      ...shape,
      rule: { ...unsaidAssignment, ownOrganisationExcluded: true },
      recusals: [['1', 'j1']],
      interests: [
        { submission: '2', juror: 'j2', ground: 'money', state: 'declared', note: '' },
        { submission: '3', juror: 'j3', ground: 'money', state: 'dismissed', note: '' },
      ],
      people: { j4: { organisation: 'Applicant 4' } },
    };
    for (let seed = 1; seed <= 5; seed += 1) {
      const { ground, facts } = worldOf(world);
      const request = requestFor(ground, ruleOf(facts, false), { panels: facts.recorded, seed });
      const pairs = new Set(
        (request.excluded ?? []).map((pair) => `${pair.submission}/${pair.juror}`),
      );
      expect(pairs).toEqual(new Set(['1/j1', '2/j2', '4/j4']));
      const given = names(panelsByAnswer(ground, assignBalanced(request)));
      for (const pair of pairs) expect(given.has(pair)).toBe(false);
    }
  });

  test('keeps on the list who recused, beside as many as the rule asks for', () => {
    const { panels } = proposed({ ...shape, panels: { 1: ['j1', 'j2'] }, recusals: [['1', 'j1']] });
    expect(panels.get('1')).toHaveLength(3);
    expect(panels.get('1')).toContain('j1');
  });

  test('keeps what is handed in or begun even where all is assigned anew', () => {
    const world: WorldShape = {
      ...shape,
      panels: { 1: ['j1', 'j2'], 2: ['j1', 'j2'] },
      details: { j2: { left: true } },
      sheets: { '1/j1': ['partial', 5], '1/j2': ['handed-in', 5], '2/j2': ['partial', 5] },
    };
    const given = names(proposed(world, { keep: false }).panels);
    expect([given.has('1/j1'), given.has('1/j2')]).toEqual([true, true]);
    expect(given.has('2/j2')).toBe(false);
  });

  test('keeps the present assignment where that is asked', () => {
    const { panels } = proposed(
      { ...shape, panels: { 7: ['j1'], 8: ['j1', 'j2'] } },
      { keep: true },
    );
    expect(panels.get('7')).toEqual(expect.arrayContaining(['j1']));
    expect(panels.get('8')?.toSorted()).toEqual(['j1', 'j2']);
  });

  test('asks all where the whole jury judges, but those who must not', () => {
    const { panels, found } = proposed({
      ...shape,
      rule: { jurorsPerSubmission: 'all' },
      details: { j6: { left: true } },
      interests: [{ submission: '1', juror: 'j1', ground: 'money', state: 'declared', note: '' }],
    });
    expect(panels.get('1')?.toSorted()).toEqual(['j2', 'j3', 'j4', 'j5']);
    expect(panels.get('2')).toHaveLength(5);
    expect(found.shortfalls).toEqual([]);
  });

  test('prefers who knows the field, by nomination or by a word of the text', () => {
    const { facts } = worldOf(shape);
    const [submission] = facts.submissions;
    const details = {
      j1: { expertise: ['Wind power'] },
      j2: { expertise: ['water'] },
      j3: { expertise: ['wind'] },
    };
    const { ground } = worldOf({ ...shape, details });
    const request = requestFor(ground, ruleOf(facts, false), { panels: facts.recorded, seed: 1 });
    expect(request.submissions[0]?.expertise).toEqual(['water']);
    expect(request.jurors.map(({ expertise }) => expertise)).toEqual([
      ['Wind power'],
      ['water'],
      ['wind'],
      [],
      [],
      [],
    ]);
    expect(submission?.nomination).toBe('water');
  });

  test('differs from the regulation only where it asks for something else', () => {
    const { facts } = worldOf(shape);
    const rule = ruleOf(facts, true);
    const signed = facts.stage.assignment;
    expect(differsFromRegulation({ ...rule, cap: 3, keep: false, ownRegion: 'only' }, signed)).toBe(
      false,
    );
    expect(differsFromRegulation({ ...rule, jurorsPerSubmission: 3 }, signed)).toBe(true);
    expect(differsFromRegulation({ ...rule, ownRegionMax: 1 }, signed)).toBe(true);
  });
});

describe('common applications', () => {
  const rule = { calibration: 3 };

  test('are scored by the whole jury within the rules, and are as many as asked for', () => {
    const { ground, facts, panels, found } = proposed({
      ...shape,
      rule: { ...unsaidAssignment, ...rule },
    });
    const common = calibrationOf(ground, ruleOf(facts, false), 3);
    expect(common).toHaveLength(3);
    for (const id of common) expect(panels.get(id)).toHaveLength(6);
    expect(found.shortfalls).toEqual([]);
    const others = [...panels].filter(([id]) => !common.includes(id));
    expect(others.every(([, panel]) => panel.length === 2)).toBe(true);
  });

  test('stay as they were told', () => {
    const { ground, facts } = worldOf({ ...shape, rule });
    const state = { ...facts.state, calibration: new Map([[facts.stage.id, ['9', '4']]]) };
    const told = { ...ground, facts: { ...facts, state } };
    expect(calibrationOf(told, ruleOf(facts, false), 1)).toEqual(['9', '4']);
  });

  test('are first those that nobody must leave out', () => {
    const interests = Array.from({ length: 27 }, (_, index) => ({
      submission: String(index + 1),
      juror: 'j1',
      ground: 'money' as const,
      state: 'declared' as const,
      note: '',
    }));
    const { ground, facts } = worldOf({ ...shape, rule, interests });
    expect(calibrationOf(ground, ruleOf(facts, false), 1).toSorted()).toEqual(['28', '29', '30']);
  });
});

describe('a top-up', () => {
  const panels = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      String(index + 1),
      [`j${(index % 6) + 1}`, `j${((index + 1) % 6) + 1}`],
    ]),
  );
  const world: WorldShape = {
    ...shape,
    panels,
    recusals: [['1', 'j1']],
    sheets: { '7/j1': ['handed-in', 5], '2/j2': ['handed-in', 5] },
    interests: [{ submission: '3', juror: 'j3', ground: 'family', state: 'declared', note: '' }],
  };

  test('replaces recusals, declared conflicts and who leaves, and keeps what is handed in', () => {
    const { facts } = worldOf(world);
    const gone = factsWithout(facts, new Set(['j1']));
    const ground = panelGround(gone, interestSignsOf(gone));
    const lost = lostSheets(ground, facts.recorded);
    const reasons = (reason: string) => lost.filter((sheet) => sheet.reason === reason).length;
    // Ten sheets of j1: one recused, one handed in.
    expect([reasons('recused'), reasons('left'), reasons('interest')]).toEqual([1, 8, 1]);
    const request = requestForLack(
      ground,
      { more: countBySubmission(lost), mayMove: false },
      { panels: facts.recorded, seed: 1 },
    );
    const found = assignBalanced(request);
    const next = panelsByAnswer(ground, found);
    expect(found.shortfalls).toEqual([]);
    const [before, after] = [names(facts.recorded), names(next)];
    const taken = [...before].filter((name) => !after.has(name)).toSorted();
    expect(taken).toEqual(
      [...before]
        .filter((name) => name.endsWith('/j1') && name !== '7/j1' && name !== '1/j1')
        .concat('3/j3')
        .toSorted(),
    );
    expect([...after].filter((name) => !before.has(name))).toHaveLength(10);
    expect(next.get('1')).toContain('j1');
  });

  test('asks nobody twice for what was replaced already', () => {
    const { ground, facts } = worldOf({ ...world, panels: { ...panels, 1: ['j1', 'j2', 'j4'] } });
    expect(lostSheets(ground, facts.recorded).map(({ submission }) => submission)).toEqual(['3']);
  });

  test('replaces nobody where the whole jury judges', () => {
    const { ground, facts } = worldOf({ ...world, rule: { jurorsPerSubmission: 'all' } });
    expect(lostSheets(ground, facts.recorded)).toEqual([]);
  });
});
