import { unsaidAssignment } from '../../shared/contest/contest.ts';
import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { setCalibration } from '../../shared/contest/contest-operations.ts';
import type { Stage } from '../../shared/contest/contest.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import { calibrationFor, calibrationToTell } from '../../shared/scoring/calibration.ts';

const settings = settingsFromTemplate('expo', { season: '2026', demo: false });
const scored = present(
  settings.stages.find((stage) => stage.scored),
  'a scored stage',
);
const stage: Stage = {
  ...scored,
  assignment: {
    jurorsPerSubmission: 2,
    ownRegionMax: null,
    calibration: 2,
    blind: false,
    ...unsaidAssignment,
  },
};
const contest = { stages: [stage, { ...stage, id: 'unscored', scored: false }] };
const panels = (lists: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(lists).map(([id, jurors]) => [`${stage.id}/${id}`, jurors]));
const told = (...list: readonly string[]) => new Map([[stage.id, list]]);
const both = ['j1', 'j2'];
const all = panels({ '1': both, '2': both, '3': both, '4': ['j1'] });

describe('the submissions a panel calibrates by', () => {
  it('are those that headquarters told, and follow from the rule while it told none', () => {
    expect(calibrationFor(stage, { assignments: all, calibration: new Map() })).toEqual(['1', '2']);
    expect(calibrationFor(stage, { assignments: all, calibration: told('3') })).toEqual(['3']);
    expect(calibrationFor(stage, { assignments: all, calibration: told() })).toEqual([]);
  });
});

describe('what headquarters tells before it invites', () => {
  it('is the list of each scored stage that asks for one, once', () => {
    expect(calibrationToTell(contest, { assignments: all, calibration: new Map() })).toEqual([
      setCalibration(stage.id, ['1', '2']),
    ]);
    expect(calibrationToTell(contest, { assignments: all, calibration: told('1', '2') })).toEqual(
      [],
    );
    const none = { ...stage, assignment: { ...stage.assignment, calibration: 0 } };
    expect(
      calibrationToTell({ stages: [none] }, { assignments: all, calibration: new Map() }),
    ).toEqual([]);
  });

  it('is nothing while nobody is assigned', () => {
    expect(calibrationToTell(contest, { assignments: new Map(), calibration: new Map() })).toEqual(
      [],
    );
  });

  it('leaves a list as it was changed by hand, and fills the place of what nobody judges any more', () => {
    const byHand = { assignments: all, calibration: told('4', '3') };
    expect(calibrationToTell(contest, byHand)).toEqual([]);
    const without = panels({ '1': both, '2': both, '3': both, '4': [] });
    expect(
      calibrationToTell(contest, { assignments: without, calibration: told('4', '1') }),
    ).toEqual([setCalibration(stage.id, ['1', '2'])]);
  });

  it('takes a submission out where there is no other one', () => {
    const few = panels({ '1': both, '2': [] });
    expect(calibrationToTell(contest, { assignments: few, calibration: told('1', '2') })).toEqual([
      setCalibration(stage.id, ['1']),
    ]);
  });
});
