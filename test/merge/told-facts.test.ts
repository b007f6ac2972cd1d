import { describe, expect, it } from 'vitest';

import { addSubmission, assignJurors, setPerson } from '../../shared/contest/contest-operations.ts';
import { setJurorDetails } from '../../shared/contest/juror-details.ts';
import type { Person } from '../../shared/contest/people.ts';
import type { Operation, PublicKeyId } from '../../shared/log/operation.ts';
import { factsFor } from '../../shared/merge/invitation.ts';
import { jurorsSeenBy } from '../../shared/merge/invitation-audience.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { personOf, submissionOf } from '../builders/contest-builder.ts';
import { directoryOf, holderOf, operationOf, type Said } from './by-hand.ts';

const { people } = directoryOf({
  people: [
    personOf('j1', 'juror', 'KZ-10', null),
    personOf('j2', 'juror', 'KZ-10', null),
    personOf('j9', 'juror', 'KZ-55', null),
    personOf('c1', 'coordinator', 'KZ-10', null),
    personOf('h1', 'headquarters', 'KZ-10', null),
  ],
});

describe('the jurors whose sheets a person works on', () => {
  it.each([
    ['j1', ['j1']],
    ['c1', ['j1', 'j2']],
    ['h1', []],
    ['nobody', []],
  ])('of %s', (person, jurors) => {
    expect([...jurorsSeenBy({ people }, person)]).toEqual(jurors);
  });
});

const directoryUnder = (...rootKeys: readonly string[]): FoldedContest['directory'] => ({
  version: 1,
  code: '',
  threshold: 1,
  confirmation: 'ticket',
  rootKeys: rootKeys as readonly PublicKeyId[],
  waiting: [],
  provisional: [],
  mutualRevocation: false,
});

/** A contest in which j1 and j9 judge submission 1, j2 judges 2, and everything that is said stands. */
function stateBy(
  said: readonly Said[],
  aside: readonly string[] = [],
  gone: readonly string[] = [],
) {
  const operations = said.map((each, at) =>
    operationOf({ id: `a.${at}`, signer: 'root', ...each }),
  );
  const heads = new Map<string, readonly Operation[]>();
  for (const each of operations)
    if (!aside.includes(each.id) && !gone.includes(each.id))
      heads.set(each.key, [...(heads.get(each.key) ?? []), each]);
  const holders = [
    ...['j1', 'j2', 'j9'].map((id) => holderOf(id)),
    holderOf('c1', 'coordinator'),
    holderOf('headquarters', 'headquarters', { publicKey: 'root' }),
  ];
  const state: Partial<FoldedContest> = {
    draws: new Map(),
    people,
    heads,
    keys: new Map(holders.map((holder) => [holder.publicKey, holder])),
    directory: directoryUnder('root'),
    assignments: new Map([
      ['written/1', ['j1', 'j9']],
      ['written/2', ['j2']],
    ]),
    submissions: new Map(
      [submissionOf('4', 'water', 'KZ-10'), submissionOf('5', 'water', 'KZ-55')].map((each) => [
        each.id,
        each,
      ]),
    ),
    blocked: new Map([['submission/2', 'asked for it']]),
    quarantine: operations
      .filter(({ id }) => aside.includes(id))
      .map((operation) => ({ operation, reason: 'role', settled: null, disputed: false }) as const),
  };
  return (person: string) =>
    factsFor(state as FoldedContest, operations, person).map(({ id, key }) => `${id} ${key}`);
}

const toldOf = (said: Said, person: string): boolean => stateBy([said])(person).length === 1;

