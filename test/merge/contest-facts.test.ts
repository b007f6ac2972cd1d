import { describe, expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import {
  addSubmission,
  assignJurors,
  setCalibration,
  setContestSettings,
} from '../../shared/contest/contest-operations.ts';
import { removeDocument, setDocument } from '../../shared/contest/document.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import type { SegmentId } from '../../shared/log/operation.ts';
import { foldContestFacts, isSheetFact, withSheetFacts } from '../../shared/merge/contest-facts.ts';
import { recuse, reopenSheet, setScore } from '../../shared/scoring/score-operations.ts';
import { consentTextHash, signConsent } from '../../shared/trust/consent.ts';
import { setRecipients } from '../../shared/trust/key-operations.ts';
import { submissionOf, testSettings } from '../builders/contest-builder.ts';
import { factsOf, operationOf, type Said, segmentsBy } from './by-hand.ts';

const folded = (said: readonly Said[], segments = segmentsBy()) =>
  foldContestFacts(
    said.map(operationOf),
    { follows: () => true, segments, told: new Set() },
    { keys: new Map() },
  );

const admitted = (id: string, is: boolean): Said => ({
  ...addSubmission({ ...submissionOf(id), eligibility: { admitted: is, reason: 'x' } }),
});

describe('the facts of a contest', () => {
  it('are nothing where nothing was said', () => {
    const facts = folded([]);
    expect(facts.settings).toBeNull();
    for (const map of [facts.stages, facts.submissions, facts.assignments, facts.cutOffs])
      expect(map.size).toBe(0);
    for (const map of [facts.recusals, facts.reopenings, facts.permissions, facts.recipients])
      expect(map).toEqual(new Map());
    expect(facts.follows(operationOf({}), operationOf({}))).toBe(true);
  });

  it('are the settings of the first head, with their stages', () => {
    const other = { ...testSettings, season: '2030', stages: [] };
    const facts = folded([
      { id: 'b.0', ...setContestSettings(other) },
      { id: 'a.0', ...setContestSettings(testSettings) },
    ]);
    expect(facts.settings?.season).toBe('2026');
    expect([...facts.stages.keys()]).toEqual(['written']);
    expect(folded([{ key: 'contest', value: 'odd' }]).settings).toBeNull();
    const { submissions, assignments, cutOffs, recipients } = facts;
    expect([submissions.size, assignments.size, cutOffs.size, recipients.size]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('are submissions, admitted where all versions say so', () => {
    const facts = folded([
      { id: 'a.1', ...admitted('2', true) },
      { id: 'a.2', ...admitted('1', true) },
      { id: 'a.3', ...admitted('1', false) },
      { id: 'a.4', ...admitted('3', false) },
      { id: 'a.5', key: 'submission/4', value: 'odd' },
      { id: 'a.6', key: 'submission/2', value: 'odd' },
    ]);
    const verdicts = [...facts.submissions].map(([id, { eligibility }]) => [
      id,
      eligibility.admitted,
      eligibility.reason,
    ]);
    expect(verdicts).toEqual([
      ['1', false, 'x'],
      ['2', true, 'x'],
      ['3', false, 'x'],
    ]);
    expect(facts.submissions.get('1')?.title).toBe('Project 1');
  });

  it('are assignments: those whom all versions name, in the order of the first', () => {
    const facts = folded([
      { id: 'a.0', ...assignJurors('written', '2', ['j3', 'j1', 'j2']) },
      { id: 'b.0', ...assignJurors('written', '2', ['j2', 'j3']) },
      { id: 'a.1', ...assignJurors('written', '1', ['j2', 'j1']) },
      { id: 'a.2', ...assignJurors('written', '3', ['j1']) },
      { id: 'b.2', key: 'assignment/written/3', value: 'odd' },
    ]);
    expect([...facts.assignments]).toEqual([
      ['written/1', ['j2', 'j1']],
      ['written/2', ['j3', 'j2']],
      ['written/3', []],
    ]);
  });

  it('are documents in their order, without those that every version took off', () => {
    const hash = (letter: string) => letter.repeat(64);
    const plan = { hash: hash('a'), name: 'plan.pdf', kind: 'pdf', size: 9, at: 1 } as const;
    const photo = { hash: hash('b'), name: 'b.jpg', kind: 'image', size: 7, at: 0 } as const;
    const facts = folded([
      { id: 'a.0', ...setDocument('1', plan) },
      { id: 'a.1', ...setDocument('1', photo) },
      { id: 'a.2', ...setDocument('2', { ...plan, name: 'first.pdf' }) },
      { id: 'b.2', ...removeDocument('2', plan.hash) },
      { id: 'c.2', ...setDocument('2', { ...plan, name: 'second.pdf' }) },
      { id: 'a.3', ...removeDocument('3', plan.hash) },
      { id: 'a.4', key: `document/4/${hash('c')}`, value: 'odd' },
      { id: 'a.5', ...setDocument('1', { ...plan, hash: hash('c'), name: 'a.pdf' }) },
    ]);
    expect([...facts.documents]).toEqual([
      ['1', [photo, { ...plan, hash: hash('c'), name: 'a.pdf' }, plan]],
      ['2', [{ ...plan, name: 'first.pdf' }]],
    ]);
  });

  it('are calibration submissions that some version names, and what each laptop signed', () => {
    const signed = signConsent('j1', testSettings, 'kk');
    const text = consentTextHash(testSettings);
    const facts = folded([
      { id: 'a.0', ...setCalibration('written', ['2', '1']) },
      { id: 'b.0', ...setCalibration('written', ['1', '3']) },
      { id: 'a.1', ...signed, wallClock: 5 },
      { id: 'b.1', ...signConsent('j1', testSettings, 'ru'), wallClock: 9 },
      { id: 'c.1', key: 'consent/j1', value: 'odd' },
    ]);
    expect([...facts.calibration]).toEqual([['written', ['2', '1', '3']]]);
    expect([...facts.consents]).toEqual([
      [
        'j1',
        [
          { text, language: 'kk', wallClock: 5 },
          { text, language: 'ru', wallClock: 9 },
        ],
      ],
    ]);
  });

  it('are recipients: everybody whom some version names, once', () => {
    const [one, two] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const facts = folded([
      { id: 'a.0', ...setRecipients('headquarters', [two]) },
      { id: 'a.1', ...setRecipients('KZ-10', [one, two]) },
      { id: 'b.1', ...setRecipients('KZ-10', [two, one]) },
      { id: 'c.1', key: 'recipient/KZ-10', value: 'odd' },
    ]);
    expect([...facts.recipients]).toEqual([
      ['KZ-10', [one, two]],
      ['headquarters', [two]],
    ]);
  });
});

describe('the end of a stage’s time', () => {
  const ids = [1, 2, 3, 4].map(
    (number) => bytesToBase64url(new Uint8Array(32).fill(number)) as SegmentId,
  );
  const [a, b, c, d] = ids as [SegmentId, SegmentId, SegmentId, SegmentId];
  const line = segmentsBy(
    { id: a },
    { id: b, previous: a, firstSequence: 1 },
    { id: c, previous: b, firstSequence: 2 },
    { id: d, signer: 'key-j2' },
  );
  const cut = (...lists: readonly (readonly SegmentId[])[]) => {
    const said = lists.map((heads, at) => ({ id: `x.${at}`, ...cutOffStage('written', heads) }));
    const { cutOffs } = folded(said, line);
    const { heads, inTime } = cutOffs.get('written') ?? {};
    return [heads, [...(inTime ?? [])].toSorted()];
  };

  it('is where headquarters says, with all that lies before', () => {
    expect(cut([d, b, d])).toEqual([[b, d].toSorted(), [a, b, d].toSorted()]);
    expect(cut([])).toEqual([[], []]);
    expect(cut([b, a])).toEqual([[a, b].toSorted(), [a, b].toSorted()]);
  });

  it('is what all versions accept', () => {
    expect(cut([c, d], [b, d])).toEqual([[b, d].toSorted(), [a, b, d].toSorted()]);
    expect(cut([c], [d])).toEqual([[], []]);
    expect(cut([c], [c], [a])).toEqual([[a], [a]]);
  });

  it('is kept by stage, and nothing without form', () => {
    const { cutOffs } = folded(
      [
        { id: 'x.0', ...cutOffStage('final', [a]) },
        { id: 'x.1', key: 'cut-off/written', value: 'odd' },
      ],
      line,
    );
    expect([...cutOffs.keys()].toSorted()).toEqual(['final', 'written']);
    expect(cutOffs.get('written')).toEqual({ heads: [], inTime: new Set() });
  });
});

describe('what is said of sheets beside their scores', () => {
  const sheet = { stage: 'written', submission: '1', juror: 'j1' };
  const recusal = operationOf({ id: 'a.0', ...recuse(sheet, 'kin') });
  const permission = operationOf({ id: 'a.1', ...reopenSheet(sheet, recusal.id, 'x') });
  const score = operationOf({ id: 'a.2', ...setScore(sheet, 'novelty', null) });

  it('is recusals and permissions', () => {
    expect([recusal, permission, score].map(isSheetFact)).toEqual([true, true, false]);
    const base = factsOf();
    const facts = withSheetFacts(base, [recusal, permission, score]);
    expect(facts).toEqual({
      ...base,
      recusals: new Map([['written/1/j1', [recusal]]]),
      reopenings: new Map([[permission.id, permission]]),
      permissions: new Map([['written/1/j1', [permission]]]),
    });
  });
});
