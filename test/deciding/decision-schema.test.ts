import { describe, expect, it } from 'vitest';

import type { Appeal } from '../../shared/deciding/appeal.ts';
import type { Audit } from '../../shared/deciding/audit.ts';
import {
  confirmSeal,
  cutOffStage,
  sealStage,
  setAppeal,
  setAudit,
  setPublication,
} from '../../shared/deciding/decision-operations.ts';
import {
  parseAppeal,
  parseAudit,
  parsePublication,
  parseSeal,
  parseSealConfirmation,
} from '../../shared/deciding/decision-schema.ts';
import type { OperationId, PublicKeyId, SegmentId, Value } from '../../shared/log/operation.ts';
import { currentVersion } from '../../shared/merge/kinds.ts';
import { plainSeal } from '../builders/plain-seal.ts';

/** The same value with some of its fields changed. */
const changed = (value: Value, odd: object): Value => ({
  ...(value as Readonly<Record<string, Value>>),
  ...odd,
});

const hash = 'ab'.repeat(32);
const root = 'cd'.repeat(32);
const meeting = `${'m'.repeat(43)}.7` as OperationId;
const on = { stage: 'final', stateHash: hash, root, meeting };

describe('a seal', () => {
  it('ends the time of its stage with the same word', () => {
    const heads = ['h'.repeat(42) + 'A'] as SegmentId[];
    const [cutOff, seal] = sealStage({ ...on, heads });
    expect(cutOff).toEqual(cutOffStage('final', heads));
    expect(seal).toEqual({
      kind: 'stage.seal',
      key: 'seal/final',
      value: { stateHash: hash, root, meeting },
    });
  });

  it('leaves the end of a stage’s time where it is', () => {
    expect(sealStage({ ...on, heads: null }).map(({ kind }) => kind)).toEqual(['stage.seal']);
  });

  it('is read in both of its forms, each as a version of its own', () => {
    const [second] = sealStage({ ...on, heads: null });
    const first = plainSeal('final', hash);
    expect(parseSeal(first.value)).toEqual({ stateHash: hash, root: null, meeting: null });
    expect(parseSeal(second?.value ?? null)).toEqual({ stateHash: hash, root, meeting });
    expect(currentVersion('stage.seal', first.value)).toBe(1);
    expect(currentVersion('stage.seal', second?.value ?? null)).toBe(2);
  });

  it.each<readonly [string, Value]>([
    ['no state', { root, meeting }],
    ['a short state', { stateHash: hash.slice(1), root, meeting }],
    ['capitals', { stateHash: hash, root: root.toUpperCase(), meeting }],
    ['no root', { stateHash: hash, root: null, meeting }],
    ['a meeting and no root', { stateHash: hash, meeting }],
    ['a meeting that is not sealed', { stateHash: hash, root, meeting: `~${'l'.repeat(22)}.7` }],
    ['a meeting of two spellings', { stateHash: hash, root, meeting: `${'m'.repeat(43)}.07` }],
    ['a meeting without a number', { stateHash: hash, root, meeting: 'm'.repeat(43) }],
    ['more', { stateHash: hash, root, meeting, by: 'me' }],
    ['nothing', null],
  ])('is not one on %s', (_, value) => {
    expect(parseSeal(value)).toBeUndefined();
  });

  it('is confirmed under the key of whoever confirms', () => {
    const own = 'k'.repeat(43) as PublicKeyId;
    expect(confirmSeal('final', meeting, own)).toEqual({
      kind: 'seal.confirm',
      key: `seal-confirm/final/${own}`,
      value: meeting,
    });
    expect(parseSealConfirmation(meeting)).toBe(meeting);
    for (const odd of [true, null, '', `~${'l'.repeat(22)}.0`, 7])
      expect(parseSealConfirmation(odd)).toBeUndefined();
  });
});

describe('an appeal', () => {
  const appeal: Appeal = {
    stage: 'final',
    id: 'a-1',
    submission: '203',
    number: '12/3',
    received: '2026-05-20',
    from: '«Бұлақ» ЖК',
    grounds: 'ұпай қате саналды',
    decision: null,
  };
  const decision = {
    result: 'partly',
    number: '8',
    date: '2026-05-25',
    reason: 'қайта саналды',
    change: '2-орыннан 1-орынға',
  } as const;

  it('is registered, and decided later', () => {
    const decided: Appeal = { ...appeal, decision };
    expect(setAppeal(appeal)).toMatchObject({ kind: 'appeal.set', key: 'appeal/final/a-1' });
    for (const each of [appeal, decided]) expect(parseAppeal(setAppeal(each).value)).toEqual(each);
    expect(setAppeal(decided, 'сағат 12-де').reason).toBe('сағат 12-де');
  });

  it.each<readonly [string, object]>([
    ['a day there is not', { received: '2026-02-31' }],
    ['no day', { received: '' }],
    ['another outcome', { decision: { ...decision, result: 'maybe' } }],
    ['an outcome on no day there is', { decision: { ...decision, date: '2026-13-01' } }],
    ['half an outcome', { decision: { result: 'late' } }],
    ['no word of an outcome', { decision: undefined }],
    ['an id of two words', { id: 'a 1' }],
    ['text that turns around', { grounds: 'a\u202eb' }],
    ['more', { phone: '+7' }],
  ])('is none with %s', (_, odd) => {
    expect(parseAppeal(changed(setAppeal(appeal).value, odd))).toBeUndefined();
  });
});

describe('a publication', () => {
  it('is prepared for a day that may be open, and released', () => {
    for (const publication of [
      { stage: 'final', state: 'prepared', day: '' },
      { stage: 'final', state: 'released', day: '2026-05-13' },
    ] as const) {
      expect(setPublication(publication).key).toBe('publication/final');
      expect(parsePublication(setPublication(publication).value)).toEqual(publication);
    }
  });

  it.each([
    { stage: 'final', state: 'hidden', day: '' },
    { stage: 'final', state: 'released', day: 'tomorrow' },
    { stage: 'final', state: 'released', day: '2026-05-13', at: 5 },
    { state: 'released', day: '2026-05-13' },
  ])('is none in another form: %j', (value) => {
    expect(parsePublication(value)).toBeUndefined();
  });
});

describe('an audit', () => {
  const checked = { submission: '203', juror: 'j-1', result: 'agrees' } as const;
  const audit: Audit = { stage: 'final', seed: '4 8 15', root, sample: 2, checked: [checked] };

  it('says what was drawn and what comparing it came to', () => {
    expect(setAudit(audit)).toMatchObject({ kind: 'audit.set', key: 'audit/final' });
    expect(parseAudit(setAudit(audit).value)).toEqual(audit);
    expect(parseAudit({ ...audit, checked: [] })).toEqual({ ...audit, checked: [] });
  });

  it.each<readonly [string, object]>([
    ['a root that is none', { root: 'cd' }],
    ['a sample of parts', { sample: 1.5 }],
    ['a sample of fewer than none', { sample: -1 }],
    ['a sheet twice', { checked: [checked, { ...checked, result: 'differs' }] }],
    ['another result', { checked: [{ ...checked, result: 'fine' }] }],
    ['more', { by: 'me' }],
  ])('is none with %s', (_, odd) => {
    expect(parseAudit(changed(setAudit(audit).value, odd))).toBeUndefined();
  });
});