describe('what a person is told', () => {
  const resolves = (key: string): Said => ({ kind: 'conflict.resolve', key });

  it.each<[string, Said, readonly string[]]>([
    ['the founding', { kind: 'contest.found', key: 'founding' }, ['j1', 'j2', 'j9', 'c1']],
    ['the settings', { kind: 'contest.set', key: 'contest' }, ['j1', 'j2', 'j9', 'c1']],
    ['a resolution of them', resolves('contest'), ['j1', 'j2', 'j9', 'c1']],
    [
      'an end of a stage’s time',
      { kind: 'stage.cut-off', key: 'cut-off/x' },
      ['j1', 'j2', 'j9', 'c1'],
    ],
    ['a juror', { kind: 'person.set', key: 'person/j1' }, ['j1', 'c1']],
    ['a resolution about a juror', resolves('person/j1'), ['j1', 'c1']],
    ['a coordinator', { kind: 'person.set', key: 'person/c1' }, ['c1']],
    ['a submission', { kind: 'submission.set', key: 'submission/1' }, ['j1', 'j9', 'c1']],
    ['a resolution about a submission', resolves('submission/2'), ['j2', 'c1']],
    [
      'a submission of a coordinator’s region that nobody judges',
      { kind: 'submission.set', key: 'submission/4' },
      ['c1'],
    ],
    ['one of another region', { kind: 'submission.set', key: 'submission/5' }, []],
    ['what is known of a juror', { kind: 'juror.set', key: 'juror/j1' }, ['c1']],
    ['what is known of another region’s juror', { kind: 'juror.set', key: 'juror/j9' }, []],
    ['a block of an applicant', { kind: 'block.set', key: 'block/submission/2' }, ['j2', 'c1']],
    ['a block of a juror', { kind: 'block.set', key: 'block/person/j1' }, ['j1', 'c1']],
    ['a conflict of interest', { kind: 'interest.set', key: 'interest/1/j1' }, []],
    ['a look at personal data', { kind: 'access.note', key: 'access/x' }, []],
    ['nobody’s submission', { kind: 'submission.set', key: 'submission/3' }, []],
    ['a recusal', { kind: 'recusal.set', key: 'recusal/written/1/j1' }, ['j1', 'c1']],
    ['a permission', { kind: 'sheet.reopen', key: 'reopening/written/2/j2' }, ['j2', 'c1']],
    ['an odd recusal', { kind: 'recusal.set', key: 'odd' }, []],
    ['a confirmation', { kind: 'key.confirm', key: 'key-state/key-j1' }, ['j1', 'c1']],
    ['a revocation', { kind: 'key.revoke', key: 'key-revocation/key-j9' }, ['j9']],
    ['a limit', { kind: 'key.rights', key: 'key-rights/key-c1' }, ['c1']],
    [
      'a revocation of a root key',
      { kind: 'key.revoke', key: 'key-revocation/root' },
      ['j1', 'j2', 'j9', 'c1'],
    ],
    [
      'whom headquarters’ files are for',
      { kind: 'recipient.set', key: 'recipient/headquarters' },
      ['j1', 'j2', 'j9', 'c1'],
    ],
    ['whom a region’s files are for', { kind: 'recipient.set', key: 'recipient/KZ-55' }, ['j9']],
    ['a resolution of that', resolves('recipient/KZ-10'), ['j1', 'j2', 'c1']],
    ['an assignment', { kind: 'assignment.set', key: 'assignment/written/2' }, ['j2', 'c1']],
    ['a resolution of an assignment', resolves('assignment/written/2'), ['j2', 'c1']],
    ['a score', { kind: 'score.set', key: 'score/written/1/j1/novelty' }, []],
    ['a resolution of a score', resolves('score/written/1/j1/novelty'), []],
    ['another key that ends alike', { kind: 'meeting.set', key: 'otherplace/written/2' }, []],
  ])('is their part of the contest: %s', (_, said, told) => {
    expect(['j1', 'j2', 'j9', 'c1'].filter((person) => toldOf(said, person))).toEqual(told);
  });

  it('is of an assignment the jurors that they see', () => {
    const said = operationOf({
      id: 'a.0',
      signer: 'root',
      ...assignJurors('written', '1', ['j1', 'j9']),
    });
    const seen = (person: string): unknown => {
      const keys = new Map([[said.key, [said]]]);
      const state: Partial<FoldedContest> = {
        draws: new Map(),
        people,
        heads: keys,
        keys: new Map(),
        directory: directoryUnder(),
        assignments: new Map([['written/1', ['j1', 'j9']]]),
        submissions: new Map(),
        quarantine: [],
      };
      return factsFor(state as FoldedContest, [said, said], person).map(({ value }) => value);
    };
    expect([seen('j1'), seen('c1'), seen('j9'), seen('j2')]).toEqual([
      [['j1']],
      [['j1']],
      [['j9']],
      [],
    ]);
  });

  it('is of an application no contacts and numbers, where a juror judges it, and no applicant where blocked', () => {
    const personal = {
      applicant: 'Едіге',
      town: 'Арқалық',
      bin: '1'.repeat(12),
      contacts: 'a@b.kz',
    };
    const said = ['1', '2'].map((id, at) =>
      operationOf({
        id: `a.${at}`,
        signer: 'root',
        ...addSubmission({ ...submissionOf(id), ...personal }),
      }),
    );
    const told = (person: string): unknown => {
      const state: Partial<FoldedContest> = {
        draws: new Map(),
        people,
        heads: new Map(said.map((each) => [each.key, [each]])),
        keys: new Map(),
        directory: directoryUnder(),
        assignments: new Map([
          ['written/1', ['j1']],
          ['written/2', ['j1']],
        ]),
        submissions: new Map(),
        blocked: new Map([['submission/2', 'asked for it']]),
        quarantine: [],
      };
      return factsFor(state as FoldedContest, said, person).map(({ value }) => value);
    };
    const unnamed = { applicant: '', town: '', bin: '', contacts: '' };
    expect(told('j1')).toMatchObject([{ ...personal, bin: '', contacts: '' }, unnamed]);
    expect(told('c1')).toMatchObject([personal, unnamed]);
  });

  it('names nobody to others whose data is blocked, and tells nobody how to reach them', () => {
    const named = {
      surname: 'Оспанова',
      givenName: 'Айгүл',
      patronymic: 'С.',
      organisation: 'ЖШС',
    };
    const person: Person = {
      id: 'j1',
      role: 'juror',
      region: 'KZ-10',
      nominations: [],
      ticket: null,
      ...named,
    };
    const details = { expertise: ['су'], capacity: 5, contact: '8 701', left: false };
    const said = [setPerson(person), setJurorDetails('j1', details)].map((action, at) =>
      operationOf({ id: `a.${at}`, signer: 'root', ...action }),
    );
    const told = (to: string, blocked: readonly string[]): unknown => {
      const state: Partial<FoldedContest> = {
        draws: new Map(),
        people,
        heads: new Map(said.map((each) => [each.key, [each]])),
        keys: new Map(),
        directory: directoryUnder(),
        assignments: new Map(),
        submissions: new Map(),
        blocked: new Map(blocked.map((name) => [name, 'asked for it'])),
        quarantine: [],
      };
      return factsFor(state as FoldedContest, said, to).map(({ value }) => value);
    };
    expect(told('c1', [])).toMatchObject([named, details]);
    expect(told('c1', ['person/j1'])).toEqual([
      { ...person, surname: '—', givenName: '', patronymic: '', organisation: '' },
      { ...details, contact: '' },
    ]);
    expect(told('j1', ['person/j1'])).toMatchObject([named]);
  });

  it('is what stands, and of keys also what was replaced but never set aside', () => {
    const said: readonly Said[] = [
      { kind: 'person.set', key: 'person/j1' },
      { kind: 'person.set', key: 'person/j1' },
      { kind: 'key.revoke', key: 'key-revocation/key-j1' },
      { kind: 'key.rights', key: 'key-rights/key-j1' },
      { kind: 'key.confirm', key: 'key-state/key-j1' },
    ];
    expect(stateBy(said)('j1')).toHaveLength(5);
    expect(stateBy(said, [], ['a.0', 'a.2', 'a.3', 'a.4'])('j1')).toEqual([
      'a.1 person/j1',
      'a.2 key-revocation/key-j1',
      'a.4 key-state/key-j1',
    ]);
    expect(stateBy(said, ['a.0', 'a.2', 'a.3', 'a.4'])('j1')).toEqual(['a.1 person/j1']);
  });

  it('is no coordinator’s word on a key beside a root key’s', () => {
    const key = 'key-state/key-j1';
    const root: Said = { kind: 'key.confirm', key };
    const theirs: Said = { ...root, signer: 'key-c1' };
    expect(stateBy([theirs, root])('j1')).toEqual([`a.1 ${key}`]);
    expect(stateBy([theirs])('j1')).toEqual([`a.0 ${key}`]);
    expect(stateBy([theirs, root], ['a.1'])('j1')).toEqual([`a.0 ${key}`]);
    expect(stateBy([theirs, { ...root, key: 'key-state/key-j2' }])('j1')).toEqual([`a.0 ${key}`]);
    expect(stateBy([theirs, { kind: 'key.rights', key }])('j1')).toHaveLength(2);
    expect(stateBy([{ ...theirs, kind: 'key.revoke' }, root])('j1')).toHaveLength(2);
  });
});
