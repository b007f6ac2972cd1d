import { describe, expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import {
  addSubmission,
  assignJurors,
  setCalibration,
  setContestSettings,
  setPerson,
} from '../../shared/contest/contest-operations.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import { judgeDuplicate } from '../../shared/contest/duplicate.ts';
import { setInterest } from '../../shared/contest/interest.ts';
import { noDetails, setJurorDetails } from '../../shared/contest/juror-details.ts';
import { blockData, noteAccess } from '../../shared/contest/personal-data.ts';
import { parseContestSettings } from '../../shared/contest/settings-schema.ts';
import {
  confirmSeal,
  setAppeal,
  setAudit,
  setPublication,
} from '../../shared/deciding/decision-operations.ts';
import { documentLimits, removeDocument, setDocument } from '../../shared/contest/document.ts';
import type { Operation, Value } from '../../shared/log/operation.ts';
import {
  currentVersion,
  isWellFormed,
  kindRule,
  parseIds,
  parseForkHeads,
} from '../../shared/merge/kinds.ts';
import { resolveConflict } from '../../shared/merge/resolution-operations.ts';
import {
  handInSheet,
  recuse,
  reopenSheet,
  setComment,
  setScore,
} from '../../shared/scoring/score-operations.ts';
import { signConsent } from '../../shared/trust/consent.ts';
import { personOf, submissionOf, testSettings } from '../builders/contest-builder.ts';
import { operationOf, type Said } from './by-hand.ts';

const sheet = { stage: 'written', submission: '1', juror: 'j1' };
const handIn = handInSheet(sheet, { scores: {}, comments: {}, salt: new Uint8Array(16) });
const meeting = {
  stage: 'written',
  number: '1',
  date: '2026-05-01',
  place: '',
  mode: 'remote',
  present: [],
  votes: { for: 1, against: 0, abstained: 0 },
  winners: [],
  tieReason: '',
} as const;
const sealId = `${'s'.repeat(43)}.0` as Operation['id'];
const appeal = setAppeal({
  stage: 'written',
  id: 'a-1',
  submission: '1',
  number: '',
  received: '2026-05-20',
  from: '',
  grounds: '',
  decision: null,
});
const publication = setPublication({ stage: 'written', state: 'prepared', day: '' });
const audit = setAudit({
  stage: 'written',
  seed: '',
  root: 'a'.repeat(64),
  sample: 0,
  checked: [],
});
const plan = { hash: 'a'.repeat(64), name: 'Жоспар.pdf', kind: 'pdf', size: 5, at: 0 } as const;
const interest = {
  submission: '1',
  juror: 'j1',
  ground: 'family',
  state: 'declared',
  note: '',
} as const;
const enrolment = { person: 'j1', ticket: new Uint8Array(32), proof: new Uint8Array(64) };
const says = (said: Said, change: Said = {}): boolean =>
  isWellFormed(operationOf({ ...said, ...change }));

describe('an operation of a known kind', () => {
  const known: readonly (readonly [string, Said, Value])[] = [
    ['settings', setContestSettings(testSettings), {}],
    ['a person', setPerson(personOf('j1', 'juror', 'KZ-10', null)), { id: 'j1' }],
    ['a submission', addSubmission(submissionOf('1')), { id: '1' }],
    ['an assignment', assignJurors('written', '1', ['j1']), ['a/b']],
    ['a document', setDocument('1', plan), { name: 'a.pdf' }],
    ['a document taken off', removeDocument('1', plan.hash), true],
    ['a calibration', setCalibration('written', ['1', '2']), ['a/b']],
    ['what is known of a juror', setJurorDetails('j1', noDetails), { left: 1 }],
    ['a conflict of interest', setInterest(interest), { ground: 'love', state: 'declared' }],
    ['a verdict on two applications', judgeDuplicate('2', '1', 'same', ''), 'alike'],
    ['a block', blockData('person', 'j1', true, 'asked for it'), 1],
    ['a look at data', noteAccess('x', { act: 'print', about: null, count: 3 }), { act: 'look' }],
    ['a consent', signConsent('j1', testSettings, 'kk'), { text: 'x', language: 'kk' }],
    ['an enrolment', { kind: 'key.enrol', key: 'key/k', value: enrolment }, { person: 'j1' }],
    ['a score', setScore(sheet, 'novelty', 'cannot-judge'), 'seven'],
    ['a comment', setComment(sheet, 'novelty', 'x'), 7],
    ['a hand-in', handIn, {}],
    ['a recusal', recuse(sheet, 'kin'), false],
    ['a permission', reopenSheet(sheet, 'h.0' as Operation['id'], 'x'), 1],
    ['a meeting', { kind: 'meeting.set', key: 'meeting/written', value: meeting }, {}],
    [
      'a seal',
      { kind: 'stage.seal', key: 'seal/written', value: { stateHash: 'a'.repeat(64) } },
      'a',
    ],
    ['a confirmation of a seal', confirmSeal('written', sealId, 'k' as never), true],
    ['an appeal', appeal, { ...(appeal.value as object), received: '' }],
    ['a publication', publication, { stage: 'written', state: 'hidden', day: '' }],
    ['an audit', audit, { stage: 'written' }],
    [
      'a release',
      { kind: 'quarantine.settle', key: 'quarantine/a.0', value: 'released', reason: 'x' },
      'free',
    ],
    [
      'a record left out',
      { kind: 'quarantine.settle', key: 'quarantine/a.0', value: 'left-out', reason: 'x' },
      true,
    ],
  ];

  it.each(known)('has a form of its value, and a key of its own: %s', (_, said, odd) => {
    expect(says(said)).toBe(true);
    expect(says(said, { value: odd })).toBe(false);
    expect(says(said, { key: `${said.key}/more` })).toBe(false);
    expect(says(said, { key: `x${said.key}` })).toBe(false);
    expect(says(said, { version: 9 })).toBe(false);
    expect(says(said, { kind: 'kind.of-tomorrow' })).toBe(false);
  });

  it('says nothing under a key with fewer parts', () => {
    expect(says(setScore(sheet, 'novelty', null), { key: 'score/written/1/j1' })).toBe(false);
    expect(says(handIn, { key: 'sheet/written/1' })).toBe(false);
    expect(says(handIn, { key: 'sheet' })).toBe(false);
  });

  it('names a document by the hash of its bytes, within the limits', () => {
    const said = setDocument('1', plan);
    const key = (hash: string) => ({ key: `document/1/${hash}` });
    for (const hash of ['A'.repeat(64), 'a'.repeat(63), 'plan.pdf', ''])
      expect(says(said, key(hash))).toBe(false);
    const odd = [
      { name: '' },
      { name: 'x'.repeat(256) },
      { name: 'a\u202egpj.pdf' },
      { kind: 'html' },
      { size: 0 },
      { size: documentLimits.bytes + 1 },
      { at: -1 },
      { at: 0.5 },
      { script: true },
    ];
    for (const change of odd)
      expect(says({ ...said, value: { name: 'a', kind: 'pdf', size: 5, at: 0, ...change } })).toBe(
        false,
      );
  });

  it('gives a reason where it overrules or steps back, of more than blanks', () => {
    for (const said of [recuse(sheet, 'kin'), reopenSheet(sheet, 'h.0' as Operation['id'], 'x')]) {
      expect(says(said, { reason: '' })).toBe(false);
      expect(says(said, { reason: ' \n' })).toBe(false);
      expect(says(said, { reason: ' x ' })).toBe(true);
    }
    expect(says(setScore(sheet, 'novelty', null), { reason: '' })).toBe(true);
  });

  it('names what it is about in one way', () => {
    const person = setPerson(personOf('j1', 'juror', 'KZ-10', null));
    expect(says(person, { key: 'person/j2' })).toBe(false);
    expect(says(addSubmission(submissionOf('1')), { key: 'submission/2' })).toBe(false);
    expect(says(assignJurors('written', '1', []), { key: 'assignment/final/9' })).toBe(true);
    expect(says(audit, { key: 'audit/final' })).toBe(false);
    expect(says(publication, { key: 'publication/final' })).toBe(false);
    expect(says(appeal, { key: 'appeal/written/a-2' })).toBe(false);
    expect(says(appeal, { key: 'appeal/final/a-1' })).toBe(false);
    expect(says({ kind: 'meeting.set', key: 'meeting/final', value: meeting })).toBe(false);
  });
});

describe('a resolution', () => {
  const resolves = (key: string, value: Value, reason = 'x'): boolean =>
    says(resolveConflict(key, value, [], reason));

  it('takes the form of the key that it settles', () => {
    expect(resolves('score/written/1/j1/novelty', 7000)).toBe(true);
    expect(resolves('score/written/1/j1/novelty', 'seven')).toBe(false);
    expect(resolves('score/written/1/j1', 7000)).toBe(false);
    expect(resolves('person/j1', setPerson(personOf('j1', 'juror', null, null)).value)).toBe(true);
    expect(resolves('person/j2', setPerson(personOf('j1', 'juror', null, null)).value)).toBe(false);
    expect(resolves('meeting/written', meeting)).toBe(true);
    expect(resolves('meeting/final', meeting)).toBe(false);
    expect(resolves('publication/written', publication.value)).toBe(true);
    expect(resolves('publication/final', publication.value)).toBe(false);
    expect(resolves('appeal/written/a-1', appeal.value)).toBe(true);
    expect(resolves('appeal/written/a-2', appeal.value)).toBe(false);
    expect(resolves('appeal/final/a-1', appeal.value)).toBe(false);
    expect(resolves('recipient/KZ-10', [new Uint8Array(32)])).toBe(true);
    expect(resolves('nowhere/x', 7000)).toBe(false);
    expect(resolves('', 7000)).toBe(false);
    expect(resolves('score/written/1/j1/novelty', 7000, '')).toBe(false);
  });

  it('takes the form of any version of that key', () => {
    const branches = [new Uint8Array(32)];
    expect(resolves('fork/log', true)).toBe(true);
    expect(resolves('fork/log', branches)).toBe(true);
    expect(resolves('fork/log', 'odd')).toBe(false);
  });

  it.each([
    ['key-revocation/x', { cuts: [] }],
    ['key-rights/x', { stages: null }],
    ['approval/x', true],
    ['log/x', { previous: new Uint8Array(16), head: null, cause: 'copied' }],
    ['withdrawal/x', true],
    ['cut-off/x', { heads: [] }],
    [`document/1/${'a'.repeat(64)}`, false],
    ['calibration/x', []],
    ['consent/x', { text: 'a'.repeat(64), language: 'kk' }],
    ['juror/j1', { ...noDetails }],
    ['interest/1/j1', { ground: 'work', state: 'declared' }],
    ['duplicate/1/2', 'same'],
    ['block/person/j1', true],
    ['access/x', { act: 'print', about: null, count: 1 }],
    [`seal-confirm/written/${'k'.repeat(43)}`, sealId],
  ] as const)('is none of what stands alone: %s', (key, value) => {
    expect(resolves(key, value)).toBe(false);
    expect(resolves('approval/x', true)).toBe(false);
  });
});

describe('versions', () => {
  it('are those that were ever written, and the oldest that fits is written', () => {
    expect(kindRule({ kind: 'fork.settle', version: 2 })?.stratum).toBe('resolution');
    expect(kindRule({ kind: 'fork.settle', version: 3 })).toBeNull();
    expect(kindRule({ kind: 'kind.of-tomorrow', version: 1 })).toBeNull();
    expect(currentVersion('fork.settle', true)).toBe(1);
    expect(currentVersion('fork.settle', [new Uint8Array(32)])).toBe(2);
    expect(currentVersion('fork.settle', 'odd')).toBe(2);
    expect(currentVersion('score.set', 'odd')).toBe(1);
    expect(currentVersion('kind.of-tomorrow', true)).toBe(1);
  });

  it('of settings and applications are the first where they say no more than it could', () => {
    const [stage] = testSettings.stages;
    const written = (change: Partial<ContestSettings>) => {
      const { kind, value } = setContestSettings({ ...testSettings, ...change });
      return { version: currentVersion(kind, value), read: parseContestSettings(value) };
    };
    expect(written({})).toEqual({ version: 1, read: { ok: true, value: testSettings } });
    const changes: readonly Partial<ContestSettings>[] = [
      { announced: '2026-01-01' },
      { regionAliases: { 'KZ-10': ['Көкше'] } },
      { grants: { ceiling: null, perProjectMax: 5, partialAllowed: true } },
      {
        stages:
          stage === undefined
            ? []
            : [
                {
                  ...stage,
                  regulation: {
                    ...stage.regulation,
                    quotas: [{ by: 'region', min: null, max: 2 }],
                  },
                },
              ],
      },
      {
        stages:
          stage === undefined
            ? []
            : [{ ...stage, assignment: { ...stage.assignment, ownOrganisationExcluded: true } }],
      },
    ];
    for (const change of changes)
      expect(written(change)).toEqual({
        version: 2,
        read: { ok: true, value: { ...testSettings, ...change } },
      });
    const grouped = addSubmission({ ...submissionOf('1'), ageGroup: 'g1-4' });
    expect(currentVersion(grouped.kind, grouped.value)).toBe(2);
    expect(says(grouped, { version: 2 })).toBe(true);
    expect(says(grouped)).toBe(false);
  });

  it('of settings know no day that the calendar has not, and no quota below nothing', () => {
    for (const odd of [
      { announced: '2026-02-31' },
      { appealDays: -1 },
      { regionAliases: { 'KZ-10': [''] } },
      { grants: { ceiling: 0.5, perProjectMax: null, partialAllowed: true } },
    ])
      expect(
        says(
          { ...setContestSettings({ ...testSettings, announced: '2026-01-01' }), version: 2 },
          {
            value: { ...testSettings, ...odd } as never,
          },
        ),
      ).toBe(false);
  });

  it.each([
    ['contest.found', 'directory'],
    ['person.set', 'directory'],
    ['key.confirm', 'directory'],
    ['settlement.withdraw', 'directory'],
    ['recipient.set', 'contest'],
    ['recusal.set', 'contest'],
    ['stage.cut-off', 'contest'],
    ['document.set', 'contest'],
    ['calibration.set', 'contest'],
    ['consent.sign', 'contest'],
    ['score.set', 'sheet'],
    ['sheet.hand-in', 'sheet'],
    ['conflict.resolve', 'resolution'],
    ['meeting.set', 'resolution'],
    ['stage.seal', 'resolution'],
    ['seal.confirm', 'resolution'],
    ['appeal.set', 'resolution'],
    ['result.publish', 'resolution'],
    ['audit.set', 'resolution'],
  ])('are judged in their stratum: %s', (kind, stratum) => {
    expect(kindRule({ kind, version: 1 })?.stratum).toBe(stratum);
  });
});

describe('lists in values', () => {
  it('of jurors are ids, of which there are at most ten thousand', () => {
    expect(parseIds(['j1', 'j2'])).toEqual(['j1', 'j2']);
    expect(parseIds([])).toEqual([]);
    expect(parseIds(Array.from({ length: 10_000 }, () => 'j'))).toHaveLength(10_000);
    expect(parseIds(Array.from({ length: 10_001 }, () => 'j'))).toBeUndefined();
    expect(parseIds(['j1', ''])).toBeUndefined();
    expect(parseIds(['j1', 1])).toBeUndefined();
    expect(parseIds('j1')).toBeUndefined();
    expect(parseIds({ length: 0 })).toBeUndefined();
  });

  it('of a fork’s branches are segments, or all there will ever be', () => {
    const head = new Uint8Array(32).fill(3);
    expect(parseForkHeads(true)).toBeNull();
    expect(parseForkHeads([head])).toEqual([bytesToBase64url(head)]);
    for (const odd of [false, [], [new Uint8Array(31)], ['x'], null])
      expect(parseForkHeads(odd)).toBeUndefined();
  });
});
