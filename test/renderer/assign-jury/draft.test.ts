import { describe, expect, test } from 'vitest';

import { milli } from '../../../shared/basics/points.ts';
import { rational } from '../../../shared/basics/rational.ts';
import { assignJurors, setCalibration } from '../../../shared/contest/contest-operations.ts';
import { noDetails, setJurorDetails } from '../../../shared/contest/juror-details.ts';
import {
  type Draft,
  draftActions,
  draftChanges,
  draftWith,
  emptyDraft,
  jurorChanges,
  panelsWith,
  toInviteAnew,
} from '../../../renderer/features/assign-jury/draft.ts';
import { apartSheets } from '../../../renderer/features/assign-jury/top-up-needs.ts';
import { type WorldShape, worldOf, worldStage } from './assigning-world.ts';

const shape: WorldShape = {
  submissions: 3,
  jurors: 4,
  panels: { 1: ['j1', 'j2'], 2: ['j3', 'j4'] },
  people: { j1: { ticket: new Uint8Array(32) } },
  details: { j2: { contact: 'j2@example.kz', capacity: 9 } },
};
const { facts } = worldOf(shape);
const stage = worldStage.id;

const moved: Draft = draftWith(facts, emptyDraft, {
  panels: new Map([
    ['1', ['j2']],
    ['3', ['j1', 'j3']],
  ]),
});

describe('a draft', () => {
  test('writes one action for each panel that changes, and a reason where there is one', () => {
    expect(draftActions(facts, moved)).toEqual([
      assignJurors(stage, '1', ['j2']),
      assignJurors(stage, '3', ['j1', 'j3']),
    ]);
    const reasoned = draftWith(facts, moved, { panels: new Map([['2', ['j3']]]), reason: 'twice' });
    expect(draftActions(facts, reasoned)).toContainEqual({
      ...assignJurors(stage, '2', ['j3']),
      reason: 'twice',
    });
  });

  test('writes who leaves with everything else that is known of them, and what is common to all', () => {
    const draft = { ...emptyDraft, leaving: new Set(['j2']), calibration: ['2'] };
    expect(draftActions(facts, draft)).toEqual([
      setJurorDetails('j2', { ...noDetails, contact: 'j2@example.kz', capacity: 9, left: true }),
      setCalibration(stage, ['2']),
    ]);
  });

  test('writes nothing where it says what is recorded already', () => {
    const same = draftWith(facts, emptyDraft, { panels: facts.recorded });
    expect(draftActions(facts, same)).toEqual([]);
  });

  test('lets through what comes in meanwhile, and drops what came to be so by itself', () => {
    const later = worldOf({ ...shape, panels: { 1: ['j2'], 2: ['j4'] } }).facts;
    expect(panelsWith(later, moved).get('2')).toEqual(['j4']);
    expect(draftChanges(later, moved).map(({ submission }) => submission)).toEqual(['3']);
  });

  test('says whom it concerns, and who has an invitation with the old list', () => {
    const changes = draftChanges(facts, moved);
    expect(jurorChanges(changes)).toEqual([
      { juror: 'j1', added: 1, removed: 1 },
      { juror: 'j3', added: 1, removed: 0 },
    ]);
    expect(toInviteAnew(facts, changes)).toEqual(['j1']);
  });
});

describe('sheets that lie apart', () => {
  const discrepancy = { threshold: milli(3000), action: 'one-more-juror' } as const;
  const apart = (change: Partial<WorldShape>) => {
    const { ground, facts: of } = worldOf({ ...shape, regulation: { discrepancy }, ...change });
    return apartSheets(ground, of.recorded);
  };

  test('are told from the threshold on, widest first, and by counted sheets alone', () => {
    const found = apart({
      panels: { 1: ['j1', 'j2'], 2: ['j3', 'j4'], 3: ['j1', 'j4'] },
      sheets: {
        '1/j1': ['handed-in', 5],
        '1/j2': ['handed-in', 8],
        '2/j3': ['handed-in', 2],
        '2/j4': ['handed-in', 9],
        '3/j1': ['handed-in', 1],
        '3/j4': ['complete', 9],
      },
    });
    expect(found).toEqual([
      { submission: '2', difference: rational(7), asked: false },
      { submission: '1', difference: rational(3), asked: false },
    ]);
  });

  test('are not asked about again once there is one more juror', () => {
    const sheets = { '1/j1': ['handed-in', 5], '1/j2': ['handed-in', 9] } as const;
    expect(apart({ sheets, panels: { 1: ['j1', 'j2', 'j3'] } })[0]?.asked).toBe(true);
  });

  test('are none where the regulation says nothing of them', () => {
    const sheets = { '1/j1': ['handed-in', 5], '1/j2': ['handed-in', 9] } as const;
    expect(apart({ sheets, regulation: { discrepancy: null } })).toEqual([]);
  });
});
